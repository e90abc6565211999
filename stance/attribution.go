package stance

import (
	"cmp"
	"slices"

	"github.com/cadrage/cadrage/lexicon"
)

// What an actor is to a sentence, in tables.
const (
	RoleTarget  = "target"  // evidence is about it
	RoleSpeaker = "speaker" // it says what the sentence hands on, and nothing is about it
	RoleMention = "mention" // it is named, and nothing is about it
)

// A Share is what a sentence says of one actor in one dimension and one voice.
type Share struct {
	Actor     *lexicon.Actor
	Role      string
	Dimension int // index in Result.Evidence; −1: nothing is said of it
	Voice     Voice
	Evidence  Evidence // Words are those of the sentence
}

// Shares are what the sentence says of each actor that it mentions, by name, then dimension and
// voice. An actor of whom nothing is said has one share without evidence.
func (s *Sentence) Shares() []Share {
	if len(s.Mentions) == 0 {
		return nil
	}
	var all []Share
	for i := range s.Matches {
		m := &s.Matches[i]
		for _, a := range m.Targets {
			k := slices.IndexFunc(all, func(x Share) bool { return x.Actor == a && x.Dimension == m.Dimension && x.Voice == m.Voice })
			if k < 0 {
				k = len(all)
				all = append(all, Share{a, RoleTarget, m.Dimension, m.Voice, Evidence{Words: int64(s.Words)}})
			}
			all[k].Evidence.add(m.Contribution)
		}
	}
	for _, m := range s.Mentions {
		k := slices.IndexFunc(all, func(x Share) bool { return x.Actor == m.Actor })
		if k < 0 {
			k = len(all)
			all = append(all, Share{m.Actor, RoleMention, -1, Own, Evidence{Words: int64(s.Words)}})
		}
		if m.Speaker && all[k].Role == RoleMention {
			all[k].Role = RoleSpeaker
		}
	}
	slices.SortStableFunc(all, func(a, b Share) int {
		return cmp.Or(byName(a.Actor, b.Actor), cmp.Compare(a.Dimension, b.Dimension), cmp.Compare(a.Voice, b.Voice))
	})
	return all
}

// A Sum is what a document says of an actor or a dyad.
type Sum struct {
	Name      string     // of the actor, or of both of the dyad
	Evidence  []Evidence // by dimension; Words are those of the sentences
	Sentences int        // that mention it
	Words     int        // of those
}

// ByActor sums what the document says of each actor that it mentions, by name.
func (r *Result) ByActor() []Sum {
	var all sums
	for i := range r.Sentences {
		s := &r.Sentences[i]
		var last *Sum
		for _, x := range s.Shares() {
			if last == nil || last.Name != x.Actor.Name {
				last = all.of(x.Actor.Name, len(r.Evidence))
				last.Sentences++
				last.Words += s.Words
			}
			if x.Dimension >= 0 {
				e := x.Evidence
				e.Words = 0
				last.Evidence[x.Dimension] = last.Evidence[x.Dimension].Add(e)
			}
		}
	}
	return all.sorted()
}

// ByDyad sums what the document says of each dyad, by name. Each has one evidence, of the
// dimensions about actors and each other together.
func (r *Result) ByDyad() []Sum {
	var all sums
	for i := range r.Sentences {
		s := &r.Sentences[i]
		var last *Sum
		for _, d := range s.Dyads {
			if name := d.Name(); last == nil || last.Name != name {
				last = all.of(name, 1)
				last.Sentences++
				last.Words += s.Words
			}
			e := d.Evidence
			e.Words = 0
			last.Evidence[0] = last.Evidence[0].Add(e)
		}
	}
	return all.sorted()
}

// sums are sums by name.
type sums []*Sum

func (all *sums) of(name string, dimensions int) *Sum {
	for _, s := range *all {
		if s.Name == name {
			return s
		}
	}
	s := &Sum{Name: name, Evidence: make([]Evidence, dimensions)}
	*all = append(*all, s)
	return s
}

func (all sums) sorted() []Sum {
	slices.SortFunc(all, func(a, b *Sum) int { return cmp.Compare(a.Name, b.Name) })
	out := make([]Sum, 0, len(all))
	for _, s := range all {
		for d := range s.Evidence {
			s.Evidence[d].Words = int64(s.Words)
		}
		out = append(out, *s)
	}
	return out
}

// A Filter keeps what a document says of some actors or dyads.
type Filter struct {
	Actors []*lexicon.Actor    // evidence about one of them
	Dyads  [][2]*lexicon.Actor // pairs in the order of their names
}

// IsZero says whether the filter keeps all.
func (f Filter) IsZero() bool { return len(f.Actors)+len(f.Dyads) == 0 }

// Result is the part of r about the actors and dyads: the sentences that mention one of them,
// with the matches that are about it, and of a dyad those of which its evidence is made. It is
// nil where there is no such sentence. r is not changed.
func (f Filter) Result(r *Result, relational []bool) *Result {
	part := *r
	part.Sentences, part.Words, part.Evidence = nil, 0, make([]Evidence, len(r.Evidence))
	for _, s := range r.Sentences {
		if !f.sentence(&s, relational) {
			continue
		}
		part.Sentences = append(part.Sentences, s)
		part.Words += s.Words
		for d := range part.Evidence {
			part.Evidence[d] = part.Evidence[d].Add(s.Evidence[d])
		}
	}
	if len(part.Sentences) == 0 {
		return nil
	}
	return &part
}

// sentence leaves of a sentence what the filter keeps, and says whether there is any.
func (f Filter) sentence(s *Sentence, relational []bool) bool {
	dyads := slices.DeleteFunc(slices.Clone(s.Dyads), func(d Dyad) bool { return !slices.Contains(f.Dyads, [2]*lexicon.Actor{d.A, d.B}) })
	named := slices.ContainsFunc(s.Mentions, func(m Mention) bool { return slices.Contains(f.Actors, m.Actor) })
	if !named && len(dyads) == 0 {
		return false
	}
	var matches []Match
	evidence := make([]Evidence, len(s.Evidence))
	for d := range evidence {
		evidence[d].Words = int64(s.Words)
	}
	for _, m := range s.Matches {
		about := slices.ContainsFunc(m.Targets, func(a *lexicon.Actor) bool { return slices.Contains(f.Actors, a) })
		between := len(dyads) > 0 && (!relational[m.Dimension] || slices.ContainsFunc(m.Pairs, func(p [2]*lexicon.Actor) bool { return slices.Contains(f.Dyads, p) }))
		if about || between {
			matches = append(matches, m)
			evidence[m.Dimension].add(m.Contribution)
		}
	}
	s.Matches, s.Evidence = matches, evidence
	if len(f.Dyads) > 0 && !named {
		s.Dyads = dyads
	}
	return true
}
