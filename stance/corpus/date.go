package corpus

import (
	"fmt"
	"time"
)

// A Date is a day, a month or a year: what is not known is zero.
type Date struct {
	Year  int        // 0: undated
	Month time.Month // 0: known to the year only
	Day   int        // 0: known to the month only
}

// IsZero says whether nothing is known.
func (d Date) IsZero() bool { return d.Year == 0 }

// String prints the date at its precision: 2023-07-14, 2023-07, 2023, or nothing.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// check says what is out of range, or nothing.
func (d Date) check() string {
	switch {
	case d.Year < 1600 || d.Year > 2199:
		return "year out of range"
	case d.Month < 0 || d.Month > 12:
		return "month out of range"
	case d.Day < 0 || d.Day > 0 && d.Day > daysIn(d.Year, d.Month):
		return "day out of range"
	}
	return ""
}

// daysIn is the number of days of a month.
func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
