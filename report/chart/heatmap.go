package chart

import (
	"cmp"
	"fmt"
	"image/color"
	"maps"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"github.com/cadrage/cadrage/stance/aggregate"
)

// How many actors and periods a heat map shows.
const (
	maxHeatActors  = 14
	maxHeatPeriods = 60
)

// Pairs draws the scores of dyads as a heat map of actors × actors. The rows are of the period
// aggregate.Whole, with groups « A|B »; of many actors those with the most documents in the dyads
// among them are shown, in the order of their names. A number in a cell is how many documents it is made of; a grey
// cell has no evidence.
//
// It fails with ErrNoData when there is no score, and for options out of range.
func Pairs(rows []aggregate.Row, dimension string, opt Options) (*Figure, error) {
	var dyads []aggregate.Row
	cells := map[[2]string]aggregate.Row{}
	for _, r := range rows {
		a, b, ok := strings.Cut(r.Group, "|")
		if !ok || r.Dimension != dimension || math.IsNaN(r.Score) {
			continue
		}
		dyads = append(dyads, r)
		cells[[2]string{a, b}], cells[[2]string{b, a}] = r, r
	}
	names := actorsOf(dyads, maxHeatActors)
	h := &heat{names: names, columns: names, cells: cells, square: true, numbers: true}
	f, err := h.figure(dimension, opt, func(l *language) string { return l.pairs })
	if err != nil {
		return nil, fmt.Errorf("draw heat map: %w", err)
	}
	return f, nil
}

// Periods draws the scores of groups over time as a heat map of groups × periods, as Pairs does
// of actors. Of many periods the last ones are shown.
func Periods(rows []aggregate.Row, dimension string, opt Options) (*Figure, error) {
	documents := map[string]int{}
	cells := map[[2]string]aggregate.Row{}
	var first, last aggregate.Period
	any := false
	for _, r := range rows {
		if r.Dimension != dimension || math.IsNaN(r.Score) || r.Period.By == aggregate.Whole {
			continue
		}
		if !any || r.Period.N < first.N {
			first = r.Period
		}
		if !any || r.Period.N > last.N {
			last = r.Period
		}
		any = true
		documents[r.Group] += r.Documents
		cells[[2]string{r.Group, r.Period.String()}] = r
	}
	var columns []string
	if any {
		for n := max(first.N, last.N-maxHeatPeriods+1); n <= last.N; n++ {
			columns = append(columns, aggregate.Period{By: first.By, N: n}.String())
		}
	}
	h := &heat{names: mostFrequent(documents, maxHeatActors), columns: columns, cells: cells}
	h.numbers = len(columns) <= 24
	f, err := h.figure(dimension, opt, func(l *language) string { return l.grid })
	if err != nil {
		return nil, fmt.Errorf("draw heat map: %w", err)
	}
	return f, nil
}

// actorsOf are at most so many actors, sorted, with many documents in the dyads among them: the
// pair with the most, then again and again the actor or the pair that adds the most for each row.
// Actors chosen by what is said of each would leave rows without evidence, of those whose
// partners are not shown.
func actorsOf(dyads []aggregate.Row, most int) []string {
	slices.SortFunc(dyads, func(a, b aggregate.Row) int {
		return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(a.Group, b.Group))
	})
	chosen := map[string]bool{}
	for {
		adds := map[string]int{} // documents with the actors chosen
		var pair aggregate.Row   // the greatest one beside them
		for _, r := range dyads {
			a, b, _ := strings.Cut(r.Group, "|")
			switch {
			case chosen[a] && !chosen[b]:
				adds[b] += r.Documents
			case chosen[b] && !chosen[a]:
				adds[a] += r.Documents
			case !chosen[a] && !chosen[b] && pair.Documents == 0:
				pair = r
			}
		}
		one := mostFrequent(adds, 1)
		a, b, _ := strings.Cut(pair.Group, "|")
		switch {
		case pair.Documents > 0 && len(chosen)+2 <= most && (len(one) == 0 || pair.Documents > 2*adds[one[0]]):
			chosen[a], chosen[b] = true, true
		case len(one) > 0 && len(chosen) < most:
			chosen[one[0]] = true
		default:
			return slices.Sorted(maps.Keys(chosen))
		}
	}
}

// mostFrequent are the keys with the highest numbers, the most of them, sorted.
func mostFrequent(n map[string]int, most int) []string {
	names := make([]string, 0, len(n))
	for name := range n {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a, b)) })
	names = names[:min(len(names), most)]
	slices.Sort(names)
	return names
}

// A heat is a heat map while it is laid out.
type heat struct {
	*Figure
	lang           *language
	names, columns []string
	cells          map[[2]string]aggregate.Row // by row and column
	square         bool                        // rows and columns are the same
	numbers        bool                        // cells have the number of documents
	pair           pair
	scale          float64 // the score of the strongest colour
}

func (h *heat) figure(dimension string, opt Options, title func(*language) string) (*Figure, error) {
	if len(h.names) == 0 || len(h.columns) == 0 {
		return nil, ErrNoData
	}
	if opt.Height == 0 {
		opt.Height = max(defaultHeight, vg.Length(len(h.names))*heatRoom+heatFrame)
	}
	opt, lang, err := opt.check()
	if err != nil {
		return nil, err
	}
	h.Figure = &Figure{width: opt.Width, height: opt.Height, dpi: opt.DPI, title: clean(opt.Title)}
	h.lang, h.pair = lang, pairOf(dimension)
	words := lang.wordsOf(dimension)
	if h.title == "" {
		h.title = fmt.Sprintf(title(lang), words.name)
	}
	formula := ""
	for _, r := range h.cells {
		formula = r.Formula
		h.scale = max(h.scale, math.Abs(r.Score))
	}
	if formula == "balance" || h.scale == 0 {
		h.scale = 1
	}
	top := h.placeHeader(lang.scale(formula, words, h.per())) - blockGap
	parts := []string{lang.noEvidence}
	if h.numbers {
		parts = append(parts, lang.cellNumbers)
	}
	bottom := h.placeNote(append(parts, clean(opt.Source)))
	return h.Figure, h.draw(bottom, top)
}

// per says of what each cell is.
func (h *heat) per() string {
	for _, r := range h.cells {
		if by, ok := h.lang.per[r.Period.By]; ok {
			return by
		}
	}
	return h.lang.overall
}

// Room of a heat map in points: for a row, and for all that is around the rows.
const (
	heatRoom  vg.Length = 17
	heatFrame vg.Length = 150
)

// empty is the colour of a cell without evidence.
var empty = color.NRGBA{0xEC, 0xED, 0xEF, 0xFF}

// draw places the cells between bottom and top.
func (h *heat) draw(bottom, top vg.Length) error {
	side, below := vg.Length(0), vg.Length(0)
	for _, n := range h.names {
		side = max(side, legendText.width(clean(n)))
	}
	for _, c := range h.columns {
		below = max(below, tickText.width(clean(c)))
	}
	side, below = min(side, h.width*maxName), min(below, h.height*0.25)
	left, right := margin+side+tickGap, h.width-margin-heatKey
	base := bottom + below + tickGap
	w, height := (right-left)/vg.Length(len(h.columns)), (top-base)/vg.Length(len(h.names))
	if height < tickText.size {
		return fmt.Errorf("%.3g cm are too low for %d rows", h.height/vg.Centimeter, len(h.names))
	}
	for i, name := range h.names {
		y := top - height*vg.Length(i+1)
		label := shorten(legendText, clean(name), side)
		h.text(yTick, legendText, label, left-tickGap-legendText.width(label), y+height/2-legendText.size*digitHeight/2)
		for j, column := range h.columns {
			if h.square && i == j {
				continue
			}
			h.cell(vg.Rectangle{Min: vg.Point{X: left + w*vg.Length(j), Y: y}, Max: vg.Point{X: left + w*vg.Length(j+1), Y: y + height}}, [2]string{name, column})
		}
	}
	for j, column := range h.columns {
		if every := int(math.Ceil(float64(tickText.leading() / w))); j%max(every, 1) != 0 {
			continue
		}
		label := shorten(tickText, clean(column), below)
		x := left + w*(vg.Length(j)+0.5) + tickText.size*digitHeight/2
		h.textUp(xTick, tickText, label, x, base-tickGap-tickText.width(label))
	}
	h.key(right+keyGap, base, top)
	return nil
}

// heatKey is the room of the scale at the right.
const heatKey vg.Length = 52

// cell draws one cell.
func (h *heat) cell(r vg.Rectangle, at [2]string) {
	const gap = 0.4
	r.Min.X, r.Min.Y, r.Max.X, r.Max.Y = r.Min.X+gap, r.Min.Y+gap, r.Max.X-gap, r.Max.Y-gap
	row, ok := h.cells[at]
	if !ok {
		h.fill(empty, corners(r)...)
		return
	}
	h.fill(h.shade(row.Score), corners(r)...)
	n := h.lang.integer(int64(row.Documents))
	if style := h.numberStyle(row.Score); h.numbers && style.width(n) < r.Max.X-r.Min.X {
		h.text(note, style, n, (r.Min.X+r.Max.X-style.width(n))/2, (r.Min.Y+r.Max.Y)/2-style.size*digitHeight/2)
	}
}

// numberStyle is readable on the colour of a score.
func (h *heat) numberStyle(score float64) textStyle {
	s := tickText
	s.color = ink
	if math.Abs(score) > 0.55*h.scale {
		s.color = white
	}
	return s
}

// shade is the colour of a score: that of its pole, the paler the nearer to balance.
func (h *heat) shade(score float64) color.NRGBA {
	c := h.pair.high
	if score < 0 {
		c = h.pair.low
	}
	return tint(c, 0.06+0.94*min(math.Abs(score)/h.scale, 1))
}

// key draws the scale of colours.
func (h *heat) key(x, bottom, top vg.Length) {
	const steps, width = 40, 9
	step := (top - bottom) / steps
	for i := range steps {
		v := h.scale * (2*(float64(i)+0.5)/steps - 1)
		y := bottom + step*vg.Length(i)
		h.fill(h.shade(v), corners(vg.Rectangle{Min: vg.Point{X: x, Y: y}, Max: vg.Point{X: x + width, Y: y + step}})...)
	}
	for _, k := range numberTicks(h.lang, -h.scale, h.scale, (top-bottom)/tickRoom, false) {
		y := bottom + (top-bottom)*vg.Length((k.value+h.scale)/(2*h.scale))
		y = min(max(y-tickText.size*digitHeight/2, bottom), top-tickText.size*digitHeight)
		h.text(yTick, tickText, k.label, x+width+tickGap, y)
	}
}
