package corpus

import (
	"bytes"
	"encoding/csv"
	"slices"
)

// separators are those of tables, the likelier ones first.
var separators = []byte(",;\t|")

// noSeparator is the separator of a table of one column, in which commas are
// text: the character that ASCII has for the purpose and nobody uses.
const noSeparator = '\x1f'

// headSize is how much of a file its format and its separator are told from.
const headSize = 64 << 10

// format is the format of the file: the forced one, else that of its extension,
// else what its content looks like.
func (f *fileReader) format() string {
	if f.opt.Format != "" {
		return f.opt.Format
	}
	if format := formatOf(f.in.base); format != "" {
		return format
	}
	head := f.head()
	if bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) {
		return formatJSONL
	}
	for _, sep := range separators {
		header, _ := splitHead(head, sep)
		if len(header) > 1 && f.opt.Columns.assign(header)[roleText] >= 0 {
			return formatCSV
		}
	}
	return formatText
}

// head is the beginning of the text, with \n at the end of lines.
func (f *fileReader) head() []byte {
	head := f.w.peek(headSize)
	if f.w.eol == '\r' {
		head = bytes.ReplaceAll(head, []byte("\r"), []byte("\n"))
	}
	return head
}

// separator finds out what separates the columns of a table: what makes a text
// column appear in the header, then what splits most of the next rows as it does
// the header, then what makes most columns.
func (f *fileReader) separator(format string) byte {
	candidates := separators
	if format == formatTSV {
		candidates = []byte("\t,;|")
	}
	best, bestScore := byte(noSeparator), []int{0, 0, 0}
	for _, sep := range candidates {
		header, same := splitHead(f.head(), sep)
		if len(header) < 2 {
			continue
		}
		score := []int{0, same, len(header)}
		if f.opt.Columns.assign(header)[roleText] >= 0 {
			score[0] = 1
		}
		if slices.Compare(score, bestScore) > 0 {
			best, bestScore = sep, score
		}
	}
	return best
}

// splitHead splits the first row with a separator, and counts how many of the
// next rows have as many fields.
func splitHead(head []byte, sep byte) (header []string, same int) {
	rows := csv.NewReader(bytes.NewReader(head))
	rows.Comma, rows.LazyQuotes, rows.FieldsPerRecord = rune(sep), true, -1
	header, err := rows.Read()
	if err != nil {
		return nil, 0
	}
	const sample = 5
	for range sample {
		row, err := rows.Read()
		if err != nil {
			break
		}
		if len(row) == len(header) {
			same++
		}
	}
	return header, same
}
