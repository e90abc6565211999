package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/cadrage/cadrage/stance"
)

// withoutFlag switches rules off, for those who ask what depends on them.
func withoutFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "without", Category: "Scores", Usage: "switch off `RULE`; repeatable"}
}

// newAnalyzer is the analyzer that the configuration and the flags ask for, those of the
// gazetteer among them.
func newAnalyzer(c *cli.Context, cfg stance.Config) (*stance.Analyzer, error) {
	if cfg.Gazetteer == nil {
		var err error
		if cfg.Gazetteer, err = loadGazetteer(c); err != nil {
			return nil, err
		}
	}
	cfg.Without = c.StringSlice("without")
	for _, name := range cfg.Without {
		if !slices.Contains(stance.Rules(), name) {
			return nil, usagef("the rules are "+strings.Join(stance.Rules(), ", "), "--without: unknown rule %q", name)
		}
	}
	return stance.New(cfg)
}
