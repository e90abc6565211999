package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/report"
)

func (p *program) lexiconList() *cli.Command {
	return &cli.Command{
		Name:        "list",
		Usage:       "the entries as a table",
		UsageText:   "cadrage lexicon list [--role ROLE] [--dimension NAME] [--pole positive|negative] [-o FILE]",
		Description: listHelp,
		Flags: slices.Concat(lexiconFlags(), []cli.Flag{
			&cli.StringFlag{Name: "role", Usage: "only entries of that `ROLE`: " + roleList()},
			&cli.StringFlag{Name: "dimension", Usage: "only entries of the dimension `NAME`"},
			&cli.StringFlag{Name: "pole", Usage: "only entries of that `POLE`: positive or negative"},
			outputFlag(),
		}),
		Action: func(c *cli.Context) error {
			role, ok := lexicon.ParseRole(c.String("role"))
			if c.IsSet("role") && !ok {
				return usagef("", "--role: %q is none of %s", c.String("role"), roleList())
			}
			pole := c.String("pole")
			if pole != "" && pole != "positive" && pole != "negative" {
				return usagef("", "--pole: %q is none of positive, negative", pole)
			}
			if c.Args().Present() {
				return usagef("cadrage lexicon show looks a word up", "list takes no argument")
			}
			lex, err := loadLexicon(c)
			if err != nil {
				return err
			}
			if d := c.String("dimension"); d != "" && !slices.Contains(lex.Dimensions(), d) {
				return usagef("", "--dimension: %q is none of %s", d, strings.Join(lex.Dimensions(), ", "))
			}
			entries := slices.DeleteFunc(lex.Entries(), func(e *lexicon.Entry) bool {
				return c.IsSet("role") && e.Role != role ||
					c.IsSet("dimension") && e.Dimension != c.String("dimension") ||
					pole == "positive" && e.Weight <= 0 || pole == "negative" && e.Weight >= 0
			})
			return p.writeTo(c, func(w io.Writer) error { return listEntries(w, entries) })
		},
	}
}

func roleList() string {
	var names []string
	for _, r := range lexicon.Roles() {
		names = append(names, r.String())
	}
	return strings.Join(names, ", ")
}

// listEntries writes a row for each entry.
func listEntries(w io.Writer, entries []*lexicon.Entry) error {
	table := csv.NewWriter(w)
	rows := [][]string{{"pattern", "role", "dimension", "weight", "cameo", "guard", "example", "note", "file", "line"}}
	for _, e := range entries {
		rows = append(rows, []string{
			e.Pattern, e.Role.String(), e.Dimension, weightOf(e), e.CAMEO, e.Guard.String(), e.Example, e.Note, e.File, strconv.Itoa(e.Line),
		})
	}
	return table.WriteAll(rows)
}

// weightOf is the weight of an entry, empty where it has none.
func weightOf(e *lexicon.Entry) string {
	if e.Role != lexicon.Polar {
		return ""
	}
	return report.Weight(e.Weight)
}

func (p *program) lexiconShow() *cli.Command {
	return &cli.Command{
		Name:        "show",
		Usage:       "every entry that a word may take part in",
		UsageText:   "cadrage lexicon show WORD…",
		Description: showHelp,
		Flags:       lexiconFlags(),
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return usagef("as in: cadrage lexicon show fructueuse", "no word")
			}
			lex, err := loadLexicon(c)
			if err != nil {
				return err
			}
			for i, word := range c.Args().Slice() {
				if i > 0 {
					fmt.Fprintln(p.out)
				}
				if err := showWord(p.out, lex, word); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// showWord prints the entries that have an element which the word matches.
func showWord(w io.Writer, lex *lexicon.Lexicon, word string) error {
	entries := lex.With(word)
	if len(entries) == 0 {
		_, err := fmt.Fprintf(w, "%s: no entry\n", word)
		return err
	}
	for i, e := range entries {
		if i > 0 {
			fmt.Fprintln(w)
		}
		head := e.Role.String()
		if e.Dimension != "" {
			head += " " + e.Dimension
		}
		if e.Role == lexicon.Polar {
			head += " " + report.Weight(e.Weight)
		}
		fmt.Fprintf(w, "%s\n", wrap(e.Pattern, "", "    "))
		fmt.Fprintf(w, "  %s (%s:%d)\n", head, e.File, e.Line)
		if forms := e.Forms(); forms != nil {
			fmt.Fprintln(w, wrap(strings.Join(forms, ", "), "  forms: ", "    "))
		}
		for _, x := range [...][2]string{{"cameo", e.CAMEO}, {"guard", e.Guard.String()}, {"note", e.Note}, {"example", e.Example}} {
			if x[1] != "" {
				fmt.Fprintln(w, wrap(x[1], "  "+x[0]+": ", "    "))
			}
		}
	}
	return nil
}

// wrap breaks a text into lines of a terminal, the first behind head, the others behind
// indent.
func wrap(text, head, indent string) string {
	var b strings.Builder
	b.WriteString(head)
	width := len([]rune(head))
	for i, word := range strings.Fields(text) {
		n := len([]rune(word))
		switch {
		case i == 0:
		case width+1+n > lineWidth:
			b.WriteString("\n" + indent)
			width = len(indent)
		default:
			b.WriteByte(' ')
			width++
		}
		b.WriteString(word)
		width += n
	}
	return b.String()
}
