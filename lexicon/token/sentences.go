package token

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxTokens bounds a sentence, so that text without a full stop needs no more
// memory than other text: a longer one is cut there.
const MaxTokens = 2000

// A Segmenter cuts texts into sentences and keeps its buffers between them. It is
// not safe for concurrent use; its zero value is ready.
type Segmenter struct {
	toks  []Token
	norms map[string]string // keys of words that are not written as their key
	buf   []byte
}

// How many keys are kept, and of which length: what is dropped is made again.
const (
	maxNorms = 1 << 16
	maxNorm  = 64
)

// Sentences cuts text into sentences. With the white space between them they cover
// the text exactly. A text has no limit of length; bytes that are not UTF-8 belong
// to sentences, not to tokens.
func Sentences(text string) iter.Seq[Sentence] { return new(Segmenter).Sentences(text) }

// Sentences is the function Sentences, with the buffers of g: the tokens of a
// sentence are valid until the next one.
func (g *Segmenter) Sentences(text string) iter.Seq[Sentence] {
	return func(yield func(Sentence) bool) {
		g.toks = g.toks[:0]
		sent := Sentence{Span: Span{-1, 0}}
		emit := func() bool {
			if sent.Start < 0 {
				return true
			}
			sent.Index++
			sent.Tokens = g.toks
			ok := yield(sent)
			g.toks = g.toks[:0]
			sent.Start = -1
			return ok
		}
		before := blank
		for i := 0; i < len(text); {
			n, lines := whiteAt(text, i)
			if n > 0 {
				i += n
				before = max(before, lines)
				continue
			}
			t, next := g.token(text, i)
			t.gap = before
			if before == blank || len(g.toks) >= MaxTokens || len(g.toks) > 0 && t.End > t.Start && ends(text, g.toks, t) {
				if !emit() {
					return
				}
			}
			if before == blank {
				sent.Paragraph++
			}
			if sent.Start < 0 {
				sent.Start = i
			}
			if t.End > t.Start {
				g.toks = append(g.toks, t)
			}
			i, sent.End, before = next, next, none
		}
		emit()
	}
}

// Tokens cuts text into tokens as one sentence, whatever it holds.
func (g *Segmenter) Tokens(text string) []Token {
	g.toks = g.toks[:0]
	before := blank
	for i := 0; i < len(text); {
		if n, lines := whiteAt(text, i); n > 0 {
			i += n
			before = max(before, lines)
			continue
		}
		t, next := g.token(text, i)
		t.gap = before
		if t.End > t.Start {
			g.toks = append(g.toks, t)
		}
		i, before = next, none
	}
	return g.toks
}

// whiteAt measures the white space at i and says which kind of gap it is.
func whiteAt(s string, i int) (n int, g gap) {
	start := i
	lines := 0
	for i < len(s) {
		switch class[s[i]] {
		case white:
			i++
			continue
		case eol:
			if s[i] == '\r' && i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
			lines++
			i++
			continue
		case high:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == 0x2028 || r == 0x2029 || r == 0x85 {
				lines++
			}
			if unicode.IsSpace(r) || isInvisible(r) {
				i += n
				continue
			}
		}
		break
	}
	switch {
	case i == start:
		return 0, none
	case lines == 0:
		return i - start, space
	case lines == 1:
		return i - start, newline
	}
	return i - start, blank
}

// token scans the token at i, which is no white space. next is where to go on; an
// empty token stands for bytes that are not UTF-8.
func (g *Segmenter) token(s string, i int) (t Token, next int) {
	switch class[s[i]] {
	case lower, upper:
		return g.word(s, i)
	case digit:
		end := number(s, i)
		return Token{Span: Span{i, end}, Norm: g.key(s[i:end]), Kind: Number}, end
	case high:
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			return Token{}, i + 1
		case isApostrophe(r):
			return Token{Span: Span{i, i + n}, Norm: "'", Kind: Punct}, i + n
		case unicode.IsLetter(r):
			return g.word(s, i)
		case r == '…':
			return points(s, i)
		case r == '–', r == '—', r == '―', r == '−':
			return Token{Span: Span{i, i + n}, Norm: "—", Kind: Punct}, i + n
		case unicode.IsPunct(r):
			return Token{Span: Span{i, i + n}, Norm: s[i : i+n], Kind: Punct}, i + n
		}
		return Token{Span: Span{i, i + n}, Norm: s[i : i+n], Kind: Symbol}, i + n
	}
	if s[i] == '.' {
		return points(s, i)
	}
	kind := Punct
	if strings.IndexByte("$%+<=>^`|~", s[i]) >= 0 {
		kind = Symbol
	}
	return Token{Span: Span{i, i + 1}, Norm: s[i : i+1], Kind: kind}, i + 1
}

// points scans a run of points; two and more are one mark, the ellipsis.
func points(s string, i int) (Token, int) {
	end, n := i, 0
	for end < len(s) {
		if s[end] == '.' {
			end, n = end+1, n+1
		} else if strings.HasPrefix(s[end:], "…") {
			end, n = end+len("…"), n+3
		} else {
			break
		}
	}
	mark := "…"
	if n == 1 {
		mark = "."
	}
	return Token{Span: Span{i, end}, Norm: mark, Kind: Punct}, end
}

func (g *Segmenter) word(s string, i int) (Token, int) {
	end, next, plain := word(s, i)
	t := Token{Span: Span{i, end}, Norm: s[i:end], Kind: Word}
	if !plain {
		t.Norm = g.key(s[i:end])
	}
	return t, next
}

// key is Normalize without an allocation for a word that was seen before. The
// points of an acronym are dropped.
func (g *Segmenter) key(w string) string {
	g.buf = appendNorm(g.buf[:0], w)
	if n := capitalAt(w, 0); n > 0 && len(w) > n+1 && w[n] == '.' {
		b := g.buf[:0]
		for _, c := range g.buf {
			if c != '.' {
				b = append(b, c)
			}
		}
		g.buf = b
	}
	if k, ok := g.norms[string(g.buf)]; ok {
		return k
	}
	if g.norms == nil || len(g.norms) >= maxNorms {
		g.norms = make(map[string]string)
	}
	k := string(g.buf)
	if len(k) <= maxNorm { // longer ones are no words that recur
		g.norms[k] = k
	}
	return k
}
