package stance

import (
	"slices"

	"github.com/cadrage/cadrage/lexicon"
)

// A Dyad is a pair of actors whose relation a sentence is about.
type Dyad struct {
	A, B           *lexicon.Actor // in the order of their names
	Source, Target *lexicon.Actor // who acts upon whom; nil where the relation is mutual
	Voice          Voice
	Evidence       Evidence // of the dimensions about actors and each other; Words are those of the sentence
}

// Name is the pair in tables: the names in byte order, with a bar between them.
func (d *Dyad) Name() string { return d.A.Name + "|" + d.B.Name }

// Direction names who acts and who is acted upon; both are empty where the relation is mutual.
func (d *Dyad) Direction() (source, target string) {
	if d.Source == nil {
		return "", ""
	}
	return d.Source.Name, d.Target.Name
}

// A relation is a pair that one match is about.
type relation struct {
	source, target *lexicon.Actor
	mutual         bool
}

// relate appends the pairs that a match is about to dst. It looks at who is named before and
// after it, and at the prepositions between them.
func (c *rules) relate(m lexicon.Match, voice Voice, dst []relation) []relation {
	first := m.First()
	before, after := c.before[:0], c.after[:0] // referents, in the order of the text
	add := func(near bool) {
		before, after = before[:0], after[:0]
		for i := range c.referents {
			r := &c.referents[i]
			if !r.known() || r.place || r.speaker && voice != Own || c.separated(first, r.first) || near && !c.connected(first, r.first) {
				continue
			}
			if r.first < first {
				before = append(before, i)
			} else {
				after = append(after, i)
			}
		}
	}
	add(true)
	if c.countActors(before)+c.countActors(after) < 2 {
		add(false)
	}
	c.before, c.after = before, after
	switch {
	case len(after) > 0 && c.linkOf(after[0], c.linksFrom(m)) == "entre" && c.countActors(after[:1]) > 1:
		return c.among(after[:1], dst) // « l’accord entre X et Y »
	case len(before) > 0 && len(after) > 0:
		return c.across(m, before, after, dst)
	case len(after) > 0:
		return c.following(m, after, dst)
	case len(before) > 0:
		return c.preceding(m, before, dst)
	}
	return dst
}

// once keeps each pair once: one match has one say about it. What goes both ways is mutual.
func once(all []relation) []relation {
	kept := all[:0]
	for _, r := range all {
		i := slices.IndexFunc(kept, func(k relation) bool { return inOrder(k.source, k.target) == inOrder(r.source, r.target) })
		switch {
		case i < 0:
			kept = append(kept, r)
		case kept[i].source != r.source:
			kept[i].mutual = true
		}
	}
	return kept
}

// linksFrom is where the prepositions after a match begin: its own last word may be one.
func (c *rules) linksFrom(m lexicon.Match) int {
	if end := m.End(); linkRank[c.word(end-1)] == 0 {
		return end
	}
	return m.End() - 1
}

// connected says whether two tokens are in one clause, or in one and another that depends on it.
func (c *rules) connected(i, j int) bool {
	a, b := c.of[i], c.of[j]
	return a == b || c.within(a, b) || c.within(b, a)
}

// countActors is how many actors the referents name.
func (c *rules) countActors(refs []int) int {
	n := 0
	for k, i := range refs {
		r := c.referents[i]
		for x := r.from; x < r.to; x++ {
			if !c.namedIn(refs[:k], c.mentions[x].Actor) && !slices.ContainsFunc(c.mentions[r.from:x], func(m Mention) bool { return m.Actor == c.mentions[x].Actor }) {
				n++
			}
		}
	}
	return n
}

func (c *rules) namedIn(refs []int, a *lexicon.Actor) bool {
	for _, i := range refs {
		r := c.referents[i]
		if slices.ContainsFunc(c.mentions[r.from:r.to], func(m Mention) bool { return m.Actor == a }) {
			return true
		}
	}
	return false
}

// among appends all pairs within the referents, as mutual.
func (c *rules) among(refs []int, dst []relation) []relation {
	all := c.one[:0]
	for _, i := range refs {
		all = actorsOf(c.mentions[c.referents[i].from:c.referents[i].to], all)
	}
	c.one = all
	for i, a := range all {
		for _, b := range all[i+1:] {
			dst = append(dst, relation{a, b, true})
		}
	}
	return dst
}

// between appends the pairs of one referent and another one.
func (c *rules) between(source, target int, mutual bool, dst []relation) []relation {
	s, t := c.referents[source], c.referents[target]
	c.one, c.two = actorsOf(c.mentions[s.from:s.to], c.one[:0]), actorsOf(c.mentions[t.from:t.to], c.two[:0])
	for _, a := range c.one {
		for _, b := range c.two {
			if a != b {
				dst = append(dst, relation{a, b, mutual})
			}
		}
	}
	return dst
}

// across is relate for a match with referents on both sides.
func (c *rules) across(m lexicon.Match, before, after []int, dst []relation) []relation {
	left, right := c.subjectOf(m, before), after[0]
	link := c.linkOf(right, min(c.linksFrom(m), c.headOf(m)+1))
	switch {
	case c.isPassive(m) && link == "par":
		return c.between(right, left, false, dst)
	case c.isPassive(m):
		for _, i := range after[1:] {
			if c.linkOf(i, c.referents[i].first-4) == "par" {
				return c.between(i, left, false, dst)
			}
		}
	}
	if link == "avec" || link == "entre" {
		if m.Entry.Weight > 0 && c.countActors([]int{left}) > 1 {
			return c.among([]int{left, right}, dst)
		}
		return c.between(left, right, true, dst)
	}
	if !c.actsOn(m) && !c.isPassive(m) && link == "de" && c.referents[right].first-m.End() <= 3 {
		if len(after) > 1 { // « les sanctions des États-Unis contre Cuba »
			if l := c.linkOf(after[1], c.referents[right].end); l == "contre" || l == "à" || l == "envers" || l == "avec" {
				return c.between(right, after[1], l == "avec", dst)
			}
		}
		if m.Entry.Weight < 0 && !c.isObject(m) {
			return c.between(right, left, false, dst)
		}
	}
	return c.between(left, right, false, dst)
}

// isObject says whether a finite verb of the clause stands before a match that is no verb.
func (c *rules) isObject(m lexicon.Match) bool {
	v := c.all[c.of[m.First()]].verb
	return v >= 0 && v < m.First()
}

// subjectOf is the referent before a match that is most likely its subject: the first one of its
// clause, else the nearest.
func (c *rules) subjectOf(m lexicon.Match, before []int) int {
	for _, i := range before {
		if c.of[c.referents[i].first] == c.of[m.First()] {
			return i
		}
	}
	return before[len(before)-1]
}

// following is relate for a match before all referents.
func (c *rules) following(m lexicon.Match, after []int, dst []relation) []relation {
	if c.countActors(after[:1]) > 1 {
		return c.among(after[:1], dst) // « des tensions opposent X et Y »
	}
	if len(after) < 2 {
		return dst
	}
	one, two := after[0], after[1]
	link1, link2 := c.linkOf(one, c.linksFrom(m)), c.linkOf(two, c.referents[one].end)
	switch {
	case link2 == "avec" || link2 == "entre" || link1 == "avec" || link1 == "entre":
		return c.between(one, two, true, dst)
	case link1 == "par": // « Accusé par X de fraude, Y … »
		return c.between(one, two, false, dst)
	case link2 == "par" || link1 == "contre" || link1 == "à" && link2 == "de":
		return c.between(two, one, false, dst)
	}
	return c.between(one, two, false, dst)
}

// preceding is relate for a match after all referents.
func (c *rules) preceding(m lexicon.Match, before []int, dst []relation) []relation {
	last := before[len(before)-1]
	group := last
	if s := c.subjectOf(m, before); c.countActors([]int{s}) > 1 {
		group = s
	}
	if c.countActors([]int{group}) > 1 {
		if m.Entry.Weight < 0 && c.actsOn(m) && !c.reciprocal(m) { // « X et Y ont condamné l’attentat »
			return dst
		}
		return c.among([]int{group}, dst)
	}
	if len(before) < 2 {
		return dst
	}
	prev := before[len(before)-2]
	switch link := c.linkOf(last, c.referents[prev].end); link {
	case "avec", "entre":
		return c.between(prev, last, true, dst)
	case "contre", "à", "envers", "sur", "vers":
		return c.between(prev, last, false, dst)
	case "par":
		return c.between(last, prev, false, dst)
	}
	if c.of[c.referents[prev].first] != c.of[c.referents[last].first] || c.verbBetween(prev, last) {
		return c.between(prev, last, false, dst)
	}
	return dst
}

// verbBetween says whether a finite verb stands between two referents.
func (c *rules) verbBetween(i, j int) bool {
	for n := c.referents[i].end; n < c.referents[j].first; n++ {
		if c.finite[n] {
			return true
		}
	}
	return false
}

// reciprocal says whether a verb tells what several do to each other: « s’affrontent », « rompent
// leurs relations ».
func (c *rules) reciprocal(m lexicon.Match) bool {
	first := c.verbOf(m)
	for j := first; j >= 0 && j >= first-4; j-- {
		if w := c.word(j); w == "se" || w == "s'" {
			return true
		}
	}
	for j := first; j < len(c.toks) && c.of[j] == c.of[first]; j++ {
		if w := c.word(j); w == "leurs" || w == "leur" || w == "mutuellement" || w == "eux" || w == "l'autre" || w == "réciproquement" {
			return true
		}
	}
	return false
}

// addDyads adds the evidence of a match to the dyads of its sentence, which begin at from.
func addDyads(dyads []Dyad, from int, pairs []relation, contribution int64, voice Voice, words int64) []Dyad {
	for _, p := range pairs {
		pair := inOrder(p.source, p.target)
		d := Dyad{A: pair[0], B: pair[1], Voice: voice}
		if !p.mutual {
			d.Source, d.Target = p.source, p.target
		}
		d.Evidence = Evidence{Words: words}
		i := slices.IndexFunc(dyads[from:], func(x Dyad) bool {
			return x.A == d.A && x.B == d.B && x.Source == d.Source && x.Target == d.Target && x.Voice == d.Voice
		})
		if i < 0 {
			dyads = append(dyads, d)
			i = len(dyads) - 1 - from
		}
		dyads[from+i].Evidence.add(contribution)
	}
	return dyads
}

// inOrder is a pair in the order of the names.
func inOrder(a, b *lexicon.Actor) [2]*lexicon.Actor {
	if a.Name > b.Name {
		a, b = b, a
	}
	return [2]*lexicon.Actor{a, b}
}
