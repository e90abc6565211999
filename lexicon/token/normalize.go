package token

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalize makes the matching key of a word, the same for text and lexicon: NFC,
// lower case, every apostrophe as ', every hyphen as -, every space as a plain one, œ
// as oe, æ as ae, ligatures of fonts and raised letters as plain ones (ﬁ, Mᵐᵉ), without
// soft hyphens, zero-width characters and bytes that are not UTF-8. It is idempotent.
func Normalize(word string) string {
	if end, plain := scanLetters(word, 0); plain && end == len(word) {
		return word // most words are their own key
	}
	for i := 0; i < len(word); { // nor does a pattern of such words change
		switch c := word[i]; {
		case c < utf8.RuneSelf && (c < 'A' || c > 'Z'):
			i++
		case isPlainAccent(word, i):
			i += 2
		default:
			return string(appendNorm(nil, word))
		}
	}
	return word
}

// appendNorm appends the matching key of word to dst.
func appendNorm(dst []byte, word string) []byte {
	from := len(dst)
	marks := false
	for _, r := range word {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			dst = append(dst, byte(r))
		case isApostrophe(r):
			dst = append(dst, '\'')
		case r == 0x2010, r == 0x2011:
			dst = append(dst, '-')
		case isDigitSpace(r):
			dst = append(dst, ' ')
		case isInvisible(r), r == utf8.RuneError:
		case r == 'İ': // as its decomposed form comes out
			marks = true
			dst = append(dst, "i\u0307"...)
		case r == 'œ', r == 'Œ':
			dst = append(dst, "oe"...)
		case r == 'æ', r == 'Æ':
			dst = append(dst, "ae"...)
		case plainLetters(r) != "":
			dst = appendNorm(dst, plainLetters(r))
		case r == 'ǽ', r == 'Ǽ': // as its decomposed form comes out
			dst = append(dst, "aé"...)
		case r == 'ǣ', r == 'Ǣ':
			dst = append(dst, "aē"...)
		default:
			marks = marks || r >= firstMark && (unicode.Is(unicode.Mn, r) || needsComposing(r))
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	if marks { // rare: text from a Mac, or a ligature
		composed := norm.NFC.Bytes(dst[from:])
		for bytes.Contains(composed, dottedI) { // what stood behind the dot may compose now
			composed = norm.NFC.Bytes(bytes.ReplaceAll(composed, dottedI, dottedI[:1]))
		}
		return append(dst[:from], composed...)
	}
	return dst
}

// Unaccented is Normalize without the accents and cedillas: the key under which words
// are compared that may lack them.
func Unaccented(word string) string {
	for i := range len(word) {
		if c := class[word[i]]; c != lower && c != digit && word[i] != '-' && word[i] != '\'' {
			return string(AppendUnaccented(nil, word))
		}
	}
	return word
}

// AppendUnaccented appends Unaccented of the word to dst.
func AppendUnaccented(dst []byte, word string) []byte {
	from := len(dst)
	dst = appendNorm(dst, word)
	out := dst[:from]
	for i := from; i < len(dst); {
		if dst[i] < utf8.RuneSelf {
			out = append(out, dst[i])
			i++
			continue
		}
		r, n := utf8.DecodeRune(dst[i:])
		i += n
		out = utf8.AppendRune(out, baseOf(r)) // never longer than what was read
	}
	return out
}

// bases are the letters à–ÿ (U+00E0–U+00FF) without their accents.
const bases = "aaaaaaæceeeeiiiiðnooooo÷øuuuuyþy"

// baseOf is a letter without its accents.
func baseOf(r rune) rune {
	switch {
	case r < 0xE0:
		return r
	case r <= 0xFF:
		return baseTable[r-0xE0]
	case r < firstMark || r >= 0x1E00 && r < 0x1F00: // Latin letters of other languages
		if d := norm.NFD.PropertiesString(string(r)).Decomposition(); len(d) > 0 {
			b, _ := utf8.DecodeRune(d)
			return b
		}
	}
	return r
}

var baseTable = []rune(bases)

// LacksAccents says whether the key is the word full, a key as well, but for accents
// that it does not have. It has none that full has not.
func LacksAccents(key, full string) bool {
	lacks := false
	for len(key) > 0 && len(full) > 0 {
		a, n := utf8.DecodeRuneInString(key)
		b, m := utf8.DecodeRuneInString(full)
		key, full = key[n:], full[m:]
		if a == b {
			continue
		}
		if a != baseOf(b) {
			return false
		}
		lacks = true
	}
	return lacks && key == "" && full == ""
}

const firstMark = 0x300

// dottedI is what İ becomes in small letters; the dot goes.
var dottedI = []byte("i\u0307")

// needsComposing says whether NFC may change a rune that is no mark; the letters of
// European languages are never concerned.
func needsComposing(r rune) bool { return r >= 0x370 && norm.NFC.QuickSpanString(string(r)) == 0 }

// isApostrophe says whether r is written for the apostrophe in French text.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '′', '‘', '＇':
		return true
	}
	return false
}

// plainLetters are the letters for which r is written: those of ﬁ and the other ligatures
// of fonts, and of raised letters (Mᵐᵉ, XXᵉ). It is empty for all other runes.
func plainLetters(r rune) string {
	if r < 0x2B0 || !(0xFB00 <= r && r <= 0xFB06 || r <= 0x2B8 || 0x1D2C <= r && r <= 0x1DBF || r == 0x2071 || r == 0x207F) {
		return ""
	}
	if plain := norm.NFKC.String(string(r)); plain != string(r) { // some have none
		return plain
	}
	return ""
}

// isDigitSpace says whether r is a space that may stand between groups of digits: no
// line is broken there.
func isDigitSpace(r rune) bool {
	return r == 0xA0 || r == 0x202F || r == 0x2009 || r == 0x2007
}

// isInvisible says whether r is a formatting character that may stand inside a
// word: soft hyphen, zero-width space and joiners, word joiner, byte order mark.
func isInvisible(r rune) bool {
	switch r {
	case 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF:
		return true
	}
	return false
}
