package aggregate

import (
	"testing"
	"time"

	"github.com/cadrage/cadrage/stance/corpus"
)

func TestPeriodOf(t *testing.T) {
	day := func(y, m, d int) corpus.Date { return corpus.Date{Year: y, Month: time.Month(m), Day: d} }
	for _, c := range []struct {
		date             corpus.Date
		by               By
		name, start, end string // name empty: too coarse
	}{
		{day(2023, 7, 14), Day, "2023-07-14", "2023-07-14", "2023-07-14"},
		{day(2023, 7, 14), Week, "2023-W28", "2023-07-10", "2023-07-16"},
		{day(2023, 7, 14), Month, "2023-07", "2023-07-01", "2023-07-31"},
		{day(2023, 7, 14), Quarter, "2023-Q3", "2023-07-01", "2023-09-30"},
		{day(2023, 7, 14), Year, "2023", "2023-01-01", "2023-12-31"},
		{day(2024, 2, 29), Month, "2024-02", "2024-02-01", "2024-02-29"},
		{day(2021, 1, 3), Week, "2020-W53", "2020-12-28", "2021-01-03"}, // ISO year of the Thursday
		{day(2024, 12, 30), Week, "2025-W01", "2024-12-30", "2025-01-05"},
		{day(1969, 12, 28), Week, "1969-W52", "1969-12-22", "1969-12-28"},
		{day(1650, 3, 1), Day, "1650-03-01", "1650-03-01", "1650-03-01"},
		{day(2023, 12, 0), Month, "2023-12", "2023-12-01", "2023-12-31"},
		{day(2023, 12, 0), Quarter, "2023-Q4", "2023-10-01", "2023-12-31"},
		{day(2023, 12, 0), Week, "", "", ""},
		{day(2023, 12, 0), Day, "", "", ""},
		{day(2023, 0, 0), Year, "2023", "2023-01-01", "2023-12-31"},
		{day(2023, 0, 0), Quarter, "", "", ""},
		{corpus.Date{}, Year, "", "", ""},
	} {
		p, ok := PeriodOf(c.date, c.by)
		if ok != (c.name != "") {
			t.Errorf("%s by %s: ok %v", c.date, c.by, ok)
		}
		if !ok {
			continue
		}
		if p.String() != c.name || p.Start().Format(time.DateOnly) != c.start || p.End().Format(time.DateOnly) != c.end {
			t.Errorf("%s by %s: %s from %s to %s, want %s from %s to %s", c.date, c.by,
				p, p.Start().Format(time.DateOnly), p.End().Format(time.DateOnly), c.name, c.start, c.end)
		}
	}
}

// Periods tile the calendar: each begins the day after the one before it ended.
func TestPeriodsTile(t *testing.T) {
	for by := Month; by <= Year; by++ {
		p, _ := PeriodOf(corpus.Date{Year: 1999, Month: 11, Day: 20}, by)
		for range 800 {
			next := Period{by, p.N + 1}
			if !p.End().AddDate(0, 0, 1).Equal(next.Start()) {
				t.Fatalf("%s ends %s, %s begins %s", p, p.End(), next, next.Start())
			}
			if p.String() >= next.String() {
				t.Fatalf("%s does not sort before %s", p, next)
			}
			p = next
		}
	}
}

func TestParseBy(t *testing.T) {
	for by := Month; by <= Year; by++ {
		if got, ok := ParseBy(by.String()); !ok || got != by {
			t.Errorf("ParseBy(%q) = %v, %v", by.String(), got, ok)
		}
	}
	if _, ok := ParseBy("decade"); ok {
		t.Error("decade is a period")
	}
}
