package corpus

import (
	"strings"
	"testing"
)

func TestPathPattern(t *testing.T) {
	for _, test := range []struct{ pattern, file, want string }{ // outlet, date, author, title
		{"{outlet}/{year}/{month}", "presse/lemonde/2023/07/a.txt", "lemonde 2023-07  "},
		{"/{outlet}/{year}/", "lemonde/2023/a.txt", "lemonde 2023  "},
		{"{outlet}/{year}/{month}/{day}", "lemonde/2023/7/4/a.txt", "lemonde 2023-07-04  "},
		{"{year}/*/{outlet}", "2023/été/lemonde/a.txt", "lemonde 2023  "},
		{"{outlet}-{year}", "presse/le-monde-2023/a.txt", "le-monde 2023  "},
		{"{outlet}/{year}/{title}", "presse/lemonde/2023/un titre.txt", "lemonde 2023  un titre"},
		{"{author}/{title}", "presse/elle/un titre.txt", "  elle un titre"},
		{"{outlet}_{year}-{month}-{day}", "presse/lemonde_2023-07-14.txt", "lemonde 2023-07-14  "},
		{"{outlet}_{year}{month}*", "presse/lemonde_202307_x.txt", "lemonde 2023-07  "},
		{"{outlet}/{year}", "presse/lemonde/a.txt", "   "},
		{"{outlet}/{year}", "2023/a.txt", "   "},
		{"{outlet}/{year}/{month}", "lemonde/2023/13/a.txt", "lemonde   "},
		{"{outlet}/{month}", "lemonde/07/a.txt", "lemonde   "},
		{"{outlet}", "Libe\u0301ration/a.txt", "Libération   "}, // as macOS has it
		{"a.c{year}", "abc2023/x.txt", "   "},
	} {
		p, err := compilePath(test.pattern)
		if err != nil {
			t.Fatal(err)
		}
		info := p.match(input{path: test.file}.folders())
		if got := show4(info); got != test.want {
			t.Errorf("%s with %s: %q, want %q", test.file, test.pattern, got, test.want)
		}
	}
}

func show4(i pathInfo) string {
	return strings.Join([]string{i.outlet, i.date.String(), i.author, i.title}, " ")
}

func TestGuessPath(t *testing.T) {
	for _, test := range []struct{ file, want string }{ // outlet and date
		{"presse/lemonde/2023/07/14/a.txt", "lemonde 2023-07-14"},
		{"presse/lemonde/2023/07/a.txt", "lemonde 2023-07"},
		{"presse/lemonde/2023/a.txt", "lemonde 2023"},
		{"2023/a.txt", " 2023"},
		{"../2023/07/a.txt", " 2023-07"},
		{"/2023/07/a.txt", " 2023-07"},
		{"12/2023/a.txt", " 2023"},
		{"2022/2023/07/a.txt", " 2023-07"},
		{"lemonde/a.txt", " "},
		{"lemonde/2023/13/a.txt", " "},
		{"lemonde/2023/02/30/a.txt", " "},
		{"lemonde/2023/juillet/a.txt", " "},
		{"lemonde/1200/a.txt", " "},
		{"lemonde/2023/002/a.txt", " "},
	} {
		info := locate(input{path: test.file}, nil)
		if got := info.outlet + " " + info.date.String(); got != test.want {
			t.Errorf("%s: %q, want %q", test.file, got, test.want)
		}
	}
}

func TestFileDate(t *testing.T) {
	for _, test := range []struct{ stem, want string }{
		{"2023-07-14-titre", "2023-07-14"},
		{"20230714_titre", "2023-07-14"},
		{"titre_2023_07_14", "2023-07-14"},
		{"2023-07_titre", "2023-07"},
		{"2023-13-14, 2023-07-14", "2023-07-14"},
		{"2019-20-saison", ""},
		{"14-07-2023", ""},
		{"2023", ""},
		{strings.Repeat("x", maxDate) + "2023-07-14", ""},
	} {
		if got := fileDate(test.stem).String(); got != test.want {
			t.Errorf("%s: %q, want %q", test.stem, got, test.want)
		}
	}
}

func TestPathAndRecord(t *testing.T) {
	writeFiles(t, map[string]string{
		"c/lemonde/2023/07/a.txt": "Un.",
		"c/lemonde/2023/07/b.csv": "id,date,outlet,text\n1,2022,,un\n2,,Libération,deux\n3,x,,trois\n",
		"c/lemonde/2023/07/c.txt": "date 2021\nUn.",
		// The date in the name of a table is that of the export.
		"c/lemonde/2023/07/d-2023-07-14.csv": "id,text\n4,quatre\n",
		"c/lemonde/2023/07/e-2023-07-14.txt": "Un.",
	})
	want := []string{
		`a.txt "Un." outlet=lemonde date=2023-07`,
		`1 "un" outlet=lemonde date=2022`,
		`2 "deux" outlet=Libération date=2023-07`,
		`3 "trois" outlet=lemonde (date "x": not a date)`,
		`c.txt "Un." outlet=lemonde date=2021`,
		`4 "quatre" outlet=lemonde date=2023-07`,
		`e-2023-07-14.txt "Un." outlet=lemonde date=2023-07-14`,
	}
	diff(t, readAll([]string{"c/lemonde/2023/07"}, Options{}), want)
	for i := range want {
		want[i] = strings.Replace(want[i], "date=2023-07-14", "date=2023", 1)
		want[i] = strings.Replace(want[i], "date=2023-07", "date=2023", 1)
	}
	diff(t, readAll([]string{"c/lemonde/2023/07"}, Options{Path: "{outlet}/{year}/*"}), want)
}
