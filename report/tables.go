package report

import (
	"io"
	"slices"
	"strings"

	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/aggregate"
	"github.com/cadrage/cadrage/stance/corpus"
)

// Sentences writes the table of sentences.
type Sentences struct {
	table
	formula stance.Formula
	target  bool
}

// NewSentences begins the table with its header. formula makes the score of a sentence; target
// says that the documents name whom they are about.
func NewSentences(w io.Writer, dimensions []string, formula stance.Formula, target bool) (*Sentences, error) {
	s := &Sentences{newTable(w), formula, target}
	s.text("document", "outlet", "date", "paragraph", "sentence", "start", "end", "words")
	s.text(evidenceColumns(dimensions)...)
	s.text("voice", "modality", "actors", "dyads")
	if target {
		s.text("target_score", "target_class")
	}
	s.text("text")
	return s, s.end()
}

// Write writes a row for each sentence of the document.
func (s *Sentences) Write(r *stance.Result) error {
	date := r.Document.Date.String()
	for _, x := range r.Sentences {
		s.text(r.Document.ID, r.Document.Outlet, date)
		s.int(x.Paragraph)
		s.int(x.Number)
		s.int(x.Start)
		s.int(x.End)
		s.int(x.Words)
		for _, e := range x.Evidence {
			s.evidence(e, s.formula, r.Band)
		}
		voice, modality := x.Status()
		s.text(voice.String(), modality.String(), joined(ActorNames(x)), joined(DyadNames(x)))
		if s.target {
			s.float(s.formula(x.Target))
			s.int(x.Target.Class(r.Band))
		}
		s.text(r.Within(x, x.Span))
		if err := s.end(); err != nil {
			return err
		}
	}
	return nil
}

// ActorNames are the names of the actors that a sentence mentions, each once, in byte order.
func ActorNames(s stance.Sentence) (names []string) {
	for _, m := range s.Mentions {
		names = append(names, m.Actor.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// DyadNames are likewise those of the dyads that it is about.
func DyadNames(s stance.Sentence) (names []string) {
	for _, d := range s.Dyads {
		names = append(names, d.Name())
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// TargetNames are the names of the actors that a match is about, in byte order.
func TargetNames(m stance.Match) (names []string) {
	for _, a := range m.Targets {
		names = append(names, a.Name)
	}
	slices.Sort(names)
	return names
}

// PairNames are those of the dyads that it is about.
func PairNames(m stance.Match) (names []string) {
	for _, p := range m.Pairs {
		names = append(names, p[0].Name+"|"+p[1].Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// joined is how tables list names: no name has a semicolon in it.
func joined(names []string) string { return strings.Join(names, ";") }

// Matches writes the table of matches: which words made the evidence of a sentence.
type Matches struct{ table }

// NewMatches begins the table with its header.
func NewMatches(w io.Writer) (*Matches, error) {
	m := &Matches{newTable(w)}
	m.text("document", "sentence", "start", "end", "text", "entry", "dimension", "weight", "rules", "contribution", "voice", "modality", "targets", "dyads")
	return m, m.end()
}

// Write writes a row for each match of the document.
func (m *Matches) Write(r *stance.Result) error {
	for _, s := range r.Sentences {
		for _, x := range s.Matches {
			m.text(r.Document.ID)
			m.int(s.Number)
			m.int(x.Start)
			m.int(x.End)
			m.text(r.Within(s, x.Span), x.Entry.Pattern, x.Entry.Dimension)
			m.millionths(x.Entry.Weight)
			m.text(Rules(x.Factors))
			m.millionths(x.Contribution)
			m.text(x.Voice.String(), x.Modality.String(), joined(TargetNames(x)), joined(PairNames(x)))
			if err := m.end(); err != nil {
				return err
			}
		}
	}
	return nil
}

// Rules prints the factors of a match as in the column rules: negation:-0.74, several
// separated by a semicolon.
func Rules(factors []stance.Factor) string {
	if len(factors) == 0 {
		return ""
	}
	var all []string
	for _, f := range factors {
		all = append(all, f.Rule+":"+decimal(f.Value))
	}
	return strings.Join(all, ";")
}

// Weight prints a weight or contribution, given in millionths, as the tables do.
func Weight(millionths int64) string { return decimal(millionths) }

// Skipped writes the table of records that were left out, or kept with a problem.
type Skipped struct{ table }

// NewSkipped begins the table with its header.
func NewSkipped(w io.Writer) (*Skipped, error) {
	s := &Skipped{newTable(w)}
	s.text("file", "line", "document", "reason", "kept")
	return s, s.end()
}

// Write writes the row of one record.
func (s *Skipped) Write(e *corpus.RecordError) error {
	s.text(e.File)
	if e.Line > 0 {
		s.int(e.Line)
	} else {
		s.text("")
	}
	kept := "no"
	if e.Kept {
		kept = "yes"
	}
	s.text(e.Document, e.Reason, kept)
	return s.end()
}

// WriteTrend writes the table of groups, periods and dimensions.
func WriteTrend(w io.Writer, rows []aggregate.Row) error {
	t := newTable(w)
	t.text("period", "start", "end", "group", "dimension", "documents", "sentences", "words", "hits", "pos", "neg",
		"formula", "score", "lo", "hi", "note")
	if err := t.end(); err != nil {
		return err
	}
	const day = "2006-01-02"
	for _, r := range rows {
		start, end := "", ""
		if r.Period.By != aggregate.Whole {
			start, end = r.Period.Start().Format(day), r.Period.End().Format(day)
		}
		t.text(r.Period.String(), start, end, r.Group, r.Dimension)
		t.int(r.Documents)
		t.int(r.Sentences)
		t.int(int(r.Evidence.Words))
		t.int(int(r.Evidence.Hits))
		t.millionths(r.Evidence.Pos)
		t.millionths(r.Evidence.Neg)
		t.text(r.Formula)
		t.float(r.Score)
		t.float(r.Lo)
		t.float(r.Hi)
		t.text(r.Note)
		if err := t.end(); err != nil {
			return err
		}
	}
	return t.Flush()
}

// maxMetadata bounds the metadata columns of documents.csv, which come from the
// corpus and might be as many as there are records.
const maxMetadata = 200

// columnsOf keeps the names of the metadata columns in the order in which they first
// appear.
type columnsOf struct {
	names   []string
	index   map[string]int
	dropped int
}

func (c *columnsOf) of(name string) (i int, ok bool) {
	if i, ok = c.index[name]; ok {
		return i, true
	}
	if len(c.names) == maxMetadata {
		c.dropped++
		return 0, false
	}
	if c.index == nil {
		c.index = map[string]int{}
	}
	name = strings.Clone(name) // the field may share the memory of its whole record
	c.index[name] = len(c.names)
	c.names = append(c.names, name)
	return len(c.names) - 1, true
}

// header is the name of each metadata column; one that another column has already is
// told apart by a prefix.
func (c *columnsOf) header(fixed []string) []string {
	names := slices.Clone(c.names)
	for i, n := range names {
		for slices.Contains(fixed, n) || slices.Contains(names[:i], n) {
			n = "meta_" + n
		}
		names[i] = n
	}
	return names
}
