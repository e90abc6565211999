package french

import (
	"bytes"
	"cmp"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

func read(t *testing.T, name string) *lexicon.File {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lex, err := lexicon.Read(f, name)
	if err != nil {
		var all interface{ Unwrap() []error }
		if errors.As(err, &all) {
			for _, e := range all.Unwrap() {
				t.Error(e)
			}
		}
		t.Fatalf("%s has mistakes", name)
	}
	return lex
}

// Each entry has an example in which it matches; a polar one with its own tokens
// free, so that no longer entry or blocker hides it.
func TestExamples(t *testing.T) {
	var files []*lexicon.File
	for _, name := range names {
		files = append(files, read(t, name))
	}
	l, err := lexicon.Compile(files...)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range l.Entries() {
		fires := false
		for s := range token.Sentences(e.Example) {
			for _, m := range l.Match(s.Tokens) {
				fires = fires || m.Entry == e
			}
		}
		if !fires {
			t.Errorf("%s:%d: %q does not match in its example %q", e.File, e.Line, e.Pattern, e.Example)
		}
	}
}

// Two examples that differ by one word only show one thing twice.
func TestExamplesDiffer(t *testing.T) {
	type where struct {
		file string
		line int
	}
	seen := map[string]where{}
	for _, name := range names {
		for _, e := range read(t, name).Entries {
			words := strings.Fields(e.Example)
			for i := range words {
				w := slices.Clone(words)
				w[i] = "_"
				key := strings.Join(w, " ")
				if at, ok := seen[key]; ok && at != (where{e.File, e.Line}) {
					t.Errorf("%s:%d: the example is that of %s:%d but for one word: %q", e.File, e.Line, at.file, at.line, e.Example)
				}
				seen[key] = where{e.File, e.Line}
			}
		}
	}
}

// A sorted file shows a change as a change of its lines only.
func TestSorted(t *testing.T) {
	for _, name := range names {
		entries := read(t, name).Entries
		for i := 1; i < len(entries); i++ {
			a, b := entries[i-1], entries[i]
			if cmp.Or(strings.Compare(a.Pattern, b.Pattern), cmp.Compare(a.Role, b.Role)) > 0 {
				t.Errorf("%s:%d: %s %q stands after %s %q", name, b.Line, b.Role, b.Pattern, a.Role, a.Pattern)
			}
		}
	}
}

func TestDimensions(t *testing.T) {
	if got := Lexicon().Dimensions(); !slices.Equal(got, []string{"framing", "alignment"}) {
		t.Errorf("dimensions %q", got)
	}
}

func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		var all []*lexicon.File
		for _, name := range names {
			text, err := files.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			lex, err := lexicon.Read(bytes.NewReader(text), name)
			if err != nil {
				b.Fatal(err)
			}
			all = append(all, lex)
		}
		if _, err := lexicon.Compile(all...); err != nil {
			b.Fatal(err)
		}
	}
}
