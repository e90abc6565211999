package corpus

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// months are the names of the months, folded, as French texts shorten them, and
// the English abbreviations of mail and feeds. « mar » may be a Tuesday, but then
// no year follows.
var months = map[string]time.Month{
	"janvier": 1, "janv": 1, "jan": 1,
	"fevrier": 2, "fevr": 2, "fev": 2, "feb": 2,
	"mars": 3, "mar": 3,
	"avril": 4, "avr": 4, "apr": 4,
	"mai": 5, "may": 5,
	"juin": 6, "jun": 6,
	"juillet": 7, "juill": 7, "juil": 7, "jul": 7,
	"aout": 8, "aou": 8, "aug": 8,
	"septembre": 9, "sept": 9, "sep": 9,
	"octobre": 10, "oct": 10,
	"novembre": 11, "nov": 11,
	"decembre": 12, "dec": 12,
}

// ParseDate finds the date in s, which holds little else: "2023-07-14",
// "14/07/2023" (the day comes first), "20230714", "1er août 2023", "sept. 2023",
// "2023-07", "2023", RFC 3339, « Publié le 12 juillet 2023 à 14h05 ». The first
// date counts, at the precision it has; the hour is ignored, and a time zone
// does not move the day. Years run from 1600 to 2199, those of two digits from
// 1969 to 2068. A month written 07/2023 or 2023/07, and a year alone, must be
// all of s. The error says what is out of range, or that s is not a date.
func ParseDate(s string) (Date, error) {
	found, reason := findDate(fold(s))
	if reason != "" {
		return Date{}, dateError(s, reason)
	}
	return found.Date, nil
}

func dateError(s, reason string) error { return fmt.Errorf("date %q: %s", shorten(s), reason) }

// maxDate is the length in bytes of the longest text that can be a date with a
// few words around it.
const maxDate = 200 // fits the uint8 of a token

// shorten cuts a value for a message.
func shorten(s string) string {
	const limit = 60
	for i, n := 0, 0; i < len(s); n++ {
		if n == limit {
			return s[:i] + "…"
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s
}

// foundDate is a date and the half-open span of the text it stands in.
type foundDate struct {
	Date
	start, end int
}

const notADate = "not a date"

// findDate finds the first date in a folded text. A reason other than notADate
// says what is wrong with it: something of the form of a date is there.
func findDate(folded string) (found foundDate, reason string) {
	if len(folded) > maxDate {
		return foundDate{}, notADate
	}
	d := scanDate(folded)
	for i := range d.tokens {
		for _, form := range dateForms {
			if p, n := form(d, i); n > 0 {
				found.start, found.end = int(d.tokens[i].start), int(d.tokens[i+n-1].end)
				found.Date, reason = p.date()
				return found, reason
			}
		}
	}
	if p, ok := d.wholeText(); ok {
		found.end = len(folded)
		found.Date, reason = p.date()
		return found, reason
	}
	return foundDate{}, notADate
}

// dateParts are the numbers of a date. Unlike in a Date, a zero is a zero.
type dateParts struct {
	year, month, day int
	precision        int // 1: year; 2: and month; 3: and day
}

// date checks the ranges.
func (p dateParts) date() (Date, string) {
	d := Date{Year: p.year, Month: time.Month(p.month), Day: p.day}
	reason := d.check()
	switch {
	case reason != "":
	case p.precision >= 2 && p.month == 0:
		reason = "month out of range"
	case p.precision == 3 && p.day == 0:
		reason = "day out of range"
	default:
		return d, ""
	}
	return Date{}, reason
}

// A dateForm recognises one way to write a date. It takes the index of the first
// token and returns how many the date takes up, 0 where there is none.
type dateForm func(dateScanner, int) (p dateParts, n int)

var (
	dateForms     = []dateForm{dateScanner.numbersYearFirst, dateScanner.numbersDayFirst, dateScanner.words, dateScanner.compact}
	fileDateForms = []dateForm{dateScanner.numbersYearFirst, dateScanner.compact}
)

// A dateScanner is the tokens of a text in which a date is looked for.
type dateScanner struct {
	text   string // at most maxDate bytes
	tokens []dateToken
}

type dateToken struct {
	kind       rune  // '0' number, 'a' word, ' ' white space, else the character
	start, end uint8 // half-open
	value      int   // of a number of up to 14 digits
}

func (t dateToken) digits() int {
	if t.kind != '0' {
		return 0
	}
	return int(t.end - t.start)
}

func scanDate(s string) dateScanner {
	kind := func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return '0'
		case unicode.IsLetter(r):
			return 'a'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}
	d := dateScanner{s, make([]dateToken, 0, 16)} // "mercredi 12 juillet 2023 à 14h05" has 11
	for i, r := range s {
		k, last := kind(r), len(d.tokens)-1
		_, size := utf8.DecodeRuneInString(s[i:])
		end := uint8(i + size)
		if last >= 0 && d.tokens[last].kind == k && (k == '0' || k == 'a' || k == ' ') {
			d.tokens[last].end = end
			continue
		}
		d.tokens = append(d.tokens, dateToken{kind: k, start: uint8(i), end: end})
	}
	for i := range d.tokens {
		t := &d.tokens[i]
		if n := t.digits(); n > 0 && n <= len("20060102150405") {
			t.value, _ = strconv.Atoi(d.word(i))
		}
	}
	return d
}

// at is the token i, a zero one beyond the end.
func (d dateScanner) at(i int) dateToken {
	if i >= len(d.tokens) {
		return dateToken{}
	}
	return d.tokens[i]
}

// word is the text of the token i, nothing beyond the end.
func (d dateScanner) word(i int) string {
	t := d.at(i)
	return d.text[t.start:t.end]
}

// numbersYearFirst is 2023-07-14, 2023/7/14, 2023.07.14 and 2023_07_14, and
// 2023-07 or 2023_07.
func (d dateScanner) numbersYearFirst(i int) (p dateParts, n int) {
	year, sep, month := d.at(i), d.at(i+1).kind, d.at(i+2)
	if year.digits() != 4 || !strings.ContainsRune("-/._", sep) || month.digits() < 1 || month.digits() > 2 {
		return dateParts{}, 0
	}
	if day := d.at(i + 4); d.at(i+3).kind == sep && day.digits() >= 1 && day.digits() <= 2 {
		return dateParts{year.value, month.value, day.value, 3}, 5
	}
	if sep == '-' || sep == '_' {
		return dateParts{year: year.value, month: month.value, precision: 2}, 3
	}
	return dateParts{}, 0
}

// numbersDayFirst is 14/07/2023, 14-7-2023, 14.07.23.
func (d dateScanner) numbersDayFirst(i int) (p dateParts, n int) {
	day, sep, month, year := d.at(i), d.at(i+1).kind, d.at(i+2), d.at(i+4)
	if day.digits() < 1 || day.digits() > 2 || !strings.ContainsRune("-/.", sep) ||
		month.digits() < 1 || month.digits() > 2 || d.at(i+3).kind != sep {
		return dateParts{}, 0
	}
	// 14-07-23 might as well begin with the year.
	if year.digits() != 4 && (year.digits() != 2 || sep == '-') || d.at(i+5).kind == sep && d.at(i+6).digits() > 0 {
		return dateParts{}, 0
	}
	return dateParts{fullYear(year), month.value, day.value, 3}, 5
}

// words is 14 juillet 2023, 1er août 2023, juil. 2023, 14-juil-23.
func (d dateScanner) words(i int) (p dateParts, n int) {
	j := i
	p.precision = 2
	if first := d.at(i); first.digits() == 1 || first.digits() == 2 {
		p.day, p.precision = first.value, 3
		j++
		if d.word(j) == "er" {
			j++
		}
		j = d.gap(j)
	}
	month, ok := months[d.word(j)]
	if !ok {
		return dateParts{}, 0
	}
	j = d.gap(j + 1)
	year := d.at(j)
	short := year.digits() == 2 && p.precision == 3 && d.at(j-1).kind == '-'
	if year.digits() != 4 && !short {
		return dateParts{}, 0
	}
	p.month, p.year = int(month), fullYear(year)
	return p, j + 1 - i
}

// gap is the index after what may stand between the words of a date.
func (d dateScanner) gap(i int) int {
	for i < len(d.tokens) && strings.ContainsRune(" .-,", d.tokens[i].kind) {
		i++
	}
	return i
}

// compact is 20230714, and 20230714140500 with the time of day.
func (d dateScanner) compact(i int) (p dateParts, n int) {
	t := d.at(i)
	v := t.value
	switch t.digits() {
	case 8:
	case 14:
		v /= 1_000_000
	default:
		return dateParts{}, 0
	}
	p = dateParts{v / 1_00_00, v / 1_00 % 1_00, v % 1_00, 3}
	if (Date{Year: p.year}).check() != "" {
		return dateParts{}, 0 // a number like another
	}
	return p, 1
}

// wholeText is 2023, 07/2023 or 2023/07 with nothing else: within a text such numbers
// are often no dates.
func (d dateScanner) wholeText() (p dateParts, ok bool) {
	var t []dateToken
	for _, token := range d.tokens {
		if token.kind != ' ' {
			t = append(t, token)
		}
	}
	switch {
	case len(t) == 1 && t[0].digits() == 4:
		return dateParts{year: t[0].value, precision: 1}, true
	case len(t) == 3 && t[0].digits() > 0 && t[0].digits() <= 2 && t[1].kind == '/' && t[2].digits() == 4:
		return dateParts{year: t[2].value, month: t[0].value, precision: 2}, true
	case len(t) == 3 && t[0].digits() == 4 && t[1].kind == '/' && t[2].digits() > 0 && t[2].digits() <= 2:
		return dateParts{year: t[0].value, month: t[2].value, precision: 2}, true
	}
	return dateParts{}, false
}

// fullYear is a year of four digits; of two digits, 69 to 99 are 1969 to 1999, as
// in POSIX.
func fullYear(t dateToken) int {
	switch {
	case t.digits() == 4:
		return t.value
	case t.value >= 69:
		return 1900 + t.value
	}
	return 2000 + t.value
}

// fileDate is the date in the name of a file, written in numbers with the year
// first; zero where there is none.
func fileDate(stem string) Date {
	if len(stem) > maxDate {
		return Date{}
	}
	d := scanDate(stem)
	for i := range d.tokens {
		for _, form := range fileDateForms {
			p, n := form(d, i)
			if date, reason := p.date(); n > 0 && reason == "" {
				return date
			}
		}
	}
	return Date{}
}

// crawlDate reads the line that a crawler puts before an article, such as
// " date 2023-07 - Publicité-". ok says that the line is one; err is about its
// date.
func crawlDate(line string) (d Date, ok bool, err error) {
	line = strings.TrimSpace(line)
	if len(line) > maxDate || len(line) < len("date") || !strings.EqualFold(line[:len("date")], "date") {
		return Date{}, false, nil
	}
	rest := fold(line)[len("date"):]
	if r, _ := utf8.DecodeRuneInString(rest); r != ':' && !unicode.IsSpace(r) {
		return Date{}, false, nil
	}
	isEdge := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(":-–—‑|•", r) }
	rest = strings.TrimLeftFunc(rest, isEdge)
	for before := ""; before != rest; {
		before = rest
		rest = strings.TrimSuffix(strings.TrimRightFunc(rest, isEdge), "publicite")
	}
	found, reason := findDate(rest)
	if reason == notADate || !onlyDate(rest[:found.start], rest[found.end:]) {
		return Date{}, false, nil
	}
	if reason != "" {
		err = dateError(line, reason)
	}
	return found.Date, true, err
}

// onlyDate says whether what stands around a date is a day of the week and a
// time of day.
func onlyDate(before, after string) bool {
	switch strings.Trim(before, " .,\u00a0\u202f") {
	case "", "le", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche":
	default:
		return false
	}
	d := scanDate(after)
	for i, t := range d.tokens {
		switch d.word(i) {
		case "a", "h", "min", "t", "z", "utc", "gmt", ":", ".", ",", "+", "-":
		default:
			if t.kind != '0' && t.kind != ' ' {
				return false
			}
		}
	}
	return true
}
