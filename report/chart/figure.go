// Package chart draws the rows of package aggregate as figures for print and
// screen. It lays a figure out to the last label before it draws, so that tests
// can ask where everything is; what it looks like is decided in theme.go.
package chart

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"html"
	"image/color"
	"image/png"
	"io"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// A Figure is a finished chart. It may be written any number of times, in either
// format, and by several goroutines at once. The same rows and options make the
// same bytes.
type Figure struct {
	width, height vg.Length
	dpi           int
	title         string
	shapes        []shape
	labels        []label // drawn over the shapes
}

// Title is the title that stands above the chart, for a caption or a text that
// stands in for the picture.
func (f *Figure) Title() string { return f.title }

// maxStroke is how many points of a line are drawn at once.
const maxStroke = 200

// A shape is a line or an area in points from the lower left corner of the
// figure.
type shape struct {
	pts    []vg.Point
	closed bool
	fill   color.Color    // nil: none
	line   draw.LineStyle // of width 0: none
}

// A role is what a label is for.
type role int

const (
	title role = iota
	subtitle
	note
	legend
	xTick
	yTick
	axisTitle
)

// A label is one line of text.
type label struct {
	role  role
	text  string
	style textStyle
	at    vg.Point // start of the baseline, in points from the lower left corner
	up    bool     // turned a quarter to the left: it reads upwards
}

// box is the room that the label takes.
func (l label) box() vg.Rectangle {
	w, a, d := l.style.width(l.text), l.style.ascent(), l.style.descent()
	if l.up {
		return vg.Rectangle{
			Min: vg.Point{X: l.at.X - a, Y: l.at.Y},
			Max: vg.Point{X: l.at.X + d, Y: l.at.Y + w},
		}
	}
	return vg.Rectangle{
		Min: vg.Point{X: l.at.X, Y: l.at.Y - d},
		Max: vg.Point{X: l.at.X + w, Y: l.at.Y + a},
	}
}

func (f *Figure) text(r role, s textStyle, text string, x, y vg.Length) {
	f.labels = append(f.labels, label{role: r, text: text, style: s, at: vg.Point{X: x, Y: y}})
}

func (f *Figure) textUp(r role, s textStyle, text string, x, y vg.Length) {
	f.labels = append(f.labels, label{role: r, text: text, style: s, at: vg.Point{X: x, Y: y}, up: true})
}

// placeHeader places the title and a subtitle and returns where they end.
func (f *Figure) placeHeader(below string) vg.Length {
	y := f.height - margin
	style := titleText
	if f.width < narrow {
		style.size = narrowTitle
	}
	for _, line := range wrap(style, f.title, f.width-2*margin, 3) {
		f.text(title, style, line, margin, y-style.ascent())
		y -= style.leading()
	}
	y -= 2
	for _, line := range wrap(subtitleText, below, f.width-2*margin, 2) {
		f.text(subtitle, subtitleText, line, margin, y-subtitleText.ascent())
		y -= subtitleText.leading()
	}
	return y
}

// placeNote places the sentences of the note at the bottom and returns where it ends.
func (f *Figure) placeNote(parts []string) vg.Length {
	lines := wrap(noteText, strings.TrimSpace(strings.Join(parts, " ")), f.width-2*margin, 4)
	y := margin + noteText.descent()
	for i := len(lines) - 1; i >= 0; i-- {
		f.text(note, noteText, lines[i], margin, y)
		y += noteText.leading()
	}
	return y - noteText.leading() + noteText.ascent() + blockGap
}

func (f *Figure) stroke(s draw.LineStyle, pts ...vg.Point) {
	f.shapes = append(f.shapes, shape{pts: pts, line: s})
}

func (f *Figure) fill(c color.Color, pts ...vg.Point) {
	f.shapes = append(f.shapes, shape{pts: pts, closed: true, fill: c})
}

func (f *Figure) draw(canvas vg.CanvasSizer) {
	c := draw.New(canvas)
	for _, s := range f.shapes {
		pts := s.pts
		if s.fill != nil {
			c.FillPolygon(s.fill, pts)
		}
		if s.line.Width > 0 {
			if s.closed {
				pts = append(pts[:len(pts):len(pts)], pts[0])
			}
			// The time for one stroke grows with the square of its points.
			for ; len(pts) > maxStroke; pts = pts[maxStroke-1:] {
				c.StrokeLines(s.line, pts[:maxStroke])
			}
			c.StrokeLines(s.line, pts)
		}
	}
	for _, l := range f.labels {
		c.SetColor(l.style.color)
		c.Push()
		c.Translate(l.at)
		if l.up {
			c.Rotate(math.Pi / 2)
		}
		c.FillString(l.style.face(), vg.Point{}, l.text)
		c.Pop()
	}
}

// WritePNG writes the figure as a PNG image that knows its size on paper.
func (f *Figure) WritePNG(w io.Writer) error {
	canvas := vgimg.NewWith(vgimg.UseWH(f.width, f.height), vgimg.UseDPI(f.dpi))
	f.draw(canvas)
	var buf bytes.Buffer
	if err := png.Encode(&buf, canvas.Image()); err != nil {
		return fmt.Errorf("write chart: %w", err)
	}
	if _, err := w.Write(withResolution(buf.Bytes(), f.dpi)); err != nil {
		return fmt.Errorf("write chart: %w", err)
	}
	return nil
}

// withResolution puts a pHYs chunk into a PNG file, without which a text
// processor shows 300 dots per inch at three times their size.
func withResolution(file []byte, dpi int) []byte {
	const header = 8 + 4 + 4 + 13 + 4 // signature and IHDR, always first
	perMetre := uint32(math.Round(float64(dpi) / 0.0254))
	chunk := append(make([]byte, 0, 21), 0, 0, 0, 9, 'p', 'H', 'Y', 's')
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, 1) // the unit is the metre
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	out := make([]byte, 0, len(file)+len(chunk))
	out = append(out, file[:header]...)
	out = append(out, chunk...)
	return append(out, file[header:]...)
}

// WriteSVG writes the figure as an SVG drawing. Its letters are text in
// Liberation Sans or, where that is missing, in Arial, which has the same
// widths.
func (f *Figure) WriteSVG(w io.Writer) error {
	canvas := vgsvg.New(f.width, f.height)
	paper := draw.New(canvas)
	paper.FillPolygon(white, corners(paper.Rectangle))
	f.draw(canvas)
	var buf bytes.Buffer
	if _, err := canvas.WriteTo(&buf); err != nil {
		return fmt.Errorf("write chart: %w", err)
	}
	out := bytes.ReplaceAll(buf.Bytes(), []byte("font-family:Liberation Sans;"),
		[]byte("font-family:Liberation Sans,Arial,Helvetica,sans-serif;"))
	// The joins of lines are round in PNG; the default of SVG is a spike.
	out = bytes.Replace(out, []byte("<svg "), []byte(`<svg role="img" stroke-linejoin="round" `), 1)
	out = bytes.Replace(out, []byte("<g "), []byte("<title>"+html.EscapeString(f.title)+"</title>\n<g "), 1)
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("write chart: %w", err)
	}
	return nil
}

func corners(r vg.Rectangle) []vg.Point {
	return []vg.Point{r.Min, {X: r.Max.X, Y: r.Min.Y}, r.Max, {X: r.Min.X, Y: r.Max.Y}}
}
