package chart

import (
	"image/color"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// This is the file of taste: sizes, distances and colours of every chart.
// Lengths are points and do not grow with the figure, so that the figures of one
// article have letters of one size.

const (
	defaultWidth  = 16 * vg.Centimeter
	defaultHeight = 9 * vg.Centimeter
	defaultDPI    = 300

	margin     vg.Length = 11 // on all four sides
	blockGap   vg.Length = 9  // between header, panels and note
	panelGap   vg.Length = 14 // between the panels; the caption of the lower one stands there
	minUpper   vg.Length = 44 // height of the upper panel below which a line says nothing
	upperShare           = 0.76
)

// Axes.
const (
	tickLength    vg.Length = 3
	tickGap       vg.Length = 2.5  // between a tick and its label
	labelGap      vg.Length = 5    // between the labels of the time axis, at least
	minorTickRoom vg.Length = 3.5  // between its ticks without a label, at least
	tickRoom      vg.Length = 17   // between the ticks of a vertical axis, at least
	leastTickRoom vg.Length = 10.5 // the same where there would be too few
	axisGap       vg.Length = 5    // between tick labels and the title of an axis
	digitHeight             = 0.69 // of the size of the font
)

// Legend.
const (
	legendShare            = 0.27 // of the width of the figure, at most
	sampleWidth  vg.Length = 15   // of a line or a band
	sampleHeight vg.Length = 6.3
	sampleGap    vg.Length = 4.5 // between the sample and its text
	keyGap       vg.Length = 14  // between the keys of one row, and before a legend beside the panels
	keyLead      vg.Length = 2   // between keys one below the other, more than between lines
)

// Data. Their room is the width of one period.
const (
	lineWidth vg.Length = 1.2
	ringWidth vg.Length = 0.8
	maxDot    vg.Length = 2.1 // radius
	minDot    vg.Length = 1.1
	dotShare            = 0.24 // of the room, between these
	maxBar    vg.Length = 26
	barShare            = 0.8
	maxDodge  vg.Length = 6 // between the error bars of two groups

	solidBars    vg.Length = 2.6 // room below which bars touch
	dotRoom      vg.Length = 5.5 // room from which every score has a dot
	groupDotRoom vg.Length = 8   // the same with several groups

	bandOpacity  = 0.26
	errorOpacity = 0.6
	barOpacity   = 0.75
)

// groupBandOpacity is less for more groups, whose bands lie over one another.
func groupBandOpacity(groups int) float64 {
	if groups > 4 {
		return 0.08
	}
	return 0.15
}

var (
	ink   = color.NRGBA{0x1F, 0x26, 0x30, 0xFF}
	soft  = color.NRGBA{0x4A, 0x52, 0x5E, 0xFF} // tick labels
	faint = color.NRGBA{0x6B, 0x72, 0x7D, 0xFF} // note
	bar   = color.NRGBA{0xB4, 0xBA, 0xC3, 0xFF}
	white = color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}

	gridLine = draw.LineStyle{Color: color.NRGBA{0xE6, 0xE8, 0xEB, 0xFF}, Width: 0.5}
	zeroLine = draw.LineStyle{Color: color.NRGBA{0x8A, 0x91, 0x9B, 0xFF}, Width: 0.7}
	axisLine = draw.LineStyle{Color: color.NRGBA{0x72, 0x79, 0x84, 0xFF}, Width: 0.6}

	titleText    = textStyle{size: 11.5, weight: xfont.WeightBold, color: ink}
	subtitleText = textStyle{size: 8.5, color: soft}
	axisText     = textStyle{size: 7.5, color: soft}
	tickText     = textStyle{size: 7.5, color: soft}
	legendText   = textStyle{size: 7.5, color: ink}
	noteText     = textStyle{size: 6.8, color: faint}
)

const (
	narrow                 = 12 * vg.Centimeter
	narrowTitle  vg.Length = 10   // size of the title of a figure narrower than that
	minAxisTitle vg.Length = 6    // size to which the title of an axis may shrink
	lineSpacing  vg.Length = 1.3  // from baseline to baseline, in sizes of the font
	dashHeight             = 0.27 // of a dash above the baseline, likewise
)

// A pair is the colours of the poles of a dimension, told apart by readers with
// any colour vision.
type pair struct{ low, high color.NRGBA }

var (
	framingPair   = pair{low: color.NRGBA{0xBE, 0x53, 0x17, 0xFF}, high: color.NRGBA{0x1F, 0x66, 0xA8, 0xFF}}
	alignmentPair = pair{low: color.NRGBA{0x76, 0x2A, 0x83, 0xFF}, high: color.NRGBA{0x1B, 0x78, 0x37, 0xFF}}
	neutralPair   = pair{low: color.NRGBA{0x5B, 0x6C, 0x80, 0xFF}, high: color.NRGBA{0x5B, 0x6C, 0x80, 0xFF}}
)

func pairOf(dimension string) pair {
	switch dimension {
	case "framing":
		return framingPair
	case "alignment":
		return alignmentPair
	}
	return neutralPair
}

// groupColors are the colours of up to eight groups. Any two are at least 18
// CIELAB units apart for normal, red-, green- and blue-blind vision alike.
var groupColors = [...]color.NRGBA{
	{0x00, 0x72, 0xB2, 0xFF},
	{0xD5, 0x5E, 0x00, 0xFF},
	{0x5A, 0xB4, 0xAC, 0xFF},
	{0x7A, 0x1F, 0x5C, 0xFF},
	{0xE6, 0x9F, 0x00, 0xFF},
	{0x33, 0x22, 0x88, 0xFF},
	{0xCC, 0x66, 0x77, 0xFF},
	{0x22, 0x22, 0x22, 0xFF},
}

// fade is c at the given opacity in [0, 1].
func fade(c color.NRGBA, opacity float64) color.NRGBA {
	c.A = uint8(opacity*255 + 0.5)
	return c
}

// tint is the opaque colour of c at the given opacity on white paper. Bars need
// it: they are painted over one another.
func tint(c color.NRGBA, opacity float64) color.NRGBA {
	mix := func(v uint8) uint8 { return uint8(255 - opacity*float64(255-v) + 0.5) }
	return color.NRGBA{mix(c.R), mix(c.G), mix(c.B), 0xFF}
}

// sans holds the embedded fonts; it is never written to.
var sans = font.NewCache(liberation.Collection())

// A textStyle is how a text looks.
type textStyle struct {
	size   vg.Length
	weight xfont.Weight
	color  color.NRGBA
}

func (s textStyle) face() font.Face {
	return sans.Lookup(font.Font{Typeface: "Liberation", Variant: "Sans", Weight: s.weight}, s.size)
}

func (s textStyle) extents() font.Extents {
	face := s.face()
	return face.Extents()
}

func (s textStyle) ascent() vg.Length  { return s.extents().Ascent }
func (s textStyle) descent() vg.Length { return s.extents().Descent }

// leading is the distance from one baseline to the next.
func (s textStyle) leading() vg.Length { return s.size * lineSpacing }

// width is the advance of one line of text.
func (s textStyle) width(line string) vg.Length {
	face := s.face()
	return face.Width(line)
}
