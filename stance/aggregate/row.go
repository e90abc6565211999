package aggregate

import "github.com/cadrage/cadrage/stance"

// A Row is one line of the trend table: the evidence of one group in one period
// and one dimension, its score and the interval of the score.
type Row struct {
	Period    Period
	Group     string // empty: the whole corpus, or the documents without a value
	Dimension string
	Documents int // of the group in the period, with evidence or without
	Sentences int
	Evidence  stance.Evidence
	Formula   string  // name, as stance.FormulaOf takes it
	Score     float64 // NaN: no evidence
	Lo, Hi    float64 // 95 % interval of Score; NaN: none
	Note      string  // why there is no score or interval, or why to read it with care
}
