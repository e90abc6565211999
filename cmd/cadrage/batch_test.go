package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/plot/cmpimg"
)

// expected is where the tables of the test corpus lie that a person has read.
var expected = filepath.Join("testdata", "expected")

// The test corpus gives the expected tables, byte by byte, and the expected charts,
// within a tolerance: how letters are drawn may differ between processors.
func TestBatchOfTestCorpus(t *testing.T) {
	atRoot(t)
	out := filepath.Join(t.TempDir(), "out")
	ok(t, "", "batch", "testdata/corpus", "--out", out)
	if *update {
		for name := range strings.FieldsSeq(names(t, out)) {
			content := read(t, out, name)
			if name == "manifest.json" {
				content = withoutCharts(content)
			}
			if err := os.WriteFile(filepath.Join(expected, name), []byte(content), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got, want := names(t, out), names(t, expected); got != want {
		t.Fatalf("files %s, want %s", got, want)
	}
	for name := range strings.FieldsSeq(names(t, out)) {
		got, want := read(t, out, name), read(t, expected, name)
		switch filepath.Ext(name) {
		case ".png":
			if same, err := cmpimg.EqualApprox("png", []byte(got), []byte(want), 0.1); err != nil || !same {
				t.Errorf("%s is another picture (%v)", name, err)
			}
			continue
		case ".json":
			got = withoutCharts(got)
		}
		if got != want {
			line := 0
			for line < strings.Count(got, "\n") && strings.Split(got, "\n")[line] == strings.Split(want, "\n")[line] {
				line++
			}
			t.Errorf("%s: line %d is %q, want %q", name, line+1, strings.Split(got, "\n")[line], strings.Split(want, "\n")[line])
		}
	}
}

// withoutCharts takes out of a manifest what depends on how the charts are drawn and
// on how the program was built.
func withoutCharts(manifest string) string {
	manifest = regexp.MustCompile(`("name": "[^"]*\.png",\n\s*"bytes": )\d+(,\n\s*"sha256": ")\w+`).ReplaceAllString(manifest, "${1}0${2}")
	return regexp.MustCompile(`,\n\s*"commit": "[^"]*"`).ReplaceAllString(manifest, "")
}

// The manifest speaks for itself: its digests are those of the files, and its counts
// those of the tables.
func TestManifest(t *testing.T) {
	atRoot(t)
	out := filepath.Join(t.TempDir(), "out")
	abs, err := filepath.Abs("testdata/corpus")
	if err != nil {
		t.Fatal(err)
	}
	ok(t, "", "batch", abs, "--out", out, "--workers", "2", "--quiet", "--by", "quarter")
	text := read(t, out, "manifest.json")
	for _, private := range []string{filepath.Dir(abs), filepath.Dir(out), "workers"} {
		if strings.Contains(text, private) {
			t.Errorf("the manifest holds %s", private)
		}
	}
	var m struct {
		Command []string
		Counts  map[string]int
		Outputs []struct{ Name, SHA256 string }
	}
	if err := json.Unmarshal([]byte(text), &m); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(m.Command, " "); got != "batch --by quarter corpus" {
		t.Errorf("command %q", got)
	}
	for name, file := range map[string]string{"documents": "documents.csv", "sentences": "sentences.csv", "matches": "matches.csv"} {
		if got := len(table(t, read(t, out, file))); got != m.Counts[name] {
			t.Errorf("%d %s, the manifest says %d", got, name, m.Counts[name])
		}
	}
	if got := len(table(t, read(t, out, "skipped.csv"))); got != m.Counts["skipped"]+m.Counts["problems"] {
		t.Errorf("%d rows in skipped.csv, the manifest says %v", got, m.Counts)
	}
	if len(m.Outputs)+1 != len(strings.Fields(names(t, out))) {
		t.Errorf("%d outputs in the manifest, the folder has %s", len(m.Outputs), names(t, out))
	}
}

// The same input gives the same bytes for any number of workers.
func TestBatchDoesNotDependOnWorkers(t *testing.T) {
	atRoot(t)
	var first string
	for _, workers := range []string{"1", "2", "8"} {
		out := filepath.Join(t.TempDir(), "out")
		ok(t, "", "batch", "testdata/corpus", "--out", out, "--workers", workers, "--group", "outlet", "--by", "quarter")
		var all strings.Builder
		for name := range strings.FieldsSeq(names(t, out)) {
			all.WriteString(name + "\n" + read(t, out, name))
		}
		if first == "" {
			first = all.String()
		} else if all.String() != first {
			t.Errorf("%s workers give other bytes than 1", workers)
		}
	}
}

// Sums in trend.csv are those of the contributions in matches.csv, exactly: every
// number can be walked back to its words.
func TestTrendAddsUpFromMatches(t *testing.T) {
	atRoot(t)
	out := filepath.Join(t.TempDir(), "out")
	ok(t, "", "batch", "testdata/corpus", "--out", out)
	period := map[string]string{}
	for _, d := range table(t, read(t, out, "documents.csv")) {
		if len(d["date"]) >= 7 {
			period[d["document"]] = d["date"][:7]
		}
	}
	sums := map[string]int64{}
	for _, m := range table(t, read(t, out, "matches.csv")) {
		pole := "pos"
		c := millionths(t, m["contribution"])
		if c < 0 {
			pole, c = "neg", -c
		}
		sums[period[m["document"]]+m["dimension"]+pole] += c
		// the factors of the rules give the contribution
		product := 1.0
		for f := range strings.SplitSeq(m["rules"], ";") {
			if _, factor, ok := strings.Cut(f, ":"); ok {
				product *= float64(millionths(t, factor)) / 1e6
			}
		}
		want := float64(millionths(t, m["weight"])) * min(max(product, -2), 2)
		if got := float64(millionths(t, m["contribution"])); math.Abs(got-want) > 0.51 {
			t.Errorf("%v: contribution %g, want %g", m, got, want)
		}
	}
	rows := table(t, read(t, out, "trend.csv"))
	if len(rows) != 24 {
		t.Errorf("%d rows, want twelve months in two dimensions", len(rows))
	}
	for _, r := range rows {
		for _, pole := range []string{"pos", "neg"} {
			if got, want := millionths(t, r[pole]), sums[r["period"]+r["dimension"]+pole]; got != want {
				t.Errorf("%s %s %s is %d, the matches give %d", r["period"], r["dimension"], pole, got, want)
			}
		}
	}
}

func millionths(t *testing.T, s string) int64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return int64(math.Round(x * 1e6))
}

// The corpus was written with a rise of framing over the year and a break of
// alignment in September (testdata/README.md): the results show both.
func TestCorpusShowsItsTrend(t *testing.T) {
	atRoot(t)
	out := filepath.Join(t.TempDir(), "out")
	ok(t, "", "batch", "testdata/corpus", "--out", out)
	score := map[string][]float64{} // by dimension, in the order of the months
	for _, r := range table(t, read(t, out, "trend.csv")) {
		x, err := strconv.ParseFloat(r["score"], 64)
		if err != nil {
			t.Fatalf("%s %s has no score", r["period"], r["dimension"])
		}
		score[r["dimension"]] = append(score[r["dimension"]], x)
	}
	mean := func(x []float64) float64 {
		sum := 0.0
		for _, v := range x {
			sum += v
		}
		return sum / float64(len(x))
	}
	f := score["framing"]
	if winter, summer, autumn := mean(f[:3]), mean(f[3:8]), mean(f[8:]); !(winter < -0.1 && winter < summer && summer < autumn && autumn > 0.1) {
		t.Errorf("framing goes from %.2f over %.2f to %.2f", winter, summer, autumn)
	}
	together, opposed := score["alignment"][:8], score["alignment"][8:]
	if !(mean(together) > 0.3 && mean(opposed) < -0.3 && slices.Min(together) > slices.Max(opposed)) {
		t.Errorf("alignment is %.2f before September and %.2f from then on", together, opposed)
	}
}

// L’Écho des Rives is the kindest of the outlets, Les Nouvelles de Lutèce the
// harshest.
func TestCorpusShowsItsOutlets(t *testing.T) {
	atRoot(t)
	out := filepath.Join(t.TempDir(), "out")
	ok(t, "", "batch", "testdata/corpus", "--out", out, "--group", "outlet", "--by", "year")
	score := map[string]float64{}
	for _, r := range table(t, read(t, out, "trend.csv")) {
		if r["dimension"] == "framing" && r["group"] != "" {
			score[r["group"]], _ = strconv.ParseFloat(r["score"], 64)
		}
	}
	if len(score) != 4 {
		t.Fatalf("outlets %v", score)
	}
	for outlet, x := range score {
		if x > score["L’Écho des Rives"] || x < score["nouvelles-de-lutece"] {
			t.Errorf("%s has %.2f, of %v", outlet, x, score)
		}
	}
}

func TestDuplicates(t *testing.T) {
	dir := write(t, "c.csv", "id,date,text\na,2023-01,Un bon accord.\nb,2023-02,un bon  ACCORD !\nc,2023-02,Un échec.\n")
	t.Chdir(dir)
	for _, c := range []struct {
		mode, of  string
		documents int
		skipped   int
	}{{"keep", "", 3, 0}, {"mark", "a", 3, 0}, {"drop", "", 2, 1}} {
		ok(t, "", "batch", "c.csv", "--out", "o", "--duplicates", c.mode, "--strict") // none is a bad record
		docs := table(t, read(t, "o", "documents.csv"))
		if len(docs) != c.documents || c.documents == 3 && docs[1]["duplicate_of"] != c.of {
			t.Errorf("%s: %v", c.mode, docs)
		}
		skipped := table(t, read(t, "o", "skipped.csv"))
		if len(skipped) != c.skipped || c.skipped == 1 && (skipped[0]["document"] != "b" || skipped[0]["reason"] != "same text as a" || skipped[0]["kept"] != "no") {
			t.Errorf("%s: skipped %v", c.mode, skipped)
		}
	}
}

// An older run is replaced whole; a failed one leaves it as it was.
func TestOutputFolder(t *testing.T) {
	dir := write(t, "c.csv", "id,date,text\na,2023-01,Un bon accord.\n", "d.csv", "id,date,text\nb,,Un échec.\n", "e.csv", "id,text\n1,\n")
	t.Chdir(dir)
	ok(t, "", "batch", "c.csv", "--out", "o")
	before := names(t, "o") + read(t, "o", "manifest.json")
	if _, _, code := cadrage(t, "", "batch", "e.csv", "--out", "o"); code != exitFailed {
		t.Errorf("exit %d", code)
	}
	if names(t, "o")+read(t, "o", "manifest.json") != before {
		t.Error("the failed run left its marks")
	}
	_, stderr := ok(t, "", "batch", "d.csv", "--out", "o")
	for _, w := range []string{"no chart trend-framing.png", "documents without a date, in no trend: 1"} {
		if !strings.Contains(stderr, w) {
			t.Errorf("%q is not in %s", w, stderr)
		}
	}
	if got := names(t, "o"); strings.Contains(got, "png") {
		t.Errorf("the older run is still there: %s", got)
	}
	if err := os.WriteFile(filepath.Join("o", "mine.txt"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, stderr, code := cadrage(t, "", "batch", "c.csv", "--out", "o"); code != exitFailed || !strings.Contains(stderr, "mine.txt") {
		t.Errorf("exit %d, %s", code, stderr)
	}
	if got := names(t, "."); got != "c.csv d.csv e.csv o" {
		t.Errorf("what is left: %s", got)
	}
}

// What a run wrote into a folder of the corpus is no corpus: the next run gives the
// same.
func TestRunsAreNoCorpus(t *testing.T) {
	t.Chdir(write(t, "a.csv", "id,date,text\na,2023-01,Un bon accord.\n"))
	for range 2 {
		ok(t, "", "batch", ".", "--out", "o", "--strict")
		if docs := table(t, read(t, "o", "documents.csv")); len(docs) != 1 {
			t.Errorf("%d documents", len(docs))
		}
	}
}

// Many groups with a document here and there make no flood of empty periods.
func TestManyGaps(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,date,outlet,text\n")
	for i := range 200 {
		fmt.Fprintf(&b, "a%d,1990-01,J%d,Un bon accord %d.\nb%d,2020-01,J%d,Un bon échec %d.\n", i, i, i, i, i, i)
	}
	t.Chdir(write(t, "a.csv", b.String()))
	_, stderr := ok(t, "", "batch", "a.csv", "--out", "o", "--group", "outlet")
	if rows := table(t, read(t, "o", "trend.csv")); len(rows) != 800 || !strings.Contains(stderr, "rows of empty periods left out of trend.csv, for they would be too many: 143600") {
		t.Errorf("%d rows, %s", len(rows), stderr)
	}
}

func TestBadRecords(t *testing.T) {
	dir := write(t,
		"corpus/a.csv", "id,date,text\n1,2023-01-05,Un bon accord.\n2,2023-01\n3,31/02/2023,Un échec.\n4,2023-01,\n1,2023-01,Une réussite.\n5,2023,\"ouvert\n6,2023-01,Un succès.\n",
		"corpus/b.jsonl", "{\"id\":\"1\",\"text\":\"Un progrès.\"}\n{\"id\":\n{\"id\":\"8\",\"text\":\"Un "+strings.Repeat("long ", 300_000)+"mot.\"}\n{\"id\":\"9\",\"text\":\"Une d\xe9faite pr\xc3\xa9vue.\"}\n",
		"corpus/c.txt", "   \n",
		"corpus/d.pdf", "%PDF",
	)
	t.Chdir(dir)
	_, stderr, code := cadrage(t, "", "batch", "corpus", "--out", "o", "--max-record", "1", "--strict")
	if code != exitFailed || !strings.Contains(stderr, "bad records (--strict)") {
		t.Errorf("exit %d, %s", code, stderr)
	}
	var got []string
	for _, r := range table(t, read(t, "o", "skipped.csv")) {
		got = append(got, strings.Join([]string{r["file"], r["line"], r["document"], r["kept"], r["reason"]}, " "))
	}
	want := []string{ // the beginning of each
		"corpus/a.csv 3 2 no row has 2 fields, header has 3",
		"corpus/a.csv 4 3 yes date \"31/02/2023\"",
		"corpus/a.csv 5 4 no empty text",
		"corpus/a.csv 6 1#2 yes ",
		"corpus/a.csv 7  no ",
		"corpus/b.jsonl 2  no ",
		"corpus/b.jsonl 3  no ",
		"corpus/b.jsonl 4 9 yes invalid UTF-8",
		"corpus/c.txt",
		"corpus/d.pdf   no not a format that cadrage reads: .pdf",
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("skipped.csv:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			break
		}
	}
	var ids []string
	for _, d := range table(t, read(t, "o", "documents.csv")) {
		ids = append(ids, d["document"])
	}
	if got := strings.Join(ids, " "); got != "1 3 1#2 6 corpus/b.jsonl:1 9" && got != "1 3 1#2 6 b.jsonl:1 9" {
		t.Errorf("documents %s", got)
	}
}

// Fields that are no column of ours come along, whatever their names.
func TestMetadata(t *testing.T) {
	dir := write(t, "a.jsonl", `{"id":"1","text":"Un bon accord.","section":"éco","words":"x"}`+"\n"+`{"id":"2","text":"Un échec.","page":3,"title":"a\r\nb"}`+"\n")
	t.Chdir(dir)
	ok(t, "", "batch", "a.jsonl", "--out", "o")
	docs := read(t, "o", "documents.csv")
	header, _, _ := strings.Cut(docs, "\n")
	if !strings.HasSuffix(header, ",duplicate_of,section,meta_words,page") {
		t.Errorf("columns %s", header)
	}
	rows := table(t, docs)
	if rows[0]["section"] != "éco" || rows[0]["meta_words"] != "x" || rows[0]["page"] != "" || rows[1]["page"] != "3" || rows[1]["section"] != "" {
		t.Errorf("%v", rows)
	}
	if !strings.Contains(docs, "\"a\r\nb\"") {
		t.Error("a line end inside a title was changed")
	}
}

// Nothing is left when a run is interrupted while it writes.
func TestBatchInterruptedMidway(t *testing.T) {
	dir := write(t, "a.jsonl", strings.Repeat(`{"text":"Un bon accord, une rencontre fructueuse et un échec."}`+"\n", 20_000))
	t.Chdir(dir)
	ctx, cancel := context.WithCancel(context.Background())
	var errw bytes.Buffer
	in := cancelReader{cancel}
	code := run(ctx, []string{"batch", "a.jsonl", "-", "--out", "o"}, in, &errw, &errw)
	if code != exitInterrupted || names(t, ".") != "a.jsonl" {
		t.Errorf("exit %d, %s is left: %s", code, names(t, "."), errw.String())
	}
}

// cancelReader is a standard input whose first byte interrupts the run.
type cancelReader struct{ cancel func() }

func (c cancelReader) Read(p []byte) (int, error) {
	c.cancel()
	return copy(p, "Un texte. "), nil
}
