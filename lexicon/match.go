package lexicon

import (
	"cmp"
	"slices"

	"github.com/cadrage/cadrage/lexicon/morph"
	"github.com/cadrage/cadrage/lexicon/token"
)

// A Match is an entry found in a sentence.
type Match struct {
	Entry *Entry
	// Tokens are the indices of the tokens that it takes, increasing; those in a gap
	// are not among them.
	Tokens []int
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
	literal bool          // words only: what stands beside them does not matter
	toks    []token.Token // of the sentence
	own     []int32       // by token: where its classes end in extra, of those that ask; the same as before it: those of its reading
	masks   []uint64      // by token: the bits of its classes
	windows []uint64      // by token: those of the tokens within the window after it
	extra   []class       // the classes of tokens of which some ask for a part of speech
	found   []candidate
	at      []int // tokens of the candidates, one after the other
	path    [maxElements]int
	used    []uint64 // by token: the layers in which it is taken
	out     []Match

	read     []*reading          // by token
	grammar  []Grammar           // by token
	readings map[string]*reading // of words, by their key
	capitals map[string]*reading // of those in capitals
	recent   []remembered        // of readings; nil: not worth it yet
	names    []bool              // by token: it is capitalised like a name
	shouting bool                // no word of any length is in small letters
}

// A candidate is a possible match; its tokens are Matcher.at[from:to].
type candidate struct {
	entry    int32
	from, to int
}

// NewMatcher returns a matcher for l.
func (l *Lexicon) NewMatcher() *Matcher { return &Matcher{lex: l} }

// Match is Lexicon.Match; the result is valid until the next call.
func (m *Matcher) Match(toks []token.Token) []Match {
	m.toks = toks
	m.markNames(toks)
	m.classify(toks)
	m.found, m.at = m.found[:0], m.at[:0]
	for i, r := range m.read {
		for k := range r.roots {
			if root := &r.roots[k]; root.ends || root.mask&m.ahead(i, root.gap) != 0 {
				m.path[0] = i
				m.walk(toks, root.at, 1)
			}
		}
		if !r.asks {
			continue
		}
		for _, c := range m.classesOf(i)[len(r.fixed):] {
			if root := m.lex.roots[c]; root != 0 {
				m.path[0] = i
				m.walk(toks, root, 1)
			}
		}
	}
	return m.choose(len(toks))
}

// ahead is the bits of the classes within a gap after the token at i, and perhaps more.
func (m *Matcher) ahead(i, gap int) uint64 {
	switch {
	case i+1 == len(m.masks):
		return 0
	case gap == 0:
		return m.masks[i+1]
	case gap <= window:
		return m.windows[i]
	}
	return ^uint64(0)
}

// window is the gap of most patterns that have one.
const window = 3

// classify looks up the classes of each token.
func (m *Matcher) classify(toks []token.Token) {
	m.read, m.grammar = m.read[:0], m.grammar[:0]
	for i := range toks {
		r := m.reading(&toks[i])
		m.read, m.grammar = append(m.read, r), append(m.grammar, r.may)
	}
	m.own, m.masks, m.extra = m.own[:0], m.masks[:0], m.extra[:0]
	for i, r := range m.read {
		if !r.asks {
			m.own, m.masks = append(m.own, int32(len(m.extra))), append(m.masks, r.mask)
			continue
		}
		mask := r.mask
		m.extra = append(m.extra, r.fixed...)
		for _, c := range r.classes {
			if c.pos != morph.Any && !m.contradicts(i, c.pos, r.may) {
				m.extra = append(m.extra, c.class)
				mask |= c.bit()
			}
		}
		m.own, m.masks = append(m.own, int32(len(m.extra))), append(m.masks, mask)
	}
	m.windows = append(m.windows[:0], m.masks...)
	for i := range m.windows {
		mask := uint64(0)
		for _, x := range m.masks[i+1 : min(i+2+window, len(m.masks))] {
			mask |= x
		}
		m.windows[i] = mask
	}
}

// classesOf are the classes of the token at i.
func (m *Matcher) classesOf(i int) []class {
	r := m.read[i]
	if !r.asks {
		return r.fixed
	}
	from := int32(0)
	if i > 0 {
		from = m.own[i-1]
	}
	return m.extra[from:m.own[i]]
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
// of the path are taken. It goes by the classes of the tokens, which are few, not by the
// edges.
func (m *Matcher) walk(toks []token.Token, at int32, n int) {
	nd := &m.lex.nodes[at]
	for _, e := range nd.ends {
		m.note(e, n)
	}
	if len(nd.edges) == 0 {
		return
	}
	j := m.path[n-1] + 1
	for skipped := 0; j < len(toks); skipped++ {
		if nd.mask&m.masks[j] != 0 {
			m.follow(toks, nd, j, n, skipped)
		}
		if skipped == nd.gap || !gapToken(toks[j]) {
			break
		}
		j++
	}
}

// follow goes on along the edges of the node that the token at j has.
func (m *Matcher) follow(toks []token.Token, nd *node, j, n, skipped int) {
	for _, c := range m.classesOf(j) {
		if nd.mask&c.bit() == 0 {
			continue
		}
		for i := nd.edge(c); i < len(nd.edges) && nd.edges[i].class == c; i++ {
			if nd.edges[i].gap >= skipped {
				m.path[n] = j
				m.walk(toks, nd.edges[i].to, n+1)
			}
		}
	}
}

// gapToken says whether a token may stand in a gap: marks end the clause.
func gapToken(t token.Token) bool { return t.Kind == token.Word || t.Kind == token.Number }

// note keeps a candidate, unless it begins with a part of a name that it would take for a
// word that evaluates: « place de la Paix », not « coup d’État ».
func (m *Matcher) note(entry int32, n int) {
	if e := m.lex.entries[entry]; e.Role == Polar && !m.literal && (!e.capital && m.names[m.path[0]] || e.Guard == AnyActor && !m.hasActor(n)) {
		return
	}
	from := len(m.at)
	m.at = append(m.at, m.path[:n]...)
	m.found = append(m.found, candidate{entry, from, len(m.at)})
}

// choose keeps the candidates that get their tokens.
func (m *Matcher) choose(tokens int) []Match {
	m.out = m.out[:0]
	if len(m.found) == 0 {
		return m.out
	}
	m.used = slices.Grow(m.used[:0], tokens)[:tokens]
	clear(m.used)
	slices.SortFunc(m.found, func(a, b candidate) int {
		return cmp.Or(
			(b.to-b.from)-(a.to-a.from),
			cmp.Compare(m.rank(a), m.rank(b)),
			m.at[a.from]-m.at[b.from],
			int(m.lex.breadth[a.entry]-m.lex.breadth[b.entry]),
			int(a.entry-b.entry),
			slices.Compare(m.at[a.from:a.to], m.at[b.from:b.to]),
		)
	})
	for _, c := range m.found {
		free := m.lex.layers[c.entry]
		taken := m.at[c.from:c.to]
		for _, t := range taken {
			free &^= m.used[t]
		}
		if free == 0 {
			continue
		}
		for _, t := range taken {
			m.used[t] |= free
		}
		m.out = append(m.out, Match{m.lex.entries[c.entry], taken})
	}
	slices.SortFunc(m.out, func(a, b Match) int {
		return cmp.Or(a.First()-b.First(), b.End()-a.End(), cmp.Compare(a.Entry.File, b.Entry.File), a.Entry.Line-b.Entry.Line)
	})
	return m.out
}

// rank puts blockers before what they may block.
func (m *Matcher) rank(c candidate) int {
	if m.lex.entries[c.entry].Role == Blocker {
		return 0
	}
	return 1
}
