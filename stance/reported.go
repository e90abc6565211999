package stance

import (
	"slices"
	"strings"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

// report marks what a source or a verb of speech hands on.
func (c *rules) report(m lexicon.Match) {
	first, last := c.verbOf(m), m.End()-1
	switch {
	case c.voice[first] != Own:
	case c.isSource(m):
		c.source(m)
	case c.may(last)&lexicon.Que != 0 && len(m.Tokens) > 1: // « la rumeur que »
		c.raise(last, c.clauseEnd(last), Reported)
	case !c.isVerb(first) || c.word(first-1) == "faut": // « il faut rappeler que » is the outlet's
	case c.says(m) || slices.Contains(c.voice, Quoted): // else « ils n’ont pas trouvé d’accord » hands on nothing
		c.speakerOf(m)
	}
}

// verbOf is the verb of an entry of speech, which may begin with a pronoun (« se plaindre
// de »); its first token where it has none.
func (c *rules) verbOf(m lexicon.Match) int {
	if first := m.First(); c.may(first)&lexicon.Clitic != 0 && len(m.Tokens) > 1 {
		return m.Tokens[1]
	}
	return m.First()
}

// source marks what stands in the part of the sentence with « selon le maire ».
func (c *rules) source(m lexicon.Match) {
	if len(m.Tokens) <= 2 && c.isRule(m.End()) { // not « à l’en croire, l’accord »
		return
	}
	first := m.First()
	from, to := c.partAround(first)
	if c.hasFinite(first, to) { // « …, mais selon lui la crise finit » says nothing of what is before
		from = max(from, c.all[c.of[first]].start)
	}
	c.speakerAfter(m.End())
	c.raise(from, to, Reported)
}

// says marks what a verb of speech hands on: a clause of que, all around an incise, or what
// follows it.
func (c *rules) says(m lexicon.Match) bool {
	first := c.verbOf(m)
	k := c.of[first]
	switch {
	case c.complements(k, m.End()-1):
	case c.inserted(first):
		from, to := c.partAround(first)
		for i := from; i < to; i++ {
			if c.of[i] != k && !c.within(c.of[i], k) {
				c.raise(i, i+1, Reported)
			}
		}
	case c.handsOn(m):
		c.raise(m.End(), c.clauseEnd(m.End()), Reported)
	default:
		return false
	}
	return true
}

// complements marks the clauses of que that depend on the clause k and begin at the token at
// from or later, and says whether there are any. Words that are quoted in one are a part of
// the report.
func (c *rules) complements(k, from int) bool {
	any := false
	for n := range c.all {
		q := &c.all[n]
		if q.kind != complement || q.parent != k || q.start < from {
			continue
		}
		any = true
		whole := c.quotedAt(q.start + 1)
		for i := q.start; i < len(c.toks); i++ {
			if (c.of[i] == n || c.within(c.of[i], n)) && !(whole && c.voice[i] == Quoted) {
				c.voice[i] = Reported
			}
		}
	}
	return any
}

// handsOn says whether what follows a verb of speech in its clause is what is said.
func (c *rules) handsOn(m lexicon.Match) bool {
	first, end := c.verbOf(m), m.End()
	pattern, last, next := m.Entry.Pattern, c.may(end-1), c.may(end)
	switch {
	case tells[pattern] && !c.speaks(max(0, first-maxSpeaker), first): // « ce livre parle d’un échec »
		return false
	case len(m.Tokens) > 1 && c.isActive(first) && last&lexicon.Finite == 0 && last&(lexicon.Preposition|lexicon.Function|lexicon.Adverb) != 0: // « décrit le gué comme »
		return true
	case next&lexicon.Infinitive != 0: // « dit vouloir »
		return true
	case saysOfSelf[pattern] && c.reflexive(first): // « se dit satisfait »
		return true
	case judges[pattern] && next&lexicon.Adjective != 0 && next&lexicon.Adverb == 0: // « estime mauvaise la gestion »
		return true
	}
	return feels[pattern] && c.hasObject(first, end) // « craint une rupture »
}

// saysOfSelf are the entries of verbs that somebody uses of himself.
var saysOfSelf = map[string]bool{"dire": true, "déclarer": true, "avouer": true, "estimer": true, "affirmer": true, "confesser": true}

// isActive says whether the verb at i has somebody who says it: not « considéré comme ».
func (c *rules) isActive(i int) bool {
	if c.finite[i] || c.may(i)&(lexicon.Infinitive|lexicon.PresentParticiple) != 0 {
		return true
	}
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if c.may(j)&lexicon.Auxiliary != 0 {
			return !beForms[c.word(j)] && c.word(j) != "été"
		}
	}
	return false
}

// reflexive says whether the verb at i speaks of its subject: « s’est dit ».
func (c *rules) reflexive(i int) bool {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if w := c.word(j); w == "se" || w == "s'" {
			return true
		}
	}
	return false
}

// feels are the entries of verbs whose object is what somebody says or feels.
var feels = map[string]bool{"souhaiter": true, "espérer": true, "craindre": true, "redouter": true, "indiquer": true, "rapporter": true, "signaler": true, "estimer": true, "juger": true, "prédire": true, "pronostiquer": true, "pressentir": true, "anticiper": true, "présager": true, "prétexter": true}

// tells are the entries of verbs that things have as their subject too.
var tells = map[string]bool{"parler|évoquer …1 =d' =un|=une": true}

// judges are the entries of verbs that say what somebody thinks of a thing.
var judges = map[string]bool{"estimer": true, "juger": true, "trouver": true}

// quotedAt says whether a quotation begins at the token at i or right after it.
func (c *rules) quotedAt(i int) bool {
	for j := i; j < len(c.toks) && j <= i+1; j++ {
		if c.toks[j].Kind == token.Punct && closes(c.toks[j].Norm) != "" {
			return true
		}
	}
	return false
}

// isSource says whether an entry names a source and has no verb: selon, d’après.
func (c *rules) isSource(m lexicon.Match) bool {
	switch c.word(m.First()) {
	case "selon", "d'", "aux", "de", "à", "au", "dixit":
		return true
	}
	return false
}

// isRule says whether what « selon » names at the token at i is no speaker: « selon la loi ».
func (c *rules) isRule(i int) bool {
	for j := i; j < len(c.toks) && j < i+3; j++ {
		switch c.word(j) {
		case "loi", "lois", "accord", "accords", "traité", "convention", "règle", "règles", "calendrier", "plan", "cas", "saison", "saisons", "usage", "tradition", "coutume", "moyens":
			return true
		}
	}
	return false
}

// isVerb says whether a verb of speech is one where it stands.
func (c *rules) isVerb(i int) bool {
	return c.finite[i] || c.may(i)&(lexicon.PastParticiple|lexicon.PresentParticiple|lexicon.Infinitive) != 0 && c.may(i-1)&(lexicon.Determiner|lexicon.Article) == 0
}

// inserted says whether the verb at i stands in an incise: « , a indiqué le maire ».
func (c *rules) inserted(i int) bool {
	start := c.all[c.of[i]].start
	if c.word(start) == "comme" && c.all[c.of[i]].kind == adverbial { // « comme le dit le maire, »
		return true
	}
	if start == 0 || c.toks[start-1].Kind != token.Punct {
		return false
	}
	for j := start; j < i; j++ {
		if c.may(j)&(lexicon.Auxiliary|lexicon.Adverb|lexicon.Clitic) == 0 && c.word(j) != "t" && c.may(j)&lexicon.Subject == 0 {
			return false
		}
	}
	return i-start <= 4 && c.may(start)&(lexicon.Subject|lexicon.Relative) == 0
}

// partAround is the part of the sentence in which the token at i stands.
func (c *rules) partAround(i int) (from, to int) {
	from, to = i, i
	for from > 0 && !c.endsSentence(from-1) {
		from--
	}
	for to < len(c.toks) && !c.endsSentence(to) {
		to++
	}
	return from, to
}

// clauseEnd is the end of the run of tokens from i on that are of its clause or depend on
// it.
func (c *rules) clauseEnd(i int) int {
	if i == len(c.toks) {
		return i
	}
	k := c.of[i]
	for i < len(c.toks) && (c.of[i] == k || c.within(c.of[i], k)) {
		i++
	}
	return i
}

// according marks what follows « Pour le ministre, » at the start of a sentence: a
// person or a collective, and no purpose.
func (c *rules) according() {
	if c.word(0) != "pour" || c.may(1)&lexicon.Infinitive != 0 {
		return
	}
	const most = 12
	for i := 1; i < len(c.toks) && i < most; i++ {
		if c.finite[i] {
			return
		}
		if c.toks[i].Norm == "," {
			if c.hasFinite(i, len(c.toks)) && c.speaks(1, i) {
				_, to := c.partAround(i)
				c.nameSpeaker(1, i)
				c.raise(i, to, Reported)
			}
			return
		}
	}
}

// speaks says whether a person or a collective stands among the tokens.
func (c *rules) speaks(from, to int) bool {
	for i := from; i < to; i++ {
		if c.properAt(i) || speakers[c.word(i)] || c.may(i)&lexicon.Noun != 0 && isAgent(c.word(i)) {
			return true
		}
	}
	for _, f := range c.found {
		if f.Entry.Role == lexicon.Collective && from <= f.First() && f.First() < to {
			return true
		}
	}
	return false
}

// isAgent says whether a noun looks like one of a person by what she does: entraîneur,
// directrice, économiste.
func isAgent(w string) bool {
	w = strings.TrimSuffix(w, "s")
	switch w {
	case "secteur", "moteur", "facteur", "vecteur", "compteur", "ordinateur", "honneur", "liste", "piste", "matrice", "cicatrice":
		return false
	}
	for _, end := range []string{"teur", "trice", "neur", "iste", "logue", "cheur", "icien", "icienne"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// speakers are nouns of persons who speak for somebody.
var speakers = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range []string{
		"porte-parole", "ministre", "ministres", "président", "présidente", "maire", "député", "députée", "députés", "sénateur", "directeur", "directrice", "expert", "experts", "analyste", "analystes",
		"économiste", "économistes", "historien", "historienne", "avocat", "avocate", "chercheur", "chercheurs", "chercheuse", "responsable", "responsables", "élus", "élu", "lui", "elle", "eux", "elles",
		"observateurs", "spécialiste", "spécialistes", "patron", "chef", "cheffe", "secrétaire", "juge", "procureur", "médecin", "médecins",
	} {
		m[w] = true
	}
	return m
}()
