package token

import (
	"strings"
	"unicode"
)

// French that names both genders puts the ending of the feminine behind the masculine:
// « étudiant·e·s », « élu.es », « député(e)s ». That is one word, and its key is that of
// the masculine.

// feminine are the endings that are put behind a masculine.
var feminine = set("e", "es", "ne", "nes", "le", "les", "te", "tes", "ve", "ves", "se", "ses", "fe", "fes", "euse", "euses", "rice", "rices", "trice", "trices",
	"ière", "ières", "ère", "ères", "sse", "sses", "esse", "esses", "ale", "ales", "rès", "toutes", "elle", "elles", "lle", "lles")

// afterPoint are those that are put behind a point: others may be the next word of a text
// that lacks a space.
var afterPoint = set("e", "es", "ne", "nes", "euse", "euses", "rice", "rices", "trice", "trices")

// minMasculine is the number of letters that the word before such an ending has at least.
const minMasculine = 3

// inclusive is the end of the endings behind the word s[i:end], end where there are
// none.
func inclusive(s string, i, end int) int {
	if s[end] != '(' && dotAt(s, end) == 0 || !hasLetters(s[i:end], minMasculine) {
		return end
	}
	if s[end] == '(' {
		return inBrackets(s, end)
	}
	n := dotAt(s, end)
	e, _ := scanLetters(s, end+n)
	endings := feminine
	if s[end] == '.' {
		endings = afterPoint
	}
	if !endings[Normalize(s[end+n:e])] {
		return end
	}
	if n := dotAt(s, e); n > 0 && strings.HasPrefix(s[e+n:], "s") && !letterAt(s, e+n+1) && !digitAt(s, e+n+1) { // ·s
		return e + n + 1
	}
	if n := dotAt(s, e); n > 0 && letterAt(s, e+n) { // « e.g. »
		return end
	}
	return e
}

// inBrackets is the end of « (e)s », « (ne) » or « (s) » at i, i where there is none.
func inBrackets(s string, i int) int {
	e, _ := scanLetters(s, i+1)
	if e >= len(s) || s[e] != ')' || !feminine[Normalize(s[i+1:e])] && s[i+1:e] != "s" {
		return i
	}
	e++
	if strings.HasPrefix(s[e:], "(s)") {
		e += len("(s)")
	} else if strings.HasPrefix(s[e:], "s") {
		e++
	}
	if letterAt(s, e) || digitAt(s, e) {
		return i
	}
	return e
}

// dotAt is the length of the mark at i that may stand before an ending.
func dotAt(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	if s[i] == '.' {
		return 1
	}
	for _, mark := range [...]string{"·", "•", "⋅", "‧"} {
		if strings.HasPrefix(s[i:], mark) {
			return len(mark)
		}
	}
	return 0
}

// hasLetters says whether a word has n letters at least.
func hasLetters(word string, n int) bool {
	for _, r := range word {
		if n > 0 && !unicode.Is(unicode.M, r) && !isInvisible(r) {
			n--
		}
	}
	return n == 0
}

// masculine is the word in the way of an inclusive one of which the first n bytes are
// the masculine: in the plural when the whole is.
func masculine(word string, n int) string {
	if c := word[n-1]; strings.HasSuffix(strings.TrimSuffix(word, ")"), "s") && c != 's' && c != 'x' {
		return word[:n] + "s"
	}
	return word[:n]
}
