// Package lexicon holds weighted expressions and finds them in tokens. It knows
// tokens and inflected forms, and no document.
package lexicon

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cadrage/cadrage/lexicon/token"
)

// A Role says what an entry does where it matches.
type Role uint8

const (
	Polar      Role = iota // has a weight in a dimension
	Blocker                // takes its tokens away from other entries
	Negator                // opens a scope of negation
	Amplifier              // strengthens what it stands beside: très
	Diminisher             // weakens it: un peu
	Contrast               // sets two clauses against each other: mais, malgré
	Speech                 // reports what somebody says: estimer, selon
	Modal                  // says that something is wanted or possible: vouloir, afin de
	Collective             // a word for an actor of many: gouvernement, syndicat
	Reverser               // turns round what it acts on: baisse de, enrayer
)

var roleNames = [...]string{
	Polar: "polar", Blocker: "blocker", Negator: "negator", Amplifier: "amplifier", Diminisher: "diminisher", Contrast: "contrast",
	Speech: "speech", Modal: "modal", Collective: "collective", Reverser: "reverser",
}

// String is the name of the role in a lexicon file.
func (r Role) String() string { return roleNames[r] }

// Roles are all roles, in the order of their numbers.
func Roles() []Role {
	all := make([]Role, len(roleNames))
	for i := range all {
		all[i] = Role(i)
	}
	return all
}

// ParseRole is the role of that name; ok is false where there is none.
func ParseRole(name string) (r Role, ok bool) {
	for i, n := range roleNames {
		if n == name {
			return Role(i), true
		}
	}
	return 0, false
}

// The kinds of contrasts, modal cues and reversers. They stand in the place of a dimension.
const (
	Adversative  = "adversative"  // what follows counts for more: mais, pourtant
	Concessive   = "concessive"   // what it introduces counts for less: malgré, bien que
	Intended     = "intended"     // wanted: vouloir, appeler à, afin de
	Hypothetical = "hypothetical" // possible: peut-être, susceptible de
	Turning      = "turning"      // makes bad good and good bad: baisse de, enrayer
	Spoiling     = "spoiling"     // makes good bad: refus de, manquer de
)

// kinds are the kinds of a role that has some.
func (r Role) kinds() []string {
	switch r {
	case Contrast:
		return []string{Adversative, Concessive}
	case Modal:
		return []string{Intended, Hypothetical}
	case Reverser:
		return []string{Turning, Spoiling}
	}
	return nil
}

// graded says whether an entry of the role may have a factor for a weight.
func (r Role) graded() bool { return r == Amplifier || r == Diminisher }

// Negation is the name that stands in the place of a dimension in a blocker that
// keeps its words from negating (« sans doute »).
const Negation = "negation"

// An Entry is one line of a lexicon file.
type Entry struct {
	Pattern   string // as in the file; SOURCES.md of lexicon/french describes the language
	Role      Role
	Dimension string // of a polar entry or blocker, or the kind of a contrast, modal cue or reverser; empty: a blocker of all, and in all other roles
	// Weight is that of a polar entry, in millionths, in [−3, 3] without 0. Of an amplifier or
	// diminisher it is its factor, in the same range; 0: that of its role.
	Weight  int64
	Example string // a sentence in which it matches; may be empty
	Note    string
	CAMEO   string // root code 01 to 20 of the CAMEO scheme of events, of a polar entry; may be empty
	Guard   Guard
	File    string
	Line    int

	variants [][]element // the pattern with each choice of its optional elements
	capital  bool        // the pattern has a capital: it may match names
}

// A Guard is a condition on the sentence under which alone an entry matches.
type Guard uint8

const (
	NoGuard  Guard = iota
	AnyActor       // a name or a word of the role Collective stands beside it
)

// guardNames are the guards in a lexicon file.
var guardNames = [...]string{NoGuard: "", AnyActor: "actor"}

// String is the name of the guard in a lexicon file; it is empty for NoGuard.
func (g Guard) String() string { return guardNames[g] }

// A subject is what only one entry can speak of.
type subject struct {
	pattern, dimension string
	role               Role
}

func subjectOf(e *Entry) subject {
	return subject{token.Normalize(e.Pattern), e.Dimension, e.Role}
}

// Forms are the keys that an entry of one element matches, sorted; nil for entries of
// several elements and for prefixes.
func (e *Entry) Forms() []string {
	if len(e.variants) != 1 || len(e.variants[0]) != 1 {
		return nil
	}
	var all []string
	for _, a := range e.variants[0][0].atoms {
		all = append(all, a.forms()...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Phrases are the word sequences that an entry matches, each with spaces between its
// words and a * behind a prefix, sorted. ok is false where it has a gap, or more of them
// than most.
func (e *Entry) Phrases(most int) (phrases []string, ok bool) {
	for _, v := range e.variants {
		open := []string{""}
		for _, el := range v {
			if el.gap > 0 {
				return nil, false
			}
			var words []string
			for _, a := range el.atoms {
				if a.kind == prefix {
					words = append(words, a.key+"*")
				}
				words = append(words, a.forms()...)
			}
			if len(open)*len(words) > most {
				return nil, false
			}
			var next []string
			for _, p := range open {
				for _, w := range words {
					next = append(next, strings.TrimPrefix(p+" "+w, " "))
				}
			}
			open = next
		}
		phrases = append(phrases, open...)
	}
	slices.Sort(phrases)
	phrases = slices.Compact(phrases)
	return phrases, len(phrases) <= most
}

// MaxWeight is the largest absolute weight of an entry, in millionths.
const MaxWeight = 3_000_000

// A SyntaxError is a mistake in a lexicon file.
type SyntaxError struct {
	File   string
	Line   int    // from 1
	Column int    // of the table, from 1; 0 where the line as a whole is meant
	Msg    string // lower case, no final period
	Text   string // the line; may be empty
	Hint   string // how to mend it; may be empty
}

func (e *SyntaxError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d", e.File, e.Line)
	if e.Column > 0 {
		fmt.Fprintf(&b, ":%d", e.Column)
	}
	return b.String() + ": " + e.Msg
}
