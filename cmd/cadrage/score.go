package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/cadrage/cadrage/report"
	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/corpus"
)

func (p *program) score() *cli.Command {
	return &cli.Command{
		Name:        "score",
		Usage:       "one row for each sentence, to standard output",
		UsageText:   "cadrage score [FILE…] [-o FILE]",
		Description: scoreHelp,
		Flags: slices.Concat(inputFlags(), lexiconFlags(), actorFlags(), []cli.Flag{
			outputFlag(),
			&cli.BoolFlag{Name: "presegmented", Category: "Scores", Usage: "each record is one sentence", DisableDefaultText: true},
			&cli.StringFlag{Name: "target-column", Category: "Scores", Usage: "`COLUMN` that names whom each record is about"},
			formulaFlag("sqrt"),
			withoutFlag(),
		}, runFlags()),
		Action: func(c *cli.Context) error {
			paths := c.Args().Slice()
			if len(paths) == 0 {
				if isTerminal(p.in) {
					return usagef("name files, or pipe a text into cadrage score", "no input")
				}
				paths = []string{"-"}
			}
			name, err := formula(c, "sqrt")
			if err != nil {
				return err
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
			target := c.String("target-column")
			a, err := newAnalyzer(c, stance.Config{
				Lexicon: lex, NoTitle: c.Bool("no-title"), Presegmented: c.Bool("presegmented"), TargetField: target,
			})
			if err != nil {
				return err
			}
			s := &scoring{p: p, analyzer: a, formula: stance.FormulaOf(name), target: target != "", paths: paths, corpus: opt, workers: c.Int("workers"), quiet: c.Bool("quiet")}
			err = p.writeTo(c, func(w io.Writer) error { return s.write(c.Context, w) })
			if err == nil && c.Bool("strict") && s.bad > 0 {
				err = errStrict
			}
			return err
		},
	}
}

// A scoring is the command score under way.
type scoring struct {
	p         *program
	analyzer  *stance.Analyzer
	formula   stance.Formula
	target    bool // the records name whom they are about
	paths     []string
	corpus    corpus.Options
	workers   int
	quiet     bool
	bad       int
	documents int
	firstBad  *corpus.RecordError
}

// maxNamed is how many bad records are named one by one.
const maxNamed = 10

func (s *scoring) write(ctx context.Context, w io.Writer) error {
	table, err := report.NewSentences(w, s.analyzer.Dimensions(), s.formula, s.target)
	if err != nil {
		return err
	}
	s.corpus.Stdin = untilDone(ctx, s.p.in)
	for res, err := range s.analyzer.Corpus(ctx, corpus.Open(s.paths, s.corpus), s.workers) {
		var bad *corpus.RecordError
		if errors.As(err, &bad) {
			s.note(bad)
			continue
		}
		if err != nil {
			return err
		}
		s.documents++
		for _, e := range res.Problems {
			s.note(e)
		}
		if err := table.Write(res); err != nil {
			return err
		}
	}
	if s.bad > maxNamed {
		s.p.printf("warning: bad records that are not named here: %d", s.bad-maxNamed)
	}
	if s.documents == 0 {
		return noDocument(s.paths, s.bad, s.firstBad)
	}
	return table.Flush()
}

// noDocument says why a corpus has given none; first is the first of the bad records.
func noDocument(paths []string, bad int, first *corpus.RecordError) error {
	if first != nil {
		return &hintedError{
			fmt.Errorf("no document could be read; the first of %d bad records: %w", bad, first),
			"--help says what is read; name columns with --text-column and the like",
		}
	}
	return &hintedError{
		fmt.Errorf("empty corpus: %s: no document", strings.Join(paths, ", ")),
		"cadrage reads .txt, .md, .csv, .tsv and .jsonl",
	}
}

func (s *scoring) note(e *corpus.RecordError) {
	s.bad++
	if s.firstBad == nil && !e.Kept {
		s.firstBad = e
	}
	if s.bad > maxNamed {
		return
	}
	kept := "left out"
	if e.Kept {
		kept = "kept"
	}
	s.p.warn(e.Error() + " (" + kept + ")")
}
