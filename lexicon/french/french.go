// Package french holds the embedded French lexicons. There is no code here but
// their loader; SOURCES.md says how they were made.
package french

import (
	"bytes"
	"embed"
	"fmt"
	"io"
	"sync"

	"github.com/cadrage/cadrage/lexicon"
)

//go:embed *.tsv
var files embed.FS

// names of the lexicons; the first ones give the dimensions their order.
var names = [...]string{"framing.tsv", "alignment.tsv", "rules.tsv"}

// Files are the embedded lexicon files: those of framing and alignment, and last the rules
// (negators, amplifiers, speech verbs …), which a lexicon that replaces the others goes on
// to need. They are read on first use. It panics when an embedded file has a mistake,
// which the tests of this package exclude.
var Files = sync.OnceValue(func() []*lexicon.File {
	return readAll(names[:], lexicon.Read)
})

// readAll reads embedded files. It panics when one has a mistake.
func readAll[F any](names []string, read func(io.Reader, string) (F, error)) (all []F) {
	for _, name := range names {
		b, err := files.ReadFile(name)
		if err != nil {
			panic(fmt.Sprintf("french: %v", err))
		}
		f, err := read(bytes.NewReader(b), name)
		if err != nil {
			panic(fmt.Sprintf("french: %v", err))
		}
		all = append(all, f)
	}
	return all
}

// actorNames of the gazetteer files.
var actorNames = [...]string{"actors.tsv", "offices.tsv"}

// Gazetteer is the embedded gazetteer of states, organisations and office-holders. It is made
// on first use.
var Gazetteer = sync.OnceValue(func() *lexicon.Gazetteer {
	g, err := lexicon.NewGazetteer(readAll(actorNames[:], lexicon.ReadActors)...)
	if err != nil {
		panic(fmt.Sprintf("french: %v", err))
	}
	return g
})

// Lexicon is the compiled French lexicon: the dimensions framing and alignment, their
// blockers, and the rules. It is made on first use.
var Lexicon = sync.OnceValue(func() *lexicon.Lexicon {
	l, err := lexicon.Compile(Files()...)
	if err != nil {
		panic(fmt.Sprintf("french: %v", err))
	}
	return l
})
