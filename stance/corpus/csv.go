package corpus

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
)

// A table reads the rows of a CSV or TSV file. It finds the ends of the rows
// itself, so that a bad one costs no other, and hands each row to encoding/csv.
type table struct {
	*fileReader
	sep     byte
	literal bool         // quotes are text
	row     bytes.Reader // what parse reads
	parse   *csv.Reader  // lenient: what is not to be read does not get there

	header []string
	roles  []role // of the columns
	others int    // columns of no role
}

// A row is a row as it stands in the file.
type row struct {
	line        int
	raw         []byte // without the end of its last line; valid until advance
	size, lines int    // what to advance to the next row
	problem     string // why it cannot be read; empty: it can
}

func (f *fileReader) readTable(format string) bool {
	t := &table{fileReader: f, sep: f.separator(format)}
	t.literal = t.sep == '\t' && t.unquoted()
	t.parse = csv.NewReader(&t.row)
	t.parse.Comma, t.parse.LazyQuotes = rune(t.sep), true
	t.parse.FieldsPerRecord, t.parse.ReuseRecord = -1, true
	if reason := t.readHeader(); reason != "" {
		return f.w.failed() || f.skip(0, "", reason)
	}
	rows := 0
	for r, ok := t.next(); ok; r, ok = t.next() {
		rows++
		if r.problem != "" {
			if !f.skip(r.line, "", r.problem) {
				return false
			}
		} else if !t.readRow(r) {
			return false
		}
		f.w.advance(r.size, r.lines)
	}
	if rows == 0 && !f.w.failed() {
		return f.skip(0, "", "no records")
	}
	return true
}

// readHeader reads the first row; the reason says why the file cannot be read.
func (t *table) readHeader() (reason string) {
	r, ok := t.next()
	switch {
	case !ok:
		return "no records"
	case r.problem != "":
		return "header: " + r.problem
	}
	raw, _ := t.repair(r.raw)
	header, err := t.fields(raw)
	if err != nil {
		return "header: " + err.Error()
	}
	for _, name := range header {
		t.header = append(t.header, strings.TrimSpace(name))
	}
	for n := len(t.header); n > 0 && t.header[n-1] == ""; n-- {
		t.header = t.header[:n-1] // a spreadsheet saves the empty columns too
	}
	t.w.advance(r.size, r.lines)

	index := t.opt.Columns.assign(t.header)
	if missing := t.opt.Columns.missing(index); missing != "" {
		return fmt.Sprintf("no column %s; the columns are %s", missing, listColumns(t.header))
	}
	if index[roleText] < 0 {
		return "no text column; the columns are " + listColumns(t.header)
	}
	t.roles = slices.Repeat([]role{roleNone}, len(t.header))
	t.others = len(t.header)
	for r, i := range index {
		if i >= 0 {
			t.roles[i] = role(r)
			t.others--
		}
	}
	return ""
}

// readRow makes a document of a row.
func (t *table) readRow(r row) bool {
	raw, problem := t.repair(r.raw)
	fields, err := t.fields(raw)
	if err != nil {
		return t.skip(r.line, "", err.Error())
	}
	n := len(t.header)
	for len(fields) > n && strings.TrimSpace(fields[len(fields)-1]) == "" {
		fields = fields[:len(fields)-1]
	}
	rec := record{line: r.line}
	if t.others > 0 {
		rec.meta = make([]Field, 0, t.others)
	}
	for i, value := range fields[:min(n, len(fields))] {
		if role := t.roles[i]; role != roleNone {
			rec.known[role] = value
		} else if t.header[i] != "" && strings.TrimSpace(value) != "" {
			rec.meta = append(rec.meta, Field{t.header[i], value})
		}
	}
	if len(fields) != n {
		id := strings.TrimSpace(rec.known[roleID])
		return t.skip(r.line, id, fmt.Sprintf("row has %d fields, header has %d", len(fields), n))
	}
	if problem != "" {
		rec.problems = append(rec.problems, problem)
	}
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		rec.problems = append(rec.problems, fmt.Sprintf("NUL at byte %d: replaced by U+FFFD", i+1))
	}
	return t.emit(&rec)
}

// fields parses a row. Line breaks in it become \n; the fields share memory with
// each other, and the slice is valid until the next call.
func (t *table) fields(raw []byte) ([]string, error) {
	if t.literal {
		return strings.Split(string(raw), string(t.sep)), nil
	}
	t.row.Reset(raw)
	return t.parse.Read()
}

// next finds the next row that is not blank; the caller advances by its size.
func (t *table) next() (r row, ok bool) {
	for {
		n, tooLong := t.w.lineAt(0)
		if tooLong {
			r.line = t.w.line
			r.problem = t.tooLong("line", t.w.skipLine())
			return r, true
		}
		if n == 0 {
			return row{}, false
		}
		if !t.blank(t.w.at(0, n)) {
			return t.extent(n), true
		}
		t.w.advance(n, 1)
	}
}

// blank is for lines without a field that holds anything: spreadsheets leave
// hundreds of them at the end.
func (t *table) blank(line []byte) bool {
	for _, c := range line {
		if c != t.sep && c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			return false
		}
	}
	return true
}

// extent finds the end of the row whose first line has n bytes. A row goes on
// over further lines only as RFC 4180 has it: where a quote that opens a field is
// closed before a separator or the end of a line, and all others in between are
// doubled. Otherwise it is a quote that somebody forgot to close, which costs its
// own line and not the rest of the file.
func (t *table) extent(n int) row {
	r := row{line: t.w.line, size: n, lines: 1}
	if t.literal {
		r.raw = t.w.trimEOL(t.w.at(0, n))
		return r
	}
	open, stray := t.quotes(t.w.at(0, n), false)
	size, lines := n, 1
	for open && !stray {
		n, tooLong := t.w.lineAt(size)
		if tooLong || n == 0 {
			break
		}
		open, stray = t.quotes(t.w.at(size, n), true)
		size += n
		lines++
	}
	if open || stray && lines > 1 {
		r.problem = "unclosed quote"
		return r
	}
	r.size, r.lines = size, lines
	r.raw = t.w.trimEOL(t.w.at(0, size))
	return r
}

// quotes goes over the quotes of a line that begins within a quoted field or not:
// open says whether it ends within one, stray whether there was a quote that
// neither opens nor closes a field, nor is doubled.
func (t *table) quotes(line []byte, inField bool) (open, stray bool) {
	line = t.w.trimEOL(line)
	for i := 0; ; i++ {
		next := bytes.IndexByte(line[i:], '"')
		if next < 0 {
			return inField, stray
		}
		i += next
		switch {
		case !inField:
			inField = i == 0 || line[i-1] == t.sep
			stray = stray || !inField
		case i+1 == len(line) || line[i+1] == t.sep:
			inField = false
		case line[i+1] == '"':
			i++
		default:
			stray = true
		}
	}
}

// unquoted says whether a file with tabs was written without regard to quotes,
// as the registered form of TSV is: a line that begins « "Oui", dit-il » is whole
// there. It is told from lines that all have the fields of the header, quotes
// that RFC 4180 does not allow, and none that are doubled.
func (t *table) unquoted() bool {
	head := t.w.peek(sniffSize)
	if len(head) == sniffSize {
		head = head[:bytes.LastIndexByte(head, t.w.eol)+1] // whole lines
	}
	columns, lines, broken, strays := -1, 0, 0, 0
	for line := range bytes.SplitSeq(head, []byte{t.w.eol}) {
		if t.blank(line) {
			continue
		}
		n := bytes.Count(line, []byte{t.sep})
		if columns < 0 {
			columns = n
		}
		lines++
		if n != columns {
			broken++
		}
		if open, stray := t.quotes(line, false); open || stray {
			strays++
		}
	}
	return strays > 0 && broken*10 < lines && !bytes.Contains(head, []byte(`""`))
}
