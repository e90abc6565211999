package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
	"github.com/cadrage/cadrage/report"
	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/corpus"
)

func (p *program) explain() *cli.Command {
	return &cli.Command{
		Name:        "explain",
		Usage:       "each match and rule behind the score of a sentence",
		UsageText:   `cadrage explain "Ce n’est pas un bon accord."`,
		Description: explainHelp,
		Flags: append(slices.Concat(lexiconFlags(), actorFlags()), formulaFlag("sqrt"), withoutFlag(),
			&cli.BoolFlag{Name: "json", Category: "Output", Usage: "print JSON, for machines", DisableDefaultText: true}),
		Action: func(c *cli.Context) error {
			text := strings.Join(c.Args().Slice(), " ")
			if text == "-" || text == "" && !isTerminal(p.in) {
				b, err := io.ReadAll(untilDone(c.Context, p.in))
				if err != nil {
					return err
				}
				text = string(b)
			}
			text = strings.TrimSpace(strings.ToValidUTF8(text, "\uFFFD"))
			if text == "" {
				return usagef(`put the sentence in quotation marks, as in: cadrage explain "La rencontre fut fructueuse."`, "no sentence")
			}
			name, err := formula(c, "sqrt")
			if err != nil {
				return err
			}
			lex, err := loadLexicon(c)
			if err != nil {
				return err
			}
			a, err := newAnalyzer(c, stance.Config{Lexicon: lex})
			if err != nil {
				return err
			}
			r := a.Document(&corpus.Document{ID: "explain", Text: text})
			if c.Bool("json") {
				return explainJSON(p.out, a, r, name)
			}
			colour := isTerminal(p.out) && os.Getenv("NO_COLOR") == ""
			for i, s := range r.Sentences {
				if i > 0 {
					fmt.Fprintln(p.out)
				}
				if err := explainSentence(p.out, lex, r, s, name, colour); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// explainSentence draws one sentence: its text with the matches marked, the table of
// matches, and that of the sums.
func explainSentence(w io.Writer, lex *lexicon.Lexicon, r *stance.Result, s stance.Sentence, formula string, colour bool) error {
	var b strings.Builder
	drawMarked(&b, r.Within(s, s.Span), markedIn(s), colour)
	drawRows(&b, matchRows(lex, r, s))
	tw := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintf(tw, "\ndimension\tpos\tneg\thits\twords\t%s\tclass\n", formula)
	for d, name := range lex.Dimensions() {
		e := s.Evidence[d]
		score := "–"
		if x := stance.FormulaOf(formula)(e); !math.IsNaN(x) {
			score = fmt.Sprintf("%.3f", x)
		}
		fmt.Fprintf(tw, "%s\t%s\t%s\t%d\t%d\t%s\t%d\n", name, report.Weight(e.Pos), report.Weight(e.Neg), e.Hits, e.Words, score, e.Class(r.Band))
	}
	tw.Flush() // a builder does not fail
	drawActors(&b, lex, r, s)
	for line := range strings.Lines(b.String()) {
		if _, err := fmt.Fprintln(w, strings.TrimRight(line, " \n")); err != nil {
			return err
		}
	}
	return nil
}

// A matchRow is a row of the table of matches.
type matchRow struct {
	cells [5]string
	below string // what the rules say; empty for the words of rules
}

// matchRows are the rows of all matches in the order of the text: those with a weight, and
// the words of rules between them.
func matchRows(lex *lexicon.Lexicon, r *stance.Result, s stance.Sentence) (rows []matchRow) {
	text := r.Within(s, s.Span)
	var seg token.Segmenter
	toks := seg.Tokens(text)
	for _, m := range lex.Match(toks) {
		if m.Entry.Role == lexicon.Collective {
			continue
		}
		var words []string
		for _, t := range m.Tokens {
			words = append(words, text[toks[t].Start:toks[t].End])
		}
		row := matchRow{cells: [5]string{shorten(strings.Join(words, " "), matchWidth), shorten(m.Entry.Pattern, entryWidth), kindOf(m.Entry)}}
		for _, x := range s.Matches {
			if x.Entry == m.Entry && x.Start == s.Start+toks[m.First()].Start {
				copy(row.cells[2:], []string{x.Entry.Dimension, report.Weight(x.Entry.Weight), report.Weight(x.Contribution)})
				row.below = factors(x, r.Within(s, x.Speaker))
			}
		}
		from, to := s.Start+toks[m.First()].Start, s.Start+toks[m.End()-1].End
		if slices.ContainsFunc(s.Mentions, func(x stance.Mention) bool { return x.Proper && x.Start <= from && to <= x.End }) {
			row.cells[2] = "part of a name"
		}
		rows = append(rows, row)
	}
	return rows
}

// drawRows prints the table of matches.
func drawRows(w io.Writer, rows []matchRow) {
	if len(rows) == 0 {
		return
	}
	head := matchRow{cells: [5]string{"match", "entry", "dimension", "weight", "contrib."}}
	var widths [5]int
	for _, row := range append(rows, head) {
		for i, c := range row.cells {
			if i != 2 || row.below != "" { // what a word of a rule does may run on
				widths[i] = max(widths[i], utf8.RuneCountInString(c))
			}
		}
	}
	widths[2] = max(widths[2], len(head.cells[2]))
	fmt.Fprintln(w)
	for _, row := range append([]matchRow{head}, rows...) {
		for i, c := range row.cells {
			fmt.Fprint(w, c, strings.Repeat(" ", max(0, widths[i]-utf8.RuneCountInString(c))+2))
		}
		fmt.Fprintln(w)
		if row.below != "" {
			fmt.Fprintln(w, "  "+row.below)
		}
	}
}

// kindOf is what an entry without weight does.
func kindOf(e *lexicon.Entry) string {
	if e.Role == lexicon.Contrast || e.Role == lexicon.Modal || e.Role == lexicon.Reverser {
		return e.Role.String() + ", " + e.Dimension
	}
	return e.Role.String()
}

// factors prints what the rules say of a match; speaker is who is named as saying it.
func factors(m stance.Match, speaker string) string {
	var b strings.Builder
	for _, f := range m.Factors {
		fmt.Fprintf(&b, "× %s %s ", report.Weight(f.Value), f.Rule)
	}
	said := m.Voice.String()
	if speaker != "" {
		said += " by " + shorten(speaker, speakerWidth)
	}
	said += ", " + m.Modality.String()
	switch n := utf8.RuneCountInString(b.String() + said); {
	case b.Len() == 0:
		return said
	case n+len("  · ") > lineWidth:
		return b.String() + "\n  " + said
	}
	return b.String() + "· " + said
}

// The widths in columns of what was matched and of its pattern: with them the table
// fits a terminal.
const (
	matchWidth = 18
	entryWidth = 14

	speakerWidth = 24
)

// shorten cuts what would break the table; matches.csv has it whole.
func shorten(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return text
}
