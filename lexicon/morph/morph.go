// Package morph knows the inflected forms of French lemmas. It knows no lexicon.
// Its tables are facts derived from the French Hunspell dictionary; their head
// says under which terms.
package morph

import (
	_ "embed"
	"iter"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/cadrage/cadrage/lexicon/token"
)

//go:generate go run generate.go

//go:embed lemmas.tsv
var lemmaTable string // sorted by the normalised lemma: searched where it lies, never parsed as a whole

//go:embed paradigms.tsv
var paradigmTable string

// A POS is a part of speech. The zero value, Any, stands for all.
type POS string

const (
	Any          POS = ""
	Noun         POS = "n"
	Verb         POS = "v"
	Adjective    POS = "adj"
	Adverb       POS = "adv"
	Name         POS = "name" // proper nouns
	Numeral      POS = "num"
	Grammatical  POS = "gram" // articles, pronouns, prepositions, conjunctions
	Interjection POS = "intj"
)

// ParsePOS is the POS with that name; ok is false where there is none.
func ParsePOS(name string) (p POS, ok bool) {
	switch p = POS(name); p {
	case Noun, Verb, Adjective, Adverb, Name, Numeral, Grammatical, Interjection:
		return p, true
	}
	return Any, false
}

// A Form is one inflected form of a lemma.
type Form struct {
	Text string // as it is spelled
	POS  POS
	// Features are the tags of the dictionary, separated by commas: gender (mas, fem,
	// epi for both), number (sg, pl, inv for both), mood and tense of a verb (infi,
	// ppre, ppas, ipre, iimp, ipsi, ifut, cond, spre, simp, impe) and its persons
	// (1sg … 3pl).
	Features string
}

// Forms lists the inflected forms of a lemma as that part of speech, in the order of
// the table; a form may stand more than once. It is empty when the lemma is not known
// as such. Spelling may differ from the table's
// in what token.Normalize makes equal. Safe for concurrent use.
func Forms(lemma string, pos POS) []Form {
	var forms []Form
	for word, p := range lookUp(lemma, pos) {
		forms = p.appendForms(forms, word)
	}
	return forms
}

// Known says whether Forms has any form of the lemma as that part of speech. Safe for
// concurrent use.
func Known(lemma string, pos POS) bool {
	for range lookUp(lemma, pos) {
		return true
	}
	return false
}

// lookUp yields the paradigms of a lemma, each with the spelling of the table.
func lookUp(lemma string, pos POS) iter.Seq2[string, paradigm] {
	return func(yield func(string, paradigm) bool) {
		key := token.Normalize(lemma)
		for rest := from(key); rest != ""; {
			var line string
			line, rest = cutLine(rest)
			word, ids, _ := strings.Cut(line, "\t")
			if token.Normalize(word) != key {
				return
			}
			for id := range strings.SplitSeq(ids, ",") {
				n, _ := strconv.Atoi(id)
				if p := paradigms()[n]; (pos == Any || p.pos == pos) && !yield(word, p) {
					return
				}
			}
		}
	}
}

// A paradigm says how the forms of a lemma are made.
type paradigm struct {
	pos   POS
	forms []ending
}

// An ending makes one form: strip runes off the end of the lemma, then add.
type ending struct {
	strip    int
	add      string
	features string
}

func (p paradigm) appendForms(forms []Form, lemma string) []Form {
	for _, e := range p.forms {
		end := len(lemma)
		for range e.strip {
			_, n := utf8.DecodeLastRuneInString(lemma[:end])
			end -= n
		}
		forms = append(forms, Form{Text: lemma[:end] + e.add, POS: p.pos, Features: e.features})
	}
	return forms
}

// paradigms parses their table on first use.
var paradigms = sync.OnceValue(func() []paradigm {
	var all []paradigm
	for line := range strings.Lines(paradigmTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		pos, forms, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		p := paradigm{pos: POS(pos)}
		for f := range strings.SplitSeq(forms, " ") {
			f, feats, _ := strings.Cut(f, ":")
			digits := 0
			for digits < len(f) && '0' <= f[digits] && f[digits] <= '9' {
				digits++
			}
			n, _ := strconv.Atoi(f[:digits])
			p.forms = append(p.forms, ending{strip: n, add: f[digits:], features: feats})
		}
		all = append(all, p)
	}
	return all
})

// from is the part of the lemma table from the first line on whose key is not less
// than key.
func from(key string) string {
	table := lemmas()
	n := sort.Search(len(table), func(i int) bool {
		word, _, _ := strings.Cut(lineAt(table, i), "\t")
		return token.Normalize(word) >= key
	})
	return table[n:]
}

// lemmas is the lemma table without its head.
var lemmas = sync.OnceValue(func() string {
	table := lemmaTable
	for strings.HasPrefix(table, "#") {
		_, table = cutLine(table)
	}
	return table
})

// lineAt is the line of s that holds offset i.
func lineAt(s string, i int) string {
	line, _ := cutLine(s[strings.LastIndexByte(s[:i], '\n')+1:])
	return line
}

func cutLine(s string) (line, rest string) {
	line, rest, _ = strings.Cut(s, "\n")
	return line, rest
}
