package stance

import "math"

// Unit is one whole weight in the fixed-point numbers of Evidence and of
// contributions: they count millionths.
const Unit = 1_000_000

// Evidence is what a text says in one dimension: sums that add exactly, in any
// order, over sentences, documents and groups. A Formula makes a score of it.
type Evidence struct {
	Pos, Neg int64 // sums of the contributions at either pole, in millionths of a weight, ≥ 0
	Hits     int64 // matches that contributed, ≥ 0
	Words    int64 // word tokens of the text, ≥ 0
}

// Add returns the evidence of both texts together.
func (e Evidence) Add(f Evidence) Evidence {
	return Evidence{e.Pos + f.Pos, e.Neg + f.Neg, e.Hits + f.Hits, e.Words + f.Words}
}

// ClassBand is the dead band of classes, in millionths: evidence that is no further from
// balance is neutral. It leaves out what one faint word makes under a rule that weakens it.
// It was fitted on sentences coded by hand: cadrage evaluate prints the width that fits best.
const ClassBand = 400_000

// Class is the sign of the evidence outside a dead band: 1 when the positive pole outweighs
// by more than band millionths, −1 when the negative one does, else 0.
func (e Evidence) Class(band int64) int {
	switch d := e.Pos - e.Neg; {
	case d > band:
		return 1
	case d < -band:
		return -1
	}
	return 0
}

// A Formula makes a score of evidence; NaN means that there is none. Every
// formula but Density is positive where the positive pole outweighs.
type Formula func(Evidence) float64

// FormulaNames are the names of the formulas in flags and tables, sorted.
func FormulaNames() []string { return []string{"balance", "density", "logit", "sqrt", "tone"} }

// FormulaOf is the formula of that name, nil where there is none.
func FormulaOf(name string) Formula {
	switch name {
	case "balance":
		return Balance
	case "density":
		return Density
	case "logit":
		return Logit
	case "sqrt":
		return SquareRoot
	case "tone":
		return Tone
	}
	return nil
}

// weights turns the two sums into weights.
func weights(e Evidence) (pos, neg float64) {
	return float64(e.Pos) / Unit, float64(e.Neg) / Unit
}

// Balance is the relative proportional difference
//
//	(pos − neg) / (pos + neg)
//
// in [−1, 1]; NaN without hits, and where all contributions are zero. Source:
// Lowe et al. 2011, doi:10.1111/j.1939-9162.2010.00006.x.
func Balance(e Evidence) float64 {
	if e.Hits == 0 || e.Pos+e.Neg == 0 {
		return math.NaN()
	}
	return float64(e.Pos-e.Neg) / float64(e.Pos+e.Neg)
}

// Logit is the empirical log-odds of the two poles
//
//	ln(pos + ½) − ln(neg + ½)
//
// unbounded; NaN without hits. Source: Lowe et al. 2011,
// doi:10.1111/j.1939-9162.2010.00006.x.
func Logit(e Evidence) float64 {
	if e.Hits == 0 {
		return math.NaN()
	}
	pos, neg := weights(e)
	return math.Log(pos+0.5) - math.Log(neg+0.5)
}

// Tone is the absolute proportional difference in weights per 100 words
//
//	100 (pos − neg) / words
//
// unbounded; NaN without hits or words. Source: Young & Soroka 2012,
// doi:10.1080/10584609.2012.671234.
func Tone(e Evidence) float64 {
	if e.Hits == 0 || e.Words == 0 {
		return math.NaN()
	}
	return 100 * (float64(e.Pos-e.Neg) / Unit) / float64(e.Words)
}

// SquareRoot is the difference over the root of the length
//
//	(pos − neg) / √words
//
// unbounded; NaN without hits or words. It is the proportionalSquareRoot of the R package
// sentometrics and the sentence score of sentimentr.
func SquareRoot(e Evidence) float64 {
	if e.Hits == 0 || e.Words == 0 {
		return math.NaN()
	}
	return float64(e.Pos-e.Neg) / Unit / math.Sqrt(float64(e.Words))
}

// Density is the share of evaluative matches
//
//	100 hits / words
//
// in [0, 100] where every match has a word of its own; NaN without words. It says
// how much is evaluated, not in which direction.
func Density(e Evidence) float64 {
	if e.Words == 0 {
		return math.NaN()
	}
	return 100 * float64(e.Hits) / float64(e.Words)
}

// add counts one contribution.
func (e *Evidence) add(contribution int64) {
	e.Hits++
	if contribution > 0 {
		e.Pos += contribution
	} else {
		e.Neg -= contribution
	}
}
