// Package morph knows the inflected forms of French lemmas: all forms of a lemma, and
// all lemmas of a form. It knows no lexicon. Its tables are facts derived from the
// French Hunspell dictionary; their head says under which terms. They are read on first
// use: an import costs nothing.
package morph

import "github.com/cadrage/cadrage/lexicon/token"

//go:generate go run generate.go -all comprehensive/usr/share/hunspell/fr -classical classical/usr/share/hunspell/fr -revised revised/usr/share/hunspell/fr

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
// the table, those of its other spelling last (« événement », « évènement »); a form
// may stand more than once. A past participle has its own as an adjective, the feminine of
// a noun its own as a noun (« directrice »). It is empty when the lemma is not known as
// such. Spelling
// may differ from the table's in what token.Normalize makes equal. Safe for concurrent
// use.
func Forms(lemma string, pos POS) []Form {
	var forms, others []Form
	for l := range linesOf(token.Normalize(lemma)) {
		for p := range l.paradigms() {
			if pos != Any && p.pos != pos {
				continue
			}
			forms = p.appendForms(forms, l.word)
			for word, q := range l.spellings(p.pos) {
				others = q.appendForms(others, word)
			}
		}
	}
	if forms == nil {
		return ownForms(lemma, pos)
	}
	return append(forms, others...)
}

// Count is the number of forms that Forms lists of a lemma in its own spelling. Safe for
// concurrent use.
func Count(lemma string, pos POS) int {
	n := 0
	for l := range linesOf(token.Normalize(lemma)) {
		for p := range l.paradigms() {
			if pos == Any || p.pos == pos {
				n += len(p.forms)
			}
		}
	}
	if n == 0 {
		return len(ownForms(lemma, pos))
	}
	return n
}

// Known says whether Forms has any form of the lemma as that part of speech. Safe for
// concurrent use.
func Known(lemma string, pos POS) bool {
	for l := range linesOf(token.Normalize(lemma)) {
		for p := range l.paradigms() {
			if pos == Any || p.pos == pos {
				return true
			}
		}
	}
	return ownForms(lemma, pos) != nil
}
