// Package report writes the tables and the manifest of a run. It knows no chart.
package report

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"

	"github.com/cadrage/cadrage/stance"
)

// A table is a CSV file in the making (RFC 4180 with \n, UTF-8, a header): its
// columns of text and numbers are put one after the other.
type table struct {
	w   *csv.Writer
	row []string
}

func newTable(w io.Writer) table { return table{w: csv.NewWriter(w)} }

func (t *table) text(cells ...string) { t.row = append(t.row, cells...) }

func (t *table) int(n int) { t.row = append(t.row, strconv.Itoa(n)) }

// millionths puts an exact decimal: 1500000 is 1.5.
func (t *table) millionths(n int64) { t.row = append(t.row, decimal(n)) }

// float puts a number in full precision, an empty cell for NaN.
func (t *table) float(x float64) { t.row = append(t.row, float(x)) }

// evidence puts the five columns of a dimension.
func (t *table) evidence(e stance.Evidence, f stance.Formula, band int64) {
	t.float(f(e))
	t.millionths(e.Pos)
	t.millionths(e.Neg)
	t.int(int(e.Hits))
	t.int(e.Class(band))
}

// end writes the row.
func (t *table) end() error {
	err := t.w.Write(t.row)
	t.row = t.row[:0]
	return err
}

// Flush writes what is still held.
func (t *table) Flush() error {
	t.w.Flush()
	return t.w.Error()
}

// evidenceColumns are the names of the columns of a dimension.
func evidenceColumns(dimensions []string) (names []string) {
	for _, d := range dimensions {
		names = append(names, d, d+"_pos", d+"_neg", d+"_hits", d+"_class")
	}
	return names
}

func float(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// decimal prints a number of millionths exactly, without zeros at the end.
func decimal(n int64) string {
	var b [32]byte
	s := b[:0]
	if n < 0 {
		s = append(s, '-')
		n = -n
	}
	s = strconv.AppendInt(s, n/stance.Unit, 10)
	if n %= stance.Unit; n != 0 {
		digits := strconv.AppendInt(nil, stance.Unit+n, 10) // 1dddddd
		end := len(digits)
		for digits[end-1] == '0' {
			end--
		}
		s = append(append(s, '.'), digits[1:end]...)
	}
	return string(s)
}
