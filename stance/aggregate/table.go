// Package aggregate groups the evidence of documents by period and group, applies
// the formula and asks inference how sure the result is.
package aggregate

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/corpus"
	"github.com/cadrage/cadrage/stance/inference"
)

// Defaults of Options.
const (
	DefaultDraws   = 2000
	DefaultFormula = "balance"
)

// Numbers of documents with evidence below which an interval is not given, or given
// with a note: under 50 its coverage falls below the nominal 95 %.
const (
	minDocuments = 5
	fewDocuments = 50
	confidence   = 0.95
)

// maxGapRows bounds the rows of empty periods: many groups with a document here and
// there, or one wrong date, would make more of them than of all else.
const maxGapRows = 50_000

// Notes of rows.
const (
	NoteEmpty = "no documents"
	NoteNoHit = "no evidence"
	NoteNone  = "fewer than 5 documents with evidence: no interval"
	NoteFew   = "fewer than 50 documents with evidence: interval may be too narrow"
)

// Options say how a table is aggregated.
type Options struct {
	By      By     // length of a period; Month by default
	Formula string // name, as stance.FormulaOf takes it; empty: balance
	Draws   int    // bootstrap resamples; 0: 2 000
	Seed    uint64 // of the bootstrap
	Workers int    // cells are computed with so many at a time; the result does not depend on it
}

// A Table collects one record for each document: what intervals and tests need, and
// nothing that grows with its length. The rows do not depend on the order in which
// documents are added.
type Table struct {
	dimensions []string
	groups     map[string]int32
	names      []string
	records    []record
	evidence   []sums // of record i and dimension d at i*len(dimensions)+d
}

// A record is what stays of a document, 32 bytes and those of its sums; the words
// count in every dimension.
type record struct {
	id        uint64 // hash of the document's id: the order of resampling
	date      packedDate
	group     int32 // index of its name
	sentences int32
	words     int32
	index     int32 // where its evidence lies
	period    int32 // Period.N, while rows are made
}

// A packedDate is a corpus.Date in four bytes.
type packedDate struct {
	year       int16
	month, day int8
}

func pack(d corpus.Date) packedDate { return packedDate{int16(d.Year), int8(d.Month), int8(d.Day)} }

func (d packedDate) date() corpus.Date {
	return corpus.Date{Year: int(d.year), Month: time.Month(d.month), Day: int(d.day)}
}

// sums is stance.Evidence without the words.
type sums struct {
	pos, neg int64
	hits     int32
}

// NewTable returns an empty table for results with these dimensions.
func NewTable(dimensions []string) *Table {
	return &Table{dimensions: dimensions, groups: map[string]int32{}}
}

// Add puts a document into a group.
func (t *Table) Add(r *stance.Result, group string) {
	t.AddPart(r.Document, group, r.Evidence, len(r.Sentences), r.Words)
}

// AddPart puts what a document says of something into a group: evidence by dimension, and how
// many sentences and words it is of.
func (t *Table) AddPart(d *corpus.Document, group string, evidence []stance.Evidence, sentences, words int) {
	g, ok := t.groups[group]
	if !ok {
		g = int32(len(t.names))
		group = strings.Clone(group) // it may share the memory of its record
		t.groups[group] = g
		t.names = append(t.names, group)
	}
	h := fnv.New64a()
	h.Write([]byte(d.ID)) // never fails
	t.records = append(t.records, record{
		id:        h.Sum64(),
		date:      pack(d.Date),
		group:     g,
		sentences: int32(sentences),
		words:     int32(words),
		index:     int32(len(t.records)),
	})
	for _, e := range evidence {
		t.evidence = append(t.evidence, sums{e.Pos, e.Neg, int32(e.Hits)})
	}
}

// Coverage says what the rows for periods of a length leave out.
type Coverage struct {
	Undated   int // documents without a date
	TooCoarse int // documents whose date is coarser than the period
	Gaps      int // rows of empty periods that were left out: all, or none
}

// A cell is the documents of one group and period.
type cell struct {
	group   string
	period  Period
	records []record
	rows    []Row
}

// Rows aggregates the table: a row for each group, period and dimension, in the
// order of the groups' names, then of time. Periods without documents between the
// first and the last of a group have rows without a score, unless they would be very
// many: Coverage says so. A row has an interval
// from 5 documents with evidence on. The errors are that of ctx, and those of options
// out of range. It reorders the table, and is not safe for concurrent use.
func (t *Table) Rows(ctx context.Context, opt Options) ([]Row, Coverage, error) {
	if opt.Formula == "" {
		opt.Formula = DefaultFormula
	}
	if opt.Draws == 0 {
		opt.Draws = DefaultDraws
	}
	if stance.FormulaOf(opt.Formula) == nil {
		return nil, Coverage{}, fmt.Errorf("aggregate: unknown formula %q", opt.Formula)
	}
	if opt.Draws < 0 {
		return nil, Coverage{}, fmt.Errorf("aggregate: %d resamples", opt.Draws)
	}
	cells, coverage := t.cells(opt.By)
	next := make(chan *cell)
	var wg sync.WaitGroup
	for range max(opt.Workers, 1) {
		wg.Go(func() {
			for c := range next {
				t.score(ctx, c, opt)
			}
		})
	}
	for i := range cells {
		next <- &cells[i]
	}
	close(next)
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, coverage, err
	}
	if gaps := t.gapRows(cells); gaps > maxGapRows {
		coverage.Gaps = gaps
	}
	var rows []Row
	for i, c := range cells {
		if i > 0 && cells[i-1].group == c.group && coverage.Gaps == 0 {
			rows = t.appendGap(rows, cells[i-1].period, c, opt.Formula)
		}
		rows = append(rows, c.rows...)
	}
	return rows, coverage, nil
}

// cells sorts the records and cuts them into cells.
func (t *Table) cells(by By) ([]cell, Coverage) {
	var cov Coverage
	dated := t.records[:0] // the dated records come first; none is lost
	var rest []record
	for _, r := range t.records {
		p, ok := PeriodOf(r.date.date(), by)
		switch {
		case ok:
			r.period = int32(p.N)
			dated = append(dated, r)
			continue
		case r.date.date().IsZero():
			cov.Undated++
		default:
			cov.TooCoarse++
		}
		rest = append(rest, r)
	}
	t.records = append(dated, rest...)
	slices.SortFunc(dated, func(a, b record) int {
		return cmp.Or(
			cmp.Compare(t.names[a.group], t.names[b.group]),
			cmp.Compare(a.period, b.period),
			cmp.Compare(a.id, b.id),
			slices.CompareFunc(t.of(a), t.of(b), compareSums),
			cmp.Compare(a.words, b.words),
		)
	})
	var cells []cell
	for from := 0; from < len(dated); {
		to := from
		for to < len(dated) && dated[to].group == dated[from].group && dated[to].period == dated[from].period {
			to++
		}
		r := dated[from]
		cells = append(cells, cell{group: t.names[r.group], period: Period{by, int(r.period)}, records: dated[from:to]})
		from = to
	}
	return cells, cov
}

func (t *Table) of(r record) []sums {
	n := len(t.dimensions)
	return t.evidence[int(r.index)*n : (int(r.index)+1)*n]
}

func compareSums(a, b sums) int {
	return cmp.Or(cmp.Compare(a.pos, b.pos), cmp.Compare(a.neg, b.neg), cmp.Compare(a.hits, b.hits))
}

// score fills the rows of a cell: one for each dimension.
func (t *Table) score(ctx context.Context, c *cell, opt Options) {
	formula := stance.FormulaOf(opt.Formula)
	onlyHits := math.IsNaN(formula(stance.Evidence{Words: 1})) // a document without hits tells it nothing
	sentences := 0
	for _, r := range c.records {
		sentences += int(r.sentences)
	}
	for d, name := range t.dimensions {
		var e stance.Evidence
		telling := 0
		for _, r := range c.records {
			x := t.evidenceOf(r, d)
			e = e.Add(x)
			if x.Hits > 0 || !onlyHits {
				telling++
			}
		}
		row := Row{
			Period: c.period, Group: c.group, Dimension: name, Documents: len(c.records), Sentences: sentences,
			Evidence: e, Formula: opt.Formula, Score: formula(e), Lo: math.NaN(), Hi: math.NaN(),
		}
		switch {
		case math.IsNaN(row.Score):
			row.Note = NoteNoHit
		case telling < minDocuments:
			row.Note = NoteNone
		case telling < fewDocuments:
			row.Note = NoteFew
		}
		c.rows = append(c.rows, row)
	}
	if slices.ContainsFunc(c.rows, func(r Row) bool { return r.Note != NoteNoHit && r.Note != NoteNone }) {
		t.intervals(ctx, c, formula, opt)
	}
}

func (t *Table) evidenceOf(r record, d int) stance.Evidence {
	s := t.of(r)[d]
	return stance.Evidence{Pos: s.pos, Neg: s.neg, Hits: int64(s.hits), Words: int64(r.words)}
}

// intervals resamples the documents of a cell, once for all dimensions. The seed
// belongs to the cell, so that a table cut otherwise gives a cell the same interval.
func (t *Table) intervals(ctx context.Context, c *cell, formula stance.Formula, opt Options) {
	n := len(c.records)
	evidence := make([]stance.Evidence, 0, n*len(t.dimensions)) // side by side: they are read 2 000 times
	replicates := make([][]float64, len(t.dimensions))
	for d := range t.dimensions {
		for _, r := range c.records {
			evidence = append(evidence, t.evidenceOf(r, d))
		}
		replicates[d] = make([]float64, 0, opt.Draws)
	}
	h := fnv.New64a()
	fmt.Fprintf(h, "%d\x00%s\x00%s", opt.Seed, c.group, c.period)
	inference.Resample(n, opt.Draws, h.Sum64(), func(sample []int32) bool {
		for d := range t.dimensions {
			if c.rows[d].Note == NoteNoHit || c.rows[d].Note == NoteNone {
				continue
			}
			var e stance.Evidence
			of := evidence[d*n : (d+1)*n]
			for _, i := range sample {
				x := &of[i]
				e.Pos += x.Pos
				e.Neg += x.Neg
				e.Hits += x.Hits
				e.Words += x.Words
			}
			replicates[d] = append(replicates[d], formula(e))
		}
		return ctx.Err() == nil
	})
	for d := range t.dimensions {
		if row := &c.rows[d]; row.Note != NoteNoHit && row.Note != NoteNone {
			row.Lo, row.Hi = inference.Percentile(replicates[d], confidence)
		}
	}
}

// gapRows is the number of rows that appendGap would make.
func (t *Table) gapRows(cells []cell) int {
	n := 0
	for i := 1; i < len(cells); i++ {
		if cells[i-1].group == cells[i].group {
			n += cells[i].period.N - cells[i-1].period.N - 1
		}
	}
	return n * len(t.dimensions)
}

// appendGap appends rows for the empty periods between last and the cell c.
func (t *Table) appendGap(rows []Row, last Period, c cell, formula string) []Row {
	for n := last.N + 1; n < c.period.N; n++ {
		for _, name := range t.dimensions {
			rows = append(rows, Row{
				Period: Period{c.period.By, n}, Group: c.group, Dimension: name, Formula: formula,
				Score: math.NaN(), Lo: math.NaN(), Hi: math.NaN(), Note: NoteEmpty,
			})
		}
	}
	return rows
}
