package token

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token appends the token at i, which is no white space, and returns where to go on.
// For bytes that are not UTF-8 it appends none.
func (g *Segmenter) token(s string, i int, before gap) (next int) {
	switch class[s[i]] {
	case lower, upper:
		return g.word(s, i, before)
	case digit:
		end := number(s, i)
		t := g.add(i, end, s[i:end], before)
		t.Kind = Number
		if !plainNumber(t.Norm) {
			t.Norm = g.key(t.Norm)
		}
		return end
	case high:
		return g.rune(s, i, before)
	}
	switch s[i] {
	case '.':
		return g.points(s, i, before)
	case '#', '@':
		if end := tag(s, i); end > i {
			g.add(i, end, g.key(s[i:end]), before).Kind = Address
			return end
		}
	}
	return g.mark(s, i, 1, s[i:i+1], asciiKind(s[i]), before)
}

func asciiKind(c byte) Kind {
	if strings.IndexByte("$%+<=>^`|~", c) >= 0 {
		return Symbol
	}
	return Punct
}

// add appends a token, to be filled in where its zero value is not right. Tokens are
// made in place: they are too large to be handed about.
func (g *Segmenter) add(start, end int, norm string, before gap) *Token {
	n := len(g.toks)
	if n == cap(g.toks) {
		g.toks = slices.Grow(g.toks, 1)
	}
	g.toks = g.toks[:n+1]
	t := &g.toks[n]
	t.Start, t.End, t.Norm = start, end, norm
	t.Kind, t.Case, t.gap = Word, Lower, before
	return t
}

// mark appends the mark or symbol of n bytes at i, with the combining marks on it.
func (g *Segmenter) mark(s string, i, n int, norm string, kind Kind, before gap) int {
	end := i + n
	for end < len(s) && class[s[end]] == high {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !unicode.Is(unicode.M, r) {
			break
		}
		end += n
	}
	if end > i+n { // ≠ may be written as = with a stroke
		norm = g.key(s[i:end])
		kind = Symbol
	}
	g.add(i, end, norm, before).Kind = kind
	return end
}

// rune appends the token that begins with a rune that is not ASCII.
func (g *Segmenter) rune(s string, i int, before gap) int {
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case r == utf8.RuneError && n == 1:
		return i + 1
	case r == utf8.RuneError: // in the text as such
		return g.mark(s, i, n, s[i:i+n], Symbol, before)
	case isApostrophe(r):
		return g.mark(s, i, n, "'", Punct, before)
	case unicode.IsLetter(r):
		return g.word(s, i, before)
	case r == '…':
		return g.points(s, i, before)
	case r == '–', r == '—', r == '―', r == '−':
		return g.mark(s, i, n, "—", Punct, before)
	case r == '«', r == '»', r == '“', r == '”', r == '€', r == '°':
		return g.mark(s, i, n, s[i:i+n], kindOf(r), before)
	}
	if end := emoji(s, i); end > i {
		g.add(i, end, s[i:end], before).Kind = Symbol
		return end
	}
	norm := g.key(s[i : i+n]) // what NFC writes in another way
	if first, size := utf8.DecodeRuneInString(norm); size == len(norm) && size > 0 {
		r = first
	}
	return g.mark(s, i, n, norm, kindOf(r), before)
}

func kindOf(r rune) Kind {
	switch {
	case r < utf8.RuneSelf:
		return asciiKind(byte(r))
	case unicode.IsPunct(r):
		return Punct
	}
	return Symbol
}

// points appends a run of points; two and more are one mark, the ellipsis.
func (g *Segmenter) points(s string, i int, before gap) int {
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
	norm := "…"
	if n == 1 {
		norm = "."
	}
	return g.mark(s, i, end-i, norm, Punct, before)
}

// word appends the word at i. Most are of small letters and end at a space or mark; the
// elided words are next.
func (g *Segmenter) word(s string, i int, before gap) int {
	j := i
	capital := class[s[i]] == upper
	if capital {
		j++
	}
	for j < len(s) {
		if class[s[j]] == lower {
			j++
		} else if isPlainAccent(s, j) {
			j += 2
		} else {
			break
		}
	}
	if j > i && j-i <= maxLetters && (j == len(s) || endsWord(s, j)) {
		t := g.add(i, j, s[i:j], before)
		if capital {
			t.Norm = g.key(t.Norm)
			t.Case = Initial
			if j == i+1 {
				t.Case = Upper
			}
		}
		return j
	}
	if j <= i+1 {
		if n := apostropheAt(s, i+1); n > 0 && class[s[i]] <= upper && elides(s[i:i+1]) && wordFollows(s, i+1+n) {
			t := g.add(i, i+1+n, elided[s[i]|0x20-'a'], before)
			if capital {
				t.Case = Upper
			}
			return t.End
		}
	}
	end, next, plain := word(s, i)
	if e := address(s, i, end); e > end {
		g.add(i, e, g.key(s[i:e]), before).Kind = Address
		return e
	}
	if end == next && end < len(s) {
		if e := inclusive(s, i, end); e > end {
			t := g.add(i, e, s[i:e], before)
			t.Norm = g.inclusiveKey(t.Norm, end-i)
			t.Case = caseOf(s[i:end])
			return e
		}
	}
	t := g.add(i, end, s[i:end], before)
	if !plain || end-i > maxLetters {
		t.Norm = g.key(s[i:end])
		t.Case = caseOf(s[i:end])
	}
	return next
}

// endsWord says whether a word ends at i for certain: what is false may still end it.
func endsWord(s string, i int) bool {
	switch s[i] {
	case ' ', ',', '\n', '\r', '\t', ';', ')', '!', '?':
		return true
	case '.', ':':
		return i+1 < len(s) && class[s[i+1]] == white
	}
	return false
}

// elided are the keys of elided words of one letter, by that letter.
var elided = func() (keys [26]string) {
	for i := range keys {
		keys[i] = string(rune('a'+i)) + "'"
	}
	return keys
}()

// caseOf says how a word is capitalised.
func caseOf(w string) Case {
	c, first := Upper, true
	for _, r := range w {
		isUpper := 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && isCapital(r)
		if !isUpper {
			if !('a' <= r && r <= 'z') && (r < utf8.RuneSelf || !unicode.IsLetter(r)) {
				continue
			}
			if first {
				return Lower
			}
			c = Initial
		}
		first = false
	}
	return c
}

// key is Normalize without an allocation for a word that was seen before. The points
// of an acronym or of initials are dropped.
func (g *Segmenter) key(w string) string {
	if len(w) > maxLetters {
		return longKey(w)
	}
	if k, ok := g.norms[w]; ok {
		return k
	}
	g.buf = appendNorm(g.buf[:0], w)
	if isDotted(w) {
		g.buf = slices.DeleteFunc(g.buf, func(c byte) bool { return c == '.' })
	}
	if g.norms == nil || len(g.norms) >= maxNorms {
		g.norms = make(map[string]string)
	}
	k := string(g.buf)
	if len(w) <= maxNorm { // longer ones are no words that recur
		g.norms[strings.Clone(w)] = k
	}
	return k
}

// inclusiveKey is the key of an inclusive word of which the first n bytes are the
// masculine.
func (g *Segmenter) inclusiveKey(w string, n int) string {
	if k, ok := g.norms[w]; ok {
		return k
	}
	k := strings.Clone(g.key(masculine(w, n)))
	if len(w) <= maxNorm {
		g.norms[strings.Clone(w)] = k
	}
	return k
}

// longKey is the key of a word that may be of any length: that of its first letters.
func longKey(w string) string {
	const enough = 16 * maxLetters // bytes, whatever the script and the marks
	if len(w) > enough {
		n := enough
		for n > 0 && !utf8.RuneStart(w[n]) {
			n--
		}
		w = w[:n]
	}
	key := string(appendNorm(nil, w))
	runes := 0
	for i := range key {
		if runes++; runes > maxLetters {
			return key[:i]
		}
	}
	return key
}
