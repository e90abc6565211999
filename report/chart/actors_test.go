package chart

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/stance/aggregate"
	"gonum.org/v1/plot/vg"
)

// scores are rows of the whole corpus for so many groups.
func scores(n int, name func(i int) string) (rows []aggregate.Row) {
	for i := range n {
		r := aggregate.Row{Period: aggregate.Period{By: aggregate.Whole}, Group: name(i), Dimension: "framing", Documents: n - i, Formula: "balance", Score: math.Cos(float64(i)), Lo: math.NaN(), Hi: math.NaN()}
		if i%2 == 0 {
			r.Lo, r.Hi = max(r.Score-0.2, -1), min(r.Score+0.3, 1)
		}
		rows = append(rows, r)
	}
	return rows
}

func states(i int) string { return fmt.Sprintf("Pays %02d", i) }

func long(i int) string { return strings.Repeat("République très longue ", 4) + fmt.Sprint(i) }

// checkLabels measures a figure: no text crosses the margin or another one.
func checkLabels(t *testing.T, f *Figure) {
	t.Helper()
	inside := vg.Rectangle{Min: vg.Point{X: margin, Y: margin}, Max: vg.Point{X: f.width - margin, Y: f.height - margin}}
	for i, a := range f.labels {
		if !within(a.box(), inside) {
			t.Errorf("%q crosses the margin: %v", a.text, a.box())
		}
		for _, b := range f.labels[:i] {
			if overlap(a.box(), b.box()) {
				t.Errorf("%q and %q overlap: %v, %v", a.text, b.text, a.box(), b.box())
			}
		}
	}
	for _, s := range f.shapes {
		for _, p := range s.pts {
			if !within(vg.Rectangle{Min: p, Max: p}, vg.Rectangle{Max: vg.Point{X: f.width, Y: f.height}}) {
				t.Errorf("point %v is not in the figure", p)
			}
		}
	}
}

func TestRankingLayout(t *testing.T) {
	for _, n := range []int{1, 2, 4, 12, 24, 200} {
		for _, name := range []func(int) string{states, long} {
			for _, opt := range []Options{{}, {Lang: "en", Width: 10 * vg.Centimeter}, {Width: 30 * vg.Centimeter, Height: 20 * vg.Centimeter}} {
				f, err := Ranking(scores(n, name), "framing", opt)
				if err != nil {
					t.Fatalf("%d groups: %v", n, err)
				}
				checkLabels(t, f)
				if got, want := len(f.texts(yTick)), min(n, maxRanked); got != want {
					t.Errorf("%d names, want %d", got, want)
				}
			}
		}
	}
}

func TestRankingOrderAndNotes(t *testing.T) {
	rows := scores(30, states)
	rows = append(rows, aggregate.Row{Group: "rien", Dimension: "framing", Documents: 99, Score: math.NaN()}, aggregate.Row{Group: "autre", Dimension: "alignment", Documents: 99, Score: 1})
	f, err := Ranking(rows, "framing", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if names := f.texts(yTick); names[0] != "Pays 00" || strings.Contains(strings.Join(names, " "), "rien") || strings.Contains(strings.Join(names, " "), "autre") {
		t.Errorf("%q", names)
	}
	if note := strings.Join(f.texts(note), " "); !strings.Contains(note, "24 acteurs") || !strings.Contains(note, "sur 30") {
		t.Errorf("%q", note)
	}
	if _, err := Ranking(rows, "nowhere", Options{}); !errors.Is(err, ErrNoData) {
		t.Errorf("no data: %v", err)
	}
	if _, err := Ranking(rows, "framing", Options{Height: 7.5 * vg.Centimeter}); err == nil {
		t.Error("24 groups have no room in 7.5 cm")
	}
}

// pairs are rows of dyads among so many actors.
func pairs(n int, name func(int) string) (rows []aggregate.Row) {
	for i := range n {
		for j := range i {
			r := scores(1, func(int) string { return name(j) + "|" + name(i) })[0]
			r.Score, r.Documents = math.Sin(float64(i*j)), 1+i*j
			rows = append(rows, r)
		}
	}
	return rows
}

func TestHeatMapLayout(t *testing.T) {
	for _, n := range []int{2, 4, 14, 40} {
		for _, name := range []func(int) string{states, long} {
			f, err := Pairs(pairs(n, name), "framing", Options{})
			if err != nil {
				t.Fatal(err)
			}
			checkLabels(t, f)
		}
	}
	for _, months := range []int{1, 2, 12, 60, 400} {
		for _, opt := range []Options{{}, {Lang: "en", Width: 24 * vg.Centimeter}} {
			rows := wave(aggregate.Month, jan2023, months, "A", "B|C", "Une république dont le nom est long")
			f, err := Periods(rows, rows[0].Dimension, opt)
			if err != nil {
				t.Fatal(err)
			}
			checkLabels(t, f)
		}
	}
}

// TestHeatMapActors: an actor with many partners of whom little is said does not take the place of
// a pair of whom more is said, and no row is without evidence.
func TestHeatMapActors(t *testing.T) {
	var rows []aggregate.Row
	add := func(a, b string, documents int) {
		r := scores(1, func(int) string { return a + "|" + b })[0]
		r.Score, r.Documents = 0.5, documents
		rows = append(rows, r)
	}
	for i := range 30 {
		add("Hub", fmt.Sprintf("Partner %02d", i), 3)
		add(fmt.Sprintf("Left %02d", i), fmt.Sprintf("Right %02d", i), 40-i)
	}
	names := actorsOf(rows, maxHeatActors)
	if len(names) != maxHeatActors {
		t.Fatalf("%d actors, want %d: %q", len(names), maxHeatActors, names)
	}
	for i := range maxHeatActors / 2 {
		for _, side := range []string{"Left", "Right"} {
			if name := fmt.Sprintf("%s %02d", side, i); !slices.Contains(names, name) {
				t.Errorf("%s is missing of %q", name, names)
			}
		}
	}
	if odd := actorsOf(rows, 3); len(odd) != 2 {
		t.Errorf("actors without a partner among them: %q", odd)
	}
}

func TestHeatMapCells(t *testing.T) {
	f, err := Pairs(pairs(3, states), "framing", Options{})
	if err != nil {
		t.Fatal(err)
	}
	grey := 0
	for _, s := range f.shapes {
		if s.fill == empty {
			grey++
		}
	}
	if grey != 0 {
		t.Errorf("%d cells are empty, all three pairs have a score", grey)
	}
	rows := pairs(3, states)
	f, err = Pairs(append(rows[:1], rows[2]), "framing", Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range f.shapes {
		if s.fill == empty {
			grey++
		}
	}
	if grey != 2 {
		t.Errorf("%d cells are empty, want the two of one pair", grey)
	}
	for _, err := range []error{
		func() error { _, err := Pairs(nil, "framing", Options{}); return err }(),
		func() error { _, err := Periods(nil, "framing", Options{}); return err }(),
		func() error { _, err := Pairs(scores(3, states), "framing", Options{}); return err }(),
	} {
		if !errors.Is(err, ErrNoData) {
			t.Errorf("no data: %v", err)
		}
	}
	if h := (&heat{pair: framingPair, scale: 1}); h.shade(1) != framingPair.high || h.shade(-1) != framingPair.low {
		t.Errorf("the poles are %v and %v", h.shade(-1), h.shade(1))
	}
}
