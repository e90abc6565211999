// Package french holds the embedded French lexicons. There is no code here but
// their loader; SOURCES.md says how they were made.
package french

import (
	"embed"
	"fmt"
	"sync"

	"github.com/cadrage/cadrage/lexicon"
)

//go:embed *.tsv
var files embed.FS

// names of the lexicons; the first ones give the dimensions their order.
var names = [...]string{"framing.tsv", "alignment.tsv", "rules.tsv"}

// Lexicon is the compiled French lexicon: the dimensions framing and alignment,
// their blockers, and the negators. It is made on first use. It panics when an
// embedded file has a mistake, which the tests of this package exclude.
var Lexicon = sync.OnceValue(func() *lexicon.Lexicon {
	var all []*lexicon.File
	for _, name := range names {
		f, err := files.Open(name)
		if err != nil {
			panic(fmt.Sprintf("french: %v", err))
		}
		lex, err := lexicon.Read(f, name)
		if err != nil {
			panic(fmt.Sprintf("french: %v", err))
		}
		all = append(all, lex)
	}
	l, err := lexicon.Compile(all...)
	if err != nil {
		panic(fmt.Sprintf("french: %v", err))
	}
	return l
})
