package corpus

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// show prints what a test wants to see of a document: what is empty is left out.
func show(d *Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q", d.ID, d.Text)
	for _, f := range []Field{{"outlet", d.Outlet}, {"date", d.Date.String()}, {"title", d.Title}, {"author", d.Author}} {
		if f.Value != "" {
			fmt.Fprintf(&b, " %s=%s", f.Name, f.Value)
		}
	}
	for _, f := range d.Meta {
		fmt.Fprintf(&b, " [%s=%s]", f.Name, f.Value)
	}
	for _, p := range d.Problems {
		fmt.Fprintf(&b, " (%s)", p.Reason)
	}
	return b.String()
}

// showError prints an error with the line and the id it names.
func showError(err error) string {
	bad, ok := err.(*RecordError)
	if !ok {
		return "!! " + err.Error()
	}
	s := "! "
	if bad.Kept {
		s = "kept "
	}
	if bad.Line > 0 {
		s += fmt.Sprintf("%d ", bad.Line)
	}
	if bad.Document != "" {
		s += bad.Document + " "
	}
	return s + bad.Reason
}

// readAll prints what Open yields.
func readAll(paths []string, opt Options) []string {
	var got []string
	for d, err := range Open(paths, opt) {
		if err != nil {
			got = append(got, showError(err))
		} else {
			got = append(got, show(d))
		}
	}
	return got
}

// readString reads a text as standard input.
func readString(text string, opt Options) []string {
	opt.Stdin = strings.NewReader(text)
	return readAll([]string{"-"}, opt)
}

func diff(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// writeFiles makes a folder of files, goes there, and returns its absolute path.
func writeFiles(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	return dir
}

func TestOpenFolder(t *testing.T) {
	writeFiles(t, map[string]string{
		"c/a/z.txt":         "z",
		"c/a.txt":           "a",
		"c/a-b/x.TXT":       "x",
		"c/b.csv":           "id,text\n1,un\n",
		"c/d.jsonl":         `{"id":1,"text":"deux"}`,
		"c/e.pdf":           "%PDF",
		"c/README":          "lisez-moi",
		"c/.git/config.txt": "caché",
		"c/.cache.txt":      "caché",
	})
	diff(t, readAll([]string{"c"}, Options{}), []string{
		"! not a format that cadrage reads: no extension",
		`a-b/x.TXT "x"`,
		`a.txt "a"`,
		`a/z.txt "z"`,
		`1 "un"`,
		`c/d.jsonl:1 "deux"`,
		"! not a format that cadrage reads: .pdf",
	})
}

func TestOpenNames(t *testing.T) {
	dir := writeFiles(t, map[string]string{
		"c/x/un.txt": "un",
		"deux.txt":   "deux",
		"c/t.csv":    "text\nsans id\n",
	})
	for _, test := range []struct {
		arg  string
		want []string // Document.File and ID
	}{
		{"c", []string{"c/t.csv t.csv:2", "c/x/un.txt x/un.txt"}},
		{"./c/", []string{"c/t.csv t.csv:2", "c/x/un.txt x/un.txt"}},
		{".", []string{"c/t.csv c/t.csv:2", "c/x/un.txt c/x/un.txt", "deux.txt deux.txt"}},
		{"c/x/un.txt", []string{"c/x/un.txt un.txt"}},
		{"./deux.txt", []string{"./deux.txt deux.txt"}},
		{"c/t.csv", []string{"c/t.csv t.csv:2"}},
		{filepath.Join(dir, "c"), []string{"c/t.csv t.csv:2", "c/x/un.txt x/un.txt"}},
		{filepath.Join(dir, "c", "t.csv"), []string{"t.csv t.csv:2"}},
		{"-", []string{"stdin stdin:2"}},
	} {
		t.Run(test.arg, func(t *testing.T) {
			var got []string
			for d, err := range Open([]string{test.arg}, Options{Stdin: strings.NewReader("id,text\n,entrée\n")}) {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, d.File+" "+d.ID)
			}
			diff(t, got, test.want)
		})
	}
}

func TestOpenIDs(t *testing.T) {
	writeFiles(t, map[string]string{
		"a.csv":   "id,text\n17,a\n17,b\n17#2,c\n17,d\n 18 ,e\n",
		"b.csv":   "id,text\n17,f\n17,g\n18,h\n",
		"x/a.txt": "i",
		"y/a.txt": "j",
	})
	again := func(id, as string) string { return fmt.Sprintf(" (id %q stands more than once: read as %q)", id, as) }
	diff(t, readAll([]string{"a.csv", "b.csv", "x/a.txt", "y/a.txt", "b.csv"}, Options{}), []string{
		`17 "a"`,
		`17#2 "b"` + again("17", "17#2"),
		`17#2#2 "c"` + again("17#2", "17#2#2"),
		`17#3 "d"` + again("17", "17#3"),
		`18 "e"`,
		`b.csv:17 "f"`,
		`b.csv:17#2 "g"` + again("17", "b.csv:17#2"),
		`b.csv:18 "h"`,
		`a.txt "i"`,
		`y/a.txt:a.txt "j"`,
		`b.csv:17#3 "f"` + again("17", "b.csv:17#3"),
		`b.csv:17#4 "g"` + again("17", "b.csv:17#4"),
		`b.csv:18#2 "h"` + again("18", "b.csv:18#2"),
	})
}

func TestOneIDForAll(t *testing.T) {
	const n = 20000 // quadratic work would show
	text := "id,text\n" + strings.Repeat("x,un\n", n)
	seen := map[string]bool{}
	for d, err := range Open([]string{"-"}, Options{Stdin: strings.NewReader(text)}) {
		if err != nil {
			t.Fatal(err)
		}
		seen[d.ID] = true
	}
	if len(seen) != n || !seen["x#20000"] {
		t.Errorf("%d ids of %d records", len(seen), n)
	}
}

// TestLargeFile reads records of all lengths through a window that has to move,
// from a reader that gives little at a time.
func TestLargeFile(t *testing.T) {
	var table, objects strings.Builder
	var texts []string
	table.WriteString("id,text\n")
	for i := range 3000 {
		texts = append(texts, fmt.Sprint(i)+strings.Repeat("é mot", i*7919%1000))
		fmt.Fprintf(&table, "%d,\"%s\n\"\n", i, texts[i])
		fmt.Fprintf(&objects, "{\"id\":%d,\"text\":\"%s\\n\"}\n", i, texts[i])
	}
	for format, text := range map[string]string{"csv": table.String(), "jsonl": objects.String()} {
		i := 0
		for d, err := range Open([]string{"-"}, Options{Format: format, Stdin: iotest.HalfReader(strings.NewReader(text))}) {
			if err != nil || d.Text != texts[i]+"\n" {
				t.Fatalf("%s: record %d is wrong: %v", format, i, err)
			}
			i++
		}
		if i != len(texts) {
			t.Errorf("%s: %d records, want %d", format, i, len(texts))
		}
	}
}

func TestOpenFails(t *testing.T) {
	writeFiles(t, map[string]string{"a.txt": "un"})
	_, missing := os.Stat("b.txt") // each system has its words
	for _, test := range []struct {
		name  string
		paths []string
		opt   Options
		want  string
	}{
		{"missing argument", []string{"a.txt", "b.txt"}, Options{}, "open corpus: " + missing.Error()},
		{"no standard input", []string{"a.txt", "-"}, Options{}, `open corpus: "-" is given, but there is no standard input`},
		{"standard input twice", []string{"-", "-"}, Options{Stdin: strings.NewReader("x")}, `open corpus: standard input ("-") is given twice`},
		{"format", []string{"a.txt"}, Options{Format: "xml"}, `open corpus: option Format: "xml" is none of text, csv, tsv, jsonl`},
	} {
		t.Run(test.name, func(t *testing.T) {
			diff(t, readAll(test.paths, test.opt), []string{"!! " + test.want})
		})
	}
}

func TestCheck(t *testing.T) {
	for _, test := range []struct {
		opt  Options
		want string // field and reason
	}{
		{Options{}, ""},
		{Options{Format: "tsv", Encoding: "Latin1", MaxRecord: 1, Path: "{outlet}/*"}, ""},
		{Options{MaxRecord: -1}, "option MaxRecord: -1 is negative"},
		{Options{Encoding: "utf9"}, `option Encoding: unknown encoding "utf9"`},
		{Options{Encoding: "iso-2022-kr"}, `option Encoding: unknown encoding "iso-2022-kr"`},
		{Options{Path: "{jour}"}, `option Path: {jour} in "{jour}" is none of {outlet}, {year}, {month}, {day}, {author}, {title}, *`},
		{Options{Path: "{year}/{year}"}, `option Path: {year} stands twice in "{year}/{year}"`},
		{Options{Path: "{year"}, `option Path: { in "{year" is none of {outlet}, {year}, {month}, {day}, {author}, {title}, *`},
		{Options{Path: "presse/*"}, `option Path: "presse/*" has no placeholder`},
		{Options{Columns: Columns{Title: "t", Text: "t"}}, `option Columns.Text: "t" is already the column of Columns.Title`},
	} {
		err := test.opt.Check()
		if got := fmt.Sprint(err); got != test.want && (err != nil || test.want != "") {
			t.Errorf("%+v: %v, want %q", test.opt, err, test.want)
		}
		var option *OptionError
		if err != nil && !errors.As(err, &option) {
			t.Errorf("%v is no *OptionError", err)
		}
	}
}

func TestOnFile(t *testing.T) {
	table := "id,text\n1,un\n"
	broken := "a,b\n" + strings.Repeat("1,2\n", 1<<20) // given up after the header
	dir := writeFiles(t, map[string]string{"c/a.csv": table, "c/b.csv": broken, "c/vide.txt": "", "c/x.pdf": "non"})
	var read int
	var got []string
	opt := Options{
		Stdin:  strings.NewReader("texte"),
		OnRead: func(n int) { read += n },
		OnFile: func(f File) { got = append(got, fmt.Sprintf("%s %d %x %d", f.Name, f.Bytes, f.SHA256, f.Arg)) },
	}
	readAll([]string{"-", dir + "/c"}, opt)
	diff(t, got, []string{
		fmt.Sprintf("stdin 5 %x 0", sha256.Sum256([]byte("texte"))),
		fmt.Sprintf("c/a.csv %d %x 1", len(table), sha256.Sum256([]byte(table))),
		fmt.Sprintf("c/b.csv %d %x 1", len(broken), sha256.Sum256([]byte(broken))),
		fmt.Sprintf("c/vide.txt 0 %x 1", sha256.Sum256(nil)),
	})
	if want := 5 + len(table) + len(broken); read != want {
		t.Errorf("OnRead told of %d bytes, want %d", read, want)
	}
	if got, want := Size([]string{dir + "/c"}, Options{}), int64(len(table)+len(broken)); got != want {
		t.Errorf("Size %d, want %d", got, want)
	}
	if got := Size([]string{dir + "/c", "-"}, Options{}); got != 0 {
		t.Errorf("Size with standard input %d, want 0", got)
	}
}

// errReader fails after some bytes, as a network drive may.
func errReader(text string) io.Reader {
	return io.MultiReader(strings.NewReader(text), iotest.ErrReader(errors.New("input/output error")))
}

func TestReadError(t *testing.T) {
	const lost = "! not read to its end: input/output error"
	for _, test := range []struct {
		name, text, format string
		want               []string
	}{
		{"csv", "id,text\n1,un\n2,de", "csv", []string{`1 "un"`, lost}},
		{"csv in quotes", "id,text\n1,un\n2,\"de\nux", "csv", []string{`1 "un"`, "! 3 unclosed quote", lost}},
		{"csv header", "id,te", "csv", []string{lost}},
		{"jsonl", "{\"text\":\"un\"}\n{\"te", "jsonl", []string{`stdin:1 "un"`, lost}},
		{"text", "Un début", "text", []string{lost}},
		{"nothing", "", "", []string{lost}},
	} {
		t.Run(test.name, func(t *testing.T) {
			opt := Options{Stdin: errReader(test.text), Format: test.format, OnFile: func(File) { t.Error("OnFile of a file not read") }}
			diff(t, readAll([]string{"-"}, opt), test.want)
		})
	}
}

// closeReader fails the test when it is read after stop.
type closeReader struct {
	t    *testing.T
	r    io.Reader
	stop *bool
}

func (c closeReader) Read(p []byte) (int, error) {
	if *c.stop {
		c.t.Error("read after the consumer had enough")
	}
	return c.r.Read(p[:min(len(p), 1<<20)])
}

func TestStop(t *testing.T) {
	for _, text := range []string{
		"id,text\n" + strings.Repeat("1,un\n", 1<<20),
		strings.Repeat("{\"text\":\"un\"}\n", 1<<18),
		"id,text\n" + strings.Repeat("1\n", 1<<20), // errors only
		strings.Repeat("{\n", 1<<20),
	} {
		stop := false
		opt := Options{Stdin: closeReader{t, strings.NewReader(text), &stop}, OnFile: func(File) { t.Error("OnFile after the stop") }}
		for range Open([]string{"-", "."}, opt) {
			stop = true
			break
		}
	}
}

// TestLongLine reads a line far over the limit: it costs one record, and memory
// for the limit.
func TestLongLine(t *testing.T) {
	const long = 50 << 20
	for _, test := range []struct{ name, before, start, after, want string }{
		{"csv", "id,text\n1,un\n", `2,"`, "\"\n3,trois\n", "! 3 line of 52428805 bytes is over the limit of 1048576"},
		{"jsonl", `{"id":1,"text":"un"}` + "\n", `{"text":"`, "\"}\n" + `{"id":3,"text":"trois"}`, "! 2 line of 52428812 bytes is over the limit of 1048576"},
	} {
		t.Run(test.name, func(t *testing.T) {
			line := io.LimitReader(repeat("abcdefg "), long)
			opt := Options{MaxRecord: 1 << 20, Format: test.name}
			opt.Stdin = io.MultiReader(strings.NewReader(test.before+test.start), line, strings.NewReader(test.after))
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			got := readAll([]string{"-"}, opt)
			runtime.ReadMemStats(&after)
			diff(t, got, []string{`1 "un"`, test.want, `3 "trois"`})
			if used := after.TotalAlloc - before.TotalAlloc; used > 16<<20 {
				t.Errorf("%d MiB allocated", used>>20)
			}
		})
	}
}

type repeat string

func (s repeat) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		n += copy(p[n:], s)
	}
	return n, nil
}

func TestLongText(t *testing.T) {
	opt := Options{MaxRecord: 1 << 20}
	opt.Stdin = io.LimitReader(repeat("Un mot. "), 50<<20)
	diff(t, readAll([]string{"-"}, opt), []string{"! file of 52428800 bytes is over the limit of 1048576"})
}

func TestFormatSniffed(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"objects", "\n  {\"text\": \"un\"}", `stdin:2 "un"`},
		{"table", "identifiant;Texte\n1;un\n", `1 "un"`},
		{"table with tabs", "id\tarticle\n1\tun\n", `1 "un"`},
		{"named column", "id,corps\n1,un\n", `1 "un"`},
		{"text with commas", "Oui, non, peut-être.\n", `stdin "Oui, non, peut-être.\n"`},
		{"text beginning with a known word", "Texte : un, deux\n", `stdin "Texte : un, deux\n"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var opt Options
			if strings.Contains(test.text, "corps") {
				opt.Columns.Text = "corps"
			}
			diff(t, readString(test.text, opt), []string{test.want})
		})
	}
}

func TestUnknownExtensionAsArgument(t *testing.T) {
	writeFiles(t, map[string]string{"a.log": "Un texte.", "b.data": "id;texte\n1;un\n", "c.bin": "\x00\x01", "d.txt": `{"text":"un"}`})
	diff(t, readAll([]string{"a.log", "b.data", "c.bin", "d.txt"}, Options{}), []string{
		`a.log "Un texte."`, `1 "un"`, "! not a text: NUL at byte 1", `d.txt "{\"text\":\"un\"}"`,
	})
	diff(t, readAll([]string{"d.txt"}, Options{Format: "jsonl"}), []string{`d.txt:1 "un"`})
}
