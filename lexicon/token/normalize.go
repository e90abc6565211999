package token

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalize makes the matching key of a word, the same for text and lexicon: NFC,
// lower case, every apostrophe as ', every hyphen as -, every space as a plain one, œ
// as oe, æ as ae, without soft hyphens, zero-width characters and bytes that are not
// UTF-8. It is idempotent.
func Normalize(word string) string {
	if end, plain := scanLetters(word, 0); plain && end == len(word) {
		return word // most words are their own key
	}
	return string(appendNorm(nil, word))
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
		case r == 0xA0, r == 0x202F, r == 0x2009: // groups of digits
			dst = append(dst, ' ')
		case isInvisible(r), r == utf8.RuneError:
		case r == dotAbove && len(dst) > from && dst[len(dst)-1] == 'i': // İ in two runes
		case r == 'œ', r == 'Œ':
			dst = append(dst, "oe"...)
		case r == 'æ', r == 'Æ':
			dst = append(dst, "ae"...)
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
		return append(dst[:from], norm.NFC.Bytes(dst[from:])...)
	}
	return dst
}

const (
	firstMark = 0x300
	dotAbove  = 0x307
)

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

// isInvisible says whether r is a formatting character that may stand inside a
// word: soft hyphen, zero-width space and joiners, word joiner, byte order mark.
func isInvisible(r rune) bool {
	switch r {
	case 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF:
		return true
	}
	return false
}
