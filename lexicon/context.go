package lexicon

import (
	"slices"
	"strings"

	"github.com/cadrage/cadrage/lexicon/morph"
	"github.com/cadrage/cadrage/lexicon/token"
)

// Where an element asks for a part of speech and its form may be another one as well,
// the words beside it are asked: « la ministre grave la date » has no adjective. They may
// speak against a part of speech; where they say nothing, it holds.

// A posSet is the parts of speech that a form may have, with what tells finite verbs
// from others.
type posSet uint8

const (
	asNoun posSet = 1 << iota
	asAdjective
	asFinite     // verb with a person
	asInfinitive // or present participle
	asParticiple // past
	asName
	asGrammar // article, pronoun, preposition, conjunction
	asOther
)

// posSetOf is the part of speech of an analysis.
func posSetOf(a morph.Analysis) posSet {
	switch {
	case a.POS == morph.Noun:
		return asNoun
	case a.POS == morph.Adjective:
		return asAdjective
	case a.POS == morph.Name:
		return asName
	case a.POS == morph.Grammatical:
		return asGrammar
	case a.POS != morph.Verb:
		return asOther
	case strings.HasPrefix(a.Features, "infi"), strings.HasPrefix(a.Features, "ppre"):
		return asInfinitive
	case strings.HasPrefix(a.Features, "ppas"):
		return asParticiple
	}
	return asFinite
}

// A set of keys.
type keys map[string]bool

func set(words string) keys {
	m := keys{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

var (
	// a noun phrase begins with them, and nothing else does
	determiners = set("un une des du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos quel quelle quels quelles chaque aucun aucune plusieurs quelques certains certaines")
	// determiners, or the object before a verb
	articles = set("le la les l' leur leurs")
	// a finite verb follows at once, or another of them
	subjects = set("je j' tu il on ils ne n' se s' me m' te t' qui")
	// nouns of time, which need no verb before them
	times = set("nuit semaine veille jour année matin soir mois matinée soirée journée lendemain lundi mardi mercredi jeudi vendredi samedi dimanche même")
	// a noun or an infinitive follows
	prepositions = set("de d' en sans par avec sous contre entre vers malgré après avant pour à dans sur chez")
)

// contradicts says whether the words beside the token at i speak against its being of
// the part of speech pos, given what its form may be.
func (m *Matcher) contradicts(toks []token.Token, i int, pos morph.POS, may posSet) bool {
	before, after := wordAt(toks, i-1), wordAt(toks, i+1)
	if may&asGrammar != 0 { // « contre » is hardly ever a form of contrer, nor « or » a metal
		switch pos {
		case morph.Verb:
			return !subjects[before]
		case morph.Noun:
			return !determiners[before] && !articles[before] && !prepositions[before]
		}
	}
	switch pos {
	case morph.Noun:
		if may&(asFinite|asParticiple|asInfinitive|asAdjective) == 0 {
			return false
		}
		if may&asFinite != 0 && (subjects[before] || m.predicates(toks, i, before, after)) {
			return true
		}
		return may&asAdjective != 0 && before != "" && m.reading(&toks[i-1]).may == asNoun && !beginsPhrase(toks[i-1])
	case morph.Adjective:
		return may&asFinite != 0 && may&asParticiple == 0 && (subjects[before] || m.predicates(toks, i, before, after))
	case morph.Verb:
		if may&(asNoun|asAdjective) == 0 {
			return false
		}
		if determiners[before] || articles[before] && !subjects[wordAt(toks, i-2)] && !isPronounBefore(toks, i-2) {
			return may&asParticiple == 0 || may&asNoun != 0
		}
		return may&(asInfinitive|asParticiple) == 0 && prepositions[before]
	}
	return false
}

// predicates says whether the token at i stands like the verb of « Paris attaque la
// décision »: between a noun and a determiner.
func (m *Matcher) predicates(toks []token.Token, i int, before, after string) bool {
	if before == "" || after == "" || determiners[before] || articles[before] || prepositions[before] {
		return false
	}
	if !(articles[after] || determiners[after] && after != "du" && after != "des" && after != "au" && after != "aux") {
		return false
	}
	if next := wordAt(toks, i+2); next == "plus" || next == "moins" || times[next] { // « la crise la plus longue », « grave la nuit »
		return false
	}
	may := m.reading(&toks[i-1]).may
	return toks[i-1].Case != token.Lower || may&asNoun != 0 && may&(asFinite|asOther|asGrammar) == 0
}

// isPronounBefore says whether « le », « la » or « les » after the token at i is the
// object of a verb: « nous la menaçons », « pour la menacer » is not asked here.
func isPronounBefore(toks []token.Token, i int) bool {
	switch wordAt(toks, i) {
	case "nous", "vous", "elle", "elles", "y", "ce", "c'", "cela", "ça":
		return true
	}
	return false
}

func beginsPhrase(t token.Token) bool {
	return determiners[t.Norm] || articles[t.Norm] || prepositions[t.Norm]
}

// wordAt is the key of the word at i, empty where none stands there.
func wordAt(toks []token.Token, i int) string {
	if i < 0 || i >= len(toks) || toks[i].Kind != token.Word {
		return ""
	}
	return toks[i].Norm
}

// markNames notes which tokens are capitalised within the sentence, as names are: not
// the first one, nor one after a mark that begins something. In a headline of which most
// words are capitalised, none is marked.
func (m *Matcher) markNames(toks []token.Token) {
	m.names = m.names[:0]
	capitals, small := 0, 0
	for i := range toks {
		name := false
		if toks[i].Kind == token.Word {
			switch {
			case toks[i].Case == token.Initial && i > 0:
				capitals++
				name = toks[i-1].Kind == token.Word || toks[i-1].Kind == token.Number
			case toks[i].Case == token.Lower && len(toks[i].Norm) > 3:
				small++
			}
		}
		m.names = append(m.names, name)
	}
	if capitals > small {
		clear(m.names)
	}
	m.shouting = small == 0
}

// hasActor says whether an actor stands beside the first n tokens of the path: a name, or
// a collective of the lexicon, in the same part of the sentence. Commas, dashes and brackets do not
// end a part (« la Norvège – absente des débats – soutient »).
func (m *Matcher) hasActor(n int) bool {
	toks, own := m.toks, m.path[:n]
	for i := own[0] - 1; i >= 0 && !endsPart(&toks[i]); i-- {
		if m.isActor(i) {
			return true
		}
	}
	for i := own[0] + 1; i < len(toks) && !endsPart(&toks[i]); i++ {
		if !slices.Contains(own, i) && m.isActor(i) {
			return true
		}
	}
	return false
}

// endsPart says whether what stands on either side of the token has its own actors.
func endsPart(t *token.Token) bool {
	if t.Kind != token.Punct {
		return false
	}
	switch t.Norm {
	case ";", ":", "!", "?", "«", "»", "“", "”":
		return true
	}
	return false
}

// isActor says whether the token at i is a name, an acronym or a collective.
func (m *Matcher) isActor(i int) bool {
	t := &m.toks[i]
	if m.names[i] || t.Case == token.Upper && !m.shouting && len(t.Norm) > 1 && t.Norm[len(t.Norm)-1] != '\'' ||
		t.Case != token.Lower && m.reading(t).may&asName != 0 {
		return true
	}
	return slices.ContainsFunc(m.classes[i], func(c class) bool { return m.lex.collective[c] })
}
