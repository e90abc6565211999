package corpus

import (
	"strings"
	"testing"
)

func TestParseDate(t *testing.T) {
	for _, test := range []struct{ in, want string }{ // a date, or the reason
		{"2023-07-14", "2023-07-14"},
		{" 2023-7-4 ", "2023-07-04"},
		{"2023/07/14", "2023-07-14"},
		{"2023.07.14", "2023-07-14"},
		{"2023-07", "2023-07"},
		{"2023", "2023"},
		{"20230714", "2023-07-14"},
		{"20230714140500", "2023-07-14"},
		{"14/07/2023", "2023-07-14"},
		{"03/04/2021", "2021-04-03"},
		{"14-07-2023", "2023-07-14"},
		{"14.07.23", "2023-07-14"},
		{"14/07/98", "1998-07-14"},
		{"07/2023", "2023-07"},
		{"2023/07", "2023-07"},
		{"14 juillet 2023", "2023-07-14"},
		{"14 JUILLET 2023", "2023-07-14"},
		{"14\u00a0juillet\u202f2023", "2023-07-14"},
		{"1er août 2024", "2024-08-01"},
		{"1er aou\u0302t 2024", "2024-08-01"}, // decomposed
		{"12 aout 2022", "2022-08-12"},
		{"12 févr. 2021", "2021-02-12"},
		{"sept. 2023", "2023-09"},
		{"déc. 2019", "2019-12"},
		{"juillet 2023", "2023-07"},
		{"12 juill 2023", "2023-07-12"},
		{"14-juil.-23", "2023-07-14"},
		{"1 janvier 1950", "1950-01-01"},
		{"29 février 2024", "2024-02-29"},
		{"vendredi 14 juillet 2023 à 18h05", "2023-07-14"},
		{"Publié le 12 juillet 2023 à 14h05", "2023-07-12"},
		{"Mis à jour le 04/08/2020 à 10:22", "2020-08-04"},
		{"Publié le 12 juillet 2023, mis à jour le 3 août 2023", "2023-07-12"},
		{"mar. 12 juil. 2022", "2022-07-12"},
		{"mer., 12 juil. 2023 14:05:00 +0200", "2023-07-12"},
		{"mercredi 12 juillet 2023, p. 4", "2023-07-12"},
		{"Le Monde, no. 24375, jeudi 25 mai 2023, p. 1", "2023-05-25"},
		{"article-2023-07-12.txt", "2023-07-12"},
		{"Wed, 12 Jul 2023 14:05:00 GMT", "2023-07-12"},
		{"2023-07-12T23:30:00-11:00", "2023-07-12"}, // its own day
		{"2023-07-12T14:05:00.123Z", "2023-07-12"},
		{"2023-07-12 14:05:00+02", "2023-07-12"},
		{"14 juillet 1789", "1789-07-14"},
		{"1600", "1600"},
		{"2199-12-31", "2199-12-31"},

		{"31/02/2023", "day out of range"},
		{"samedi 30 février 2021", "day out of range"},
		{"29/02/2023", "day out of range"},
		{"0 mai 2023", "day out of range"},
		{"2023-00", "month out of range"},
		{"2023-00-10", "month out of range"},
		{"2023-07-00", "day out of range"},
		{"12/13/2024", "month out of range"},
		{"2023-13", "month out of range"},
		{"20231301", "month out of range"},
		{"13/2023", "month out of range"},
		{"0000-00-00", "year out of range"},
		{"0001-01-01T00:00:00Z", "year out of range"},
		{"14 juillet 1599", "year out of range"},
		{"2200", "year out of range"},

		{"", "not a date"},
		{"n’importe quoi", "not a date"},
		{"hier", "not a date"},
		{"juillet", "not a date"},
		{"14 juillet", "not a date"},
		{"juin 23", "not a date"}, // the 23rd of June, or 2023
		{"12-07-23", "not a date"},
		{"45110", "not a date"}, // of a spreadsheet
		{"1689292800", "not a date"},
		{"99999999", "not a date"},
		{"2023-W28", "not a date"},
		{"T2 2022", "not a date"},
		{"2e trimestre 2022", "not a date"},
		{"1.2.3.4", "not a date"},
		{"en 2023", "not a date"},
		{"vol. 2023/12", "not a date"},
		{"n° 12/2023", "not a date"},
		{"\xff\xfe2023", "not a date"},
		{strings.Repeat(" ", maxDate) + "2023", "not a date"},
	} {
		d, err := ParseDate(test.in)
		got := d.String()
		if err != nil {
			_, got, _ = strings.Cut(err.Error(), "\": ")
			if d != (Date{}) {
				t.Errorf("ParseDate(%q): %v with an error", test.in, d)
			}
		}
		if got != test.want {
			t.Errorf("ParseDate(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestDateError(t *testing.T) {
	_, err := ParseDate("31/02/2023")
	if want := `date "31/02/2023": day out of range`; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	_, err = ParseDate(strings.Repeat("é", 70))
	if want := `date "` + strings.Repeat("é", 60) + `…": not a date`; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2023-07-14", "1er août 2023", "14/07/23", "sept. 2023", "Wed, 12 Jul 2023", "date 2023-07 - Publicité-", "date le 14 mai 2023 à 14h"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			if d != (Date{}) {
				t.Errorf("%q: %v with %v", s, d, err)
			}
		} else if again, err := ParseDate(d.String()); err != nil || again != d {
			t.Errorf("%q is %s, which is %s (%v)", s, d, again, err)
		}
		crawlDate(s)
		fileDate(s)
	})
}

func TestCrawlDate(t *testing.T) {
	for _, test := range []struct{ line, want string }{ // "-": no such line
		{" date 2023-07 - Publicité-", "2023-07"},
		{"date 2023-07 - Publicité", "2023-07"},
		{"date 2023-07", "2023-07"},
		{"Date : 14 juillet 2023 –\u00a0Publicité\u00a0–", "2023-07-14"},
		{"\u00a0date\u00a02023-07\u202f—\u202fPUBLICITÉ—\u00a0", "2023-07"},
		{"date 14/07/2023 - publicite - Publicité -", "2023-07-14"},
		{"date vendredi 14 juillet 2023 à 14h05 -", "2023-07-14"},
		{"date: 2023-07-14T14:05:00+02:00", "2023-07-14"},
		{"date 2023", "2023"},
		{"date 2023-13 - Publicité-", "month out of range"},

		{"", "-"},
		{"date", "-"},
		{"date - Publicité-", "-"},
		{"dates 2023-07", "-"},
		{"dater 2023-07", "-"},
		{"La date 2023-07", "-"},
		{"Date limite : 12 juillet 2023", "-"},
		{"Date du 14 juillet 2023 le premier accord", "-"},
		{"Date 14 juillet 2023 : un accord est signé.", "-"},
		{"2023-07 - Publicité-", "-"},
	} {
		d, ok, err := crawlDate(test.line)
		got := d.String()
		if err != nil {
			_, got, _ = strings.Cut(err.Error(), "\": ")
		}
		if !ok {
			got = "-"
		}
		if got != test.want {
			t.Errorf("crawlDate(%q) = %q, want %q", test.line, got, test.want)
		}
	}
}
