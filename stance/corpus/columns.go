package corpus

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A role is what a column is to a document.
type role int

const (
	roleID role = iota
	roleOutlet
	roleDate
	roleTitle
	roleAuthor
	roleText
	roleCount
	roleNone role = -1
)

var roleNames = [roleCount]string{"ID", "Outlet", "Date", "Title", "Author", "Text"}

// guesses are the names under which a column is known unless Columns names
// another, folded, the likelier ones first.
var guesses = [roleCount][]string{
	roleID:     {"id", "doc_id", "identifiant"},
	roleOutlet: {"outlet", "source", "journal", "media", "publication"},
	roleDate:   {"date", "date_publication", "published", "pubdate"},
	roleTitle:  {"title", "titre", "headline"},
	roleAuthor: {"author", "auteur", "byline"},
	roleText:   {"text", "texte", "body", "content", "contenu", "article"},
}

func (c Columns) names() [roleCount]string {
	return [roleCount]string{c.ID, c.Outlet, c.Date, c.Title, c.Author, c.Text}
}

// check refuses a column with two roles.
func (c Columns) check() error {
	names := c.names()
	for r, name := range names {
		if name == "" {
			continue
		}
		if first := slices.Index(names[:], name); first < r {
			return &OptionError{"Columns." + roleNames[r], fmt.Sprintf("%q is already the column of Columns.%s", name, roleNames[first])}
		}
	}
	return nil
}

// roleOf says what a column of that name is, and how sure that is: of several
// columns of one role, that of the lowest rank is it. roleNone: none of the known.
func (c Columns) roleOf(column string) (r role, rank int) {
	names := c.names()
	if r := slices.Index(names[:], column); r >= 0 && column != "" {
		return role(r), 0
	}
	folded := columnKey(column)
	for r, name := range names {
		if name != "" && folded == columnKey(name) {
			return role(r), 1
		}
	}
	for r, guess := range guesses {
		if names[r] != "" {
			continue
		}
		if i := slices.Index(guess, folded); i >= 0 {
			return role(r), 2 + i
		}
	}
	return roleNone, 0
}

// assign finds the column of each role in a header; −1 where there is none.
func (c Columns) assign(header []string) (index [roleCount]int) {
	var ranks [roleCount]int
	for r := range index {
		index[r] = -1
	}
	for i, name := range header {
		r, rank := c.roleOf(name)
		if r != roleNone && (index[r] < 0 || rank < ranks[r]) {
			index[r], ranks[r] = i, rank
		}
	}
	return index
}

// missing names the columns that were named and have no index.
func (c Columns) missing(index [roleCount]int) string {
	var missing []string
	for r, name := range c.names() {
		if name != "" && index[r] < 0 {
			missing = append(missing, fmt.Sprintf("%q", name))
		}
	}
	return strings.Join(missing, ", ")
}

// listColumns is a list of names for a message.
func listColumns(names []string) string {
	const limit = 20
	if len(names) > limit {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:limit], ", "), len(names)-limit)
	}
	return strings.Join(names, ", ")
}

// columnKey makes "Date de publication" and "date_de_publication" one name.
func columnKey(name string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || unicode.IsSpace(r) {
			return '_'
		}
		return r
	}, fold(strings.TrimSpace(name)))
}

// fold lowers the case and takes the accents away. It copies nothing that is
// folded already.
func fold(s string) string {
	if !isASCII(s) {
		s = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFD.String(s))
	}
	return strings.ToLower(s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
