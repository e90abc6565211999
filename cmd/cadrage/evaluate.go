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

func (p *program) evaluate() *cli.Command {
	return &cli.Command{
		Name:        "evaluate",
		Usage:       "agreement with sentences coded by hand",
		UsageText:   "cadrage evaluate GOLD… [--gold NAME=COLUMN] [--errors FILE]",
		Description: evaluateHelp,
		Flags: slices.Concat(inputFlags(), lexiconFlags(), actorFlags(), []cli.Flag{
			outputFlag(),
			&cli.StringSliceFlag{Name: "gold", Category: "Input", Usage: "`NAME=COLUMN`: where the coding of a dimension, of voice or of modality stands; several coders with commas between them; repeatable"},
			&cli.StringFlag{Name: "errors", Category: "Output", Usage: "`FILE` for the disagreements (CSV)"},
			&cli.BoolFlag{Name: "ablation", Category: "Scores", Usage: "what each rule contributes, by switching it off", DisableDefaultText: true},
			withoutFlag(),
			&cli.Uint64Flag{Name: "seed", Category: "Scores", Value: 1, Usage: "`NUMBER` that begins the resampling"},
		}, runFlags()),
		Action: func(c *cli.Context) error {
			e, err := p.newEvaluation(c)
			if err != nil {
				return err
			}
			if err := e.run(c); err != nil {
				return err
			}
			if c.Bool("strict") && e.bad > 0 {
				return errStrict
			}
			return nil
		},
	}
}

// An evaluation is the command under way.
type evaluation struct {
	p         *program
	analyzer  *stance.Analyzer
	corpus    corpus.Options
	paths     []string
	workers   int
	seed      uint64
	gold      map[string][]string // by variable: the columns of its coders
	variables []*variable
	docs      []*corpus.Document
	bad       int
}

func (p *program) newEvaluation(c *cli.Context) (*evaluation, error) {
	e := &evaluation{p: p, paths: c.Args().Slice(), workers: c.Int("workers"), seed: c.Uint64("seed"), gold: map[string][]string{}}
	if len(e.paths) == 0 {
		return nil, usagef("name a table of coded sentences, as in: cadrage evaluate coded.csv", "no file")
	}
	var err error
	if e.corpus, err = p.corpusOptions(c); err != nil {
		return nil, err
	}
	if err := checkPaths(e.paths); err != nil {
		return nil, err
	}
	lex, err := loadLexicon(c)
	if err != nil {
		return nil, err
	}
	if e.analyzer, err = newAnalyzer(c, stance.Config{Lexicon: lex, Presegmented: true}); err != nil {
		return nil, err
	}
	for _, g := range c.StringSlice("gold") {
		name, columns, ok := strings.Cut(g, "=")
		if !ok || name == "" || columns == "" {
			return nil, usagef("as in: --gold framing=coder1,coder2", "--gold %q: want NAME=COLUMN", g)
		}
		if variableOf(name, e.analyzer.Dimensions()) == nil {
			return nil, usagef("the variables are "+strings.Join(variableNames(e.analyzer.Dimensions()), ", "), "--gold: unknown variable %q", name)
		}
		e.gold[name] = strings.Split(columns, ",")
	}
	return e, nil
}

// run reads the sentences, compares the codings and prints what was asked for.
func (e *evaluation) run(c *cli.Context) error {
	if err := e.read(c.Context); err != nil {
		return err
	}
	results, err := e.analyze(c.Context, e.analyzer)
	if err != nil {
		return err
	}
	for _, v := range e.variables {
		v.judge(results)
	}
	e.restrict()
	if path := c.String("errors"); path != "" {
		if err := report.WriteFile(path, func(w io.Writer) error { return e.writeErrors(w, results) }); err != nil {
			return err
		}
	}
	var figures []figure
	for _, v := range e.variables {
		figures = append(figures, v.figures(e.seed)...)
	}
	if path := c.String("output"); path != "" {
		if err := report.WriteFile(path, func(w io.Writer) error { return writeFigures(w, figures) }); err != nil {
			return err
		}
	}
	if c.Bool("ablation") {
		return e.ablate(c)
	}
	return e.print(figures)
}

// read collects the documents and their codings.
func (e *evaluation) read(ctx context.Context) error {
	e.corpus.Stdin = untilDone(ctx, e.p.in)
	var first *corpus.RecordError
	for d, err := range corpus.Open(e.paths, e.corpus) {
		var bad *corpus.RecordError
		switch {
		case errors.As(err, &bad):
			if first == nil {
				first = bad
			}
			e.note(bad)
		case err != nil:
			return err
		default:
			e.docs = append(e.docs, d)
		}
	}
	if len(e.docs) == 0 {
		return noDocument(e.paths, e.bad, first)
	}
	for _, name := range variableNames(e.analyzer.Dimensions()) {
		v := variableOf(name, e.analyzer.Dimensions())
		v.coders = e.gold[name]
		if v.coders == nil {
			v.coders = []string{name}
		}
		if !slices.ContainsFunc(e.docs, v.codedIn) {
			if e.gold[name] != nil {
				return &hintedError{fmt.Errorf("no sentence has a column %s", strings.Join(v.coders, " or ")), "the header of the table names its columns"}
			}
			continue
		}
		for i, d := range e.docs {
			if err := v.add(i, d); err != nil {
				e.note(err)
			}
		}
		e.variables = append(e.variables, v)
	}
	if len(e.variables) == 0 {
		return &hintedError{errors.New("no column holds a coding"), "name it, as in: --gold framing=coder1"}
	}
	if e.bad > maxNamed {
		e.p.printf("warning: bad records that are not named here: %d", e.bad-maxNamed)
	}
	return nil
}

// note names a bad record.
func (e *evaluation) note(bad *corpus.RecordError) {
	if e.bad++; e.bad <= maxNamed {
		e.p.warn(bad.Error() + " (left out)")
	}
}

// analyze is the result of each document.
func (e *evaluation) analyze(ctx context.Context, a *stance.Analyzer) ([]*stance.Result, error) {
	var results []*stance.Result
	all := func(yield func(*corpus.Document, error) bool) {
		for _, d := range e.docs {
			if !yield(d, nil) {
				return
			}
		}
	}
	for r, err := range a.Corpus(ctx, all, e.workers) {
		if err != nil {
			return nil, err
		}
		results = append(results, r)
	}
	return results, nil
}

// restrict keeps of voice and modality the sentences in which a dimension was coded as
// other than neutral: in the others there is nothing that somebody says.
func (e *evaluation) restrict() {
	coded := make([]bool, len(e.docs))
	dimensions := false
	for _, v := range e.variables {
		if v.dimension < 0 {
			continue
		}
		dimensions = true
		for k, i := range v.docs {
			coded[i] = coded[i] || v.majority[k] != neutral
		}
	}
	for _, v := range e.variables {
		if dimensions && v.dimension < 0 {
			v.keep(coded)
		}
	}
}

// print prints the figures of each variable for readers.
func (e *evaluation) print(figures []figure) error {
	var b strings.Builder
	for i, v := range e.variables {
		if i > 0 {
			b.WriteByte('\n')
		}
		v.print(&b, figures)
	}
	_, err := io.WriteString(e.p.out, b.String())
	return err
}

// ablate prints macro-F1 of each variable, and how it changes without each rule.
func (e *evaluation) ablate(c *cli.Context) error {
	lex, err := loadLexicon(c)
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-12s", "")
	base := make([]float64, len(e.variables))
	for i, v := range e.variables {
		base[i] = v.confusion(nil).MacroF1()
		fmt.Fprintf(&b, "%12s", v.name)
	}
	fmt.Fprintf(&b, "\n%-12s", "macro-F1")
	for _, x := range base {
		fmt.Fprintf(&b, "%12.3f", x)
	}
	gazetteer, err := loadGazetteer(c)
	if err != nil {
		return err
	}
	for _, rule := range stance.Rules() {
		a, err := stance.New(stance.Config{Lexicon: lex, Gazetteer: gazetteer, Presegmented: true, Without: append([]string{rule}, c.StringSlice("without")...)})
		if err != nil {
			return err
		}
		results, err := e.analyze(c.Context, a)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "\n%-12s", "− "+rule)
		for i, v := range e.variables {
			v.judge(results)
			fmt.Fprintf(&b, "%+12.3f", v.confusion(nil).MacroF1()-base[i])
		}
	}
	_, err = fmt.Fprintln(e.p.out, b.String())
	return err
}
