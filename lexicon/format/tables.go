package format

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
)

// A sheet is a table with a header.
type sheet struct {
	header []string
	rows   [][]string
	lines  []int // of the rows
}

// readSheet reads a table; its separator is the one of , ; tab and | that its first line
// has most of.
func readSheet(c *converter, text string) (*sheet, error) {
	first, _, _ := strings.Cut(text, "\n")
	comma := ','
	for _, r := range ";\t|" {
		if strings.Count(first, string(r)) > strings.Count(first, string(comma)) {
			comma = r
		}
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, true
	s := &sheet{}
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		var parse *csv.ParseError
		if errors.As(err, &parse) {
			c.remark(parse.StartLine, "lost: %v", parse.Err)
			continue
		}
		if err != nil {
			return nil, err
		}
		line, _ := r.FieldPos(0)
		if s.header == nil {
			for _, h := range row {
				s.header = append(s.header, strings.TrimSpace(h))
			}
			continue
		}
		s.rows, s.lines = append(s.rows, row), append(s.lines, line)
	}
	if len(s.header) < 2 {
		return nil, mistake(1, "a table has a header of two columns at least")
	}
	return s, nil
}

// column is the index of the first column with one of the names, −1 where there is none.
func (s *sheet) column(names ...string) int {
	return slices.IndexFunc(s.header, func(h string) bool { return slices.Contains(names, strings.ToLower(h)) })
}

// cell is a cell of a row, empty where the row is short.
func cell(row []string, i int) string {
	if i < 0 || i >= len(row) {
		return ""
	}
	return strings.TrimSpace(row[i])
}

// readLIWC22 reads .dicx: the first column has the term, each other one is a category,
// whose cells hold X, 1, a weight, or nothing.
func readLIWC22(c *converter, text string) error {
	s, err := readSheet(c, text)
	if err != nil {
		return err
	}
	for i, row := range s.rows {
		if cell(row, 0) != "" {
			c.categories(s, i, 0)
		}
	}
	return nil
}

// categories reads the cells of a row other than the term's as members of categories.
func (c *converter) categories(s *sheet, i, term int, others ...int) {
	row, line := s.rows[i], s.lines[i]
	member := false
	for k, name := range s.header {
		v := cell(row, k)
		if k == term || slices.Contains(others, k) || v == "" || v == "0" {
			continue
		}
		member = true
		if strings.EqualFold(v, "x") {
			c.member(line, []string{name}, cell(row, term), one)
		} else if w, ok := parseWeight(v); ok {
			c.member(line, []string{name}, cell(row, term), w)
		} else {
			c.remark(line, "lost: %q in the column %q is neither X nor a weight", v, name)
		}
	}
	if !member {
		c.remark(line, "lost: %q is in no category", cell(row, term))
	}
}

// readFEEL reads id;word;polarity;joy;…: the polarity is a word, the emotions are 0 or 1.
func readFEEL(c *converter, text string) error {
	s, err := readSheet(c, text)
	if err != nil {
		return err
	}
	id, word, polarity := s.column("id"), s.column("word"), s.column("polarity")
	if word < 0 || polarity < 0 {
		return mistake(1, "there are no columns word and polarity")
	}
	for i, row := range s.rows {
		if term := contract(cell(row, word)); term != cell(row, word) {
			c.remark(s.lines[i], "%q is read as %q", cell(row, word), term)
			row[word] = term
		}
		if v := cell(row, polarity); v != "" {
			c.member(s.lines[i], []string{v}, cell(row, word), one)
		}
		if len(s.header) > polarity+1 && slices.ContainsFunc(row[min(polarity+1, len(row)):], func(v string) bool { return strings.TrimSpace(v) == "1" }) {
			c.categories(s, i, word, id, polarity)
		}
	}
	return nil
}

// contract puts words together that running text never has apart: « à le », « de les »,
// « le hâte » before a vowel.
func contract(term string) string {
	words := strings.Fields(term)
	for i := 0; i+1 < len(words); i++ {
		next := words[i+1]
		switch words[i] + " " + next {
		case "à le", "à les", "de le", "de les":
			if i+2 < len(words) && next == "le" && beginsWithVowel(words[i+2]) {
				continue // « à l'école »
			}
			words[i] = map[string]string{"à le": "au", "à les": "aux", "de le": "du", "de les": "des"}[words[i]+" "+next]
			words = slices.Delete(words, i+1, i+2)
			continue
		}
		switch words[i] {
		case "le", "la", "de", "que", "se", "ne", "je", "me", "te", "ce":
			if beginsWithVowel(next) {
				words[i] = words[i][:len(words[i])-1] + "'" + next
				words = slices.Delete(words, i+1, i+2)
			}
		}
	}
	return strings.Join(words, " ")
}

func beginsWithVowel(word string) bool {
	return strings.ContainsAny(firstLetter(word), "aàâeéèêëiîïoôuùûyœæ")
}

func firstLetter(word string) string {
	for _, r := range word {
		return string(r)
	}
	return ""
}

// readCSV reads a table with a column of terms and either one of weights, or one of
// poles or categories in words, or columns of categories.
func readCSV(c *converter, text string) error {
	s, err := readSheet(c, text)
	if err != nil {
		return err
	}
	term := max(0, s.column("word", "term", "mot", "terme", "entry", "pattern", "token", "lemma", "lemme", "x"))
	weight := s.column("weight", "score", "valence", "poids", "sentiment", "value", "y")
	name := s.column("polarity", "polarité", "polarite", "category", "catégorie", "categorie", "pole", "pôle")
	if weight < 0 && name < 0 {
		for i := range s.rows {
			c.categories(s, i, term)
		}
		return nil
	}
	most := int64(0)
	weights := make([]int64, len(s.rows))
	for i, row := range s.rows {
		weights[i] = one
		if weight >= 0 {
			w, ok := parseWeight(cell(row, weight))
			if !ok {
				c.remark(s.lines[i], "lost: the weight %q is no number", cell(row, weight))
				s.rows[i] = nil
			}
			weights[i] = w
			most = max(most, w, -w)
		}
	}
	if most > 3*one {
		c.remark(0, "weights go up to %g: they are multiplied by 3/%g", float64(most)/one, float64(most)/one)
	}
	for i, row := range s.rows {
		if cell(row, term) == "" {
			continue
		}
		w := weights[i]
		if most > 3*one {
			w = mul(w, 3*one*one/most)
		}
		var path []string
		if name >= 0 {
			path = []string{cell(row, name)}
		}
		c.member(s.lines[i], path, cell(row, term), w)
	}
	return nil
}
