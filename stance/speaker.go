package stance

import (
	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

// maxSpeaker is how many tokens may name a speaker.
const maxSpeaker = 10

// nameSpeaker notes the tokens [from, to) as those that name who speaks in the sentence,
// unless somebody was named before.
func (c *rules) nameSpeaker(from, to int) {
	named := false
	for i := from; i < to; i++ {
		named = named || c.may(i)&(lexicon.Noun|lexicon.Proper|lexicon.Subject) != 0 || c.properAt(i)
	}
	if c.speaker.End == 0 && named {
		c.speaker = token.Span{Start: from, End: to}
	}
}

// speakerAfter names the phrase that begins at the token at i: « selon le maire de Givet »,
// « , a dit la ministre ».
func (c *rules) speakerAfter(i int) {
	for i < len(c.toks) && (c.word(i) == "t" || c.may(i)&lexicon.Adverb != 0 && c.may(i)&(lexicon.Article|lexicon.Determiner|lexicon.Noun) == 0) {
		i++
	}
	if c.may(i)&lexicon.Subject != 0 && c.may(i)&(lexicon.Determiner|lexicon.Article) == 0 { // « dit-elle »
		c.nameSpeaker(i, i+1)
		return
	}
	from := i
	for ; i < len(c.toks) && i < from+maxSpeaker; i++ {
		if t := &c.toks[i]; t.Kind == token.Punct && t.Norm != "." || t.Norm == "." && i+1 == len(c.toks) {
			break
		}
		if c.finite[i] || c.may(i)&(lexicon.Relative|lexicon.Que) != 0 || i > from && c.may(i)&lexicon.Preposition != 0 && !bindsNouns[c.word(i)] {
			break
		}
		if i > from && c.may(i)&(lexicon.Article|lexicon.Determiner) != 0 && !bindsNouns[c.word(i)] && c.may(i-1)&(lexicon.Preposition|lexicon.Determiner|lexicon.Article|lexicon.Coordinate) == 0 {
			break // another phrase begins: « selon le maire le texte est bon »
		}
	}
	c.nameSpeaker(from, i)
}

// speakerOf names the subject of a verb of speech, which stands before it or, in an incise,
// after it.
func (c *rules) speakerOf(m lexicon.Match) {
	to := m.First()
	for to > 0 && (c.may(to-1)&lexicon.Auxiliary != 0 || c.may(to-1)&(lexicon.Adverb|lexicon.Clitic) != 0 && c.may(to-1)&(lexicon.Noun|lexicon.Subject) == 0) {
		to--
	}
	from := to
	for from > 0 && to-from < maxSpeaker && c.of[from-1] == c.of[m.First()] && c.toks[from-1].Kind != token.Punct && c.may(from-1)&(lexicon.Coordinate|lexicon.Relative) == 0 {
		from--
	}
	if from == to {
		c.speakerAfter(m.End())
		return
	}
	c.nameSpeaker(from, to)
}
