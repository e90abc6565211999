package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/report"
	"github.com/cadrage/cadrage/report/chart"
	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/aggregate"
)

// filterBy reads the flags that ask for some actors or dyads only.
func (b *batchConfig) filterBy(actors, dyads []string) error {
	for _, name := range actors {
		a, err := b.actor("--actor", name)
		if err != nil {
			return err
		}
		b.filter.Actors = append(b.filter.Actors, a)
		b.actors = append(b.actors, a.Name)
	}
	for _, pair := range dyads {
		one, two, ok := strings.Cut(pair, "|")
		if !ok || one == two {
			return usagef("two names with a bar between them, in quotation marks, as in: --dyad 'Cuba|Russie'", "--dyad: %q is no pair", pair)
		}
		x, err := b.actor("--dyad", one)
		if err != nil {
			return err
		}
		y, err := b.actor("--dyad", two)
		if err != nil {
			return err
		}
		if x.Name > y.Name {
			x, y = y, x
		}
		b.filter.Dyads = append(b.filter.Dyads, [2]*lexicon.Actor{x, y})
		b.dyads = append(b.dyads, x.Name+"|"+y.Name)
	}
	return nil
}

// actor is the actor of the gazetteer that a flag names.
func (b *batchConfig) actor(flag, name string) (*lexicon.Actor, error) {
	if a := b.gazetteer.Actor(name); a != nil {
		return a, nil
	}
	hint := "names are those of the gazetteer, as in the column actors of sentences.csv"
	if a := b.gazetteer.Named(name); a != nil {
		hint = "the gazetteer has it as " + a.Name
	}
	return nil, usagef(hint, "%s: no actor %q", flag, name)
}

// wanted names what --actor and --dyad ask for.
func (b *batchConfig) wanted() string { return strings.Join(slices.Concat(b.actors, b.dyads), ", ") }

// batchActors are the tables of actors and dyads of a batch.
type batchActors struct {
	actors   *report.Actors
	dyads    *report.Dyads
	unknown  report.UnknownNames
	byActor  *aggregate.Table
	byDyad   *aggregate.Table
	relation string // name of the dimension of dyads
}

func (r *batchRun) openActors() (*batchActors, error) {
	dims := r.analyzer.Dimensions()
	var relations []string
	for d, is := range r.analyzer.Relational() {
		if is {
			relations = append(relations, dims[d])
		}
	}
	t := &batchActors{relation: strings.Join(relations, "+")}
	t.byActor, t.byDyad = aggregate.NewTable(dims), aggregate.NewTable([]string{t.relation})
	w, err := r.create("actors.csv")
	if err != nil {
		return nil, err
	}
	if t.actors, err = report.NewActors(w, dims); err != nil {
		return nil, err
	}
	if w, err = r.create("dyads.csv"); err != nil {
		return nil, err
	}
	t.dyads, err = report.NewDyads(w)
	return t, err
}

// add writes and counts what a document says of whom.
func (t *batchActors) add(res *stance.Result) error {
	t.unknown.Add(res)
	for _, s := range res.ByActor() {
		t.byActor.AddPart(res.Document, s.Name, s.Evidence, s.Sentences, s.Words)
	}
	for _, s := range res.ByDyad() {
		t.byDyad.AddPart(res.Document, s.Name, s.Evidence, s.Sentences, s.Words)
	}
	return errors.Join(t.actors.Write(res), t.dyads.Write(res))
}

// finish writes the aggregates, and the charts of them.
func (t *batchActors) finish(ctx context.Context, r *batchRun) error {
	if err := errors.Join(t.actors.Flush(), t.dyads.Flush()); err != nil {
		return err
	}
	w, err := r.create("unknown-names.csv")
	if err != nil {
		return err
	}
	if err := t.unknown.Write(w); err != nil {
		return err
	}
	opt := r.aggregate
	for _, x := range []struct {
		table *aggregate.Table
		name  string
		by    aggregate.By
	}{
		{t.byActor, "actor-trend.csv", opt.By}, {t.byActor, "actor-scores.csv", aggregate.Whole},
		{t.byDyad, "dyad-trend.csv", opt.By}, {t.byDyad, "dyad-scores.csv", aggregate.Whole},
	} {
		opt.By = x.by
		rows, _, err := x.table.Rows(ctx, opt)
		if err != nil {
			return err
		}
		if x.by == aggregate.Whole { // the one named in most documents first
			slices.SortStableFunc(rows, func(a, b aggregate.Row) int {
				return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(a.Group, b.Group))
			})
		}
		w, err := r.create(x.name)
		if err != nil {
			return err
		}
		if err := report.WriteTrend(w, rows); err != nil {
			return err
		}
		if err := t.charts(ctx, r, x.name, rows); err != nil {
			return err
		}
	}
	return nil
}

// charts draws a table: actors as a ranking and by period, dyads as actors × actors. What has no
// evidence has no chart.
func (t *batchActors) charts(ctx context.Context, r *batchRun, table string, rows []aggregate.Row) error {
	dims := r.analyzer.Dimensions()
	draw, name := chart.Ranking, "actors-"
	switch table {
	case "actor-trend.csv":
		draw, name = chart.Periods, "actor-trend-"
	case "dyad-scores.csv":
		draw, name, dims = chart.Pairs, "dyads-", []string{t.relation}
	case "dyad-trend.csv":
		return nil
	}
	for _, dim := range dims {
		fig, err := draw(rows, dim, chart.Options{Lang: r.lang})
		if errors.Is(err, chart.ErrNoData) {
			continue
		}
		if err != nil {
			r.warnings = append(r.warnings, fmt.Sprintf("no chart %s%s.png: %v", name, dim, err))
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		w, err := r.create(name + dim + ".png")
		if err != nil {
			return err
		}
		if err := fig.WritePNG(w); err != nil {
			return err
		}
	}
	return nil
}
