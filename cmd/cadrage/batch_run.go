package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"

	"github.com/cadrage/cadrage/report"
	"github.com/cadrage/cadrage/report/chart"
	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/aggregate"
	"github.com/cadrage/cadrage/stance/corpus"
)

// A batchRun is a batch under way: where its results go and what it has counted.
type batchRun struct {
	*batchConfig
	folder    *report.Folder
	inputs    *inputs
	sentences *report.Sentences
	documents *report.Documents
	matches   *report.Matches
	skipped   *report.Skipped
	closers   []io.Closer
	table     *aggregate.Table
	who       *batchActors
	seen      stance.Duplicates
	fields    fields
	grouped   bool // some document has the field of --group
	counts    report.Counts
	others    int // documents without those of --actor and --dyad
	gaps      int // rows of empty periods that were left out
	warnings  []string
	firstBad  *corpus.RecordError
}

// run does the batch. Unless it succeeds, what stood at --out is left alone.
func (b *batchConfig) run(ctx context.Context) (err error) {
	folder, err := report.NewFolder(b.out)
	if err != nil {
		err = fmt.Errorf("--out: %w", err)
		if foreign := (*report.ForeignError)(nil); errors.As(err, &foreign) {
			return &hintedError{err, "choose another folder, or empty this one"}
		}
		return err
	}
	defer func() { err = errors.Join(err, folder.Discard()) }()
	r := &batchRun{
		batchConfig: b, folder: folder, inputs: newInputs(b.paths),
		table: aggregate.NewTable(b.analyzer.Dimensions()), fields: fields{},
	}
	if err := r.open(); err != nil {
		return err
	}
	if err := r.score(ctx); err != nil {
		return err
	}
	if err := r.finish(ctx); err != nil {
		return err
	}
	return r.tell()
}

// create begins a table of the folder.
func (r *batchRun) create(name string) (io.Writer, error) {
	f, err := r.folder.Create(name)
	if err == nil {
		r.closers = append(r.closers, f)
	}
	return f, err
}

// open begins the tables that are written document by document.
func (r *batchRun) open() error {
	dims := r.analyzer.Dimensions()
	w, err := r.create("sentences.csv")
	if err != nil {
		return err
	}
	if r.sentences, err = report.NewSentences(w, dims, stance.FormulaOf(r.sentenceFormula), false); err != nil {
		return err
	}
	if w, err = r.create("matches.csv"); err != nil {
		return err
	}
	if r.matches, err = report.NewMatches(w); err != nil {
		return err
	}
	if w, err = r.create("skipped.csv"); err != nil {
		return err
	}
	if r.skipped, err = report.NewSkipped(w); err != nil {
		return err
	}
	if r.who, err = r.openActors(); err != nil {
		return err
	}
	spool, err := r.folder.Spool("documents")
	if err != nil {
		return err
	}
	r.documents = report.NewDocuments(spool, dims, stance.FormulaOf(r.aggregate.Formula))
	return nil
}

// score reads and analyses the corpus.
func (r *batchRun) score(ctx context.Context) error {
	bar := r.p.progress(r.paths, r.corpus, r.quiet)
	defer bar.finish()
	opt := r.corpus
	opt.Stdin = untilDone(ctx, r.p.in)
	opt.OnRead = bar.read
	opt.OnFile = r.inputs.add
	for res, err := range r.analyzer.Corpus(ctx, corpus.Open(r.paths, opt), r.workers) {
		var bad *corpus.RecordError
		switch {
		case errors.As(err, &bad):
			err = r.bad(bad)
		case err == nil:
			bar.document()
			err = r.add(res)
		}
		if err != nil {
			return err
		}
	}
	if r.counts.Documents == 0 && r.others > 0 {
		return &hintedError{fmt.Errorf("none of %d documents mentions %s", r.others, r.wanted()), "unknown-names.csv of a run without the filter lists names that no entry covers"}
	}
	if r.counts.Documents == 0 {
		return noDocument(r.paths, r.counts.Skipped, r.firstBad)
	}
	return nil
}

// bad takes note of a record that was left out, or of a problem with one that was
// not.
func (r *batchRun) bad(e *corpus.RecordError) error {
	if e.Kept {
		r.counts.Problems++
	} else {
		r.counts.Skipped++
		if r.firstBad == nil {
			r.firstBad = e
		}
	}
	return r.skipped.Write(e)
}

// add writes the rows of a document.
func (r *batchRun) add(res *stance.Result) error {
	for _, e := range res.Problems {
		if err := r.bad(e); err != nil {
			return err
		}
	}
	duplicateOf := ""
	if r.duplicates != "keep" {
		if first, ok := r.seen.Seen(res); ok {
			r.counts.Duplicates++
			duplicateOf = first
		}
	}
	if duplicateOf != "" && r.duplicates == "drop" {
		d := res.Document
		return r.skipped.Write(&corpus.RecordError{File: d.File, Line: d.Line, Document: d.ID, Reason: "same text as " + duplicateOf})
	}
	if !r.filter.IsZero() {
		if res = r.filter.Result(res, r.analyzer.Relational()); res == nil {
			r.others++
			return nil
		}
	}
	r.counts.Documents++
	r.counts.Sentences += len(res.Sentences)
	r.counts.Words += res.Words
	for _, e := range res.Evidence {
		r.counts.Matches += int(e.Hits)
	}
	group := ""
	if r.group != "" {
		var has bool
		group, has = res.Document.Field(r.group)
		r.grouped = r.grouped || has
		r.fields.add(res.Document)
	}
	r.table.Add(res, group)
	return errors.Join(r.who.add(res), r.sentences.Write(res), r.matches.Write(res), r.documents.Write(res, duplicateOf))
}

// finish writes what needs the whole corpus, and puts the folder in its place.
func (r *batchRun) finish(ctx context.Context) error {
	if r.group != "" && !r.grouped {
		return &hintedError{fmt.Errorf("--group: no document has a field %q", r.group), "the fields are " + r.fields.list()}
	}
	rows, coverage, err := r.table.Rows(ctx, r.aggregate)
	if err != nil {
		return err
	}
	r.gaps = coverage.Gaps
	r.counts.Undated, r.counts.TooCoarse = coverage.Undated, coverage.TooCoarse
	w, err := r.create("documents.csv")
	if err != nil {
		return err
	}
	dropped, err := r.documents.Finish(w)
	if err != nil {
		return err
	}
	if w, err = r.create("trend.csv"); err != nil {
		return err
	}
	if err := report.WriteTrend(w, rows); err != nil {
		return err
	}
	if err := r.who.finish(ctx, r); err != nil {
		return err
	}
	if err := errors.Join(r.sentences.Flush(), r.matches.Flush(), r.skipped.Flush()); err != nil {
		return err
	}
	r.warn(dropped)
	if err := r.charts(ctx, rows); err != nil {
		return err
	}
	for _, c := range r.closers {
		if err := c.Close(); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return r.folder.Commit(r.manifest())
}

// charts draws the trend of each dimension that has one.
func (r *batchRun) charts(ctx context.Context, rows []aggregate.Row) error {
	for _, dim := range r.analyzer.Dimensions() {
		fig, err := chart.Trend(rows, dim, chart.Options{Lang: r.lang})
		if errors.Is(err, chart.ErrNoData) {
			err = errors.New("no dated document has evidence of " + dim)
		}
		if err != nil {
			r.warnings = append(r.warnings, fmt.Sprintf("no chart trend-%s.png: %v", dim, err))
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		w, err := r.create("trend-" + dim + ".png")
		if err != nil {
			return err
		}
		if err := fig.WritePNG(w); err != nil {
			return err
		}
	}
	return nil
}

// warn lists what the reader of the numbers should know.
func (r *batchRun) warn(droppedMetadata int) {
	add := func(n int, format string) {
		if n > 0 {
			r.warnings = append(r.warnings, fmt.Sprintf(format, n))
		}
	}
	add(r.counts.Skipped, "records left out: %d, see skipped.csv")
	add(r.counts.Problems, "problems with records that were kept: %d, see skipped.csv")
	add(r.counts.Undated, "documents without a date, in no trend: %d")
	add(r.counts.TooCoarse, "documents with a date too coarse for a "+r.aggregate.By.String()+", in no trend: %d")
	add(r.gaps, "rows of empty periods left out of trend.csv, for they would be too many: %d")
	if r.duplicates == "drop" {
		add(r.counts.Duplicates, "documents dropped for the text of an earlier one: %d, see skipped.csv")
	}
	if r.duplicates == "mark" {
		add(r.counts.Duplicates, "documents with the text of an earlier one, which count all the same: %d, see duplicate_of in documents.csv")
	}
	add(droppedMetadata, "values of metadata without a column in documents.csv, for there are too many fields: %d")
}

func (r *batchRun) manifest() *report.Manifest {
	m := &report.Manifest{
		Program: report.Program{Version: version, Commit: commit()},
		Command: recorded("batch", r.p.args),
		Options: map[string]any{
			"by": r.aggregate.By.String(), "group": r.group, "formula": r.aggregate.Formula, "sentence_formula": r.sentenceFormula,
			"title": !r.noTitle, "without": r.without, "duplicates": r.duplicates, "encoding": r.corpus.Encoding, "format": r.corpus.Format,
			"path": withoutFolders(r.corpus.Path), "columns": namedColumns(r.corpus.Columns), "max_record": r.corpus.MaxRecord, "lang": r.lang,
			"resamples": aggregate.DefaultDraws, "actor": r.actors, "dyad": r.dyads,
		},
		Seed:     r.aggregate.Seed,
		Inputs:   r.inputs.result(),
		Counts:   r.counts,
		Warnings: append([]string{}, r.warnings...),
	}
	for _, f := range r.lexicon.Files() {
		m.Lexicons = append(m.Lexicons, report.LexiconFile{
			Name: f.Name, Version: f.Version, Entries: len(f.Entries), SHA256: fmt.Sprintf("%x", f.SHA256),
		})
	}
	for _, f := range r.gazetteer.Files() {
		m.Lexicons = append(m.Lexicons, report.LexiconFile{
			Name: f.Name, Version: f.Version, Entries: len(f.Aliases), SHA256: fmt.Sprintf("%x", f.SHA256),
		})
	}
	return m
}

// namedColumns are the columns that were named, by what they hold.
func namedColumns(c corpus.Columns) map[string]string {
	all := map[string]string{"id": c.ID, "outlet": c.Outlet, "date": c.Date, "title": c.Title, "author": c.Author, "text": c.Text}
	maps.DeleteFunc(all, func(_, name string) bool { return name == "" })
	return all
}

// tell ends the run with what there is to say about it.
func (r *batchRun) tell() error {
	for _, w := range r.warnings {
		r.p.warn(w)
	}
	if !r.quiet {
		fmt.Fprintf(r.p.out, "%s: %d documents, %d sentences, %d words, %d matches\n",
			filepath.ToSlash(r.out), r.counts.Documents, r.counts.Sentences, r.counts.Words, r.counts.Matches)
	}
	if r.strict && r.counts.Skipped+r.counts.Problems > 0 {
		return errStrict
	}
	return nil
}
