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

// newAnalyzer is the analyzer that the configuration and the flags ask for.
func newAnalyzer(c *cli.Context, cfg stance.Config) (*stance.Analyzer, error) {
	cfg.Without = c.StringSlice("without")
	for _, name := range cfg.Without {
		if !slices.Contains(stance.Rules(), name) {
			return nil, usagef("the rules are "+strings.Join(stance.Rules(), ", "), "--without: unknown rule %q", name)
		}
	}
	return stance.New(cfg)
}
