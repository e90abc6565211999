package stance

import (
	"maps"
	"slices"
	"testing"

	"github.com/cadrage/cadrage/lexicon/french"
)

// The rules know some entries by their patterns: each stands in the French lexicon.
func TestPatternsOfRulesAreEntries(t *testing.T) {
	named := []string{wanting, owing}
	for _, set := range []map[string]bool{saysOfSelf, feels, judges, tells, toInfinitive} {
		named = append(named, slices.Collect(maps.Keys(set))...)
	}
	there := map[string]bool{}
	for _, e := range french.Lexicon().Entries() {
		there[e.Pattern] = true
	}
	for _, p := range named {
		if !there[p] {
			t.Errorf("no entry %q", p)
		}
	}
}
