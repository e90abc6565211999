package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/cadrage/cadrage/stance/aggregate"
)

// maxRanked is how many groups a ranking shows.
const maxRanked = 24

// Ranking draws the score of each group of a dimension over the whole corpus, with its 95 %
// interval and the number of documents, the highest score at the top. The rows are of the
// period aggregate.Whole, one for each group; groups without a score and rows of other
// dimensions are left out, and of many groups those with the most documents are shown. A score
// without an interval is a ring. Unless a height is asked for, it grows with the groups.
//
// It fails with ErrNoData when there is no score, and for options out of range.
func Ranking(rows []aggregate.Row, dimension string, opt Options) (*Figure, error) {
	f, err := ranking(rows, dimension, opt)
	if err != nil {
		return nil, fmt.Errorf("draw ranking: %w", err)
	}
	return f, nil
}

func ranking(rows []aggregate.Row, dimension string, opt Options) (*Figure, error) {
	var shown []aggregate.Row
	for _, r := range rows {
		if r.Dimension == dimension && !math.IsNaN(r.Score) && !math.IsInf(r.Score, 0) {
			shown = append(shown, r)
		}
	}
	if len(shown) == 0 {
		return nil, ErrNoData
	}
	slices.SortStableFunc(shown, func(a, b aggregate.Row) int {
		return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(a.Group, b.Group))
	})
	all := len(shown)
	shown = shown[:min(all, maxRanked)]
	slices.SortStableFunc(shown, func(a, b aggregate.Row) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Group, b.Group))
	})
	if opt.Height == 0 {
		opt.Height = max(defaultHeight, vg.Length(len(shown))*rankRoom+rankFrame)
	}
	opt, lang, err := opt.check()
	if err != nil {
		return nil, err
	}
	r := &rank{Figure: &Figure{width: opt.Width, height: opt.Height, dpi: opt.DPI}, lang: lang, rows: shown, words: lang.wordsOf(dimension), pair: pairOf(dimension)}
	r.title = clean(opt.Title)
	if r.title == "" {
		r.title = fmt.Sprintf(lang.ranking, r.words.name)
	}
	top := r.placeHeader(lang.scale(shown[0].Formula, r.words, lang.overall)) - blockGap
	parts := []string{lang.interval + nbsp + ":" + nbsp + "―, " + lang.noInterval + nbsp + ":" + nbsp + "○."}
	if all > len(shown) {
		parts = append(parts, fmt.Sprintf(lang.someActors, len(shown), all))
	}
	bottom := r.placeNote(append(parts, clean(opt.Source)))
	return r.Figure, r.draw(bottom, top)
}

// Room of a ranking in points: for a group, and for all that is around them.
const (
	rankRoom  vg.Length = 12.5
	rankFrame vg.Length = 95
	maxName             = 0.3 // share of the width that names take at most
)

// A rank is a ranking while it is laid out.
type rank struct {
	*Figure
	lang  *language
	rows  []aggregate.Row
	words dimensionWords
	pair  pair
}

// draw places the rows between bottom and top.
func (r *rank) draw(bottom, top vg.Length) error {
	nameRoom, countRoom := vg.Length(0), axisText.width(r.lang.document[1])
	for _, x := range r.rows {
		nameRoom = max(nameRoom, legendText.width(clean(x.Group)))
	}
	nameRoom = min(nameRoom, r.width*maxName)
	left, right := margin+nameRoom+tickGap+4, r.width-margin-countRoom-tickGap-4
	axis := bottom + tickText.leading() + tickLength + tickGap
	top -= axisText.leading()
	if top-axis < vg.Length(len(r.rows))*tickText.size {
		return fmt.Errorf("%.3g cm are too low for %d groups", r.height/vg.Centimeter, len(r.rows))
	}
	lo, hi := r.bounds()
	x := func(v float64) vg.Length { return left + (right-left)*vg.Length((v-lo)/(hi-lo)) }
	for _, k := range numberTicks(r.lang, lo, hi, (right-left)/(4*tickRoom), false) {
		style := gridLine
		if k.value == 0 {
			style = zeroLine
		}
		r.stroke(style, vg.Point{X: x(k.value), Y: axis}, vg.Point{X: x(k.value), Y: top})
		r.text(xTick, tickText, k.label, x(k.value)-tickText.width(k.label)/2, axis-tickGap-tickText.ascent())
	}
	r.text(axisTitle, axisText, r.lang.document[1], r.width-margin-countRoom, top+3)
	step := (top - axis) / vg.Length(len(r.rows))
	for i, row := range r.rows {
		y := top - step*(vg.Length(i)+0.5)
		base := y - legendText.size*digitHeight/2
		name := shorten(legendText, clean(row.Group), nameRoom)
		r.text(yTick, legendText, name, left-tickGap-4-legendText.width(name), base)
		n := r.lang.integer(int64(row.Documents))
		r.text(note, tickText, n, r.width-margin-tickText.width(n), base)
		color := r.pair.high
		if row.Score < 0 {
			color = r.pair.low
		}
		sure := !math.IsNaN(row.Lo) && !math.IsNaN(row.Hi)
		if sure {
			r.stroke(draw.LineStyle{Color: fade(color, 0.55), Width: 1.6}, vg.Point{X: x(row.Lo), Y: y}, vg.Point{X: x(row.Hi), Y: y})
		}
		s := shape{pts: disc(vg.Point{X: x(row.Score), Y: y}, rankDot), closed: true, fill: color}
		if !sure {
			s.fill, s.line = white, draw.LineStyle{Color: color, Width: ringWidth}
		}
		r.shapes = append(r.shapes, s)
	}
	return nil
}

const rankDot vg.Length = 2.6

// disc is the outline of a dot.
func disc(at vg.Point, radius vg.Length) []vg.Point {
	pts := make([]vg.Point, 24)
	for i := range pts {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(pts)))
		pts[i] = vg.Point{X: at.X + radius*vg.Length(cos), Y: at.Y + radius*vg.Length(sin)}
	}
	return pts
}

// bounds is the range of the axis: that of the balance, else as far as scores and intervals go.
func (r *rank) bounds() (lo, hi float64) {
	if r.rows[0].Formula == "balance" {
		return -1.04, 1.04
	}
	for _, x := range r.rows {
		for _, v := range []float64{x.Score, x.Lo, x.Hi} {
			if !math.IsNaN(v) {
				lo, hi = min(lo, v), max(hi, v)
			}
		}
	}
	if pad := (hi - lo) * 0.04; pad > 0 {
		return lo - pad, hi + pad
	}
	return -1, 1
}

// wordsOf names a dimension and its poles.
func (l *language) wordsOf(dimension string) dimensionWords {
	w := l.dimensions[dimension]
	if w.name == "" {
		w.name = clean(dimension)
	}
	return w
}

// scale says what the numbers of a formula are.
func (l *language) scale(formula string, w dimensionWords, per string) string {
	named := w.low != ""
	switch {
	case formula == "density":
		return fmt.Sprintf(l.density, per)
	case formula == "balance" && named:
		return fmt.Sprintf(l.signed, w.low, w.high, per)
	case formula == "balance":
		return fmt.Sprintf(l.signedPlain, per)
	case named:
		return fmt.Sprintf(l.other, formula, w.low, w.high, per)
	}
	return fmt.Sprintf(l.otherPlain, formula, per)
}
