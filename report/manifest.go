package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// A Manifest says how the tables of a run came about. It holds nothing that may
// differ between two runs of one program over the same input: no clock, no number
// of workers, no folder of the machine.
type Manifest struct {
	Program  Program        `json:"cadrage"`
	Command  []string       `json:"command"` // without the choices that do not change a result
	Options  map[string]any `json:"options"` // in force, the defaults included
	Seed     uint64         `json:"seed"`
	Inputs   []Input        `json:"inputs"`
	Lexicons []LexiconFile  `json:"lexicons"`
	Counts   Counts         `json:"counts"`
	Warnings []string       `json:"warnings"`
	Outputs  []Output       `json:"outputs"`
}

// A Program is the version that made a run.
type Program struct {
	Version string `json:"version"`
	Commit  string `json:"commit,omitempty"`
}

// An Input is one argument of the command line.
type Input struct {
	Name  string `json:"name"`
	Files int    `json:"files"`
	Bytes int64  `json:"bytes"`
	// SHA256 is the digest of the lines « digest of the file, two spaces, name, line
	// end » of its files in the order of reading, or that of the file itself where
	// the argument is one.
	SHA256 string `json:"sha256"`
}

// A LexiconFile is a lexicon that was used.
type LexiconFile struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
	Entries int    `json:"entries"`
	SHA256  string `json:"sha256"`
}

// Counts are the totals of a run.
type Counts struct {
	Documents  int `json:"documents"`
	Sentences  int `json:"sentences"`
	Words      int `json:"words"`
	Matches    int `json:"matches"`
	Skipped    int `json:"skipped"`    // records left out
	Problems   int `json:"problems"`   // remarks on records that were kept
	Duplicates int `json:"duplicates"` // documents whose text an earlier one has
	Undated    int `json:"undated"`    // documents without a date, in no period
	TooCoarse  int `json:"too_coarse"` // documents whose date is coarser than the period
}

// ReadManifest reads the manifest of a run.
func ReadManifest(path string) (*Manifest, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var m Manifest
	if err := json.Unmarshal(b, &m); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if m.Program.Version == "" {
		return nil, fmt.Errorf("%s: not a manifest of cadrage", path)
	}
	return &m, nil
}

func (m *Manifest) write(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(m.encode(f), f.Close())
}

func (m *Manifest) encode(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(m)
}
