package stance

import (
	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

// Rules act within clauses. They are found without a parser: by marks, conjunctions and
// relatives, and by where finite verbs stand. What is wrong now and then is wrong the same
// way for each outlet.

// A clauseKind says how a clause depends on another one.
type clauseKind uint8

const (
	mainClause  clauseKind = iota
	relative               // qui n’a pas de pétrole
	complement             // que la paix viendra
	adverbial              // quand la paix viendra
	conditional            // si la paix vient
	participial            // , saluant la paix,
	incise                 // – absente des débats –, (sic)
)

// A clause is a set of tokens, not always in one piece: a relative may stand within it.
type clause struct {
	kind   clauseKind
	parent int // the clause it depends on, −1 for a main clause
	start  int // its first token
	verb   int // its first finite verb, −1 where it has none
	mood   lexicon.Grammar
	comma  bool // it began after a comma, and ends at one
}

// A clauser cuts a sentence into clauses; its slices are reused.
type clauser struct {
	toks []token.Token
	gram []lexicon.Grammar // by token

	of     []int    // the clause of each token
	all    []clause // the first one is a main clause
	finite []bool   // the token is a finite verb here
	next   []int    // the first finite verb of the segment from here on, −1 where there is none
	cur    int
}

// cut finds the clauses of a sentence.
func (c *clauser) cut(toks []token.Token, m *lexicon.Matcher) {
	c.toks, c.gram = toks, m.Grammar()
	c.of, c.all, c.finite, c.next = c.of[:0], c.all[:0], c.finite[:0], c.next[:0]
	for i := range toks {
		c.finite = append(c.finite, c.isFinite(i))
		c.next = append(c.next, -1)
	}
	verb := -1
	for i := len(toks) - 1; i >= 0; i-- {
		switch {
		case c.finite[i]:
			verb = i
		case c.bounds(i):
			verb = -1
		}
		c.next[i] = verb
	}
	c.push(mainClause, -1, 0)
	if c.opening() {
		c.push(participial, 0, 0)
		c.all[c.cur].comma = true
	}
	for i := range toks {
		c.step(i)
		c.of = append(c.of, c.cur)
		if k := &c.all[c.cur]; c.finite[i] {
			if k.verb < 0 {
				k.verb = i
			}
			k.mood |= c.may(i) & (lexicon.Conditional | lexicon.Past)
		}
	}
}

// opening says whether the sentence begins with a phrase of an infinitive or participle that
// a comma ends: « pour ne pas perdre le marché, », « n’ayant pas d’ami, ».
func (c *clauser) opening() bool {
	i := 0
	switch c.word(0) {
	case "pour", "sans", "en", "après":
		i = 1
	case "afin", "avant", "faute":
		if w := c.word(1); w == "de" || w == "d'" {
			i = 2
		}
	}
	for c.may(i)&(lexicon.Clitic|lexicon.Adverb) != 0 && c.may(i)&(lexicon.Infinitive|lexicon.PresentParticiple) == 0 {
		i++
	}
	form := lexicon.PresentParticiple
	if i > 0 && c.word(0) != "en" {
		form |= lexicon.Infinitive
	}
	g := c.may(i)
	if g&form == 0 || i == 0 && g&lexicon.Auxiliary == 0 && g&(lexicon.Noun|lexicon.Adjective|lexicon.Function) != 0 {
		return false
	}
	for ; i < len(c.toks) && !c.finite[i]; i++ {
		if c.toks[i].Norm == "," {
			return i+1 < len(c.toks) && c.next[i+1] >= 0
		}
	}
	return false
}

// may is what the token at i may be; 0 where there is none.
func (c *clauser) may(i int) lexicon.Grammar {
	if uint(i) >= uint(len(c.gram)) {
		return 0
	}
	return c.gram[i]
}

// bounds says whether a segment ends before the token at i: a piece without a boundary in
// it.
func (c *clauser) bounds(i int) bool {
	t := &c.toks[i]
	if t.Kind == token.Punct {
		return endsPart(t.Norm) || t.Norm == "," || t.Norm == "(" || t.Norm == ")"
	}
	return c.may(i)&(lexicon.Relative|lexicon.Que|lexicon.Coordinate) != 0 || c.subordinates(i)
}

// endsPart says whether the mark ends all clauses before it.
func endsPart(mark string) bool {
	switch mark {
	case ";", ":", "!", "?", "…":
		return true
	}
	return false
}

// push begins a clause at the token at i.
func (c *clauser) push(kind clauseKind, parent, i int) {
	c.all = append(c.all, clause{kind: kind, parent: parent, start: i, verb: -1, comma: i > 0 && c.toks[i-1].Norm == ","})
	c.cur = len(c.all) - 1
}

// sibling begins a clause beside the current one.
func (c *clauser) sibling(i int) {
	k := c.all[c.cur]
	if k.kind == incise || k.kind == participial {
		c.push(mainClause, -1, i)
		return
	}
	c.push(k.kind, k.parent, i)
}

// step says to which clause the token at i belongs.
func (c *clauser) step(i int) {
	t := &c.toks[i]
	g := c.may(i)
	switch {
	case t.Kind == token.Punct:
		c.mark(i)
	case t.Kind != token.Word:
	case g&lexicon.Relative != 0:
		c.relative(i)
	case g&lexicon.Que != 0:
		c.que(i)
	case c.subordinates(i):
		kind := adverbial
		if t.Norm == "si" || t.Norm == "s'" {
			kind = conditional
		}
		c.push(kind, c.cur, i)
	case g&lexicon.Coordinate != 0:
		c.coordinate(i)
	case c.finite[i] && c.all[c.cur].verb >= 0 && !c.compound(i):
		c.secondVerb(i)
	}
}

// compound says whether the finite verb at i goes with the one before: « a-t-il dit »
// and what is coordinated are asked elsewhere.
func (c *clauser) compound(i int) bool {
	return c.of[i-1] == c.cur && c.finite[i-1]
}

// secondVerb returns to the clause that waits for a verb: « Le pays qui n’a rien a bâti ».
func (c *clauser) secondVerb(i int) {
	for k := c.cur; k >= 0; k = c.all[k].parent {
		if c.all[k].verb < 0 {
			c.cur = k
			return
		}
	}
}

// mark acts on a mark of punctuation.
func (c *clauser) mark(i int) {
	switch norm := c.toks[i].Norm; {
	case endsPart(norm):
		if i+1 < len(c.toks) {
			c.push(mainClause, -1, i+1)
		}
	case norm == ",":
		c.comma(i)
	case norm == "(":
		c.push(incise, c.cur, i)
	case norm == ")":
		for k := c.cur; k >= 0; k = c.all[k].parent {
			if c.all[k].kind == incise {
				c.cur = max(c.all[k].parent, 0)
				return
			}
		}
	case norm == "—":
		c.dash(i)
	}
}

// dash opens an incise that another dash will close; a single one ends what was before.
func (c *clauser) dash(i int) {
	for k := c.cur; k >= 0; k = c.all[k].parent {
		if c.all[k].kind == incise && c.toks[c.all[k].start].Norm == "—" {
			c.cur = max(c.all[k].parent, 0)
			return
		}
	}
	for j := i + 1; j < len(c.toks) && !endsPart(c.toks[j].Norm); j++ {
		if c.toks[j].Norm == "—" {
			c.push(incise, c.cur, i)
			return
		}
	}
	if i > 0 {
		c.push(mainClause, -1, i+1)
	}
}

// verbStands says whether a finite verb stands at i, a pronoun or adverb before it aside.
func (c *clauser) verbStands(i int) bool {
	for c.may(i)&(lexicon.Clitic|lexicon.Adverb) != 0 && !c.finite[i] {
		i++
	}
	return i < len(c.toks) && c.finite[i]
}

// resumes says whether a comma ends the incise that begins at the token at i, and a verb
// follows it.
func (c *clauser) resumes(i int) bool {
	for j := i + 1; j < len(c.toks) && j <= i+maxIncise; j++ {
		if c.toks[j].Norm == "," {
			return c.verbStands(j + 1)
		}
	}
	return false
}

// maxIncise is how many tokens of speech may stand between two commas.
const maxIncise = 6

// comma ends a clause where what follows has a verb of its own.
func (c *clauser) comma(i int) {
	if i+1 >= len(c.toks) {
		return
	}
	k := c.all[c.cur]
	if k.comma && k.start > 1 && i-k.start <= maxIncise && c.finite[k.start] && c.may(i+1)&(lexicon.Relative|lexicon.Que) == 0 && (c.all[c.of[k.start-2]].verb >= 0 || c.verbStands(i+1)) { // « Il aurait, dit-on, vendu le port »
		c.cur = c.of[k.start-2]
		return
	}
	if k.verb < 0 && c.finite[i+1] && c.resumes(i+1) { // « Le préfet, a dit sa porte-parole, regrette ce drame »
		c.push(mainClause, -1, i+1)
		return
	}
	if k.kind == participial && k.comma {
		c.cur = k.parent
		k = c.all[c.cur]
	}
	if g := c.may(i + 1); g&lexicon.PresentParticiple != 0 && g&(lexicon.Noun|lexicon.Adjective|lexicon.Function) == 0 {
		c.push(participial, c.cur, i+1)
		return
	}
	if w := c.word(i + 2); k.verb >= 0 && c.may(i+1)&lexicon.PastParticiple != 0 && (w == "par" || w == "à" || w == "dans" || w == "sur" || w == "en") { // « , blessé par ces mots »
		c.push(participial, c.cur, i+1)
		return
	}
	if c.next[i+1] < 0 || k.verb < 0 && k.parent < 0 {
		if k.comma && k.kind == relative && k.verb >= 0 && c.waits(k.parent) { // « le maire, dont on parle, élu hier, a dit »
			c.cur = k.parent
		}
		return
	}
	if k.verb < 0 {
		return // « si les pays, les villes et les régions coopéraient »
	}
	if k.parent >= 0 {
		c.cur = k.parent
		if c.all[c.cur].verb < 0 {
			return
		}
	}
	c.sibling(i + 1)
}

// waits says whether a clause has no verb yet.
func (c *clauser) waits(k int) bool { return k >= 0 && c.all[k].verb < 0 }

// relative begins a relative clause; a second one beside it goes with the same noun.
func (c *clauser) relative(i int) {
	parent := c.cur
	if k := c.all[c.cur]; k.kind == relative && k.verb >= 0 && i > 0 && c.may(i-1)&lexicon.Coordinate != 0 {
		parent = k.parent
	}
	c.push(relative, parent, i)
}

// que begins a complement, a relative or an adverbial clause, or none.
func (c *clauser) que(i int) {
	if i+1 == len(c.toks) || c.next[i+1] < 0 && (c.compares(i) || !c.verbAfter(i)) {
		return // « plus utile que le premier »
	}
	before := c.may(i - 1)
	switch {
	case i > 0 && c.toks[i-1].Kind != token.Word:
		c.push(complement, c.cur, i)
	case before&lexicon.Coordinate != 0 && c.all[c.cur].parent >= 0 && c.all[c.cur].verb >= 0:
		c.push(c.all[c.cur].kind, c.all[c.cur].parent, i) // « qu’il vient et qu’il voit »
	case conjunctions[c.word(i-1)]:
		c.push(adverbial, c.cur, i)
	case before&lexicon.Noun != 0 && before&(lexicon.Finite|lexicon.Adverb|lexicon.PastParticiple|lexicon.Infinitive|lexicon.Function) == 0:
		c.push(relative, c.cur, i)
	default:
		c.push(complement, c.cur, i)
	}
}

// verbAfter says whether a finite verb stands between the token at i and the end of its
// part of the sentence.
func (c *clauser) verbAfter(i int) bool {
	for i++; i < len(c.toks) && !(c.toks[i].Kind == token.Punct && endsPart(c.toks[i].Norm)); i++ {
		if c.finite[i] {
			return true
		}
	}
	return false
}

// compares says whether the que at i is that of a comparison.
func (c *clauser) compares(i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		switch c.word(j) {
		case "plus", "moins", "aussi", "autant", "mieux", "meilleur", "meilleure", "pire", "même", "autre", "autres", "tel", "telle", "ne", "n'":
			return true
		}
	}
	return false
}

// conjunctions are the words that make one with que.
var conjunctions = map[string]bool{
	"bien": true, "alors": true, "tandis": true, "parce": true, "afin": true, "pour": true, "avant": true, "après": true, "dès": true, "depuis": true,
	"pendant": true, "lors": true, "tant": true, "sans": true, "pourvu": true, "encore": true, "aussitôt": true, "ainsi": true, "outre": true, "malgré": true, "jusqu'à": true, "à": true, "condition": true, "sorte": true,
}

// subordinates says whether the word at i begins a clause of its own: « comme » only where
// a verb follows, « si » not before an adjective (« si grave que »).
func (c *clauser) subordinates(i int) bool {
	if c.gram[i]&(lexicon.Subordinate|lexicon.Clitic) == 0 {
		return false
	}
	switch c.word(i) {
	case "quand", "lorsque", "lorsqu'", "puisque", "puisqu'", "quoique", "quoiqu'":
		return true
	case "comme":
		return i == 0 || c.toks[i-1].Norm == ","
	case "s'":
		w := c.word(i + 1)
		return w == "il" || w == "ils"
	case "si":
		g := c.may(i + 1)
		return g&(lexicon.Determiner|lexicon.Article|lexicon.Subject|lexicon.Preposition|lexicon.Clitic) != 0 || c.properAt(i+1)
	}
	return false
}

// properAt says whether the token at i is capitalised.
func (c *clauser) properAt(i int) bool {
	return i < len(c.toks) && c.toks[i].Kind == token.Word && c.toks[i].Case != token.Lower
}

// coordinate begins a clause after a conjunction where a verb follows; mais, car, donc
// and or do without one.
func (c *clauser) coordinate(i int) {
	strong := false
	switch c.toks[i].Norm {
	case "mais", "car", "or":
		strong = true
	case "donc", "puis":
		return
	}
	k := c.all[c.cur]
	if k.verb < 0 && !strong {
		return
	}
	if i+1 < len(c.toks) && c.may(i+1)&(lexicon.Relative|lexicon.Que) != 0 {
		return
	}
	if strong || i+1 < len(c.toks) && c.next[i+1] >= 0 {
		c.sibling(i)
	}
}

// word is the key of the word at i, empty where none stands there.
func (c *clauser) word(i int) string {
	if i < 0 || i >= len(c.toks) || c.toks[i].Kind != token.Word {
		return ""
	}
	return c.toks[i].Norm
}

// isFinite says whether the word at i is a finite verb where it stands.
func (c *clauser) isFinite(i int) bool {
	g := c.may(i)
	if g&lexicon.Finite == 0 || g&lexicon.Function != 0 && g&lexicon.Auxiliary == 0 {
		return false
	}
	before := c.may(i - 1)
	switch {
	case before&lexicon.Clitic != 0, before&lexicon.Subject != 0 && (before&lexicon.Determiner == 0 || g&lexicon.Auxiliary != 0):
		return true
	case before&lexicon.Determiner != 0:
		return false
	case before&(lexicon.Que|lexicon.Relative) != 0 && c.may(i+1)&(lexicon.Article|lexicon.Determiner) != 0: // « que cesse le conflit »
		return true
	case c.word(i-2) == "comme" && (c.word(i-1) == "le" || c.word(i-1) == "l'") && c.may(i+1)&(lexicon.Article|lexicon.Determiner) != 0: // « comme le dit le maire »
		return true
	case c.word(i-1) == "en" && c.may(i-2)&(lexicon.Clitic|lexicon.Subject) != 0: // « il n’y en avait »
		return true
	case g&lexicon.Auxiliary != 0:
		return before&(lexicon.Article|lexicon.Preposition) == 0
	case g&lexicon.PastParticiple != 0 && i > 0 && c.toks[i-1].Kind == token.Punct && c.may(i+1)&lexicon.Subject != 0 && c.may(i+1)&lexicon.Relative == 0: // « , dit-il »
		return true
	case g&lexicon.PastParticiple != 0: // dit, mis, fait
		return c.afterNoun(i) && c.may(i+1)&(lexicon.Preposition|lexicon.Adverb) == 0
	case g&(lexicon.Noun|lexicon.Adjective|lexicon.Adverb|lexicon.Other|lexicon.Proper) == 0:
		return before&lexicon.Preposition == 0 || before&lexicon.Noun != 0
	case before&(lexicon.Article|lexicon.Preposition) != 0:
		return false
	case before&lexicon.Coordinate != 0 && c.takesObject(i): // « dispose d’un port et affiche pourtant une croissance »
		return true
	case i > 0 && c.toks[i-1].Kind == token.Punct && g&lexicon.Adjective == 0 && (c.may(i+1)&(lexicon.Article|lexicon.Determiner) != 0 || c.properAt(i+1)):
		return true // « , estime le maire »
	case g&lexicon.Adjective == 0 && before&lexicon.Noun != 0 && before&(lexicon.Finite|lexicon.Adjective|lexicon.Function) == 0:
		return true // « le secteur reste fragile »: no noun follows a noun
	}
	return c.afterNoun(i) && c.may(i+1)&(lexicon.Article|lexicon.Determiner|lexicon.Que) != 0
}

// takesObject says whether an article or determiner stands after the word at i, an adverb
// aside.
func (c *clauser) takesObject(i int) bool {
	if g := c.may(i + 1); g&lexicon.Adverb != 0 && g&(lexicon.Article|lexicon.Determiner|lexicon.Noun) == 0 {
		i++
	}
	return c.may(i+1)&(lexicon.Article|lexicon.Determiner) != 0 && c.may(i+1)&lexicon.Preposition == 0
}

// afterNoun says whether what stands before the token at i may be the end of a subject.
func (c *clauser) afterNoun(i int) bool {
	before := c.may(i - 1)
	return i > 0 && (before&(lexicon.Noun|lexicon.Proper|lexicon.Adjective) != 0 && before&lexicon.Auxiliary == 0 || c.properAt(i-1))
}
