package lexicon

import (
	"fmt"
	"testing"
)

func TestSpelling(t *testing.T) {
	for _, c := range []struct{ name, pattern, text, want string }{
		{"no accents typed", "réussir", "une fete reussie", "réussir@[2]"},
		{"some accents typed", "événement", "un evénement, un événement", "événement@[1] événement@[4]"},
		{"an exact form without its accents", "=déjà", "deja vu", "=déjà@[0]"},
		{"a name without its accents", "=états-unis", "Etats-Unis", "=états-unis@[0]"},
		{"a French word is read as it is written", "salé", "une pièce sale", ""},
		{"which does not hold in capitals", "allié/n", "UN ALLIE", "allié/n@[1]"},
		{"but for words of grammar", "sûr", "UN ACCORD SUR LA PAIX", ""},
		{"a bare capital", "=à =jamais", "A jamais", "=à =jamais@[0 1]"},
		{"a small letter is trusted", "=à =jamais", "il a jamais", ""},
		{"accents too many", "sale", "un plat salé", ""},
		{"other accents", "pêcher", "il a péché", ""},
		{"an older spelling", "évènement", "un événement", "évènement@[1]"},
		{"a newer spelling", "événement", "des évènements", "événement@[1]"},
		{"inflected forms of the other spelling", "connaître", "il connait", "connaître@[1]"},
		{"an exact form in the other spelling", "=connaît", "il connait", "=connaît@[1]"},
		{"hyphens", "plate-forme", "une plateforme, des plates-formes", "plate-forme@[1] plate-forme@[4]"},
		{"hyphens that the reform joins with an elision", "contre-attaque", "une contrattaque", "contre-attaque@[1]"},
		{"a newer spelling without its accent", "événement", "un EVENEMENT", "événement@[1]"},
	} {
		l := compile(t, c.pattern+" ; polar ; f ; 1")
		if got := show(l.Match(tokens(c.text))); got != c.want {
			t.Errorf("%s: %q in %q: %s, want %s", c.name, c.pattern, c.text, got, c.want)
		}
	}
}

// Reading a word with accents that it lacks is remembered: it allocates once, and what
// is remembered is bounded.
func TestReadingsAreKept(t *testing.T) {
	l := compile(t, "réussir ; polar ; f ; 1", "=à ; negator ;  ; ")
	m := l.NewMatcher()
	toks := tokens("Une fete reussie a la mairie, une REUSSITE")
	if n := testing.AllocsPerRun(100, func() { m.Match(toks) }); n != 0 {
		t.Errorf("%g allocations", n)
	}
	for i := range 2 * maxReadings {
		m.Match(tokens(fmt.Sprint("xxx", i, " reussie")))
	}
	if len(m.words) > maxReadings || len(m.classes) > maxReadings {
		t.Errorf("%d readings are kept", len(m.words))
	}
	if found := m.Match(tokens("Une fete reussie a la mairie, une REUSSITE")); len(found) != 1 {
		t.Errorf("%d matches", len(found))
	}
}
