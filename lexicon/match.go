package lexicon

import (
	"cmp"
	"slices"

	"github.com/cadrage/cadrage/lexicon/token"
)

// A Match is an entry found in a sentence.
type Match struct {
	Entry *Entry
	// Tokens are the indices of the tokens that it takes, increasing; those in a gap
	// are not among them.
	Tokens []int
	// Dimension is the index of that of a polar entry in Lexicon.Dimensions, −1 for others.
	Dimension int
}

// First is the index of the first token of the match.
func (m Match) First() int { return m.Tokens[0] }

// End is the index after its last token.
func (m Match) End() int { return m.Tokens[len(m.Tokens)-1] + 1 }

// Match finds the entries in the tokens of one sentence. Within a dimension the
// longest match takes its tokens first (at equal length a blocker, then the one
// further left, then the one with fewer forms, then the one earlier in the lexicon, then
// the one with the shorter gaps), so that no token has two; the roles without a dimension
// have layers of their own. A gap is of words and numbers: any mark or symbol ends it. A
// polar entry does not begin with a part of a name, and an element that asks for a part
// of speech does not match where the words beside it speak against it. The matches are in
// the order of the text. Safe for concurrent use.
func (l *Lexicon) Match(toks []token.Token) []Match {
	return slices.Clone(l.NewMatcher().Match(toks))
}

// A Matcher matches one sentence after another without allocating. It is not safe
// for concurrent use.
type Matcher struct {
	lex     *Lexicon
	literal bool // words only: what stands beside them does not matter
	toks    []token.Token
	own     []extent // by token: its classes in extra, where some ask for a part of speech
	masks   []uint64 // by token: the bits of its classes
	extra   []class  // the classes of tokens of which some ask for a part of speech
	found   []candidate
	chosen  []candidate
	at      []int // tokens of the candidates, one after the other
	path    [maxElements]int
	used    []uint64 // by token: the layers in which it is taken
	out     []Match

	readings
	read     []reading // by token
	grammar  []Grammar // by token
	names    []bool    // by token: it is capitalised like a name
	shouting bool      // no word of any length is in small letters
}

// An extent is a part of a slice.
type extent struct{ from, to int32 }

// A candidate is a possible match; its tokens are Matcher.at[from:to].
type candidate struct {
	rank, second uint64 // the lower one is asked first
	entry        int32
	extent
}

func (c candidate) compare(b candidate) int {
	if c.rank != b.rank {
		return cmp.Compare(c.rank, b.rank)
	}
	return cmp.Compare(c.second, b.second)
}

// NewMatcher returns a matcher for l.
func (l *Lexicon) NewMatcher() *Matcher { return &Matcher{lex: l} }

// Match is Lexicon.Match; the result is valid until the next call.
func (m *Matcher) Match(toks []token.Token) []Match {
	if m.toks != nil && m.recent == nil { // it is not for one sentence only
		m.recent = make([]remembered, slots)
	}
	m.forget()
	m.toks = toks
	m.markNames(toks)
	m.classify(toks)
	m.found, m.at = m.found[:0], m.at[:0]
	for i := range m.read {
		r := &m.read[i]
		if r.ends || r.far || r.lead != 0 && r.lead&m.ahead(i, 0) != 0 {
			m.start(i, r)
		}
		if !r.asks {
			continue
		}
		for _, c := range m.classesOf(i)[r.fixed.to-r.fixed.from:] {
			for _, root := range m.lex.roots[c] {
				m.path[0] = i
				m.walk(root, 1)
			}
		}
	}
	return m.choose(len(toks))
}

// start walks from the roots of the token at i that are worth it.
func (m *Matcher) start(i int, r *reading) {
	m.path[0] = i
	roots := m.readings.roots[r.roots.from:r.roots.to]
	for k := range roots {
		if root := &roots[k]; root.ends || root.mask&m.ahead(i, int(root.gap)) != 0 {
			m.walk(root.at, 1)
		}
	}
}

// ahead is the bits of the classes within a gap after the token at i.
func (m *Matcher) ahead(i, gap int) uint64 {
	if gap == 0 && i+1 < len(m.masks) {
		return m.masks[i+1]
	}
	mask := uint64(0)
	for _, x := range m.masks[i+1 : min(i+2+gap, len(m.masks))] {
		mask |= x
	}
	return mask
}

// resized is a slice of that length, with room that s had; what it holds is not said.
func resized[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// classify looks up the classes of each token.
func (m *Matcher) classify(toks []token.Token) {
	m.read, m.grammar = resized(m.read, len(toks)), resized(m.grammar, len(toks))
	m.own, m.masks = resized(m.own, len(toks)), resized(m.masks, len(toks))
	asks := false
	for i := range toks {
		r := &m.read[i]
		*r = m.reading(&toks[i])
		m.grammar[i], m.masks[i] = r.may, r.mask
		asks = asks || r.asks
	}
	m.extra = m.extra[:0]
	if !asks {
		return
	}
	for i := range m.read {
		r := &m.read[i]
		if !r.asks {
			continue
		}
		from := len(m.extra)
		m.extra = append(m.extra, m.classes[r.fixed.from:r.fixed.to]...)
		for _, c := range m.asked[r.asked] {
			if !m.contradicts(i, c.pos, r.may) {
				m.extra = append(m.extra, c.class)
				m.masks[i] |= c.bit()
			}
		}
		m.own[i] = extent{int32(from), int32(len(m.extra))}
	}
}

// classesOf are the classes of the token at i.
func (m *Matcher) classesOf(i int) []class {
	r := &m.read[i]
	if !r.asks {
		return m.classes[r.fixed.from:r.fixed.to]
	}
	return m.extra[m.own[i].from:m.own[i].to]
}

// Grammar is what each token of the sentence that was matched last may be; 0 for what is no
// word. It is valid until the next call of Match.
func (m *Matcher) Grammar() []Grammar { return m.grammar }

// may is what the token at i may be; 0 where there is none.
func (m *Matcher) may(i int) Grammar {
	if uint(i) >= uint(len(m.grammar)) {
		return 0
	}
	return m.grammar[i]
}

// walk notes the entries complete at the node, and goes on along its edges. n tokens
// of the path are taken.
func (m *Matcher) walk(at int32, n int) {
	nd := &m.lex.nodes[at]
	for _, e := range m.lex.ends[nd.end:nd.ended] {
		m.note(e, n)
	}
	if nd.edge == nd.last {
		return
	}
	j := m.path[n-1] + 1
	for skipped := int32(0); j < len(m.toks); skipped++ {
		if nd.mask&m.masks[j] != 0 {
			m.follow(nd, j, n, skipped)
		}
		if skipped == nd.gap || !gapToken(&m.toks[j]) {
			break
		}
		j++
	}
}

// follow goes on along the edges of the node that the token at j has. It goes by the classes
// of the token, which are few.
func (m *Matcher) follow(nd *node, j, n int, skipped int32) {
	for _, c := range m.classesOf(j) {
		if nd.mask&c.bit() == 0 {
			continue
		}
		for i := m.lex.next(nd, c); i < nd.last && m.lex.edges[i].class == c; i++ {
			if m.lex.edges[i].gap >= skipped {
				m.path[n] = j
				m.walk(m.lex.edges[i].to, n+1)
			}
		}
	}
}

// gapToken says whether a token may stand in a gap: marks end the clause.
func gapToken(t *token.Token) bool { return t.Kind == token.Word || t.Kind == token.Number }

// note keeps a candidate, unless it begins with a part of a name that it would take for a
// word that evaluates: « place de la Paix », not « coup d’État ».
func (m *Matcher) note(entry int32, n int) {
	t := &m.lex.traits[entry]
	if !m.literal && (t.common && m.names[m.path[0]] || t.guarded && !m.hasActor(n)) {
		return
	}
	from := len(m.at)
	m.at = append(m.at, m.path[:n]...)
	rank := uint64(maxElements-n)<<33 | uint64(m.path[0])
	if !t.blocker {
		rank |= 1 << 32
	}
	m.found = append(m.found, candidate{rank, uint64(t.breadth)<<32 | uint64(entry), entry, extent{int32(from), int32(len(m.at))}})
}

// choose keeps the candidates that get their tokens.
func (m *Matcher) choose(tokens int) []Match {
	m.out = m.out[:0]
	if len(m.found) == 0 {
		return m.out
	}
	m.used = resized(m.used, tokens)
	clear(m.used)
	slices.SortFunc(m.found, func(a, b candidate) int {
		if c := a.compare(b); c != 0 {
			return c
		}
		return slices.Compare(m.at[a.from:a.to], m.at[b.from:b.to])
	})
	m.chosen = m.chosen[:0]
	for _, c := range m.found {
		t := &m.lex.traits[c.entry]
		free := m.lex.layers[t.layers]
		taken := m.at[c.from:c.to]
		for _, i := range taken {
			free &^= m.used[i]
		}
		if free == 0 {
			continue
		}
		for _, i := range taken {
			m.used[i] |= free
		}
		// In the order of the text; the longer one first.
		c.rank, c.second = uint64(taken[0])<<32|uint64(1<<32-1-taken[len(taken)-1]), uint64(t.order)
		m.chosen = append(m.chosen, c)
	}
	slices.SortFunc(m.chosen, candidate.compare)
	for _, c := range m.chosen {
		m.out = append(m.out, Match{m.lex.entries[c.entry], m.at[c.from:c.to], int(m.lex.traits[c.entry].dimension)})
	}
	return m.out
}
