// Package lexicon holds weighted expressions and finds them in tokens. It knows
// tokens and inflected forms, and no document.
package lexicon

import (
	"fmt"
	"strings"
)

// A Role says what an entry does where it matches.
type Role uint8

const (
	Polar   Role = iota // has a weight in a dimension
	Blocker             // takes its tokens away from other entries
	Negator             // opens a scope of negation
)

var roleNames = [...]string{Polar: "polar", Blocker: "blocker", Negator: "negator"}

// String is the name of the role in a lexicon file.
func (r Role) String() string { return roleNames[r] }

func parseRole(name string) (Role, bool) {
	for i, n := range roleNames {
		if n == name {
			return Role(i), true
		}
	}
	return 0, false
}

// Negation is the name that stands in the place of a dimension in a blocker that
// keeps its words from negating (« sans doute »).
const Negation = "negation"

// An Entry is one line of a lexicon file.
type Entry struct {
	Pattern   string // as in the file; SOURCES.md of lexicon/french describes the language
	Role      Role
	Dimension string // of a polar entry or blocker; empty: of a negator, or a blocker of all
	Weight    int64  // of a polar entry, in millionths, in [−3, 3] without 0
	Example   string // a sentence in which it matches; may be empty
	Note      string
	File      string
	Line      int

	variants [][]element // the pattern with each choice of its optional elements
}

// MaxWeight is the largest absolute weight of an entry, in millionths.
const MaxWeight = 3_000_000

// A SyntaxError is a mistake in a lexicon file.
type SyntaxError struct {
	File   string
	Line   int    // from 1
	Column int    // of the table, from 1; 0 where the line as a whole is meant
	Msg    string // lower case, no final period
}

func (e *SyntaxError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d", e.File, e.Line)
	if e.Column > 0 {
		fmt.Fprintf(&b, ":%d", e.Column)
	}
	return b.String() + ": " + e.Msg
}
