package lexicon

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
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

// Read reads a lexicon: tab-separated UTF-8 with comment lines that begin with #
// (« # version: … » among them), a line of column names, then one entry a line.
// All mistakes are returned, as *SyntaxError joined; a file with mistakes yields
// no entries.
func Read(r io.Reader, name string) (*File, error) {
	n := entriesIn(r)
	rd := reader{
		tableReader: tableReader{file: name, names: columns, required: requiredColumns},
		entries:     make([]Entry, 0, n), seen: make(map[subject]int, n),
	}
	sum, err := rd.read(r, rd.row)
	if err != nil {
		return nil, unreadable("lexicon", err)
	}
	return &File{Name: name, Version: rd.version, SHA256: sum, Entries: rd.entries}, nil
}

// entriesIn guesses from its length how many entries a file in memory has.
func entriesIn(r io.Reader) int {
	const line, most = 96, 1 << 16
	if f, ok := r.(interface{ Len() int }); ok {
		return min(f.Len()/line, most)
	}
	return 0
}

// A reader reads a lexicon file.
type reader struct {
	tableReader
	entries []Entry
	seen    map[subject]int // the line
}

func (r *reader) row(cells []string) {
	mistakes := len(r.errs)
	e := parseEntry(cells, r.fail)
	e.File, e.Line = r.file, r.line
	if len(r.errs) > mistakes {
		return
	}
	if first, ok := r.seen[subjectOf(&e)]; ok {
		r.fail(1, "drop one of them", "pattern %q stands already in line %d", e.Pattern, first)
	}
	r.seen[subjectOf(&e)] = r.line
	r.entries = append(r.entries, e)
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
