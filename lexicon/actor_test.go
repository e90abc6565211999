package lexicon

import (
	"errors"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/lexicon/token"
)

const actorHead = "actor\tkind\trole\tterm\tsurname\tfrom\tto\tsource\n"

func gazetteer(t *testing.T, lines ...string) *Gazetteer {
	t.Helper()
	f, err := ReadActors(strings.NewReader(actorHead+strings.Join(lines, "\n")+"\n"), "a.tsv")
	if err != nil {
		t.Fatal(err)
	}
	g, err := NewGazetteer(f)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestReadActorsMistakes(t *testing.T) {
	for _, c := range []struct {
		line, want string
		column     int
	}{
		{"Cuba\tstate\tnom\tCuba\t\t\t\t", "unknown role", 3},
		{"\tstate\tname\tCuba\t\t\t\t", "a name has neither", 1},
		{"A|B\tstate\tname\tCuba\t\t\t\t", "a name has neither", 1},
		{"A;B\tstate\tname\tCuba\t\t\t\t", "a name has neither", 1},
		{"Cuba\t\tname\tCuba\t\t\t\t", "the kind is missing", 2},
		{"Cuba\tstate\tnot\tcuba libre\t\t\t\t", "what is no actor has none", 1},
		{"Cuba\tstate\tdemonym\tcubain\t\t\t\t", "masculine and its feminine", 4},
		{"Cuba\tstate\tname\t\t\t\t\t", "it is empty", 4},
		{"Cuba\tstate\tname\tCuba!\t\t\t\t", "is no word", 4},
		{"Cuba\tstate\tname\ta b c d e f g h i j k l m\t\t\t\t", "more than 12 words", 4},
		{"Cuba\tstate\thead of state\tRaúl Castro\tFidel\t\t\t", "the surname", 5},
		{"Cuba\tstate\thead of state\tRaúl Castro\t\t2008-2-24\t\t", "is no date", 6},
		{"Cuba\tstate\thead of state\tRaúl Castro\t\t2008-13\t\t", "is no date", 6},
		{"Cuba\tstate\thead of state\tRaúl Castro\t\t\tavril 2018\t", "is no date", 7},
		{"Cuba\tstate\thead of state\tRaúl Castro\t\t2018\t2008\t", "is not after", 7},
		{"Cuba\tstate\tname", "columns, want", 0},
		{"Cuba\tstate\tname\tCub\xffa\t\t\t\t", "not UTF-8", 0},
	} {
		_, err := ReadActors(strings.NewReader(actorHead+"\n# a comment\n"+c.line+"\n"), "a.tsv")
		var e *SyntaxError
		if !errors.As(err, &e) || !strings.Contains(e.Msg, c.want) || e.Line != 4 || e.Column != c.column || e.File != "a.tsv" {
			t.Errorf("%q: %v at column %v", c.line, err, e)
		}
	}
	for text, want := range map[string]string{
		"":                          "no line of column names",
		"actor\tkind\trole\n":       "the columns are",
		"actor\tkind\tterm\trole\n": "the columns are",
		actorHead + "A\tstate\tname\tA\t\t\t\t\nA\tparty\tname\tB\t\t\t\t\n": "of the kind",
	} {
		if _, err := ReadActors(strings.NewReader(text), "a.tsv"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestReadActorsShort(t *testing.T) {
	f, err := ReadActors(strings.NewReader("\uFEFF# version: 3\r\nactor\tkind\trole\tterm\r\nParti de la mer\tparty\tname\tParti de la mer\r\n"), "p.tsv")
	if err != nil || len(f.Aliases) != 1 || f.Version != "3" || f.Aliases[0].Actor.Kind != "party" {
		t.Fatalf("%+v, %v", f, err)
	}
}

func TestHolds(t *testing.T) {
	a := &Alias{From: 20080224, To: 20180419}
	for _, c := range []struct {
		first, last int
		want        bool
	}{
		{20080223, 20080223, false}, {20080224, 20080224, true}, {20180418, 20180418, true},
		{20180419, 20180419, false}, {20080101, 20081231, true}, {20070101, 20071231, false}, {0, 0, true},
	} {
		if got := a.Holds(c.first, c.last); got != c.want {
			t.Errorf("%d–%d: %v", c.first, c.last, got)
		}
	}
	for s, want := range map[string]int{"2018": 20190000, "2018-04": 20180500, "2018-04-19": 20180419} {
		if got, ok := parseDay(s, true); !ok || got != want {
			t.Errorf("end %s: %d", s, got)
		}
	}
}

// found lists the names in a text as term=actor.
func found(g *Gazetteer, text string) string {
	var seg token.Segmenter
	toks := seg.Tokens(text)
	var all []string
	for _, n := range g.Find(toks, nil) {
		var who []string
		for _, s := range n.Spellings {
			who = append(who, s.Alias.actorName())
		}
		all = append(all, text[toks[n.First].Start:toks[n.End-1].End]+"="+strings.Join(who, "/"))
	}
	return strings.Join(all, ", ")
}

func TestFind(t *testing.T) {
	g := gazetteer(t,
		"Guinée\tstate\tname\tGuinée\t\t\t\t", "Guinée-Bissau\tstate\tname\tGuinée-Bissau\t\t\t\t", "Guinée équatoriale\tstate\tname\tGuinée équatoriale\t\t\t\t",
		"-\t-\tnot\tgolfe de Guinée\t\t\t\t", "Chine\tstate\tname\tChine\t\t\t\t", "ONU\torganisation\tacronym\tONU\t\t\t\t", "Otan\torganisation\tname\tOtan\t\t\t\t",
		"États-Unis\tstate\tname\tÉtats-Unis\t\t\t\t", "France\tstate\tdemonym\tfrançais/française\t\t\t\t", "Grèce\tstate\tdemonym\tgrec/grecque\t\t\t\t",
		"France\tstate\tprefix\tfranco\t\t\t\t", "Cuba\tstate\thead of state\tRaúl Castro\tCastro\t2008-02-24\t2018-04-19\tx", "Cuba\tstate\thead of state\tGeorge W. Bush\tBush\t\t\tx", "Cuba\tstate\thead of state\tFidel Castro\tCastro\t\t2008-02-24\tx",
		"Estonie\tstate\tgroup\tpays baltes\t\t\t\t", "Lettonie\tstate\tgroup\tpays baltes\t\t\t\t", "Pérou\tstate\tname\tPérou\t\t\t\t",
	)
	for text, want := range map[string]string{
		"la Guinée, la Guinée-Bissau et la Guinée équatoriale": "Guinée=Guinée, Guinée-Bissau=Guinée-Bissau, Guinée équatoriale=Guinée équatoriale",
		"le golfe de Guinée":             "golfe de Guinée=no actor",
		"de la porcelaine de chine":      "",
		"l’ONU, l’O.N.U. et l’onu":       "ONU=ONU, O.N.U.=ONU",
		"l’OTAN et l’Otan":               "OTAN=Otan, Otan=Otan",
		"les Etats-Unis, les ÉTATS-UNIS": "Etats-Unis=États-Unis, ÉTATS-UNIS=États-Unis",
		"PEROU":                          "PEROU=Pérou",
		"les Grecques et les français":   "Grecques=Grèce, français=France",
		"un sommet franco-grec":          "franco-grec=France, franco-grec=Grèce",
		"un accord franco-martien":       "",
		"Raúl Castro et Castro":          "Raúl Castro=Cuba, Castro=Cuba/Cuba",
		"les pays baltes":                "pays baltes=Estonie/Lettonie",
	} {
		if got := found(g, text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if a := g.Named("Etats-Unis"); a == nil || a.Name != "États-Unis" {
		t.Errorf("named: %v", a)
	}
	if g.Named("les Etats-Unis") != nil || g.Named("") != nil || g.Actor("Chine") == nil || g.Actor("chine") != nil {
		t.Error("an actor is named by all of its name, and asked for by its canonical one")
	}
}

// What a later file says of a term takes the place of what an earlier one says.
func TestGazetteerOverrides(t *testing.T) {
	one, _ := ReadActors(strings.NewReader(actorHead+"Suisse\tstate\tcapital\tGenève\t\t\t\t\nSuisse\tstate\tname\tSuisse\t\t\t\t\n"), "one.tsv")
	two, _ := ReadActors(strings.NewReader(actorHead+"Ville de Genève\tcity\tname\tGenève\t\t\t\t\nSuisse\tstate\tname\tHelvétie\t\t\t\t\n"), "two.tsv")
	g, err := NewGazetteer(one, two)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := found(g, "Genève, Suisse, Helvétie"), "Genève=Ville de Genève, Suisse=Suisse, Helvétie=Suisse"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if g.Actor("Suisse") != one.Aliases[0].Actor || two.Aliases[1].Actor == g.Actor("Suisse") {
		t.Error("aliases of one actor in two files point to the first one, and files do not change")
	}
	twice, _ := ReadActors(strings.NewReader(actorHead+"Congo\tstate\tname\tCongo\t\t\t\t\nRDC\tstate\tname\tCongo\t\t\t\t\n"), "twice.tsv")
	var e *SyntaxError
	if _, err := NewGazetteer(twice); !errors.As(err, &e) || e.Line != 3 {
		t.Errorf("a term of two: %v", err)
	}
	dated, _ := ReadActors(strings.NewReader(actorHead+"Kazakhstan\tstate\tcapital\tAlmaty\t\t\t1997-12-10\t\nRDC\tstate\tname\tAlmaty\t\t1997-12-10\t\t\n"), "dated.tsv")
	if _, err := NewGazetteer(dated); err != nil {
		t.Errorf("a term of two, one after the other: %v", err)
	}
}

func FuzzReadActors(f *testing.F) {
	f.Add(actorHead + "Cuba\tstate\tdemonym\tcubain/cubaine\t\t2008\t2018-04\tx\n")
	f.Add("actor\tkind\trole\tterm\n-\t-\tnot\tmontagnes russes\n")
	f.Fuzz(func(t *testing.T, text string) {
		file, err := ReadActors(strings.NewReader(text), "f.tsv")
		if err != nil {
			if file != nil {
				t.Fatal("a file with mistakes was returned")
			}
			return
		}
		g, err := NewGazetteer(file)
		if err != nil {
			return
		}
		for _, a := range file.Aliases {
			if a.Role == PrefixAlias {
				continue
			}
			for _, form := range a.forms() {
				if found(g, form) == "" {
					t.Errorf("%q is not found in itself", form)
				}
			}
		}
	})
}

var sink []Name

func BenchmarkFind(b *testing.B) {
	f, err := ReadActors(strings.NewReader(actorHead+"Cuba\tstate\tdemonym\tcubain/cubaine\t\t\t\t\n"), "a.tsv")
	if err != nil {
		b.Fatal(err)
	}
	g, err := NewGazetteer(f)
	if err != nil {
		b.Fatal(err)
	}
	var seg token.Segmenter
	toks := seg.Tokens("La délégation cubaine a salué mardi la conclusion d’un accord que personne n’attendait plus.")
	for b.Loop() {
		sink = g.Find(toks, sink[:0])
	}
}
