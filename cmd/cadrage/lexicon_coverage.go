package main

import (
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/urfave/cli/v2"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/report"
	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/corpus"
)

func (p *program) lexiconCoverage() *cli.Command {
	return &cli.Command{
		Name:        "coverage",
		Usage:       "how a lexicon fits a corpus",
		UsageText:   "cadrage lexicon coverage CORPUS… [-o FILE] [--missing FILE]",
		Description: coverageHelp,
		Flags: slices.Concat(inputFlags(), lexiconFlags(), []cli.Flag{
			outputFlag(),
			&cli.StringFlag{Name: "missing", Category: "Output", Usage: "`FILE` for a table of frequent words that seem to evaluate and have no entry"},
		}, runFlags()),
		Action: func(c *cli.Context) error {
			paths := c.Args().Slice()
			if len(paths) == 0 {
				return usagef("name files or folders, as in: cadrage lexicon coverage articles/", "no corpus")
			}
			opt, err := p.corpusOptions(c)
			if err != nil {
				return err
			}
			if err := checkPaths(paths); err != nil {
				return err
			}
			lex, err := loadLexicon(c)
			if err != nil {
				return err
			}
			cov := stance.NewCoverage(lex)
			if err := p.cover(c, cov, lex, paths, opt); err != nil {
				return err
			}
			if err := p.writeTo(c, func(w io.Writer) error { return coverageTable(w, lex, cov) }); err != nil {
				return err
			}
			if path := c.String("missing"); path != "" {
				if err := report.WriteFile(path, func(w io.Writer) error { return missingTable(w, cov) }); err != nil {
					return err
				}
			}
			if !c.Bool("quiet") {
				p.tellCoverage(lex, cov)
			}
			return nil
		},
	}
}

// cover reads and analyses the corpus.
func (p *program) cover(c *cli.Context, cov *stance.Coverage, lex *lexicon.Lexicon, paths []string, opt corpus.Options) error {
	a, err := stance.New(stance.Config{Lexicon: lex, NoTitle: c.Bool("no-title")})
	if err != nil {
		return err
	}
	opt.Stdin = untilDone(c.Context, p.in)
	notes := &scoring{p: p}
	for res, err := range a.Corpus(c.Context, corpus.Open(paths, opt), c.Int("workers")) {
		var bad *corpus.RecordError
		switch {
		case errors.As(err, &bad):
			notes.note(bad)
			continue
		case err != nil:
			return err
		}
		cov.Add(res)
	}
	if cov.Documents == 0 {
		return noDocument(paths, notes.bad, notes.firstBad)
	}
	if c.Bool("strict") && notes.bad > 0 {
		return errStrict
	}
	return context.Cause(c.Context)
}

// coverageTable writes a row for each polar entry, those with most matches first.
func coverageTable(w io.Writer, lex *lexicon.Lexicon, cov *stance.Coverage) error {
	table := csv.NewWriter(w)
	rows := [][]string{{"entry", "dimension", "weight", "matches", "documents", "outlets", "note", "file", "line"}}
	entries := slices.DeleteFunc(lex.Entries(), func(e *lexicon.Entry) bool { return e.Role != lexicon.Polar })
	slices.SortStableFunc(entries, func(a, b *lexicon.Entry) int { return cmp.Compare(cov.Of(b).Matches, cov.Of(a).Matches) })
	for _, e := range entries {
		u := cov.Of(e)
		rows = append(rows, []string{
			e.Pattern, e.Dimension, report.Weight(e.Weight), strconv.Itoa(u.Matches), strconv.Itoa(u.Documents), strconv.Itoa(u.Outlets),
			cov.Note(u), e.File, strconv.Itoa(e.Line),
		})
	}
	return table.WriteAll(rows)
}

// missingTable writes the words without an entry.
func missingTable(w io.Writer, cov *stance.Coverage) error {
	table := csv.NewWriter(w)
	rows := [][]string{{"lemma", "pos", "graded", "documents", "example"}}
	for _, m := range cov.Missing() {
		rows = append(rows, []string{m.Lemma, string(m.POS), strconv.Itoa(m.Graded), strconv.Itoa(m.Documents), m.Example})
	}
	return table.WriteAll(rows)
}

// tellCoverage sums up on standard error.
func (p *program) tellCoverage(lex *lexicon.Lexicon, cov *stance.Coverage) {
	polar, never, once := 0, 0, 0
	for _, e := range lex.Entries() {
		if e.Role != lexicon.Polar {
			continue
		}
		polar++
		switch u := cov.Of(e); {
		case u.Matches == 0:
			never++
		case u.Documents == 1:
			once++
		}
	}
	p.printf("%d documents, %d sentences, of which %d with a match (%s)", cov.Documents, cov.Sentences, cov.Hit, percent(cov.Hit, cov.Sentences))
	p.printf("%d entries: %d seen (%s), %d of them in one document only, %d never", polar, polar-never, percent(polar-never, polar), once, never)
}

func percent(n, of int) string {
	if of == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(of))
}
