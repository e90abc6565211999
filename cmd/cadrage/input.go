package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"github.com/cadrage/cadrage/report"
	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/corpus"
)

// inputFlags say how a corpus is read.
func inputFlags() []cli.Flag {
	column := func(field, guessed string) cli.Flag {
		return &cli.StringFlag{Name: field + "-column", Category: "Input", Usage: "`NAME` of the column or key; else " + guessed}
	}
	return []cli.Flag{
		column("id", "id, doc_id, identifiant"),
		column("outlet", "outlet, source, journal, media, publication"),
		column("date", "date, date_publication, published, pubdate"),
		column("title", "title, titre, headline"),
		column("author", "author, auteur, byline"),
		column("text", "text, texte, body, content, contenu, article"),
		&cli.StringFlag{Name: "path", Category: "Input", Usage: "what the folders mean: `'{outlet}/{year}'`"},
		&cli.StringFlag{Name: "format", Category: "Input", Usage: "`FORMAT` of all files: text, csv, tsv or jsonl; else by extension"},
		&cli.StringFlag{Name: "encoding", Category: "Input", Usage: "`ENCODING` of all files; else UTF-8 where valid, or Windows-1252"},
		&cli.IntFlag{Name: "max-record", Category: "Input", Value: 32, Usage: "largest record in `MiB`; a larger one is left out"},
		&cli.BoolFlag{Name: "no-title", Category: "Input", Usage: "leave titles out", DisableDefaultText: true},
	}
}

// runFlags say how a run goes, not what comes out of it.
func runFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "strict", Category: "Run", Usage: "exit 1 when a record was bad", DisableDefaultText: true},
		&cli.IntFlag{Name: "workers", Category: "Run", Value: runtime.NumCPU(), Usage: "documents analysed at a time; changes no result"},
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Category: "Run", Usage: "no progress and no summary", DisableDefaultText: true},
	}
}

// flagOf is the flag that sets a field of corpus.Options.
func flagOf(field string) string {
	switch field {
	case "MaxRecord":
		return "--max-record"
	}
	if column, ok := strings.CutPrefix(field, "Columns."); ok {
		return "--" + strings.ToLower(column) + "-column"
	}
	return "--" + strings.ToLower(field)
}

// corpusOptions reads the input flags and checks them.
func (p *program) corpusOptions(c *cli.Context) (corpus.Options, error) {
	opt := corpus.Options{
		Columns: corpus.Columns{
			ID: c.String("id-column"), Outlet: c.String("outlet-column"), Date: c.String("date-column"),
			Title: c.String("title-column"), Author: c.String("author-column"), Text: c.String("text-column"),
		},
		Path:       c.String("path"),
		SkipFolder: isRun,
		Format:     c.String("format"),
		Encoding:   c.String("encoding"),
	}
	mib := c.Int("max-record")
	if mib < 1 || mib > 1024 {
		return opt, usagef("", "--max-record: %d is not in 1–1024", mib)
	}
	opt.MaxRecord = mib << 20
	if w := c.Int("workers"); w < 1 || w > 1024 {
		return opt, usagef("", "--workers: %d is not in 1–1024", w)
	}
	return opt, opt.Check()
}

// flagsIn puts flags in the place of the fields that a message names.
func flagsIn(reason string) string {
	for _, field := range []string{"ID", "Outlet", "Date", "Title", "Author", "Text"} {
		reason = strings.ReplaceAll(reason, "Columns."+field, flagOf("Columns."+field))
	}
	return reason
}

// isRun says whether a folder is what a run wrote: its tables are no corpus.
func isRun(folder string) bool {
	_, err := report.ReadManifest(filepath.Join(folder, report.ManifestName))
	return err == nil
}

// checkPaths names the first path that is not there, before anything is begun.
func checkPaths(paths []string) error {
	if n := slices.Index(paths, "-"); n >= 0 && slices.Contains(paths[n+1:], "-") {
		return usagef("", "standard input (-) is named twice")
	}
	for _, path := range paths {
		if path == "-" {
			continue
		}
		if _, err := os.Stat(path); err != nil {
			return &hintedError{fmt.Errorf("open corpus: %w", err), "name files, folders, or - for standard input"}
		}
		if isRun(path) {
			return usagef("name the corpus that the run was made of", "%s is a run of cadrage, not a corpus", path)
		}
	}
	return nil
}

// untilDone gives what r reads until ctx is done, so that an idle standard input
// does not hold up an interrupted run. Nothing is read before it is asked for.
func untilDone(ctx context.Context, r io.Reader) io.Reader { return &doneReader{ctx: ctx, r: r} }

type doneReader struct {
	ctx   context.Context
	r     io.Reader
	begin sync.Once
	pipe  *io.PipeReader
}

func (d *doneReader) Read(p []byte) (int, error) {
	d.begin.Do(func() {
		pr, pw := io.Pipe()
		d.pipe = pr
		context.AfterFunc(d.ctx, func() { pr.CloseWithError(context.Cause(d.ctx)) })
		go func() {
			_, err := io.Copy(pw, d.r)
			pw.CloseWithError(err)
		}()
	})
	return d.pipe.Read(p)
}

// untilDoneWriter writes to w until ctx is done, so that a reader who has stopped
// reading does not hold up an interrupted run either.
type untilDoneWriter struct {
	ctx context.Context
	w   io.Writer
}

func (d untilDoneWriter) Write(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	done := make(chan result, 1)
	go func() {
		n, err := d.w.Write(p)
		done <- result{n, err}
	}()
	select {
	case r := <-done:
		return r.n, r.err
	case <-d.ctx.Done():
		return 0, context.Cause(d.ctx)
	}
}

// outputFlag names the file that a command with one table writes.
func outputFlag() cli.Flag {
	return &cli.StringFlag{Name: "output", Aliases: []string{"o"}, Category: "Output", Usage: "`FILE` for the table (standard output)"}
}

// writeTo writes a table to --output, whole or not at all, else to standard output.
func (p *program) writeTo(c *cli.Context, write func(io.Writer) error) error {
	if path := c.String("output"); path != "" {
		return report.WriteFile(path, write)
	}
	w := bufio.NewWriterSize(untilDoneWriter{c.Context, p.out}, 1<<16)
	if err := write(w); err != nil {
		return err
	}
	return w.Flush()
}

// formulaFlag names the formula of the scores.
func formulaFlag(def string) cli.Flag {
	return &cli.StringFlag{Name: "formula", Category: "Scores", Usage: "`NAME` of a formula (" + def + ")"}
}

// formula is the name of the formula that was asked for, or def.
func formula(c *cli.Context, def string) (string, error) {
	name := c.String("formula")
	if name == "" {
		return def, nil
	}
	if stance.FormulaOf(name) == nil {
		return "", usagef("", "--formula: %q is none of %s", name, strings.Join(stance.FormulaNames(), ", "))
	}
	return name, nil
}

// inputs digests the files of each argument, for the manifest.
type inputs struct {
	all  []report.Input
	sums []hash.Hash
}

// newInputs names the arguments as documents do.
func newInputs(paths []string) *inputs {
	in := &inputs{}
	for _, path := range paths {
		in.all = append(in.all, report.Input{Name: inputName(path)})
		in.sums = append(in.sums, sha256.New())
	}
	return in
}

// add takes note of a file that was read.
func (in *inputs) add(f corpus.File) {
	a := &in.all[f.Arg]
	a.Files++
	a.Bytes += f.Bytes
	a.SHA256 = fmt.Sprintf("%x", f.SHA256)
	fmt.Fprintf(in.sums[f.Arg], "%x  %s\n", f.SHA256, f.Name)
}

// result is what the manifest says of the arguments.
func (in *inputs) result() []report.Input {
	for i := range in.all {
		if a := &in.all[i]; a.Files != 1 {
			a.SHA256 = fmt.Sprintf("%x", in.sums[i].Sum(nil))
		}
	}
	return in.all
}

// inputName is an argument as the manifest names it.
func inputName(path string) string {
	if path == "-" {
		return "stdin"
	}
	return filepath.ToSlash(withoutFolders(path))
}
