package chart

import (
	"strings"
	"testing"

	"github.com/cadrage/cadrage/stance/aggregate"
)

func TestSpan(t *testing.T) {
	const feb28, dec30 = newYear + 58, newYear - 2
	tests := []struct {
		by            aggregate.By
		first, last   int
		wantFr, wantE string
	}{
		{aggregate.Month, jan2023, jan2023 + 11, "janv.–déc. 2023", "Jan–Dec 2023"},
		{aggregate.Month, jan2023, jan2023, "janv. 2023", "Jan 2023"},
		{aggregate.Month, jan2023 - 2, jan2023 + 2, "nov. 2022 – mars 2023", "Nov 2022 – Mar 2023"},
		{aggregate.Month, jan2023, jan2023 + 12, "janv. 2023 – janv. 2024", "Jan 2023 – Jan 2024"},
		{aggregate.Year, 2019, 2023, "2019–2023", "2019–2023"},
		{aggregate.Year, 2023, 2023, "2023", "2023"},
		{aggregate.Quarter, 2023 * 4, 2023*4 + 2, "T1–T3 2023", "Q1–Q3 2023"},
		{aggregate.Quarter, 2023 * 4, 2024 * 4, "T1 2023 – T1 2024", "Q1 2023 – Q1 2024"},
		{aggregate.Day, newYear, newYear, "1ᵉʳ janv. 2023", "1 Jan 2023"},
		{aggregate.Day, newYear, newYear + 16, "1ᵉʳ–17 janv. 2023", "1–17 Jan 2023"},
		{aggregate.Day, feb28, feb28 + 3, "28 févr. – 3 mars 2023", "28 Feb – 3 Mar 2023"},
		{aggregate.Day, dec30, newYear + 1, "30 déc. 2022 – 2 janv. 2023", "30 Dec 2022 – 2 Jan 2023"},
		{aggregate.Day, newYear, newYear + 365, "1ᵉʳ janv. 2023 – 1ᵉʳ janv. 2024", "1 Jan 2023 – 1 Jan 2024"},
		{aggregate.Week, firstWeek, firstWeek, "2–8 janv. 2023", "2–8 Jan 2023"},
		{aggregate.Week, firstWeek, firstWeek + 51, "2 janv. – 31 déc. 2023", "2 Jan – 31 Dec 2023"},
	}
	for _, tt := range tests {
		first, last := aggregate.Period{By: tt.by, N: tt.first}, aggregate.Period{By: tt.by, N: tt.last}
		for l, want := range map[*language]string{&french: tt.wantFr, &english: tt.wantE} {
			if got := strings.ReplaceAll(l.span(first, last), nbsp, " "); got != want {
				t.Errorf("%s to %s: got %q, want %q", first, last, got, want)
			}
		}
	}
}

func TestNumbers(t *testing.T) {
	tests := []struct{ got, want string }{
		{french.integer(0), "0"},
		{french.integer(999), "999"},
		{french.integer(1000), "1" + thin + "000"},
		{french.integer(1234567), "1" + thin + "234" + thin + "567"},
		{english.integer(1234567), "1,234,567"},
		{french.number(-0.25, 2), "−0,25"},
		{english.number(-0.25, 1), "−0.2"},
		{french.number(-2.5e-7, -1), "−2,5e−07"},
		{french.count(0, french.hit), "0" + nbsp + "occurrence"},
		{french.count(1, french.document), "1" + nbsp + "document"},
		{french.count(2, french.document), "2" + nbsp + "documents"},
		{english.count(0, english.document), "0" + nbsp + "documents"},
		{english.count(1, english.hit), "1" + nbsp + "hit"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func TestLanguagesAreComplete(t *testing.T) {
	for _, l := range []*language{&french, &english} {
		for by := aggregate.Month; by <= aggregate.Year; by++ {
			if l.per[by] == "" {
				t.Errorf("no word for %s", by)
			}
		}
		for _, d := range []string{"framing", "alignment"} {
			if w := l.dimensions[d]; w.name == "" || w.low == "" || w.high == "" {
				t.Errorf("no words for %s", d)
			}
		}
	}
}
