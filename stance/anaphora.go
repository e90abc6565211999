package stance

import (
	"slices"

	"github.com/cadrage/cadrage/lexicon"
)

// A discourse is what the document has said of actors so far. It is asked what « les deux pays »
// refers to, and answers only where that is certain.
type discourse struct {
	recent [memory][]*lexicon.Actor // named in the sentences before, each once, in order; the last one first
	pair   []*lexicon.Actor         // the last pair whose relation a sentence was about
	states []*lexicon.Actor         // states named so far, at most two
	hosts  []*lexicon.Actor         // in whose land something was said to happen, at most two
}

// memory is how many sentences an anaphor may look back.
const memory = 3

// begin forgets everything.
func (d *discourse) begin() {
	for i := range d.recent {
		d.recent[i] = d.recent[i][:0]
	}
	d.pair, d.states, d.hosts = d.pair[:0], d.states[:0], d.hosts[:0]
}

// end takes note of a sentence.
func (d *discourse) end(here []Mention) {
	last := d.recent[memory-1][:0]
	copy(d.recent[1:], d.recent[:memory-1])
	d.recent[0] = appendNamed(last, here)
	for i := range here {
		if a := here[i].Actor; a.Kind == "state" && len(d.states) < 2 && !slices.Contains(d.states, a) {
			d.states = append(d.states, a)
		}
	}
}

// appendNamed appends the actors of mentions that are no places, each once.
func appendNamed(dst []*lexicon.Actor, here []Mention) []*lexicon.Actor {
	for i := range here {
		if a := here[i].Actor; !here[i].Place && !slices.Contains(dst, a) {
			dst = append(dst, a)
		}
	}
	return dst
}

// host notes that something happens in the land of an actor.
func (d *discourse) host(a *lexicon.Actor) {
	if len(d.hosts) < 2 && !slices.Contains(d.hosts, a) {
		d.hosts = append(d.hosts, a)
	}
}

// about notes the pair whose relation a sentence was about.
func (d *discourse) about(a, b *lexicon.Actor) { d.pair = append(d.pair[:0], a, b) }

// antecedents are the n actors that were named last: those of the last sentence that named any,
// or of that and the one before it. nil where that is not certain.
func (d *discourse) antecedents(n int) []*lexicon.Actor {
	for i := range d.recent {
		switch named := d.recent[i]; {
		case len(named) == 0:
			continue
		case len(named) == n:
			return named
		case n == 2 && len(d.pair) == 2 && slices.Contains(named, d.pair[0]) && slices.Contains(named, d.pair[1]):
			return d.pair
		case len(named) < n && i+1 < memory:
			both := slices.Clone(named)
			for _, a := range d.recent[i+1] {
				if !slices.Contains(both, a) {
					both = append(both, a)
				}
			}
			if len(both) == n {
				return both
			}
		}
		return nil
	}
	return nil
}

// anaphora finds what refers to actors in the tokens [from, to).
func (m *mentioner) anaphora(from, to int) {
	for i := from; i < to; i++ {
		switch w := m.word(i); w {
		case "les", "ces", "des", "aux", "leurs", "nos":
			if n := numeral(m.word(i + 1)); n > 0 {
				if end := m.party(i + 2); end > 0 && end <= to {
					m.refer(i, end, n)
					i = end - 1
					continue
				}
			}
			if w == "leurs" && relations[m.word(i+1)] {
				m.refer(i, i+2, 2)
			}
		case "leur":
			if relations[m.word(i+1)] {
				m.refer(i, i+2, 2)
			}
		case "pays":
			if d := m.word(i - 1); d != "le" && d != "du" && d != "au" && d != "ce" {
				continue
			}
			m.land(i)
		}
	}
}

// land finds what « le pays » is: the only state that was named so far, or, as « le pays hôte »,
// that in whose land something happens.
func (m *mentioner) land(i int) {
	if m.word(i+1) == "hôte" {
		if len(m.said.hosts) == 1 {
			m.here = append(m.here, Mention{Actor: m.said.hosts[0], first: i, end: i + 2})
		}
		return
	}
	if g := m.may(i + 1); g&lexicon.Adjective != 0 && g&(lexicon.Finite|lexicon.Auxiliary|lexicon.Preposition|lexicon.PastParticiple) == 0 || m.word(i+1) == "de" || m.word(i+1) == "d'" || m.word(i+1) == "où" || m.word(i+1) == "qui" || m.word(i+1) == "le" {
		return // « le pays voisin », « le pays de Galles »
	}
	states := slices.Clone(m.said.states)
	for j := range m.here {
		if a := m.here[j].Actor; a.Kind == "state" && !slices.Contains(states, a) {
			states = append(states, a)
		}
	}
	if len(states) == 1 {
		m.here = append(m.here, Mention{Actor: states[0], first: i, end: i + 1, Place: m.isPlace(i)})
	}
}

// stands finds what a noun such as « l’île » stands for: the one actor with that noun that was
// named last.
func (m *mentioner) stands(n lexicon.Name) {
	switch m.word(n.First - 1) {
	case "l'", "la", "le", "cette", "ce", "cet", "du", "au":
	default:
		return
	}
	if w := m.word(n.End); w == "de" || w == "d'" || w == "du" || w == "des" || m.isCapitalised(n.End) {
		return
	}
	var found *lexicon.Actor
	fits := func(a *lexicon.Actor) bool {
		return slices.ContainsFunc(n.Spellings, func(s lexicon.Spelling) bool { return s.Alias.Actor == a })
	}
	note := func(a *lexicon.Actor) bool { // whether it stays certain
		if !fits(a) {
			return true
		}
		if found != nil && found != a {
			return false
		}
		found = a
		return true
	}
	for i := range m.here {
		if !note(m.here[i].Actor) {
			return
		}
	}
	for _, named := range m.said.recent {
		for _, a := range named {
			if !note(a) {
				return
			}
		}
	}
	if found != nil {
		m.here = append(m.here, Mention{Actor: found, first: n.First, end: n.End, Place: m.isPlace(n.First)})
	}
}

// refer adds the mentions of the n actors that an anaphor with the tokens [from, to) refers to.
func (m *mentioner) refer(from, to, n int) {
	who := appendNamed(nil, m.here)
	if len(who) == 0 {
		who = m.said.antecedents(n)
	}
	if len(who) != n {
		return
	}
	for _, a := range who {
		m.here = append(m.here, Mention{Actor: a, first: from, end: to})
	}
}

// numeral is the number that a word says, 0 for others.
func numeral(w string) int {
	switch w {
	case "deux":
		return 2
	case "trois":
		return 3
	case "quatre":
		return 4
	case "cinq":
		return 5
	}
	return 0
}

// party is where a noun of an actor ends that begins at i, an adjective before it aside; 0 where
// none stands there.
func (m *mentioner) party(i int) int {
	if parties[m.word(i)] {
		return i + 1
	}
	if m.may(i)&lexicon.Adjective != 0 && parties[m.word(i+1)] { // « les deux premiers ministres »
		return i + 2
	}
	return 0
}

// parties are the nouns for actors in the plural.
var parties = setOf("pays voisins capitales dirigeants parties états etats gouvernements hommes présidents chefs responsables alliés puissances diplomaties organisations armées " +
	"nations ministres homologues partenaires camps peuples rivaux adversaires délégations républiques royaumes monarques chancelleries blocs institutions dirigeantes présidentes " +
	"leaders belligérants signataires diplomates souverains régimes belligérantes exécutifs ennemis rives ambassadeurs négociateurs émissaires îles archipels géants")

// relations are the nouns of what two have together, after « leurs ».
var relations = setOf("relations liens échanges différend différends coopération partenariat alliance amitié frontière rapprochement dialogue rapports divergences désaccords rivalité contentieux rupture réconciliation entente")
