package stance

import (
	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

// NegationFactor is what a negation multiplies a match with, in millionths: a
// negated positive is negative, and weaker (« pas bon » is less than « mauvais »).
// The value is that of VADER, Hutto & Gilbert 2014, doi:10.1609/icwsm.v8i1.14550.
const NegationFactor = -740_000

// RuleNegation is the name of the rule in tables.
const RuleNegation = "negation"

// negations holds the factors of up to four negations, so that no match needs a slice
// of its own.
var negations = [4]Factor{
	{RuleNegation, NegationFactor}, {RuleNegation, NegationFactor}, {RuleNegation, NegationFactor}, {RuleNegation, NegationFactor},
}

// A scope is the part of a sentence that one negator negates: the tokens after its
// first one, up to the end of its clause.
type scope struct {
	negator lexicon.Match
	end     int // index of the token that ends it
}

// appendScopes appends the scope of each negator among the matches of a sentence. A
// « ni » inside a scope goes on with it: « n’est ni utile ni juste ni durable ».
func appendScopes(scopes []scope, toks []token.Token, found []lexicon.Match) []scope {
	for _, m := range found {
		if m.Entry.Role != lexicon.Negator {
			continue
		}
		if k := len(scopes) - 1; k >= 0 && toks[m.First()].Norm == "ni" && m.First() < scopes[k].end {
			continue
		}
		end := m.End()
		for end < len(toks) && !endsScope(toks, end, m.End()) {
			end++
		}
		scopes = append(scopes, scope{m, end})
	}
	return scopes
}

// endsScope says whether the token at i ends the clause of a negator whose last token
// stands before after.
func endsScope(toks []token.Token, i, after int) bool {
	t := toks[i]
	if t.Kind == token.Punct {
		switch t.Norm {
		case ";", ":", "!", "?", "…", "—":
			return true
		case ",":
			return i+1 == len(toks) || toks[i+1].Norm != "ni"
		}
		return false // quotation marks, brackets, the point of « M. »
	}
	switch t.Norm {
	case "mais", "car", "pourtant", "cependant", "toutefois", "néanmoins", "malgré", "donc",
		"qui", "dont", "où", "lequel", "laquelle", "parce", "puisque", "puisqu'", "quand", "lorsque", "lorsqu'", "tandis", "alors":
		return true
	case "que", "qu'":
		return i != after // « ne pense pas que » hands the negation on
	}
	return false
}

// negation gives one factor for each scope in which the match begins; more than four
// count as three or four, which has their sign. A match that holds a word of the
// negator has taken it into account. The factors are shared and must not be changed.
func negation(scopes []scope, m lexicon.Match) []Factor {
	n := 0
	for _, s := range scopes {
		if m.First() > s.negator.First() && m.First() < s.end && !share(s.negator.Tokens, m.Tokens) {
			n++
		}
	}
	if n > len(negations) {
		n = len(negations) - n%2
	}
	if n == 0 {
		return nil
	}
	return negations[:n:n]
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
