package format

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"github.com/cadrage/cadrage/lexicon"
)

// show prints entries as « pattern dimension weight@line », and remarks as « line: msg ».
func show(d *Dictionary) (entries, remarks string) {
	var e, r []string
	for _, x := range d.Entries {
		e = append(e, fmt.Sprintf("%s %s %s@%d", x.Pattern, x.Dimension, decimal(x.Weight), x.Line))
	}
	for _, x := range d.Remarks {
		r = append(r, fmt.Sprintf("%d: %s", x.Line, x.Msg))
	}
	return strings.Join(e, "; "), strings.Join(r, "; ")
}

// The fixtures are invented, with the traps of real files.
var readTests = []struct {
	name, file, text string
	opt              Options
	entries, remarks string
}{
	{"quanteda", "d.yml", "positive: [bon, 'très bon', élan*]\nnegative:\n  - mal\n", Options{},
		"=bon polarity 1@1; =très =bon polarity 1@1; élan* polarity 1@1; =mal polarity -1@3", ""},
	{"yaml scalars are text", "d.yml", "pays:\n  NO: [Norvège, oui]\n  __: [État]\n", Options{},
		"=norvège pays_no 1@2; =oui pays_no 1@2; =état pays 1@3", `2: category "pays/NO" becomes the dimension "pays_no"`},
	{"yaml keys stand twice", "d.yml", "joie: [gai]\njoie: [rire]\n", Options{}, "=gai joie 1@1; =rire joie 1@2", ""},
	{"yaml aliases are not followed", "d.yml", "a: &x [bon]\nb: *x\n", Options{}, "=bon a 1@1", "2: lost: an alias, which is not followed"},
	{"elisions are words", "d.yml", "positive: [l'espoir, aujourd’hui]\n", Options{}, "=l' =espoir polarity 1@1; =aujourd'hui polarity 1@1", ""},
	{"what no pattern says", "d.yml", "positive: ['*fin', 'a?b', bo*, 'bon !', \"l'é*\", bon]\n", Options{}, "=bon polarity 1@1",
		`1: lost: "*fin": "*fin" cannot be said in a pattern; 1: lost: "a?b": "a?b" cannot be said in a pattern; ` +
			`1: lost: "bo*": "bo*": a prefix has 3 letters at least, and nothing else; 1: lost: "bon !": "!" has marks; ` +
			`1: lost: "l'é*": "l'é*": a prefix has 3 letters at least, and nothing else`},
	{"categories as asked", "d.yml", "Lob: [bon]\nTadel: [mal]\nRest: [ou]\n",
		Options{Categories: map[string]Target{"Lob": {"ton", 2 * one}, "Tadel": {"ton", -2 * one}, "Rest": {}}},
		"=bon ton 2@1; =mal ton -2@2", `3: category "Rest" is left out, as asked`},
	{"negated categories", "d.yml", "neg_positive: ['pas bon']\npositive: [bon]\n", Options{Dimension: "ton"}, "=bon ton 1@2",
		`1: category "neg_positive" is left out: its entries are negated ones, for which there is a rule`},
	{"a dimension that is reserved", "d.yml", "speech: [dire]\n", Options{}, "=dire category_speech 1@1", `1: category "speech" becomes the dimension "category_speech"`},

	{"liwc, line ends of an old Mac", "d.dic", "%\r01\tposemo\r2\tcolère\r%\rbon\t1\t\rfâch*\t02\r", Options{},
		"=bon polarity 1@5; fâch* colere 1@6", `6: category "colère" becomes the dimension "colere"`},
	{"liwc with spaces, phrases, marks behind %", "d.dic", "%\t\n1 posemo\n%\t\t\nplein d'espoir\t1\nbon 1\n", Options{},
		"=plein =d' =espoir polarity 1@4; =bon polarity 1@5", ""},
	{"liwc conditions", "d.dic", "%\n1\tposemo\n%\nbien\t(02 134)125/464\nsorte\t<de>131/135\nbon\t1\nbeau\nfin\t9\n", Options{}, "=bon polarity 1@6",
		`4: lost: "bien\t(02 134)125/464" is conditional; 5: lost: "sorte\t<de>131/135" is conditional; 7: lost: "beau" has no category; 8: lost: "fin" is of the category 9, which is none`},
	{"liwc categories in each other", "d.dic", "%\n1\taffect\n\t2\tposemo\n\t3\tjoie\n%\nbon\t2\ngai\t3\n", Options{},
		"=bon polarity 1@6; =gai affect_joie 1@7", `7: category "affect/joie" becomes the dimension "affect_joie"`},

	{"liwc22", "d.dicx", "\uFEFFDicTerm,posemo,joie\nbon,X,\ngai,,1\nmal,-1.5,0\nrien,,\nfou,oui,\n", Options{},
		"=bon polarity 1@2; =gai joie 1@3; =mal polarity -1.5@4", `5: lost: "rien" is in no category; 6: lost: "oui" in the column "posemo" is neither X nor a weight`},

	{"lexicoder", "d.lc3", "avant\n+negative#FF0000\nmal\nmal à l'aise\n+positive#00FF00\nbon\n", Options{},
		"=mal polarity -1@3; =mal =à =l' =aise polarity -1@4; =bon polarity 1@6", `1: lost: "avant" stands before the first category`},

	{"yoshikoder", "d.ykd", `<?xml version="1.0" encoding="UTF-8"?>
<dictionary style="050805" patternengine="substring">
<cnode name="Essai"><cnode name="positive"><pnode name=" bon"/><pnode name="fort*"/></cnode>
<cnode name="thème"><cnode name="eau"><pnode name="lac"/></cnode></cnode></cnode></dictionary>`, Options{},
		"=bon polarity 1@3; fort* polarity 1@3; =lac theme_eau 1@4",
		`2: patterns that match within words are read as whole words; 4: category "thème/eau" becomes the dimension "theme_eau"`},

	{"wordstat", "d.cat", "+TON+\r\n\tPOSITIF\r\n\t\tBON (1)\r\n\t\tMAIN_TENDUE (2)\r\n\t\t@REGLE [#A AFTER #B /S 3] (1)\r\n\tNEGATIF\r\n\t\tMAL (1,5)\r\nSEUL (1)\r\n", Options{},
		"=bon polarity 1@3; =main =tendue polarity 2@4; =mal polarity -1.5@7",
		`5: lost: "@REGLE [#A AFTER #B /S 3] (1)" is a rule; 8: lost: "SEUL (1)" is in no category`},

	{"afinn", "afinn.txt", "bon\t3\ntout à fait bon\t5\nmal\t-2\nmal\t-3\nmal\t-2\nnul\t0\nfou\tx\nmot\t1\t2\n", Options{},
		"=bon polarity 1.8@1; =tout =à =fait =bon polarity 3@2; =mal polarity -1.2@3",
		`0: weights from -5 to 5 are multiplied by 3/5; 4: lost: "mal" stands already in line 3 with another weight, which holds; ` +
			`5: "mal" stands already in line 3; 6: lost: "nul" has the weight 0; 7: lost: "fou\tx" is no term with a weight from -5 to 5; 8: lost: "mot\t1\t2" is no term with a weight from -5 to 5`},
	{"vader: the last holds", "vader.txt", "bon\t2.0\t0.5\t[2, 2]\nbon\t1.0\t0.5\t[1, 1]\n:)\t2.0\t1\t[2]\n", Options{},
		"=bon polarity 0.75@1", `0: weights from -4 to 4 are multiplied by 3/4; 2: "bon" stands already in line 1 with another weight: this one holds; 3: lost: ":)": ":)" has marks`},

	{"feel", "FEEL.csv", "id;word;polarity;joy;fear\n1;à le hâte;negative;0;1\n2;gai;positive;1;0\n3;de le élan;positive;0;0\n", Options{},
		"=au =hâte polarity -1@2; =au =hâte fear 1@2; =gai polarity 1@3; =gai joy 1@3; =de =l' =élan polarity 1@4",
		`2: "à le hâte" is read as "au hâte"; 4: "de le élan" is read as "de l'élan"`},

	{"csv", "d.csv", "mot;poids\nbon;0,5\nmal;-2\nfou;beaucoup\n", Options{}, "=bon polarity 0.5@2; =mal polarity -2@3", `4: lost: the weight "beaucoup" is no number`},
	{"csv with short rows", "d.csv", "score,word\n1,bon\n2\nx\n", Options{}, "=bon polarity 1@2", `4: lost: the weight "x" is no number`},
	{"csv with large weights", "d.csv", "word,score\nbon,5\nmal,-10\n", Options{}, "=bon polarity 1.5@2; =mal polarity -3@3", "0: weights go up to 10: they are multiplied by 3/10"},
	{"csv with poles in words", "d.csv", "word,polarity\nbon,positive\nmal,negative\n", Options{}, "=bon polarity 1@2; =mal polarity -1@3", ""},
	{"csv with columns of categories", "d.csv", "word\tjoie\tpeur\ngai\t1\t0\nombre\t\tx\n", Options{}, "=gai joie 1@2; =ombre peur 1@3", ""},
}

func TestRead(t *testing.T) {
	for _, c := range readTests {
		f, ok := Detect(c.file)
		if !ok {
			t.Errorf("%s: the format of %s is not told", c.name, c.file)
		}
		d, err := Read(strings.NewReader(c.text), c.file, f, c.opt)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		entries, remarks := show(d)
		if entries != c.entries {
			t.Errorf("%s: entries\n %s\nwant\n %s", c.name, entries, c.entries)
		}
		if remarks != c.remarks {
			t.Errorf("%s: remarks\n %s\nwant\n %s", c.name, remarks, c.remarks)
		}
	}
}

// What was read is a lexicon.
func TestWriteLexicon(t *testing.T) {
	for _, c := range readTests {
		f, _ := Detect(c.file)
		d, err := Read(strings.NewReader(c.text), c.file, f, c.opt)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := WriteLexicon(&b, d, "essai\nde deux lignes"); err != nil {
			t.Fatal(err)
		}
		lex, err := lexicon.Read(strings.NewReader(b.String()), "x.tsv")
		if err != nil || len(lex.Entries) != len(d.Entries) {
			t.Errorf("%s: %v\n%s", c.name, err, b.String())
			continue
		}
		if _, err := lexicon.Compile(lex); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestWindows1252(t *testing.T) {
	text, err := charmap.Windows1252.NewEncoder().String("positive: [été]\n")
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(strings.NewReader(text), "d.yml", Quanteda, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if entries, remarks := show(d); entries != "=été polarity 1@1" || remarks != "0: not UTF-8: read as Windows-1252" {
		t.Errorf("%s; %s", entries, remarks)
	}
}

func TestReadMistakes(t *testing.T) {
	for _, c := range []struct {
		name string
		f    Format
		text string
		want string
	}{
		{"empty", Lexicoder, "", "x:1: no entry was found in it as a file of lexicoder"},
		{"yaml", Quanteda, "a: [b", "x:1: "},
		{"yaml list", Quanteda, "- a\n- b\n", "x:1: not a mapping of categories"},
		{"liwc without %", LIWC, "bon\t1\n", "x:1: the first line is not %"},
		{"liwc without an end", LIWC, "%\n1\ta\n", "x:1: the categories do not end with %"},
		{"liwc category", LIWC, "%\nposemo\n%\n", `x:2: category "posemo": want a number and a name`},
		{"xml", Yoshikoder, "<dictionary><cnode name='a'>\n<pnode name='b'/>", "x:2: "},
		{"xml entity", Yoshikoder, "<!DOCTYPE d [<!ENTITY a 'b'>]><d><cnode name='&a;'/></d>", "x:1: "},
		{"feel", FEEL, "id;mot\n1;bon\n", "x:1: there are no columns word and polarity"},
		{"one column", CSV, "mot\nbon\n", "x:1: a table has a header of two columns at least"},
	} {
		d, err := Read(strings.NewReader(c.text), "x", c.f, Options{})
		var syntax *lexicon.SyntaxError
		if d != nil || !errors.As(err, &syntax) || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	if _, err := Read(strings.NewReader("x"), "x", "pdf", Options{}); err == nil {
		t.Error("an unknown format is read")
	}
}

func entries(t *testing.T, rows string) []*lexicon.Entry {
	t.Helper()
	f, err := lexicon.Read(strings.NewReader("pattern\trole\tdimension\tweight\texample\tnote\tcameo\tguard\n"+rows), "x.tsv")
	if err != nil {
		t.Fatal(err)
	}
	l, err := lexicon.Compile(f)
	if err != nil {
		t.Fatal(err)
	}
	return l.Entries()
}

const written = "fructueux\tpolar\tframing\t2\t\t\t\t\n" +
	"=main =tendue|=tendues\tpolar\tframing\t1\t\t\t\t\n" +
	"prometteu*\tpolar\tframing\t1\t\t\t\t\n" +
	"=NO\tpolar\tpays\t-1\t\t\t\t\n" +
	"soutenir/v\tpolar\tpays\t1\t\t\t\tactor\n" +
	"renforcer … lien\tpolar\tframing\t1\t\t\t\t\n" +
	"crise =cardiaque\tblocker\tframing\t\t\t\t\t\n"

func TestWriteYAML(t *testing.T) {
	var b strings.Builder
	remarks, err := WriteYAML(&b, entries(t, written))
	if err != nil {
		t.Fatal(err)
	}
	want := `"framing":
  "positive":
    - "fructueuse"
    - "fructueuses"
    - "fructueux"
    - "main tendue"
    - "main tendues"
    - "prometteu*"
"pays":
  "positive":
    - "soutenaient"
`
	if !strings.HasPrefix(b.String(), want) || !strings.HasSuffix(b.String(), "  \"negative\":\n    - \"no\"\n") {
		t.Errorf("%s", b.String())
	}
	_, got := show(&Dictionary{Remarks: remarks})
	if want := `6: "soutenir/v" loses its guard actor; 7: lost: "renforcer … lien" has a gap, or more than 500 forms; 8: lost: "crise =cardiaque" is a blocker; 0: weights are lost: quanteda counts each entry once`; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	d, err := Read(strings.NewReader(b.String()), "x.yml", Quanteda, Options{Categories: map[string]Target{"framing/positive": {"framing", one}}})
	if err != nil || d.Entries[0] != (Entry{"=fructueuse", "framing", one, 3}) {
		t.Errorf("%v, %+v", err, d)
	}
}

func TestWriteCSV(t *testing.T) {
	var b strings.Builder
	remarks, err := WriteCSV(&b, entries(t, strings.SplitAfterN(written, "\n", 2)[0]+"=sans\tnegator\t\t\t\t\t\t\n"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "word,dimension,weight\nfructueuse,framing,2\nfructueuses,framing,2\nfructueux,framing,2\n"; b.String() != want {
		t.Errorf("%s", b.String())
	}
	if len(remarks) != 1 || remarks[0].Msg != `lost: "=sans" is a negator` {
		t.Errorf("%v", remarks)
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range readTests {
		for i := range Formats() {
			f.Add(i, c.text)
		}
	}
	f.Fuzz(func(t *testing.T, i int, text string) {
		if i < 0 || i >= len(Formats()) {
			return
		}
		d, err := Read(strings.NewReader(text), "x", Formats()[i], Options{})
		if err != nil {
			return
		}
		var b strings.Builder
		if err := WriteLexicon(&b, d, "x"); err != nil {
			t.Fatal(err)
		}
		if _, err := lexicon.Read(strings.NewReader(b.String()), "x.tsv"); err != nil {
			t.Fatalf("%v\n%s", err, b.String())
		}
	})
}
