// Package agreement compares codings: of a program with a reader, and of readers with each
// other. It takes and gives numbers.
package agreement

import (
	"math"

	"gonum.org/v1/gonum/stat"
)

// A Confusion counts how often each label was given where another one was expected: the
// rows are the labels of the gold coding, the columns those of the other one.
type Confusion [][]float64

// NewConfusion counts pairs of labels, numbered from 0. gold and got have the same length;
// sample are the indices of the pairs to count, which may repeat, nil: all once.
func NewConfusion(labels int, gold, got []int, sample []int32) Confusion {
	c := make(Confusion, labels)
	for i := range c {
		c[i] = make([]float64, labels)
	}
	if sample == nil {
		for i := range gold {
			c[gold[i]][got[i]]++
		}
	}
	for _, i := range sample {
		c[gold[i]][got[i]]++
	}
	return c
}

// margins are the sums of the rows and of the columns, the diagonal and all.
func (c Confusion) margins() (rows, columns []float64, right, n float64) {
	rows, columns = make([]float64, len(c)), make([]float64, len(c))
	for i, row := range c {
		for j, x := range row {
			rows[i] += x
			columns[j] += x
			n += x
		}
		right += row[i]
	}
	return rows, columns, right, n
}

// Accuracy is the share of pairs that agree, in [0, 1]; NaN without pairs.
func (c Confusion) Accuracy() float64 {
	_, _, right, n := c.margins()
	return right / n
}

// Class gives the precision, recall and F1 of a label
//
//	P = TP / (TP + FP), R = TP / (TP + FN), F1 = 2 TP / (2 TP + FP + FN)
//
// in [0, 1]. The precision of a label that was never given and the recall of one that was
// never expected are NaN; F1 is 0 where there is no true positive.
func (c Confusion) Class(label int) (precision, recall, f1 float64) {
	rows, columns, _, _ := c.margins()
	tp := c[label][label]
	if tp > 0 {
		f1 = 2 * tp / (rows[label] + columns[label])
	}
	return tp / columns[label], tp / rows[label], f1
}

// MacroF1 is the mean of F1 over all labels, in [0, 1].
func (c Confusion) MacroF1() float64 {
	sum := 0.0
	for i := range c {
		_, _, f1 := c.Class(i)
		sum += f1
	}
	return sum / float64(len(c))
}

// Matthews is the correlation coefficient of Matthews for any number of labels
//
//	(n Σ c_kk − Σ r_k s_k) / √((n² − Σ s_k²)(n² − Σ r_k²))
//
// with r and s the sums of the rows and columns, in [−1, 1]; NaN where either coding has
// one label only. Source: Gorodkin 2004, doi:10.1016/j.compbiolchem.2004.09.006.
func (c Confusion) Matthews() float64 {
	rows, columns, right, n := c.margins()
	rs, rr, ss := 0.0, 0.0, 0.0
	for k := range c {
		rs += rows[k] * columns[k]
		rr += rows[k] * rows[k]
		ss += columns[k] * columns[k]
	}
	d := (n*n - ss) * (n*n - rr)
	if d == 0 {
		return math.NaN()
	}
	return (n*right - rs) / math.Sqrt(d)
}

// Spearman is the rank correlation of two series of the same length, equal values having
// the mean of their ranks, in [−1, 1]; NaN where either is constant or empty.
func Spearman(x, y []float64) float64 {
	if len(x) == 0 {
		return math.NaN()
	}
	return stat.Correlation(ranks(x), ranks(y), nil)
}
