package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What the user gets wrong is said in one line, with a hint where one helps, and
// leaves nothing behind.
func TestMistakes(t *testing.T) {
	dir := write(t,
		"a.txt", "Un bon accord.",
		"empty/.hidden", "x",
		"full/notes.txt", "mine",
		"file", "x",
		"nothing.csv", "id,text\n1,\n",
		"columns.csv", "a,b\n1,2\n",
		"run/manifest.json", `{"cadrage":{"version":"1"}}`,
	)
	t.Chdir(dir)
	for _, c := range []struct {
		name string
		args string
		code int
		want []string // in standard error
	}{
		{"unknown command", "bach", 2, []string{`cadrage: unknown command "bach"`, "hint: cadrage --help"}},
		{"unknown flag", "batch a.txt --bad --out o", 2, []string{"cadrage: unknown flag --bad", "hint: cadrage batch --help"}},
		{"unknown command of lexicon", "lexicon form", 2, []string{`cadrage: unknown command "lexicon form"`, "hint: cadrage lexicon --help"}},
		{"unknown flag of a subcommand", "lexicon forms mot --bad", 2, []string{"cadrage: unknown flag --bad", "hint: cadrage lexicon forms --help"}},
		{"flag of a subcommand without value", "lexicon forms mot -o", 2, []string{"-o needs a value"}},
		{"role", "lexicon list --role verb", 2, []string{`--role: "verb" is none of polar, blocker`}},
		{"pole", "lexicon list --pole good", 2, []string{`--pole: "good" is none of positive, negative`}},
		{"dimension", "lexicon list --dimension mood", 2, []string{`--dimension: "mood" is none of framing, alignment`}},
		{"list of something", "lexicon list bon", 2, []string{"list takes no argument", "hint: cadrage lexicon show"}},
		{"show of nothing", "lexicon show", 2, []string{"no word", "hint: "}},
		{"coverage of nothing", "lexicon coverage", 2, []string{"no corpus", "hint: "}},
		{"missing lexicon", "score a.txt --lexicon nowhere.tsv", 1, []string{"open lexicon: ", "nowhere.tsv"}},
		{"lexicon without a dimension", "score a.txt --lexicon a.txt", 1, []string{"a.txt:1: the columns are", "hint: "}},
		{"convert of nothing", "lexicon convert", 2, []string{"convert takes one file", "hint: "}},
		{"convert to", "lexicon convert a.txt --to liwc", 2, []string{`--to: "liwc" is none of cadrage, quanteda, csv`}},
		{"convert from", "lexicon convert a.txt --from pdf", 2, []string{`--from: "pdf" is none of cadrage, quanteda`}},
		{"convert from what", "lexicon convert a.txt", 2, []string{"the name of a.txt does not say its format"}},
		{"convert map", "lexicon convert a.txt --from csv --map joie", 2, []string{`--map: "joie" is not CATEGORY=DIMENSION:WEIGHT`}},
		{"convert map weight", "lexicon convert a.txt --from csv --map joie=ton:9", 2, []string{`--map: "joie=ton:9" is not`, "[-3, 3]"}},
		{"convert a missing file", "lexicon convert b.yml", 1, []string{"open dictionary: ", "b.yml"}},
		{"convert what is none", "lexicon convert a.txt --from quanteda", 1, []string{"a.txt:1: not a mapping of categories"}},
		{"unknown flag first", "--bad", 2, []string{"cadrage: unknown flag --bad"}},
		{"flag without value", "batch a.txt --out", 2, []string{"--out needs a value"}},
		{"no corpus", "batch --out o", 2, []string{"cadrage: no corpus", "hint: "}},
		{"no output", "batch a.txt", 2, []string{"--out is missing", "hint: "}},
		{"by", "batch a.txt --out o --by decade", 2, []string{`--by: "decade" is none of day, week, month, quarter, year`}},
		{"formula", "score a.txt --formula mean", 2, []string{`--formula: "mean" is none of balance, density, logit, sqrt, tone`}},
		{"lang", "batch a.txt --out o --lang de", 2, []string{`--lang: "de" is none of fr, en`}},
		{"duplicates", "batch a.txt --out o --duplicates no", 2, []string{`--duplicates: "no" is none of`}},
		{"workers", "score a.txt --workers 0", 2, []string{"--workers: 0 is not in 1–1024"}},
		{"workers no number", "score a.txt --workers many", 2, []string{`--workers: "many" is not a value it takes`}},
		{"quiet no answer", "score a.txt --quiet=often", 2, []string{`--quiet: "often" is not a value it takes`}},
		{"column twice", "score a.txt --id-column text --text-column text", 2, []string{"--id-column"}},
		{"help of something", "batch --help x", 2, []string{"--help takes no argument"}},
		{"a run as corpus", "batch run --out o", 2, []string{"run is a run of cadrage, not a corpus", "hint: "}},
		{"score of nothing", "score empty", 1, []string{"empty corpus: empty: no document", "hint: "}},
		{"score of nothing readable", "score nothing.csv", 1, []string{"no document could be read; the first of 1 bad records: nothing.csv: line 2: empty text"}},
		{"a name of two lines", "score no\x01such.csv", 1, []string{"no\uFFFDsuch.csv"}},
		{"max-record", "score a.txt --max-record 0", 2, []string{"--max-record: 0 is not in 1–1024"}},
		{"format", "score a.txt --format pdf", 2, []string{"--format:"}},
		{"encoding", "score a.txt --encoding klingon", 2, []string{"--encoding:"}},
		{"path", "score a.txt --path {nom}", 2, []string{"--path:"}},
		{"stdin twice", "score - -", 2, []string{"standard input (-) is named twice"}},
		{"missing file", "score b.txt", 1, []string{"cadrage: open corpus: ", "b.txt", "hint: "}},
		{"missing folder", "batch nowhere --out o", 1, []string{"nowhere", "hint: "}},
		{"empty corpus", "batch empty --out o", 1, []string{"cadrage: empty corpus: empty: no document", "hint: "}},
		{"nothing readable", "batch nothing.csv --out o", 1, []string{"no document could be read", "nothing.csv: line 2: empty text", "hint: "}},
		{"no text column", "batch columns.csv --out o", 1, []string{"columns.csv", "a, b", "hint: "}},
		{"output is a file", "batch a.txt --out file", 1, []string{"cadrage: --out: ", "is a file, not a folder"}},
		{"output holds other files", "batch a.txt --out full", 1, []string{"notes.txt, which cadrage did not write", "hint: "}},
		{"unknown group", "batch a.txt --out o --group section", 1, []string{`--group: no document has a field "section"`, "hint: the fields are outlet, author"}},
		{"score -o folder", "score a.txt -o full", 1, []string{"is a folder, not a file"}},
		{"no sentence", "explain", 2, []string{"cadrage: no sentence", "hint: "}},
	} {
		stdout, stderr, code := cadrage(t, "", strings.Fields(c.args)...)
		if code != c.code {
			t.Errorf("%s: exit %d, want %d: %s", c.name, code, c.code, stderr)
		}
		for _, w := range c.want {
			if !strings.Contains(stderr, w) {
				t.Errorf("%s: %q is not in %q", c.name, w, stderr)
			}
		}
		for line := range strings.Lines(stderr) {
			if strings.HasPrefix(line, "    ") { // the line of a lexicon, and the mark below it
				continue
			}
			if !strings.HasPrefix(line, "cadrage: ") || strings.HasSuffix(line, ".\n") {
				t.Errorf("%s: line %q", c.name, line)
			}
		}
		if strings.Contains(stdout, "NAME:") {
			t.Errorf("%s: help on standard output", c.name)
		}
	}
	if got := names(t, dir); got != "a.txt columns.csv empty file full nothing.csv run" {
		t.Errorf("what is left: %s", got)
	}
	if got := names(t, "full"); got != "notes.txt" {
		t.Errorf("what is left of full: %s", got)
	}
}

func TestHelp(t *testing.T) {
	for _, args := range []string{"", "--help", "batch --help", "score --help", "explain --help", "score -h", "lexicon", "lexicon --help", "lexicon forms --help", "lexicon list --help", "lexicon show --help", "lexicon check --help", "lexicon coverage --help", "lexicon convert --help"} {
		stdout, stderr := ok(t, "", strings.Fields(args)...)
		if !strings.Contains(stdout, "USAGE:") || stderr != "" {
			t.Errorf("cadrage %s: %q, %q", args, stdout, stderr)
		}
	}
	if stdout, _ := ok(t, "", "--version"); !strings.HasPrefix(stdout, "cadrage version ") {
		t.Errorf("version %q", stdout)
	}
}

// Every column of every table is defined in the help of the command that writes it.
func TestHelpDefinesColumns(t *testing.T) {
	dir := write(t, "a.csv", "id,outlet,text\n1,J,Un bon accord.\n")
	t.Chdir(dir)
	ok(t, "", "batch", "a.csv", "--out", "o")
	help, _ := ok(t, "", "batch", "--help")
	for _, name := range []string{"sentences.csv", "documents.csv", "matches.csv", "trend.csv", "skipped.csv", "actors.csv", "dyads.csv", "actor-scores.csv", "unknown-names.csv"} {
		header, _, _ := strings.Cut(read(t, "o", name), "\n")
		for column := range strings.SplitSeq(header, ",") {
			if !strings.Contains(help, strings.Replace(column, "alignment", "framing", 1)) {
				t.Errorf("%s: the help does not know the column %q", name, column)
			}
		}
	}
}

// Flags may stand after the files; -- ends them; a list is not cut at a comma.
func TestArgumentOrder(t *testing.T) {
	dir := write(t, "a.txt", "Un bon accord.", "-b.txt", "Un bon accord.", "c,d.txt", "Un bon accord.")
	t.Chdir(dir)
	first, _ := ok(t, "", "score", "--formula", "tone", "a.txt")
	for _, args := range [][]string{
		{"score", "a.txt", "--formula", "tone"},
		{"score", "a.txt", "--formula=tone", "--quiet"},
		{"score", "-q", "a.txt", "--formula=tone", "--"},
	} {
		if got, _ := ok(t, "", args...); got != first {
			t.Errorf("%q gives another table", args)
		}
	}
	for _, args := range [][]string{{"score", "--", "-b.txt"}, {"score", "c,d.txt"}} {
		if got, _ := ok(t, "", args...); strings.Count(got, "\n") != 2 {
			t.Errorf("%q: %s", args, got)
		}
	}
}

func TestLexiconForms(t *testing.T) {
	want := "form,lemma,pos,features,source\n" +
		"fructueuses,fructueux,adj,\"fem,pl\",table\n" +
		"reussie,réussir,v,\"ppas,fem,sg\",accents\n" +
		"reussie,réussi,adj,\"fem,sg\",accents\n" +
		"zlurpismes,zlurpisme,n,\"mas,pl\",guess\n" +
		"?!,,,,\n"
	for _, args := range [][]string{{"lexicon", "forms"}, {"lexicon", "forms", "fructueuses", "reussie", "zlurpismes", "?!"}} {
		stdout, stderr := ok(t, "\uFEFFfructueuses\r\n\n reussie\nzlurpismes\n?!", args...)
		if stdout != want || stderr != "" {
			t.Errorf("%q: %s%s\nwant %s", args, stdout, stderr, want)
		}
	}
	dir := t.TempDir()
	t.Chdir(dir)
	ok(t, "", "lexicon", "forms", "fructueuses", "-o", "forms.csv")
	if got := read(t, "forms.csv"); got != strings.Join(strings.SplitAfter(want, "\n")[:2], "") {
		t.Errorf("forms.csv: %s", got)
	}
}

// A line that is no word costs that line; one without an end costs the run, and no file
// is left.
func TestLexiconFormsOfBadLines(t *testing.T) {
	stdout, stderr := ok(t, "mot\n\xe9t\xe9\nmots\n", "lexicon", "forms")
	if strings.Count(stdout, "\n") != 3 || stderr != "cadrage: warning: line 2: not UTF-8 (left out)\n" {
		t.Errorf("%s%s", stdout, stderr)
	}
	t.Chdir(t.TempDir())
	_, stderr, code := cadrage(t, "mot\n"+strings.Repeat("x", maxWordLine+1), "lexicon", "forms", "-o", "forms.csv")
	if code != exitFailed || stderr != "cadrage: read words: line 2 is longer than 65536 bytes\n" || names(t, ".") != "" {
		t.Errorf("exit %d, %q, files %q", code, stderr, names(t, "."))
	}
}

// forbidden is a standard input that must not be read.
type forbidden struct{ t *testing.T }

func (f forbidden) Read([]byte) (int, error) {
	f.t.Error("standard input was read")
	return 0, io.EOF
}

// Who names files keeps the standard input: a loop over names reads it.
func TestStandardInputIsLeftAlone(t *testing.T) {
	t.Chdir(write(t, "a.txt", "Un bon accord."))
	for _, args := range [][]string{{"score", "a.txt"}, {"batch", "a.txt", "--out", "o"}, {"explain", "Un bon accord."}, {"lexicon", "forms", "mot"}} {
		var out bytes.Buffer
		if code := run(context.Background(), args, forbidden{t}, &out, &out); code != exitDone {
			t.Errorf("%q: exit %d, %s", args, code, out.String())
		}
	}
}

func TestRecorded(t *testing.T) {
	abs := t.TempDir()
	for _, c := range []struct{ args, want string }{
		{"--by week --out o -- a.csv", "batch --by week a.csv"},
		{"--workers=3 --quiet -q --strict --out=o -- a.csv", "batch a.csv"},
		{"-- --out a.csv -x.csv", "batch --out a.csv -x.csv"},
		{"--path " + abs + " -- " + abs, "batch --path " + filepath.Base(abs) + " " + filepath.Base(abs)},
		{"--path=" + abs + " -- a", "batch --path=" + filepath.Base(abs) + " a"},
	} {
		if got := strings.Join(recorded("batch", strings.Fields(c.args)), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.args, got, c.want)
		}
	}
}

// A sentence may begin with a dash.
func TestExplainDialogue(t *testing.T) {
	stdout, _ := ok(t, "", "explain", "- Un accord = un bon accord.")
	if !strings.HasPrefix(stdout, "- Un accord = un bon accord.\n") {
		t.Error(stdout)
	}
	if stdout, _ := ok(t, "", "explain", "Un \x1b[31mbon accord."); strings.Contains(stdout, "\x1b") {
		t.Error("an escape sequence reaches the terminal")
	}
}

// A reader that has stopped reading does not hold up an interrupted run.
func TestInterruptedWhileWriting(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	pr, pw := io.Pipe() // nobody reads
	defer pr.Close()
	done := make(chan int)
	var errw bytes.Buffer
	go func() {
		done <- run(ctx, []string{"score"}, strings.NewReader(strings.Repeat("Un bon accord. ", 10_000)), pw, &errw)
	}()
	cancel()
	select {
	case code := <-done:
		if code != exitInterrupted {
			t.Errorf("exit %d, %s", code, errw.String())
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the run does not stop")
	}
}

func TestScoreStreams(t *testing.T) {
	want, _ := ok(t, "Un bon accord.", "score")
	if got, _ := ok(t, "Un bon accord.", "score", "-"); got != want || !strings.Contains(got, "Un bon accord.") {
		t.Errorf("%q and %q", want, got)
	}
	dir := t.TempDir()
	stdout, _ := ok(t, "Un bon accord.", "score", "-o", filepath.Join(dir, "s.csv"))
	if got := read(t, dir, "s.csv"); got != want || stdout != "" || names(t, dir) != "s.csv" {
		t.Errorf("-o writes %q", got)
	}
}

func TestScorePresegmented(t *testing.T) {
	const in = "id,text\n7,\"Un bon accord. Un échec.\"\n8,Rien à dire ici.\n"
	stdout, _ := ok(t, in, "score", "--presegmented", "--format", "csv")
	rows := table(t, stdout)
	if len(rows) != 2 || rows[0]["document"] != "7" || rows[0]["text"] != "Un bon accord. Un échec." || rows[1]["framing"] != "" || rows[1]["framing_class"] != "0" {
		t.Errorf("%v", rows)
	}
}

func TestScoreStrict(t *testing.T) {
	const in = "id,text\n1,\n2,Un bon accord.\n"
	stdout, stderr, code := cadrage(t, in, "score", "--strict", "--format", "csv")
	if code != exitFailed || len(table(t, stdout)) != 1 || !strings.Contains(stderr, "stdin: line 2: empty text (left out)") {
		t.Errorf("exit %d, %s%s", code, stdout, stderr)
	}
	if _, _, code := cadrage(t, in, "score", "--format", "csv"); code != exitDone {
		t.Errorf("exit %d without --strict", code)
	}
}

func TestScoreNamesFewBadRecords(t *testing.T) {
	_, stderr := ok(t, "id,text\n0,Un bon accord.\n"+strings.Repeat("1,\n", 30), "score", "--format", "csv")
	if n := strings.Count(stderr, "\n"); n != maxNamed+1 || !strings.Contains(stderr, "not named here: 20") {
		t.Errorf("%d lines: %s", n, stderr)
	}
}

func TestExplain(t *testing.T) {
	stdout, _ := ok(t, "", "explain", "Ce", "n’est", "pas", "une rencontre fructueuse.")
	for _, want := range []string{
		"Ce n’est pas une rencontre fructueuse.\n",
		"                           ^^^^^^^^^^\n",
		"  × -0.74 negation · own, denied\n",
		"negator",
		"-1",
	} {
		if !strings.Contains(stdout, want) {
			t.Errorf("%q is not in\n%s", want, stdout)
		}
	}
	piped, _ := ok(t, "Ce n’est pas une rencontre fructueuse.", "explain", "-")
	if piped != stdout {
		t.Errorf("standard input gives\n%s", piped)
	}
	long, _ := ok(t, "", "explain", strings.Repeat("Une très longue phrase ", 12)+"à la fin e\u0301clatante, fructueuse\tenfin.",
		"Mais selon le ministre letton des Affaires étrangères, la rencontre n’aurait peut-être pas été très fructueuse.")
	for line := range strings.Lines(long) {
		if n := len([]rune(strings.ReplaceAll(line, "\u0301", ""))); n > lineWidth+2 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}

// Matches that are not in the text cannot be marked below it.
func TestMarksStandBelowWords(t *testing.T) {
	stdout, _ := ok(t, "", "explain", strings.Repeat("mot ", 30)+"fructueuse "+strings.Repeat("mot ", 30))
	lines := strings.Split(stdout, "\n")
	for i, line := range lines {
		if at := strings.Index(line, "fructueuse"); at >= 0 && i < 8 {
			if strings.Index(lines[i+1], "^^^^^^^^^^") != at {
				t.Errorf("%s\n%s", line, lines[i+1])
			}
			return
		}
	}
	t.Errorf("no mark in\n%s", stdout)
}

// A run that is interrupted stops within a second, leaves what was there, and exits
// with 130; also when it waits for standard input.
func TestInterrupted(t *testing.T) {
	dir := write(t, "a.txt", "Un bon accord.", "old/keep", "")
	t.Chdir(dir)
	stuck, unstick := io.Pipe()
	defer unstick.Close()
	for _, args := range [][]string{
		{"batch", "a.txt", "-", "--out", "o"},
		{"score", "-", "-o", "s.csv"},
		{"explain", "-"},
	} {
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan int)
		var out, errw bytes.Buffer
		go func() { done <- run(ctx, args, stuck, &out, &errw) }()
		cancel()
		select {
		case code := <-done:
			if code != exitInterrupted || !strings.Contains(errw.String(), "interrupted") {
				t.Errorf("%q: exit %d, %s", args, code, errw.String())
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%q does not stop", args)
		}
		if got := names(t, dir); got != "a.txt old" {
			t.Errorf("%q leaves %s", args, got)
		}
	}
}

// A pipe that is closed early has what it wanted.
type closedPipe struct{}

func (closedPipe) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Err: syscall.EPIPE}
}

func TestClosedPipe(t *testing.T) {
	var errw bytes.Buffer
	if code := run(context.Background(), []string{"score"}, strings.NewReader("Un bon accord."), closedPipe{}, &errw); code != exitDone || errw.Len() > 0 {
		t.Errorf("exit %d, %s", code, errw.String())
	}
}
