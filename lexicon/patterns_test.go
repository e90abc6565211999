package lexicon

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/lexicon/token"
)

// The examples of PATTERNS.md are what the matcher does.
func TestPatternsPage(t *testing.T) {
	page, err := os.ReadFile("PATTERNS.md")
	if err != nil {
		t.Fatal(err)
	}
	_, examples, _ := strings.Cut(string(page), "| pattern | text |\n|---|---|\n")
	examples, _, _ = strings.Cut(examples, "\n\n")
	n := 0
	for line := range strings.Lines(examples) {
		n++
		pattern, text, _ := strings.Cut(strings.Trim(strings.TrimSpace(line), "| "), "` | ")
		pattern = strings.ReplaceAll(strings.TrimPrefix(pattern, "`"), `\|`, "|")
		l := compile(t, pattern+" ; polar ; f ; 1")
		plain := strings.NewReplacer("[", "", "]", "").Replace(text)
		var want []string
		for _, part := range strings.Split(text, "[")[1:] {
			words, _, _ := strings.Cut(part, "]")
			for _, tok := range tokens(words) {
				want = append(want, tok.Norm)
			}
		}
		var got []string
		for s := range token.Sentences(plain) {
			for _, m := range l.Match(s.Tokens) {
				for _, i := range m.Tokens {
					got = append(got, s.Tokens[i].Norm)
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s in %q: matches %q, want %q", pattern, plain, got, want)
		}
	}
	if n < 15 {
		t.Errorf("%d examples were tried", n)
	}
}

// What a word is can be told by the words beside it.
func TestPartOfSpeech(t *testing.T) {
	for _, c := range []struct{ pattern, text, want string }{
		{"grave/adj", "la ministre grave la date", ""},
		{"grave/adj", "un accident grave la nuit dernière", "grave/adj@[2]"},
		{"grave/adj", "il grave un nom", ""},
		{"grave/adj", "une faute grave, la plus lourde", "grave/adj@[2]"},
		{"attaque/n", "la France attaque une loi", ""},
		{"illustre/adj", "la photo illustre bien la scène", ""},
		{"illustre/adj", "une photo illustre", "illustre/adj@[2]"},
		{"dépassé/adj", "ils ont largement dépassé la borne", ""},
		{"dépassé/adj", "ils sont dépassés", "dépassé/adj@[2]"},
		{"attaque/n", "on attaque demain", ""},
		{"attaque/n", "une attaque la nuit", "attaque/n@[1]"},
		{"crise/n", "la crise la plus longue", "crise/n@[1]"},
		{"menacer/v", "une menace voilée", ""},
		{"menacer/v", "la menace grandit", ""},
		{"menacer/v", "il la menace", "menacer/v@[2]"},
		{"menacer/v", "nous la menaçons", "menacer/v@[2]"},
		{"menacer/v", "Paris menace de partir", "menacer/v@[1]"},
		{"menacer/v", "sous menace de mort", ""},
		{"menacer/v", "pour menacer le voisin", "menacer/v@[1]"},
		{"accuser/v", "les accusés sont là", ""},
		{"accuser/v", "ils sont accusés de vol", "accuser/v@[2]"},
		{"contrer/v", "il vote contre la loi", ""},
		{"contrer/v", "Paris contre Rome", ""},
		{"contrer/v", "il contre la loi", "contrer/v@[1]"},
		{"contrer/v", "ils ont contré la loi", "contrer/v@[2]"},
		{"allié/n", "le commandement allié se visite", ""},
		{"allié/n", "son allié de toujours", "allié/n@[1]"},
	} {
		l := compile(t, c.pattern+" ; polar ; f ; 1")
		if got := show(l.Match(tokens(c.text))); got != c.want {
			t.Errorf("%s in %q: %q, want %q", c.pattern, c.text, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ pattern, text, want string }{
		{"paix", "place de la Paix", ""},
		{"paix", "Paix et justice", "paix@[0]"},
		{"paix", "il dit : Paix à tous", "paix@[3]"},
		{"paix", "LA PAIX EST SIGNEE", "paix@[1]"},
		{"paix", "La Paix Revient Enfin En Ville", "paix@[1]"},
		{"=Entente =cordiale", "l'Entente cordiale", "=Entente =cordiale@[1 2]"},
		{"coup =d' =état", "un coup d'État", "coup =d' =état@[1 2 3]"},
	} {
		l := compile(t, c.pattern+" ; polar ; f ; 1")
		if got := show(l.Match(tokens(c.text))); got != c.want {
			t.Errorf("%s in %q: %q, want %q", c.pattern, c.text, got, c.want)
		}
	}
	l := compile(t, "paix ; polar ; f ; 1", "place =de =la =paix ; blocker ;  ; ")
	if got, want := show(l.Match(tokens("la place de la Paix"))), "place =de =la =paix@[1 2 3 4]"; got != want {
		t.Errorf("a blocker: %q, want %q", got, want)
	}
}

func TestGuard(t *testing.T) {
	f, err := Read(strings.NewReader("pattern\trole\tdimension\tweight\texample\tnote\tcameo\tguard\n"+
		"soutenir/v\tpolar\ta\t1\t\t\t03\tactor\n"+
		"gouvernement|syndicat\tcollective\t\t\t\t\t\t\n"), "x.tsv")
	if err != nil {
		t.Fatal(err)
	}
	l, err := Compile(f)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{
		"Paris soutient le plan": 1, "il soutient le plan": 0, "le gouvernement soutient le plan": 1, "Il soutient ce plan": 0,
		"la Norvège – absente – soutient le plan": 1, "Rome écoute ; il soutient le plan": 0, "syndicats": 0, "il soutient la France": 1, "il soutient les syndicats": 1, "l'ONU soutient le plan": 1,
		"il soutient la TVA": 0, "il soutient le plan à Noël": 0,
	} {
		n := 0
		for _, m := range l.Match(tokens(text)) {
			if m.Entry.Role == Polar {
				n++
			}
		}
		if n != want {
			t.Errorf("%q: %d matches, want %d", text, n, want)
		}
	}
	if e := l.Entries()[0]; e.CAMEO != "03" || e.Guard != AnyActor {
		t.Errorf("%+v", e)
	}
}

// The roles without a dimension do not take words from the dimensions, nor from each
// other.
func TestRolesHaveLayers(t *testing.T) {
	l := compile(t, "accuser ; polar ; a ; -1", "accuser ; speech ;  ; ", "=très ; amplifier ;  ; ", "=peu ; diminisher ;  ; ", "=mais ; contrast ; adversative ; ",
		"vouloir ; modal ; intended ; ", "baisser ; reverser ; turning ; ", "état ; collective ;  ; ", "=un =peu ; blocker ; intensity ; ")
	got := show(l.Match(tokens("très peu d'états veulent accuser mais un peu")))
	want := "=très@[0] =peu@[1] état@[3] vouloir@[4] accuser@[5] accuser@[5] =mais@[6] =un =peu@[7 8]"
	if got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// Of equal matches the one with fewer forms is meant.
func TestFewerForms(t *testing.T) {
	l := compile(t, "satisfaire ; polar ; f ; 1", "satisfaisant/adj ; polar ; f ; 2", "=satisfaisante ; polar ; f ; 3")
	if got, want := show(l.Match(tokens("satisfait satisfaisants satisfaisante"))), "satisfaire@[0] satisfaisant/adj@[1] =satisfaisante@[2]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A later file replaces entries of an earlier one.
func TestCompileReplaces(t *testing.T) {
	read := func(name, rows string) *File {
		f, err := Read(strings.NewReader(header+rows), name)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	l, err := Compile(read("a.tsv", "bon\tpolar\tf\t1\nmal\tpolar\tf\t-1\n"), read("b.tsv", "Bon\tpolar\tf\t-2\nbon\tpolar\tg\t1\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range l.Entries() {
		got = append(got, e.File+" "+e.Pattern+" "+e.Dimension)
	}
	if want := "b.tsv Bon f, a.tsv mal f, b.tsv bon g"; strings.Join(got, ", ") != want {
		t.Errorf("%s, want %s", strings.Join(got, ", "), want)
	}
}

func TestWith(t *testing.T) {
	l := compile(t, "fructueux ; polar ; f ; 1", "rencontre fructueux ; polar ; a ; 1", "mal ; polar ; f ; -1", "fructu* ; blocker ;  ; ")
	var got []string
	for _, e := range l.With("Fructueuses") {
		got = append(got, e.Pattern)
	}
	if want := []string{"fructueux", "rencontre fructueux", "fructu*"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if forms := l.Entries()[0].Forms(); !slices.Equal(forms, []string{"fructueuse", "fructueuses", "fructueux"}) {
		t.Errorf("forms %q", forms)
	}
	if l.Entries()[1].Forms() != nil || l.Entries()[3].Forms() != nil {
		t.Error("an entry of two elements and a prefix have forms")
	}
}

func TestLint(t *testing.T) {
	f, err := Read(strings.NewReader("pattern\trole\tdimension\tweight\texample\tnote\tcameo\n"+
		"accord/n\tpolar\ta\t1\t\t\t19\n"+ // 2
		"=accord\tpolar\ta\t2\t\t\t\n"+ // 3: takes the words of line 2
		"=accord =mineur\tpolar\ta\t1\t\t\t\n"+ // 4
		"accord mineur\tpolar\ta\t-1\t\t\t\n"+ // 5
		"=crise =cardiaque\tblocker\ta\t\t\t\t\n"+ // 6
		"accord =nul\tblocker\t\t\t\t\t\n"+
		"grave\tpolar\tf\t-1\t\t\t\n"+ // 8
		"=joli\tpolar\tf\t1\t\t\t\n"+ // 9
		"=beau|=belle|=beaux|=belles\tpolar\tf\t1\t\t\t\n"+
		"nuire\tpolar\tf\t-1\t\t\t\n"+ // 11
		"arnaque\tpolar\tf\t-1\t\t\t\n"+ // 12: the verb has the same sign
		"arnaquer\tpolar\tf\t-1\t\t\t\n"), "x.tsv")
	if err != nil {
		t.Fatal(err)
	}
	l, err := Compile(f)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range l.Lint("x.tsv") {
		got = append(got, strings.TrimPrefix(place(r.Entry), "x.tsv:")+" "+r.Msg)
	}
	want := []string{
		`2 never matches: "=accord" takes its words: x.tsv:3`,
		`2 cameo 19 is worth -10 on Goldstein's scale, the weight has the other sign`,
		`3 "accord/n" matches the same words: x.tsv:2`,
		`5 "=accord =mineur" has the opposite sign and matches the same words: x.tsv:4`,
		`5 never matches: "=accord =mineur" takes its words: x.tsv:4`,
		`6 blocks nothing: no entry has one of its words`,
		`8 "grave" is also a form of "graver": say which is meant, as in grave/adj`,
		`9 the forms jolis, jolie, jolies are not matched: joli/adj has them all`,
		`11 "nuit" is also a form of "nuit": say which is meant, as in nuire/v`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if n := len(l.Lint("other.tsv")); n != 0 {
		t.Errorf("%d remarks on a file that is not there", n)
	}
}
