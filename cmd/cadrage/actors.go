package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/french"
)

// actorFlags choose the gazetteer.
func actorFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "actors", Category: "Lexicon", Usage: "`FILE` in the place of the gazetteer of actors; repeatable"},
		&cli.StringSliceFlag{Name: "add-actors", Category: "Lexicon", Usage: "`FILE` beside it; its terms take the place of equal ones; repeatable"},
	}
}

// loadGazetteer is the gazetteer that the flags ask for.
func loadGazetteer(c *cli.Context) (*lexicon.Gazetteer, error) {
	other, more := c.StringSlice("actors"), c.StringSlice("add-actors")
	if len(other)+len(more) == 0 {
		return french.Gazetteer(), nil
	}
	var files []*lexicon.ActorFile
	if len(other) == 0 {
		files = slices.Clone(french.Gazetteer().Files())
	}
	var errs []error
	for _, path := range append(other, more...) {
		f, err := readActors(path)
		errs = append(errs, err)
		files = append(files, f)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return lexicon.NewGazetteer(files...)
}

// readActors reads a gazetteer file; a name says no folder, so that it is the same everywhere.
func readActors(path string) (*lexicon.ActorFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open actors: %w", err)
	}
	defer f.Close()
	return lexicon.ReadActors(f, filepath.Base(path))
}
