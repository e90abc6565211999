package stance_test

import (
	"testing"

	"github.com/cadrage/cadrage/lexicon/french"
	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/corpus"
)

// Whatever the text, its matches lie in it and are worth no more than they may be.
func FuzzDocument(f *testing.F) {
	for _, s := range []string{
		"Ce n’est pas un bon accord, mais « la rencontre », dit-il, fut fructueuse.",
		"Si (la baisse — du chômage) pourrait, selon lui : ne … que : pas ! – l’échec ?",
		"Pour le maire, qui que ce soit, dont où, , ni sans ni loin de la crise ; malgré",
		"\"« “ Bien que certes peu très moins plus ” » \" aurait pu se dit mettre fin à la guerre",
		"Selon Moscou, la France, l’Italie et les deux pays franco-allemands ont salué M. Poutine à Rome. Leurs relations, l’île, le pays hôte",
		"Madame la Présidente, je voudrais saluer le succès. » Que, qu’ et que qui",
	} {
		f.Add(s)
	}
	a, err := stance.New(stance.Config{Lexicon: french.Lexicon(), Gazetteer: french.Gazetteer()})
	if err != nil {
		f.Fatal(err)
	}
	one, err := stance.New(stance.Config{Lexicon: french.Lexicon(), Gazetteer: french.Gazetteer(), Presegmented: true})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, a := range []*stance.Analyzer{a, one} {
			r := a.Document(&corpus.Document{Text: text})
			r.ByActor()
			r.ByDyad()
			for _, s := range r.Sentences {
				for _, m := range s.Mentions {
					if m.Actor == nil || m.Start < s.Start || m.End > s.End || m.Start >= m.End {
						t.Fatalf("mention %+v in sentence %v", m, s.Span)
					}
				}
				for _, d := range s.Dyads {
					if d.A.Name >= d.B.Name || (d.Source == nil) != (d.Target == nil) || d.Evidence.Hits == 0 {
						t.Fatalf("dyad %+v", d)
					}
				}
				s.Shares()
				for _, m := range s.Matches {
					if m.Start < s.Start || m.End > s.End || m.Start >= m.End {
						t.Fatalf("match %v in sentence %v", m.Span, s.Span)
					}
					if c := m.Contribution; c > 2*m.Entry.Weight && c > -2*m.Entry.Weight || c < 2*m.Entry.Weight && c < -2*m.Entry.Weight {
						t.Fatalf("contribution %d of weight %d", c, m.Entry.Weight)
					}
				}
			}
		}
	})
}
