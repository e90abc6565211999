package chart

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A key is one entry of a legend.
type key struct {
	text   string
	style  textStyle
	sample func(box vg.Rectangle) // draws what the text explains
}

// keys are the groups, if there are several, and then the marks that occur.
func (t *trend) keys() []key {
	var out []key
	quiet := legendText
	if len(t.series) == 1 {
		name := clean(t.series[0].name)
		if name == "" {
			name = t.lang.score
		}
		name = shorten(legendText, name, t.width/2)
		out = append(out, key{name, legendText, func(b vg.Rectangle) { t.sampleLine(0, b) }})
	} else {
		quiet = axisText
		for k, s := range t.series {
			name := clean(s.name)
			if name == "" {
				name = t.lang.none
			}
			out = append(out, key{name, legendText, func(b vg.Rectangle) { t.sampleLine(k, b) }})
		}
	}
	if t.any(wide) {
		out = append(out, key{t.lang.interval, quiet, t.sampleInterval})
	}
	if t.any(func(p point) bool { return p.scored && !p.wide }) {
		out = append(out, key{t.lang.noInterval, quiet, t.sampleRing})
	}
	return out
}

// legendRows places the keys in rows below y, from the left margin, and returns
// where they end.
func (t *trend) legendRows(keys []key, y vg.Length) vg.Length {
	y -= 4
	x := margin
	for _, k := range keys {
		end := x + t.sampleWidth() + sampleGap + k.style.width(k.text)
		if x > margin && end > t.width-margin {
			x, y = margin, y-legendText.leading()
			end = x + t.sampleWidth() + sampleGap + k.style.width(k.text)
		}
		t.placeKey(k, []string{k.text}, x, y)
		x = end + keyGap
	}
	return y - legendText.leading()
}

// placeKey places a key whose first line is below y.
func (t *trend) placeKey(k key, lines []string, x, y vg.Length) {
	baseline := y - k.style.ascent()
	// The middle of the small letters, where a dash would stand.
	middle := baseline + k.style.size*dashHeight
	half := sampleHeight / 2
	box := vg.Rectangle{
		Min: vg.Point{X: x, Y: middle - half},
		Max: vg.Point{X: x + t.sampleWidth(), Y: middle + half},
	}
	t.samples = append(t.samples, func() { k.sample(box) })
	for _, line := range lines {
		t.text(legend, k.style, line, x+t.sampleWidth()+sampleGap, baseline)
		baseline -= k.style.leading()
	}
}

// besideWidth is the width of a legend beside the panels, in which a key has at
// most two lines.
func (t *trend) besideWidth(keys []key) vg.Length {
	limit := t.width*legendShare - t.sampleWidth() - sampleGap
	var w vg.Length
	for _, k := range keys {
		for _, line := range wrap(k.style, k.text, limit, 2) {
			w = max(w, k.style.width(line))
		}
	}
	return t.sampleWidth() + sampleGap + w
}

// legendBeside places the keys one below the other, from x to the margin and down
// from y. When they are too many for the height of the panels, none has a second
// line.
func (t *trend) legendBeside(keys []key, x, y vg.Length) {
	// A hair more than the width that was measured, which came from these lines.
	width := t.width - margin - x - t.sampleWidth() - sampleGap + 1e-9
	limit, n := 2, 0
	for _, k := range keys {
		n += len(wrap(k.style, k.text, width, limit))
	}
	if legendText.leading()*vg.Length(n)+keyLead*vg.Length(len(keys)) > y-t.lower.Min.Y {
		limit = 1
	}
	for i, k := range keys {
		if i == len(t.series) {
			y -= legendText.leading() / 2
		}
		lines := wrap(k.style, k.text, width, limit)
		t.placeKey(k, lines, x, y)
		y -= legendText.leading()*vg.Length(len(lines)) + keyLead
	}
}

// sampleWidth is less where all samples are dots and error bars.
func (t *trend) sampleWidth() vg.Length {
	if !t.anyRun(scored, several) {
		return sampleHeight
	}
	return sampleWidth
}

func middle(b vg.Rectangle) vg.Point {
	return vg.Point{X: (b.Min.X + b.Max.X) / 2, Y: (b.Min.Y + b.Max.Y) / 2}
}

// sampleLine is the line of the k-th series, with its dot when there are dots.
func (t *trend) sampleLine(k int, b vg.Rectangle) {
	m := middle(b)
	if t.anyRun(scored, several) {
		t.stroke(draw.LineStyle{Color: t.color(k), Width: lineWidth}, vg.Point{X: b.Min.X, Y: m.Y}, vg.Point{X: b.Max.X, Y: m.Y})
	}
	if t.dots() || t.anyRun(scored, single) {
		t.dot(k, m, false)
	}
}

// sampleInterval is a piece of band or, where there is none, an error bar.
func (t *trend) sampleInterval(b vg.Rectangle) {
	m := middle(b)
	low, high := t.pair.low, t.pair.high
	opacity := bandOpacity
	if len(t.series) > 1 {
		low, high, opacity = soft, soft, 0.25
	}
	if !t.anyRun(wide, several) {
		style := draw.LineStyle{Color: fade(t.quiet(), errorOpacity), Width: lineWidth}
		t.stroke(style, vg.Point{X: m.X, Y: b.Min.Y}, vg.Point{X: m.X, Y: b.Max.Y})
		return
	}
	t.fill(fade(low, opacity), b.Min, vg.Point{X: b.Max.X, Y: b.Min.Y}, vg.Point{X: b.Max.X, Y: m.Y}, vg.Point{X: b.Min.X, Y: m.Y})
	t.fill(fade(high, opacity), vg.Point{X: b.Min.X, Y: m.Y}, vg.Point{X: b.Max.X, Y: m.Y}, b.Max, vg.Point{X: b.Min.X, Y: b.Max.Y})
}

// sampleRing is the mark of a score without an interval.
func (t *trend) sampleRing(b vg.Rectangle) {
	t.shapes = append(t.shapes, shape{
		pts: t.marker(0, middle(b)), closed: true, fill: white,
		line: draw.LineStyle{Color: t.quiet(), Width: ringWidth},
	})
}

// quiet is the colour of samples that stand for every series.
func (t *trend) quiet() color.NRGBA {
	if len(t.series) > 1 {
		return soft
	}
	return t.color(0)
}
