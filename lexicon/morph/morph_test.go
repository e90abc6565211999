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
