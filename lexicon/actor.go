package lexicon

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cadrage/cadrage/lexicon/token"
)

// An Actor is a state, an organisation, a person or whoever else may be framed or stand with
// another one. Two aliases of one actor point to the same one.
type Actor struct {
	Name string // canonical, as tables have it
	Kind string // state, territory, organisation, or a word of the user's
}

// An AliasRole says what a name of an actor is to it.
type AliasRole uint8

const (
	NameAlias       AliasRole = iota // its name, one of its spellings or a periphrasis: Biélorussie, Bélarus
	OfficialAlias                    // the long form: République de Cuba
	FormerAlias                      // a name that it had: Haute-Volta
	AcronymAlias                     // ONU
	CapitalAlias                     // a city that stands for its government: La Havane
	SeatAlias                        // a house or body that does: le Kremlin, l’Élysée
	DemonymAlias                     // adjective and noun of its people: cubain/cubaine
	PrefixAlias                      // first part of a compound demonym: franco-allemand
	StateHead                        // a person while head of state
	GovernmentHead                   // a person while head of government
	ForeignMinister                  // a person while minister of foreign affairs
	GroupAlias                       // names several actors at once, a line for each: pays baltes
	AnaphorAlias                     // a noun that may stand for it once it was named: l’île
	NoAlias                          // no actor at all, though one’s name is in it: montagnes russes
)

var aliasRoleNames = [...]string{
	NameAlias: "name", OfficialAlias: "official", FormerAlias: "former", AcronymAlias: "acronym", CapitalAlias: "capital", SeatAlias: "seat",
	DemonymAlias: "demonym", PrefixAlias: "prefix", StateHead: "head of state", GovernmentHead: "head of government",
	ForeignMinister: "foreign minister", GroupAlias: "group", AnaphorAlias: "anaphor", NoAlias: "not",
}

// String is the name of the role in a gazetteer file.
func (r AliasRole) String() string { return aliasRoleNames[r] }

// Office says whether the role is that of a person who holds one for a time.
func (r AliasRole) Office() bool {
	return r == StateHead || r == GovernmentHead || r == ForeignMinister
}

// An Alias is one line of a gazetteer: a term that names an actor, always or for a time.
type Alias struct {
	Actor   *Actor // nil for NoAlias
	Role    AliasRole
	Term    string // as in the file
	Surname string // the part of a person's name by which later mentions go; empty: none
	From    int    // first day, as a number 20180419; 0: always
	To      int    // day after the last one; 0: no end
	Source  string // where the dates were read
	File    string
	Line    int
}

// Holds says whether the alias holds on some day from first to last (20180419, inclusive).
// Where no day is known (0, 0) it does.
func (a *Alias) Holds(first, last int) bool {
	return last == 0 || a.From <= last && (a.To == 0 || first < a.To)
}

// Proper says whether the alias is a proper name, not a description: « Communauté de
// développement d'Afrique australe », not « mercenaires de Wagner ».
func (a *Alias) Proper() bool {
	first, _ := utf8.DecodeRuneInString(a.Term)
	return unicode.IsUpper(first) && a.Role != DemonymAlias && a.Role != PrefixAlias
}

// An ActorFile is a gazetteer file that was read.
type ActorFile struct {
	Name    string
	Version string // from its head; empty where it says none
	SHA256  [32]byte
	Aliases []*Alias
}

// actorColumns are the columns of a gazetteer file, in this order; those after term may be
// absent.
var actorColumns = []string{"actor", "kind", "role", "term", "surname", "from", "to", "source"}

const requiredActorColumns = 4

// ReadActors reads a gazetteer: tab-separated UTF-8 with comment lines that begin with #, a
// line of column names, then one alias a line. All mistakes are returned, as *SyntaxError
// joined; a file with mistakes yields no aliases.
func ReadActors(r io.Reader, name string) (*ActorFile, error) {
	rd := actorReader{
		tableReader: tableReader{file: name, names: actorColumns, required: requiredActorColumns},
		actors:      map[string]*Actor{},
	}
	sum, err := rd.read(r, rd.row)
	if err != nil {
		return nil, unreadable("actors", err)
	}
	return &ActorFile{Name: name, Version: rd.version, SHA256: sum, Aliases: rd.aliases}, nil
}

// An actorReader reads a gazetteer file.
type actorReader struct {
	tableReader
	seg     token.Segmenter
	actors  map[string]*Actor // by name
	aliases []*Alias
}

func (r *actorReader) row(cells []string) {
	mistakes := len(r.errs)
	if a := r.alias(cells); len(r.errs) == mistakes {
		r.aliases = append(r.aliases, a)
	}
}

func (r *actorReader) alias(cells []string) *Alias {
	a := &Alias{Term: cells[3], Surname: cells[4], Source: cells[7], File: r.file, Line: r.line}
	if i := slices.Index(aliasRoleNames[:], cells[2]); i >= 0 {
		a.Role = AliasRole(i)
	} else {
		r.fail(3, "", "unknown role %q, want one of %q", cells[2], aliasRoleNames)
	}
	switch name, kind := cells[0], cells[1]; {
	case a.Role == NoAlias:
		if name != "-" || kind != "-" {
			r.fail(1, "write - for actor and kind", "what is no actor has none")
		}
	case name == "" || strings.ContainsAny(name, ";|") || name == "-":
		r.fail(1, "", "actor %q: a name has neither ; nor | in it, and is not empty", name)
	case kind == "" || kind == "-":
		r.fail(2, "such as state, organisation, person, party", "the kind is missing")
	default:
		a.Actor = r.actors[name]
		if a.Actor == nil {
			a.Actor = &Actor{name, kind}
			r.actors[name] = a.Actor
		}
		if a.Actor.Kind != kind {
			r.fail(2, "", "%s is of the kind %q in an earlier line, of %q here", name, a.Actor.Kind, kind)
		}
	}
	if a.Role == DemonymAlias && strings.Count(a.Term, "/") != 1 {
		r.fail(4, "as in cubain/cubaine", "a demonym has its masculine and its feminine")
	}
	for _, form := range a.forms() {
		if err := checkTerm(&r.seg, form); err != "" {
			r.fail(4, "", "term %q: %s", a.Term, err)
			break
		}
	}
	if a.Surname != "" && !strings.Contains(" "+a.Term+" ", " "+a.Surname+" ") && !strings.HasSuffix(a.Term, "-"+a.Surname) {
		r.fail(5, "", "the surname %q is not in the term %q", a.Surname, a.Term)
	}
	var ok bool
	if a.From, ok = parseDay(cells[5], false); !ok {
		r.fail(6, "as in 2018-04-19, 2018-04 or 2018", "%q is no date", cells[5])
	}
	if a.To, ok = parseDay(cells[6], true); !ok {
		r.fail(7, "as in 2018-04-19, 2018-04 or 2018", "%q is no date", cells[6])
	}
	if a.To != 0 && a.To <= a.From {
		r.fail(7, "", "the end %s is not after the beginning %s", cells[6], cells[5])
	}
	return a
}

// maxTerm is how many words a term may have.
const maxTerm = 12

// checkTerm says what is wrong with a term, or nothing.
func checkTerm(seg *token.Segmenter, term string) string {
	toks := seg.Tokens(term)
	switch {
	case len(toks) == 0:
		return "it is empty"
	case len(toks) > maxTerm:
		return fmt.Sprintf("more than %d words", maxTerm)
	}
	for i, t := range toks {
		initial := i > 0 && t.Norm == "." && len(toks[i-1].Norm) == 1
		if t.Kind != token.Word && t.Kind != token.Number && !initial {
			return fmt.Sprintf("%q is no word", t.Norm)
		}
	}
	return ""
}

// digitsOf are the digits of a year, month and day.
var digitsOf = [3]int{4, 2, 2}

// parseDay reads a date as a number. A coarse one begins at its first day, or ends after its
// last; a full one that ends is the day after the last. Empty is 0.
func parseDay(s string, end bool) (int, bool) {
	if s == "" {
		return 0, true
	}
	var n [3]int
	parts := strings.Split(s, "-")
	if len(parts) > 3 {
		return 0, false
	}
	for i, p := range parts {
		x, err := strconv.Atoi(p)
		if err != nil || len(p) != digitsOf[i] {
			return 0, false
		}
		n[i] = x
	}
	if n[0] < 1000 || len(parts) > 1 && (n[1] < 1 || n[1] > 12) || len(parts) > 2 && (n[2] < 1 || n[2] > 31) {
		return 0, false
	}
	if end && len(parts) < 3 {
		n[len(parts)-1]++
	}
	return n[0]*10000 + n[1]*100 + n[2], true
}

// forms are the forms of a term: those of a demonym are the masculine, the feminine and their
// plurals.
func (a *Alias) forms() []string {
	m, f, ok := strings.Cut(a.Term, "/")
	if a.Role != DemonymAlias || !ok {
		return []string{a.Term}
	}
	return []string{m, f, pluralOf(m), pluralOf(f)}
}

// pluralOf is the regular plural of an adjective of a people.
func pluralOf(s string) string {
	switch {
	case strings.HasSuffix(s, "s") || strings.HasSuffix(s, "x") || strings.HasSuffix(s, "z"):
		return s
	case strings.HasSuffix(s, "au") || strings.HasSuffix(s, "eu"):
		return s + "x"
	}
	return s + "s"
}
