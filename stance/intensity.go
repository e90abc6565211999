package stance

import (
	"slices"

	"github.com/cadrage/cadrage/lexicon"
)

// intensity is the factor of the words that strengthen or weaken a match, within
// [−2, 2]; Unit where there is none.
func (c *rules) intensity(m lexicon.Match) int64 {
	total := int64(Unit)
	for _, f := range c.found {
		if f.Entry.Role != lexicon.Amplifier && f.Entry.Role != lexicon.Diminisher {
			continue
		}
		if share(f.Tokens, m.Tokens) || !c.grades(f, m) {
			continue
		}
		factor := f.Entry.Weight
		switch {
		case factor != 0:
		case f.Entry.Role == lexicon.Amplifier:
			factor = AmplifierFactor
		default:
			factor = DiminisherFactor
		}
		total = roundDiv(total*factor, Unit)
	}
	return min(max(total, -maxFactor), maxFactor)
}

// grades says whether a word of degree acts on a match: right before it (« très peu
// utile », « beaucoup de progrès »), or right after its verb (« s’améliore nettement »).
func (c *rules) grades(f, m lexicon.Match) bool {
	if f.End() <= m.First() {
		const most = 2
		if m.First()-f.End() > most {
			return false
		}
		for i := f.End(); i < m.First(); i++ {
			if w := c.word(i); c.may(i)&(lexicon.Adverb|lexicon.Adjective) == 0 && w != "de" && w != "d'" || c.finite[i] {
				return false
			}
		}
		return !c.negates(f)
	}
	if f.First() < m.End() {
		return slices.Contains(m.Tokens[1:], f.End()) // in a gap: « relations … très tendues »
	}
	const verb = lexicon.Finite | lexicon.Infinitive | lexicon.PastParticiple
	return f.First() == m.End() && c.may(m.End()-1)&verb != 0 && c.may(f.End())&(lexicon.Adjective|lexicon.Adverb) == 0
}

// negates says whether a word of degree is a negator here: « ne … plus ».
func (c *rules) negates(f lexicon.Match) bool {
	for i := range c.scopes {
		if share(c.scopes[i].negator.Tokens, f.Tokens) {
			return true
		}
	}
	return false
}
