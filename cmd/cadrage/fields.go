package main

import (
	"slices"
	"strings"

	"github.com/cadrage/cadrage/stance/corpus"
)

// maxFields bounds what a corpus with other fields in each record can take.
const maxFields = 1000

// fields are the names of the fields that documents have besides those of
// corpus.Document, for a message about --group.
type fields map[string]bool

func (f fields) add(d *corpus.Document) {
	for _, m := range d.Meta {
		if !f[m.Name] && len(f) < maxFields {
			f[strings.Clone(m.Name)] = true // it may share the memory of its record
		}
	}
}

// list is all that --group may name, the most of them.
func (f fields) list() string {
	names := make([]string, 0, len(f))
	for n := range f {
		names = append(names, n)
	}
	slices.Sort(names)
	if len(names) > 10 {
		names = append(names[:10], "…")
	}
	return strings.Join(append([]string{"outlet", "author"}, names...), ", ")
}
