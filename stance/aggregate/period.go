package aggregate

import (
	"fmt"
	"time"

	"github.com/cadrage/cadrage/stance/corpus"
)

// By is the length of a period.
type By int

const (
	Month By = iota // the default
	Day
	Week // ISO 8601: Monday to Sunday
	Quarter
	Year
	Whole // all of the corpus, documents without a date too
)

var byNames = [...]string{Month: "month", Day: "day", Week: "week", Quarter: "quarter", Year: "year", Whole: "all"}

// String is the name of the length in flags and in the manifest.
func (b By) String() string { return byNames[b] }

// ParseBy is the By of a name; ok is false where there is none.
func ParseBy(name string) (b By, ok bool) {
	for i, n := range byNames {
		if n == name {
			return By(i), true
		}
	}
	return 0, false
}

// A Period is a calendar period: the N-th of its length, so that the next one
// is N+1 and periods of one length can be compared and subtracted.
type Period struct {
	By By
	N  int // years and quarters from year 0, months from January of year 0, days from 1970-01-01, weeks from the one with that day
}

// PeriodOf is the period of length by in which d lies; ok is false when d is too
// coarse to tell (a month has no week) or unknown.
func PeriodOf(d corpus.Date, by By) (p Period, ok bool) {
	switch {
	case by == Whole:
		return Period{by, 0}, true
	case d.Year == 0:
		return Period{}, false
	case by == Year:
		return Period{by, d.Year}, true
	case d.Month == 0:
		return Period{}, false
	case by == Quarter:
		return Period{by, d.Year*4 + (int(d.Month)-1)/3}, true
	case by == Month:
		return Period{by, d.Year*12 + int(d.Month) - 1}, true
	case d.Day == 0:
		return Period{}, false
	}
	days := int(time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Unix() / 86400) // midnight UTC: exact, before 1970 too
	if by == Day {
		return Period{by, days}, true
	}
	return Period{by, floorDiv(days+3, 7)}, true // 1970-01-01 was a Thursday
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// Start is the first day of the period, at midnight UTC; that of year 0 for the whole.
func (p Period) Start() time.Time {
	switch p.By {
	case Day:
		return time.Unix(int64(p.N)*86400, 0).UTC()
	case Week:
		return time.Unix(int64(p.N*7-3)*86400, 0).UTC()
	case Quarter:
		return time.Date(floorDiv(p.N, 4), time.Month((p.N%4)*3+1), 1, 0, 0, 0, 0, time.UTC)
	case Year:
		return time.Date(p.N, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(floorDiv(p.N, 12), time.Month(p.N%12+1), 1, 0, 0, 0, 0, time.UTC)
}

// End is the last day of the period, at midnight UTC.
func (p Period) End() time.Time {
	return Period{p.By, p.N + 1}.Start().AddDate(0, 0, -1)
}

// String names the period so that names of one length sort as the periods do:
// 2023-07-14, 2023-W28, 2023-07, 2023-Q3, 2023, all.
func (p Period) String() string {
	t := p.Start()
	switch p.By {
	case Whole:
		return "all"
	case Day:
		return t.Format("2006-01-02")
	case Week:
		y, w := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", t.Year(), (int(t.Month())+2)/3)
	case Year:
		return fmt.Sprintf("%04d", t.Year())
	}
	return t.Format("2006-01")
}
