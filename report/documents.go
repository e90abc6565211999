package report

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/cadrage/cadrage/stance"
)

// Documents writes the table of documents. Its metadata columns are known only when
// the last document is, so the rows wait in a file of their own until Finish.
type Documents struct {
	row        table // collects the cells of a row
	spool      io.ReadWriteSeeker
	buffer     *bufio.Writer
	rows       *json.Encoder // a line for each row: unlike CSV it keeps a \r\n in a cell
	dimensions []string
	formula    stance.Formula
	metadata   columnsOf
}

// NewDocuments begins the table. spool is an empty file that the caller removes
// after Finish; formula makes the score of a document.
func NewDocuments(spool io.ReadWriteSeeker, dimensions []string, formula stance.Formula) *Documents {
	buffer := bufio.NewWriter(spool)
	return &Documents{spool: spool, buffer: buffer, rows: json.NewEncoder(buffer), dimensions: dimensions, formula: formula}
}

// Write adds the row of a document. duplicateOf is the document whose text it
// repeats, empty for none.
func (d *Documents) Write(r *stance.Result, duplicateOf string) error {
	doc := r.Document
	t := &d.row
	t.row = t.row[:0]
	t.text(doc.ID, doc.Outlet, doc.Date.String(), doc.Title)
	t.int(len(r.Sentences))
	t.int(r.Words)
	for _, e := range r.Evidence {
		t.evidence(e, d.formula, r.Band)
	}
	t.text(duplicateOf)
	fixed := len(t.row)
	for _, f := range doc.Meta {
		i, ok := d.metadata.of(f.Name)
		if !ok {
			continue
		}
		for len(t.row) <= fixed+i {
			t.text("")
		}
		t.row[fixed+i] = f.Value
	}
	return d.rows.Encode(t.row)
}

// Finish writes the whole table to w. dropped counts the metadata values for which
// there was no column left.
func (d *Documents) Finish(w io.Writer) (dropped int, err error) {
	if err := d.buffer.Flush(); err != nil {
		return 0, err
	}
	if _, err := d.spool.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	fixed := []string{"document", "outlet", "date", "title", "sentences", "words"}
	fixed = append(append(fixed, evidenceColumns(d.dimensions)...), "duplicate_of")
	out := newTable(w)
	out.text(append(fixed, d.metadata.header(fixed)...)...)
	columns := len(out.row)
	if err := out.end(); err != nil {
		return 0, err
	}
	in := json.NewDecoder(bufio.NewReader(d.spool))
	for {
		var row []string
		err := in.Decode(&row)
		if errors.Is(err, io.EOF) {
			return d.metadata.dropped, out.Flush()
		}
		if err != nil {
			return 0, fmt.Errorf("read back documents: %w", err)
		}
		out.text(row...)
		for len(out.row) < columns {
			out.text("")
		}
		if err := out.end(); err != nil {
			return 0, err
		}
	}
}
