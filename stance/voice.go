package stance

import (
	"slices"
	"strings"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

// A Voice says whose words a match is in.
type Voice uint8

const (
	Own      Voice = iota // the outlet says it, the telling of a speech act included
	Reported              // indirect speech: selon X, X estime que, « , dit-il »
	Quoted                // between quotation marks, after a dialogue dash, in the first person
)

// String is the name of the voice in tables.
func (v Voice) String() string { return [...]string{"own", "reported", "quoted"}[v] }

// scareWords is how many words without a verb between quotation marks are no quotation,
// but a title or words that the outlet holds at a distance.
const scareWords = 4

// A quotation is one that a sentence leaves open.
type quotation struct {
	mark      string // that opened it; empty: none is open
	paragraph int    // in which it was opened
}

// closes is the mark that ends what the mark opens, empty where it opens nothing.
func closes(mark string) string {
	switch mark {
	case "«":
		return "»"
	case "“":
		return "”"
	case "\"":
		return "\""
	}
	return ""
}

// track follows the quotation marks of a sentence, whether its voices are asked for or
// not, and returns the state in which the next one begins.
func (q quotation) track(toks []token.Token, paragraph int) quotation {
	if q.mark != "" && paragraph != q.paragraph {
		q.mark = "" // a paragraph within a quotation begins with its mark again
	}
	depth := 1
	for i := range toks {
		if toks[i].Kind != token.Punct {
			continue
		}
		switch norm := toks[i].Norm; {
		case q.mark == "" && closes(norm) != "":
			q, depth = quotation{norm, paragraph}, 1
		case q.mark != "" && norm == closes(q.mark):
			if depth--; depth == 0 {
				q.mark = ""
			}
		case q.mark != "" && norm == q.mark:
			if i > 0 { // at the start it opens again what is open
				depth++
			}
		}
	}
	return q
}

// voices says of each token whose words it is.
func (c *rules) voices(open quotation) {
	c.voice, c.speaker = c.voice[:0], token.Span{}
	for range c.toks {
		c.voice = append(c.voice, Own)
	}
	if c.off[RuleVoice] {
		return
	}
	c.quote(open)
	if c.dialogue() || c.firstPerson() || c.addresses() {
		c.raise(0, len(c.toks), Quoted)
		return
	}
	for _, f := range c.found {
		if f.Entry.Role == lexicon.Speech {
			c.report(f)
		}
	}
	c.according()
}

// raise gives a voice to the tokens [from, to) that are the outlet's own.
func (c *rules) raise(from, to int, v Voice) {
	for i := from; i < to; i++ {
		if c.voice[i] == Own {
			c.voice[i] = v
		}
	}
}

// quote marks what stands between quotation marks.
func (c *rules) quote(open quotation) {
	if i := c.closesOnly(); open.mark == "" && i > 0 {
		c.raise(0, i, Quoted)
	}
	mark, from := open.mark, 0
	words, verb := scareWords+1, false // what goes on is no scare quote
	depth := 1
	for i := range c.toks {
		t := &c.toks[i]
		switch {
		case mark == "":
			if t.Kind == token.Punct && closes(t.Norm) != "" {
				mark, from, words, verb, depth = t.Norm, i+1, 0, false, 1
			}
		case t.Kind == token.Punct && t.Norm == closes(mark):
			if depth--; depth > 0 {
				continue
			}
			if words > scareWords || verb || c.isSpeech(from, i) {
				c.raise(from, i, Quoted)
			}
			mark = ""
		case t.Kind == token.Punct && t.Norm == mark && i > 0: // at the start it opens again what is open
			depth++
		case t.Kind == token.Word:
			words++
			verb = verb || c.finite[i]
		}
	}
	if mark != "" && (words > scareWords || verb) {
		c.raise(from, len(c.toks), Quoted)
	}
}

// isSpeech says whether the few words [from, to) between quotation marks are said by somebody:
// at the start before a verb (« Quel gâchis », soupire), after a colon, or with a mark of
// their own (« Bravo ! »).
func (c *rules) isSpeech(from, to int) bool {
	if from == 1 && to+2 < len(c.toks) && c.toks[to+1].Norm == "," && c.finite[to+2] || from > 1 && c.toks[from-2].Norm == ":" {
		return true
	}
	last := c.toks[max(to-1, 0)].Norm
	return from < to && (last == "!" || last == "?")
}

// closesOnly is the index of a mark that ends a quotation which nothing in the sentence
// begins, 0 where there is none: the one before it, which began it, may not be at hand.
func (c *rules) closesOnly() int {
	for i := range c.toks {
		switch t := &c.toks[i]; {
		case t.Kind != token.Punct:
		case t.Norm == "»" || t.Norm == "”":
			return i
		case t.Norm == "«" || t.Norm == "“":
			return 0
		case t.Norm == "\"":
			if i > 0 && c.toks[i-1].End == t.Start && (i+1 == len(c.toks) || c.toks[i+1].Start > t.End || c.toks[i+1].Kind == token.Punct) {
				return i
			}
			return 0
		}
	}
	return 0
}

// dialogue says whether the sentence begins with a dialogue dash, which is longer than a
// hyphen.
func (c *rules) dialogue() bool {
	const hyphen = 1
	return len(c.toks) > 1 && c.toks[0].Norm == "—" && c.toks[0].Len() > hyphen
}

// firstPerson says whether somebody speaks of himself outside quotation marks.
func (c *rules) firstPerson() bool {
	for i := range c.toks {
		if c.voice[i] == Own && c.may(i)&lexicon.FirstPerson != 0 && (c.toks[i].Case != token.Upper || len(c.toks[i].Norm) <= 2) {
			return true
		}
	}
	return false
}

// addresses says whether the sentence begins with a form of address, as in parliament:
// « Madame la Présidente, ».
func (c *rules) addresses() bool {
	switch c.word(0) {
	case "monsieur", "madame", "messieurs", "mesdames":
		w := c.word(1)
		return (w == "le" || w == "la" || w == "les") && slices.ContainsFunc(c.toks[:min(len(c.toks), 6)], func(t token.Token) bool { return t.Norm == "," })
	}
	return false
}

// report marks what a verb of speech hands on.
func (c *rules) report(m lexicon.Match) {
	first, last := m.First(), m.End()-1
	if c.voice[first] != Own {
		return
	}
	if c.isSource(m) {
		if len(m.Tokens) <= 2 && c.isRule(m.End()) { // « selon, d’après », not « à l’en croire, l’accord »
			return
		}
		from, to := c.partAround(first)
		if c.hasFinite(first, to) { // « …, mais selon lui la crise finit » says nothing of what is before
			from = max(from, c.all[c.of[first]].start)
		}
		c.speakerAfter(m.End())
		c.raise(from, to, Reported)
		return
	}
	if c.may(last)&lexicon.Que != 0 && len(m.Tokens) > 1 { // « la rumeur que »
		c.raise(last, c.clauseEnd(last), Reported)
		return
	}
	if !c.isVerb(first) || c.word(first-1) == "faut" { // « il faut rappeler que » is the outlet's
		return
	}
	k := c.of[first]
	handed := false
	for n := range c.all {
		if q := &c.all[n]; q.kind == complement && q.parent == k && q.start >= last {
			handed = true
			whole := c.quotedAt(q.start + 1)
			for i := q.start; i < len(c.toks); i++ {
				if (c.of[i] == n || c.within(c.of[i], n)) && !(whole && c.voice[i] == Quoted) {
					c.voice[i] = Reported // words that are quoted in it are a part of the report
				}
			}
		}
	}
	switch {
	case handed:
	case c.inserted(first):
		from, to := c.partAround(first)
		for i := from; i < to; i++ {
			if c.of[i] != k && !c.within(c.of[i], k) {
				c.raise(i, i+1, Reported)
			}
		}
	case len(m.Tokens) > 1 && c.isActive(first) && c.may(last)&lexicon.Finite == 0 && c.may(last)&(lexicon.Preposition|lexicon.Function|lexicon.Adverb) != 0, // « décrit le gué comme »
		saysOfSelf[m.Entry.Pattern] && c.reflexive(first),                                                      // « se dit satisfait »
		c.may(m.End())&lexicon.Infinitive != 0,                                                                 // « dit vouloir »
		handsOn[m.Entry.Pattern] && c.hasObject(first, m.End()),                                                // « craint une rupture »
		judges[m.Entry.Pattern] && c.may(m.End())&lexicon.Adjective != 0 && c.may(m.End())&lexicon.Adverb == 0: // « estime mauvaise la gestion »
		c.raise(m.End(), c.clauseEnd(m.End()), Reported)
	default:
		if !slices.Contains(c.voice, Quoted) { // « ils n’ont pas trouvé d’accord » hands on nothing
			return
		}
	}
	c.speakerOf(m)
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

// handsOn are the entries of verbs whose object is what somebody says or feels.
var handsOn = map[string]bool{"souhaiter": true, "espérer": true, "craindre": true, "redouter": true, "indiquer": true, "rapporter": true, "signaler": true, "estimer": true, "juger": true}

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
