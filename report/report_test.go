package report

import (
	"bytes"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/aggregate"
	"github.com/cadrage/cadrage/stance/corpus"
)

func TestDecimal(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0", 1: "0.000001", -1: "-0.000001", 1_500_000: "1.5", -740_000: "-0.74", 3_000_000: "3",
		1_000_001: "1.000001", 10: "0.00001", -12_345_678: "-12.345678", 9_000_000_000_000: "9000000",
	} {
		if got := decimal(n); got != want {
			t.Errorf("decimal(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestFloat(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 0.1: "0.1", -1.0 / 3: "-0.3333333333333333", 1e-7: "0.0000001", 123456789: "123456789"} {
		if got := float(x); got != want {
			t.Errorf("float(%g) = %s, want %s", x, got, want)
		}
	}
	if got := float(math.NaN()); got != "" {
		t.Errorf("NaN is %q, want an empty cell", got)
	}
}

// result is a document of a title and one sentence with one negated match.
func result() *stance.Result {
	entry := &lexicon.Entry{Pattern: "bon/adj", Dimension: "framing", Weight: 1_500_000}
	e := []stance.Evidence{{Neg: 1_110_000, Hits: 1, Words: 4}, {Words: 4}}
	return &stance.Result{
		Document: &corpus.Document{
			ID: "a,1", Outlet: "J", Date: corpus.Date{Year: 2023, Month: 7}, Title: "Le \"titre\"", Text: "Ce n’est pas\r\nbon.",
			Meta: []corpus.Field{{Name: "section", Value: "éco"}},
		},
		Sentences: []stance.Sentence{
			{Span: token.Span{Start: 0, End: 10}, Paragraph: 0, Number: 1, Words: 2, Evidence: []stance.Evidence{{Words: 2}, {Words: 2}}},
			{Span: token.Span{Start: 0, End: 20}, Paragraph: 1, Number: 2, Words: 4, Evidence: e, Matches: []stance.Match{{
				Span: token.Span{Start: 16, End: 19}, Entry: entry, Contribution: -1_110_000,
				Factors: []stance.Factor{{Rule: "negation", Value: -740_000}},
			}}},
		},
		Evidence: e, Words: 6,
	}
}

var dimensions = []string{"framing", "alignment"}

func TestSentences(t *testing.T) {
	var b bytes.Buffer
	s, err := NewSentences(&b, dimensions, stance.SquareRoot, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Write(result()), s.Flush()); err != nil {
		t.Fatal(err)
	}
	const want = `document,outlet,date,paragraph,sentence,start,end,words,framing,framing_pos,framing_neg,framing_hits,framing_class,alignment,alignment_pos,alignment_neg,alignment_hits,alignment_class,voice,modality,actors,dyads,text
"a,1",J,2023-07,0,1,0,10,2,,0,0,0,0,,0,0,0,0,own,asserted,,,"Le ""titre"""
` + "\"a,1\",J,2023-07,1,2,0,20,4,-0.555,0,1.11,1,-1,,0,0,0,0,own,asserted,,,\"Ce n’est pas\r\nbon.\"\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestMatches(t *testing.T) {
	var b bytes.Buffer
	m, err := NewMatches(&b)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(m.Write(result()), m.Flush()); err != nil {
		t.Fatal(err)
	}
	const want = "document,sentence,start,end,text,entry,dimension,weight,rules,contribution,voice,modality,targets,dyads\n" +
		"\"a,1\",2,16,19,bon,bon/adj,framing,1.5,negation:-0.74,-1.11,own,asserted,,\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	if got := Rules([]stance.Factor{{Rule: "negation", Value: -740_000}, {Rule: "intensity", Value: 1_300_000}}); got != "negation:-0.74;intensity:1.3" {
		t.Errorf("rules %s", got)
	}
}

func TestDocuments(t *testing.T) {
	spool, err := os.Create(filepath.Join(t.TempDir(), "spool"))
	if err != nil {
		t.Fatal(err)
	}
	defer spool.Close()
	d := NewDocuments(spool, dimensions, stance.Balance)
	first, second := result(), result()
	second.Document.ID = "b"
	second.Document.Meta = []corpus.Field{{Name: "words", Value: "x\r\ny"}, {Name: "section", Value: "<b>"}}
	if err := errors.Join(d.Write(first, ""), d.Write(second, "a,1")); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if dropped, err := d.Finish(&b); err != nil || dropped != 0 {
		t.Fatal(dropped, err)
	}
	const want = `document,outlet,date,title,sentences,words,framing,framing_pos,framing_neg,framing_hits,framing_class,alignment,alignment_pos,alignment_neg,alignment_hits,alignment_class,duplicate_of,section,meta_words
"a,1",J,2023-07,"Le ""titre""",2,6,-1,0,1.11,1,-1,,0,0,0,0,,éco,
` + "b,J,2023-07,\"Le \"\"titre\"\"\",2,6,-1,0,1.11,1,-1,,0,0,0,0,\"a,1\",<b>,\"x\r\ny\"\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// A corpus with another field in each record does not make a table of endless width.
func TestDocumentsBoundMetadata(t *testing.T) {
	spool, err := os.Create(filepath.Join(t.TempDir(), "spool"))
	if err != nil {
		t.Fatal(err)
	}
	defer spool.Close()
	d := NewDocuments(spool, dimensions, stance.Balance)
	r := result()
	r.Document.Meta = nil
	for i := range maxMetadata + 5 {
		r.Document.Meta = append(r.Document.Meta, corpus.Field{Name: strings.Repeat("x", i+1), Value: "v"})
	}
	if err := d.Write(r, ""); err != nil {
		t.Fatal(err)
	}
	if dropped, err := d.Finish(io.Discard); err != nil || dropped != 5 {
		t.Errorf("%d values dropped (%v), want 5", dropped, err)
	}
}

func TestTrendAndSkipped(t *testing.T) {
	var b bytes.Buffer
	nan := math.NaN()
	err := WriteTrend(&b, []aggregate.Row{
		{Period: aggregate.Period{By: aggregate.Quarter, N: 2023*4 + 2}, Group: "J", Dimension: "framing", Documents: 7, Sentences: 20,
			Evidence: stance.Evidence{Pos: 2_500_000, Neg: 500_000, Hits: 3, Words: 90}, Formula: "balance", Score: 2.0 / 3, Lo: -0.5, Hi: 1, Note: "few"},
		{Period: aggregate.Period{By: aggregate.Quarter, N: 2023*4 + 3}, Dimension: "framing", Formula: "balance", Score: nan, Lo: nan, Hi: nan},
	})
	if err != nil {
		t.Fatal(err)
	}
	const want = `period,start,end,group,dimension,documents,sentences,words,hits,pos,neg,formula,score,lo,hi,note
2023-Q3,2023-07-01,2023-09-30,J,framing,7,20,90,3,2.5,0.5,balance,0.6666666666666666,-0.5,1,few
2023-Q4,2023-10-01,2023-12-31,,framing,0,0,0,0,0,0,balance,,,,
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	s, err := NewSkipped(&b)
	if err != nil {
		t.Fatal(err)
	}
	err = errors.Join(
		s.Write(&corpus.RecordError{File: "a.csv", Line: 12, Document: "x", Reason: "empty text"}),
		s.Write(&corpus.RecordError{File: "b.pdf", Reason: "not read, \"pdf\"", Kept: true}),
		s.Flush())
	if err != nil {
		t.Fatal(err)
	}
	if want := "file,line,document,reason,kept\na.csv,12,x,empty text,no\nb.pdf,,,\"not read, \"\"pdf\"\"\",yes\n"; b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a", "out")
	writeRun := func(content string) error {
		f, err := NewFolder(path)
		if err != nil {
			return err
		}
		defer f.Discard()
		w, err := f.Create("t.csv")
		if err != nil {
			return err
		}
		if _, err := f.Spool("t"); err != nil {
			return err
		}
		if _, err := io.WriteString(w, content); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		return f.Commit(&Manifest{Program: Program{Version: "1"}})
	}
	for _, content := range []string{"one", "two"} {
		if err := writeRun(content); err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(filepath.Join(path, "t.csv")); err != nil || string(b) != content {
			t.Errorf("%q, %v", b, err)
		}
	}
	m, err := ReadManifest(filepath.Join(path, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	// printf two | sha256sum
	if o := m.Outputs[0]; len(m.Outputs) != 1 || o.Bytes != 3 || o.SHA256 != "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3" {
		t.Errorf("outputs %+v", m.Outputs)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("what is left: %v", left)
	}
	if err := os.WriteFile(filepath.Join(path, "mine"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	var foreign *ForeignError
	if err := writeRun("three"); !errors.As(err, &foreign) || foreign.Name != "mine" {
		t.Errorf("error %v", err)
	}
}

// A file that somebody puts into an older run while a new one goes on is not lost.
func TestFolderKeepsWhatArrives(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	begin := func() *Folder {
		f, err := NewFolder(path)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	if err := begin().Commit(&Manifest{Program: Program{Version: "1"}}); err != nil {
		t.Fatal(err)
	}
	f := begin()
	if err := os.WriteFile(filepath.Join(path, "notes"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	var foreign *ForeignError
	if err := f.Commit(&Manifest{Program: Program{Version: "2"}}); !errors.As(err, &foreign) || foreign.Path != path {
		t.Errorf("error %v", err)
	}
	if err := f.Discard(); err != nil {
		t.Error(err)
	}
	if b, err := os.ReadFile(filepath.Join(path, "notes")); string(b) != "mine" {
		t.Errorf("%q, %v", b, err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("what is left: %v", left)
	}
}

// Where a folder cannot be renamed its files are replaced one by one.
func TestFolderMovesIn(t *testing.T) {
	path := t.TempDir()
	for _, content := range []string{"one", "two"} {
		f, err := NewFolder(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(f.tmp); err != nil {
			t.Fatal(err)
		}
		f.tmp = filepath.Join(path, hidden+"test") // as where the parent is not ours
		if err := os.Mkdir(f.tmp, 0o777); err != nil {
			t.Fatal(err)
		}
		w, err := f.Create(content + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, content); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(w.Close(), f.Commit(&Manifest{Program: Program{Version: "1"}}), f.Discard()); err != nil {
			t.Fatal(err)
		}
		left, err := os.ReadDir(path)
		if err != nil || len(left) != 2 || left[0].Name() != ManifestName || left[1].Name() != content+".csv" {
			t.Errorf("%v, %v", left, err)
		}
	}
}

func TestFolderDiscard(t *testing.T) {
	dir := t.TempDir()
	f, err := NewFolder(filepath.Join(dir, "out"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Create("t.csv"); err != nil {
		t.Fatal(err)
	}
	if err := f.Discard(); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("what is left: %v", left)
	}
}

// A folder with a manifest of something else is not ours.
func TestForeignManifest(t *testing.T) {
	dir := t.TempDir()
	for _, content := range []string{"{}", "no json", `{"name":"web app"}`} {
		if err := os.WriteFile(filepath.Join(dir, ManifestName), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		var foreign *ForeignError
		if _, err := NewFolder(dir); !errors.As(err, &foreign) {
			t.Errorf("%s: error %v", content, err)
		}
	}
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "t.csv")
	ok := func(text string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
	}
	if err := WriteFile(path, ok("one")); err != nil {
		t.Fatal(err)
	}
	failure := errors.New("disk on fire")
	if err := WriteFile(path, func(w io.Writer) error { io.WriteString(w, "half"); return failure }); !errors.Is(err, failure) {
		t.Errorf("error %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "one" {
		t.Errorf("what was there is now %q", b)
	}
	if err := WriteFile(path, ok("two")); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(path); string(b) != "two" {
		t.Errorf("%q", b)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("what is left: %v", left)
	}
	if err := WriteFile(filepath.Join(dir, "missing", "t.csv"), ok("x")); err == nil || strings.Contains(err.Error(), hidden) {
		t.Errorf("error %v", err)
	}
	if err := WriteFile(dir, ok("x")); err == nil || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("error %v", err)
	}
}
