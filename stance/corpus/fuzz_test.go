package corpus

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// fuzzLimit is small, so that the fuzzer finds long records.
const fuzzLimit = 300

// readFuzzed reads data as standard input, twice, and checks what holds of all
// that is read.
func readFuzzed(t *testing.T, data []byte, format string) []*Document {
	t.Helper()
	var docs []*Document
	var first []string
	for again := range 2 {
		var all []string
		line, ids := 0, map[string]bool{}
		opt := Options{Format: format, MaxRecord: fuzzLimit, Stdin: bytes.NewReader(data)}
		for d, err := range Open([]string{"-"}, opt) {
			if err != nil {
				bad, ok := err.(*RecordError)
				if !ok || d != nil || bad.Reason == "" || bad.Line != 0 && bad.Line <= line {
					t.Fatalf("after line %d: %#v with %v", line, err, d)
				}
				line = max(line, bad.Line)
				all = append(all, err.Error())
				continue
			}
			switch {
			case d.Line <= line:
				t.Fatalf("line %d after line %d", d.Line, line)
			case strings.TrimSpace(d.Text) == "":
				t.Fatalf("line %d: empty text", d.Line)
			case ids[d.ID]:
				t.Fatalf("line %d: id %q again", d.Line, d.ID)
			}
			for _, s := range []string{d.ID, d.Outlet, d.Title, d.Author, d.Text} {
				if !utf8.ValidString(s) {
					t.Fatalf("line %d: %q is not valid UTF-8", d.Line, s)
				}
			}
			for _, f := range d.Meta {
				if !utf8.ValidString(f.Name + f.Value) {
					t.Fatalf("line %d: metadata %q is not valid UTF-8", d.Line, f)
				}
			}
			for _, p := range d.Problems {
				if !p.Kept || p.Document != d.ID {
					t.Fatalf("line %d: problem %#v", d.Line, p)
				}
			}
			line, ids[d.ID] = d.Line, true
			all = append(all, fmt.Sprint(d.Line, show(d)))
			if again == 0 {
				docs = append(docs, d)
			}
		}
		if again == 0 {
			first = all
		} else if !slices.Equal(all, first) {
			t.Fatalf("read %q, then %q", first, all)
		}
	}
	return docs
}

// hasText says whether one of the documents has that text.
func hasText(docs []*Document, text string) bool {
	return slices.ContainsFunc(docs, func(d *Document) bool { return d.Text == text })
}

func FuzzCSV(f *testing.F) {
	for _, seed := range []string{
		"1;un", `1;"un`, `1;"un";`, `1;"`, `"`, `""`, `"";"`, `1;"il a dit "oui" hier"`, `1;27"`, "1;\xe9t\xe9", "1;\x00", "1;\"un\ndeux\"",
		"1;\"un\rdeux\"\r", "\r", "\n\n;\n", "é;\xe9", "\ufeff1;2", "1;" + strings.Repeat("x", fuzzLimit), "1,2\t3|4",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		readFuzzed(t, data, formatCSV)
		readFuzzed(t, data, formatTSV)
		readFuzzed(t, append([]byte("id;date;texte\n"), data...), "")
		readFuzzed(t, append([]byte("id\tdate\ttexte\n"), data...), formatTSV)

		// Whatever stands in a line, the rows that follow it are read.
		bad := bytes.ReplaceAll(data, []byte("\n"), []byte(" "))
		docs := readFuzzed(t, slices.Concat([]byte("id;texte\n0;un\n"), bad, []byte("\n2;\"bon \"\"texte\"\"\nlong\"\n3;autre\n")), formatCSV)
		for _, text := range []string{"un", "bon \"texte\"\nlong", "autre"} {
			if !hasText(docs, text) {
				t.Fatalf("%q is not read", text)
			}
		}
	})
}

func FuzzJSONL(f *testing.F) {
	for _, seed := range append(jsonSeeds, "{\"text\":\"un\"}\n{", `{"text":"\u00e9","date":"x","id":1e5}`, "{\"text\":\"\xe9\"}", `{"text":"a","a":{"b":[1,{"c":2}]}}`, strings.Repeat("[", 2*maxDepth)) {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		readFuzzed(t, data, formatJSONL)
		bad := bytes.ReplaceAll(data, []byte("\n"), []byte(" "))
		docs := readFuzzed(t, slices.Concat([]byte("{\"text\":\"un\"}\n"), bad, []byte("\n{\"text\":\"autre\"}\n")), formatJSONL)
		if !hasText(docs, "un") || !hasText(docs, "autre") {
			t.Fatal("a good line is not read")
		}
	})
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{
		"Un.", " date 2023-07 - Publicité-\n\nUn.", "---\ntitle: T\n---\nUn.", "---\ntitle: a: b\n---\nUn.", "---\na: &a [*a]\n---\nUn.",
		"---\r\n? {a: b}\r\n: c\r\n...\r\nUn.", "\ufeff# T", "\xff\xfeU\x00n\x00", "\xe9t\xe9 \xc3", "id;texte\n1;un", "{\"text\":1}", "---\n<<: {a: 1}\n---\n", "---\n- a\n---\nUn.",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		docs := readFuzzed(t, data, formatText)
		readFuzzed(t, data, "")
		// Nothing but what stands before an article is taken away.
		if len(docs) == 1 && docs[0].Problems == nil && utf8.Valid(data) && !bytes.HasSuffix(data, []byte(docs[0].Text)) {
			t.Fatalf("%q is read as %q", data, docs[0].Text)
		}
	})
}
