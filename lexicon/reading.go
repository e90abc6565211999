package lexicon

import (
	"slices"
	"strings"

	"github.com/cadrage/cadrage/lexicon/morph"
	"github.com/cadrage/cadrage/lexicon/token"
)

// What a word is to the lexicon is found once and kept. Where it lies decides how fast
// matching is: a reading lies beside its key, 72 bytes together, and a word that leads nowhere
// asks for no more.

// A reading is what a word of the text is to the lexicon.
type reading struct {
	mask  uint64  // the bits of the fixed classes
	lead  uint64  // those of the classes that lead on from the roots
	may   Grammar // what the word may be
	fixed extent  // in readings.classes: those that hold whatever stands beside the word
	roots extent  // in readings.roots: where they lead as a first element
	asked uint32  // in readings.asked: the classes that ask for a part of speech
	asks  bool    // there are some
	many  bool    // a fixed one is of words for an actor of many
	ends  bool    // an entry is complete at a root
	far   bool    // a root has a gap
}

// A root is a node after a first element, with what says whether it is worth a visit.
type root struct {
	mask uint64 // of the classes that lead on
	at   int32
	gap  int32
	ends bool // an entry is complete there
}

// A readings is the readings of one matcher.
type readings struct {
	words    map[string]reading // by their key
	capitals map[string]reading // of those in capitals
	recent   []remembered       // those asked for lately, in front of the maps; nil: not worth it yet
	classes  []class
	roots    []root
	asked    [][]formClass
}

const (
	slots       = 1 << 14 // of readings.recent, in pairs
	maxReadings = 1 << 15 // in all; what is dropped is read again
)

// A remembered is a reading with its key.
type remembered struct {
	inline
	reading
}

// An inline is the key of a word of at most maxInline bytes as numbers, which are the whole
// of it, and whether the word is in capitals.
type inline struct {
	first, last uint64 // its bytes, some of them perhaps in both
	size        uint8  // 0: none
	upper       bool
}

const maxInline = 16

// inlined is the key as numbers. It must not be empty nor longer than maxInline.
func inlined(s string, upper bool) inline {
	k := inline{size: uint8(len(s)), upper: upper}
	switch n := len(s); {
	case n >= 8:
		k.first, k.last = load8(s), load8(s[n-8:])
	case n >= 4:
		k.first = uint64(load4(s)) | uint64(load4(s[n-4:]))<<32
	default:
		k.first = uint64(s[0]) | uint64(s[n/2])<<8 | uint64(s[n-1])<<16
	}
	return k
}

func load8(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func load4(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// slot is the first of the two places for the reading of a key.
func (k *inline) slot() uint64 {
	h := k.first ^ k.last*0xC2B2AE3D27D4EB4F ^ uint64(k.size)
	return (h * 0x9E3779B97F4A7C15 >> 40) % slots &^ 1
}

// reading is what the token is to the lexicon; what it refers to is valid until the next
// sentence.
func (m *Matcher) reading(t *token.Token) reading {
	upper := t.Case == token.Upper
	if len(t.Norm) > maxInline || len(t.Norm) == 0 || m.recent == nil {
		return m.known(t, upper)
	}
	k := inlined(t.Norm, upper)
	at := k.slot()
	often, once := &m.recent[at], &m.recent[at+1]
	switch k {
	case often.inline:
		return often.reading
	case once.inline:
		*often, *once = *once, *often
		return often.reading
	}
	*once = remembered{k, m.known(t, upper)}
	return once.reading
}

// known is the reading of a token, made when it is first met.
func (m *Matcher) known(t *token.Token, upper bool) reading {
	known := &m.words
	if upper {
		known = &m.capitals
	}
	r, ok := (*known)[t.Norm]
	if !ok {
		r = m.make(m.lex.vocabulary.read(t.Norm, t.Kind, upper))
		if *known == nil {
			*known = map[string]reading{}
		}
		(*known)[strings.Clone(t.Norm)] = r // it shares the memory of a text
	}
	return r
}

// make lays a reading out.
func (m *Matcher) make(a *analysis) reading {
	r := reading{may: a.may, asked: uint32(len(m.asked))}
	r.fixed.from, r.roots.from = int32(len(m.classes)), int32(len(m.readings.roots))
	var asked []formClass
	for _, c := range a.classes {
		if c.pos != morph.Any && !m.literal {
			asked = append(asked, c)
			continue
		}
		m.classes = append(m.classes, c.class)
		r.mask |= c.bit()
		r.many = r.many || m.lex.collective[c.class]
		for _, at := range m.lex.roots[c.class] {
			m.lead(&r, at)
		}
	}
	r.fixed.to, r.roots.to = int32(len(m.classes)), int32(len(m.readings.roots))
	if len(asked) > 0 {
		r.asks = true
		m.asked = append(m.asked, asked)
	}
	return r
}

// lead adds a root to a reading, once: it may come by two alternatives of one element.
func (m *Matcher) lead(r *reading, at int32) {
	if slices.ContainsFunc(m.readings.roots[r.roots.from:], func(x root) bool { return x.at == at }) {
		return
	}
	nd := &m.lex.nodes[at]
	x := root{nd.mask, at, nd.gap, nd.ended > nd.end}
	m.readings.roots = append(m.readings.roots, x)
	r.lead |= x.mask
	r.ends = r.ends || x.ends
	r.far = r.far || x.gap > 0
}

// forget drops all readings when they are too many.
func (m *readings) forget() {
	if len(m.words)+len(m.capitals) < maxReadings {
		return
	}
	clear(m.words)
	clear(m.capitals)
	clear(m.recent)
	m.classes, m.roots, m.asked = m.classes[:0], m.roots[:0], m.asked[:0]
}
