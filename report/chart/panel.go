package chart

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A panel is a rectangle in which values from lo, at the bottom, to hi are drawn.
type panel struct {
	vg.Rectangle
	lo, hi float64
}

func (p panel) y(v float64) vg.Length {
	return p.Min.Y + (p.Max.Y-p.Min.Y)*vg.Length((v-p.lo)/(p.hi-p.lo))
}

// timeAxisHeight is the height of the ticks and labels of the time axis, which are
// on one line or on two.
func timeAxisHeight(under bool) vg.Length {
	h := tickLength + tickGap + tickText.ascent() + tickText.descent()
	if under {
		h += tickText.leading()
	}
	return h
}

// placeTimeAxis places the labels of the time axis above bottom and its ticks
// above them, and returns where the lower panel starts.
func (t *trend) placeTimeAxis(major, minor []tick, bottom vg.Length) vg.Length {
	under := false
	for _, k := range major {
		under = under || k.under != ""
	}
	axis := bottom + timeAxisHeight(under)
	y := axis - tickLength - tickGap - tickText.ascent()
	for _, k := range major {
		t.text(xTick, tickText, k.label, t.time.start(k, k.label), y)
		if k.under != "" {
			t.text(xTick, tickText, k.under, t.time.start(k, k.under), y-tickText.leading())
		}
		t.tickMark(k, axis, tickLength)
	}
	for _, k := range minor {
		t.tickMark(k, axis, tickLength/2)
	}
	return axis
}

func (t *trend) tickMark(k tick, axis, length vg.Length) {
	x := t.time.x(k.value)
	t.stroke(axisLine, vg.Point{X: x, Y: axis}, vg.Point{X: x, Y: axis - length})
}

// placeGrid places the lines behind the data and the labels of the vertical axes.
func (t *trend) placeGrid(scores, counts, major []tick) {
	for _, k := range major {
		x := t.time.x(k.value)
		t.stroke(gridLine, vg.Point{X: x, Y: t.upper.Min.Y}, vg.Point{X: x, Y: t.upper.Max.Y})
	}
	for _, k := range scores {
		style := gridLine
		if k.value == 0 && t.formula != "density" {
			style = zeroLine
		}
		t.gridLine(t.upper, style, k)
	}
	for _, k := range counts {
		t.gridLine(t.lower, gridLine, k)
	}
}

func (t *trend) gridLine(p panel, style draw.LineStyle, k tick) {
	y := p.y(k.value)
	t.stroke(style, vg.Point{X: p.Min.X, Y: y}, vg.Point{X: p.Max.X, Y: y})
	// Digits have no descenders: half of their height centres them.
	t.text(yTick, tickText, k.label, p.Min.X-tickGap-tickText.width(k.label), y-tickText.size*digitHeight/2)
}

// placeAxisTitles says in words, along the vertical axis, what is high and low, and
// names the lower panel.
func (t *trend) placeAxisTitles() {
	t.text(axisTitle, axisText, t.lang.documents, t.lower.Min.X, t.lower.Max.Y+axisText.descent()+1)
	x := margin + axisText.ascent()
	room := t.upper.Max.Y - t.upper.Min.Y
	if t.words.low == "" {
		name := shorten(axisText, t.words.name, room)
		t.textUp(axisTitle, axisText, name, x, t.upper.Min.Y+(room-axisText.width(name))/2)
		return
	}
	low, high := axisText, axisText
	low.color, high.color = t.pair.low, t.pair.high
	bottom, top := "← "+t.words.low, t.words.high+" →"
	for low.width(bottom)+high.width(top)+axisGap > room {
		if low.size -= 0.25; low.size < minAxisTitle {
			return // the subtitle says it too
		}
		high.size = low.size
	}
	t.textUp(axisTitle, low, bottom, x, t.upper.Min.Y)
	t.textUp(axisTitle, high, top, x, t.upper.Max.Y-high.width(top))
}

// room is the width of one period.
func (t *trend) room() vg.Length { return t.time.width / vg.Length(t.n) }

// color is the colour of the lines of the k-th series.
func (t *trend) color(k int) color.NRGBA {
	if len(t.series) == 1 {
		return ink
	}
	return groupColors[k]
}

// drawDocuments draws the bars of the lower panel. A taller stack is painted
// first and covered by the shorter ones, so that no seams show between them.
func (t *trend) drawDocuments() {
	stacks := t.stacks()
	for k := len(stacks) - 1; k >= 0; k-- {
		c := bar
		if len(stacks) > 1 {
			c = tint(groupColors[k], barOpacity)
		}
		for i := 0; i < t.n; {
			from := i
			for i++; i < t.n && t.room() < solidBars && stacks[k][i] > 0 && stacks[k][from] > 0; i++ {
			}
			if stacks[k][from] > 0 {
				t.fill(c, t.skyline(stacks[k], from, i)...)
			}
		}
	}
	t.stroke(axisLine, t.lower.Min, vg.Point{X: t.lower.Max.X, Y: t.lower.Min.Y})
}

// skyline is the outline of the bars of the periods from from up to, not with, to.
func (t *trend) skyline(heights []int, from, to int) []vg.Point {
	half := t.room() / 2
	if t.room() >= solidBars {
		half = min(half*barShare, maxBar/2)
	}
	pts := []vg.Point{{X: t.time.x(float64(from)) - half, Y: t.lower.Min.Y}}
	for i := from; i < to; i++ {
		x, y := t.time.x(float64(i)), t.lower.y(float64(heights[i]))
		pts = append(pts, vg.Point{X: x - half, Y: y}, vg.Point{X: x + half, Y: y})
	}
	return append(pts, vg.Point{X: t.time.x(float64(to-1)) + half, Y: t.lower.Min.Y})
}

// dotRadius is the radius of dots and rings, less where periods are narrow.
func (t *trend) dotRadius() vg.Length {
	return max(minDot, min(t.room()*dotShare, maxDot))
}

// dots tells whether every score has a dot, not only those the line misses.
func (t *trend) dots() bool {
	if len(t.series) > 1 {
		return t.room() >= groupDotRoom
	}
	return t.room() >= dotRoom
}

// marker is the outline of the dot of the k-th series: shapes help where colours
// are not seen.
func (t *trend) marker(k int, at vg.Point) []vg.Point {
	corners, turn, r := 24, 0.0, t.dotRadius()
	switch k % 4 {
	case 1: // square
		corners, turn, r = 4, math.Pi/4, r*1.2
	case 2: // triangle
		corners, turn, r = 3, math.Pi/2, r*1.35
	case 3: // diamond
		corners, turn, r = 4, 0, r*1.3
	}
	pts := make([]vg.Point, corners)
	for i := range pts {
		sin, cos := math.Sincos(turn + 2*math.Pi*float64(i)/float64(corners))
		pts[i] = vg.Point{X: at.X + r*vg.Length(cos), Y: at.Y + r*vg.Length(sin)}
	}
	return pts
}

// dot places the marker of the k-th series, filled, or hollow for a score without
// an interval.
func (t *trend) dot(k int, at vg.Point, hollow bool) {
	s := shape{pts: t.marker(k, at), closed: true, fill: t.color(k)}
	if hollow {
		s.fill, s.line = white, draw.LineStyle{Color: t.color(k), Width: ringWidth}
	}
	t.shapes = append(t.shapes, s)
}
