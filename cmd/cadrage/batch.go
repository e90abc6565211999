package main

import (
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/aggregate"
	"github.com/cadrage/cadrage/stance/corpus"
)

func (p *program) batch() *cli.Command {
	return &cli.Command{
		Name:        "batch",
		Usage:       "score a corpus: tables, charts and a manifest",
		UsageText:   "cadrage batch CORPUS… --out DIR",
		Description: batchHelp,
		Flags: slices.Concat(inputFlags(), lexiconFlags(), actorFlags(), []cli.Flag{
			&cli.StringFlag{Name: "out", Category: "Output", Usage: "`DIR` for the results: new, empty, or an older run"},
			&cli.StringFlag{Name: "lang", Category: "Output", Value: "fr", Usage: "`LANGUAGE` of the charts, fr or en"},
			&cli.StringFlag{Name: "by", Category: "Scores", Value: "month", Usage: "`PERIOD` of the trend: day, week, month, quarter or year"},
			&cli.StringFlag{Name: "group", Category: "Scores", Usage: "a trend for each value of `FIELD`: outlet, author or metadata"},
			&cli.StringSliceFlag{Name: "actor", Category: "Scores", Usage: "only what is said of `NAME`; repeatable"},
			&cli.StringSliceFlag{Name: "dyad", Category: "Scores", Usage: "only what is said of the relation of a `PAIR`, as in Cuba|Russie; repeatable"},
			formulaFlag("sqrt for sentences, balance for the rest"),
			withoutFlag(),
			&cli.StringFlag{Name: "duplicates", Category: "Scores", Value: "mark", Usage: "`MODE` for equal texts: keep, mark or drop"},
			&cli.Uint64Flag{Name: "seed", Category: "Scores", Value: 1, Usage: "`NUMBER` that begins the resampling"},
		}, runFlags()),
		Action: func(c *cli.Context) error {
			cfg, err := p.batchConfig(c)
			if err != nil {
				return err
			}
			return cfg.run(c.Context)
		},
	}
}

// A batchConfig is the command line of batch, checked.
type batchConfig struct {
	p               *program
	paths           []string
	out             string
	corpus          corpus.Options
	lexicon         *lexicon.Lexicon
	gazetteer       *lexicon.Gazetteer
	analyzer        *stance.Analyzer
	noTitle         bool
	without         []string // names of rules, sorted
	lang            string
	aggregate       aggregate.Options
	group           string
	sentenceFormula string
	duplicates      string
	workers         int
	strict, quiet   bool
	actors, dyads   []string // of --actor and --dyad
	filter          stance.Filter
}

func (p *program) batchConfig(c *cli.Context) (*batchConfig, error) {
	b := &batchConfig{
		p: p, paths: c.Args().Slice(), out: c.String("out"), lang: c.String("lang"),
		group: c.String("group"), duplicates: c.String("duplicates"),
		workers: c.Int("workers"), strict: c.Bool("strict"), quiet: c.Bool("quiet"),
	}
	by, okBy := aggregate.ParseBy(c.String("by"))
	switch {
	case len(b.paths) == 0:
		return nil, usagef("name files or folders, as in: cadrage batch articles/ --out results", "no corpus")
	case b.out == "":
		return nil, usagef("name the folder for the results, as in: --out results", "--out is missing")
	case !okBy:
		return nil, usagef("", "--by: %q is none of day, week, month, quarter, year", c.String("by"))
	case b.lang != "fr" && b.lang != "en":
		return nil, usagef("", "--lang: %q is none of fr, en", b.lang)
	case !slices.Contains([]string{"keep", "mark", "drop"}, b.duplicates):
		return nil, usagef("", "--duplicates: %q is none of keep, mark, drop", b.duplicates)
	}
	groupFormula, err := formula(c, "balance")
	if err != nil {
		return nil, err
	}
	if b.sentenceFormula, err = formula(c, "sqrt"); err != nil {
		return nil, err
	}
	b.aggregate = aggregate.Options{By: by, Formula: groupFormula, Seed: c.Uint64("seed"), Workers: b.workers}
	if b.corpus, err = p.corpusOptions(c); err != nil {
		return nil, err
	}
	if b.lexicon, err = loadLexicon(c); err != nil {
		return nil, err
	}
	b.noTitle, b.without = c.Bool("no-title"), slices.Compact(slices.Sorted(slices.Values(c.StringSlice("without"))))
	if b.gazetteer, err = loadGazetteer(c); err != nil {
		return nil, err
	}
	if b.analyzer, err = newAnalyzer(c, stance.Config{Lexicon: b.lexicon, NoTitle: b.noTitle, Gazetteer: b.gazetteer}); err != nil {
		return nil, err
	}
	if err := b.filterBy(c.StringSlice("actor"), c.StringSlice("dyad")); err != nil {
		return nil, err
	}
	return b, checkPaths(b.paths)
}
