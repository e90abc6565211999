package stance

import (
	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

// A scope is the part of a sentence that one negator negates: what follows in its
// clause, or, of « sans » and the like, in its phrase.
type scope struct {
	negator lexicon.Match
	clause  int
	end     int // index of the token that ends it
}

// addScope adds the scope of a negator. A « ni » inside a scope goes on with it: « n’est
// ni utile ni juste ni durable ».
func (c *rules) addScope(m lexicon.Match) {
	first := m.First()
	if k := len(c.scopes) - 1; k >= 0 && c.word(first) == "ni" && first < c.scopes[k].end {
		return
	}
	if c.restricts(m) {
		return
	}
	s := scope{m, c.of[first], len(c.toks)}
	if c.phrasal(m) {
		s.end = c.phraseEnd(m.End())
	} else {
		s.end = c.circumstance(m.End())
	}
	c.scopes = append(c.scopes, s)
}

// restricts says whether a negator is cut short by a que that begins no clause: « il ne reste
// plus que deux lits », « il n’y a pas que la pluie ».
func (c *rules) restricts(m lexicon.Match) bool {
	i := m.End()
	return !c.phrasal(m) && c.may(i)&lexicon.Que != 0 && (c.of[i] == c.of[i-1] || c.word(i-2) == "a" && c.word(i-3) == "y")
}

// circumstance is where a phrase of time or cause begins after the token at i, which a
// negated verb leaves alone: « nul n’a été blessé pendant la tempête ».
func (c *rules) circumstance(i int) int {
	for ; i+1 < len(c.toks); i++ {
		switch w, next := c.word(i), c.may(i+1); {
		case circumstances[w] && next&(lexicon.Article|lexicon.Determiner) != 0,
			w == "lors" && next&lexicon.Preposition != 0,
			w == "raison" && c.word(i-1) == "en", w == "cause" && c.word(i-1) == "à":
			return i
		}
	}
	return len(c.toks)
}

// circumstances are prepositions of time, cause and opposition.
var circumstances = map[string]bool{"après": true, "avant": true, "depuis": true, "pendant": true, "durant": true, "dès": true, "malgré": true}

// phrasal says whether a negator has no verb, and negates no more than a phrase: « sans »,
// « loin de », « ni … ni ».
func (c *rules) phrasal(m lexicon.Match) bool {
	for _, t := range m.Tokens {
		switch c.word(t) {
		case "ne", "n'", "pas":
			return false
		}
	}
	return true
}

// phraseEnd is where the phrase that begins at the token at i ends: at a mark that no
// « ni » or « sans » follows, at a verb, and where a clause begins.
func (c *rules) phraseEnd(i int) int {
	for ; i < len(c.toks); i++ {
		t := &c.toks[i]
		switch {
		case t.Kind == token.Punct && t.Norm == ",":
			if w := c.word(i + 1); w != "ni" && w != "sans" {
				return i
			}
		case t.Kind == token.Punct && (endsPart(t.Norm) || t.Norm == "—" || t.Norm == "(" || t.Norm == ")"):
			return i
		case c.finite[i], c.may(i)&(lexicon.Relative|lexicon.Que) != 0, c.word(i) == "mais":
			return i
		}
	}
	return i
}

// holds says whether a match is negated. One that holds a word of the negator has taken
// it into account.
func (s *scope) holds(c *rules, m lexicon.Match) bool {
	i := m.First()
	if i < s.negator.First() && s.negator.End() < m.End() {
		i = m.End() - 1 // « les promesses n’ont pas été tenues »
	}
	if i <= s.negator.First() || i >= s.end || share(s.negator.Tokens, m.Tokens) {
		return false
	}
	for k := c.of[i]; ; k = c.all[k].parent {
		if k == s.clause {
			return true
		}
		if k < 0 || c.all[k].kind != complement || c.all[k].parent < 0 || !c.raises(s, c.all[k].start) {
			return false
		}
	}
}

// raises says whether the negation passes into the clause that que begins at the token at
// i: « je ne pense pas que ».
func (c *rules) raises(s *scope, i int) bool {
	for j := s.negator.First(); j < i; j++ {
		if c.may(j)&lexicon.Opinion != 0 && i-j <= 4 {
			return true
		}
	}
	return false
}
