package lexicon

import (
	"errors"
	"strings"
	"testing"
)

const (
	header = "pattern\trole\tdimension\tweight\n"
	long   = "pattern\trole\tdimension\tweight\texample\tnote\tcameo\tguard\n"
)

func TestRead(t *testing.T) {
	f, err := Read(strings.NewReader("\uFEFF# name: essai\n# version: 1.2\r\n"+header+"\nfructueux\tpolar\tframing\t1.5\r\n=sans\tnegator\t\t\n"), "essai.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if f.Version != "1.2" || len(f.Entries) != 2 || f.SHA256 == [32]byte{} {
		t.Errorf("%+v", f)
	}
	if e := f.Entries[0]; e.Weight != 1_500_000 || e.Dimension != "framing" || e.Role != Polar || e.Line != 5 || e.File != "essai.tsv" {
		t.Errorf("%+v", e)
	}
}

func TestParseWeight(t *testing.T) {
	for s, want := range map[string]int64{"1": 1_000_000, "-1.5": -1_500_000, "+.25": 250_000, "3.000": 3_000_000, "0.000001": 1, "2.": 2_000_000} {
		if got, err := ParseWeight(s); got != want || err != nil {
			t.Errorf("%q: %d, %v, want %d", s, got, err, want)
		}
	}
}

// Every mistake is named with its line and column, and nothing is returned.
func TestReadMistakes(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"columns", "mot\tpoids\n", `x.tsv:1: the columns are ["mot" "poids"], want`},
		{"too few cells", header + "bon\tpolar\n", "x.tsv:2: 2 columns, want 4"},
		{"role", header + "bon\tgood\tf\t1\n", `x.tsv:2:2: unknown role "good"`},
		{"weight", header + "bon\tpolar\tf\t0,5\n", `x.tsv:2:4: weight "0,5": not a decimal number`},
		{"hexadecimal weight", header + "bon\tpolar\tf\t1e0\n", `weight "1e0": not a decimal number`},
		{"empty weight", header + "bon\tpolar\tf\t\n", `x.tsv:2:4: weight "": not a decimal number`},
		{"weight out of range", header + "bon\tpolar\tf\t3.5\n", "the range is [-3, 3] without 0"},
		{"weight of many digits", header + "bon\tpolar\tf\t99999999999999999999\n", "the range is [-3, 3] without 0"},
		{"weight of two signs", header + "bon\tpolar\tf\t-+1\n", `weight "-+1": not a decimal number`},
		{"weight of two points", header + "bon\tpolar\tf\t1.1.1\n", `weight "1.1.1": not a decimal number`},
		{"weight of a point", header + "bon\tpolar\tf\t.\n", `weight ".": not a decimal number`},
		{"zero", header + "bon\tpolar\tf\t0\n", "the range is [-3, 3] without 0"},
		{"too fine a weight", header + "bon\tpolar\tf\t0.1234567\n", "more than six decimals"},
		{"weight of a blocker", header + "bon\tblocker\tf\t1\n", "x.tsv:2:4: a blocker has no weight"},
		{"dimension of a negator", header + "=sans\tnegator\tf\t\n", "x.tsv:2:3: a negator has no dimension"},
		{"polar without dimension", header + "bon\tpolar\t\t1\n", "x.tsv:2:3: a polar entry has a dimension"},
		{"reserved dimension", header + "bon\tpolar\tnegation\t1\n", `cannot be "negation"`},
		{"duplicate", header + "bon\tpolar\tf\t1\nbon\tpolar\tf\t2\n", `x.tsv:3:1: pattern "bon" stands already in line 2`},
		{"empty pattern", header + "\tpolar\tf\t1\n", `x.tsv:2:1: pattern "": empty pattern`},
		{"unknown lemma", header + "fructuheux\tpolar\tf\t1\n", `unknown lemma "fructuheux": write =fructuheux for this form only`},
		{"unknown part of speech", header + "bon/x\tpolar\tf\t1\n", `unknown part of speech "x"`},
		{"lemma of another part of speech", header + "fructueux/v\tpolar\tf\t1\n", `"fructueux" is not known as v`},
		{"gap at the end", header + "bon …\tpolar\tf\t1\n", "a gap stands between two elements"},
		{"gap at the start", header + "… bon\tpolar\tf\t1\n", "a gap stands between two elements"},
		{"two gaps", header + "bon … … =a\tpolar\tf\t1\n", "a gap stands between two elements"},
		{"gap too long", header + "bon …10 =a\tpolar\tf\t1\n", "the number of words is in 1–9"},
		{"optional end", header + "bon =a?\tpolar\tf\t1\n", "the first and the last element cannot be optional"},
		{"many optionals", header + "bon a? a? a? a? a? =b\tpolar\tf\t1\n", "5 optional elements, the most are 4"},
		{"many elements", header + strings.Repeat("bon ", 13) + "\tpolar\tf\t1\n", "13 elements, the most are 12"},
		{"many gaps", header + "a … =b … =c … =d … =e\tpolar\tf\t1\n", "more than 3 gaps"},
		{"same but for capitals", header + "=bon\tpolar\tf\t1\n=Bon\tpolar\tf\t-1\n", `x.tsv:3:1: pattern "=Bon" stands already in line 2`},
		{"dimension name", header + "bon\tpolar\tMon ton\t1\n", `x.tsv:2:3: dimension "Mon ton": a name is of small letters`},
		{"name of a layer", header + "bon\tpolar\tspeech\t1\n", `cannot be "speech"`},
		{"dimension of a modal", header + "vouloir\tmodal\tf\t\n", `x.tsv:2:3: a modal is of one of the kinds ["intended" "hypothetical"], not "f"`},
		{"kind of a contrast", header + "=mais\tcontrast\t\t\n", `x.tsv:2:3: a contrast is of one of the kinds ["adversative" "concessive"], not ""`},
		{"dimension of a speech verb", header + "dire\tspeech\tf\t\n", "x.tsv:2:3: a speech has no dimension"},
		{"factor of a reverser", header + "baisse\treverser\tturning\t1\n", "x.tsv:2:4: a reverser has no weight"},
		{"factor out of range", header + "=peu\tdiminisher\t\t4\n", "x.tsv:2:4: weight \"4\": the range is [-3, 3] without 0"},
		{"cameo", long + "bon\tpolar\tf\t1\t\t\t21\t\n", `x.tsv:2:7: cameo code "21": a polar entry may have one of 01 to 20`},
		{"cameo of a blocker", long + "bon\tblocker\tf\t\t\t\t03\t\n", `x.tsv:2:7: cameo code "03"`},
		{"guard", long + "bon\tpolar\tf\t1\t\t\t\tperson\n", `x.tsv:2:8: unknown guard "person"`},
		{"guard of a blocker", long + "bon\tblocker\tf\t\t\t\t\tactor\n", `x.tsv:2:8: a blocker has no guard`},
		{"not UTF-8", header + "=\xe9chec\tpolar\tf\t-1\n", "x.tsv:2: not UTF-8"},
		{"empty", "", "x.tsv:1: there is no line of column names"},
		{"only comments", "# name: x\n", "x.tsv:2: there is no line of column names"},
		{"long line", header + "mal\tgood\tf\t1\n" + strings.Repeat("x", maxLine+1), "x.tsv:3: the line is longer than 1048576 bytes"},
		{"prefix of two tokens", header + "l'acc*\tpolar\tf\t1\n", `"l'acc" is not one token`},
		{"prefix of two letters", header + "éa*\tpolar\tf\t1\n", `prefix "éa" is shorter than 3 letters`},
		{"short prefix", header + "bo*\tpolar\tf\t1\n", `prefix "bo" is shorter than 3 letters`},
		{"empty alternative", header + "bon|\tpolar\tf\t1\n", "an alternative is empty"},
		{"two tokens in one element", header + "=l'accord\tpolar\tf\t1\n", `"l'accord" is not one token`},
	} {
		f, err := Read(strings.NewReader(c.text), "x.tsv")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v\n   want %s", c.name, err, c.want)
		}
		var syntax *SyntaxError
		if !errors.As(err, &syntax) || f != nil {
			t.Errorf("%s: %T, file %v", c.name, err, f)
		}
	}
}

func TestReadNamesAllMistakes(t *testing.T) {
	_, err := Read(strings.NewReader(header+"mal\tgood\tf\t1\nbon\tpolar\tf\t9\n"), "x.tsv")
	if n := strings.Count(err.Error(), "x.tsv:"); n != 2 {
		t.Errorf("%d mistakes named in %v", n, err)
	}
}

// A mistake shows its line and says how to mend it.
func TestMistakesHint(t *testing.T) {
	for _, c := range []struct{ line, hint string }{
		{"fructuheux\tpolar\tf\t1", "the nearest known: fructueux"},
		{"bon\tpolar\tf\t0,5", "write 0.5"},
		{"bon\tnegator\tf\t", "leave the cell empty"},
		{"bon\tpolar", "columns are separated by one tab each, empty ones too"},
	} {
		_, err := Read(strings.NewReader(header+c.line+"\n"), "x.tsv")
		var syntax *SyntaxError
		if !errors.As(err, &syntax) || syntax.Hint != c.hint || syntax.Text != c.line {
			t.Errorf("%q: hint %q, line %q, want %q", c.line, syntax.Hint, syntax.Text, c.hint)
		}
	}
}

func TestCompileMistakes(t *testing.T) {
	f, err := Read(strings.NewReader(header+"bon\tblocker\tf\t\n"), "x.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Compile(f); err == nil || !strings.Contains(err.Error(), `x.tsv:2:3: blocker of "f"`) {
		t.Errorf("error %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(header + "fructueux\tpolar\tframing\t1.5\n=sans … de? a|b/n cou*\tnegator\t\t\n")
	f.Add(long + "soutenir/v\tpolar\talignment\t1\tx\ty\t03\tactor\nétat\tcollective\t\t\t\t\t\t\n")
	f.Add("# version: 1\n\n" + header + "bon\tblocker\tnegation\t\n")
	f.Fuzz(func(t *testing.T, text string) {
		file, err := Read(strings.NewReader(text), "x.tsv")
		if err != nil {
			return
		}
		for _, e := range file.Entries {
			if e.Role == Polar && (e.Weight == 0 || e.Weight > MaxWeight || e.Weight < -MaxWeight) {
				t.Fatalf("weight %d", e.Weight)
			}
		}
		if l, err := Compile(file); err == nil {
			l.Match(tokens(text))
			l.Lint()
		}
	})
}
