package stance

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

// The rules, by the names that they have in tables and flags. Each can be switched off.
const (
	RuleNegation   = "negation"
	RuleReversal   = "reversal"
	RuleIntensity  = "intensity"
	RuleContrast   = "contrast"
	RuleBackground = "background"
	RuleActors     = "actors"
	RuleVoice      = "voice"
	RuleModality   = "modality"
	RuleBand       = "band"
)

// Rules are the names of all rules, in the order in which they act.
func Rules() []string {
	return []string{RuleNegation, RuleReversal, RuleIntensity, RuleContrast, RuleBackground, RuleActors, RuleVoice, RuleModality, RuleBand}
}

// What the rules multiply a match with, in millionths. NegationFactor is that of VADER
// (Hutto & Gilbert 2014, doi:10.1609/icwsm.v8i1.14550); the others are ours.
const (
	NegationFactor   = -740_000   // « pas bon » is less than « mauvais »
	ReversalFactor   = -1_000_000 // « la baisse du chômage »
	AmplifierFactor  = 1_300_000  // « très bon »
	DiminisherFactor = 600_000    // « à peine bon »
	BeforeFactor     = 750_000    // before « mais »
	AfterFactor      = 1_250_000  // after it
	ConcessionFactor = 400_000    // « malgré un bon début »
	BackgroundFactor = 600_000    // « lors de la crise »
	NoActorFactor    = 300_000    // in a dimension about actors, where the sentence names none
	OneActorFactor   = 400_000    // or one only

	maxFactor = 2_000_000 // of all rules together
)

// parseWithout reads the names of the rules that are off.
func parseWithout(names []string) (map[string]bool, error) {
	off := map[string]bool{}
	for _, n := range names {
		if !slices.Contains(Rules(), n) {
			return nil, fmt.Errorf("unknown rule %q, want one of %s", n, strings.Join(Rules(), ", "))
		}
		off[n] = true
	}
	return off, nil
}

// A rules is what the rules know of the sentence at hand. Its slices are reused.
type rules struct {
	clauser
	off      map[string]bool
	found    []lexicon.Match // all matches, of rules too
	scopes   []scope
	ranges   []actedOn
	parts    []part
	reaches  []reach
	voice    []Voice    // by token
	speaker  token.Span // the tokens that name who speaks; empty: nobody is named
	question bool       // the sentence asks
	wish     bool       // it wishes: « Que la paix revienne ! »
	matcher  *lexicon.Matcher
	actors   int // in the sentence; −1: not counted yet

	mentions  []Mention // of actors in the sentence
	referents []referent

	before, after []int            // of relate
	one, two      []*lexicon.Actor // of a pair of referents

	relational []bool // by dimension: it is about actors and each other
}

// read prepares the rules for a sentence.
func (c *rules) read(toks []token.Token, m *lexicon.Matcher, found []lexicon.Match, mentions []Mention, open quotation) {
	c.cut(toks, m)
	c.mentions = mentions
	c.found = found
	c.matcher, c.actors = m, -1
	c.scopes, c.ranges, c.parts, c.reaches = c.scopes[:0], c.ranges[:0], c.parts[:0], c.reaches[:0]
	c.question, c.wish = endsWith(toks, "?"), endsWith(toks, "!") && c.may(0)&lexicon.Que != 0
	for _, f := range found {
		switch f.Entry.Role {
		case lexicon.Negator:
			if !c.off[RuleNegation] {
				c.addScope(f)
			}
		case lexicon.Reverser:
			if !c.off[RuleReversal] {
				c.addRange(f)
			}
		case lexicon.Contrast:
			if !c.off[RuleContrast] {
				c.addPart(f)
			}
		case lexicon.Modal:
			c.addReach(f)
		case lexicon.Polar:
			if !c.off[RuleReversal] && f.Entry.Weight < 0 {
				c.addSpoiled(f)
			}
		}
	}
	c.infinitives()
	c.voices(open)
}

// endsWith says whether a sentence ends with the mark, quotation marks and brackets aside.
func endsWith(toks []token.Token, mark string) bool {
	for i := len(toks) - 1; i >= 0 && toks[i].Kind == token.Punct; i-- {
		if toks[i].Norm == mark {
			return true
		}
	}
	return false
}

// appendFactors appends what each rule says of a polar match.
func (c *rules) appendFactors(factors []Factor, m lexicon.Match) []Factor {
	for i := range c.scopes {
		if c.scopes[i].holds(c, m) {
			factors = append(factors, Factor{RuleNegation, NegationFactor})
		}
	}
	turned := c.reversals(m)
	for range turned {
		factors = append(factors, Factor{RuleReversal, ReversalFactor})
	}
	if !c.off[RuleIntensity] {
		if f := c.intensity(m); f != Unit {
			factors = append(factors, Factor{RuleIntensity, f})
		}
	}
	if f := c.contrast(m); f != Unit {
		factors = append(factors, Factor{RuleContrast, f})
	}
	if !c.off[RuleBackground] && turned == 0 && c.isBackground(m) {
		factors = append(factors, Factor{RuleBackground, BackgroundFactor})
	}
	if f := c.partners(m); f != Unit {
		factors = append(factors, Factor{RuleActors, f})
	}
	return factors
}

// partners is the factor of a match in a dimension that is about actors and each other,
// by how many the sentence names: who agrees with nobody named is weak evidence.
func (c *rules) partners(m lexicon.Match) int64 {
	if !c.relational[m.Dimension] || c.off[RuleActors] {
		return Unit
	}
	if c.actors < 0 {
		c.actors = max(c.matcher.Actors(), countActors(c.mentions))
	}
	switch {
	case c.actors > 1 && !c.agentless(m):
		return Unit
	case c.actors >= 1:
		return OneActorFactor
	}
	return NoActorFactor
}

// agentless says whether a match is a passive that does not tell who acts: « le texte a été
// critiqué », « le maire, accusé de fraude, ».
func (c *rules) agentless(m lexicon.Match) bool {
	i := m.First()
	if c.may(i)&lexicon.PastParticiple == 0 || c.finite[i] || c.may(m.End()-1)&lexicon.Preposition != 0 {
		return false
	}
	if c.isActive(i) || c.may(i-1)&(lexicon.Determiner|lexicon.Article|lexicon.Clitic|lexicon.Subject) != 0 {
		return false
	}
	for j := m.End(); j < len(c.toks) && c.of[j] == c.of[i]; j++ {
		if c.word(j) == "par" {
			return false
		}
	}
	return true
}

// share says whether two increasing lists have an element in common.
func share(a, b []int) bool {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			return true
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return false
}
