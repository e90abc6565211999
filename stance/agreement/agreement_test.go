package agreement

import (
	"math"
	"testing"
)

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) && !(math.IsNaN(got) && math.IsNaN(want)) {
		t.Errorf("%s: %.16f, want %.16f", what, got, want)
	}
}

// Labels −1, 0, 1 as 0, 1, 2.
var (
	gold = []int{0, 1, 2, 2, 1, 0, 0, 1, 2, 1, 1, 2}
	got  = []int{0, 1, 2, 1, 1, 0, 2, 1, 2, 0, 1, 2}
)

func TestConfusion(t *testing.T) {
	c := NewConfusion(3, gold, got, nil)
	near(t, "accuracy", c.Accuracy(), 0.75, 0)
	// F1 by its definition over sets, in Python.
	near(t, "macro-F1", c.MacroF1(), 0.7388888888888889, 1e-15)
	p, r, f1 := c.Class(1)
	near(t, "precision", p, 0.8, 1e-15)
	near(t, "recall", r, 0.8, 1e-15)
	near(t, "F1", f1, 0.8, 1e-15)
	// The covariance of one-hot codings over the root of the product of their variances.
	near(t, "Matthews", c.Matthews(), 0.6170212765957446, 1e-12)

	twice := NewConfusion(3, gold, got, []int32{0, 0, 3})
	near(t, "accuracy of a sample", twice.Accuracy(), 2.0/3, 1e-15)
}

func TestConfusionOfOneLabel(t *testing.T) {
	c := NewConfusion(3, []int{1, 1}, []int{1, 1}, nil)
	near(t, "Matthews", c.Matthews(), math.NaN(), 0)
	near(t, "macro-F1", c.MacroF1(), 1.0/3, 1e-15)
	p, r, f1 := c.Class(0)
	if !math.IsNaN(p) || !math.IsNaN(r) || f1 != 0 {
		t.Errorf("%v %v %v", p, r, f1)
	}
	near(t, "accuracy without pairs", NewConfusion(2, nil, nil, nil).Accuracy(), math.NaN(), 0)
}

func TestSpearman(t *testing.T) {
	y := make([]float64, len(gold))
	for i, g := range gold {
		y[i] = float64(g - 1)
	}
	x := []float64{0.5, 0, -1.2, 0, 3, 0.5, -0.1, 2, 0, 0, 1, 1}
	// Pearson's correlation of mid-ranks, in Python.
	near(t, "rho", Spearman(x, y), -0.14651604187754504, 1e-11)
	near(t, "rho of a constant", Spearman([]float64{1, 1}, []float64{1, 2}), math.NaN(), 0)
	near(t, "rho of nothing", Spearman(nil, nil), math.NaN(), 0)
}

// The example of Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section
// C: four coders, twelve units; labels from 1, 0 is missing.
var published = [][]int{
	{1, 1, 0, 1}, {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2}, {1, 2, 3, 4},
	{4, 4, 4, 4}, {1, 1, 2, 1}, {2, 2, 2, 2}, {0, 5, 5, 5}, {0, 0, 1, 1}, {0, 3, 0, 0},
}

func publishedUnits() [][]int {
	var units [][]int
	for _, u := range published {
		codes := make([]int, len(u))
		for i, c := range u {
			codes[i] = c - 1
		}
		units = append(units, codes)
	}
	return units
}

func TestAlpha(t *testing.T) {
	units := publishedUnits()
	near(t, "nominal", Alpha(5, units, Nominal, nil), 0.743, 0.0005)
	near(t, "ordinal", Alpha(5, units, Ordinal, nil), 0.815, 0.0005)
	near(t, "interval", Alpha(5, units, Interval, nil), 0.849, 0.0005)
	all := make([]int32, len(units))
	for i := range all {
		all[i] = int32(i)
	}
	near(t, "of the same sample", Alpha(5, units, Ordinal, all), Alpha(5, units, Ordinal, nil), 0)
	near(t, "of one label", Alpha(2, [][]int{{0, 0}, {0, 0}}, Nominal, nil), math.NaN(), 0)
	near(t, "of single codings", Alpha(2, [][]int{{0, Missing}, {1, Missing}}, Nominal, nil), math.NaN(), 0)
	near(t, "of opposites", Alpha(2, [][]int{{0, 1}, {1, 0}}, Nominal, nil), -0.5, 1e-15) // 1 − 3·4/8
}

// The same data as cac.raw4raters of the R package irrCAC, whose gwet.ac1.raw gives 0.77544.
func TestAC1(t *testing.T) {
	near(t, "AC1", AC1(5, publishedUnits(), nil), 0.77544, 0.000005)
	near(t, "AC1 of single codings", AC1(2, [][]int{{0, Missing}}, nil), math.NaN(), 0)
	near(t, "AC1 of one label", AC1(2, [][]int{{0, 0}}, nil), 1, 0)
}
