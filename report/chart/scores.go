package chart

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// drawScores draws the upper panel: all bands, then all lines, then all dots, the
// first series on top.
func (t *trend) drawScores() {
	for k := len(t.series) - 1; k >= 0; k-- {
		for _, run := range runs(t.series[k].points, wide) {
			if len(run) > 1 {
				t.band(k, run)
			}
		}
	}
	for k := len(t.series) - 1; k >= 0; k-- {
		for _, run := range runs(t.series[k].points, scored) {
			t.drawRun(k, run)
		}
	}
	for k := len(t.series) - 1; k >= 0; k-- {
		t.drawDots(k)
	}
}

// drawRun draws the line of successive scores, and the intervals that are not
// part of a band.
func (t *trend) drawRun(k int, run []point) {
	for _, lone := range runs(run, wide) {
		if len(lone) == 1 {
			t.errorBar(k, lone[0], t.dodge(k, run))
		}
	}
	if len(run) == 1 {
		return
	}
	pts := make([]vg.Point, len(run))
	for i, p := range run {
		pts[i] = t.at(p.i, p.score)
	}
	t.stroke(draw.LineStyle{Color: t.color(k), Width: lineWidth}, pts...)
}

// drawDots draws the dots that are needed: of every score where there is room,
// else of those that no line or band shows.
func (t *trend) drawDots(k int) {
	for _, run := range runs(t.series[k].points, scored) {
		for _, p := range run {
			if t.dots() || len(run) == 1 || !p.wide {
				at := t.at(p.i, p.score)
				at.X += t.dodge(k, run)
				t.dot(k, at, !p.wide)
			}
		}
	}
}

func (t *trend) at(i int, v float64) vg.Point {
	return vg.Point{X: t.time.x(float64(i)), Y: t.upper.y(v)}
}

// dodge moves a score without neighbours aside, so that the error bars of groups
// do not hide one another.
func (t *trend) dodge(k int, run []point) vg.Length {
	if len(run) > 1 {
		return 0
	}
	step := min(maxDodge, t.room()*barShare/vg.Length(len(t.series)))
	return step * (vg.Length(k) - vg.Length(len(t.series)-1)/2)
}

// band fills the intervals of a run. The band of the corpus has the colour of
// either pole on its side of zero: where it has both, the sign is uncertain.
func (t *trend) band(k int, run []point) {
	for ; len(run) > maxBand; run = run[maxBand-1:] {
		t.bandPart(k, run[:maxBand])
	}
	t.bandPart(k, run)
}

// maxBand is how many points of a band are filled at once: the time for one area
// grows with the square of its points. Where there are more, they stand so close that
// the seams do not show.
const maxBand = 500

func (t *trend) bandPart(k int, run []point) {
	pts := make([]vg.Point, 0, 2*len(run))
	for _, p := range run {
		pts = append(pts, t.at(p.i, p.hi))
	}
	for i := len(run) - 1; i >= 0; i-- {
		pts = append(pts, t.at(run[i].i, run[i].lo))
	}
	if len(t.series) > 1 {
		t.fill(fade(t.color(k), groupBandOpacity(len(t.series))), pts...)
		return
	}
	above, below := t.upper.Rectangle, t.upper.Rectangle
	above.Min.Y, below.Max.Y = t.upper.y(0), t.upper.y(0)
	t.fillWithin(above, fade(t.pair.high, bandOpacity), pts)
	t.fillWithin(below, fade(t.pair.low, bandOpacity), pts)
}

// fillWithin fills the part of an area that is within r, which may be empty.
func (t *trend) fillWithin(r vg.Rectangle, c color.Color, pts []vg.Point) {
	clip := draw.Canvas{Rectangle: r}
	if in := clip.ClipPolygonY(pts); len(in) > 2 && r.Min.Y < r.Max.Y {
		t.fill(c, in...)
	}
}

// errorBar draws the interval of one point, moved aside by dodge.
func (t *trend) errorBar(k int, p point, dodge vg.Length) {
	lo, hi := t.at(p.i, p.lo), t.at(p.i, p.hi)
	lo.X += dodge
	hi.X += dodge
	t.stroke(draw.LineStyle{Color: fade(t.color(k), errorOpacity), Width: lineWidth}, lo, hi)
}
