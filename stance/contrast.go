package stance

import (
	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

// A part is the tokens [from, to) of which a contrast says how much they count. Where two
// clauses are set against each other the second one is what is meant; VADER and the R
// package sentimentr weigh it more too.
type part struct {
	from, to int
	factor   int64
}

// addPart adds what a contrast weighs.
func (c *rules) addPart(m lexicon.Match) {
	i := m.First()
	from, to := c.partAround(i)
	if end := c.opens(i); end > 0 {
		c.parts = append(c.parts, part{i, end, ConcessionFactor})
		return
	}
	if j := c.joined(i); j > 0 {
		from, to = max(from, i-2), j
	} else if i <= from+2 { // « … ; cependant, … »
		from = 0
	}
	switch {
	case c.word(i) == "or" && i > 0 && c.toks[i-1].Kind == token.Word: // « d’or »
	case m.Entry.Dimension == lexicon.Concessive:
		c.parts = append(c.parts, part{i, c.concessionEnd(m), ConcessionFactor})
	case c.hasFinite(i, to) || i > from+1:
		c.parts = append(c.parts, part{from, i, BeforeFactor}, part{i, to, AfterFactor})
	}
}

// opens is where an adjective that a contrast at the start of the sentence concedes ends at its
// comma, 0 where there is none: « Pourtant prometteuse, l’expérience a échoué. »
func (c *rules) opens(i int) int {
	const most = 5
	if i > 0 || c.may(1)&(lexicon.Adjective|lexicon.PastParticiple) == 0 || c.may(1)&(lexicon.Article|lexicon.Determiner) != 0 || c.finite[1] {
		return 0
	}
	for j := 2; j < len(c.toks) && j <= most && !c.finite[j]; j++ {
		if c.toks[j].Norm == "," {
			return j
		}
	}
	return 0
}

// joined is where the words end that the contrast at i sets against the one before it, 0
// where it stands between clauses: « modeste mais bien réel ».
func (c *rules) joined(i int) int {
	const words = lexicon.Adjective | lexicon.Adverb
	j := i + 1
	for j < len(c.toks) && c.may(j)&words != 0 && c.may(j)&(lexicon.Determiner|lexicon.Article|lexicon.Preposition) == 0 && !c.finite[j] {
		j++
	}
	if i == 0 || c.may(i-1)&lexicon.Adjective == 0 || j == i+1 || c.may(j)&lexicon.Noun != 0 && !c.finite[min(j, len(c.toks)-1)] {
		return 0
	}
	return j
}

// endsSentence says whether the mark at i ends what a contrast reaches.
func (c *rules) endsSentence(i int) bool {
	t := &c.toks[i]
	return t.Kind == token.Punct && (t.Norm == ";" || t.Norm == ":" || t.Norm == "!" || t.Norm == "?")
}

func (c *rules) hasFinite(from, to int) bool {
	for i := from; i < to; i++ {
		if c.finite[i] {
			return true
		}
	}
	return false
}

// concessionEnd is where a concession ends: with its clause, where it has one, else with
// its phrase.
func (c *rules) concessionEnd(m lexicon.Match) int {
	i := m.End()
	if c.may(i-1)&(lexicon.Que|lexicon.Subordinate) == 0 && c.word(i-1) != "si" && c.word(m.First()) != "certes" && c.word(m.First()) != "quoique" {
		return c.phraseEnd(i)
	}
	k := c.of[min(i, len(c.toks)-1)]
	if c.all[k].start < m.First() && c.word(m.First()) != "certes" {
		return c.phraseEnd(i) // « bien que premier du monde, »: it has no verb
	}
	for i < len(c.toks) && (c.of[i] == k || c.within(c.of[i], k)) && c.word(i) != "mais" && !c.endsSentence(i) {
		i++
	}
	return i
}

// within says whether a clause depends on another one.
func (c *clauser) within(k, on int) bool {
	for k = c.all[k].parent; k >= 0; k = c.all[k].parent {
		if k == on {
			return true
		}
	}
	return false
}

// contrast is the factor of the contrasts in which a match stands; Unit where it stands
// in none. Of two adversatives the last one counts.
func (c *rules) contrast(m lexicon.Match) int64 {
	adversative, concession := int64(Unit), int64(Unit)
	for _, p := range c.parts {
		if m.First() < p.from || m.First() >= p.to {
			continue
		}
		if p.factor == ConcessionFactor {
			concession = p.factor
		} else {
			adversative = p.factor
		}
	}
	return roundDiv(adversative*concession, Unit)
}
