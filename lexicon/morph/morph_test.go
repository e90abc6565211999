package morph

import (
	"slices"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/lexicon/token"
)

func TestForms(t *testing.T) {
	for _, c := range []struct {
		lemma string
		pos   POS
		want  string // in the order of the table
	}{
		{"fructueux", Adjective, "fructueux fructueuse fructueuses"},
		{"prometteur", Any, "prometteur prometteurs prometteuse prometteuses"},
		{"allié", Noun, "allié alliés alliée alliées"},
		{"œil", Noun, "œil œils yeux"},
		{"oeil", Noun, "œil œils yeux"},
		{"Cuba", Name, "Cuba"},
		{"bref", Adjective, "bref brefs brève brèves"},
		{"fructueux", Noun, ""},
		{"directrice", Noun, "directrice directrices"},
		{"directrice", Adjective, ""},
		{"renforcé", Adjective, "renforcé renforcés renforcée renforcées"},
		{"renforcé", Any, "renforcé renforcés renforcée renforcées"},
		{"renforcée", Adjective, ""},
		{"xyzzy", Any, ""},
		{"", Any, ""},
	} {
		var got []string
		for _, f := range Forms(c.lemma, c.pos) {
			if !slices.Contains(got, f.Text) {
				got = append(got, f.Text)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("Forms(%q, %q) = %q, want %q", c.lemma, c.pos, strings.Join(got, " "), c.want)
		}
	}
}

// analyses prints « lemma/pos » for what a form may be, sorted, and the source behind it
// where that is not the table.
func analyses(form string) string {
	var all []string
	for _, a := range Analyses(form) {
		s := a.Lemma + "/" + string(a.POS)
		if a.Source != Table {
			s += "/" + a.Source.String()
		}
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func TestAnalyses(t *testing.T) {
	for form, want := range map[string]string{
		"fructueuses": "fructueux/adj",
		"alliée":      "allier/v allié/adj allié/n alliée/n",
		"directrices": "directeur/adj directeur/n directrice/n", // its own lemma, too
		"renforcées":  "renforcer/v renforcé/adj",
		"yeux":        "œil/n",
		"est":         "est/n être/v",
		"CUBA":        "Cuba/name cuber/v",
		"œuvre":       "œuvre/n œuvrer/v",
		"oeuvre":      "œuvre/n œuvrer/v",
		"évènements":  "évènement/n événement/n", // either spelling
		"connait":     "connaitre/v connaître/v",
		"kilogrammes": "kilogramme/n",
		// accents that were not typed
		"reussie":   "réussi/adj/accents réussir/v/accents",
		"Etats":     "état/n/accents",
		"evénement": "évènement/n/accents événement/n/accents",
		"sale":      "sale/adj sale/n saler/v",
		// guesses
		"vice-directrices": "vice-directeur/adj/guess vice-directeur/n/guess vice-directrice/n/guess",
		"cyberaccords":     "cyberaccord/n/guess",
		"zlurpeuses":       "zlurpeur/n/guess zlurpeux/adj/guess",
		"zlurpatrice":      "zlurpateur/adj/guess zlurpateur/n/guess",
		"zlurpement":       "zlurpement/adv/guess zlurpement/n/guess",
		"zlurpismes":       "zlurpisme/n/guess",
		"zlurperaient":     "zlurper/v/guess zlurperer/v/guess",
		"zlurps":           "zlurp/n/guess zlurps/n/guess",
		"zl":               "",
		"":                 "",
		"12":               "",
		"deux mots":        "",
		"\xff":             "",
	} {
		if got := analyses(form); got != want {
			t.Errorf("Analyses(%q) = %q, want %q", form, got, want)
		}
	}
}

func TestFeatures(t *testing.T) {
	for _, c := range []struct {
		form, lemma string
		pos         POS
		want        string
	}{
		{"signerait", "signer", Verb, "cond,3sg"},
		{"signait", "signer", Verb, "iimp,3sg"},
		{"signera", "signer", Verb, "ifut,3sg"},
		{"soit", "être", Verb, "spre,3sg"},
		{"fût", "être", Verb, "simp,3sg"},
		{"prometteuses", "prometteur", Adjective, "fem,pl"},
		{"renforcées", "renforcé", Adjective, "fem,pl"},
		{"directrices", "directrice", Noun, "fem,pl"},
		{"nationaux", "national", Adjective, "mas,pl"},
	} {
		var got []string
		for _, a := range Analyses(c.form) {
			if a.Lemma == c.lemma && a.POS == c.pos {
				got = append(got, a.Features)
			}
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s as %s/%s has features %q, want %q among them", c.form, c.lemma, c.pos, got, c.want)
		}
	}
}

func TestAccented(t *testing.T) {
	for word, want := range map[string]string{
		"reussie": "réussie", "protege": "protège protégè protégé", "sale": "salè salé", "réussie": "", "evénement": "événement", "zzz": "", "FRANCAISE": "française",
	} {
		if got := strings.Join(Accented(word), " "); got != want {
			t.Errorf("Accented(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestSpellings(t *testing.T) {
	for form, want := range map[string]string{
		"événement": "évènement", "évènements": "événements", "connaît": "connait", "connait": "connaît", "plateformes": "plates-formes", "plateforme": "plate-forme",
		"contre-attaque": "contrattaque", "août": "aout", "week-ends": "weekends", "réussie": "", "aine": "", "sur": "", "": "",
	} {
		if got := strings.Join(Spellings(form), " "); got != want {
			t.Errorf("Spellings(%q) = %q, want %q", form, got, want)
		}
	}
}

func TestNear(t *testing.T) {
	for _, c := range []struct {
		word string
		pos  POS
		want string
	}{
		{"fructuheux", Any, "fructueux"}, {"fructeuux", Adjective, "fructueux"}, {"reussir", Verb, "réussir"}, {"fructueux", Noun, ""}, {"xyzzyxyzzy", Any, ""}, {"", Any, ""},
	} {
		got := Near(c.word, c.pos)
		if c.want == "" && len(got) > 0 && c.word != "" || c.want != "" && (len(got) == 0 || got[0] != c.want) {
			t.Errorf("Near(%q, %q) = %q, want %q", c.word, c.pos, got, c.want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "abc", 0}, {"abc", "abd", 1}, {"abc", "acb", 1}, {"abc", "bc", 1}, {"abc", "xabcy", 2}, {"abc", "xyz", 3}, {"a", "abcde", 3}} {
		if got := distance([]byte(c.a), []byte(c.b), 2); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestIsForm(t *testing.T) {
	for form, want := range map[string]bool{"réussie": true, "Réussie": true, "reussie": false, "a": true, "aujourd’hui": true, "": false, "Biélorussie": true} {
		if got := IsForm(form); got != want {
			t.Errorf("IsForm(%q) = %v", form, got)
		}
	}
}

// Every form of a lemma has that lemma among its analyses.
func TestRoundTrip(t *testing.T) {
	n, rows := 0, 0
	for row := range strings.Lines(lemmas()) {
		l := parseLine(strings.TrimSuffix(row, "\n"))
		if rows++; rows%97 == 0 { // the long way round
			for _, f := range Forms(l.word, Any) {
				if !slices.ContainsFunc(Analyses(f.Text), func(a Analysis) bool {
					return token.Normalize(a.Lemma) == token.Normalize(l.word) && a.POS == f.POS && a.Features == f.Features
				}) {
					t.Fatalf("%q is not analysed as %+v of %q", f.Text, f, l.word)
				}
			}
		}
		for p := range l.paradigms() {
			for _, f := range p.appendForms(nil, l.word) {
				n++
				found := false
				for c := range like(token.Unaccented(f.Text)) {
					found = found || c.word == l.word && c.paradigm == p && c.text() == f.Text && c.ending.features == f.Features
				}
				if !found {
					t.Fatalf("%q is no form of %q", f.Text, l.word)
				}
			}
		}
	}
	if n < 500_000 {
		t.Errorf("%d forms, want those of the whole dictionary", n)
	}
}

func FuzzAnalyses(f *testing.F) {
	for _, w := range []string{"reussie", "Œuvres", "l’", "vice-présidentes", "été", "\xff", "anti-", "-", "zlurpeuses", "e\u0301"} {
		f.Add(w)
	}
	f.Fuzz(func(t *testing.T, word string) {
		all := Analyses(word)
		for i, a := range all {
			if a.Lemma == "" || a.POS == Any || slices.Contains(all[:i], a) {
				t.Fatalf("%q: %+v", word, all)
			}
		}
		if IsForm(word) != (len(all) > 0 && all[0].Source == Table) {
			t.Fatalf("IsForm(%q) = %v, but %+v", word, IsForm(word), all)
		}
		for _, full := range Accented(word) {
			if !IsForm(full) || token.Unaccented(full) != token.Unaccented(word) {
				t.Fatalf("%q stands for %q", word, full)
			}
		}
	})
}

func TestKnown(t *testing.T) {
	for _, c := range []struct {
		lemma string
		pos   POS
		want  bool
	}{{"fructueux", Any, true}, {"fructueux", Adjective, true}, {"fructueux", Noun, false}, {"fructueuse", Any, false}, {"", Any, false}, {"zzz", Any, false}} {
		if got := Known(c.lemma, c.pos); got != c.want {
			t.Errorf("Known(%q, %q) = %v", c.lemma, c.pos, got)
		}
	}
}

func TestVerbForms(t *testing.T) {
	have := map[string]string{}
	for _, f := range Forms("renforcer", Verb) {
		have[f.Text] += f.Features + " "
	}
	for form, feature := range map[string]string{
		"renforcer": "infi", "renforçant": "ppre", "renforcée": "ppas", "renforcerait": "cond",
		"renforçait": "iimp", "renforcèrent": "ipsi", "renforcera": "ifut", "renforcent": "3pl",
	} {
		if !strings.Contains(have[form], feature) {
			t.Errorf("%s has features %q, want %s among them", form, have[form], feature)
		}
	}
}

// The table is searched by bisection: it must be sorted, and every lemma must be
// found, the first and the last one too.
func TestTableIsSorted(t *testing.T) {
	last, n := "", 0
	for line := range strings.Lines(lemmaTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		word, _, _ := strings.Cut(line, "\t")
		key := token.Normalize(word)
		if key < last {
			t.Fatalf("%q stands after %q", key, last)
		}
		if n%500 == 0 && len(Forms(word, Any)) == 0 {
			t.Errorf("%q is not found", word)
		}
		last = key
		n++
	}
	if len(Forms(last, Any)) == 0 {
		t.Errorf("the last lemma, %q, is not found", last)
	}
	if n < 80_000 {
		t.Errorf("%d lemmas, want the whole dictionary", n)
	}
}

func BenchmarkForms(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Forms("renforcer", Verb)
	}
}

func BenchmarkAnalyses(b *testing.B) {
	b.ReportAllocs()
	words := []string{"renforçait", "fructueuses", "accords", "reussie", "ministre"}
	for i := 0; b.Loop(); i++ {
		Analyses(words[i%len(words)])
	}
}

// BenchmarkIndex is what the first look-up of a form has to wait for.
func BenchmarkIndex(b *testing.B) {
	for b.Loop() {
		newIndex()
	}
}
