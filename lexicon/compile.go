package lexicon

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A Lexicon is a set of entries made ready to be found in tokens. It is immutable
// and safe for concurrent use.
type Lexicon struct {
	files      []*File
	entries    []*Entry
	layers     []uint64 // by entry: the layers whose tokens it takes
	dimensions []string

	words    map[string]word      // by their keys
	prefixes map[string][]prefix3 // by their first three bytes
	nodes    []node
	roots    []int32 // by class: the node after it as a first element; 0: none begins so
}

// prefixKey is the number of bytes by which prefixes are found; none is shorter.
const prefixKey = minPrefix

// A class is one distinct element of the patterns: a set of forms.
type class uint32

type prefix3 struct {
	text string
	class
}

// A node is a state after some elements of a pattern.
type node struct {
	edges []edge
	ends  []int32 // entries whose pattern is complete here
}

// An edge leads on when a token of that class stands within gap words.
type edge struct {
	class
	gap int
	to  int32
}

// The layer of negators is the first; the dimensions follow. Within a layer a token
// belongs to one match.
const (
	negationLayer = 1 << 0
	maxDimensions = 63
)

// Compile makes a lexicon of the entries of all files. The dimensions are in the
// order in which they first appear.
func Compile(files ...*File) (*Lexicon, error) {
	l := &Lexicon{
		files:    files,
		words:    make(map[string]word, 1<<15), // the French lexicons have more
		prefixes: map[string][]prefix3{},
		nodes:    make([]node, 1), // the first stands for none
		roots:    make([]int32, 1),
	}
	for _, f := range files {
		for i := range f.Entries {
			e := &f.Entries[i]
			l.entries = append(l.entries, e)
			if e.Role == Polar && !slices.Contains(l.dimensions, e.Dimension) {
				l.dimensions = append(l.dimensions, e.Dimension)
			}
		}
	}
	if len(l.dimensions) > maxDimensions {
		return nil, fmt.Errorf("compile lexicon: %d dimensions, the most are %d", len(l.dimensions), maxDimensions)
	}
	var errs []error
	classes := map[string]class{}
	for i, e := range l.entries {
		mask, err := l.layersOf(e)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		l.layers = append(l.layers, mask)
		for _, v := range e.variants {
			l.add(v, int32(i), classes)
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return l, nil
}

// layersOf says whose tokens an entry takes.
func (l *Lexicon) layersOf(e *Entry) (uint64, error) {
	if e.Role == Negator || e.Dimension == Negation {
		return negationLayer, nil
	}
	if e.Dimension == "" {
		return 1<<(len(l.dimensions)+1) - 1, nil
	}
	d := slices.Index(l.dimensions, e.Dimension)
	if d < 0 {
		return 0, &SyntaxError{e.File, e.Line, 3, fmt.Sprintf("blocker of %q, a dimension without polar entries", e.Dimension)}
	}
	return 1 << (d + 1), nil
}

// add puts one sequence of elements into the trie.
func (l *Lexicon) add(elems []element, entry int32, classes map[string]class) {
	first := l.classOf(elems[0], classes)
	at := l.roots[first]
	if at == 0 {
		at = l.addNode()
		l.roots[first] = at
	}
	for _, e := range elems[1:] {
		c := l.classOf(e, classes)
		i := slices.IndexFunc(l.nodes[at].edges, func(x edge) bool { return x.class == c && x.gap == e.gap })
		if i < 0 {
			i = len(l.nodes[at].edges)
			to := l.addNode()
			l.nodes[at].edges = append(l.nodes[at].edges, edge{c, e.gap, to})
		}
		at = l.nodes[at].edges[i].to
	}
	l.nodes[at].ends = append(l.nodes[at].ends, entry)
}

func (l *Lexicon) addNode() int32 {
	l.nodes = append(l.nodes, node{})
	return int32(len(l.nodes) - 1)
}

// classOf numbers an element and lists it under its forms when it is new.
func (l *Lexicon) classOf(e element, classes map[string]class) class {
	if c, ok := classes[e.text]; ok {
		return c
	}
	c := class(len(classes) + 1)
	classes[e.text] = c
	l.roots = append(l.roots, 0)
	for _, a := range e.atoms {
		if a.kind == prefix {
			l.prefixes[a.key[:prefixKey]] = append(l.prefixes[a.key[:prefixKey]], prefix3{a.key, c})
			continue
		}
		for _, f := range a.forms() {
			l.addForm(f, c)
		}
	}
	return c
}

// Dimensions are the names of the dimensions in the order of the entries.
func (l *Lexicon) Dimensions() []string { return slices.Clone(l.dimensions) }

// Files are the files that the lexicon was made of.
func (l *Lexicon) Files() []*File { return slices.Clone(l.files) }

// Entries are all entries, in the order of the files. They must not be changed.
func (l *Lexicon) Entries() []*Entry { return slices.Clone(l.entries) }

// prefixed appends the classes of the prefixes with which key begins, but for those
// that dst has from that index on.
func (l *Lexicon) prefixed(dst []class, from int, key string) []class {
	if len(key) < prefixKey {
		return dst
	}
	for _, p := range l.prefixes[key[:prefixKey]] {
		if strings.HasPrefix(key, p.text) && !slices.Contains(dst[from:], p.class) {
			dst = append(dst, p.class)
		}
	}
	return dst
}
