package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cadrage/cadrage/report"
	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/agreement"
	"github.com/cadrage/cadrage/stance/inference"
)

// A figure is one number of an evaluation with its interval.
type figure struct {
	variable, statistic, class string
	value, lo, hi              float64
	n                          int
}

// resamples of the sentences, and the confidence of the intervals.
const (
	resamples  = 2000
	confidence = 0.95
)

// A statistic is computed of a sample of the sentences, nil: of all.
type statistic struct {
	name, class string
	of          func(sample []int32) float64
}

// statistics lists those of a variable, reliability first.
func (v *variable) statistics() []statistic {
	var all []statistic
	labels := len(v.labels)
	if len(v.coders) > 1 {
		all = append(all,
			statistic{"coders alpha", "", func(s []int32) float64 { return agreement.Alpha(labels, v.codes, v.level, s) }},
			statistic{"coders AC1", "", func(s []int32) float64 { return agreement.AC1(labels, v.codes, s) }})
	}
	both := make([][]int, len(v.got))
	gold := make([]float64, len(v.got))
	for k := range v.got {
		both[k] = []int{v.majority[k], v.got[k]}
		gold[k] = float64(v.majority[k])
	}
	all = append(all,
		statistic{"accuracy", "", func(s []int32) float64 { return v.confusion(s).Accuracy() }},
		statistic{"macro-F1", "", func(s []int32) float64 { return v.confusion(s).MacroF1() }},
		statistic{"Matthews", "", func(s []int32) float64 { return v.confusion(s).Matthews() }})
	if v.dimension >= 0 {
		all = append(all, statistic{"Spearman", "", func(s []int32) float64 { return agreement.Spearman(pick(v.scores, s), pick(gold, s)) }})
	}
	all = append(all, statistic{"alpha", "", func(s []int32) float64 { return agreement.Alpha(labels, both, v.level, s) }})
	for c, label := range v.labels {
		all = append(all,
			statistic{"precision", label, func(s []int32) float64 { p, _, _ := v.confusion(s).Class(c); return p }},
			statistic{"recall", label, func(s []int32) float64 { _, r, _ := v.confusion(s).Class(c); return r }},
			statistic{"F1", label, func(s []int32) float64 { _, _, f := v.confusion(s).Class(c); return f }})
	}
	return all
}

// pick is the sample of the values; nil: all of them.
func pick(values []float64, sample []int32) []float64 {
	if sample == nil {
		return values
	}
	out := make([]float64, len(sample))
	for k, i := range sample {
		out[k] = values[i]
	}
	return out
}

// figures computes all statistics with percentile bootstrap intervals over sentences, and
// counts the confusions.
func (v *variable) figures(seed uint64) []figure {
	stats := v.statistics()
	replicates := make([][]float64, len(stats))
	inference.Resample(len(v.got), resamples, seed, func(sample []int32) bool {
		for k, s := range stats {
			replicates[k] = append(replicates[k], s.of(sample))
		}
		return true
	})
	var all []figure
	for k, s := range stats {
		lo, hi := inference.Percentile(replicates[k], confidence)
		all = append(all, figure{v.name, s.name, s.class, s.of(nil), lo, hi, len(v.got)})
	}
	c := v.confusion(nil)
	for i, gold := range v.labels {
		for j, got := range v.labels {
			all = append(all, figure{v.name, "count", gold + ">" + got, c[i][j], math.NaN(), math.NaN(), len(v.got)})
		}
	}
	if v.dimension >= 0 {
		band, best := v.fitBand()
		all = append(all, figure{v.name, "best band", "", band, math.NaN(), math.NaN(), len(v.got)},
			figure{v.name, "macro-F1 at best band", "", best, math.NaN(), math.NaN(), len(v.got)})
	}
	return all
}

// fitBand is the width of the dead band with the largest macro-F1 on these sentences, in
// steps of 0.05 up to 2, the least of equal ones.
func (v *variable) fitBand() (band, macroF1 float64) {
	const perUnit, steps = 20, 40
	for i := range steps + 1 {
		width := float64(i) / perUnit
		got := make([]int, len(v.margins))
		for k, m := range v.margins {
			got[k] = neutral
			if m > width+1e-9 {
				got[k]++
			} else if m < -width-1e-9 {
				got[k]--
			}
		}
		if f := agreement.NewConfusion(len(v.labels), v.majority, got, nil).MacroF1(); f > macroF1 {
			band, macroF1 = width, f
		}
	}
	return band, macroF1
}

// print prints the figures of the variable in a form that fits 80 columns.
func (v *variable) print(w io.Writer, figures []figure) {
	at := map[[2]string]figure{}
	for _, f := range figures {
		if f.variable == v.name {
			at[[2]string{f.statistic, f.class}] = f
		}
	}
	fmt.Fprintf(w, "%s, %d sentences\n", v.name, len(v.got))
	for _, s := range v.statistics() {
		if s.class == "" {
			f := at[[2]string{s.name, ""}]
			fmt.Fprintf(w, "  %-14s%7s  %s\n", s.name, short(f.value), interval(f))
		}
	}
	if f, ok := at[[2]string{"best band", ""}]; ok {
		fmt.Fprintf(w, "  %-14s%7s  with macro-F1 %s\n", "best band", short(f.value), short(at[[2]string{"macro-F1 at best band", ""}].value))
	}
	widest := 0
	for _, l := range v.labels {
		widest = max(widest, utf8.RuneCountInString(l))
	}
	fmt.Fprintf(w, "\n  %-*s  %-22s%-22s%s\n", widest, "", "precision", "recall", "F1")
	for _, l := range v.labels {
		fmt.Fprintf(w, "  %-*s", widest, l)
		for _, name := range []string{"precision", "recall", "F1"} {
			f := at[[2]string{name, l}]
			fmt.Fprintf(w, "  %-20s", short(f.value)+" "+interval(f))
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "\n  coded, then what the program says\n  %-*s", widest, "")
	for _, l := range v.labels {
		fmt.Fprintf(w, "%*s", max(7, utf8.RuneCountInString(l)+2), l)
	}
	for _, gold := range v.labels {
		fmt.Fprintf(w, "\n  %-*s", widest, gold)
		for _, got := range v.labels {
			fmt.Fprintf(w, "%*.0f", max(7, utf8.RuneCountInString(got)+2), at[[2]string{"count", gold + ">" + got}].value)
		}
	}
	fmt.Fprintln(w)
}

// short prints a number for readers.
func short(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return fmt.Sprintf("%.3f", x)
}

func interval(f figure) string {
	if math.IsNaN(f.lo) {
		return ""
	}
	return fmt.Sprintf("[%.3f, %.3f]", f.lo, f.hi)
}

// writeFigures writes the figures as a table.
func writeFigures(w io.Writer, figures []figure) error {
	t := csv.NewWriter(w)
	rows := [][]string{{"variable", "statistic", "class", "value", "lo", "hi", "n"}}
	for _, f := range figures {
		rows = append(rows, []string{f.variable, f.statistic, f.class, number(f.value), number(f.lo), number(f.hi), strconv.Itoa(f.n)})
	}
	return t.WriteAll(rows)
}

func number(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// writeErrors writes a row for each disagreement, with what the program found.
func (e *evaluation) writeErrors(w io.Writer, results []*stance.Result) error {
	t := csv.NewWriter(w)
	rows := [][]string{{"document", "variable", "gold", "got", "score", "matches", "text"}}
	for _, v := range e.variables {
		for k, i := range v.docs {
			if v.got[k] == v.majority[k] {
				continue
			}
			score := ""
			if v.dimension >= 0 {
				score = number(stance.SquareRoot(results[i].Sentences[0].Evidence[v.dimension]))
			}
			rows = append(rows, []string{e.docs[i].ID, v.name, v.labels[v.majority[k]], v.labels[v.got[k]], score, v.matchesIn(results[i]), e.docs[i].Text})
		}
	}
	return t.WriteAll(rows)
}

// matchesIn tells the matches that speak of the variable: word, weight, factors,
// contribution, voice and modality.
func (v *variable) matchesIn(r *stance.Result) string {
	var all []string
	s := r.Sentences[0]
	for _, m := range s.Matches {
		if v.dimension >= 0 && m.Dimension != v.dimension {
			continue
		}
		x := r.Within(s, m.Span) + ": " + report.Weight(m.Entry.Weight)
		for _, f := range m.Factors {
			x += " × " + report.Weight(f.Value) + " " + f.Rule
		}
		all = append(all, x+" = "+report.Weight(m.Contribution)+" ("+m.Voice.String()+", "+m.Modality.String()+")")
	}
	return strings.Join(all, "; ")
}
