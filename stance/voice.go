package stance

import (
	"slices"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

// A Voice says whose words a match is in.
type Voice uint8

const (
	Own      Voice = iota // the outlet says it, the telling of a speech act included
	Reported              // indirect speech: selon X, X estime que, « , dit-il »
	Quoted                // between quotation marks, after a dialogue dash, in the first person
)

// String is the name of the voice in tables.
func (v Voice) String() string { return [...]string{"own", "reported", "quoted"}[v] }

// scareWords is how many words without a verb between quotation marks are no quotation,
// but a title or words that the outlet holds at a distance.
const scareWords = 4

// A quotation is one that a sentence leaves open.
type quotation struct {
	mark      string // that opened it; empty: none is open
	paragraph int    // in which it was opened
}

// closes is the mark that ends what the mark opens, empty where it opens nothing.
func closes(mark string) string {
	switch mark {
	case "«":
		return "»"
	case "“":
		return "”"
	case "\"":
		return "\""
	}
	return ""
}

// track follows the quotation marks of a sentence, whether its voices are asked for or
// not, and returns the state in which the next one begins.
func (q quotation) track(toks []token.Token, paragraph int) quotation {
	if q.mark != "" && paragraph != q.paragraph {
		q.mark = "" // a paragraph within a quotation begins with its mark again
	}
	depth := 1
	for i := range toks {
		if toks[i].Kind != token.Punct {
			continue
		}
		switch norm := toks[i].Norm; {
		case q.mark == "" && closes(norm) != "":
			q, depth = quotation{norm, paragraph}, 1
		case q.mark != "" && norm == closes(q.mark):
			if depth--; depth == 0 {
				q.mark = ""
			}
		case q.mark != "" && norm == q.mark:
			if i > 0 { // at the start it opens again what is open
				depth++
			}
		}
	}
	return q
}

// voices says of each token whose words it is.
func (c *rules) voices(open quotation) {
	c.voice, c.speaker = c.voice[:0], token.Span{}
	for range c.toks {
		c.voice = append(c.voice, Own)
	}
	if c.off[RuleVoice] {
		return
	}
	c.quote(open)
	if c.dialogue() || c.firstPerson() || c.addresses() {
		c.raise(0, len(c.toks), Quoted)
		return
	}
	for _, f := range c.found {
		if f.Entry.Role == lexicon.Speech {
			c.report(f)
		}
	}
	c.according()
}

// raise gives a voice to the tokens [from, to) that are the outlet's own.
func (c *rules) raise(from, to int, v Voice) {
	for i := from; i < to; i++ {
		if c.voice[i] == Own {
			c.voice[i] = v
		}
	}
}

// quote marks what stands between quotation marks.
func (c *rules) quote(open quotation) {
	if i := c.closesOnly(); open.mark == "" && i > 0 {
		c.raise(0, i, Quoted)
	}
	mark, from := open.mark, 0
	words, verb := scareWords+1, false // what goes on is no scare quote
	depth := 1
	for i := range c.toks {
		t := &c.toks[i]
		switch {
		case mark == "":
			if t.Kind == token.Punct && closes(t.Norm) != "" {
				mark, from, words, verb, depth = t.Norm, i+1, 0, false, 1
			}
		case t.Kind == token.Punct && t.Norm == closes(mark):
			if depth--; depth > 0 {
				continue
			}
			if words > scareWords || verb || c.isSpeech(from, i) {
				c.raise(from, i, Quoted)
			}
			mark = ""
		case t.Kind == token.Punct && t.Norm == mark && i > 0: // at the start it opens again what is open
			depth++
		case t.Kind == token.Word:
			words++
			verb = verb || c.finite[i]
		}
	}
	if mark != "" && (words > scareWords || verb) {
		c.raise(from, len(c.toks), Quoted)
	}
}

// isSpeech says whether the few words [from, to) between quotation marks are said by somebody:
// at the start before a verb (« Quel gâchis », soupire), after a colon, or with a mark of
// their own (« Bravo ! »).
func (c *rules) isSpeech(from, to int) bool {
	if from == 1 && to+2 < len(c.toks) && c.toks[to+1].Norm == "," && (c.finite[to+2] || c.word(to+2) == "selon" || c.word(to+2) == "pour") || from > 1 && c.toks[from-2].Norm == ":" {
		return true
	}
	last := c.toks[max(to-1, 0)].Norm
	return from < to && (last == "!" || last == "?")
}

// closesOnly is the index of a mark that ends a quotation which nothing in the sentence
// begins, 0 where there is none: the one before it, which began it, may not be at hand.
func (c *rules) closesOnly() int {
	for i := range c.toks {
		switch t := &c.toks[i]; {
		case t.Kind != token.Punct:
		case t.Norm == "»" || t.Norm == "”":
			return i
		case t.Norm == "«" || t.Norm == "“":
			return 0
		case t.Norm == "\"":
			if i > 0 && c.toks[i-1].End == t.Start && (i+1 == len(c.toks) || c.toks[i+1].Start > t.End || c.toks[i+1].Kind == token.Punct) {
				return i
			}
			return 0
		}
	}
	return 0
}

// dialogue says whether the sentence begins with a dialogue dash, which is longer than a
// hyphen.
func (c *rules) dialogue() bool {
	const hyphen = 1
	return len(c.toks) > 1 && c.toks[0].Norm == "—" && c.toks[0].Len() > hyphen
}

// firstPerson says whether somebody speaks of himself outside quotation marks.
func (c *rules) firstPerson() bool {
	for i := range c.toks {
		if c.voice[i] == Own && c.may(i)&lexicon.FirstPerson != 0 && (c.toks[i].Case != token.Upper || len(c.toks[i].Norm) <= 2) {
			return true
		}
	}
	return false
}

// addresses says whether the sentence begins with a form of address, as in parliament:
// « Madame la Présidente, ».
func (c *rules) addresses() bool {
	switch c.word(0) {
	case "monsieur", "madame", "messieurs", "mesdames":
		w := c.word(1)
		return (w == "le" || w == "la" || w == "les") && slices.ContainsFunc(c.toks[:min(len(c.toks), 6)], func(t token.Token) bool { return t.Norm == "," })
	}
	return false
}
