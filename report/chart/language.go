package chart

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/cadrage/cadrage/stance/aggregate"
)

// A language is the words and the number format of a chart.
type language struct {
	months             [12]string
	firstDay           string // of a month
	quarter            string
	decimal, thousands string
	zeroIsSingular     bool

	title       string // of the dimension and the time
	titleGroup  string // of the dimension, the group and the time
	titleGroups string // of the dimension and the time
	per         map[aggregate.By]string
	dimensions  map[string]dimensionWords

	// Subtitles; each ends with per.
	signed      string // balance, of the low and the high pole
	signedPlain string // the same for a dimension whose poles have no names
	other       string // other formulas, of the formula and the poles
	otherPlain  string
	density     string

	score, interval, noInterval, none string // legend
	documents                         string // caption of the lower panel
	document, hit                     [2]string
	sum, omitted, gaps                string // in the note; omitted takes two numbers

	ranking, pairs, grid string // titles: of the dimension
	overall              string // in the place of per: over all periods
	someActors, somePair string // in the note; of two numbers
	noEvidence           string // of a grey cell
	cellNumbers          string // what the numbers in cells are
}

// dimensionWords names a dimension and its poles.
type dimensionWords struct{ name, low, high string }

var french = language{
	months:         [...]string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
	firstDay:       "1ᵉʳ",
	quarter:        "T%d",
	decimal:        ",",
	thousands:      thin,
	zeroIsSingular: true,

	title:       "%s dans le corpus, %s",
	titleGroup:  "%s (%s), %s",
	titleGroups: "%s par groupe, %s",
	per: map[aggregate.By]string{
		aggregate.Day: "par jour", aggregate.Week: "par semaine", aggregate.Month: "par mois",
		aggregate.Quarter: "par trimestre", aggregate.Year: "par an",
	},
	dimensions: map[string]dimensionWords{
		"framing":   {"Cadrage", "défavorable", "favorable"},
		"alignment": {"Alignement", "opposition", "rapprochement"},
	},
	signed:      "Score de " + minus + "1 (%s) à +1 (%s), %s",
	signedPlain: "Score de " + minus + "1 à +1, %s",
	other:       "Score «" + thin + "%s" + thin + "», négatif" + nbsp + ": %s, positif" + nbsp + ": %s, %s",
	otherPlain:  "Score «" + thin + "%s" + thin + "», %s",
	density:     "Occurrences pour 100 mots, %s",

	score: "score", interval: "intervalle à" + nbsp + "95" + thin + "%", noInterval: "sans intervalle", none: "(sans valeur)",
	documents: "nombre de documents",
	document:  [2]string{"document", "documents"},
	hit:       [2]string{"occurrence", "occurrences"},
	sum:       " (somme des groupes)",
	omitted:   "Les %d groupes qui ont le plus de documents, sur %d.",
	gaps:      "Ligne interrompue" + nbsp + ": période sans score.",

	ranking: "%s par acteur", pairs: "%s entre acteurs", grid: "%s par acteur et par période",
	overall:     "toutes périodes",
	someActors:  "Les %d acteurs qui ont le plus de documents, sur %d.",
	somePair:    "Les %d acteurs qui ont le plus de documents avec un autre, sur %d.",
	noEvidence:  "Gris" + nbsp + ": aucune occurrence.",
	cellNumbers: "Chiffres" + nbsp + ": documents.",
}

var english = language{
	months:    [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	firstDay:  "1",
	quarter:   "Q%d",
	decimal:   ".",
	thousands: ",",

	title:       "%s in the corpus, %s",
	titleGroup:  "%s (%s), %s",
	titleGroups: "%s by group, %s",
	per: map[aggregate.By]string{
		aggregate.Day: "by day", aggregate.Week: "by week", aggregate.Month: "by month",
		aggregate.Quarter: "by quarter", aggregate.Year: "by year",
	},
	dimensions: map[string]dimensionWords{
		"framing":   {"Framing", "unfavourable", "favourable"},
		"alignment": {"Alignment", "opposition", "rapprochement"},
	},
	signed:      "Score from " + minus + "1 (%s) to +1 (%s), %s",
	signedPlain: "Score from " + minus + "1 to +1, %s",
	other:       "Score “%s”, negative: %s, positive: %s, %s",
	otherPlain:  "Score “%s”, %s",
	density:     "Hits per 100 words, %s",

	score: "score", interval: "95% interval", noInterval: "no interval", none: "(no value)",
	documents: "number of documents",
	document:  [2]string{"document", "documents"},
	hit:       [2]string{"hit", "hits"},
	sum:       " (sum of the groups)",
	omitted:   "The %d groups with the most documents, of %d.",
	gaps:      "Broken line: period without a score.",

	ranking: "%s by actor", pairs: "%s between actors", grid: "%s by actor and period",
	overall:     "all periods",
	someActors:  "The %d actors with the most documents, of %d.",
	somePair:    "The %d actors with the most documents with another one, of %d.",
	noEvidence:  "Grey: no hit.",
	cellNumbers: "Numbers: documents.",
}

// integer groups the digits of n ≥ 0 by thousands.
func (l *language) integer(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + l.thousands + s[i:]
	}
	return s
}

// number prints v with the given number of decimals, or in scientific notation
// when decimals is negative.
func (l *language) number(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', max(decimals, 0), 64)
	if decimals < 0 {
		s = strconv.FormatFloat(v, 'e', -1, 64)
	}
	return strings.NewReplacer("-", minus, ".", l.decimal).Replace(s)
}

// count is a number with its noun.
func (l *language) count(n int64, noun [2]string) string {
	form := noun[1]
	if n == 1 || n == 0 && l.zeroIsSingular {
		form = noun[0]
	}
	return l.integer(n) + nbsp + form
}

// day is a day of a month without its year.
func (l *language) day(t time.Time) string {
	d := strconv.Itoa(t.Day())
	if t.Day() == 1 {
		d = l.firstDay
	}
	return d + nbsp + l.months[t.Month()-1]
}

// span names the time from the first period to the last.
func (l *language) span(first, last aggregate.Period) string {
	a, b := first.Start(), last.Start()
	year := func(t time.Time) string { return strconv.Itoa(t.Year()) }
	switch first.By {
	case aggregate.Year:
		return join(year(a), year(b), "", "")
	case aggregate.Quarter:
		return join(l.quarterOf(a), l.quarterOf(b), year(a), year(b))
	case aggregate.Month:
		return join(l.months[a.Month()-1], l.months[b.Month()-1], year(a), year(b))
	}
	b = last.End()
	if a.Year() == b.Year() && a.Month() == b.Month() && a.Day() != b.Day() {
		from, _, _ := strings.Cut(l.day(a), nbsp)
		return from + "–" + l.day(b) + nbsp + year(b)
	}
	return join(l.day(a), l.day(b), year(a), year(b))
}

func (l *language) quarterOf(t time.Time) string {
	return fmt.Sprintf(l.quarter, (int(t.Month())+2)/3)
}

// join puts a dash between two dates and names a common year once. Only a dash
// between single words is set without spaces.
func join(a, b, yearA, yearB string) string {
	if yearB != "" {
		yearB = nbsp + yearB
	}
	switch {
	case a == b && nbsp+yearA == yearB || a == b && yearA == "":
		return a + yearB
	case yearA != "" && nbsp+yearA != yearB:
		return a + nbsp + yearA + nbsp + "– " + b + yearB
	case strings.Contains(a, nbsp):
		return a + nbsp + "– " + b + yearB
	}
	return a + "–" + b + yearB
}
