package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/format"
)

func (p *program) lexiconConvert() *cli.Command {
	return &cli.Command{
		Name:        "convert",
		Usage:       "from and to the dictionary files of other tools",
		UsageText:   "cadrage lexicon convert FILE [--from FORMAT] [--to cadrage|quanteda|csv] [-o FILE]",
		Description: convertHelp,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "from", Usage: "`FORMAT` of the file: cadrage, " + formatList() + "; else by its name"},
			&cli.StringFlag{Name: "to", Value: "cadrage", Usage: "`FORMAT` to write: cadrage, quanteda or csv"},
			&cli.StringFlag{Name: "dimension", Usage: "`NAME` of the dimension of positive and negative (polarity)"},
			&cli.StringSliceFlag{Name: "map", Usage: "`CATEGORY=DIMENSION:WEIGHT`, or CATEGORY= to leave it out; repeatable"},
			outputFlag(),
		},
		Action: func(c *cli.Context) error {
			if c.Args().Len() != 1 {
				return usagef("as in: cadrage lexicon convert dictionary.yml -o lexicon.tsv", "convert takes one file")
			}
			to := c.String("to")
			if to != "cadrage" && to != "quanteda" && to != "csv" {
				return usagef("", "--to: %q is none of cadrage, quanteda, csv", to)
			}
			opt, err := convertOptions(c)
			if err != nil {
				return err
			}
			lex, remarks, err := p.readDictionary(c.Args().First(), c.String("from"), opt)
			if err != nil {
				return err
			}
			return p.writeTo(c, func(w io.Writer) error {
				more, err := writeDictionary(w, lex, to)
				if err != nil {
					return err
				}
				for _, r := range append(remarks, more...) {
					p.warn(r)
				}
				return nil
			})
		},
	}
}

func formatList() string {
	var names []string
	for _, f := range format.Formats() {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

// convertOptions reads --dimension and --map.
func convertOptions(c *cli.Context) (format.Options, error) {
	opt := format.Options{Dimension: c.String("dimension"), Categories: map[string]format.Target{}}
	for _, m := range c.StringSlice("map") {
		i := strings.LastIndexByte(m, '=')
		if i <= 0 {
			return opt, usagef("", "--map: %q is not CATEGORY=DIMENSION:WEIGHT", m)
		}
		if m[i+1:] == "" {
			opt.Categories[m[:i]] = format.Target{}
			continue
		}
		dimension, weight, ok := strings.Cut(m[i+1:], ":")
		w, err := lexicon.ParseWeight(weight)
		if !ok || err != nil {
			return opt, usagef("", "--map: %q is not CATEGORY=DIMENSION:WEIGHT with a weight in [-3, 3]", m)
		}
		opt.Categories[m[:i]] = format.Target{Dimension: dimension, Weight: w}
	}
	return opt, nil
}

// A dictionary is what was read, as a file of ours and as entries.
type dictionary struct {
	source  string
	text    []byte // as a lexicon file
	entries []*lexicon.Entry
}

// readDictionary reads a file of any format, with the remarks as lines of text.
func (p *program) readDictionary(path, from string, opt format.Options) (*dictionary, []string, error) {
	name := filepath.Base(path)
	if from == "" && strings.HasSuffix(name, ".tsv") {
		from = "cadrage"
	}
	if from == "" {
		f, ok := format.Detect(name)
		if !ok {
			return nil, nil, usagef("", "the name of %s does not say its format: name it with --from, one of cadrage, %s", name, formatList())
		}
		from = string(f)
	}
	d := &dictionary{source: name}
	var remarks []string
	if from == "cadrage" {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, nil, fmt.Errorf("open lexicon: %w", err)
		}
		d.text = text
	} else {
		if !slices.Contains(format.Formats(), format.Format(from)) {
			return nil, nil, usagef("", "--from: %q is none of cadrage, %s", from, formatList())
		}
		f, err := os.Open(path)
		if err != nil {
			return nil, nil, fmt.Errorf("open dictionary: %w", err)
		}
		defer f.Close()
		dict, err := format.Read(f, name, format.Format(from), opt)
		if err != nil {
			return nil, nil, err
		}
		remarks = remarkLines(name, dict.Remarks)
		var b bytes.Buffer
		if err := format.WriteLexicon(&b, dict, name+", read as "+from); err != nil {
			return nil, nil, err
		}
		d.text = b.Bytes()
	}
	lex, err := lexicon.Read(bytes.NewReader(d.text), name)
	if err != nil {
		return nil, nil, err
	}
	for i := range lex.Entries {
		d.entries = append(d.entries, &lex.Entries[i])
	}
	return d, remarks, nil
}

// writeDictionary writes the entries in a format, and gives the remarks.
func writeDictionary(w io.Writer, d *dictionary, to string) ([]string, error) {
	var remarks []format.Remark
	var err error
	switch to {
	case "quanteda":
		remarks, err = format.WriteYAML(w, d.entries)
	case "csv":
		remarks, err = format.WriteCSV(w, d.entries)
	default:
		_, err = w.Write(d.text)
	}
	if err != nil {
		return nil, err
	}
	if len(d.entries) == 0 {
		return nil, errors.New("there is no entry to write")
	}
	return remarkLines(d.source, remarks), nil
}

// remarkLines are remarks with the places that they speak of.
func remarkLines(name string, remarks []format.Remark) []string {
	var all []string
	for _, r := range remarks {
		if r.Line == 0 {
			all = append(all, name+": "+r.Msg)
		} else {
			all = append(all, fmt.Sprintf("%s:%d: %s", name, r.Line, r.Msg))
		}
	}
	return all
}
