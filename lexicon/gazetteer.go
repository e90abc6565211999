package lexicon

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/cadrage/cadrage/lexicon/token"
)

// A Gazetteer finds the aliases of actors in tokens. It is safe for concurrent use.
type Gazetteer struct {
	files    []*ActorFile
	actors   []*Actor // sorted by name
	root     map[string]*termNode
	prefixes map[string]*Alias
	heads    [1 << headBits / 64]uint64 // the hashes of the words that begin a term
}

// A termNode is a node of the trie of terms.
type termNode struct {
	next      map[string]*termNode
	spellings []Spelling // of the terms that end here
}

// A Spelling is a form of an alias.
type Spelling struct {
	Alias     *Alias
	Surname   bool // the form is only the surname of the alias
	Masculine bool // of a demonym: the masculine singular, which is that of the language too
	capitals  uint32
	uppers    uint32 // by word: it must begin with a capital; be of capitals
}

// A Name is a place in a sentence at which aliases stand.
type Name struct {
	First, End int        // tokens [First, End)
	Spellings  []Spelling // one or more; several where persons or times share a name
}

// NewGazetteer joins gazetteer files. What a later file says of a term takes the place of what
// the earlier ones say. The error joins *SyntaxError for terms that one file gives to two
// actors at a time.
func NewGazetteer(files ...*ActorFile) (*Gazetteer, error) {
	g := &Gazetteer{files: files, root: map[string]*termNode{}, prefixes: map[string]*Alias{}}
	known := map[string]*Actor{}
	owner := map[string]*ActorFile{} // by term: the last file that has it
	for _, f := range files {
		for _, a := range f.Aliases {
			owner[a.key()] = f
		}
	}
	var errs []error
	first := map[string]*Alias{}
	var seg token.Segmenter
	for _, f := range files {
		for _, a := range f.Aliases {
			if owner[a.key()] != f {
				continue
			}
			if a.Actor != nil {
				if k := known[a.Actor.Name]; k == nil {
					known[a.Actor.Name] = a.Actor
					g.actors = append(g.actors, a.Actor)
				} else if a.Actor != k { // the file of another one, which must not change
					b := *a
					b.Actor = k
					a = &b
				}
			}
			if b := first[a.key()]; b == nil {
				first[a.key()] = a
			} else if !a.Role.shared() && a.Actor != b.Actor && a.overlaps(b) {
				errs = append(errs, &SyntaxError{a.File, a.Line, 4, fmt.Sprintf("%q names %s in line %d already", a.Term, b.actorName(), b.Line), "", "drop one of them, or give it dates"})
			}
			g.add(&seg, a)
		}
	}
	slices.SortFunc(g.actors, func(a, b *Actor) int { return strings.Compare(a.Name, b.Name) })
	return g, errors.Join(errs...)
}

func (a *Alias) actorName() string {
	if a.Actor == nil {
		return "no actor"
	}
	return a.Actor.Name
}

// shared says whether several actors may have an alias of the role at one time: who held an
// office is told by the day, and what an anaphor refers to by the text.
func (r AliasRole) shared() bool { return r == AnaphorAlias || r == GroupAlias || r.Office() }

// key is what only one line should speak of at a time.
func (a *Alias) key() string {
	if a.Role == AnaphorAlias || a.Role == GroupAlias {
		return a.Actor.Name + "\x00" + a.Term
	}
	return a.Term
}

// overlaps says whether two aliases hold at one time.
func (a *Alias) overlaps(b *Alias) bool {
	return (b.To == 0 || a.From < b.To) && (a.To == 0 || b.From < a.To)
}

// Files are the files of the gazetteer, in order.
func (g *Gazetteer) Files() []*ActorFile { return g.files }

// Actors are all actors, sorted by name; the slice must not be changed.
func (g *Gazetteer) Actors() []*Actor { return g.actors }

// Actor is the actor of that canonical name, nil where there is none.
func (g *Gazetteer) Actor(name string) *Actor {
	i, ok := slices.BinarySearchFunc(g.actors, name, func(a *Actor, n string) int { return cmp.Compare(a.Name, n) })
	if !ok {
		return nil
	}
	return g.actors[i]
}

// Named is the actor that the tokens of a term name, when all of them do and it is one; nil else.
func (g *Gazetteer) Named(term string) *Actor {
	var seg token.Segmenter
	toks := seg.Tokens(term)
	names := g.Find(toks, nil)
	if len(names) != 1 || names[0].First != 0 || names[0].End != len(toks) {
		return nil
	}
	return names[0].Spellings[0].Alias.Actor
}

// add puts the forms of an alias into the trie.
func (g *Gazetteer) add(seg *token.Segmenter, a *Alias) {
	if a.Role == PrefixAlias {
		g.prefixes[token.Normalize(a.Term)] = a
		return
	}
	for i, form := range a.forms() {
		g.addForm(seg.Tokens(form), Spelling{Alias: a, Masculine: a.Role == DemonymAlias && i == 0})
	}
	if a.Surname != "" && a.Surname != a.Term {
		g.addForm(seg.Tokens(a.Surname), Spelling{Alias: a, Surname: true})
	}
}

// accentings are the ways in which words are written.
var accentings = [...]func(string) string{func(w string) string { return w }, withoutFirstAccent, token.Unaccented}

// addForm puts one form into the trie, as it is written and with its accents left out.
func (g *Gazetteer) addForm(toks []token.Token, s Spelling) {
	for i := range toks {
		if toks[i].Case != token.Lower {
			s.capitals |= 1 << i
		}
		if toks[i].Case == token.Upper && len(toks[i].Norm) > 1 && toks[i].Norm[len(toks[i].Norm)-1] != '\'' {
			s.uppers |= 1 << i
		}
	}
	ways := accentings[:]
	if !slices.ContainsFunc(toks, func(t token.Token) bool { return token.Unaccented(t.Norm) != t.Norm }) {
		ways = ways[:1]
	}
	for _, unaccented := range ways {
		next := &g.root
		var at *termNode
		for i := range toks {
			w := toks[i].Norm
			if toks[i].Case != token.Lower || s.Alias.Role == DemonymAlias {
				w = unaccented(w)
			}
			if *next == nil {
				*next = map[string]*termNode{}
			}
			if at = (*next)[w]; at == nil {
				at = &termNode{}
				(*next)[strings.Clone(w)] = at
			}
			if i == 0 {
				h := headOf(w)
				g.heads[h/64] |= 1 << (h % 64)
			}
			next = &at.next
		}
		if !slices.ContainsFunc(at.spellings, s.equals) { // « français » is a plural too
			at.spellings = append(at.spellings, s)
		}
	}
}

// equals says whether two spellings differ in nothing but number.
func (s Spelling) equals(o Spelling) bool {
	return s.Alias == o.Alias && s.Surname == o.Surname && s.capitals == o.capitals && s.uppers == o.uppers
}

// withoutFirstAccent leaves out the accent of the first letter, which capitals often lack, in
// each part of a compound.
func withoutFirstAccent(w string) string {
	var b strings.Builder
	for i, part := range strings.Split(w, "-") {
		if i > 0 {
			b.WriteByte('-')
		}
		_, n := utf8.DecodeRuneInString(part)
		b.WriteString(token.Unaccented(part[:n]) + part[n:])
	}
	return b.String()
}

const headBits = 14

// headOf is a hash of a word that costs next to nothing.
func headOf(w string) uint32 {
	n := len(w)
	if n == 0 {
		return 0
	}
	h := uint32(w[0]) | uint32(w[n/2])<<8 | uint32(w[n-1])<<16 | uint32(n)<<24
	return h * 0x9E3779B1 >> (32 - headBits)
}

// Find appends the names in the tokens of a sentence to dst, from left to right, the longest
// at each place; what is no actor though it has one's name in it is among them. Names
// share no token, but for the two of « franco-allemand ».
func (g *Gazetteer) Find(toks []token.Token, dst []Name) []Name {
	for i := 0; i < len(toks); {
		if toks[i].Kind != token.Word && toks[i].Kind != token.Number {
			i++
			continue
		}
		if h := headOf(toks[i].Norm); g.heads[h/64]&(1<<(h%64)) != 0 {
			if n, ok := g.longest(toks, i); ok {
				dst = append(dst, n)
				i = n.End
				continue
			}
		}
		if toks[i].Kind == token.Word {
			dst = g.compound(toks, i, dst)
		}
		i++
	}
	return dst
}

// longest is the longest name that begins at the token at i.
func (g *Gazetteer) longest(toks []token.Token, i int) (Name, bool) {
	var best Name
	next := g.root
	capitals, uppers := uint32(0), uint32(0)
	for j := i; j < len(toks) && j < i+maxTerm && next != nil; j++ {
		at := next[toks[j].Norm]
		if at == nil {
			break
		}
		if toks[j].Case != token.Lower {
			capitals |= 1 << (j - i)
		}
		if toks[j].Case == token.Upper {
			uppers |= 1 << (j - i)
		}
		if s := fitting(at.spellings, capitals, uppers); len(s) > 0 {
			best = Name{i, j + 1, s}
		}
		next = at.next
	}
	return best, best.End > 0
}

// fitting are the spellings whose capitals are there. Most often that is all or none.
func fitting(all []Spelling, capitals, uppers uint32) []Spelling {
	fits := func(s Spelling) bool { return s.capitals&^capitals == 0 && s.uppers&^uppers == 0 }
	n := 0
	for _, s := range all {
		if fits(s) {
			n++
		}
	}
	switch n {
	case len(all):
		return all
	case 0:
		return nil
	}
	return slices.DeleteFunc(slices.Clone(all), func(s Spelling) bool { return !fits(s) })
}

// compound appends both actors of « franco-allemand ».
func (g *Gazetteer) compound(toks []token.Token, i int, dst []Name) []Name {
	first, second, ok := strings.Cut(toks[i].Norm, "-")
	if !ok {
		return dst
	}
	p := g.prefixes[first]
	at := g.root[second]
	if p == nil || at == nil {
		return dst
	}
	for _, s := range at.spellings {
		if s.Alias.Role == DemonymAlias {
			return append(dst, Name{i, i + 1, []Spelling{{Alias: p}}}, Name{i, i + 1, []Spelling{{Alias: s.Alias}}})
		}
	}
	return dst
}
