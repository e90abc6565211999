// Package inference holds the statistics that gonum lacks. It takes and gives
// numbers and knows nothing of what they measure.
package inference

import (
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// Resample draws times bootstrap samples of n observations, with replacement, and
// hands each to use as the indices of the observations drawn, in [0, n), until use
// returns false; the slice is reused. The samples depend on seed and n only. Source: Efron & Tibshirani
// 1993, An Introduction to the Bootstrap, chapter 6.
func Resample(n, times int, seed uint64, use func(sample []int32) bool) {
	if n <= 0 {
		return
	}
	rng := rand.New(rand.NewPCG(seed, uint64(n)))
	sample := make([]int32, n)
	for range times {
		for i := range sample {
			sample[i] = rng.Int32N(int32(n))
		}
		if !use(sample) {
			return
		}
	}
}

// Percentile is the percentile interval of bootstrap replicates: the quantiles
// (1−confidence)/2 and (1+confidence)/2 of those that are not NaN, each one of the
// replicates (the inverse of the empirical distribution, type 1 of R). Both ends
// are NaN when more than half of the replicates are, or there is none. confidence is
// in (0, 1). It sorts the replicates. Source: Efron & Tibshirani 1993, chapter 13.
func Percentile(replicates []float64, confidence float64) (lo, hi float64) {
	slices.Sort(replicates) // NaN first
	missing := 0
	for missing < len(replicates) && math.IsNaN(replicates[missing]) {
		missing++
	}
	if missing == len(replicates) || 2*missing > len(replicates) {
		return math.NaN(), math.NaN()
	}
	x := replicates[missing:]
	// .025 × 2000 is a little over 50 in binary: the 50th is meant, as in R.
	const fuzz = 1e-12
	return stat.Quantile((1-confidence)/2-fuzz, stat.Empirical, x, nil), stat.Quantile((1+confidence)/2-fuzz, stat.Empirical, x, nil)
}
