package stance

import (
	"strings"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

// Evidence is about somebody: who is named in the clause of the match before who is named
// elsewhere; the object of a verb before its subject; the name that is nearest to a noun or
// adjective. Names that no gazetteer knows take part, so that what is said of a stranger goes
// to nobody else. Who speaks is never meant by what he says.

// A referent is somebody that a sentence names, or several that it names together.
type referent struct {
	first, end int // tokens
	from, to   int // its mentions in rules.mentions; none: a name that is not known
	place      bool
	speaker    bool
}

// known says whether the gazetteer has the referent.
func (r referent) known() bool { return r.to > r.from }

// refer makes the referents of the sentence: the mentions, those joined by « et » or a comma
// together, and the unknown names between them.
func (c *rules) refer(strangers []extent) {
	mentions := c.mentions
	c.referents = c.referents[:0]
	for i := 0; i < len(mentions); {
		first := mentions[i].first
		for len(strangers) > 0 && strangers[0].first < first {
			c.referents = append(c.referents, referent{first: strangers[0].first, end: strangers[0].end})
			strangers = strangers[1:]
		}
		j := c.chain(mentions, i)
		r := referent{first: first, end: mentions[j-1].end, from: i, to: j, place: mentions[i].Place}
		for len(strangers) > 0 && strangers[0].first < r.end {
			strangers = strangers[1:]
		}
		c.referents = append(c.referents, r)
		i = j
	}
	for _, x := range strangers {
		c.referents = append(c.referents, referent{first: x.first, end: x.end})
	}
	for i := range c.referents {
		r := &c.referents[i]
		r.speaker = c.isSpeaker(r.first)
	}
}

// chain is where the mentions end that are named together with that at i. Commas alone are no
// list, « et » is.
func (c *rules) chain(mentions []Mention, i int) int {
	j, closed := i+1, i+1
	end := mentions[i].end
	for ; j < len(mentions) && mentions[j].Place == mentions[i].Place && c.isSpeaker(mentions[j].first) == c.isSpeaker(mentions[i].first); j++ {
		m := mentions[j]
		together, and := m.first < end, m.first < end
		if !together {
			together, and = c.listed(end, m.first)
		}
		if !together {
			break
		}
		end = max(end, m.end)
		if and {
			closed = j + 1
		}
	}
	return closed
}

// isSpeaker says whether the token at i is of who is named as speaking.
func (c *rules) isSpeaker(i int) bool { return c.speaker.Start <= i && i < c.speaker.End }

// listed says whether nothing but a list stands between two mentions, « la France, l’Italie et le
// ministre grec », and whether with more than a comma.
func (c *rules) listed(from, to int) (list, and bool) {
	const most, mostNouns = 7, 3
	if to-from > most {
		return false, false
	}
	nouns := 0
	for i := from; i < to; i++ {
		switch w, g := c.word(i), c.may(i); {
		case c.toks[i].Norm == ",":
			list = true
		case w == "et" || w == "ou" || w == "ni" || w == "que" && c.word(i-1) == "ainsi" || w == "comme":
			list, and = true, true
		case w == "ainsi":
		case parting[w], w == "", c.finite[i], g&(lexicon.Relative|lexicon.Que) != 0:
			return false, false
		case g&(lexicon.Article|lexicon.Determiner|lexicon.Preposition) != 0:
		case g&(lexicon.PastParticiple|lexicon.Infinitive|lexicon.PresentParticiple) != 0 && g&lexicon.Noun == 0:
			return false, false
		default:
			if nouns++; nouns > mostNouns || !list && g&(lexicon.Noun|lexicon.Adjective) == 0 {
				return false, false
			}
		}
	}
	return list, and
}

// parting are words that stand in no list.
var parting = setOf("avec contre entre par pour sur mais car or donc puis tandis alors malgré")

// headOf is the verb of a match that says what is done: « condamné » of « été condamné par ».
func (c *rules) headOf(m lexicon.Match) int {
	head := c.verbOf(m)
	if c.may(head)&lexicon.Auxiliary == 0 {
		return head
	}
	for _, i := range m.Tokens {
		if i > head && c.may(i)&lexicon.PastParticiple != 0 {
			return i
		}
	}
	return head
}

// actsOn says whether a match acts as a verb that may have a subject and an object.
func (c *rules) actsOn(m lexicon.Match) bool {
	i := c.headOf(m)
	if c.finite[i] {
		return true
	}
	g := c.may(i)
	if g&(lexicon.Infinitive|lexicon.PresentParticiple) != 0 && g&(lexicon.Noun|lexicon.Adjective) == 0 {
		return true
	}
	return g&lexicon.PastParticiple != 0 && c.isActive(i)
}

// isPassive says whether a match is a participle that tells what is done to its subject.
func (c *rules) isPassive(m lexicon.Match) bool {
	i := c.headOf(m)
	return c.may(i)&lexicon.PastParticiple != 0 && !c.finite[i] && !c.isActive(i)
}

// targets appends the referents that a match is about, as indices, to dst.
func (c *rules) targets(m lexicon.Match, voice Voice, dst []int) []int {
	first, end := m.First(), m.End()
	k := c.of[first]
	before, after, any := -1, -1, -1
	for i := range c.referents {
		r := &c.referents[i]
		if r.place || r.speaker && voice != Own {
			continue
		}
		any = i
		if c.of[r.first] != k || c.separated(first, r.first) {
			continue
		}
		if r.first >= first {
			if after < 0 {
				after = i
			}
		} else {
			before = i
		}
	}
	if c.actsOn(m) && after < 0 && c.all[k].kind == relative && c.may(c.all[k].start)&lexicon.Que != 0 { // « la Jordanie, que le Canada respecte »
		if i := c.outside(m, voice); i >= 0 {
			return append(dst, i)
		}
	}
	switch {
	case before < 0 && after < 0:
		if i := c.outside(m, voice); i >= 0 {
			return append(dst, i)
		}
		if any >= 0 && len(c.referents) == 1 {
			return append(dst, any)
		}
		return dst
	case after < 0:
		return append(dst, before)
	case before < 0:
		if c.isPassive(m) && c.linkOf(after, c.headOf(m)+1) == "par" {
			if i := c.outside(m, voice); i >= 0 {
				return append(dst, i)
			}
			return dst
		}
		return append(dst, after)
	case c.isPassive(m) && c.linkOf(after, c.headOf(m)+1) == "par":
		return append(dst, before)
	case c.actsOn(m) && judging[firstWord(m.Entry.Pattern)]:
		return append(dst, after)
	case c.actsOn(m):
		return append(dst, before)
	}
	if r, l := &c.referents[after], &c.referents[before]; r.first-end < first-l.end {
		return append(dst, after)
	}
	return append(dst, before)
}

// concerns says whether a match tells of an actor in the wider sense of Sentence.Target: it stands
// in a clause of a mention of it, or in one on which that depends or that depends on it, and is
// not what the actor itself says. What actors do to each other tells only of whom it is done to.
func (c *rules) concerns(m lexicon.Match, voice Voice, a *lexicon.Actor) bool {
	for i := range c.referents {
		r := &c.referents[i]
		if r.speaker && voice != Own || !c.connected(m.First(), r.first) || c.relational[m.Dimension] && !c.undergoes(m, r.first) {
			continue
		}
		for _, x := range c.mentions[r.from:r.to] {
			if x.Actor == a {
				return true
			}
		}
	}
	return false
}

// undergoes says whether who is named at the token at i is acted upon by the verb of a match.
func (c *rules) undergoes(m lexicon.Match, i int) bool {
	if i > m.First() {
		return c.actsOn(m)
	}
	return c.isPassive(m)
}

// judging are verbs that say something of their object; what others tell is of their subject:
// « X salue Y », « X échoue devant Y ».
var judging = setOf("saluer féliciter louer vanter applaudir remercier encenser célébrer honorer complimenter critiquer condamner dénoncer accuser fustiger blâmer reprocher vilipender " +
	"conspuer huer railler moquer désavouer réprimander tancer étriller éreinter épingler déplorer regretter admirer respecter estimer apprécier craindre redouter soupçonner " +
	"suspecter taxer traiter qualifier stigmatiser pointer déprécier décrier désapprouver approuver soutenir encourager défendre aimer détester haïr mépriser récompenser rassurer")

// firstWord is the first alternative of the first element of a pattern, without what it asks for.
func firstWord(pattern string) string {
	if i := strings.IndexAny(pattern, "/| "); i >= 0 {
		return pattern[:i]
	}
	return pattern
}

// outside is the referent that a match without one in its clause is about: what a relative
// clause describes, or the subject of the clause on which it depends. −1: nobody.
func (c *rules) outside(m lexicon.Match, voice Voice) int {
	k := c.of[m.First()]
	for k >= 0 {
		cl := c.all[k]
		parent := cl.parent
		best := -1
		for i := range c.referents {
			r := &c.referents[i]
			if r.place || r.speaker && voice != Own || r.first >= cl.start || parent >= 0 && c.of[r.first] != parent {
				continue
			}
			if cl.kind == relative || best < 0 {
				best = i
			}
		}
		if best >= 0 {
			return best
		}
		if parent < 0 {
			return -1
		}
		k = parent
	}
	return -1
}

// separated says whether a mark that ends all stands between two tokens.
func (c *rules) separated(i, j int) bool {
	for n := min(i, j); n < max(i, j); n++ {
		if c.toks[n].Kind == token.Punct && endsPart(c.toks[n].Norm) {
			return true
		}
	}
	return false
}

// linkOf is the preposition that governs a referent, as far back as the token at from: the one
// that says most of who acts and who is acted upon. Empty: none.
func (c *rules) linkOf(i, from int) string {
	best, rank := "", 0
	r := &c.referents[i]
	for j := max(from, 0); j < r.first; j++ {
		w := c.word(j)
		if n := linkRank[w]; n >= rank && n > 0 {
			best, rank = w, n
		}
	}
	switch best {
	case "au", "aux":
		return "à"
	case "du", "des", "d'":
		return "de"
	}
	return best
}

// linkRank orders the prepositions between actors by what they tell.
var linkRank = map[string]int{
	"de": 1, "du": 1, "des": 1, "d'": 1, "à": 2, "au": 2, "aux": 2, "sur": 2, "vers": 2, "pour": 2, "envers": 3, "entre": 4, "avec": 4, "contre": 4, "par": 5,
}
