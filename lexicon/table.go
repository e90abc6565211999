package lexicon

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxLine is the length in bytes of the longest line.
const maxLine = 1 << 20

// A tableReader reads the tables that people write, lexicons and gazetteers: tab-separated UTF-8
// with comment lines that begin with #, a line of column names, then one row a line. It notes
// all mistakes.
type tableReader struct {
	file     string
	names    []string // of the columns, in order
	required int      // how many of them must be there

	version string // from « # version: … »
	line    int    // its number
	text    string // what it holds
	columns int    // of the file; 0: their names have not been met
	done    bool   // what follows cannot be read
	errs    []error
}

// fail notes a mistake of the line.
func (t *tableReader) fail(column int, hint, format string, args ...any) {
	t.errs = append(t.errs, &SyntaxError{t.file, t.line, column, fmt.Sprintf(format, args...), t.text, hint})
}

// read calls row for each row, with a cell for each column, those that are absent empty. sum is
// of the bytes of a file without mistakes. The error joins *SyntaxError.
func (t *tableReader) read(r io.Reader, row func(cells []string)) (sum [sha256.Size]byte, err error) {
	h := sha256.New()
	sc := bufio.NewScanner(io.TeeReader(r, h))
	sc.Buffer(nil, maxLine)
	for sc.Scan() && !t.done {
		t.line++
		t.text = strings.TrimSuffix(sc.Text(), "\r")
		if t.line == 1 {
			t.text = strings.TrimPrefix(t.text, "\uFEFF")
		}
		if cells := t.cells(); cells != nil {
			row(cells)
		}
	}
	t.text = ""
	switch err := sc.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		t.line++
		t.fail(0, "", "the line is longer than %d bytes", maxLine)
	case err != nil:
		return sum, fmt.Errorf("%s: %w", t.file, err)
	case t.columns == 0:
		t.line++
		t.fail(0, "the first line that is no comment names the columns: "+strings.Join(t.names, " "), "there is no line of column names")
	}
	h.Sum(sum[:0])
	return sum, errors.Join(t.errs...)
}

// cells are those of the line, nil where it is no row.
func (t *tableReader) cells() []string {
	if v, ok := strings.CutPrefix(t.text, "# version:"); ok {
		t.version = strings.TrimSpace(v)
	}
	if t.text == "" || strings.HasPrefix(t.text, "#") {
		return nil
	}
	if !utf8.ValidString(t.text) {
		t.text = ""
		t.fail(0, "save the file as UTF-8", "not UTF-8")
		return nil
	}
	cells := strings.Split(t.text, "\t")
	switch {
	case t.columns == 0:
		t.columns = len(cells)
		if t.columns < t.required || t.columns > len(t.names) || !slices.Equal(cells, t.names[:t.columns]) {
			t.fail(0, "the first line that is no comment names the columns, with tabs between them",
				"the columns are %q, want %q, of which those after %s may be absent", cells, t.names, t.names[t.required-1])
			t.done = true
		}
		return nil
	case len(cells) != t.columns:
		t.fail(0, "columns are separated by one tab each, empty ones too", "%d columns, want %d", len(cells), t.columns)
		return nil
	}
	return append(cells, make([]string, len(t.names)-t.columns)...)
}

// unreadable says what could not be read, of an error that is no mistake in the file.
func unreadable(what string, err error) error {
	var syntax *SyntaxError
	if errors.As(err, &syntax) {
		return err
	}
	return fmt.Errorf("read %s: %w", what, err)
}
