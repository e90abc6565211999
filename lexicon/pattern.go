package lexicon

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cadrage/cadrage/lexicon/morph"
	"github.com/cadrage/cadrage/lexicon/token"
)

// Limits of a pattern. They keep a typing error from growing into a huge table.
const (
	maxElements  = 12
	maxOptionals = 4
	maxGaps      = 3
	maxGap       = 9
	defaultGap   = 3
	minPrefix    = 3 // letters
)

// An element is one word of a pattern: a set of alternatives, after a gap.
type element struct {
	text  string // the alternatives as written, the name of the set
	atoms []atom
	gap   int // how many words may stand before it
}

// An atom is one alternative: a lemma, an exact form, or a prefix.
type atom struct {
	key  string // normalised
	kind atomKind
	pos  morph.POS
	// count is how many forms it has, some of them perhaps twice; none for a prefix.
	count int32
}

type atomKind uint8

const (
	lemmaAtom atomKind = iota
	exact
	prefix
)

// parsePattern reads a pattern and gives one sequence of elements for each choice
// of its optional elements, the longest first.
func parsePattern(pattern string) ([][]element, error) {
	var elems []element
	var optional []bool
	gap, gaps := 0, 0
	for _, field := range strings.Fields(pattern) {
		if rest, ok := strings.CutPrefix(field, "…"); ok {
			if len(elems) == 0 || gap > 0 {
				return nil, errors.New("a gap stands between two elements")
			}
			if gaps++; gaps > maxGaps {
				return nil, fmt.Errorf("more than %d gaps", maxGaps)
			}
			gap = defaultGap
			if rest != "" {
				if len(rest) != 1 || rest[0] < '1' || rest[0] > '0'+maxGap {
					return nil, fmt.Errorf("gap %q: the number of words is in 1–%d", field, maxGap)
				}
				gap = int(rest[0] - '0')
			}
			continue
		}
		text, opt := strings.CutSuffix(field, "?")
		e, err := parseElement(text)
		if err != nil {
			return nil, err
		}
		e.gap, gap = gap, 0
		elems, optional = append(elems, e), append(optional, opt)
	}
	switch {
	case len(elems) == 0:
		return nil, errors.New("empty pattern")
	case gap > 0:
		return nil, errors.New("a gap stands between two elements")
	case len(elems) > maxElements:
		return nil, fmt.Errorf("%d elements, the most are %d", len(elems), maxElements)
	case optional[0] || optional[len(optional)-1]:
		return nil, errors.New("the first and the last element cannot be optional")
	}
	return variants(elems, optional)
}

// CheckPattern says what is wrong with a pattern; nil: nothing.
func CheckPattern(pattern string) error {
	_, err := parsePattern(pattern)
	return err
}

func parseElement(text string) (element, error) {
	e := element{text: text}
	for alt := range strings.SplitSeq(text, "|") {
		a, err := parseAtom(alt)
		if err != nil {
			return element{}, err
		}
		e.atoms = append(e.atoms, a)
	}
	return e, nil
}

func parseAtom(text string) (atom, error) {
	if word, ok := strings.CutPrefix(text, "="); ok {
		return newAtom(word, exact, morph.Any)
	}
	if word, ok := strings.CutSuffix(text, "*"); ok {
		return newAtom(word, prefix, morph.Any)
	}
	word, name, hasPOS := strings.Cut(text, "/")
	pos, ok := morph.ParsePOS(name)
	if hasPOS && !ok {
		return atom{}, fmt.Errorf("%q: unknown part of speech %q", text, name)
	}
	a, err := newAtom(word, lemmaAtom, pos)
	if err != nil {
		return atom{}, err
	}
	if a.count = int32(morph.Count(word, pos)); a.count == 0 {
		if pos != morph.Any && morph.Known(word, morph.Any) {
			return atom{}, fmt.Errorf("%q is not known as %s", word, pos)
		}
		return atom{}, &unknownLemmaError{word, pos}
	}
	return a, nil
}

// newAtom checks that the tokenizer can yield the word as one token: what it cuts
// in two would never match.
func newAtom(word string, kind atomKind, pos morph.POS) (atom, error) {
	if word == "" {
		return atom{}, errors.New("an alternative is empty")
	}
	key := token.Normalize(word)
	if kind != prefix && isLetters(key) {
		return atom{key: key, kind: kind, pos: pos, count: 1}, nil
	}
	// A following letter tells an elided word from a quotation mark; a word goes on
	// after a prefix.
	probe := key
	if strings.HasSuffix(key, "'") || kind == prefix {
		probe += "a"
	}
	var seg token.Segmenter
	toks := seg.Tokens(probe)
	whole := len(toks) == 1 && toks[0].Norm == probe
	elided := kind != prefix && len(toks) == 2 && toks[0].Norm == key
	if !whole && !elided || kind == prefix && toks[0].Kind != token.Word {
		return atom{}, fmt.Errorf("%q is not one token", word)
	}
	if kind == prefix && utf8.RuneCountInString(key) < minPrefix {
		return atom{}, fmt.Errorf("prefix %q is shorter than %d letters", word, minPrefix)
	}
	a := atom{key: key, kind: kind, pos: pos}
	if kind != prefix {
		a.count = 1
	}
	return a, nil
}

// isLetters says whether a key is of letters only: the tokenizer never cuts it.
func isLetters(key string) bool {
	return !strings.ContainsFunc(key, func(r rune) bool { return !unicode.IsLetter(r) })
}

// variants expands the optional elements. A gap before an element that is left out
// goes to the next one, the larger of the two.
func variants(elems []element, optional []bool) ([][]element, error) {
	n := 0
	for _, o := range optional {
		if o {
			n++
		}
	}
	if n == 0 {
		return [][]element{elems}, nil
	}
	if n > maxOptionals {
		return nil, fmt.Errorf("%d optional elements, the most are %d", n, maxOptionals)
	}
	type partial struct {
		elems []element
		gap   int // left by optional elements that were left out
	}
	open := []partial{{}}
	for i, e := range elems {
		var next []partial
		for _, v := range open {
			with := e
			with.gap = max(e.gap, v.gap)
			next = append(next, partial{elems: append(slices.Clone(v.elems), with)})
			if optional[i] {
				next = append(next, partial{v.elems, with.gap})
			}
		}
		open = next
	}
	var all [][]element
	for _, v := range open {
		all = append(all, v.elems)
	}
	slices.SortStableFunc(all, func(a, b []element) int { return len(b) - len(a) })
	return all, nil
}

// forms lists the keys that the atom matches, sorted; for a prefix there are none to list.
func (a atom) forms() []string {
	switch a.kind {
	case exact:
		keys := []string{a.key}
		for _, other := range morph.Spellings(a.key) {
			keys = append(keys, token.Normalize(other))
		}
		return keys
	case prefix:
		return nil
	}
	var keys []string
	for _, f := range morph.Forms(a.key, a.pos) {
		keys = append(keys, token.Normalize(f.Text))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// An unknownLemmaError says that a lemma is not in the tables.
type unknownLemmaError struct {
	word string
	pos  morph.POS
}

func (e *unknownLemmaError) Error() string {
	return fmt.Sprintf("unknown lemma %q: write =%s for this form only", e.word, e.word)
}

// hint names the nearest lemmas.
func (e *unknownLemmaError) hint() string {
	if near := morph.Near(e.word, e.pos); len(near) > 0 {
		return "the nearest known: " + strings.Join(near, ", ")
	}
	return ""
}
