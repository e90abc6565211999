package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/french"
)

// lexicon is the commands about words and lexicons.
func (p *program) lexicon() *cli.Command {
	return &cli.Command{
		Name:      "lexicon",
		Usage:     "list, look up, check and measure lexicons; forms of words",
		UsageText: "cadrage lexicon COMMAND …",
		Subcommands: []*cli.Command{
			p.lexiconList(), p.lexiconShow(), p.lexiconCheck(), p.lexiconConvert(), p.lexiconCoverage(), p.lexiconForms(),
		},
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usagef("cadrage lexicon --help lists the commands", "unknown command %q", "lexicon "+c.Args().First())
			}
			return cli.ShowSubcommandHelp(c)
		},
	}
}

// lexiconFlags say which lexicon is used.
func lexiconFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "lexicon", Category: "Lexicon", Usage: "`FILE` in the place of the lexicons of framing and alignment; repeatable"},
		&cli.StringSliceFlag{Name: "add-lexicon", Category: "Lexicon", Usage: "`FILE` beside them; its entries take the place of equal ones; repeatable"},
	}
}

// loadLexicon is the lexicon that the flags ask for. The rules of French stay under
// another lexicon.
func loadLexicon(c *cli.Context) (*lexicon.Lexicon, error) {
	other, more := c.StringSlice("lexicon"), c.StringSlice("add-lexicon")
	if len(other)+len(more) == 0 {
		return french.Lexicon(), nil
	}
	files := slices.Clone(french.Files())
	rules := files[len(files)-1]
	files = files[:len(files)-1]
	if len(other) > 0 {
		files = nil
	}
	var errs []error
	for _, path := range append(other, more...) {
		f, err := readLexicon(path)
		errs = append(errs, err)
		files = append(files, f)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return lexicon.Compile(append(files, rules)...)
}

// readLexicon reads a lexicon file; a name says no folder, so that it is the same
// everywhere.
func readLexicon(path string) (*lexicon.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open lexicon: %w", err)
	}
	defer f.Close()
	lex, err := lexicon.Read(f, filepath.Base(path))
	var syntax *lexicon.SyntaxError
	if errors.As(err, &syntax) && syntax.Column == 0 && !strings.HasSuffix(path, ".tsv") {
		return nil, &hintedError{err, "a lexicon of another tool is read after cadrage lexicon convert"}
	}
	return lex, err
}
