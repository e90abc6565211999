package stance

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
	"github.com/cadrage/cadrage/stance/corpus"
)

// testLexicon is small, so that these tests are about rules and not about words.
func testLexicon(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	const text = `pattern	role	dimension	weight
bon/adj	polar	framing	1
fructueux	polar	framing	1.5
échec	polar	framing	-2
désastreux	polar	framing	-3
accord	polar	alignment	1
=sans =faille	polar	framing	2
=valeurs =communes	polar	alignment	2
rompre … relation	polar	alignment	-2.5
=ne|=n' …5 =pas|=plus|=jamais|=ni	negator
=ne|=n' …5 =aucun|=aucune	negator
=aucun|=aucune …6 =ne|=n'	negator
=sans	negator
=ni …9 =ni	negator
=sans =doute	blocker	negation
`
	return parseLexicon(t, text)
}

func analyzer(t testing.TB, cfg Config) *Analyzer {
	t.Helper()
	cfg.Lexicon = testLexicon(t)
	a, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// annotate writes a sentence with its matches in brackets, before each the dimension
// and the sign of its contribution.
func annotate(r *Result) string {
	var b strings.Builder
	for _, s := range r.Sentences {
		at := s.Start
		for _, m := range s.Matches {
			sign := "+"
			if m.Contribution < 0 {
				sign = "-"
			}
			fmt.Fprintf(&b, "%s[%s%s:%s]", r.Document.Text[at:m.Start], m.Entry.Dimension, sign, r.Document.Text[m.Start:m.End])
			at = m.End
		}
		b.WriteString(r.Document.Text[at:s.End])
	}
	return b.String()
}

func plain(annotated string) string {
	for _, d := range []string{"framing", "alignment"} {
		annotated = strings.NewReplacer("["+d+"+:", "", "["+d+"-:", "").Replace(annotated)
	}
	return strings.ReplaceAll(annotated, "]", "")
}

// The expectation stands in the sentence.
func TestNegation(t *testing.T) {
	a := analyzer(t, Config{})
	for _, want := range []string{
		"C’est un [framing+:bon] [alignment+:accord].",
		"Ce n’est pas un [framing-:bon] [alignment-:accord].",
		"Ce n’est plus un [framing-:bon] texte.",
		"Le bilan n’a jamais été aussi [framing-:bon].",
		"Le sommet n’a débouché sur aucun [alignment-:accord].",
		"Aucun [alignment-:accord] n’a été trouvé.",
		"La séance s’achève sans [alignment-:accord].",
		"C’est sans doute un [framing+:bon] texte.",
		"Le texte n’est ni [framing-:bon] ni [framing-:fructueux].",
		"Le texte n’est ni [framing-:bon] ni [framing-:fructueux] ni [framing+:désastreux] ni [framing-:fructueux].",
		"Le texte n’est ni [framing-:bon], ni [framing-:fructueux].",
		"Un texte ni [framing-:bon] ni [framing-:fructueux].",
		"Ce n’est pas un « [framing-:bon] [alignment-:accord] ».", // a quotation mark does not end it
		"Il n’a pas (encore) de [framing-:bon] texte.",            // nor does a bracket
		"Il n’a pas conclu avec M. Arlet un [framing-:bon] [alignment-:accord].",
		"Il n’est pas venu ; l’[alignment+:accord] tient.",
		"Il n’est pas venu, l’[alignment+:accord] tient.",
		"Il n’est pas venu – l’[alignment+:accord] tient.",
		"Il n’est pas venu car l’[alignment+:accord] tient.",
		"Il n’est pas de ceux dont l’[alignment+:accord] dépend.",
		"Il ne reste pas où l’[alignment+:accord] tient.",
		"Il n’est pas venu quand l’[alignment+:accord] fut signé.",
		"Il n’est pas venu lorsqu’un [alignment+:accord] fut signé.",
		"Je ne dis pas ici qu’un [alignment+:accord] tient.",
		"Il n’écrit pas sans [framing+:bon] dictionnaire.",         // two negations
		"Sans sans sans [framing-:bon] texte.",                     // three
		"Sans sans sans sans sans sans sans [framing-:bon] texte.", // seven are as odd as three
		"Sans sans sans sans sans sans [framing+:bon] texte.",
		"Ce [framing+:bon] texte n’a pas été lu.",                                 // what stands before is outside
		"La réunion, à laquelle il n’a pas assisté, a été [framing+:fructueuse].", // the comma ends it
		"Il n’est pas [framing-:bon] mais [framing+:fructueux].",                  // so does mais
		"Il n’est pas venu : l’[alignment+:accord] tient.",                        // and a colon
		"Je ne pense pas que ce soit un [framing-:bon] texte.",                    // a que-clause right after is inside
		"Il ne dit pas à ses amis que l’[alignment+:accord] tient.",               // one further on is not
		"Ils n’ont pas parlé du ministre qui signe l’[alignment+:accord].",
		"Ce n’est pas un [framing+:échec].",
		"Il craint que l’[alignment+:accord] ne soit signé.", // ne alone is no negation
		"Il ne signe que de [framing+:bons] textes.",         // nor is ne … que
		"Ils ont [alignment-:rompu leurs relations].",
		"Ils n’ont pas [alignment+:rompu leurs relations].",
		"Leurs [alignment+:valeurs communes] demeurent.",
		"C’est un appui [framing+:sans faille].",        // its own negator is part of it
		"Ce n’est pas un appui [framing-:sans faille].", // another one is not
	} {
		if got := annotate(a.Document(&corpus.Document{Text: plain(want)})); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// What one result holds cannot change the next one.
func TestFactorsAreNotShared(t *testing.T) {
	a := analyzer(t, Config{})
	d := &corpus.Document{Text: "Il n’écrit pas sans bon dictionnaire."}
	want := a.Document(d).Sentences[0].Matches[0].Contribution
	one := a.Document(&corpus.Document{Text: "Ce n’est pas bon."}).Sentences[0].Matches[0]
	_ = append(one.Factors, Factor{"intensity", 1_300_000})
	if got := a.Document(d).Sentences[0].Matches[0].Contribution; got != want {
		t.Errorf("contribution %d, then %d", want, got)
	}
}

func TestContribution(t *testing.T) {
	a := analyzer(t, Config{})
	r := a.Document(&corpus.Document{Text: "Ce n’est pas un résultat sans bon accord."})
	m := r.Sentences[0].Matches[0]
	if len(m.Factors) != 2 || m.Contribution != 547_600 { // 1 × 0.74²
		t.Errorf("%+v", m)
	}
	for _, c := range []struct {
		weight  int64
		factors []int64
		want    int64
	}{
		{1_500_000, nil, 1_500_000},
		{1_500_000, []int64{-740_000}, -1_110_000},
		{1, []int64{500_000}, 1}, // half away from zero
		{-1, []int64{500_000}, -1},
		{-3, []int64{-740_000}, 2},
		{3_000_000, []int64{2_000_000, 2_000_000, -2_000_000}, -6_000_000},
		{-1, []int64{500_000, 1_000_000}, -1},
	} {
		var fs []Factor
		for _, v := range c.factors {
			fs = append(fs, Factor{"test", v})
		}
		if got := contribution(c.weight, fs); got != c.want {
			t.Errorf("contribution(%d, %v) = %d, want %d", c.weight, c.factors, got, c.want)
		}
	}
}

func TestDocument(t *testing.T) {
	a := analyzer(t, Config{})
	d := &corpus.Document{
		ID:    "x",
		Title: "Un bon échange",
		Text:  "La rencontre fut fructueuse. Un échec ?\n\nLire aussi : un bon accord\nPublicité\n\nUn accord.",
	}
	r := a.Document(d)
	var got []string
	for _, s := range r.Sentences {
		got = append(got, fmt.Sprintf("%d.%d %q %d words %d matches", s.Paragraph, s.Number, r.Within(s, s.Span), s.Words, len(s.Matches)))
		for _, m := range s.Matches {
			got = append(got, "  "+r.Within(s, m.Span))
		}
	}
	want := []string{
		`0.1 "Un bon échange" 3 words 1 matches`, "  bon",
		`1.2 "La rencontre fut fructueuse." 4 words 1 matches`, "  fructueuse",
		`1.3 "Un échec ?" 2 words 1 matches`, "  échec",
		`2.4 "Un accord." 2 words 1 matches`, "  accord",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if e := r.Evidence[0]; e != (Evidence{Pos: 2_500_000, Neg: 2_000_000, Hits: 3, Words: 11}) {
		t.Errorf("framing %+v", e)
	}
	if e := r.Evidence[1]; e != (Evidence{Pos: 1_000_000, Hits: 1, Words: 11}) || r.Words != 11 {
		t.Errorf("alignment %+v, %d words", e, r.Words)
	}
	if n := len(analyzer(t, Config{NoTitle: true}).Document(d).Sentences); n != 3 {
		t.Errorf("%d sentences without title, want 3", n)
	}
}

// Text without the end of a sentence is cut, and its document says so.
func TestLongSentences(t *testing.T) {
	a := analyzer(t, Config{})
	given := &corpus.RecordError{File: "f", Reason: "odd date", Kept: true}
	r := a.Document(&corpus.Document{ID: "x", File: "f", Line: 3, Text: strings.Repeat("mot ", 2*token.MaxTokens+1), Problems: []*corpus.RecordError{given}})
	if len(r.Sentences) != 3 || len(r.Problems) != 2 || r.Problems[0] != given {
		t.Fatalf("%d sentences, problems %v", len(r.Sentences), r.Problems)
	}
	want := "sentences of more than 2000 words and marks, cut there: 2"
	if p := r.Problems[1]; p.Reason != want || !p.Kept || p.Document != "x" || p.File != "f" || p.Line != 3 {
		t.Errorf("%+v", p)
	}
	if n := len(r.Document.Problems); n != 1 {
		t.Errorf("the document has %d problems now", n)
	}
}

func TestPresegmented(t *testing.T) {
	a := analyzer(t, Config{Presegmented: true})
	r := a.Document(&corpus.Document{Title: "Bon titre", Text: " Un bon accord. Un échec.\n\nPublicité "})
	if len(r.Sentences) != 1 {
		t.Fatalf("%d sentences, want 1", len(r.Sentences))
	}
	s := r.Sentences[0]
	if got := r.Within(s, s.Span); got != "Un bon accord. Un échec.\n\nPublicité" || len(s.Matches) != 3 || s.Paragraph != 1 || s.Number != 1 {
		t.Errorf("%q, %+v", got, s)
	}
	if got := r.Within(s, s.Matches[1].Span); got != "accord" {
		t.Errorf("the second match is %q", got)
	}
}

func TestFormulas(t *testing.T) {
	nan := math.NaN()
	e := Evidence{Pos: 3 * Unit, Neg: Unit, Hits: 3, Words: 25}
	for _, c := range []struct {
		name string
		e    Evidence
		want float64
	}{
		{"balance", e, 0.5},
		{"logit", e, math.Log(3.5 / 1.5)},
		{"tone", e, 8},
		{"sqrt", e, 0.4},
		{"density", e, 12},
		{"balance", Evidence{Words: 5}, nan},
		{"logit", Evidence{Words: 5}, nan},
		{"tone", Evidence{Words: 5}, nan},
		{"sqrt", Evidence{Words: 5}, nan},
		{"density", Evidence{Words: 5}, 0},
		{"density", Evidence{}, nan},
		{"balance", Evidence{Pos: Unit, Neg: Unit, Hits: 2, Words: 5}, 0},
		{"sqrt", Evidence{Pos: Unit, Hits: 1}, nan}, // a match without words, as of a symbol
	} {
		got := FormulaOf(c.name)(c.e)
		if !(math.Abs(got-c.want) < 1e-12 || math.IsNaN(got) && math.IsNaN(c.want)) {
			t.Errorf("%s(%+v) = %g, want %g", c.name, c.e, got, c.want)
		}
	}
	for _, name := range FormulaNames() {
		if FormulaOf(name) == nil {
			t.Errorf("there is no formula %s", name)
		}
	}
	if FormulaOf("mean") != nil {
		t.Error("there is a formula mean")
	}
	if (Evidence{Pos: 2}).Class(1) != 1 || (Evidence{Neg: 2}).Class(1) != -1 || (Evidence{Pos: 2, Neg: 1}).Class(1) != 0 || (Evidence{Pos: 1}).Class(0) != 1 {
		t.Error("Class is not the sign")
	}
}

func TestDuplicates(t *testing.T) {
	a := analyzer(t, Config{})
	var d Duplicates
	for _, c := range []struct{ id, title, text, first string }{
		{"a", "Titre", "L’accord est signé.", ""},
		{"b", "Autre titre", "l'accord  est\nSIGNÉ !", "a"},
		{"c", "Titre", "L’accord n’est pas signé.", ""},
		{"d", "", "…", ""},
		{"e", "", "…", ""},
		{"f", "", "Publicité\nL’accord est signé.", "a"},
	} {
		first, ok := d.Seen(a.Document(&corpus.Document{ID: c.id, Title: c.title, Text: c.text}))
		if first != c.first || ok != (c.first != "") {
			t.Errorf("%s repeats %q, want %q", c.id, first, c.first)
		}
	}
}

// documents yields n documents, a bad record in the place of every seventh.
func documents(n int) iter.Seq2[*corpus.Document, error] {
	return func(yield func(*corpus.Document, error) bool) {
		for i := range n {
			var ok bool
			if i%7 == 6 {
				ok = yield(nil, &corpus.RecordError{Line: i})
			} else {
				ok = yield(&corpus.Document{ID: fmt.Sprint(i), Text: strings.Repeat("Un bon accord. ", i%50)}, nil)
			}
			if !ok {
				return
			}
		}
	}
}

func TestCorpusKeepsOrder(t *testing.T) {
	a := analyzer(t, Config{})
	for _, workers := range []int{0, 1, 2, 8} {
		i := 0
		for r, err := range a.Corpus(context.Background(), documents(500), workers) {
			var bad *corpus.RecordError
			switch {
			case i%7 == 6 && !(errors.As(err, &bad) && bad.Line == i):
				t.Fatalf("%d: error %v", i, err)
			case i%7 != 6 && (err != nil || r.Document.ID != fmt.Sprint(i)):
				t.Fatalf("%d: %v, error %v", i, r, err)
			}
			i++
		}
		if i != 500 {
			t.Errorf("%d results, want 500", i)
		}
	}
}

func TestCorpusStops(t *testing.T) {
	a := analyzer(t, Config{})
	n := 0
	for range a.Corpus(context.Background(), documents(1_000_000_000), 2) {
		if n++; n == 10 {
			break
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var last error
	for _, err := range a.Corpus(ctx, documents(1_000_000_000), 2) {
		cancel()
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("the last error is %v", last)
	}
}

// A source that blocks does not hold up a run that is cancelled.
func TestCorpusDoesNotWaitForItsSource(t *testing.T) {
	a := analyzer(t, Config{})
	ctx, cancel := context.WithCancel(context.Background())
	release := make(chan struct{})
	defer close(release)
	blocked := func(yield func(*corpus.Document, error) bool) {
		cancel()
		<-release
	}
	var last error
	for _, err := range a.Corpus(ctx, blocked, 2) {
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("the last error is %v", last)
	}
}

func TestNewRefuses(t *testing.T) {
	if _, err := New(Config{}); err == nil {
		t.Error("no lexicon is accepted")
	}
	l, err := lexicon.Compile()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := New(Config{Lexicon: l}); err == nil {
		t.Error("a lexicon without dimension is accepted")
	}
}
