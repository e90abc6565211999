package report

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/cadrage/cadrage/stance"
)

// Actors writes the table of actors: what each sentence says of whom.
type Actors struct {
	table
	dimensions []string
}

// NewActors begins the table with its header.
func NewActors(w io.Writer, dimensions []string) (*Actors, error) {
	t := &Actors{newTable(w), dimensions}
	t.text("document", "sentence", "actor", "role", "dimension", "pos", "neg", "hits", "voice", "text", "as")
	return t, t.end()
}

// Write writes a row for each actor, dimension and voice of each sentence of the document, and
// one without evidence for an actor that is only named. The last two columns are the words by
// which it is first mentioned there, and what they are to it.
func (t *Actors) Write(r *stance.Result) error {
	for i := range r.Sentences {
		s := &r.Sentences[i]
		for _, x := range s.Shares() {
			t.text(r.Document.ID)
			t.int(s.Number)
			t.text(x.Actor.Name, x.Role)
			if x.Dimension < 0 {
				t.text("", "", "", "0", "")
			} else {
				t.text(t.dimensions[x.Dimension])
				t.millionths(x.Evidence.Pos)
				t.millionths(x.Evidence.Neg)
				t.int(int(x.Evidence.Hits))
				t.text(x.Voice.String())
			}
			i := slices.IndexFunc(s.Mentions, func(m stance.Mention) bool { return m.Actor == x.Actor }) // there is one
			t.text(r.Within(*s, s.Mentions[i].Span), s.Mentions[i].As().String())
			if err := t.end(); err != nil {
				return err
			}
		}
	}
	return nil
}

// Dyads writes the table of pairs: what each sentence says of the relation of which two.
type Dyads struct{ table }

// NewDyads begins the table with its header.
func NewDyads(w io.Writer) (*Dyads, error) {
	t := &Dyads{newTable(w)}
	t.text("document", "sentence", "dyad", "source", "target", "pos", "neg", "hits", "voice")
	return t, t.end()
}

// Write writes a row for each pair, direction and voice of each sentence of the document.
func (t *Dyads) Write(r *stance.Result) error {
	for i := range r.Sentences {
		s := &r.Sentences[i]
		for k := range s.Dyads {
			d := &s.Dyads[k]
			t.text(r.Document.ID)
			t.int(s.Number)
			source, target := d.Direction()
			t.text(d.Name(), source, target)
			t.millionths(d.Evidence.Pos)
			t.millionths(d.Evidence.Neg)
			t.int(int(d.Evidence.Hits))
			t.text(d.Voice.String())
			if err := t.end(); err != nil {
				return err
			}
		}
	}
	return nil
}

// What UnknownNames holds and writes at most, and in how many documents a name stands at least
// to be worth a row.
const (
	maxUnknown  = 1 << 16
	maxRows     = 1000
	minUnknown  = 2
	exampleSize = 160 // bytes of a sentence
)

// UnknownNames counts the names that no gazetteer knows. It holds a bounded number of them:
// when they are too many it forgets those met least (Misra & Gries 1982,
// doi:10.1016/0167-6423(82)90012-0), so that frequent ones stay.
type UnknownNames struct {
	names map[string]*unknownName
}

type unknownName struct {
	name                string
	documents, mentions int
	last                string // the document that was counted last
	first               string // the first one
	example             string
}

// Add counts the names of a document.
func (u *UnknownNames) Add(r *stance.Result) {
	if u.names == nil {
		u.names = map[string]*unknownName{}
	}
	for _, s := range r.Sentences {
		for _, span := range s.Strangers {
			name := strings.Join(strings.Fields(r.Within(s, span)), " ")
			n := u.names[name]
			if n == nil {
				if len(u.names) >= maxUnknown {
					u.forget()
				}
				n = &unknownName{name: strings.Clone(name), first: r.Document.ID, example: shortened(r.Within(s, s.Span))}
				u.names[n.name] = n
			}
			n.mentions++
			if n.documents == 0 || n.last != r.Document.ID {
				n.documents++
				n.last = r.Document.ID
			}
		}
	}
}

// shortened is the text on one line, cut at a word.
func shortened(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) <= exampleSize {
		return strings.Clone(text)
	}
	return strings.Clone(text[:strings.LastIndexByte(text[:exampleSize], ' ')+1]) + "…"
}

// forget drops the names in fewest documents, at least half of all.
func (u *UnknownNames) forget() {
	var counts []int
	for _, n := range u.names {
		counts = append(counts, n.documents)
	}
	slices.Sort(counts)
	least := counts[len(counts)/2]
	for name, n := range u.names {
		if n.documents <= least {
			delete(u.names, name)
		}
	}
}

// Write writes the table: the names in most documents first.
func (u *UnknownNames) Write(w io.Writer) error {
	var all []*unknownName
	for _, n := range u.names {
		if n.documents >= minUnknown {
			all = append(all, n)
		}
	}
	slices.SortFunc(all, func(a, b *unknownName) int {
		return cmp.Or(cmp.Compare(b.documents, a.documents), cmp.Compare(b.mentions, a.mentions), cmp.Compare(a.name, b.name))
	})
	t := newTable(w)
	t.text("name", "documents", "mentions", "first_document", "example")
	if err := t.end(); err != nil {
		return err
	}
	for _, n := range all[:min(len(all), maxRows)] {
		t.text(n.name)
		t.int(n.documents)
		t.int(n.mentions)
		t.text(n.first, n.example)
		if err := t.end(); err != nil {
			return err
		}
	}
	return t.Flush()
}
