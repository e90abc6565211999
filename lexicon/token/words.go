package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Byte classes of the fast path; what is not ASCII is looked at as a rune.
const (
	other  = iota // a mark or symbol
	lower         // a–z
	upper         // A–Z
	digit         // 0–9
	white         // space, tab and other ASCII control characters
	eol           // \n, \r, and the page break \f
	high          // first byte of a longer rune, or no rune at all
	quoted        // '
)

var class = func() (c [256]uint8) {
	for i := range c {
		switch {
		case 'a' <= i && i <= 'z':
			c[i] = lower
		case 'A' <= i && i <= 'Z':
			c[i] = upper
		case '0' <= i && i <= '9':
			c[i] = digit
		case i == '\n' || i == '\r' || i == '\f':
			c[i] = eol
		case i <= ' ' || i == 0x7F:
			c[i] = white
		case i >= utf8.RuneSelf:
			c[i] = high
		}
	}
	c['\''] = quoted
	return c
}()

// scanLetters moves from i over letters, digits, marks and invisible characters.
// plain says that Normalize would leave them as they are.
func scanLetters(s string, i int) (end int, plain bool) {
	plain = true
	for i < len(s) {
		switch class[s[i]] {
		case lower, digit:
			i++
			continue
		case upper:
			plain = false
			i++
			continue
		case high:
			if isPlainAccent(s, i) {
				i += 2
				continue
			}
			if s[i] == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] >= 0x90 { // U+2010–U+203F: dashes, quotation marks
				return i, plain
			}
			r, n := utf8.DecodeRuneInString(s[i:])
			if (unicode.IsLetter(r) || unicode.Is(unicode.M, r) || isInvisible(r)) && !isApostrophe(r) {
				plain = false
				i += n
				continue
			}
		}
		return i, plain
	}
	return i, plain
}

// isPlainAccent says whether a letter of two bytes stands at i which Normalize leaves as
// it is: ß to ÿ, without ÷ and æ.
func isPlainAccent(s string, i int) bool {
	return s[i] == 0xC3 && i+1 < len(s) && s[i+1] >= 0x9F && s[i+1] < 0xC0 && s[i+1] != 0xB7 && s[i+1] != 0xA6
}

// letterAt says whether a letter begins at i.
func letterAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	switch class[s[i]] {
	case lower, upper:
		return true
	case high:
		r, _ := utf8.DecodeRuneInString(s[i:])
		return unicode.IsLetter(r) && !isApostrophe(r)
	}
	return false
}

// apostropheAt is the length of the apostrophe at i, 0 where there is none.
func apostropheAt(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	if s[i] == '\'' {
		return 1
	}
	if class[s[i]] == high && s[i] != 0xC3 {
		if r, n := utf8.DecodeRuneInString(s[i:]); isApostrophe(r) {
			return n
		}
	}
	return 0
}

// hyphenAt is the length of the hyphen at i, 0 where there is none: the plain one,
// U+2010 and U+2011.
func hyphenAt(s string, i int) int {
	if i < len(s) && s[i] == '-' {
		return 1
	}
	if strings.HasPrefix(s[min(i, len(s)):], "\u2010") || strings.HasPrefix(s[min(i, len(s)):], "\u2011") {
		return 3
	}
	return 0
}

// elides says whether a word before an apostrophe is an elided one, a token of its
// own. After any other, the apostrophe is inside the word: aujourd'hui, prud'homme.
func elides(word string) bool {
	switch len(word) {
	case 1:
		switch word[0] | 0x20 {
		case 'l', 'd', 'j', 'm', 't', 's', 'n', 'c':
			return true
		}
	case 2:
		return strings.EqualFold(word, "qu")
	case 5:
		return strings.EqualFold(word, "jusqu")
	case 6:
		return strings.EqualFold(word, "lorsqu") || strings.EqualFold(word, "puisqu") || strings.EqualFold(word, "quoiqu")
	}
	return false
}

// wordFollows says whether what an elided word elides before begins at i: a word, a number
// or a quotation, after one space too, as in text that was tokenized before (« l' accord »).
func wordFollows(s string, i int) bool {
	if i < len(s) && s[i] == ' ' {
		i++
	}
	return letterAt(s, i) || digitAt(s, i) || quoteAt(s, i)
}

// isClitic says whether what follows a hyphen at the end of a word is a pronoun or
// particle, a token of its own: dit-elle, a-t-il, celui-ci.
func isClitic(part string) bool {
	if len(part) > 6 {
		return false
	}
	switch Normalize(part) {
	case "je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce", "ci", "là",
		"moi", "toi", "le", "la", "les", "lui", "leur", "y", "en":
		return true
	}
	return false
}

// endsInClitic says whether a whole word ends in what looks like a clitic.
func endsInClitic(word string) bool {
	return strings.EqualFold(word, "rendez-vous") || strings.EqualFold(word, "jong-il")
}

// isObject says whether a part between hyphens is a pronoun after which another one may
// follow: donne-le-moi.
func isObject(part string) bool {
	if len(part) > 4 {
		return false
	}
	switch Normalize(part) {
	case "le", "la", "les", "nous", "vous", "lui", "leur":
		return true
	}
	return false
}

// word scans the word at i and returns the end of the token. The rest of what looks
// like one word is left for the next call. next is the end of what is passed over after
// the token: the hyphen of « dit-elle », the t of « a-t-il ».
func word(s string, i int) (end, next int, plain bool) {
	end, plain = scanLetters(s, i)
	if end < len(s) && (s[end] == '.' || s[end] == '-') {
		if e := dotted(s, i, end); e > end {
			return e, e, false
		}
	}
	hyphens := 0
	hyphen, last := 0, 0 // the last hyphen, and the part after it
	for end < len(s) {
		if n := apostropheAt(s, end); n > 0 {
			if hyphens == 0 && elides(s[i:end]) && wordFollows(s, end+n) {
				return end + n, end + n, plain && n == 1
			}
			if !letterAt(s, end+n) {
				break
			}
			if hyphens > 0 && end-last == 1 && (s[last]|0x20 == 'm' || s[last]|0x20 == 't') { // va-t'en, donne-m'en
				return hyphen, last, plain
			}
			e, p := scanLetters(s, end+n)
			end, plain = e, plain && p && n == 1
			continue
		}
		n := hyphenAt(s, end)
		if n == 0 || !letterAt(s, end+n) && !digitAt(s, end+n) {
			break
		}
		if hyphens > 0 && isObject(s[last:end]) && isClitic(s[end+n:partEnd(s, end+n)]) { // donne-le-moi, allons-nous-en
			return hyphen, last, plain
		}
		hyphens++
		hyphen, last = end, end+n
		e, p := scanLetters(s, last)
		end, plain = e, plain && p && n == 1
	}
	if hyphens == 0 || !isClitic(s[last:end]) || endsInClitic(s[i:end]) {
		return end, end, plain
	}
	stem := hyphen
	for n := 1; n <= 3; n += 2 { // a-t-il, with either kind of hyphen
		if t := hyphen - 1; t-n > i && s[t]|0x20 == 't' && hyphenAt(s, t-n) == n {
			stem = t - n
		}
	}
	return stem, last, plain
}

// partEnd is the end of the letters at i.
func partEnd(s string, i int) int {
	end, _ := scanLetters(s, i)
	return end
}

// quoteAt says whether a quotation begins at i: « l’« accord » », « qu’"il" ».
func quoteAt(s string, i int) bool {
	rest := s[min(i, len(s)):]
	if strings.HasPrefix(rest, "«") || strings.HasPrefix(rest, "“") {
		return true
	}
	return strings.HasPrefix(rest, "\"") && letterAt(s, i+1)
}

func digitAt(s string, i int) bool { return i < len(s) && class[s[i]] == digit }

// dotted extends a single capital over the whole of an acronym with points, O.N.U. or
// É.N.A, or of the initials of a double name, J.-P.; it returns end where there are
// none. « M.X » is neither.
func dotted(s string, i, end int) int {
	if capitalAt(s, i) != end-i {
		return end
	}
	e, points := end, 0
	for e < len(s) && s[e] == '.' {
		hyphen := hyphenAt(s, e+1)
		n := capitalAt(s, e+1+hyphen)
		if n == 0 || letterAt(s, e+1+hyphen+n) {
			break
		}
		e, points = e+1+hyphen+n, points+1
	}
	if points > 0 && e < len(s) && s[e] == '.' {
		e, points = e+1, points+1
	}
	if points >= 2 {
		return e
	}
	if n := hyphenAt(s, end); n > 0 && capitalAt(s, end+n) > 0 { // J-P.
		if e := end + n + capitalAt(s, end+n); e < len(s) && s[e] == '.' {
			return e + 1
		}
	}
	return end
}

// isDotted says whether a token is one that dotted found.
func isDotted(w string) bool {
	n := capitalAt(w, 0)
	if n == 0 || len(w) < n+2 {
		return false
	}
	return w[n] == '.' || hyphenAt(w, n) > 0 && w[len(w)-1] == '.'
}

// isCapital says whether r is a capital, or one with a small iota as ᾌ.
func isCapital(r rune) bool { return unicode.IsUpper(r) || unicode.IsTitle(r) }

// capitalAt is the length of the capital letter at i with the marks on it, 0 where there
// is none.
func capitalAt(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	if !isCapital(r) {
		return 0
	}
	for i+n < len(s) && class[s[i+n]] == high {
		r, m := utf8.DecodeRuneInString(s[i+n:])
		if !unicode.Is(unicode.M, r) && !isInvisible(r) {
			break
		}
		n += m
	}
	return n
}
