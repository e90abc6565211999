package lexicon

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A File is a lexicon file that was read: its head and its entries.
type File struct {
	Name    string
	Version string // from its head; empty where it says none
	SHA256  [32]byte
	Entries []Entry
}

// columns of a lexicon file, in the order in which they are named here; those after
// weight may be absent.
var columns = []string{"pattern", "role", "dimension", "weight", "example", "note", "cameo", "guard"}

const requiredColumns = 4

// maxLine is the length in bytes of the longest line.
const maxLine = 1 << 20

// Read reads a lexicon: tab-separated UTF-8 with comment lines that begin with #
// (« # version: … » among them), a line of column names, then one entry a line.
// All mistakes are returned, as *SyntaxError joined; a file with mistakes yields
// no entries.
func Read(r io.Reader, name string) (*File, error) {
	sum := sha256.New()
	sc := bufio.NewScanner(io.TeeReader(r, sum))
	sc.Buffer(nil, maxLine)
	n := entriesIn(r)
	rd := reader{file: &File{Name: name, Entries: make([]Entry, 0, n)}, seen: make(map[subject]int, n)}
	for sc.Scan() && !rd.done {
		rd.line++
		rd.text = strings.TrimSuffix(sc.Text(), "\r")
		if rd.line == 1 {
			rd.text = strings.TrimPrefix(rd.text, "\uFEFF")
		}
		rd.readLine()
	}
	rd.text = ""
	switch err := sc.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		rd.line++
		rd.fail(0, "", "the line is longer than %d bytes", maxLine)
	case err != nil:
		return nil, fmt.Errorf("read lexicon: %s: %w", name, err)
	case rd.columns == 0:
		rd.line++
		rd.fail(0, "the first line that is no comment names the columns: "+strings.Join(columns, " "), "there is no line of column names")
	}
	if len(rd.errs) > 0 {
		return nil, errors.Join(rd.errs...)
	}
	sum.Sum(rd.file.SHA256[:0])
	return rd.file, nil
}

// entriesIn guesses from its length how many entries a file in memory has.
func entriesIn(r io.Reader) int {
	const line, most = 96, 1 << 16
	if f, ok := r.(interface{ Len() int }); ok {
		return min(f.Len()/line, most)
	}
	return 0
}

// A reader is at a line of a lexicon file.
type reader struct {
	file    *File
	line    int    // its number
	text    string // what it holds
	columns int    // of the file; 0: their names have not been met
	done    bool   // what follows cannot be read
	seen    map[subject]int
	errs    []error
}

// fail notes a mistake of the line.
func (r *reader) fail(column int, hint, format string, args ...any) {
	r.errs = append(r.errs, &SyntaxError{r.file.Name, r.line, column, fmt.Sprintf(format, args...), r.text, hint})
}

func (r *reader) readLine() {
	if v, ok := strings.CutPrefix(r.text, "# version:"); ok {
		r.file.Version = strings.TrimSpace(v)
	}
	if r.text == "" || strings.HasPrefix(r.text, "#") {
		return
	}
	if !utf8.ValidString(r.text) {
		r.text = ""
		r.fail(0, "save the file as UTF-8", "not UTF-8")
		return
	}
	cells := strings.Split(r.text, "\t")
	switch {
	case r.columns == 0:
		r.columns = len(cells)
		if r.columns < requiredColumns || r.columns > len(columns) || !slices.Equal(cells, columns[:r.columns]) {
			r.fail(0, "the first line that is no comment names the columns, with tabs between them",
				"the columns are %q, want %q, of which the last may be absent", cells, columns)
			r.done = true
		}
		return
	case len(cells) != r.columns:
		r.fail(0, "columns are separated by one tab each, empty ones too", "%d columns, want %d", len(cells), r.columns)
		return
	}
	mistakes := len(r.errs)
	e := parseEntry(append(cells, make([]string, len(columns)-r.columns)...), r.fail)
	e.File, e.Line = r.file.Name, r.line
	if len(r.errs) > mistakes {
		return
	}
	if first, ok := r.seen[subjectOf(&e)]; ok {
		r.fail(1, "drop one of them", "pattern %q stands already in line %d", e.Pattern, first)
	}
	r.seen[subjectOf(&e)] = r.line
	r.file.Entries = append(r.file.Entries, e)
}

func parseEntry(cells []string, fail func(column int, hint, format string, args ...any)) Entry {
	e := Entry{Pattern: cells[0], Dimension: cells[2], Example: cells[4], Note: cells[5], CAMEO: cells[6]}
	e.capital = strings.ContainsFunc(e.Pattern, unicode.IsUpper)
	var ok bool
	if e.Role, ok = ParseRole(cells[1]); !ok {
		fail(2, "", "unknown role %q, want one of %q", cells[1], roleNames)
	}
	var err error
	if e.variants, err = parsePattern(e.Pattern); err != nil {
		hint := ""
		if u, ok := err.(*unknownLemmaError); ok {
			hint = u.hint()
		}
		fail(1, hint, "pattern %q: %v", e.Pattern, err)
	}
	switch kinds := e.Role.kinds(); {
	case e.Role != Polar && !e.Role.graded() && cells[3] != "":
		fail(4, "leave the cell empty", "a %s has no weight", e.Role)
	case kinds != nil:
		if !slices.Contains(kinds, e.Dimension) {
			fail(3, "", "a %s is of one of the kinds %q, not %q", e.Role, kinds, e.Dimension)
		}
	case e.Role != Polar && e.Role != Blocker && e.Dimension != "":
		fail(3, "leave the cell empty", "a %s has no dimension", e.Role)
	case e.Role == Polar && (e.Dimension == "" || Reserved(e.Dimension)):
		fail(3, "name what it evaluates, such as framing", "a polar entry has a dimension, which cannot be %q", e.Dimension)
	case e.Role == Polar && !isDimensionName(e.Dimension):
		fail(3, "columns of tables bear the name", "dimension %q: a name is of small letters, digits and _, and begins with a letter", e.Dimension)
	}
	if e.Role == Polar || cells[3] != "" && e.Role.graded() {
		if e.Weight, err = ParseWeight(cells[3]); err != nil {
			fail(4, weightHint(cells[3]), "weight %q: %v", cells[3], err)
		}
	}
	if e.CAMEO != "" && (e.Role != Polar || len(e.CAMEO) != 2 || e.CAMEO < "01" || e.CAMEO > "20") {
		fail(7, "", "cameo code %q: a polar entry may have one of 01 to 20", e.CAMEO)
	}
	switch i := slices.Index(guardNames[:], cells[7]); {
	case i < 0:
		fail(8, "", "unknown guard %q, want one of %q or none", cells[7], guardNames[1:])
	case i > 0 && e.Role != Polar:
		fail(8, "leave the cell empty", "a %s has no guard", e.Role)
	default:
		e.Guard = Guard(i)
	}
	return e
}

// isDimensionName says whether a name can stand in the columns of tables and in the names
// of files.
func isDimensionName(name string) bool {
	return name != "" && 'a' <= name[0] && name[0] <= 'z' && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// weightHint suggests what was meant.
func weightHint(weight string) string {
	if strings.Contains(weight, ",") {
		return "write " + strings.ReplaceAll(weight, ",", ".")
	}
	return ""
}

// ParseWeight reads the weight of an entry, a decimal number, exactly, in millionths. It is
// an error outside [−3, 3], at 0 and with more than six decimals.
func ParseWeight(s string) (int64, error) {
	digits := strings.TrimPrefix(strings.TrimPrefix(s, "+"), "-")
	if len(s)-len(digits) > 1 {
		return 0, errNoDecimal
	}
	whole, decimals, _ := strings.Cut(digits, ".")
	if whole+decimals == "" || strings.Trim(whole+decimals, "0123456789") != "" {
		return 0, errNoDecimal
	}
	decimals = strings.TrimRight(decimals, "0")
	const places = 6
	if len(decimals) > places {
		return 0, errors.New("more than six decimals")
	}
	w, err := strconv.ParseInt(whole+decimals+strings.Repeat("0", places-len(decimals)), 10, 64)
	if err != nil || w > MaxWeight || w == 0 { // err: more digits than fit
		return 0, errors.New("the range is [-3, 3] without 0")
	}
	if s[0] == '-' {
		w = -w
	}
	return w, nil
}

var errNoDecimal = errors.New("not a decimal number such as -1.5")
