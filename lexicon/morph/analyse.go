package morph

import (
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/cadrage/cadrage/lexicon/token"
)

// A Source says how an analysis was come by.
type Source uint8

const (
	Table   Source = iota // the form stands in the tables
	Accents               // a form of the tables with accents that were not typed
	Guess                 // a rule of derivation made it from the ending of an unknown word
)

// String is the name of the source in tables: table, accents or guess.
func (s Source) String() string { return [...]string{"table", "accents", "guess"}[s] }

// An Analysis says of which lemma a form is one, and what it is.
type Analysis struct {
	Lemma    string // as it is spelled
	POS      POS
	Features string // as in Form; may be empty
	Source   Source
}

// Analyses lists what a form may be, in no order of likelihood: each lemma, part of
// speech and set of features once. A past participle is also the adjective whose
// masculine singular it is, and the feminine of a noun is also its own lemma
// (« directrice »: directeur, directrice). A lemma with two spellings is given in both
// (« évènement », « événement »). A form that is not in the tables is read
// with the accents that it may lack (« reussie »); where that gives nothing either,
// rules of derivation guess. It is empty for what is no word. Capitals, apostrophes and
// ligatures do not matter. Safe for concurrent use; the first call takes some 20 ms.
func Analyses(form string) []Analysis {
	key := token.Normalize(form)
	all := inTable(key)
	if len(all) > 0 {
		return all
	}
	for _, word := range Accented(key) {
		for _, a := range inTable(token.Normalize(word)) {
			a.Source = Accents
			all = appendNew(all, a)
		}
	}
	if len(all) > 0 {
		return all
	}
	return guess(key)
}

// Exact lists what Analyses does for a form that the tables have, spelled so but for what
// token.Normalize makes equal; nil where they have not. Safe for concurrent use.
func Exact(form string) []Analysis { return inTable(token.Normalize(form)) }

// IsForm says whether the tables have the form, spelled so but for what
// token.Normalize makes equal. Safe for concurrent use.
func IsForm(form string) bool {
	key := token.Normalize(form)
	for c := range like(token.Unaccented(key)) {
		if token.Normalize(c.text()) == key {
			return true
		}
	}
	return false
}

// Accented lists the forms of the tables, sorted, that a word may stand for which was
// typed without some or all of its accents. Whether the word is one as it is written
// (« sale », « salé ») is for the caller to ask. Safe for concurrent use.
func Accented(word string) []string {
	key := token.Normalize(word)
	var all []string
	for c := range like(token.Unaccented(key)) {
		text := c.text()
		if token.LacksAccents(key, token.Normalize(text)) && !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	slices.Sort(all)
	return all
}

// Spellings lists the other spellings of a form under the reform of 1990, those of
// either side: « connaît » gives « connait », and the reverse. It is empty where there
// are none. Safe for concurrent use.
func Spellings(form string) []string {
	key := token.Normalize(form)
	var all []string
	for c := range like(token.Unaccented(key)) {
		if c.others == "" || token.Normalize(c.text()) != key {
			continue
		}
		for word, p := range c.spellings(c.paradigm.pos) {
			for i := range p.forms {
				if p.forms[i].features != c.ending.features {
					continue
				}
				text := stripped(word, p.forms[i].strip) + p.forms[i].add
				if token.Normalize(text) != key && !slices.Contains(all, text) {
					all = append(all, text)
				}
			}
		}
	}
	return all
}

// inTable lists the analyses of a key that the tables have.
func inTable(key string) []Analysis {
	var all []Analysis
	for c := range like(token.Unaccented(key)) {
		if token.Normalize(c.text()) != key {
			continue
		}
		a := Analysis{Lemma: c.word, POS: c.paradigm.pos, Features: c.ending.features}
		all = appendNew(all, a)
		for other := range c.spellings(a.POS) {
			b := a
			b.Lemma = other
			all = appendNew(all, b)
		}
		if own := c.ownLemma(); own != "" {
			b := Analysis{Lemma: own, POS: a.POS, Features: a.Features}
			if b.POS == Verb {
				b.POS = Adjective
				b.Features = participleFeatures(b.Features)
			}
			all = appendNew(all, b)
		}
	}
	return all
}

// participleFeatures are the features of a past participle as an adjective.
func participleFeatures(features string) string {
	return strings.TrimPrefix(strings.TrimPrefix(features, "ppas,"), "1jsg,")
}

// ownForms are the forms of a participle as an adjective, or of the feminine of a noun,
// which is no lemma of the tables; nil for what is neither.
func ownForms(lemma string, pos POS) []Form {
	var forms []Form
	for c := range like(token.Unaccented(lemma)) {
		if token.Normalize(c.text()) != token.Normalize(lemma) || c.ownLemma() != c.text() {
			continue
		}
		as, mood := Noun, "fem"
		if c.paradigm.pos == Verb {
			as, mood = Adjective, "ppas"
		}
		if pos != Any && pos != as {
			continue
		}
		for _, f := range c.paradigm.appendForms(nil, c.word) {
			if strings.HasPrefix(f.Features, mood) {
				f.POS = as
				f.Features = participleFeatures(f.Features)
				forms = append(forms, f)
			}
		}
	}
	return forms
}

func appendNew(all []Analysis, a Analysis) []Analysis {
	if slices.Contains(all, a) {
		return all
	}
	return append(all, a)
}

// A candidate is a form of the tables that is like a word but for accents.
type candidate struct {
	line
	paradigm *paradigm
	ending   *ending
}

func (c candidate) text() string {
	if c.ending.strip == 0 && c.ending.add == "" {
		return c.word
	}
	return stripped(c.word, c.ending.strip) + c.ending.add
}

// ownLemma is the masculine singular of a past participle, and the singular of a noun
// that is feminine where its lemma is not; empty for all other forms.
func (c candidate) ownLemma() string {
	f := c.ending.features
	switch {
	case c.paradigm.pos == Verb && strings.HasPrefix(f, "ppas"):
		return c.with("ppas", "mas", "epi")
	case c.paradigm.pos == Noun && strings.HasPrefix(f, "fem") && strings.HasPrefix(c.paradigm.forms[0].features, "mas"):
		return c.with("", "fem", "fem")
	}
	return ""
}

// with is the first form of the lemma with the features: mood, and either gender.
func (c candidate) with(mood, gender, or string) string {
	for i := range c.paradigm.forms {
		e := &c.paradigm.forms[i]
		if strings.HasPrefix(e.features, mood) && !strings.Contains(e.features, "pl") && (strings.Contains(e.features, gender) || strings.Contains(e.features, or)) {
			return stripped(c.word, e.strip) + e.add
		}
	}
	return ""
}

// like yields the forms of the tables that are the given word without its accents.
func like(folded string) iter.Seq[candidate] {
	return func(yield func(candidate) bool) {
		ix := stems()
		h := newHash
		for at := 0; ; at++ {
			if !ix.each(h, func(l line, whole bool) bool {
				return (!whole || at == len(folded)) && !l.like(folded, at, whole, yield)
			}) {
				return
			}
			if at == len(folded) {
				return
			}
			h = h.add(folded[at])
		}
	}
}

// like yields the forms of the lemma that are the folded word whose first at bytes
// are the stem, or with whole those that were listed as a whole. It is false when
// yield was.
func (l line) like(folded string, at int, whole bool, yield func(candidate) bool) bool {
	for p := range l.paradigms() {
		stem := stripped(l.word, p.strip)
		if whole != (len(stem) < minStem) {
			continue
		}
		if !whole && !foldsTo(stem, folded[:at]) {
			continue
		}
		for i := range p.forms {
			e := &p.forms[i]
			rest, ok := strings.CutSuffix(folded, e.folded)
			if !ok || !foldsTo(stripped(l.word, e.strip), rest) {
				continue
			}
			if !yield(candidate{l, p, e}) {
				return false
			}
		}
	}
	return true
}

// foldsTo says whether a word without its accents is the folded one.
func foldsTo(word, folded string) bool {
	if word == folded {
		return true
	}
	var buf [64]byte
	return string(token.AppendUnaccented(buf[:0], word)) == folded
}

// minStem is the length in bytes from which a stem is worth an entry of the index; the
// forms of lemmas with a shorter one are listed as wholes.
const minStem = 2

// An index finds lines of the lemma table by the folded stem of their forms: an open
// hash table of their offsets.
type index struct {
	slots []slot
	mask  uint32
}

type slot struct {
	hash hash
	line uint32 // offset in lemmas(), times two, plus one when the key is a whole form; plus two, so that 0 is free
}

// A hash is the 32-bit FNV-1a of a folded key.
type hash uint32

const newHash hash = 2166136261

func (h hash) add(b byte) hash { return (h ^ hash(b)) * 16777619 }

func hashOf(key []byte) hash {
	h := newHash
	for _, b := range key {
		h = h.add(b)
	}
	return h
}

// each calls f for the lines under the hash until f is true; it is false then.
func (ix *index) each(h hash, f func(l line, whole bool) (done bool)) bool {
	for i := h.slot() & ix.mask; ; i = (i + 1) & ix.mask {
		s := ix.slots[i]
		if s.line == 0 {
			return true
		}
		if s.hash == h {
			text, _ := cutLine(lemmas()[(s.line-2)>>1:])
			if f(parseLine(text), (s.line-2)&1 == 1) {
				return false
			}
		}
	}
}

// slot mixes the bits of the hash, whose low ones are weak.
func (h hash) slot() uint32 { return uint32(h ^ h>>15) }

func (ix *index) put(h hash, offset int, whole uint32) {
	s := slot{h, uint32(offset)<<1 + whole + 2}
	for i := h.slot() & ix.mask; ; i = (i + 1) & ix.mask {
		if ix.slots[i] == s {
			return
		}
		if ix.slots[i].line == 0 {
			ix.slots[i] = s
			return
		}
	}
}

// stems makes the index on first use.
var stems = sync.OnceValue(newIndex)

func newIndex() *index {
	table := lemmas()
	ix := &index{slots: make([]slot, 1<<18), mask: 1<<18 - 1}
	var buf []byte
	for at := 0; at < len(table); {
		text, _ := cutLine(table[at:])
		l := parseLine(text)
		for p := range l.paradigms() {
			stem := stripped(l.word, p.strip)
			if len(stem) >= minStem {
				buf = token.AppendUnaccented(buf[:0], stem)
				ix.put(hashOf(buf), at, 0)
				continue
			}
			for i := range p.forms {
				buf = token.AppendUnaccented(buf[:0], stripped(l.word, p.forms[i].strip))
				ix.put(hashOf(append(buf, p.forms[i].folded...)), at, 1)
			}
		}
		at += len(text) + 1
	}
	return ix
}
