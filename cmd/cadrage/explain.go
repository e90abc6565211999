package main

import (
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"
	"unicode"
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
		Flags:       append(lexiconFlags(), formulaFlag("sqrt")),
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
			a, err := stance.New(stance.Config{Lexicon: lex})
			if err != nil {
				return err
			}
			r := a.Document(&corpus.Document{ID: "explain", Text: text})
			for i, s := range r.Sentences {
				if i > 0 {
					fmt.Fprintln(p.out)
				}
				if err := explainSentence(p.out, lex, r, s, name); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// explainSentence draws one sentence: its text with the matches marked, the table of
// matches, and that of the sums.
func explainSentence(w io.Writer, lex *lexicon.Lexicon, r *stance.Result, s stance.Sentence, formula string) error {
	text := r.Within(s, s.Span)
	var marked []token.Span
	for _, m := range s.Matches {
		marked = append(marked, token.Span{Start: m.Start - s.Start, End: m.End - s.Start})
	}
	var b strings.Builder
	drawMarked(&b, text, marked)
	tw := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	if rows := matchRows(lex, r, s); len(rows) > 0 {
		fmt.Fprintln(tw, "\nmatch\tentry\tdimension\tweight\tcontrib.\trules")
		for _, row := range rows {
			fmt.Fprintln(tw, strings.Join(row, "\t"))
		}
	}
	tw.Flush() // a builder does not fail; the tables have columns of their own
	fmt.Fprintf(tw, "\ndimension\tpos\tneg\thits\twords\t%s\tclass\n", formula)
	for d, name := range lex.Dimensions() {
		e := s.Evidence[d]
		score := "–"
		if x := stance.FormulaOf(formula)(e); !math.IsNaN(x) {
			score = fmt.Sprintf("%.3f", x)
		}
		fmt.Fprintf(tw, "%s\t%s\t%s\t%d\t%d\t%s\t%d\n", name, report.Weight(e.Pos), report.Weight(e.Neg), e.Hits, e.Words, score, e.Class())
	}
	tw.Flush()
	for line := range strings.Lines(b.String()) {
		if _, err := fmt.Fprintln(w, strings.TrimRight(line, " \n")); err != nil {
			return err
		}
	}
	return nil
}

// matchRows are the rows of all matches in the order of the text: those with a
// weight, and the negators and blockers between them.
func matchRows(lex *lexicon.Lexicon, r *stance.Result, s stance.Sentence) (rows [][]string) {
	text := r.Within(s, s.Span)
	var seg token.Segmenter
	toks := seg.Tokens(text)
	for _, m := range lex.Match(toks) {
		if !hasRule(m.Entry.Role) {
			continue
		}
		var words []string
		for _, t := range m.Tokens {
			words = append(words, text[toks[t].Start:toks[t].End])
		}
		row := []string{shorten(strings.Join(words, " "), matchWidth), shorten(m.Entry.Pattern, entryWidth), m.Entry.Role.String(), "", "", ""}
		for _, x := range s.Matches {
			if x.Entry == m.Entry && x.Start == s.Start+toks[m.First()].Start {
				row = append(row[:2], x.Entry.Dimension, report.Weight(x.Entry.Weight), report.Weight(x.Contribution), report.Rules(x.Factors))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// hasRule says whether entries of the role have a part in a score.
func hasRule(r lexicon.Role) bool {
	return r == lexicon.Polar || r == lexicon.Blocker || r == lexicon.Negator
}

// The widths in columns of what was matched and of its pattern: with them the table
// fits a terminal.
const (
	matchWidth = 18
	entryWidth = 14
)

// shorten cuts what would break the table; matches.csv has it whole.
func shorten(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return text
}

// lineWidth is the width in columns at which a sentence is broken.
const lineWidth = 78

// drawMarked prints a text in lines, below each the marks of the spans in it.
func drawMarked(w io.Writer, text string, spans []token.Span) {
	for start := 0; start < len(text); {
		end := breakAt(text, start)
		line := strings.Map(func(c rune) rune {
			if unicode.IsSpace(c) {
				return ' '
			}
			return c
		}, text[start:end])
		line = printable(line)
		fmt.Fprintln(w, strings.TrimRight(line, " "))
		if marks := marksBelow(text, start, end, spans); marks != "" {
			fmt.Fprintln(w, marks)
		}
		start = end
	}
}

// breakAt is where the line that begins at start ends: after the last space that
// fits, or in a long word.
func breakAt(text string, start int) int {
	columns, after := 0, 0
	for i, c := range text[start:] {
		if unicode.IsSpace(c) {
			after = start + i + utf8.RuneLen(c)
		}
		if columns += width(c); columns > lineWidth {
			if after > start {
				return after
			}
			return start + max(i, utf8.RuneLen(c))
		}
	}
	return len(text)
}

func marksBelow(text string, start, end int, spans []token.Span) string {
	var b strings.Builder
	for i, c := range text[start:end] {
		mark := " "
		for _, s := range spans {
			if at := start + i; s.Start <= at && at < s.End {
				mark = "^"
			}
		}
		b.WriteString(strings.Repeat(mark, width(c)))
	}
	return strings.TrimRight(b.String(), " ")
}

// width is the number of columns that a rune of French text takes.
func width(c rune) int {
	if unicode.In(c, unicode.Mn, unicode.Cf) {
		return 0
	}
	return 1
}
