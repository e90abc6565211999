package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxHeading is the number of bytes of the keys of a line without a final mark up to
// which it is taken for a heading or an item, not for a line that was wrapped.
const maxHeading = 60

// mayEnd says, at little cost, whether a sentence whose last token is last may end
// before next; ends decides.
func mayEnd(last, next *Token) bool {
	if next.gap >= newline {
		return true
	}
	switch last.Kind {
	case Word:
		return next.gap == space && (next.Case != Lower || last.Case == Upper)
	case Punct:
		c := last.Norm[0]
		return c != ',' && c != ';' && c != ':' && c != '('
	}
	return next.Case != Lower || last.Kind == Symbol
}

// ends says whether a sentence that consists of toks so far ends before next.
func (g *Segmenter) ends(text string, toks []Token, next Token) bool {
	last := toks[len(toks)-1]
	if next.gap == newline {
		return endsAtLine(text, toks, next)
	}
	if g.closes(text, next) {
		return false
	}
	if last.Norm == "\"" && next.gap == none { // it opens
		return false
	}
	k := len(toks) - 1
	for k > 0 && (toks[k].Kind == Punct && closesAfter(toks[k]) || isEmojiToken(toks[k])) {
		k--
	}
	mark := toks[k]
	if mark.Kind != Punct || !isTerminal(mark.Norm) {
		if last.Kind == Word && endsInPoint(text, last) {
			return next.gap != none && begins(text, next) && endsAcronym(text, toks, next)
		}
		return next.gap == space && next.Case != Lower && endsHeading(text, toks, next)
	}
	if next.gap == none && k == len(toks)-1 {
		return false // 3.5, example.org
	}
	if !hasContent(toks[:k]) { // « (…) Les universités »
		return false
	}
	whole := k == len(toks)-1 // the mark is the last token
	if !begins(text, next) {
		return mark.Norm == "." && whole && k > 0 && beginsSmall(toks[:k], next)
	}
	if mark.Norm == "." && whole && k > 0 {
		return !abbreviates(text, toks[:k], next) && !isEnumerator(toks[:k]) && !isDateline(toks[:k], next)
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
	if open[last.Norm] || last.Case == Upper && next.Case == Upper { // « au nom de la / France »; text in capitals
		return false
	}
	length := 0
	for i := len(toks) - 1; i >= 0; i-- {
		length += len(toks[i].Norm)
		if toks[i].gap != none {
			length++
		}
		if toks[i].gap >= newline {
			break
		}
	}
	return length <= maxHeading && begins(text, next)
}

// closes says whether t closes a quotation or bracket that the sentence before it
// belongs to.
func (g *Segmenter) closes(text string, t Token) bool {
	if t.Kind != Punct {
		return false
	}
	switch t.Norm {
	case "»", "”", ")", "]":
		return true
	case "\"":
		return straightQuote(text, t, g.quoted) == closing
	case "'":
		return t.gap == none
	}
	return false
}

// A side says which end of a quotation a straight quotation mark is.
type side bool

const (
	opening side = true
	closing side = false
)

// straightQuote tells by the space around the mark which end of a quotation it is, and
// where there is space on both sides, or on none, by whether one is open.
func straightQuote(text string, t Token, open bool) side {
	before := t.gap != none
	after := t.End >= len(text) || !letterAt(text, t.End) && !digitAt(text, t.End) && text[t.End] != '.' && !strings.HasPrefix(text[t.End:], "…")
	if before == after {
		return side(!open)
	}
	return side(before)
}

// closesAfter says whether t, which stands behind the mark of a sentence, is of that
// sentence.
func closesAfter(t Token) bool {
	switch t.Norm {
	case "»", "”", ")", "]", "\"":
		return true
	case "'":
		return t.gap == none
	}
	return false
}

func isEmojiToken(t Token) bool {
	if t.Kind != Symbol {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t.Norm)
	return isEmoji(r)
}

// hasContent says whether one of the tokens is no mark.
func hasContent(toks []Token) bool {
	for i := range toks {
		if toks[i].Kind != Punct {
			return true
		}
	}
	return false
}

func isTerminal(mark string) bool { return mark == "." || mark == "!" || mark == "?" || mark == "…" }

// begins says whether a sentence may begin with t: not with a small letter, but for
// names such as iPhone, nor with a mark that continues.
func begins(text string, t Token) bool {
	switch t.Kind {
	case Word:
		return t.Case != Lower || !isSmall(text[t.Start:t.End])
	case Punct:
		switch t.Norm {
		case "«", "“", "\"", "(", "[", "—", "-", "•", "'", "¿", "¡", "*", "#", "@":
			return true
		}
		return false
	case Symbol:
		return !isEmojiToken(t)
	}
	return true
}

// isSmall says whether a word begins with a small letter and has no capital.
func isSmall(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	if !unicode.IsLower(r) {
		return false
	}
	for _, r := range word {
		if isCapital(r) {
			return false
		}
	}
	return true
}

// beginsSmall says whether a sentence begins with next although it has no capital.
func beginsSmall(toks []Token, next Token) bool {
	w := toks[len(toks)-1]
	const whole = 4 // bytes: shorter words may be abbreviations that nobody lists
	return next.Kind == Word && next.gap == space && pronouns[next.Norm] &&
		w.Kind == Word && w.Case == Lower && len(w.Norm) >= whole && !titles[w.Norm] && !shortened[w.Norm] && !beforeNumber[w.Norm]
}

// starts says whether next, a word with a capital, begins a sentence by what it is.
func starts(text string, next Token) bool {
	if next.Kind != Word {
		return next.Kind == Punct && (next.Norm == "«" || next.Norm == "“")
	}
	if articles[next.Norm] {
		return followedBySmall(text, next)
	}
	return starters[next.Norm]
}

// followedBySmall says whether a small letter or digit follows the word: « Le conseil »,
// not « Le Goff ».
func followedBySmall(text string, t Token) bool {
	i := t.End
	for i < len(text) {
		n, _ := whiteAt(text, i)
		if n == 0 {
			break
		}
		i += n
	}
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLower(r) || unicode.IsDigit(r) || r == '«'
}

// abbreviates says whether the point after toks belongs to the last of them, given
// what follows.
func abbreviates(text string, toks []Token, next Token) bool {
	w := toks[len(toks)-1]
	if w.Kind != Word {
		return false
	}
	afterNumber := len(toks) > 1 && toks[len(toks)-2].Kind == Number
	switch {
	case isInitial(text, w):
		// « J. Dupont », not « vitamine C. Les »; « A. Le budget » is an item
		return !starts(text, next) || len(toks) == 1
	case afterNumber && (w.Norm == "m" || w.Norm == "mm"): // « 100 m. Elle »
		return false
	case w.Norm == "ex":
		return next.Kind == Number || len(toks) > 2 && toks[len(toks)-3].Norm == "p" // « p. ex. »
	case beforeNumber[w.Norm]:
		return next.Kind == Number || isRoman(next)
	case shortened[w.Norm]:
		return !starts(text, next)
	}
	return titles[w.Norm]
}

// isRoman says whether t is a number in roman figures.
func isRoman(t Token) bool {
	return t.Kind == Word && t.Case == Upper && strings.Trim(t.Norm, "ivxlcdm") == ""
}

// isEnumerator says whether toks are the number of an item, « 1 » or « IV », whose
// point does not end the item.
func isEnumerator(toks []Token) bool {
	if len(toks) != 1 {
		return false
	}
	switch w := toks[0]; w.Kind {
	case Number:
		return len(w.Norm) <= 3
	case Word:
		return len(w.Norm) <= 5 && strings.Trim(w.Norm, "ivx") == ""
	}
	return false
}

// isDateline says whether toks are the place before a report, « NANCY. – Le conseil ».
func isDateline(toks []Token, next Token) bool {
	const longest = 4
	if next.Norm != "—" && next.Norm != "-" || len(toks) > longest {
		return false
	}
	for i := range toks {
		if toks[i].Kind != Word || toks[i].Case == Lower {
			return false
		}
	}
	return true
}

// isInitial says whether w is the initial of a name: a single capital.
func isInitial(text string, w Token) bool {
	return w.Case == Upper && capitalAt(text, w.Start) == w.Len()
}

// endsInPoint says whether w is an acronym or initials with a point at the end, which
// may end the sentence as well.
func endsInPoint(text string, w Token) bool {
	return w.Case == Upper && w.Len() > 2 && text[w.End-1] == '.'
}

// endsAcronym says whether the last of toks, which ends in a point, ends the sentence
// before next: « l'O.N.U. Le vote », not « H.R.F. Keating » or « S.E.M. Okou ».
func endsAcronym(text string, toks []Token, next Token) bool {
	w := toks[len(toks)-1]
	if strings.IndexByte(w.Norm, '-') >= 0 || len(toks) == 1 && !acronyms[w.Norm] { // J.-P., av. J.-C.
		return starts(text, next) && next.Kind == Word && len(toks) > 1
	}
	switch w.Norm {
	case "sem", "sm", "sar", "rp", "se":
		return false
	}
	if starts(text, next) || next.Kind == Number {
		return true
	}
	if next.Kind != Word {
		return next.Norm != "("
	}
	if acronyms[w.Norm] {
		return true
	}
	before := toks[len(toks)-2].Norm
	return before == "l'" || before == "d'" || before == "la" || before == "le" || before == "les" || before == "aux" || before == "des"
}
