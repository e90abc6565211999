package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Abbreviations whose point does not end a sentence, by their key without it.
var (
	// something they belong to always follows; none is a word of its own
	abbreviations = set("m", "mm", "mr", "mme", "mlle", "mgr", "me", "dr", "pr", "st", "ste", "cf", "vs", "al",
		"éd", "réf", "tél", "av", "apr", "env", "lt", "gal", "cdt", "chap", "fig", "pp", "janv", "févr", "fév", "juill", "juil", "déc")
	// words as well: abbreviations only before a number
	beforeNumber = set("art", "vol", "tom", "p", "n", "no", "cap", "col", "bd", "avr", "sept", "oct", "nov", "ex")
)

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// maxHeading is the length in bytes up to which a line without a final mark is
// taken for a heading or an item, not for a line that was wrapped.
const maxHeading = 60

// ends says whether a sentence that consists of toks so far ends before next.
func ends(text string, toks []Token, next Token) bool {
	last := toks[len(toks)-1]
	if next.gap == newline {
		return endsAtLine(text, toks, next)
	}
	if closes(next) {
		return false
	}
	k := len(toks) - 1
	for k > 0 && toks[k].Kind == Punct && closes(toks[k]) {
		k--
	}
	mark := toks[k]
	if mark.Kind != Punct || !isTerminal(mark.Norm) {
		return last.Kind == Word && isDottedEnd(text, last) && next.gap != none && begins(text, next) && !isInitials(text, last)
	}
	if next.gap == none && k == len(toks)-1 {
		return false // 3.5, example.org
	}
	if !begins(text, next) {
		return false
	}
	if mark.Norm == "." && k == len(toks)-1 && k > 0 {
		return !abbreviates(text, toks[:k], next) && !isEnumerator(toks[:k])
	}
	return true
}

// endsAtLine says whether a sentence ends at a single line end before next.
func endsAtLine(text string, toks []Token, next Token) bool {
	switch next.Norm {
	case "-", "—", "•", "*", "·", "▪":
		return true
	}
	last := toks[len(toks)-1]
	if last.Norm == "." && len(toks) > 1 && abbreviates(text, toks[:len(toks)-1], next) {
		return false
	}
	if last.Kind == Punct {
		switch last.Norm {
		case ".", "!", "?", "…", "»", "”", ":", ")":
			return begins(text, next)
		}
		return false
	}
	first := len(toks) - 1
	for first > 0 && toks[first].gap < newline {
		first--
	}
	return last.End-toks[first].Start <= maxHeading && begins(text, next)
}

// closes says whether t closes a quotation or bracket that the sentence before it
// belongs to.
func closes(t Token) bool {
	if t.Kind != Punct {
		return false
	}
	switch t.Norm {
	case "»", "”", ")", "]":
		return true
	case "\"", "'":
		return t.gap == none
	}
	return false
}

func isTerminal(mark string) bool { return mark == "." || mark == "!" || mark == "?" || mark == "…" }

// begins says whether a sentence may begin with t: not with a lower-case letter,
// nor with a mark that continues.
func begins(text string, t Token) bool {
	switch t.Kind {
	case Word:
		r, _ := utf8.DecodeRuneInString(text[t.Start:])
		return !unicode.IsLower(r)
	case Punct:
		switch t.Norm {
		case "«", "“", "\"", "(", "[", "—", "-", "•", "'", "¿", "¡", "*", "#", "@":
			return true
		}
		return false
	}
	return true
}

// abbreviates says whether the point after toks belongs to the last of them, given
// what follows.
func abbreviates(text string, toks []Token, next Token) bool {
	w := toks[len(toks)-1]
	if w.Kind != Word {
		return false
	}
	switch {
	case isInitials(text, w):
		return true
	case w.Norm == "m" || w.Norm == "mm":
		return len(toks) == 1 || toks[len(toks)-2].Kind != Number // « 100 m. Elle »
	case w.Norm == "ex":
		return next.Kind == Number || len(toks) > 2 && toks[len(toks)-3].Norm == "p" // « p. ex. »
	case beforeNumber[w.Norm]:
		return next.Kind == Number
	}
	return abbreviations[w.Norm]
}

// isEnumerator says whether toks are the number of an item, « 1 » or « IV », whose
// point does not end the item.
func isEnumerator(toks []Token) bool {
	if len(toks) != 1 {
		return false
	}
	switch w := toks[0]; w.Kind {
	case Number:
		return w.Len() <= 3
	case Word:
		return w.Len() <= 5 && strings.Trim(w.Norm, "ivx") == ""
	}
	return false
}

// isInitials says whether w is the initial of a first name, as J or J.-P; a capital
// after a hyphen counts too.
func isInitials(text string, w Token) bool {
	r, n := utf8.DecodeRuneInString(text[w.Start:w.End])
	if strings.TrimFunc(text[w.Start+n:w.End], isMark) == "" {
		return unicode.IsUpper(r)
	}
	switch text[w.Start:w.End] {
	case "S.E.M.", "S.E.", "S.M.", "S.A.R.", "R.P.":
		return true
	}
	return false
}

func isMark(r rune) bool { return unicode.Is(unicode.Mn, r) }

// isDottedEnd says whether w is an acronym that ends with a point, which may end
// the sentence as well.
func isDottedEnd(text string, w Token) bool {
	return w.Len() > 2 && text[w.End-1] == '.'
}
