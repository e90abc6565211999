package chart

import (
	"strings"
	"testing"

	"github.com/cadrage/cadrage/stance/aggregate"
	"gonum.org/v1/plot/vg"
)

func labels(ticks []tick) string {
	var out []string
	for _, t := range ticks {
		s := t.label
		if t.under != "" {
			s += "/" + t.under
		}
		out = append(out, strings.ReplaceAll(s, nbsp, " "))
	}
	return strings.Join(out, " | ")
}

func TestNumberTicks(t *testing.T) {
	tests := []struct {
		lo, hi float64
		parts  vg.Length
		whole  bool
		lang   *language
		want   string
	}{
		{-1, 1, 5, false, &french, "−1,0 | −0,5 | 0 | 0,5 | 1,0"},
		{-1, 1, 10, false, &english, "−1.0 | −0.8 | −0.6 | −0.4 | −0.2 | 0 | 0.2 | 0.4 | 0.6 | 0.8 | 1.0"},
		{-0.04, 0.33, 4, false, &french, "0 | 0,1 | 0,2 | 0,3"},
		{0.1, 0.3, 2, false, &french, "0,1 | 0,2 | 0,3"},
		{-0.03, 0.02, 5, false, &french, "−0,03 | −0,02 | −0,01 | 0 | 0,01 | 0,02"},
		{-9.5, 22, 5, false, &french, "0 | 10 | 20"},
		{-4, 4, 8, false, &french, "−4 | −3 | −2 | −1 | 0 | 1 | 2 | 3 | 4"},
		{-7, 7, 7, false, &french, "−6 | −4 | −2 | 0 | 2 | 4 | 6"},
		{0, 1.12, 3, true, &french, "0 | 1"},
		{0, 3.36, 5, true, &french, "0 | 1 | 2 | 3"},
		{0, 1234 * 1.12, 3, true, &french, "0 | 500 | 1" + thin + "000"},
		{0, 2_500_000, 2, true, &english, "0 | 2,000,000"},
		{0, 3e-9, 3, false, &french, "0 | 1e−09 | 2e−09 | 3e−09"},
		{0, 3e9, 3, false, &english, "0 | 1e+09 | 2e+09 | 3e+09"},
	}
	for _, tt := range tests {
		if got := labels(numberTicks(tt.lang, tt.lo, tt.hi, tt.parts, tt.whole)); got != tt.want {
			t.Errorf("%v to %v in %v: got %s, want %s", tt.lo, tt.hi, tt.parts, got, tt.want)
		}
	}
}

func TestPeriodTicks(t *testing.T) {
	p := func(by aggregate.By, n int) aggregate.Period { return aggregate.Period{By: by, N: n} }
	tests := []struct {
		name  string
		first aggregate.Period
		n     int
		width vg.Length
		want  string
	}{
		{"month", p(aggregate.Month, jan2023+6), 1, 300, "juil./2023"},
		{"months over new year", p(aggregate.Month, jan2023+11), 2, 300, "déc./2023 | janv./2024"},
		{"year of months", p(aggregate.Month, jan2023), 12, 400,
			"janv./2023 | févr. | mars | avr. | mai | juin | juil. | août | sept. | oct. | nov. | déc."},
		{"narrow year of months", p(aggregate.Month, jan2023), 12, 180, "janv./2023 | mars | mai | juil. | sept. | nov."},
		{"narrower", p(aggregate.Month, jan2023), 12, 120, "janv./2023 | avr. | juil. | oct."},
		{"months from November", p(aggregate.Month, jan2023-2), 12, 180, "nov./2022 | janv./2023 | mars | mai | juil. | sept."},
		{"five years of months", p(aggregate.Month, jan2023-36), 60, 230,
			"janv./2020 | juil. | janv./2021 | juil. | janv./2022 | juil. | janv./2023 | juil. | janv./2024 | juil."},
		{"thirty years of months", p(aggregate.Month, 1990*12+3), 400, 400,
			"1992 | 1994 | 1996 | 1998 | 2000 | 2002 | 2004 | 2006 | 2008 | 2010 | 2012 | 2014 | 2016 | 2018 | 2020 | 2022"},
		{"day", p(aggregate.Day, newYear), 1, 300, "1ᵉʳ janv./2023"},
		{"week of days", p(aggregate.Day, newYear-3), 7, 300, "29 déc./2022 | 30 déc. | 31 déc. | 1ᵉʳ janv./2023 | 2 janv. | 3 janv. | 4 janv."},
		{"month of days", p(aggregate.Day, newYear), 31, 400, "1ᵉʳ janv./2023 | 6 janv. | 11 janv. | 16 janv. | 21 janv. | 26 janv."},
		{"two months of days", p(aggregate.Day, newYear+31), 59, 300, "1ᵉʳ févr./2023 | 11 févr. | 21 févr. | 1ᵉʳ mars | 11 mars | 21 mars"},
		{"quarter of days", p(aggregate.Day, newYear+2), 90, 220, "16 janv./2023 | 1ᵉʳ févr. | 16 févr. | 1ᵉʳ mars | 16 mars | 1ᵉʳ avr."},
		{"thirteen months of days", p(aggregate.Day, newYear), 400, 400,
			"janv./2023 | févr. | mars | avr. | mai | juin | juil. | août | sept. | oct. | nov. | déc. | janv./2024 | févr."},
		{"weeks", p(aggregate.Week, firstWeek), 5, 300, "2 janv./2023 | 9 janv. | 16 janv. | 23 janv. | 30 janv."},
		// W05 starts on 30 January, its Thursday is in February.
		{"year of weeks", p(aggregate.Week, firstWeek), 30, 300, "janv./2023 | févr. | mars | avr. | mai | juin | juil."},
		{"quarters", p(aggregate.Quarter, 2020*4+1), 5, 300, "T2/2020 | T3 | T4 | T1/2021 | T2"},
		{"many quarters", p(aggregate.Quarter, 2020*4), 12, 130, "T1/2020 | T3 | T1/2021 | T3 | T1/2022 | T3"},
		{"century of quarters", p(aggregate.Quarter, 1900*4), 400, 300, "1900 | 1910 | 1920 | 1930 | 1940 | 1950 | 1960 | 1970 | 1980 | 1990"},
		{"years", p(aggregate.Year, 2019), 5, 300, "2019 | 2020 | 2021 | 2022 | 2023"},
		{"many years", p(aggregate.Year, 1944), 60, 300, "1945 | 1950 | 1955 | 1960 | 1965 | 1970 | 1975 | 1980 | 1985 | 1990 | 1995 | 2000"},
		{"no room for two labels", p(aggregate.Month, jan2023+10), 3, 20, "nov. 2023"},
		{"no two round dates", p(aggregate.Year, 1903), 90, 60, "1903 | 1992"},
		{"no second round date", p(aggregate.Day, newYear+8), 8, 28, "9 janv. 2023"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := timeAxis{left: 50, width: tt.width, min: 20, max: 60 + tt.width, n: tt.n}
			major, minor := periodTicks(&french, tt.first, a)
			if got := labels(major); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if !a.fits(major) && len(major) > 1 {
				t.Error("labels touch")
			}
			if vg.Length(len(minor))*minorTickRoom > tt.width {
				t.Errorf("%d minor ticks", len(minor))
			}
		})
	}
}

// Labels at the ends move inwards, and count as neighbours where they are drawn.
func TestLabelsStayInside(t *testing.T) {
	a := timeAxis{left: 0, width: 100, min: 0, max: 100, n: 100}
	first, last := tick{value: 0, label: "septembre"}, tick{value: 99, label: "septembre"}
	w := tickText.width("septembre")
	if x := a.start(first, first.label); x != 0 {
		t.Errorf("first label starts at %v", x)
	}
	if x := a.start(last, last.label); x != 100-w {
		t.Errorf("last label starts at %v, want %v", x, 100-w)
	}
	if !a.fits([]tick{first, last}) {
		t.Error("two labels do not fit")
	}
	if a.fits([]tick{first, {value: 50, label: "septembre"}, last}) {
		t.Error("three labels fit")
	}
	if a.fits([]tick{{value: 40, label: "a", under: "septembre"}, {value: 60, label: "b", under: "septembre"}}) {
		t.Error("second lines touch")
	}
}
