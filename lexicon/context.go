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

// A set of keys.
type keys map[string]bool

func set(words string) keys {
	m := keys{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// times are nouns of time, which need no verb before them.
var times = set("nuit semaine veille jour année matin soir mois matinée soirée journée lendemain lundi mardi mercredi jeudi vendredi samedi dimanche même")

// numerals stand before nouns; after « les » they may be the subject (« les deux menacent »).
var numerals = set("deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante cent mille")

// haves are the forms of avoir that make a past tense.
var haves = set("a ont ai as avons avez avait avaient avais avions aura auront aurait auraient ait aient ayant avoir eut eurent")

// contradicts says whether the words beside the token at i speak against its being of
// the part of speech pos, given what its form may be.
func (m *Matcher) contradicts(i int, pos morph.POS, may Grammar) bool {
	before := m.may(i - 1)
	if may&Function != 0 { // « contre » is hardly ever a form of contrer, nor « or » a metal
		switch pos {
		case morph.Verb:
			return before&(Subject|Clitic) == 0
		case morph.Noun:
			return before&(Determiner|Article|Preposition) == 0
		}
	}
	switch pos {
	case morph.Noun:
		if may&(Finite|PastParticiple|Infinitive|PresentParticiple|Adjective) == 0 {
			return false
		}
		if may&Finite != 0 && (before&(Subject|Clitic) != 0 || m.predicates(i)) {
			return true
		}
		return may&Adjective != 0 && before == Noun
	case morph.Adjective:
		if may&PresentParticiple != 0 && (before&Clitic != 0 || wordAt(m.toks, i-1) == "en") { // « en se saisissant »
			return true
		}
		if may&PastParticiple != 0 && (haves[wordAt(m.toks, i-1)] || before&Adverb != 0 && haves[wordAt(m.toks, i-2)]) { // « ont dépassé les bornes »
			return true
		}
		return may&Finite != 0 && may&PastParticiple == 0 && (before&(Subject|Clitic) != 0 || m.predicates(i))
	case morph.Verb:
		if may&(Noun|Adjective) == 0 {
			return false
		}
		numeral := m.toks[max(i-1, 0)].Kind == token.Number || numerals[wordAt(m.toks, i-1)]
		if before&Determiner != 0 || (before&Article != 0 || numeral) && m.may(i-2)&(Subject|Clitic|Article) == 0 {
			return may&PastParticiple == 0 || may&Noun != 0
		}
		if may&Adjective != 0 && may&(Infinitive|PastParticiple|PresentParticiple) == 0 && before&Noun != 0 && m.toks[i-1].Case == token.Lower && m.may(i+1)&(Article|Determiner) == 0 {
			return true // « un bâtiment annexe »
		}
		return may&(Infinitive|PresentParticiple|PastParticiple) == 0 && before&Preposition != 0
	}
	return false
}

// predicates says whether the token at i stands like the verb of « Paris attaque la
// décision »: between a noun and a determiner.
func (m *Matcher) predicates(i int) bool {
	before, after := m.may(i-1), m.may(i+1)
	if after&Adverb != 0 && after&(Article|Determiner) == 0 && m.may(i+2)&(Article|Determiner) != 0 { // « la photo illustre bien la scène »
		return before&Noun != 0 && before&(Determiner|Article|Preposition|Finite|Adverb|Other|Function) == 0
	}
	if before == 0 || before&(Determiner|Article|Preposition) != 0 {
		return false
	}
	if after&Article == 0 && (after&Determiner == 0 || after&Preposition != 0 || m.toks[i+1].Norm == "des") {
		return false
	}
	if next := wordAt(m.toks, i+2); next == "plus" || next == "moins" || times[next] { // « la crise la plus longue », « grave la nuit »
		return false
	}
	return m.toks[i-1].Case != token.Lower || before&Noun != 0 && before&(Finite|Adverb|Other|Function) == 0
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
	capitals, small, long := 0, 0, 0 // words
	for i := range toks {
		name := false
		if toks[i].Kind == token.Word {
			switch {
			case toks[i].Case == token.Initial && i > 0:
				capitals++
				name = toks[i-1].Kind == token.Word || toks[i-1].Kind == token.Number
			case toks[i].Case == token.Lower:
				small++
				if len(toks[i].Norm) > 3 {
					long++
				}
			}
		}
		m.names = append(m.names, name)
	}
	if capitals > small {
		clear(m.names)
	}
	m.shouting = long == 0
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

// Actors counts the actors that stand in the sentence that was matched last: runs of names,
// acronyms and collectives, one in the plural (« les deux pays ») being two, and the pronouns
// of several (« ils », « nous ») as one together.
func (m *Matcher) Actors() int {
	n, before, pronoun := 0, false, 0
	for i := range m.toks {
		t := &m.toks[i]
		is := m.isActor(i)
		if is && !before {
			n++
		}
		if is && (t.Norm[len(t.Norm)-1] == 's' || t.Norm[len(t.Norm)-1] == 'x') && m.isCollective(i) {
			n++
		}
		before = is
		if t.Norm == "ils" || t.Norm == "elles" || t.Norm == "nous" || t.Norm == "vous" {
			pronoun = 1
		}
	}
	return n + pronoun
}

// Relational says whether a dimension is about actors and each other: some entry of it asks
// for one.
func (l *Lexicon) Relational(dimension string) bool { return l.relational[dimension] }

// noActors are names and acronyms of times and things.
var noActors = set("moyen âge antiquité renaissance noël pâques toussaint ramadan internet web dieu soleil lune " +
	"tv cd dvd pib tva sms gps hlm tgv adn arn qcm pdf url cv gaz covid covid-19 sida vih cdi cdd smic rsa csg rtt bac bts ntic wifi wi-fi h f m mm mme mmes mlle dr pr st ste")

// isActor says whether the token at i is a name, an acronym or a collective.
func (m *Matcher) isActor(i int) bool {
	t := &m.toks[i]
	if t.Case != token.Lower && noActors[t.Norm] {
		return false
	}
	if m.names[i] || t.Case == token.Upper && !m.shouting && len(t.Norm) > 1 && t.Norm[len(t.Norm)-1] != '\'' ||
		t.Case != token.Lower && t.Kind == token.Word && (m.read[i].may&Proper != 0 || m.read[i].may == 0) {
		return true
	}
	return m.isCollective(i)
}

// isCollective says whether the token at i is a word for an actor of many.
func (m *Matcher) isCollective(i int) bool {
	r := &m.read[i]
	return r.many || r.asks && slices.ContainsFunc(m.classesOf(i), func(c class) bool { return m.lex.collective[c] })
}
