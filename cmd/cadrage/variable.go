package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/agreement"
	"github.com/cadrage/cadrage/stance/corpus"
)

// A variable is what was coded of each sentence by hand, and what the program says of it.
type variable struct {
	name      string
	labels    []string
	dimension int // its number in the analysis; −1: voice or modality
	level     agreement.Level
	coders    []string // columns

	docs     []int     // the sentences that were coded, by their number
	codes    [][]int   // by sentence: the label of each coder
	majority []int     // by sentence
	got      []int     // by sentence: the program's
	scores   []float64 // by sentence, of a dimension: 0 without evidence
	margins  []float64 // by sentence, of a dimension: pos − neg
}

// neutral is the number of the label 0 of a dimension.
const neutral = 1

// variableNames are the names of what can be coded: the dimensions, voice and modality.
func variableNames(dimensions []string) []string {
	return append(slices.Clone(dimensions), "voice", "modality")
}

// variableOf is the variable of that name, nil where there is none.
func variableOf(name string, dimensions []string) *variable {
	switch name {
	case "voice":
		return &variable{name: name, dimension: -1, labels: []string{stance.Own.String(), stance.Reported.String(), stance.Quoted.String()}}
	case "modality":
		return &variable{name: name, dimension: -1, labels: []string{stance.Asserted.String(), stance.Intended.String(), stance.Hypothetical.String(), stance.Denied.String()}}
	}
	if d := slices.Index(dimensions, name); d >= 0 {
		return &variable{name: name, dimension: d, level: agreement.Ordinal, labels: []string{"-1", "0", "1"}}
	}
	return nil
}

// codedIn says whether some coder coded the sentence.
func (v *variable) codedIn(d *corpus.Document) bool {
	return slices.ContainsFunc(v.coders, func(column string) bool { x, ok := d.Field(column); return ok && x != "" })
}

// add adds the codings of the sentence with that number. A sentence that nobody coded, or
// on whose label no two coders agree, is passed over.
func (v *variable) add(i int, d *corpus.Document) *corpus.RecordError {
	codes := make([]int, len(v.coders))
	for k, column := range v.coders {
		codes[k] = agreement.Missing
		x, _ := d.Field(column)
		if x = strings.TrimSpace(x); x == "" {
			continue
		}
		if codes[k] = v.label(x); codes[k] == agreement.Missing {
			return &corpus.RecordError{File: d.File, Line: d.Line, Document: d.ID, Reason: fmt.Sprintf("%s %q: want one of %s", column, x, strings.Join(v.labels, ", "))}
		}
	}
	if m := v.majorityOf(codes); m != agreement.Missing {
		v.docs = append(v.docs, i)
		v.codes = append(v.codes, codes)
		v.majority = append(v.majority, m)
	}
	return nil
}

// label is the number of a label; agreement.Missing where it is none.
func (v *variable) label(x string) int {
	x = strings.ToLower(strings.TrimPrefix(x, "+"))
	if v.dimension >= 0 {
		switch x {
		case "negative", "négatif", "−1":
			x = "-1"
		case "neutral", "neutre", "-0":
			x = "0"
		case "positive", "positif":
			x = "1"
		}
	}
	return slices.Index(v.labels, x)
}

// majorityOf is the most frequent label; of equally frequent ones, in a dimension, the
// middle one of all codings, the nearer to 0 of two; else there is none.
func (v *variable) majorityOf(codes []int) int {
	counts := make([]int, len(v.labels))
	var all []int
	for _, c := range codes {
		if c != agreement.Missing {
			counts[c]++
			all = append(all, c)
		}
	}
	if len(all) == 0 {
		return agreement.Missing
	}
	best := slices.Max(counts)
	first := slices.Index(counts, best)
	if !slices.Contains(counts[first+1:], best) {
		return first
	}
	if v.dimension < 0 {
		return agreement.Missing
	}
	slices.Sort(all)
	a, b := all[(len(all)-1)/2], all[len(all)/2]
	switch {
	case a == b:
		return a
	case a == neutral || b == neutral, a < neutral && b > neutral:
		return neutral
	}
	return a
}

// judge notes what the program says of each sentence.
func (v *variable) judge(results []*stance.Result) {
	v.got, v.scores, v.margins = v.got[:0], v.scores[:0], v.margins[:0]
	for _, i := range v.docs {
		s := &results[i].Sentences[0]
		if v.dimension < 0 {
			said := make([]string, 2)
			voice, modality := s.Status()
			said[0], said[1] = voice.String(), modality.String()
			v.got = append(v.got, slices.Index(v.labels, said[slices.Index([]string{"voice", "modality"}, v.name)]))
			continue
		}
		e := s.Evidence[v.dimension]
		v.got = append(v.got, neutral+e.Class(results[i].Band))
		score := 0.0
		if e.Hits > 0 {
			score = stance.SquareRoot(e)
		}
		v.scores = append(v.scores, score)
		v.margins = append(v.margins, float64(e.Pos-e.Neg)/stance.Unit)
	}
}

// keep keeps the sentences with those numbers.
func (v *variable) keep(coded []bool) {
	n := 0
	for k, i := range v.docs {
		if coded[i] {
			v.docs[n], v.codes[n], v.majority[n], v.got[n] = i, v.codes[k], v.majority[k], v.got[k]
			n++
		}
	}
	v.docs, v.codes, v.majority, v.got = v.docs[:n], v.codes[:n], v.majority[:n], v.got[:n]
}

// confusion counts the labels; sample as in agreement.NewConfusion.
func (v *variable) confusion(sample []int32) agreement.Confusion {
	return agreement.NewConfusion(len(v.labels), v.majority, v.got, sample)
}
