package stance

import (
	"slices"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

// An actedOn is the tokens [from, to) that a word of decrease, prevention or end turns
// round.
type actedOn struct {
	reverser lexicon.Match // or the unfavourable verb that spoils it
	from, to int
}

// maxObject is how many tokens a phrase may have on which something acts.
const maxObject = 10

// addRange finds what a reverser acts on: a noun on what de adds to it (« la baisse du
// chômage »), a verb on its object (« réduire la pauvreté »), and where it has none, on
// its subject (« la violence recule », « les sanctions ont été levées »).
func (c *rules) addRange(m lexicon.Match) {
	if c.missed(m.First()) {
		return
	}
	last, next := m.End()-1, m.End()
	bound := c.may(last)&lexicon.Preposition != 0 // the entry ends with de, à, contre
	switch {
	case bound:
		c.ranges = append(c.ranges, actedOn{m, next, c.objectEnd(next)})
	case c.isNoun(m.First(), last):
		if from := c.complementOf(next); from > 0 {
			c.ranges = append(c.ranges, actedOn{m, from, c.objectEnd(from)})
		}
	case c.hasObject(m.First(), next):
		c.ranges = append(c.ranges, actedOn{m, next, c.objectEnd(next)})
	case c.isPredicate(m.First()):
		from := m.First()
		k := c.of[from]
		for from > 0 && (c.of[from-1] == k || c.within(c.of[from-1], k)) && c.toks[from-1].Norm != "," {
			from--
		}
		c.ranges = append(c.ranges, actedOn{m, from, m.First()})
	}
}

// addSpoiled notes the object of a verb that is unfavourable itself: « bafouer les droits ».
func (c *rules) addSpoiled(m lexicon.Match) {
	i := m.First()
	if len(m.Tokens) != 1 || !(c.finite[i] || c.may(i)&(lexicon.Infinitive|lexicon.PresentParticiple) != 0 || c.isPredicate(i)) {
		return
	}
	if !c.hasObject(i, m.End()) || slices.ContainsFunc(c.found, func(f lexicon.Match) bool { return f.Entry.Role == lexicon.Reverser && f.First() == i }) {
		return
	}
	c.ranges = append(c.ranges, actedOn{m, m.End(), c.objectEnd(m.End())})
}

// missed says whether what the verb at i says did not come true: « aurait pu être évité ».
func (c *rules) missed(i int) bool {
	for j := i - 1; j > 0 && j >= i-3; j-- {
		if w := c.word(j); w == "pu" || w == "dû" {
			return c.may(j-1)&lexicon.Conditional != 0
		}
	}
	return false
}

// isPredicate says whether the verb at i has a subject: a finite one, or a participle after
// its auxiliary.
func (c *rules) isPredicate(i int) bool {
	if c.finite[i] {
		return true
	}
	for j := i - 1; j >= 0 && j >= i-3 && c.may(i)&lexicon.PastParticiple != 0; j-- {
		switch g := c.may(j); {
		case g&lexicon.Auxiliary != 0:
			return true
		case g&lexicon.Adverb == 0:
			return false
		}
	}
	return false
}

// spoils says whether it turns the good only.
func (r *actedOn) spoils() bool {
	return r.reverser.Entry.Role == lexicon.Polar || r.reverser.Entry.Dimension == lexicon.Spoiling
}

// acts says whether a reverser acts on a match, with what describes it; an unfavourable verb
// on one of its own dimension.
func (r *actedOn) acts(c *rules, m lexicon.Match) bool {
	i, d := m.First(), r.reverser.Dimension
	if d >= 0 && d != m.Dimension {
		return false
	}
	return i >= r.from && i < r.to && !share(r.reverser.Tokens, m.Tokens)
}

// reversals is how many reversers turn a match round, the innermost first: « échouer à
// enrayer la crise » has two. One that spoils leaves alone what is bad by then.
func (c *rules) reversals(m lexicon.Match) int {
	n := 0
	good := m.Entry.Weight > 0
	for i := len(c.ranges) - 1; i >= 0; i-- {
		r := &c.ranges[i]
		if (good || !r.spoils()) && r.acts(c, m) {
			n++
			good = !good
		}
	}
	return n
}

// isNoun says whether the word at i is a noun where it stands.
func (c *rules) isNoun(i, last int) bool {
	if i != last {
		return false
	}
	g := c.may(i)
	return g&lexicon.Noun != 0 && !c.finite[i] &&
		(g&(lexicon.PastParticiple|lexicon.Infinitive) == 0 || c.may(i-1)&(lexicon.Determiner|lexicon.Article) != 0)
}

// complementOf is where the complement of a noun before the token at i begins, 0 where it
// has none; an adjective may stand between (« une forte baisse continue du chômage »).
func (c *rules) complementOf(i int) int {
	for j := i; j < len(c.toks) && j <= i+1; j++ {
		switch c.word(j) {
		case "de", "du", "des", "d'":
			return j + 1
		}
		if c.may(j)&(lexicon.Adjective|lexicon.PastParticiple) == 0 {
			return 0
		}
	}
	return 0
}

// hasObject says whether an object follows the verb whose first word stands at first: not
// after a passive or a reflexive.
func (c *rules) hasObject(first, next int) bool {
	for j := first - 1; j >= 0 && j >= first-3; j-- {
		switch w := c.word(j); {
		case w == "se" || w == "s'" || w == "été":
			return false
		case c.may(first)&lexicon.PastParticiple != 0 && beForms[w]:
			return false
		}
	}
	for next < len(c.toks) && c.may(next)&lexicon.Adverb != 0 && c.may(next)&(lexicon.Determiner|lexicon.Article|lexicon.Preposition) == 0 {
		next++
	}
	g := c.may(next)
	return g&lexicon.Article != 0 || g&lexicon.Determiner != 0 && c.word(next) != "au" && c.word(next) != "aux" || c.word(next) == "toute" || c.word(next) == "tout"
}

// beForms are the forms of être before a participle.
var beForms = map[string]bool{
	"est": true, "sont": true, "était": true, "étaient": true, "sera": true, "seront": true, "fut": true, "furent": true, "serait": true, "seraient": true, "être": true, "soit": true, "soient": true,
}

// objectEnd is where the phrase that begins at the token at i ends: at a verb, a mark, a
// relative, and at a preposition that tells where, when or how.
func (c *rules) objectEnd(i int) int {
	for from := i; i < len(c.toks) && i < from+maxObject; i++ {
		t := &c.toks[i]
		switch w := c.word(i); {
		case t.Kind == token.Punct && t.Norm != "«" && t.Norm != "»" && t.Norm != "\"":
			return i
		case c.may(i)&lexicon.Relative != 0 && i > from && c.toks[i-1].Kind == token.Word: // « la règle qui étouffe le port »
			return c.clauseEnd(i)
		case c.finite[i], c.may(i)&(lexicon.Relative|lexicon.Que) != 0, i > from && c.may(i)&lexicon.Coordinate != 0:
			return i
		case i > from && (w == "à" || c.may(i)&lexicon.Preposition != 0 && !bindsNouns[w]):
			return i
		}
	}
	return min(i, len(c.toks))
}

// bindsNouns are the prepositions that go on with a noun phrase.
var bindsNouns = map[string]bool{"de": true, "d'": true, "du": true, "des": true, "entre": true}
