package agreement

import (
	"cmp"
	"math"
	"slices"
)

// ranks are the ranks of the values from 1, equal ones having the mean of theirs.
func ranks(x []float64) []float64 {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(x[a], x[b]) })
	r := make([]float64, len(x))
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && x[order[j]] == x[order[i]] {
			j++
		}
		for k := i; k < j; k++ {
			r[order[k]] = float64(i+j+1) / 2
		}
		i = j
	}
	return r
}

// A Level is a level of measurement.
type Level int

const (
	Nominal Level = iota
	Ordinal
	Interval
)

// Missing stands for the label of a coder who did not code a unit.
const Missing = -1

// Alpha is Krippendorff's α, the agreement of any number of coders beyond chance
//
//	α = 1 − D_o / D_e
//
// with the coincidences o_ck = Σ_u (c–k pairs in u) / (m_u − 1) of units that m_u ≥ 2 coders
// coded. units holds the labels of each unit by coder, numbered from 0 in their order, or
// Missing; sample are the indices of the units to count, nil: all once. The values of Interval
// are the numbers of the labels. At most 1; NaN where no unit has two codings, or all have
// the same label. Source: Hayes & Krippendorff 2007, doi:10.1080/19312450709336664.
func Alpha(labels int, units [][]int, level Level, sample []int32) float64 {
	o := coincidences(labels, units, sample)
	n, total := make([]float64, labels), 0.0
	for c := range o {
		for _, x := range o[c] {
			n[c] += x
			total += x
		}
	}
	observed, expected := 0.0, 0.0
	for c := range labels {
		for k := c + 1; k < labels; k++ {
			d := distance(n, c, k, level)
			observed += o[c][k] * d
			expected += n[c] * n[k] * d
		}
	}
	if expected == 0 {
		return math.NaN()
	}
	return 1 - (total-1)*observed/expected
}

// coincidences counts the pairs of labels within units.
func coincidences(labels int, units [][]int, sample []int32) [][]float64 {
	o := make([][]float64, labels)
	for i := range o {
		o[i] = make([]float64, labels)
	}
	counts := make([]float64, labels)
	count := func(codes []int) {
		clear(counts)
		m := 0.0
		for _, c := range codes {
			if c != Missing {
				counts[c]++
				m++
			}
		}
		if m < 2 {
			return
		}
		for c := range labels {
			for k := range labels {
				pairs := counts[c] * counts[k]
				if c == k {
					pairs -= counts[c]
				}
				o[c][k] += pairs / (m - 1)
			}
		}
	}
	if sample == nil {
		for _, u := range units {
			count(u)
		}
	}
	for _, i := range sample {
		count(units[i])
	}
	return o
}

// distance is the squared difference of two labels c < k; n is how often each was given.
func distance(n []float64, c, k int, level Level) float64 {
	switch level {
	case Ordinal:
		d := -(n[c] + n[k]) / 2
		for g := c; g <= k; g++ {
			d += n[g]
		}
		return d * d
	case Interval:
		return float64((k - c) * (k - c))
	}
	return 1
}

// AC1 is Gwet's agreement coefficient
//
//	(p_a − p_e) / (1 − p_e), p_e = Σ π_k (1 − π_k) / (q − 1)
//
// with p_a the share of agreeing pairs within units and π_k the mean share of label k; it
// stays high where one label is frequent, which α does not. Arguments and special values
// are those of Alpha. Source: Gwet 2008, doi:10.1348/000711006X126600.
func AC1(labels int, units [][]int, sample []int32) float64 {
	agree, coded := 0.0, 0.0 // units with two codings; with one
	share := make([]float64, labels)
	pairs := 0.0
	count := func(codes []int) {
		counts, m := make([]float64, labels), 0.0
		for _, c := range codes {
			if c != Missing {
				counts[c]++
				m++
			}
		}
		if m == 0 {
			return
		}
		coded++
		same := 0.0
		for k, x := range counts {
			share[k] += x / m
			same += x * (x - 1)
		}
		if m > 1 {
			pairs++
			agree += same / (m * (m - 1))
		}
	}
	if sample == nil {
		for _, u := range units {
			count(u)
		}
	}
	for _, i := range sample {
		count(units[i])
	}
	if pairs == 0 || labels < 2 {
		return math.NaN()
	}
	chance := 0.0
	for _, x := range share {
		chance += x / coded * (1 - x/coded)
	}
	chance /= float64(labels - 1)
	if chance == 1 {
		return math.NaN()
	}
	return (agree/pairs - chance) / (1 - chance)
}
