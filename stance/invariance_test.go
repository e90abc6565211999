package stance_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/french"
	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/corpus"
)

// A generator makes sentences of parts that rules look at. %A and %B stand for actors.
type generator struct{ *rand.Rand }

func (g generator) of(parts ...string) string { return parts[g.IntN(len(parts))] }

func (g generator) sentence() string {
	opening := g.of("", "", "Hier, ", "Selon le ministre, ", "Malgré l’échec du sommet, ", "Bien que la crise dure, ", "À l’heure où la pauvreté recule, ", "« Je le dis », lance-t-il : ")
	core := g.of(
		"%A n’a pas signé l’accord avec %B", "%A et %B ont renforcé leur coopération", "%A accuse %B d’avoir saboté la trêve", "%A pourrait rompre ses relations avec %B",
		"%A veut apaiser les tensions avec %B", "la visite de %A fut très fructueuse", "%A, qui n’a rien obtenu, salue l’œuvre de %B", "%A estime que l’aide de %B est une réussite",
		"la baisse du chômage soulage %A", "%A n’a ni soutenu ni condamné %B", "aucun progrès n’a été noté par %A", "%A refuse un compromis honnête à %B",
	)
	close := g.of("", ", mais la situation reste préoccupante", " ; l’espoir renaît", ", a indiqué le porte-parole", " sans incident", ", après une rencontre chaleureuse", " pour éviter la catastrophe")
	s := opening + core + close
	return strings.ToUpper(s[:1]) + s[1:] + g.of(".", ".", " !", " ?")
}

// named puts names in the place of %A and %B; a name at the start of a sentence is not told
// from other words by its capital.
func named(s, a, b string) string { return strings.NewReplacer("%A", a, "%B", b).Replace(s) }

// reading is what an analysis says of a sentence, without offsets. The names of a and b, if
// any, are read as A and B.
func reading(an *stance.Analyzer, text string, ab ...string) string {
	called := func(name string) string {
		if i := slices.Index(ab, name); i >= 0 {
			return string(rune('A' + i))
		}
		return name
	}
	var b strings.Builder
	r := an.Document(&corpus.Document{Text: text})
	fmt.Fprint(&b, len(r.Sentences))
	for _, s := range r.Sentences {
		for _, m := range s.Matches {
			fmt.Fprint(&b, " ", m.Entry.Pattern, m.Factors, m.Contribution, m.Voice, m.Modality)
			for _, t := range m.Targets {
				fmt.Fprint(&b, called(t.Name))
			}
		}
		for _, m := range s.Mentions {
			fmt.Fprint(&b, " ", called(m.Actor.Name), m.Speaker, m.Place)
		}
		var dyads []string
		for _, d := range s.Dyads {
			pair := []string{called(d.A.Name), called(d.B.Name)}
			slices.Sort(pair)
			source, target := d.Direction()
			dyads = append(dyads, fmt.Sprint(pair, called(source), called(target), d.Evidence.Pos, d.Evidence.Neg, d.Evidence.Hits, d.Voice))
		}
		slices.Sort(dyads)
		fmt.Fprint(&b, dyads)
	}
	return b.String()
}

func analyzer(t *testing.T) *stance.Analyzer {
	t.Helper()
	parties, err := lexicon.ReadActors(strings.NewReader("actor\tkind\trole\tterm\nParti des Ormes\tparty\tname\tParti des Ormes\nLigue de Tervel\tparty\tname\tLigue de Tervel\n"), "parties.tsv")
	if err != nil {
		t.Fatal(err)
	}
	g, err := lexicon.NewGazetteer(append(slices.Clone(french.Gazetteer().Files()), parties)...)
	if err != nil {
		t.Fatal(err)
	}
	a, err := stance.New(stance.Config{Lexicon: french.Lexicon(), Gazetteer: g})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// However a sentence is typed, it says the same.
func TestTypographyMakesNoDifference(t *testing.T) {
	a := analyzer(t)
	g := generator{rand.New(rand.NewPCG(1, 2))}
	matches := 0
	for range 400 {
		s := named(g.sentence(), "le Pérou", "l’Équateur")
		want := reading(a, s)
		matches += strings.Count(want, "own") + strings.Count(want, "reported")
		for name, typed := range map[string]string{
			"straight apostrophes": strings.ReplaceAll(s, "’", "'"),
			"composed":             norm.NFC.String(s),
			"decomposed":           norm.NFD.String(s),
			"no-break spaces":      strings.NewReplacer(" !", "\u202F!", " ?", "\u00A0?", " ;", "\u202F;", "« ", "«\u00A0", " »", "\u00A0»").Replace(s),
			"oe":                   strings.ReplaceAll(s, "œ", "oe"),
			"soft hyphen":          strings.ReplaceAll(s, "coopération", "coopé\u00ADration"),
		} {
			if got := reading(a, typed); got != want {
				t.Errorf("%s:\n%s\n%s\n%s", name, typed, got, want)
			}
		}
	}
	if matches < 400 {
		t.Errorf("%d matches in 400 sentences", matches)
	}
}

// Whoever it is about, a sentence says the same.
func TestNamesMakeNoDifference(t *testing.T) {
	a := analyzer(t)
	g := generator{rand.New(rand.NewPCG(3, 4))}
	for range 400 {
		s := g.sentence()
		want := reading(a, named(s, "le Pérou", "la Bolivie"), "Pérou", "Bolivie")
		for _, pair := range [][2]string{{"le Canada", "la Norvège"}, {"le Mali", "la Chine"}, {"le Maroc", "la Russie"}, {"le Parti des Ormes", "la Ligue de Tervel"}} {
			if got := reading(a, named(s, pair[0], pair[1]), pair[0][len("le "):], pair[1][len("la "):]); got != want {
				t.Errorf("%s\n%s\n%s", named(s, pair[0], pair[1]), got, want)
			}
		}
	}
}
