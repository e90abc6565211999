package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"github.com/cadrage/cadrage/lexicon/morph"
)

func (p *program) lexiconForms() *cli.Command {
	return &cli.Command{
		Name:        "forms",
		Usage:       "lemmas, parts of speech and features of words",
		UsageText:   "cadrage lexicon forms [WORD…] [-o FILE]\ncadrage lexicon forms < WORDS",
		Description: formsHelp,
		Flags:       []cli.Flag{outputFlag()},
		Action: func(c *cli.Context) error {
			words := io.Reader(strings.NewReader(strings.Join(c.Args().Slice(), "\n")))
			if !c.Args().Present() {
				if isTerminal(p.in) {
					return usagef("name words, or pipe a list into cadrage lexicon forms, one a line", "no words")
				}
				words = untilDone(c.Context, p.in)
			}
			return p.writeTo(c, func(w io.Writer) error { return p.forms(w, words) })
		},
	}
}

// maxWordLine is the length in bytes of the longest line of a list of words.
const maxWordLine = 1 << 16

// forms writes the analyses of words that stand one a line. What is no UTF-8 is left
// out, with a warning.
func (p *program) forms(w io.Writer, words io.Reader) error {
	table := csv.NewWriter(w)
	if err := table.Write([]string{"form", "lemma", "pos", "features", "source"}); err != nil {
		return err
	}
	lines := bufio.NewScanner(words)
	lines.Buffer(nil, maxWordLine)
	n := 0
	for lines.Scan() {
		n++
		word := strings.TrimSpace(lines.Text())
		if n == 1 {
			word = strings.TrimPrefix(word, "\uFEFF")
		}
		switch {
		case word == "":
			continue
		case !utf8.ValidString(word):
			p.warn(fmt.Sprintf("line %d: not UTF-8 (left out)", n))
			continue
		}
		all := morph.Analyses(word)
		if len(all) == 0 {
			if err := table.Write([]string{word, "", "", "", ""}); err != nil {
				return err
			}
		}
		for _, a := range all {
			if err := table.Write([]string{word, a.Lemma, string(a.POS), a.Features, a.Source.String()}); err != nil {
				return err
			}
		}
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return fmt.Errorf("read words: line %d is longer than %d bytes", n+1, maxWordLine)
	} else if err != nil {
		return fmt.Errorf("read words: %w", err)
	}
	table.Flush()
	return table.Error()
}
