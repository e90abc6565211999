package lexicon

import (
	"strings"

	"github.com/cadrage/cadrage/lexicon/morph"
)

// A Grammar is what a word may be, as far as its form says: a set, for many forms are
// several (« ferme » is a noun, an adjective and a verb). The bits of the closed classes
// are of the word in its most frequent use there.
type Grammar uint32

const (
	Noun Grammar = 1 << iota
	Adjective
	Adverb
	Proper   // a proper noun
	Function // article, pronoun, preposition or conjunction
	Other    // numeral or interjection
	Finite   // verb with a person
	Infinitive
	PresentParticiple
	PastParticiple
	Conditional // finite, in that mood
	Past        // finite, in the imperfect

	Auxiliary   // a form of être or avoir
	Determiner  // begins a noun phrase and is nothing else: un, des, cette
	Article     // the same, or the object before a verb: le, leur
	Preposition // de, sans, malgré
	Subject     // a pronoun after which its verb follows: il, on, ce, qui
	Clitic      // stands between subject and verb: ne, se, y
	Relative    // qui, dont, où, lequel
	Que         // que, qu'
	Subordinate // si, quand, lorsque, comme, puisque
	Coordinate  // et, ou, ni, mais, car, donc, or
	FirstPerson // je, nous, mon, nos
	Opinion     // of a verb whose negation passes on to what follows que: penser, croire, sembler
)

// grammarOf is the part of it that an analysis adds.
func grammarOf(a morph.Analysis) Grammar {
	switch a.POS {
	case morph.Noun:
		return Noun
	case morph.Adjective:
		return Adjective
	case morph.Adverb:
		return Adverb
	case morph.Name:
		return Proper
	case morph.Grammatical:
		return Function
	case morph.Verb:
		return verbOf(a)
	}
	return Other
}

func verbOf(a morph.Analysis) Grammar {
	var g Grammar
	switch mood, _, _ := strings.Cut(a.Features, ","); mood {
	case "infi":
		g = Infinitive
	case "ppre":
		g = PresentParticiple
	case "ppas":
		g = PastParticiple
	case "cond":
		g = Finite | Conditional
	case "iimp":
		g = Finite | Past
	default:
		g = Finite
	}
	switch {
	case a.Lemma == "être" || a.Lemma == "avoir":
		g |= Auxiliary
	case opinions[a.Lemma]:
		g |= Opinion
	}
	return g
}

// opinions are the verbs that hand their negation on: who does not think that it is good
// thinks that it is not (METHODS: neg-raising; Horn 1989).
var opinions = set("penser croire estimer vouloir sembler falloir souhaiter juger considérer trouver")

// closed is the bits of the closed classes.
var closed = func() map[string]Grammar {
	m := map[string]Grammar{}
	for _, c := range []struct {
		g     Grammar
		words string
	}{
		{Determiner, "un une des du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos quel quelle quels quelles chaque aucun aucune plusieurs quelques certains certaines"},
		{Article, "le la les l' leur leurs"},
		{Preposition, "de d' en sans par avec sous contre entre vers malgré après avant pour à dans sur chez depuis pendant durant dès selon hors parmi outre du des au aux"},
		{Subject, "je j' tu il on ils elle elles nous vous qui ce c' cela ça"},
		{Clitic, "ne n' se s' me m' te t' y lui"},
		{Relative, "qui dont où lequel laquelle lesquels lesquelles auquel à-laquelle auxquels auxquelles duquel desquels desquelles"},
		{Que, "que qu'"},
		{Subordinate, "si s' quand lorsque lorsqu' comme puisque puisqu' quoique quoiqu'"},
		{Coordinate, "et ou ni mais car donc or puis"},
		{FirstPerson, "je j' me m' moi mon ma mes nous notre nos"},
	} {
		for w := range set(c.words) {
			m[w] |= c.g
		}
	}
	m["s'"] &^= Subordinate // « s’il » is told by what follows
	return m
}()
