package stance

import (
	"math/big"
	"slices"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
	"github.com/cadrage/cadrage/stance/corpus"
)

// A Result is what was found in one document.
type Result struct {
	Document  *corpus.Document
	Sentences []Sentence // in the order of the text, those of the title first
	Evidence  []Evidence // of all sentences, by dimension
	Words     int        // word tokens of all sentences
	Band      int64      // dead band of classes; see Evidence.Class
	// Problems are those of the document, and what was odd in its text, with Kept set.
	Problems []*corpus.RecordError
	// Fingerprint is equal for documents whose texts have the same words in the same
	// order, whatever their spelling of capitals, apostrophes and spaces. Titles and
	// boilerplate do not count.
	Fingerprint uint64
}

// A Sentence is one sentence of a document.
type Sentence struct {
	token.Span              // in the text; in the title where Paragraph is 0
	Paragraph  int          // from 1; 0: the title
	Number     int          // from 1 in the document, the title included
	Words      int          // word tokens
	Evidence   []Evidence   // by dimension
	Matches    []Match      // of polar entries, in the order of the text
	Mentions   []Mention    // of actors, in the order of the text
	Strangers  []token.Span // names that the gazetteer does not know
	Dyads      []Dyad       // whose relation it is about
	// Target is the evidence about whom the document names as its target (Config.TargetField):
	// in the clauses that mention it and those connected with them, without what it says itself;
	// of the dimensions about relations, what others do to it.
	Target Evidence
}

// A Match is a polar entry found in a sentence, and what it is worth there.
type Match struct {
	token.Span // from its first to its last token, in the text or title
	Entry      *lexicon.Entry
	Dimension  int      // index in Result.Evidence
	Factors    []Factor // of the rules that apply, in their order; nil: none
	// Contribution is the weight of the entry times all factors, in millionths,
	// rounded once, half away from zero.
	Contribution int64
	Voice        Voice
	Speaker      token.Span // in the text or title, of who is named as saying it; empty: nobody is
	Modality     Modality
	// Pairs are whose relation it is about, each in the order of the names.
	Pairs   [][2]*lexicon.Actor
	Targets []*lexicon.Actor // whom it is about; none: nobody who is known
}

// Strongest is the match with the largest contribution at either pole, the first of equal
// ones; nil where there is no match. That one is in the background makes it no weaker here:
// it is somebody's word all the same.
func (s *Sentence) Strongest() *Match {
	var best *Match
	most := int64(-1)
	for i := range s.Matches {
		m := &s.Matches[i]
		strength := abs(m.Contribution)
		if slices.ContainsFunc(m.Factors, func(f Factor) bool { return f.Rule == RuleBackground }) {
			strength = roundDiv(strength*Unit, BackgroundFactor)
		}
		if strength > most {
			best, most = m, strength
		}
	}
	return best
}

// Status is the voice and the modality of the sentence: those of its strongest match, Own
// and Asserted where it has none.
func (s *Sentence) Status() (Voice, Modality) {
	if m := s.Strongest(); m != nil {
		return m.Voice, m.Modality
	}
	return Own, Asserted
}

func abs(x int64) int64 { return max(x, -x) }

// A Factor is the decision of one rule about a match.
type Factor struct {
	Rule  string
	Value int64 // in millionths
}

// Within is the text of a span of the sentence in the document.
func (r *Result) Within(s Sentence, span token.Span) string {
	if s.Paragraph == 0 {
		return r.Document.Title[span.Start:span.End]
	}
	return r.Document.Text[span.Start:span.End]
}

// contribution multiplies exactly and rounds once. The product of the factors is kept
// within [−2, 2].
func contribution(weight int64, factors []Factor) int64 {
	switch len(factors) {
	case 0:
		return weight
	case 1: // |weight| ≤ 3e6, |factor| ≤ 2e6: far from overflow
		return roundDiv(weight*factors[0].Value, Unit)
	case 2:
		return roundDiv(weight*bounded(factors[0].Value*factors[1].Value, Unit*Unit), Unit*Unit)
	}
	x, unit := big.NewInt(1), big.NewInt(1)
	for _, f := range factors {
		x.Mul(x, big.NewInt(f.Value))
		unit.Mul(unit, big.NewInt(Unit))
	}
	if most := new(big.Int).Mul(big.NewInt(maxFactor/Unit), unit); x.CmpAbs(most) > 0 {
		if x.Sign() < 0 {
			most.Neg(most)
		}
		x = most
	}
	x.Mul(x, big.NewInt(weight))
	half := new(big.Int).Rsh(unit, 1)
	if x.Sign() < 0 {
		half.Neg(half)
	}
	return x.Quo(x.Add(x, half), unit).Int64()
}

// bounded keeps a product of factors, of which one is unit, within the bound.
func bounded(product, unit int64) int64 {
	const most = maxFactor / Unit
	return min(max(product, -most*unit), most*unit)
}

// roundDiv divides by a positive even number, half away from zero.
func roundDiv(a, b int64) int64 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// newFingerprint and prime are those of FNV-1a, 64 bits.
const (
	newFingerprint = 14695981039346656037
	prime          = 1099511628211
)

// fingerprint goes on with the words and numbers of a sentence.
func fingerprint(h uint64, toks []token.Token) uint64 {
	for i := range toks {
		if toks[i].Kind != token.Word && toks[i].Kind != token.Number {
			continue
		}
		for _, c := range []byte(toks[i].Norm) {
			h = (h ^ uint64(c)) * prime
		}
		h = (h ^ ' ') * prime
	}
	return h
}
