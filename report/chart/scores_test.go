package chart

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/stance/aggregate"
	"gonum.org/v1/plot/vg"
)

// drawn describes the marks of the upper panel by the periods they cover: line
// 0-4, band 0-2, bar 7 (an interval), dot 7, ring 3.
func drawn(f *trend, k int) []string {
	period := func(x vg.Length) string {
		return fmt.Sprint(int((x - f.time.left) / f.time.width * vg.Length(f.n)))
	}
	var out []string
	for _, s := range f.shapes {
		box := extent(s.pts)
		at, mid := period(box.Min.X), period((box.Min.X+box.Max.X)/2)
		span := at + "-" + period(box.Max.X)
		switch {
		case box.Max.Y < f.upper.Min.Y || box.Min.X < f.upper.Min.X-hair || box.Max.X > f.upper.Max.X+hair || box.Max.Y > f.upper.Max.Y+maxDot+hair:
			// elsewhere: axis, legend, documents
		case s.fill == white && s.line.Color == f.color(k):
			out = append(out, "ring "+mid)
		case s.fill == f.color(k):
			out = append(out, "dot "+mid)
		case s.fill != nil && (s.fill == fade(f.pair.high, bandOpacity) || s.fill == fade(f.color(k), groupBandOpacity(len(f.series)))):
			out = append(out, "band "+span)
		case s.line.Color == f.color(k):
			out = append(out, "line "+span)
		case s.line.Color == fade(f.color(k), errorOpacity):
			out = append(out, "bar "+mid)
		}
	}
	return out
}

func extent(pts []vg.Point) vg.Rectangle {
	r := vg.Rectangle{Min: pts[0], Max: pts[0]}
	for _, p := range pts {
		r.Min.X, r.Min.Y = min(r.Min.X, p.X), min(r.Min.Y, p.Y)
		r.Max.X, r.Max.Y = max(r.Max.X, p.X), max(r.Max.Y, p.Y)
	}
	return r
}

// positive rows have a band on one side of zero only, which is one shape.
func positive(rows []aggregate.Row) []aggregate.Row {
	return each(rows, func(r *aggregate.Row) { r.Score, r.Lo, r.Hi = 0.3, 0.2, 0.4 })
}

func TestGaps(t *testing.T) {
	days := func(n int) []aggregate.Row { return positive(wave(aggregate.Day, newYear, n)) }
	tests := []struct {
		name string
		rows []aggregate.Row
		want string
	}{
		{"none", days(100), "band 0-99, line 0-99"},
		{"gap row", unscored(days(100), 40), "band 0-39, band 41-99, line 0-39, line 41-99"},
		{"missing row", slices.Delete(days(100), 40, 41), "band 0-39, band 41-99, line 0-39, line 41-99"},
		{"gap of several", unscored(days(100), 40, 41, 42), "band 0-39, band 43-99, line 0-39, line 43-99"},
		{"isolated", unscored(days(100), 40, 42), "band 0-39, band 43-99, line 0-39, bar 41, line 43-99, dot 41"},
		{"isolated at the ends", unscored(days(100), 1, 98), "band 2-97, bar 0, line 2-97, bar 99, dot 0, dot 99"},
		{"without interval", pointwise(days(100), 40), "band 0-39, band 41-99, line 0-99, ring 40"},
		{"isolated without interval", pointwise(unscored(days(100), 40, 42), 41), "band 0-39, band 43-99, line 0-39, line 43-99, ring 41"},
		{"lone interval", pointwise(days(100), 40, 42), "band 0-39, band 43-99, bar 41, line 0-99, ring 40, ring 42"},
		{"one period", days(1), "bar 0, dot 0"},
		{"few periods", days(3), "band 0-2, line 0-2, dot 0, dot 1, dot 2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(drawn(lay(t, tt.rows, Options{}), 0), ", "); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// Each group has gaps of its own.
func TestGapsOfGroups(t *testing.T) {
	rows := unscored(positive(wave(aggregate.Day, newYear, 100, "a", "b")), 40, 170, 171)
	f := lay(t, rows, Options{})
	for k, s := range f.series {
		want := map[string]string{
			"a": "band 0-39, band 41-99, line 0-39, line 41-99",
			"b": "band 0-69, band 72-99, line 0-69, line 72-99",
		}[s.name]
		if got := strings.Join(drawn(f, k), ", "); got != want {
			t.Errorf("%s: got %s, want %s", s.name, got, want)
		}
	}
}

// The band has the colour of either pole on its side of zero.
func TestBandAtZero(t *testing.T) {
	rows := each(wave(aggregate.Month, jan2023, 3), func(r *aggregate.Row) { r.Score, r.Lo, r.Hi = 0.1, -0.2, 0.3 })
	f := lay(t, rows, Options{})
	zero := f.upper.y(0)
	sides := 0
	for _, s := range f.shapes {
		box := extent(s.pts)
		if box.Min.Y < f.upper.Min.Y || box.Max.Y > f.upper.Max.Y {
			continue
		}
		switch s.fill {
		case fade(f.pair.high, bandOpacity):
			sides++
			if box.Min.Y < zero-hair || box.Max.Y <= zero {
				t.Errorf("the colour of the high pole reaches from %v to %v, zero is at %v", box.Min.Y, box.Max.Y, zero)
			}
		case fade(f.pair.low, bandOpacity):
			sides++
			if box.Max.Y > zero+hair || box.Min.Y >= zero {
				t.Errorf("the colour of the low pole reaches from %v to %v, zero is at %v", box.Min.Y, box.Max.Y, zero)
			}
		}
	}
	if sides != 2 {
		t.Errorf("%d sides, want 2", sides)
	}
}

// The error bars of several groups in one period stand side by side, in its room.
func TestDodge(t *testing.T) {
	for _, n := range []int{1, 12, 60} {
		f := lay(t, wave(aggregate.Month, jan2023, n, outlets...), Options{})
		var xs []vg.Length
		for k := range f.series {
			xs = append(xs, f.dodge(k, make([]point, 1)))
			if f.dodge(k, make([]point, 2)) != 0 {
				t.Errorf("a line is moved")
			}
		}
		if !slices.IsSorted(xs) || xs[0] == xs[1] || xs[7]-xs[0] > f.room() || xs[0] != -xs[7] {
			t.Errorf("%d periods: %v in a room of %v", n, xs, f.room())
		}
	}
}

func TestStacks(t *testing.T) {
	rows := wave(aggregate.Month, jan2023, 3, "a", "b")
	for i, docs := range []int{5, 0, 7, 20, 30, 40} {
		rows[i].Documents = docs
	}
	rows = slices.Delete(rows, 4, 5) // b has no row for February
	f := lay(t, rows, Options{})
	if got, want := fmt.Sprint(f.stacks()), "[[20 0 40] [25 0 47]]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if f.series[0].name != "b" {
		t.Errorf("the first group is %q, want the one with the most documents", f.series[0].name)
	}
	// The tallest bar is painted first and reaches the sum of the groups.
	tall := f.lower.y(47)
	for _, s := range f.shapes {
		if s.fill == tint(groupColors[1], barOpacity) {
			tall = max(tall, extent(s.pts).Max.Y)
		}
	}
	if tall != f.lower.y(47) || tall > f.lower.Max.Y {
		t.Errorf("height %v, want %v, in a panel up to %v", tall, f.lower.y(47), f.lower.Max.Y)
	}
}
