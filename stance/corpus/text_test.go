package corpus

import (
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	for _, test := range []struct {
		name, text, want string
	}{
		{"as it stands", " Un.\r\n\r\nDeux. \n", `a.md " Un.\r\n\r\nDeux. \n"`},
		{"byte order mark", "\ufeffUn.", `a.md "Un."`},
		{"crawler's line", " date 2023-07 - Publicité-\n\nUn.\n", `a.md "\nUn.\n" date=2023-07`},
		{"crawler's line with CR LF", " date 2023-07 - Publicité-\r\n\r\nUn.\r\n", `a.md "\r\nUn.\r\n" date=2023-07`},
		{"crawler's line with CR", " date 2023-07 - Publicité-\r\rUn.\r", `a.md "\rUn.\r" date=2023-07`},
		{"crawler's line after a blank one", "\n date 2023-07 - Publicité-\nUn.", `a.md "Un." date=2023-07`},
		{"crawler's line with a bad date", "date 2023-13 - Publicité -\nUn.", `a.md "Un." (date "date 2023-13 - Publicité -": month out of range)`},
		{"crawler's line alone", "date 2023-07", "! empty text"},
		{"title", "# Titre \n\nUn.", `a.md "\nUn." title=Titre`},
		{"title after the crawler's line", "date 2023-07\n# Titre\nUn.", `a.md "Un." date=2023-07 title=Titre`},
		{"lesser heading", "## Titre\nUn.", `a.md "## Titre\nUn."`},
		{"hashtag", "#Paris\nUn.", `a.md "#Paris\nUn."`},

		{"front matter", "---\ntitre: Un titre\nSource: Le Monde\ndate: 2023-07-14\nauteur: [A, B]\nid: 007\nrubrique: Monde\ntags:\n  - x\n  - y\nmeta: {a: 1, b: {c: oui}}\nvide:\n---\n\nUn.\n",
			`007 "\nUn.\n" outlet=Le Monde date=2023-07-14 title=Un titre author=A;B [rubrique=Monde] [tags=x;y] [meta.a=1] [meta.b.c=oui]`},
		{"front matter with CR LF and points", "---\r\ntitle: \"T: u\"\r\n...\r\nUn.", `a.md "Un." title=T: u`},
		{"front matter and crawler's line", "---\ndate: 2022\n---\n date 2023-07 - Publicité-\nUn.", `a.md "Un." date=2022`},
		{"front matter without a date", "---\ntitle: T\n---\ndate 2023-07\nUn.", `a.md "Un." date=2023-07 title=T`},
		{"front matter and the same title", "---\ntitle: T\n---\n# T\nUn.", `a.md "Un." title=T`},
		{"front matter and another title", "---\ntitle: T\n---\n# U\nUn.", `a.md "# U\nUn." title=T`},
		{"text in front matter is metadata", "---\ntext: x\n---\nUn.", `a.md "Un." [text=x]`},
		{"two keys of one role", "---\ntitre: A\ntitle: B\n---\nUn.", `a.md "Un." title=B [titre=A]`},
		{"alias", "---\nx: &x A\nauthor: *x\n---\nUn.", `a.md "Un." author=A [x=A]`},
		{"empty front matter", "---\n---\nUn.", `a.md "Un."`},
		{"comment only", "---\n# rien\n---\nUn.", `a.md "Un."`},
		{"title with a colon", "---\ntitle: Retraites : le recul\ndate: 2023\n---\nUn.",
			`a.md "Un." date=2023 title=Retraites : le recul (front matter read line by line: yaml: mapping values are not allowed in this context)`},
		{"bad date in front matter", "---\ndate: 2023-02-30\n---\nUn.", `a.md "Un." (date "2023-02-30": day out of range)`},
		{"paragraph between rules", "---\nUn paragraphe.\n---\nUn.", `a.md "---\nUn paragraphe.\n---\nUn."`},
		{"no YAML between rules", "---\n{Il dit\n---\nUn.", `a.md "---\n{Il dit\n---\nUn." (front matter read as text: yaml: line 1: did not find expected ',' or '}')`},
		{"rule", "---\nUn.", `a.md "---\nUn."`},
		{"rule further down", "Un.\n---\ntitle: T\n---\n", `a.md "Un.\n---\ntitle: T\n---\n"`},

		{"empty", "", "! empty file"},
		{"white space", " \n\u00a0\n", "! empty text"},
		{"front matter only", "---\ntitle: T\n---\n", "! empty text"},
		{"NUL", "PK\x03\x04\x00", "! not a text: NUL at byte 5"},
	} {
		t.Run(test.name, func(t *testing.T) {
			writeFiles(t, map[string]string{"a.md": test.text})
			diff(t, readAll([]string{"a.md"}, Options{}), []string{test.want})
		})
	}
}

func TestTitleInMarkdownOnly(t *testing.T) {
	diff(t, readString("# Titre\nUn.", Options{}), []string{`stdin "# Titre\nUn."`})
}

func TestLongFrontMatter(t *testing.T) {
	text := "---\nx: " + strings.Repeat("x", maxFrontMatter) + "\n---\nUn."
	for d, err := range Open([]string{"-"}, Options{Stdin: strings.NewReader(text)}) {
		if err != nil || d.Text != text {
			t.Errorf("front matter of %d bytes taken", maxFrontMatter)
		}
	}
}

func TestEncoding(t *testing.T) {
	utf16 := func(s, order string) string {
		var b strings.Builder
		for _, r := range "\ufeff" + s {
			if order == "le" {
				b.Write([]byte{byte(r), byte(r >> 8)})
			} else {
				b.Write([]byte{byte(r >> 8), byte(r)})
			}
		}
		return b.String()
	}
	const replaced = ": replaced by U+FFFD"
	filler := strings.Repeat("Un mot. ", sniffSize/8)
	for _, test := range []struct {
		name, text string
		opt        Options
		want       []string
	}{
		{"UTF-8", "L’été", Options{}, []string{`stdin "L’été"`}},
		{"Windows-1252", "L\x92\xe9t\xe9 \x80", Options{}, []string{`stdin "L’été €"`}},
		{"UTF-16 LE", utf16("id;texte\r\n1;L’été\r\n", "le"), Options{}, []string{`1 "L’été"`}},
		{"UTF-16 BE", utf16("L’été", "be"), Options{}, []string{`stdin "L’été"`}},
		{"damaged UTF-8", "été, été \xe9 été", Options{}, []string{`stdin "été, été ` + "\uFFFD" + ` été" (invalid UTF-8 at byte 14` + replaced + `)`}},
		{"record of Windows-1252 in UTF-8", "id,texte\n1,été\n2,\xe9t\xe9\n3,été \xe9t\n", Options{}, []string{
			`1 "été"`, `2 "été" (invalid UTF-8 at byte 3: read as Windows-1252)`, `3 "été ` + "\uFFFD" + `t" (invalid UTF-8 at byte 9` + replaced + `)`}},
		{"key of Windows-1252", "{\"text\":\"été, été\"}\n{\"text\":\"\xe9t\xe9\"}", Options{}, []string{
			`stdin:1 "été, été"`, `stdin:2 "été" (invalid UTF-8 at byte 10: read as Windows-1252)`}},
		{"record of Windows-1252 far down", "id,texte\n1," + filler + "\n2,\xe9t\xe9\n", Options{}, []string{
			`1 "` + filler + `"`, `2 "été" (invalid UTF-8 at byte 3: read as Windows-1252)`}},
		{"character cut by the first MiB", filler[:sniffSize-1] + "é", Options{}, []string{`stdin "` + filler[:sniffSize-1] + `é"`}},
		{"cut at the end", "été, \xc3", Options{}, []string{`stdin "été, ` + "\uFFFD" + `" (invalid UTF-8 at byte 8` + replaced + `)`}},
		{"a file of Windows-1252", "id,texte\n1,\xe9t\xe9\n2,\xe0\n", Options{}, []string{`1 "été"`, `2 "à"`}},
		{"forced", "\x8et\x8e", Options{Encoding: "macintosh"}, []string{`stdin "été"`}},
		{"forced UTF-8", "\xe9t\xe9", Options{Encoding: "utf-8"}, []string{`stdin "` + "\uFFFDt\uFFFD" + `" (invalid UTF-8 at byte 1` + replaced + `)`}},
		{"forced UTF-16", utf16("été", "le"), Options{Encoding: "utf-16le"}, []string{`stdin "été"`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			diff(t, readString(test.text, test.opt), test.want)
		})
	}
}
