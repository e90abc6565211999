package stance

import (
	"strings"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

// A Modality says what status a match has.
type Modality uint8

const (
	Asserted     Modality = iota // a fact, present or past, or to come
	Denied                       // under ne … pas, sans, aucun
	Intended                     // within what is wanted
	Hypothetical                 // in the conditional, under si, in a question
)

// String is the name of the modality in tables.
func (m Modality) String() string {
	return [...]string{"asserted", "denied", "intended", "hypothetical"}[m]
}

// A reach is where a modal cue acts: on the tokens [from, to) of its clause, and of those
// that depend on it.
type reach struct {
	clause   int
	from, to int
	modality Modality
}

// addReach adds that of a modal cue.
func (c *rules) addReach(m lexicon.Match) {
	first := m.First()
	modality := Hypothetical
	if m.Entry.Dimension == lexicon.Intended {
		modality = Intended
	}
	if len(m.Tokens) == 1 && c.may(first)&(lexicon.Finite|lexicon.Infinitive|lexicon.PastParticiple) != 0 && c.may(first)&lexicon.Adverb == 0 && !c.isVerb(first) {
		return // « le devoir », « un souhait »
	}
	if c.greets(m) || m.Entry.Pattern == wanting && (c.reflexive(first) || c.word(first) == "voulu" && c.may(m.End())&lexicon.Infinitive == 0) {
		return // « se veut modeste », « a voulu cette loi »
	}
	if toInfinitive[m.Entry.Pattern] && c.may(m.End())&(lexicon.Infinitive|lexicon.Clitic) == 0 || m.Entry.Pattern == owing && c.owes(m.End()) {
		return // « il s’agit d’un pont », « doit sa façade à »
	}
	to := m.End()
	for to < len(c.toks) && c.toks[to].Norm != "," && !c.endsSentence(to) {
		to++
	}
	from := first // « appelle les deux camps à » wants of them too, « espère » is a hope itself
	if m.Entry.Pattern == owing {
		for from > 0 && c.of[from-1] == c.of[first] && c.toks[from-1].Kind == token.Word { // « les fonds doivent être réduits »
			from--
		}
	}
	c.reaches = append(c.reaches, reach{c.of[first], from, to, modality})
}

// The entries of which the rules ask more.
const (
	wanting = "vouloir"
	owing   = "devoir/v"
)

// toInfinitive are the entries of cues that are such before an infinitive only.
var toInfinitive = map[string]bool{"=il =s' agir =de|=d'": true, "rester …1 =à": true, "importer =de|=d'": true, "chercher …2 =à": true}

// owes says whether devoir has a thing as its object, which begins at the token at i.
func (c *rules) owes(i int) bool {
	return c.may(i)&(lexicon.Article|lexicon.Determiner) != 0 && c.may(i)&lexicon.Clitic == 0 && c.may(i+1)&lexicon.Infinitive == 0
}

// greets says whether a modal verb is a formula before what is said all the same: « je
// voudrais saluer », « il faut rappeler que ».
func (c *rules) greets(m lexicon.Match) bool {
	const most = 4
	for i := m.End(); i < len(c.toks) && i < m.End()+most; i++ {
		if formulas[c.word(i)] {
			return c.impersonal(m.First())
		}
	}
	return false
}

// formulas are the verbs by which a speaker says what he is about to say.
var formulas = map[string]bool{
	"saluer": true, "remercier": true, "féliciter": true, "souligner": true, "rendre": true, "dire": true, "exprimer": true, "rappeler": true, "confirmer": true, "constater": true,
	"avouer": true, "reconnaître": true, "reconnaitre": true, "noter": true, "préciser": true, "ajouter": true, "admettre": true, "profiter": true, "insister": true, "signaler": true, "remarquer": true, "citer": true, "attirer": true, "mentionner": true,
}

// impersonal says whether the subject right before the token at i is the speaker, or
// nobody: je, nous, on, il faut.
func (c *rules) impersonal(i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		switch c.word(j) {
		case "je", "j'", "nous", "on":
			return true
		case "il":
			w := c.word(i)
			return w == "faut" || w == "faudrait" || w == "convient"
		}
	}
	return false
}

// infinitives finds what an infinitive is meant to be: after « pour » a purpose, but for the
// perfect one (« pour avoir trahi » gives a reason), after « va » what is to come, and after
// « peut » what may be, unless it is denied.
func (c *rules) infinitives() {
	for i := range c.toks {
		modality := Intended
		switch c.word(i) {
		case "pour", "va", "vont":
		case "peut", "peuvent":
			modality = Hypothetical
			if c.deniedAt(i) {
				continue
			}
		default:
			continue
		}
		j := i + 1
		for c.may(j)&lexicon.Clitic != 0 || c.may(j)&lexicon.Adverb != 0 && c.may(j)&lexicon.Infinitive == 0 || c.may(j)&lexicon.Article != 0 && c.may(j+1)&lexicon.Infinitive != 0 && c.may(j+1)&lexicon.Noun == 0 {
			j++
		}
		if g := c.may(j); g&lexicon.Infinitive == 0 || g&lexicon.Auxiliary != 0 && c.may(j+1)&lexicon.PastParticiple != 0 && c.word(j) == "avoir" {
			continue
		}
		c.reaches = append(c.reaches, reach{c.of[i], j, c.phraseEnd(j), modality})
	}
}

// deniedAt says whether « ne » stands before the verb at i.
func (c *rules) deniedAt(i int) bool {
	for j := i - 1; j >= 0 && c.may(j)&lexicon.Clitic != 0; j-- {
		if w := c.word(j); w == "ne" || w == "n'" {
			return true
		}
	}
	return false
}

// modality is that of a match; where several hold the hypothetical counts before the
// intended, and that before the denied.
func (c *rules) modality(m lexicon.Match) Modality {
	if c.off[RuleModality] {
		return Asserted
	}
	i := m.First()
	if c.question || c.supposed(i) {
		return Hypothetical
	}
	best := Asserted
	if c.wish {
		best = Intended
	}
	for _, s := range c.scopes {
		if s.holds(c, m) {
			best = max(best, Denied)
		}
	}
	for _, r := range c.reaches {
		if i >= r.from && i < r.to && r.modality > best && (c.of[i] == r.clause || c.within(c.of[i], r.clause)) {
			best = r.modality
		}
	}
	return best
}

// supposed says whether the clause of the token at i is in the conditional or under si, or
// depends on one that is.
func (c *rules) supposed(i int) bool {
	for k := c.of[i]; k >= 0; k = c.all[k].parent {
		switch q := &c.all[k]; {
		case q.kind == conditional && c.word(q.start-1) != "même" && !c.granted(k):
			return true
		case q.mood&lexicon.Conditional != 0 && !c.courteous(q.verb):
			return true
		case q.kind == relative:
			return false
		}
	}
	return false
}

// granted says whether what a clause of si says is taken as given, for the sentence goes on
// to explain it or to set something against it: « si le prix monte, c’est que la récolte est
// mauvaise », « si c’est le maire qui décide, c’est le préfet qui paie », « s’il est vrai que ».
func (c *rules) granted(k int) bool {
	q := &c.all[k]
	if q.verb > 0 && c.cleft(q.start+1) || c.word(q.verb) == "est" && c.word(q.verb+1) == "vrai" {
		return true
	}
	for i := q.start; i < len(c.toks) && !endsPart(c.toks[i].Norm); i++ {
		if c.toks[i].Norm == "," && c.cleft(i+1) {
			return true
		}
	}
	return false
}

// cleft says whether « c’est » or « ce sont » begins at the token at i.
func (c *rules) cleft(i int) bool {
	if w := c.word(i); w != "c'" && w != "ce" {
		return false
	}
	switch c.word(i + 1) {
	case "est", "sont", "était", "étaient", "fut", "furent": // not « ce sera »
		return true
	}
	return false
}

// courteous says whether the verb at i is in the conditional because a wish is said so:
// « je voudrais saluer », « il souhaiterait », « il faudrait ».
func (c *rules) courteous(i int) bool {
	return strings.HasPrefix(c.word(i), "voudr") || strings.HasPrefix(c.word(i), "souhaiter") || strings.HasPrefix(c.word(i), "aimer") || strings.HasPrefix(c.word(i), "faudr")
}
