package token

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// MaxTokens bounds a sentence, so that text without a full stop needs no more
// memory than other text: a longer one is cut there.
const MaxTokens = 2000

// A Segmenter cuts texts into sentences and keeps its buffers between them. It is
// not safe for concurrent use; its zero value is ready.
type Segmenter struct {
	toks   []Token
	norms  map[string]string // keys of words that are not written as their key, by how they are written
	buf    []byte
	quoted bool // a straight double quote is open
}

// How many keys are kept, and of which length: what is dropped is made again.
const (
	maxNorms = 1 << 16
	maxNorm  = 64
)

// maxLetters is how many runes the key of a word has at the most, so that text without
// spaces needs no more memory than other text either.
const maxLetters = 1000

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
		// emit hands out the sentence that consists of the first n tokens; the others
		// begin the next one.
		emit := func(n int) bool {
			sent.Index++
			sent.Tokens = g.toks[:n:n]
			if !yield(sent) {
				return false
			}
			g.toks = g.toks[:copy(g.toks, g.toks[n:])]
			sent.Start, sent.Cut = -1, false
			return true
		}
		before := blank
		for i := 0; i < len(text); {
			if text[i] == ' ' && i+1 < len(text) && class[text[i+1]] <= digit {
				i++
				before = max(before, space)
			}
			if c := class[text[i]]; c == white || c == eol || c == high {
				if n, lines := whiteAt(text, i); n > 0 {
					i += n
					before = max(before, lines)
					continue
				}
			}
			n := len(g.toks)
			next := g.token(text, i, before)
			switch {
			case before == blank:
				g.quoted = false
				if sent.Start >= 0 && !emit(n) {
					return
				}
				sent.Paragraph++
			case n >= MaxTokens:
				sent.Cut = true
				if !emit(n) {
					return
				}
			case n > 0 && len(g.toks) > n && mayEnd(&g.toks[n-1], &g.toks[n]) && g.ends(text, g.toks[:n], g.toks[n]):
				if !emit(n) {
					return
				}
			}
			if sent.Start < 0 {
				sent.Start = i
			}
			if text[i] == '"' {
				g.quoted = straightQuote(text, g.toks[len(g.toks)-1], g.quoted) == opening
			}
			i, sent.End, before = next, next, none
		}
		if sent.Start >= 0 {
			emit(len(g.toks))
		}
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
		i = g.token(text, i, before)
		before = none
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
			if s[i] == 0xC3 { // most letters with accents
				break
			}
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
