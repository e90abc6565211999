package lexicon

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/cadrage/cadrage/lexicon/morph"
	"github.com/cadrage/cadrage/lexicon/token"
)

// A Lexicon is a set of entries made ready to be found in tokens. It is immutable
// and safe for concurrent use.
type Lexicon struct {
	files      []*File
	entries    []*Entry
	traits     []traits // by entry
	layers     []uint64 // the sets of layers whose tokens an entry may take
	dimensions []string

	vocabulary
	trie
	roots [][]int32 // by class: the nodes after it as a first element

	relational map[string]bool    // dimensions with a guard that asks for an actor
	collective []bool             // by class: it is a Collective as a whole
	classes    map[atomID]class   // of the alternatives of elements
	elements   map[string][]class // by the text of an element: those of its alternatives
}

// A traits is what matching asks of an entry, close together in memory.
type traits struct {
	breadth   uint32 // the forms of its elements together
	order     int32  // among all entries, by file and line
	layers    uint8  // in Lexicon.layers
	dimension int8   // of a polar entry, else −1
	blocker   bool
	common    bool // it does not begin with a part of a name
	guarded   bool // it asks for an actor
}

// prefixKey is the number of bytes by which prefixes are found; none is shorter.
const prefixKey = minPrefix

// A class is one distinct alternative of the elements of patterns: a set of forms. A word
// belongs to few.
type class uint32

// An atomID tells alternatives apart.
type atomID struct {
	key  string
	kind atomKind
	pos  morph.POS
}

// bit is one of 64 bits by which a class is told from most others.
func (c class) bit() uint64 { return 1 << (c % 64) }

type prefix3 struct {
	text string
	class
}

// A trie is the patterns of a lexicon, in few large pieces so that walking it stays in the
// cache of the processor.
type trie struct {
	nodes []node
	edges []edge
	ends  []int32 // entries
}

// A node is a state after some elements of a pattern.
type node struct {
	mask       uint64 // the bits of the classes of its edges: most tokens lead nowhere
	edge, last int32  // its edges, sorted by class
	end, ended int32  // the entries whose pattern is complete here
	gap        int32  // the largest of its edges'
}

// An edge leads on when a token of that class stands within gap words.
type edge struct {
	class
	gap int32
	to  int32
}

// next is the index of the first of the edges of a node that has that class or a later one.
func (t *trie) next(n *node, c class) int32 {
	from, to := n.edge, n.last
	for from < to {
		if mid := (from + to) / 2; t.edges[mid].class < c {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from
}

// A branch is a node of a trie that still grows.
type branch struct {
	steps []step
	ends  []int32
}

// A step is an element that leads on.
type step struct {
	element string
	gap     int32
	to      int32
}

// newTrie lays the branches out: an edge for each alternative of a step.
func (l *Lexicon) newTrie(branches []branch) trie {
	var t trie
	for _, b := range branches {
		n := node{edge: int32(len(t.edges)), end: int32(len(t.ends))}
		for _, s := range b.steps {
			n.gap = max(n.gap, s.gap)
			for _, c := range l.elements[s.element] {
				t.edges = append(t.edges, edge{c, s.gap, s.to})
				n.mask |= c.bit()
			}
		}
		slices.SortFunc(t.edges[n.edge:], func(a, b edge) int { return cmp.Or(cmp.Compare(a.class, b.class), int(a.gap-b.gap), int(a.to-b.to)) })
		t.ends = append(t.ends, b.ends...)
		n.last, n.ended = int32(len(t.edges)), int32(len(t.ends))
		t.nodes = append(t.nodes, n)
	}
	return t
}

// Within a layer a token belongs to one match. What is no polar entry has layers of its
// own, the first ones; the dimensions follow.
var layerNames = [...]string{Negation, "intensity", "contrast", "speech", "modality", "actors", "direction"}

const (
	dimensionLayers = len(layerNames)
	maxDimensions   = 64 - dimensionLayers
)

// layerOf is the layer of a role, −1 for the roles whose dimension says it.
func layerOf(r Role) int {
	switch r {
	case Negator:
		return 0
	case Amplifier, Diminisher:
		return 1
	case Contrast:
		return 2
	case Speech:
		return 3
	case Modal:
		return 4
	case Collective:
		return 5
	case Reverser:
		return 6
	}
	return -1
}

// Reserved says whether a dimension cannot have the name, for a blocker may have it in
// the place of one.
func Reserved(dimension string) bool { return slices.Contains(layerNames[:], dimension) }

// Compile makes a lexicon of the entries of all files. The dimensions are in the
// order in which they first appear. An entry of a later file takes the place of one with
// the same pattern, role and dimension.
func Compile(files ...*File) (*Lexicon, error) {
	entries := 0
	for _, f := range files {
		entries += len(f.Entries)
	}
	l := &Lexicon{
		files:      files,
		vocabulary: newVocabulary(entries),
		roots:      make([][]int32, 1),

		relational: map[string]bool{},
		collective: make([]bool, 1),
		classes:    make(map[atomID]class, 2*entries),
		elements:   make(map[string][]class, 2*entries),
	}
	l.entries = make([]*Entry, 0, entries)
	l.take(files)
	if len(l.dimensions) > maxDimensions {
		return nil, fmt.Errorf("compile lexicon: %d dimensions, the most are %d", len(l.dimensions), maxDimensions)
	}
	var errs []error
	grown := make([]branch, 1) // the first stands for none
	starts := make(map[string]int32, entries)
	for i, e := range l.entries {
		mask, err := l.layersOf(e)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		dimension := -1
		if e.Role == Polar {
			dimension = slices.Index(l.dimensions, e.Dimension)
		}
		l.traits = append(l.traits, traits{
			layers:    l.setOf(mask),
			dimension: int8(dimension),
			blocker:   e.Role == Blocker,
			common:    e.Role == Polar && !e.capital,
			guarded:   e.Role == Polar && e.Guard == AnyActor,
		})
		for _, v := range e.variants {
			grown = l.add(grown, starts, v, int32(i))
			if e.Role == Collective && len(v) == 1 {
				for _, c := range l.elements[v[0].text] {
					l.collective[c] = true
				}
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	l.trie = l.newTrie(grown)
	l.rank()
	return l, nil
}

// take lists the entries of the files and their dimensions.
func (l *Lexicon) take(files []*File) {
	at := make(map[subject]int, cap(l.entries))
	for _, f := range files {
		for i := range f.Entries {
			e := &f.Entries[i]
			s := subjectOf(e)
			if k, ok := at[s]; ok {
				l.entries[k] = e
			} else {
				at[s] = len(l.entries)
				l.entries = append(l.entries, e)
			}
			if e.Guard == AnyActor {
				l.relational[e.Dimension] = true
			}
			if e.Role == Polar && !slices.Contains(l.dimensions, e.Dimension) {
				l.dimensions = append(l.dimensions, e.Dimension)
			}
		}
	}
}

// setOf is the index of a set of layers: there are few.
func (l *Lexicon) setOf(layers uint64) uint8 {
	i := slices.Index(l.layers, layers)
	if i < 0 {
		i = len(l.layers)
		l.layers = append(l.layers, layers)
	}
	return uint8(i)
}

// rank says which entry comes first where two could: the one with fewer forms, then the
// one earlier in the lexicon; and in which order they are listed.
func (l *Lexicon) rank() {
	byFile := make([]int32, len(l.entries))
	for i, e := range l.entries {
		n := uint32(0)
		for _, el := range e.variants[0] {
			for _, a := range el.atoms {
				n += uint32(a.count)
			}
		}
		l.traits[i].breadth = n
		byFile[i] = int32(i)
	}
	slices.SortFunc(byFile, func(a, b int32) int {
		return cmp.Or(cmp.Compare(l.entries[a].File, l.entries[b].File), l.entries[a].Line-l.entries[b].Line)
	})
	for k, i := range byFile {
		l.traits[i].order = int32(k)
	}
}

// layersOf says whose tokens an entry takes.
func (l *Lexicon) layersOf(e *Entry) (uint64, error) {
	if i := layerOf(e.Role); i >= 0 {
		return 1 << i, nil
	}
	if e.Dimension == "" {
		return 1<<(len(l.dimensions)+dimensionLayers) - 1, nil
	}
	if i := slices.Index(layerNames[:], e.Dimension); i >= 0 {
		return 1 << i, nil
	}
	d := slices.Index(l.dimensions, e.Dimension)
	if d < 0 {
		return 0, &SyntaxError{File: e.File, Line: e.Line, Column: 3, Msg: fmt.Sprintf("blocker of %q, a dimension without polar entries", e.Dimension)}
	}
	return 1 << (d + dimensionLayers), nil
}

// add puts one sequence of elements into the trie that grows; starts are the nodes after
// first elements.
func (l *Lexicon) add(grown []branch, starts map[string]int32, elems []element, entry int32) []branch {
	at := starts[elems[0].text]
	if at == 0 {
		at = int32(len(grown))
		grown = append(grown, branch{})
		starts[elems[0].text] = at
		for _, c := range l.classesOf(elems[0]) {
			l.roots[c] = append(l.roots[c], at)
		}
	}
	for _, e := range elems[1:] {
		gap := int32(e.gap)
		i := slices.IndexFunc(grown[at].steps, func(s step) bool { return s.element == e.text && s.gap == gap })
		if i < 0 {
			l.classesOf(e)
			i = len(grown[at].steps)
			grown[at].steps = append(grown[at].steps, step{e.text, gap, int32(len(grown))})
			grown = append(grown, branch{})
		}
		at = grown[at].steps[i].to
	}
	grown[at].ends = append(grown[at].ends, entry)
	return grown
}

// classesOf numbers the alternatives of an element and lists them under their forms when
// they are new.
func (l *Lexicon) classesOf(e element) []class {
	all, ok := l.elements[e.text]
	if ok {
		return all
	}
	all = make([]class, 0, len(e.atoms))
	for _, a := range e.atoms {
		id := atomID{a.key, a.kind, a.pos}
		c := l.classes[id]
		if c == 0 {
			c = class(len(l.classes) + 1)
			l.classes[id] = c
			l.roots, l.collective = append(l.roots, nil), append(l.collective, false)
			l.vocabulary.add(a, c)
		}
		if !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	l.elements[e.text] = all
	return all
}

// Dimensions are the names of the dimensions in the order of the entries.
func (l *Lexicon) Dimensions() []string { return slices.Clone(l.dimensions) }

// Files are the files that the lexicon was made of.
func (l *Lexicon) Files() []*File { return slices.Clone(l.files) }

// Entries are all entries, in the order of the files. They must not be changed.
func (l *Lexicon) Entries() []*Entry { return slices.Clone(l.entries) }

// With lists the entries that have an element which the word matches, in the order of
// Entries. Accents that it lacks are supplied as in a text.
func (l *Lexicon) With(word string) []*Entry {
	m := l.NewMatcher()
	m.literal = true
	var seg token.Segmenter
	m.Match(seg.Tokens(word))
	var all []*Entry
	for _, e := range l.entries {
		if slices.ContainsFunc(e.variants[0], func(el element) bool {
			for i := range m.read {
				for _, c := range m.classesOf(i) {
					if slices.Contains(l.elements[el.text], c) {
						return true
					}
				}
			}
			return false
		}) {
			all = append(all, e)
		}
	}
	return all
}
