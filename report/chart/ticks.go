package chart

import (
	"math"
	"strconv"
	"time"

	"github.com/cadrage/cadrage/stance/aggregate"
	"gonum.org/v1/plot/vg"
)

// A tick is a mark on an axis. Value is a score, a number of documents or, on
// the axis of time, the index of a period.
type tick struct {
	value float64
	label string
	under string // second line
}

// numberTicks are the multiples of 1, 2 or 5 times a power of ten from lo to hi
// that divide it into at most parts parts. With whole they are integers. It needs
// lo < hi.
func numberTicks(l *language, lo, hi float64, parts vg.Length, whole bool) []tick {
	raw := (hi - lo) / float64(parts)
	power := int(math.Floor(math.Log10(raw)))
	digit := 1
	for _, digit = range []int{1, 2, 5, 10} {
		if float64(digit)*math.Pow10(power) >= raw*(1-1e-9) {
			break
		}
	}
	if digit == 10 {
		digit, power = 1, power+1
	}
	if whole && power < 0 {
		digit, power = 1, 0
	}
	decimals := max(-power, 0)
	if power > 6 || power < -6 {
		decimals = -1
	}
	unit := float64(digit) * math.Pow10(power)
	var out []tick
	for k := math.Ceil(lo/unit - 1e-9); k <= math.Floor(hi/unit+1e-9); k++ {
		// A quotient is closer to the decimal number than a product: 3/10, not 3×0.1.
		v := k * unit
		if power < 0 {
			v = k * float64(digit) / math.Pow10(-power)
		}
		t := tick{value: v, label: l.number(v, decimals)}
		switch {
		case k == 0:
			t = tick{value: 0, label: "0"}
		case whole && decimals == 0:
			t.label = l.integer(int64(v))
		}
		out = append(out, t)
	}
	return out
}

// A unit is what a step of the time axis is counted in.
type unit int

const (
	periods unit = iota
	days         // of the month: 1, 1 + step, …
	months       // of the year: January, January + step, …
	years        // multiples of step
)

// A density is a choice of which periods have a tick.
type density struct {
	unit unit
	step int
}

// densities are the choices for periods of one length, from fine to coarse.
func densities(by aggregate.By) []density {
	ds := []density{{periods, 1}}
	switch by {
	case aggregate.Day:
		ds = append(ds, density{days, 2}, density{days, 5}, density{days, 10}, density{days, 15})
	case aggregate.Week:
		ds = append(ds, density{periods, 2})
	}
	switch by {
	case aggregate.Day, aggregate.Week:
		ds = append(ds, density{months, 1}, density{months, 2}, density{months, 3})
	case aggregate.Month:
		ds = append(ds, density{months, 2}, density{months, 3})
	}
	if by != aggregate.Year {
		ds = append(ds, density{months, 6})
	}
	for _, step := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000} {
		ds = append(ds, density{years, step})
	}
	return ds
}

// date is the day by which d tells where p belongs. The month and the year of a
// week are those of its Thursday, as ISO 8601 has it.
func (d density) date(p aggregate.Period) time.Time {
	if p.By == aggregate.Week && d.unit != periods {
		return p.Start().AddDate(0, 0, 3)
	}
	return p.Start()
}

// has tells whether the i-th period, of date t and after one of date prev, has a
// tick.
func (d density) has(i int, prev, t time.Time) bool {
	switch d.unit {
	case periods:
		return i%d.step == 0
	case days:
		end := time.Date(t.Year(), t.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
		return (t.Day()-1)%d.step == 0 && t.Day()+d.step/2 <= end // else too close to the next 1st
	case months:
		return t.Month() != prev.Month() && (int(t.Month())-1)%d.step == 0
	}
	return t.Year() != prev.Year() && t.Year()%d.step == 0
}

// label is the first line of the tick of a period of date t; under says whether
// the year goes below it.
func (d density) label(l *language, by aggregate.By, t time.Time) (label string, under bool) {
	switch {
	case d.unit == years || by == aggregate.Year:
		return strconv.Itoa(t.Year()), false
	case by == aggregate.Quarter:
		return l.quarterOf(t), true
	case d.unit == months || by == aggregate.Month:
		return l.months[t.Month()-1], true
	}
	return l.day(t), true
}

// ticks are the ticks of n periods; the year is under the first of each year.
func (d density) ticks(l *language, first aggregate.Period, n int) []tick {
	var out []tick
	year := ""
	prev := d.date(aggregate.Period{By: first.By, N: first.N - 1})
	for i := range n {
		t := d.date(aggregate.Period{By: first.By, N: first.N + i})
		if d.has(i, prev, t) {
			label, under := d.label(l, first.By, t)
			k := tick{value: float64(i), label: label}
			if y := strconv.Itoa(t.Year()); under && y != year {
				k.under, year = y, y
			}
			out = append(out, k)
		}
		prev = t
	}
	return out
}

// A timeAxis is the room for the ticks of n periods, one beside the other.
type timeAxis struct {
	left, width vg.Length // of the periods
	min, max    vg.Length // labels stay between
	n           int
}

// x is the middle of the i-th period.
func (a timeAxis) x(i float64) vg.Length {
	return a.left + a.width*vg.Length((i+0.5)/float64(a.n))
}

// start is where a label of that text starts: centred, but within the room.
func (a timeAxis) start(t tick, text string) vg.Length {
	w := tickText.width(text)
	return max(a.min, min(a.x(t.value)-w/2, a.max-w))
}

// fits tells whether no label comes too close to the next in its line.
func (a timeAxis) fits(ticks []tick) bool {
	end, endUnder := a.min-labelGap, a.min-labelGap
	for _, t := range ticks {
		x := a.start(t, t.label)
		if x < end+labelGap {
			return false
		}
		end = x + tickText.width(t.label)
		if t.under == "" {
			continue
		}
		x = a.start(t, t.under)
		if x < endUnder+labelGap {
			return false
		}
		endUnder = x + tickText.width(t.under)
	}
	return true
}

// periodTicks chooses the finest ticks whose labels do not touch, and the minor
// ticks between them, which have no label.
func periodTicks(l *language, first aggregate.Period, a timeAxis) (major, minor []tick) {
	for _, d := range densities(first.By) {
		ts := d.ticks(l, first, a.n)
		if minor == nil && vg.Length(len(ts))*minorTickRoom <= a.width {
			minor = ts
		}
		if len(ts) >= min(2, a.n) && a.fits(ts) {
			return ts, minor
		}
	}
	// Too narrow for two round dates: the ends say what there is.
	last := aggregate.Period{By: first.By, N: first.N + a.n - 1}
	ends := []tick{{value: 0, label: l.span(first, first)}, {value: float64(a.n - 1), label: l.span(last, last)}}
	if !a.fits(ends) {
		ends = ends[:1]
	}
	return ends, minor
}
