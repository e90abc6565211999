package chart

import (
	"fmt"
	"math"

	"github.com/cadrage/cadrage/stance/aggregate"
	"gonum.org/v1/plot/vg"
)

// Options says how a chart is drawn. The zero value is a French chart of
// 16 × 9 cm at 300 dots per inch.
type Options struct {
	Lang   string    // of labels: "fr", the default, or "en"
	Title  string    // default: what is shown, and from when to when
	Source string    // stands after the counts in the note at the bottom; default: nothing
	Width  vg.Length // default: 16 cm; from 8 to 100 cm
	Height vg.Length // default: 9 cm; from 7.5 to 100 cm
	DPI    int       // dots per inch of PNG; default: 300; from 30 to 1200
}

// check fills in the defaults.
func (o Options) check() (Options, *language, error) {
	l := &french
	switch o.Lang {
	case "", "fr":
	case "en":
		l = &english
	default:
		return o, nil, fmt.Errorf("language %q is neither fr nor en", o.Lang)
	}
	if o.Width == 0 {
		o.Width = defaultWidth
	}
	if o.Height == 0 {
		o.Height = defaultHeight
	}
	if o.DPI == 0 {
		o.DPI = defaultDPI
	}
	const cm = vg.Centimeter
	if !(o.Width >= 8*cm && o.Width <= 100*cm && o.Height >= 7.5*cm && o.Height <= 100*cm) {
		return o, nil, fmt.Errorf("size %.3g × %.3g cm is out of range: 8 × 7.5 to 100 × 100 cm", o.Width/cm, o.Height/cm)
	}
	if o.DPI < 30 || o.DPI > 1200 {
		return o, nil, fmt.Errorf("resolution %d is out of range: 30 to 1200 dots per inch", o.DPI)
	}
	const maxPixels = 200e6
	if (o.Width/vg.Inch)*(o.Height/vg.Inch)*vg.Length(o.DPI)*vg.Length(o.DPI) > maxPixels {
		return o, nil, fmt.Errorf("size %.3g × %.3g cm at %d dots per inch has too many pixels", o.Width/cm, o.Height/cm, o.DPI)
	}
	return o, l, nil
}

// A trend is a chart while it is laid out.
type trend struct {
	*Figure
	*data
	lang         *language
	words        dimensionWords
	pair         pair
	time         timeAxis
	upper, lower panel
	samples      []func() // of the legend: they need to know the room of a period
}

// Trend draws the scores of a dimension over time, with their 95 % intervals, and
// below them the number of documents. Rows of other dimensions are left out. One
// group, whatever its name, is drawn as the corpus is; up to eight are drawn in
// colours, the one with the most documents first, and where there are more the note
// says how many are left out.
//
// A line and its band break where a period has no row or no score: nothing is
// interpolated. A score between two gaps is a dot with its interval as a bar; a
// score without an interval is a ring.
//
// It fails with ErrNoData when there is no score, and for two rows for the same group
// and period, rows of different formulas or lengths of period, values that no formula
// gives, and options out of range.
func Trend(rows []aggregate.Row, dimension string, opt Options) (*Figure, error) {
	t, err := newTrend(rows, dimension, opt)
	if err != nil {
		return nil, fmt.Errorf("draw trend: %w", err)
	}
	return t.Figure, nil
}

func newTrend(rows []aggregate.Row, dimension string, opt Options) (*trend, error) {
	opt, lang, err := opt.check()
	if err != nil {
		return nil, err
	}
	d, err := collect(rows, dimension)
	if err != nil {
		return nil, err
	}
	t := &trend{
		Figure: &Figure{width: opt.Width, height: opt.Height, dpi: opt.DPI},
		data:   d,
		lang:   lang,
		words:  lang.dimensions[dimension],
		pair:   pairOf(dimension),
	}
	if d.formula == "density" {
		t.words.low, t.words.high = "", ""
		t.pair = neutralPair
	}
	if t.words.name == "" {
		t.words.name = clean(dimension)
	}
	if err := t.layout(opt); err != nil {
		return nil, err
	}
	t.drawScores()
	t.drawDocuments()
	return t, nil
}

// layout places all that is around the data: header, legend, note and axes.
func (t *trend) layout(opt Options) error {
	keys := t.keys()
	top, right := t.header(opt.Title), t.width-margin
	beside := len(t.series) > 1
	if beside {
		right -= t.besideWidth(keys) + keyGap
	} else {
		top = t.legendRows(keys, top)
	}
	top -= blockGap
	bottom := t.footer(opt.Source)

	// The labels of the vertical axes need their height, which depends on whether
	// the time axis has years below the months. That depends on its width, and so
	// on these labels: suppose that it has.
	room := top - bottom - panelGap - timeAxisHeight(t.first.By != aggregate.Year)
	if room*upperShare < minUpper {
		return fmt.Errorf("%.3g × %.3g cm leave no room for the data between this title, legend and note",
			t.width/vg.Centimeter, t.height/vg.Centimeter)
	}
	scores, counts := t.scoreAxis(room*upperShare), t.countAxis(room*(1-upperShare))
	left := margin + axisText.leading() + axisGap + max(widest(scores), widest(counts)) + tickGap
	major, minor := t.timeAxis(left, right)

	bottom = t.placeTimeAxis(major, minor, bottom)
	right = t.time.left + t.time.width
	edge := bottom + (top-bottom-panelGap)*(1-upperShare)
	t.lower.Rectangle = vg.Rectangle{Min: vg.Point{X: left, Y: bottom}, Max: vg.Point{X: right, Y: edge}}
	t.upper.Rectangle = vg.Rectangle{Min: vg.Point{X: left, Y: edge + panelGap}, Max: vg.Point{X: right, Y: top}}
	t.placeGrid(scores, counts, major)
	t.placeAxisTitles()
	if beside {
		t.legendBeside(keys, right+keyGap, top)
	}
	for _, draw := range t.samples {
		draw()
	}
	return nil
}

// timeAxis sets the room of the time axis and returns its ticks. When the label of
// the last would cross the margin, the axis ends earlier.
func (t *trend) timeAxis(left, right vg.Length) (major, minor []tick) {
	t.time = timeAxis{left: left, width: right - left, min: margin, max: min(right+keyGap/2, t.width-margin), n: t.n}
	major, minor = periodTicks(t.lang, t.first, t.time)
	last := major[len(major)-1]
	if over := t.time.x(last.value) + tickText.width(last.label)/2 - t.time.max; over > 0 {
		t.time.width -= over
		major, minor = periodTicks(t.lang, t.first, t.time)
	}
	return major, minor
}

// header places title and subtitle and returns where they end.
func (t *trend) header(text string) vg.Length {
	t.title = clean(text)
	if t.title == "" {
		t.title = t.defaultTitle()
	}
	return t.placeHeader(t.subtitle())
}

func (t *trend) defaultTitle() string {
	span := t.lang.span(t.first, t.last)
	switch {
	case len(t.series) > 1:
		return fmt.Sprintf(t.lang.titleGroups, t.words.name, span)
	case t.series[0].name != "":
		return fmt.Sprintf(t.lang.titleGroup, t.words.name, clean(t.series[0].name), span)
	}
	return fmt.Sprintf(t.lang.title, t.words.name, span)
}

// subtitle says what the numbers are.
func (t *trend) subtitle() string {
	return t.lang.scale(t.formula, t.words, t.lang.per[t.first.By])
}

// footer places the note and returns where it ends.
func (t *trend) footer(source string) vg.Length {
	l := t.lang
	counts := l.count(int64(t.documents), l.document) + ", " + l.count(t.hits, l.hit)
	if len(t.series) > 1 {
		counts += l.sum
	}
	parts := []string{counts + "."}
	if t.omitted > 0 {
		parts = append(parts, fmt.Sprintf(l.omitted, len(t.series), len(t.series)+t.omitted))
	}
	if t.broken() {
		parts = append(parts, l.gaps)
	}
	return t.placeNote(append(parts, clean(source)))
}

// scoreAxis sets the range of the upper panel, which has that height at least, and
// returns its ticks.
func (t *trend) scoreAxis(height vg.Length) []tick {
	lo, hi := t.bounds()
	least := max(math.Abs(lo), math.Abs(hi)) * 0.1
	if t.formula == "balance" {
		lo, hi, least = min(lo, 0), max(hi, 0), 0.2
	}
	if least == 0 {
		least = 1
	}
	positive := lo >= 0 && t.formula == "density"
	pad := (hi - lo) * 0.06
	if grow := (least - (hi - lo)) / 2; grow > pad {
		pad = grow
	}
	lo, hi = lo-pad, hi+pad
	if t.formula == "balance" {
		lo, hi = max(lo, -1), min(hi, 1)
	}
	if positive {
		lo = max(lo, 0)
	}
	t.upper.lo, t.upper.hi = lo, hi
	ticks := numberTicks(t.lang, lo, hi, height/tickRoom, false)
	if len(ticks) < 3 {
		ticks = numberTicks(t.lang, lo, hi, height/leastTickRoom, false)
	}
	return ticks
}

// countAxis does the same for the lower panel.
func (t *trend) countAxis(height vg.Length) []tick {
	most := 1
	for _, n := range t.stacks()[len(t.series)-1] {
		most = max(most, n)
	}
	t.lower.hi = float64(most) * 1.12 // the caption is above
	ticks := numberTicks(t.lang, 0, t.lower.hi, height/tickRoom, true)
	if len(ticks) < 2 {
		ticks = numberTicks(t.lang, 0, t.lower.hi, height/leastTickRoom, true)
	}
	if len(ticks) < 2 {
		ticks = append(ticks, tick{value: float64(most), label: t.lang.integer(int64(most))})
	}
	return ticks
}

func widest(ticks []tick) vg.Length {
	var w vg.Length
	for _, t := range ticks {
		w = max(w, tickText.width(t.label))
	}
	return w
}
