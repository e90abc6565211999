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

//go:embed lemmas.tsv
var lemmaTable string // sorted by the normalised lemma: searched where it lies, never parsed as a whole

//go:embed paradigms.tsv
var paradigmTable string

// A line of the lemma table.
type line struct {
	word   string // the lemma as it is spelled
	ids    string // the numbers of its paradigms, separated by commas
	others string // its other spellings, separated by commas; may be empty
}

func parseLine(text string) line {
	word, rest, _ := strings.Cut(text, "\t")
	ids, others, _ := strings.Cut(rest, "\t")
	return line{word, ids, others}
}

// paradigms yields the paradigms of the lemma.
func (l line) paradigms() iter.Seq[*paradigm] {
	return func(yield func(*paradigm) bool) {
		for id := range strings.SplitSeq(l.ids, ",") {
			n, _ := strconv.Atoi(id)
			if !yield(&paradigms()[n]) {
				return
			}
		}
	}
}

// spellings yields the other spellings of the lemma as that part of speech, each with its
// paradigm.
func (l line) spellings(pos POS) iter.Seq2[string, *paradigm] {
	return func(yield func(string, *paradigm) bool) {
		if l.others == "" {
			return
		}
		for other := range strings.SplitSeq(l.others, ",") {
			for o := range linesOf(token.Normalize(other)) {
				for p := range o.paradigms() {
					if o.word == other && p.pos == pos && !yield(other, p) {
						return
					}
				}
			}
		}
	}
}

// linesOf yields the lines of the lemmas with that key.
func linesOf(key string) iter.Seq[line] {
	return func(yield func(line) bool) {
		for rest := from(key); rest != ""; {
			var text string
			text, rest = cutLine(rest)
			l := parseLine(text)
			if token.Normalize(l.word) != key || !yield(l) {
				return
			}
		}
	}
}

// from is the part of the lemma table from the first line on whose key is not less
// than key.
func from(key string) string {
	marks := signposts()
	i := sort.Search(len(marks), func(i int) bool { return marks[i].key >= key })
	if i == 0 {
		return lemmas()
	}
	rest := lemmas()[marks[i-1].offset:]
	for rest != "" {
		text, next := cutLine(rest)
		if word, _, _ := strings.Cut(text, "\t"); token.Normalize(word) >= key {
			return rest
		}
		rest = next
	}
	return ""
}

// A signpost is the key of a line of the lemma table; there is one every few lines, so
// that few keys are made for a look-up.
type signpost struct {
	key    string
	offset int
}

// stride is the number of lines from one signpost to the next.
const stride = 8

var signposts = sync.OnceValue(func() []signpost {
	table := lemmas()
	marks := make([]signpost, 0, strings.Count(table, "\n")/stride+1)
	for at, n := 0, 0; at < len(table); n++ {
		text, _ := cutLine(table[at:])
		if n%stride == 0 {
			word, _, _ := strings.Cut(text, "\t")
			marks = append(marks, signpost{token.Normalize(word), at})
		}
		at += len(text) + 1
	}
	return marks
})

// lemmas is the lemma table without its head.
var lemmas = sync.OnceValue(func() string {
	table := lemmaTable
	for strings.HasPrefix(table, "#") {
		_, table = cutLine(table)
	}
	return table
})

func cutLine(s string) (line, rest string) {
	line, rest, _ = strings.Cut(s, "\n")
	return line, rest
}

// A paradigm says how the forms of a lemma are made.
type paradigm struct {
	pos   POS
	forms []ending
	strip int // the largest of its endings'
}

// An ending makes one form: strip runes off the end of the lemma, then add.
type ending struct {
	strip    int
	add      string
	folded   string // add without accents
	features string
}

// appendForms appends the forms of a lemma. Their texts share one string.
func (p *paradigm) appendForms(forms []Form, lemma string) []Form {
	var b strings.Builder
	for i := range p.forms {
		e := &p.forms[i]
		b.WriteString(stripped(lemma, e.strip))
		b.WriteString(e.add)
	}
	all := b.String()
	for i := range p.forms {
		e := &p.forms[i]
		n := len(stripped(lemma, e.strip)) + len(e.add)
		forms = append(forms, Form{Text: all[:n], POS: p.pos, Features: e.features})
		all = all[n:]
	}
	return forms
}

// stripped takes n runes off the end of a word.
func stripped(word string, n int) string {
	for range n {
		_, size := utf8.DecodeLastRuneInString(word)
		word = word[:len(word)-size]
	}
	return word
}

// paradigms parses their table on first use.
var paradigms = sync.OnceValue(func() []paradigm {
	var all []paradigm
	for line := range strings.Lines(paradigmTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		pos, forms, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		p := paradigm{pos: POS(pos), forms: make([]ending, 0, strings.Count(forms, " ")+1)}
		for f := range strings.SplitSeq(forms, " ") {
			f, feats, _ := strings.Cut(f, ":")
			digits := 0
			for digits < len(f) && '0' <= f[digits] && f[digits] <= '9' {
				digits++
			}
			n, _ := strconv.Atoi(f[:digits])
			add := f[digits:]
			p.forms = append(p.forms, ending{strip: n, add: add, folded: token.Unaccented(token.Normalize(add)), features: feats})
			p.strip = max(p.strip, n)
		}
		all = append(all, p)
	}
	return all
})
