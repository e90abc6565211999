package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/lexicon/french"
)

// TestReadme runs the commands of the README, in order and in one folder, and
// compares what they print with what the README shows: results and messages, as on
// a terminal. A block that begins with « ```console » holds commands after « $ » and
// their output.
func TestReadme(t *testing.T) {
	atRoot(t)
	readme := read(t, "README.md")
	corpus, err := filepath.Abs("testdata")
	if err != nil {
		t.Fatal(err)
	}
	target, err := filepath.Abs("README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "testdata"), os.DirFS(corpus)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	var got strings.Builder
	ran := 0
	rest := readme
	for {
		before, block, found := strings.Cut(rest, "```console\n")
		got.WriteString(before)
		if !found {
			break
		}
		block, rest, found = strings.Cut(block, "```")
		if !found {
			t.Fatal("a block has no end")
		}
		got.WriteString("```console\n")
		for line := range strings.Lines(block) {
			command, isCommand := strings.CutPrefix(strings.TrimSpace(line), "$ ")
			if !isCommand {
				continue
			}
			got.WriteString(line)
			out, err := shell(command)
			if err != nil {
				t.Errorf("%s: %v", command, err)
			}
			got.WriteString(out)
			ran++
		}
		got.WriteString("```")
	}
	if ran < 8 {
		t.Errorf("%d commands were run, the README has more", ran)
	}
	if got.String() == readme {
		return
	}
	if *update {
		if err := os.WriteFile(target, []byte(got.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want := strings.Split(readme, "\n")
	for i, line := range strings.Split(got.String(), "\n") {
		if i >= len(want) || line != want[i] {
			t.Fatalf("README.md:%d: the program prints %q", i+1, line)
		}
	}
	t.Error("README.md shows more than the program prints")
}

// The program of the README is the example of package stance, which is run.
func TestReadmeProgram(t *testing.T) {
	atRoot(t)
	example := read(t, "stance", "example_test.go")
	_, code, found := strings.Cut(read(t, "README.md"), "```go\n")
	code, _, ended := strings.Cut(code, "```")
	if !found || !ended {
		t.Fatal("the README has no program")
	}
	for line := range strings.Lines(code) {
		if !strings.Contains(example, strings.TrimSpace(line)) {
			t.Errorf("%q is not in the example", line)
		}
	}
}

// shell runs one of the few commands that the README uses.
func shell(command string) (string, error) {
	words, err := split(command)
	if err != nil {
		return "", err
	}
	switch {
	case strings.Join(words, " ") == "go test ./...":
		return "", nil // it would run itself
	case strings.HasPrefix(command, "go run ./cmd/cadrage "):
		words = words[2:]
		fallthrough
	case words[0] == "cadrage":
		var out bytes.Buffer
		if code := run(context.Background(), words[1:], strings.NewReader(""), &out, &out); code != exitDone {
			return out.String(), fmt.Errorf("exit %d", code)
		}
		return out.String(), nil
	case words[0] == "head" && words[1] == "-n":
		n, err := strconv.Atoi(words[2])
		if err != nil {
			return "", err
		}
		b, err := os.ReadFile(words[3])
		if err != nil {
			return "", err
		}
		lines := strings.SplitAfter(string(b), "\n")
		return strings.Join(lines[:min(n, len(lines))], ""), nil
	case words[0] == "ls":
		entries, err := os.ReadDir(words[1])
		if err != nil {
			return "", err
		}
		var b strings.Builder
		for _, e := range entries {
			b.WriteString(e.Name() + "\n")
		}
		return b.String(), nil
	}
	return "", fmt.Errorf("a command that the test does not know")
}

// split cuts a command into words at spaces outside quotation marks.
func split(command string) (words []string, err error) {
	var word strings.Builder
	quote := rune(0)
	for _, c := range command + " " {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && c == ' ':
			if word.Len() > 0 {
				words = append(words, word.String())
				word.Reset()
			}
		default:
			word.WriteRune(c)
		}
	}
	if quote != 0 {
		return nil, fmt.Errorf("a quotation has no end")
	}
	return words, nil
}

// The terminal rules hold for the help as well: it fits into 100 columns.
func TestHelpIsNotTooWide(t *testing.T) {
	for _, args := range []string{"--help", "batch --help", "score --help", "explain --help"} {
		stdout, _ := ok(t, "", strings.Fields(args)...)
		for line := range strings.Lines(stdout) {
			if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > 120 {
				t.Errorf("cadrage %s: %d columns: %s", args, n, line)
			}
		}
	}
}

// The README's table of lexicons has the numbers of entries that they have.
func TestReadmeCounts(t *testing.T) {
	readme := read(t, "..", "..", "README.md")
	counts := map[string]int{}
	for _, f := range french.Files() {
		counts[f.Name] = len(f.Entries)
	}
	for _, f := range french.Gazetteer().Files() {
		counts[f.Name] = len(f.Aliases)
	}
	for file, entries := range counts {
		name := strings.TrimSuffix(file, ".tsv")
		n := strconv.Itoa(entries)
		if len(n) > 3 {
			n = n[:len(n)-3] + " " + n[len(n)-3:]
		}
		if row := "| " + name + " | " + n + " |"; !strings.Contains(readme, row) {
			t.Errorf("the README does not have %q", row)
		}
	}
}
