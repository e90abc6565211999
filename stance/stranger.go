package stance

import (
	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

// findStrangers finds the names in the sentence that no alias covers: runs of words with
// capitals, with particles between them.
func (m *mentioner) findStrangers() {
	m.strangers = m.strangers[:0]
	names, here := m.names, m.here
	for i := 0; i < len(m.toks); i++ {
		for len(names) > 0 && names[0].End <= i {
			names = names[1:]
		}
		for len(here) > 0 && here[0].end <= i {
			here = here[1:]
		}
		if len(names) > 0 && names[0].First <= i || len(here) > 0 && here[0].first <= i || !m.isStranger(i) {
			continue
		}
		limit := len(m.toks)
		if len(names) > 0 {
			limit = names[0].First
		}
		if len(here) > 0 {
			limit = min(limit, here[0].first)
		}
		first := i
		for i+1 < limit && (m.isCapital(i+1) || i+2 < limit && particles[m.word(i+1)] && m.isCapital(i+2) || i+3 < limit && particles[m.word(i+1)] && particles[m.word(i+2)] && m.isCapital(i+3)) {
			i++
		}
		m.strangers = append(m.strangers, extent{first, i + 1})
	}
}

// isCapital says whether a word with a capital stands at i, an elided article aside.
func (m *mentioner) isCapital(i int) bool {
	return m.word(i) != "" && m.toks[i].Case != token.Lower && m.may(i)&lexicon.Function == 0
}

// isStranger says whether a name of somebody begins at i: not with the word of small letters
// that begins a sentence.
func (m *mentioner) isStranger(i int) bool {
	if !m.isCapital(i) || len(m.toks[i].Norm) < 2 {
		return false
	}
	return m.may(i)&^lexicon.Proper == 0 || i > 0 && (m.toks[i-1].Kind == token.Word || m.toks[i-1].Norm == ",")
}

// particles stand within names.
var particles = setOf("de du von van der den da dos al el ben bin della di le la d' ibn")

// isNew says whether a name is worth telling of: « État » is a common word.
func (m *mentioner) isNew(e extent) bool {
	capitals := 0
	for i := e.first; i < e.end; i++ {
		if !m.isCapital(i) {
			continue
		}
		if capitals++; m.may(i)&^lexicon.Proper == 0 || capitals > 1 {
			return true
		}
	}
	return false
}
