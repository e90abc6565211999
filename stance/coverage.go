package stance

import (
	"cmp"
	"maps"
	"slices"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/morph"
	"github.com/cadrage/cadrage/lexicon/token"
)

// A Coverage counts how a lexicon fits a corpus. It is not safe for concurrent use.
type Coverage struct {
	Documents int
	Sentences int
	Hit       int // sentences with a match of a polar entry

	lex     *lexicon.Lexicon
	uses    map[*lexicon.Entry]*use
	outlets map[string]bool
	missing map[missingKey]*MissingWord
	seg     token.Segmenter
	known   map[string][]missingKey // by the key of a word: what it may be, as far as no entry has it
}

// A Use is what was seen of an entry.
type Use struct {
	Matches   int
	Documents int // in which it matched
	Outlets   int // in which it matched; documents without an outlet are of one together
}

type use struct {
	matches, documents int
	outlets            map[string]bool
}

// A MissingWord is a lemma without an entry that was graded: a word such as « très » or
// « plus » stood before it, as it does before words that evaluate.
type MissingWord struct {
	Lemma     string
	POS       morph.POS
	Graded    int // times that it was graded
	Documents int
	Example   string // the first sentence in which it was

	last int // document
}

type missingKey struct {
	lemma string
	pos   morph.POS
}

// NewCoverage begins a count.
func NewCoverage(lex *lexicon.Lexicon) *Coverage {
	return &Coverage{
		lex: lex, uses: map[*lexicon.Entry]*use{}, outlets: map[string]bool{},
		missing: map[missingKey]*MissingWord{}, known: map[string][]missingKey{},
	}
}

// Add counts a document.
func (c *Coverage) Add(r *Result) {
	c.Documents++
	outlet := r.Document.Outlet
	c.outlets[outlet] = true
	seen := map[*lexicon.Entry]bool{}
	for _, s := range r.Sentences {
		c.Sentences++
		if len(s.Matches) > 0 {
			c.Hit++
		}
		for _, m := range s.Matches {
			u := c.uses[m.Entry]
			if u == nil {
				u = &use{outlets: map[string]bool{}}
				c.uses[m.Entry] = u
			}
			u.matches++
			if !seen[m.Entry] {
				seen[m.Entry] = true
				u.documents++
				u.outlets[outlet] = true
			}
		}
		c.grade(r.Within(s, s.Span))
	}
}

// Of is what was seen of an entry.
func (c *Coverage) Of(e *lexicon.Entry) Use {
	u := c.uses[e]
	if u == nil {
		return Use{}
	}
	return Use{Matches: u.matches, Documents: u.documents, Outlets: len(u.outlets)}
}

// Note says in words what to mind of a use; it is empty where there is nothing.
func (c *Coverage) Note(u Use) string {
	switch {
	case u.Matches == 0:
		return "never seen"
	case u.Documents == 1 && c.Documents > 1:
		return "one document"
	case u.Outlets == 1 && len(c.outlets) > 1:
		return "one outlet"
	}
	return ""
}

// Missing lists the words that were graded, the most frequent first.
func (c *Coverage) Missing() []*MissingWord {
	all := slices.Collect(maps.Values(c.missing))
	slices.SortFunc(all, func(a, b *MissingWord) int {
		return cmp.Or(b.Graded-a.Graded, cmp.Compare(a.Lemma, b.Lemma), cmp.Compare(a.POS, b.POS))
	})
	return all
}

// degrees are the words before a word that is graded.
var degrees = map[string]bool{
	"très": true, "trop": true, "si": true, "aussi": true, "plus": true, "moins": true, "assez": true, "extrêmement": true,
	"particulièrement": true, "profondément": true, "relativement": true, "peu": true, "tellement": true, "fort": true, "bien": true,
}

// grade counts the adjectives and adverbs of a sentence that are graded.
func (c *Coverage) grade(text string) {
	toks := c.seg.Tokens(text)
	for i := 1; i < len(toks); i++ {
		if toks[i].Kind != token.Word || toks[i].Case != token.Lower || !degrees[toks[i-1].Norm] || degrees[toks[i].Norm] {
			continue
		}
		for _, k := range c.lemmas(toks[i].Norm) {
			m := c.missing[k]
			if m == nil {
				m = &MissingWord{Lemma: k.lemma, POS: k.pos, Example: text}
				c.missing[k] = m
			}
			m.Graded++
			if m.last != c.Documents {
				m.last = c.Documents
				m.Documents++
			}
		}
	}
}

// lemmas are what the word may be as an adjective or adverb; none where an entry has it.
func (c *Coverage) lemmas(key string) []missingKey {
	if all, ok := c.known[key]; ok {
		return all
	}
	var all []missingKey
	if !slices.ContainsFunc(c.lex.With(key), func(e *lexicon.Entry) bool { return e.Forms() != nil && e.Role == lexicon.Polar }) {
		for _, a := range morph.Analyses(key) {
			k := missingKey{a.Lemma, a.POS}
			if (a.POS == morph.Adjective || a.POS == morph.Adverb) && a.Source == morph.Table && !slices.Contains(all, k) {
				all = append(all, k)
			}
		}
	}
	c.known[key] = all
	return all
}
