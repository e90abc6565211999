package inference

import (
	"math"
	"slices"
	"testing"
)

// The bootstrap variance of a mean is known in closed form: s²/n with the divisor n
// in s² (Efron & Tibshirani 1993, equation 5.12).
func TestResampleVarianceOfMean(t *testing.T) {
	x := []float64{9, 1, 4, 4, 16, 25, 2, 7, 11, 3, 8, 30}
	mean, square := 0.0, 0.0
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		square += (v - mean) * (v - mean) / float64(len(x))
	}
	want := math.Sqrt(square / float64(len(x)))
	const times = 20_000
	var sum, sumSq float64
	Resample(len(x), times, 1, func(sample []int32) bool {
		m := 0.0
		for _, i := range sample {
			m += x[i] / float64(len(x))
		}
		sum, sumSq = sum+m, sumSq+m*m
		return true
	})
	got := math.Sqrt(sumSq/times - sum*sum/times/times)
	// The standard error of a standard deviation of 20 000 draws is half a per cent.
	if math.Abs(got/want-1) > 0.02 {
		t.Errorf("standard error %g, want %g", got, want)
	}
}

func TestResampleIsDeterministic(t *testing.T) {
	draw := func(seed uint64) (all []int32) {
		Resample(7, 20, seed, func(s []int32) bool { all = append(all, s...); return true })
		return all
	}
	if !slices.Equal(draw(3), draw(3)) {
		t.Error("one seed gives two series")
	}
	if slices.Equal(draw(3), draw(4)) {
		t.Error("two seeds give one series")
	}
	for _, i := range draw(3) {
		if i < 0 || i >= 7 {
			t.Fatalf("index %d", i)
		}
	}
	Resample(0, 5, 1, func([]int32) bool { t.Error("a sample of nothing"); return true })
	n := 0
	Resample(3, 5, 1, func([]int32) bool { n++; return n < 2 })
	if n != 2 {
		t.Errorf("%d samples after the one that was to be the last", n)
	}
}

func TestPercentile(t *testing.T) {
	nan := math.NaN()
	var hundred []float64
	for i := range 100 {
		hundred = append(hundred, float64(100-i)) // 1 … 100
	}
	var many []float64
	for i := range 2000 {
		many = append(many, float64(i+1))
	}
	for _, c := range []struct {
		name       string
		replicates []float64
		confidence float64
		lo, hi     float64
	}{
		// R: quantile(1:100, c(.05, .95), type = 1)
		{"hundred", hundred, 0.90, 5, 95},
		// R: quantile(1:100, c(.025, .975), type = 1)
		{"between two", hundred, 0.95, 3, 98},
		// R: quantile(1:2000, c(.025, .975), type = 1)
		{"two thousand", many, 0.95, 50, 1950},
		{"equal", []float64{2, 2, 2}, 0.95, 2, 2},
		{"some missing", []float64{nan, 1, 1, 1}, 0.95, 1, 1},
		{"most missing", []float64{nan, nan, nan, 1}, 0.95, nan, nan},
		{"none", nil, 0.95, nan, nan},
	} {
		lo, hi := Percentile(slices.Clone(c.replicates), c.confidence)
		if !same(lo, c.lo) || !same(hi, c.hi) {
			t.Errorf("%s: [%g, %g], want [%g, %g]", c.name, lo, hi, c.lo, c.hi)
		}
	}
}

func same(a, b float64) bool {
	return math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) < 1e-9
}
