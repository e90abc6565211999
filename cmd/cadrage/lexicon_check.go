package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/french"
)

func (p *program) lexiconCheck() *cli.Command {
	return &cli.Command{
		Name:        "check",
		Usage:       "mistakes and oddities of lexicon files",
		UsageText:   "cadrage lexicon check [FILE…]",
		Description: checkHelp,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "alone", Usage: "without the lexicons of framing and alignment beside the files", DisableDefaultText: true},
		},
		Action: func(c *cli.Context) error {
			var files []*lexicon.File
			var names []string
			failed := false
			for _, path := range c.Args().Slice() {
				f, err := readLexicon(path)
				if err != nil {
					p.mistakes(err)
					failed = true
					continue
				}
				files = append(files, f)
				names = append(names, f.Name)
			}
			if failed {
				return errMistakes
			}
			embedded := slices.Clone(french.Files())
			if c.Bool("alone") {
				embedded = embedded[len(embedded)-1:]
			}
			lex, err := lexicon.Compile(append(embedded, files...)...)
			if err != nil {
				return err
			}
			remarks := lex.Lint(names...)
			for _, r := range remarks {
				fmt.Fprintf(p.out, "%s:%d: %s: %s\n", r.Entry.File, r.Entry.Line, r.Entry.Pattern, r.Msg)
			}
			entries := 0
			for _, e := range lex.Entries() {
				for _, n := range names {
					if e.File == n {
						entries++
					}
				}
			}
			if len(names) == 0 {
				entries = len(lex.Entries())
			}
			fmt.Fprintf(p.out, "%d entries, %d remarks, no mistake\n", entries, len(remarks))
			return nil
		},
	}
}

// errMistakes ends a command whose mistakes were told one by one.
var errMistakes = errors.New("there were mistakes")

// mistakes prints every mistake of a lexicon file: where and what it is, the line with
// the cell marked, and how to mend it.
func (p *program) mistakes(err error) {
	for _, e := range leaves(err) {
		syntax, ok := e.(*lexicon.SyntaxError)
		if !ok {
			p.printf("%v", e)
			continue
		}
		p.printf("%v", syntax)
		if line, mark := markedCell(syntax); line != "" {
			fmt.Fprintf(p.err, "    %s\n    %s\n", printable(line), mark)
		}
		p.hint(syntax.Hint)
	}
}

// leaves takes joined errors apart.
func leaves(err error) []error {
	switch e := err.(type) {
	case interface{ Unwrap() []error }:
		var all []error
		for _, x := range e.Unwrap() {
			all = append(all, leaves(x)...)
		}
		return all
	case *hintedError:
		return leaves(e.error)
	}
	return []error{err}
}

// markedCell is the line of a mistake as it fits a terminal, with marks below the cell
// that is meant; both are empty where the mistake has no line.
func markedCell(e *lexicon.SyntaxError) (line, mark string) {
	if e.Text == "" {
		return "", ""
	}
	const most = 74
	cells := strings.Split(e.Text, "\t")
	start, width := 0, utf8.RuneCountInString(e.Text)
	if e.Column > 0 && e.Column <= len(cells) {
		for _, c := range cells[:e.Column-1] {
			start += utf8.RuneCountInString(c) + 2
		}
		width = max(1, utf8.RuneCountInString(cells[e.Column-1]))
	}
	line = strings.Join(cells, "  ")
	runes := []rune(line)
	if start+width > most { // what is before the cell goes
		cut := min(start, len(runes))
		runes, start = append([]rune("…"), runes[cut:]...), 1
	}
	if len(runes) > most {
		runes = append(runes[:most-1], '…')
	}
	width = min(width, max(1, len(runes)-start))
	return string(runes), strings.Repeat(" ", start) + strings.Repeat("^", width)
}
