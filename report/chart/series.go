package chart

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/cadrage/cadrage/stance/aggregate"
)

// ErrNoData is wrapped by the error for rows in which there is nothing to draw.
var ErrNoData = errors.New("no data")

const (
	maxGroups  = len(groupColors)
	maxPeriods = 100_000 // 270 years of days: more is a wrong date
	maxScore   = 1e15    // beyond it axes cannot be labelled
)

// A point is what a series knows of one period.
type point struct {
	i             int // periods since the first
	documents     int
	score, lo, hi float64
	scored, wide  bool // whether there is a score, whether it has an interval
}

// A series is one group over time.
type series struct {
	name      string
	points    []point // by i; periods may be missing
	documents int
	hits      int64
	scored    bool // whether any point has a score
}

// data is what a chart shows, checked.
type data struct {
	dimension   string
	formula     string
	first, last aggregate.Period
	n           int      // periods from first to last
	series      []series // by documents, the most first, those without a score last
	omitted     int      // groups that found no room
	documents   int      // of the series
	hits        int64
}

// collect checks the rows of a dimension and sorts them into series.
func collect(rows []aggregate.Row, dimension string) (*data, error) {
	d := &data{dimension: dimension}
	groups := map[string]int{}
	scored, found := false, false
	for _, r := range rows {
		if r.Dimension != dimension {
			continue
		}
		if !found {
			d.first, d.last, d.formula, found = r.Period, r.Period, r.Formula, true
		}
		if err := d.check(r); err != nil {
			return nil, fmt.Errorf("row %s, group %q: %w", r.Period, r.Group, err)
		}
		d.first.N, d.last.N = min(d.first.N, r.Period.N), max(d.last.N, r.Period.N)
		g, ok := groups[r.Group]
		if !ok {
			g = len(d.series)
			groups[r.Group] = g
			d.series = append(d.series, series{name: r.Group})
		}
		p := pointOf(r)
		scored = scored || p.scored
		s := &d.series[g]
		s.points = append(s.points, p)
		s.documents += r.Documents
		s.hits += r.Evidence.Hits
		s.scored = s.scored || p.scored
	}
	switch {
	case !found:
		return nil, fmt.Errorf("%w: no row of dimension %q", ErrNoData, dimension)
	case !scored:
		return nil, fmt.Errorf("%w: no row of dimension %q has a score", ErrNoData, dimension)
	}
	return d, d.finish()
}

// check tells why a row cannot be drawn with the rows before it.
func (d *data) check(r aggregate.Row) error {
	switch {
	case r.Period.By != d.first.By:
		return fmt.Errorf("a %s among periods of a %s", r.Period.By, d.first.By)
	case r.Formula != d.formula:
		return fmt.Errorf("formula %q among rows of %q", r.Formula, d.formula)
	case r.Documents < 0:
		return fmt.Errorf("%d documents", r.Documents)
	case r.Lo > r.Hi:
		return fmt.Errorf("interval from %g to %g", r.Lo, r.Hi)
	}
	for _, v := range []float64{r.Score, r.Lo, r.Hi} {
		if math.Abs(v) > maxScore {
			return fmt.Errorf("%g is too large to draw", v)
		}
	}
	return nil
}

func pointOf(r aggregate.Row) point {
	p := point{i: r.Period.N, documents: r.Documents, score: r.Score, lo: r.Lo, hi: r.Hi}
	p.scored = !math.IsNaN(r.Score)
	p.wide = p.scored && !math.IsNaN(r.Lo) && !math.IsNaN(r.Hi)
	return p
}

// finish sorts what was collected and counts periods from the first.
func (d *data) finish() error {
	d.n = d.last.N - d.first.N + 1
	if d.n > maxPeriods {
		return fmt.Errorf("%d periods of a %s from %s to %s are too many: correct a date or take longer periods",
			d.n, d.first.By, d.first, d.last)
	}
	for _, s := range d.series {
		slices.SortFunc(s.points, func(a, b point) int { return cmp.Compare(a.i, b.i) })
		for k := range s.points {
			s.points[k].i -= d.first.N
			if k > 0 && s.points[k].i == s.points[k-1].i {
				period := aggregate.Period{By: d.first.By, N: d.first.N + s.points[k].i}
				return fmt.Errorf("two rows of group %q for %s", s.name, period)
			}
		}
	}
	slices.SortFunc(d.series, func(a, b series) int {
		if a.scored != b.scored {
			if a.scored {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.documents, a.documents), cmp.Compare(a.name, b.name))
	})
	if n := len(d.series); n > maxGroups {
		d.series, d.omitted = d.series[:maxGroups], n-maxGroups
	}
	for _, s := range d.series {
		d.documents += s.documents
		d.hits += s.hits
	}
	return nil
}

// runs are the longest sequences of successive periods whose points are kept.
func runs(points []point, keep func(point) bool) [][]point {
	var out [][]point
	for k, p := range points {
		switch {
		case !keep(p):
		case k > 0 && keep(points[k-1]) && points[k-1].i+1 == p.i:
			out[len(out)-1] = append(out[len(out)-1], p)
		default:
			out = append(out, []point{p})
		}
	}
	return out
}

func scored(p point) bool { return p.scored }
func wide(p point) bool   { return p.wide }

// any tells whether a point of any series is of a kind.
func (d *data) any(kind func(point) bool) bool {
	return slices.ContainsFunc(d.series, func(s series) bool { return slices.ContainsFunc(s.points, kind) })
}

func single(run []point) bool  { return len(run) == 1 }
func several(run []point) bool { return len(run) > 1 }

// anyRun tells whether a run of kept points is of a kind.
func (d *data) anyRun(keep func(point) bool, kind func([]point) bool) bool {
	return slices.ContainsFunc(d.series, func(s series) bool { return slices.ContainsFunc(runs(s.points, keep), kind) })
}

// broken tells whether a line has a gap between two of its scores.
func (d *data) broken() bool {
	return slices.ContainsFunc(d.series, func(s series) bool { return len(runs(s.points, scored)) > 1 })
}

// bounds are the least and the greatest value of scores and intervals.
func (d *data) bounds() (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, s := range d.series {
		for _, p := range s.points {
			if p.scored {
				lo, hi = min(lo, p.score), max(hi, p.score)
			}
			if p.wide {
				lo, hi = min(lo, p.lo), max(hi, p.hi)
			}
		}
	}
	return lo, hi
}

// stacks are the documents of each period, the series from the first to each.
func (d *data) stacks() [][]int {
	out := make([][]int, len(d.series))
	sum := make([]int, d.n)
	for k, s := range d.series {
		for _, p := range s.points {
			sum[p.i] += p.documents
		}
		out[k] = slices.Clone(sum)
	}
	return out
}
