// Package stance turns a document into evidence: it finds the matches of a lexicon
// in each sentence and decides by rules what each is worth there. It knows no file
// and no table.
package stance

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
	"github.com/cadrage/cadrage/stance/corpus"
)

// A Config says how documents are analysed.
type Config struct {
	Lexicon      *lexicon.Lexicon // required
	NoTitle      bool             // leave titles out
	Presegmented bool             // the text of a document is one sentence, its title is left out
	Without      []string         // names of rules that are off; see Rules
}

// An Analyzer analyses documents. It is safe for concurrent use.
type Analyzer struct {
	cfg        Config
	dimensions []string
	band       int64
	scratch    sync.Pool // of *scratch
}

// New checks the configuration and returns an analyzer.
func New(cfg Config) (*Analyzer, error) {
	if cfg.Lexicon == nil {
		return nil, errors.New("no lexicon")
	}
	dims := cfg.Lexicon.Dimensions()
	if len(dims) == 0 {
		return nil, errors.New("the lexicon has no polar entry, hence no dimension")
	}
	a := &Analyzer{cfg: cfg, dimensions: dims, band: ClassBand}
	off, err := parseWithout(cfg.Without)
	if err != nil {
		return nil, err
	}
	if off[RuleBand] {
		a.band = 0
	}
	var relational []bool
	for _, d := range dims {
		relational = append(relational, cfg.Lexicon.Relational(d))
	}
	a.scratch.New = func() any {
		return &scratch{matcher: cfg.Lexicon.NewMatcher(), rules: rules{off: off, relational: relational}}
	}
	return a, nil
}

// Dimensions are the names of the dimensions, in the order in which Result has them.
func (a *Analyzer) Dimensions() []string { return a.dimensions }

// scratch is what one goroutine needs to analyse one document after another.
type scratch struct {
	segmenter token.Segmenter
	matcher   *lexicon.Matcher
	rules     rules
}

// How long the text of a match or sentence is at least in most documents: room is made by it.
const (
	bytesPerMatch    = 60
	bytesPerSentence = 100
)

// Document analyses one document. It does not change it, and the result depends on
// nothing else.
func (a *Analyzer) Document(d *corpus.Document) *Result {
	s := a.scratch.Get().(*scratch)
	defer a.scratch.Put(s)
	sentences := len(d.Text)/bytesPerSentence + 2
	b := builder{
		a: a, s: s,
		matches:  make([]Match, 0, len(d.Text)/bytesPerMatch),
		evidence: make([]Evidence, 0, len(a.dimensions)*sentences),
		factors:  make([]Factor, 0, len(d.Text)/bytesPerMatch),
		ends:     make([]int, 0, sentences),
		r: &Result{
			Document: d, Evidence: make([]Evidence, len(a.dimensions)), Fingerprint: newFingerprint, Band: a.band,
			Sentences: make([]Sentence, 0, sentences),
		},
	}
	if a.cfg.Presegmented {
		text := strings.TrimSpace(d.Text)
		start := strings.Index(d.Text, text)
		sent := token.Sentence{Span: token.Span{Start: 0, End: len(text)}, Paragraph: 1, Index: 1, Tokens: s.segmenter.Tokens(text)}
		b.sentence(sent, 1, start, true)
		return b.result()
	}
	if !a.cfg.NoTitle {
		for sent := range s.segmenter.Sentences(d.Title) {
			b.sentence(sent, 0, 0, false)
		}
	}
	paragraph := 0
	for start, block := range blocks(d.Text) {
		before := paragraph
		for sent := range s.segmenter.Sentences(block) {
			paragraph = before + sent.Paragraph
			b.sentence(sent, paragraph, start, true)
		}
	}
	return b.result()
}

// blocks yields the runs of lines between the boilerplate lines of a text, each
// with its offset.
func blocks(text string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		from := 0 // start of the block
		for at := 0; at < len(text); {
			end := at + strings.IndexByte(text[at:], '\n') + 1
			if end == at {
				end = len(text)
			}
			if corpus.Boilerplate(text[at:end]) {
				if from < at && !yield(from, text[from:at]) {
					return
				}
				from = end
			}
			at = end
		}
		if from < len(text) {
			yield(from, text[from:])
		}
	}
}

// A builder collects the result of one document. What belongs to the sentences
// lies in common slices, which are cut up when they no longer grow.
type builder struct {
	a        *Analyzer
	s        *scratch
	r        *Result
	matches  []Match
	evidence []Evidence
	factors  []Factor
	ends     []int // where the matches of each sentence end
	cuts     int   // sentences that were cut for their length
	open     quotation
}

// sentence analyses one sentence whose spans begin at offset. body says that it is
// none of the title.
func (b *builder) sentence(sent token.Sentence, paragraph, offset int, body bool) {
	words := token.Words(sent.Tokens)
	if body {
		b.r.Fingerprint = fingerprint(b.r.Fingerprint, sent.Tokens)
	}
	from := len(b.evidence)
	for range b.a.dimensions {
		b.evidence = append(b.evidence, Evidence{Words: int64(words)})
	}
	evidence := b.evidence[from:]
	if sent.Cut {
		b.cuts++
	}
	// A record that is one sentence may be of any length: what rules look at is not.
	for toks := range slices.Chunk(sent.Tokens, token.MaxTokens) {
		b.match(toks, paragraph, offset, evidence)
		b.open = b.open.track(toks, paragraph)
	}
	for d := range b.r.Evidence {
		b.r.Evidence[d] = b.r.Evidence[d].Add(evidence[d])
	}
	b.ends = append(b.ends, len(b.matches))
	b.r.Sentences = append(b.r.Sentences, Sentence{
		Span:      token.Span{Start: offset + sent.Start, End: offset + sent.End},
		Paragraph: paragraph,
		Number:    len(b.r.Sentences) + 1,
		Words:     words,
	})
}

// match adds the matches in toks to those of the document and to the evidence.
func (b *builder) match(toks []token.Token, paragraph, offset int, evidence []Evidence) {
	found := b.s.matcher.Match(toks)
	if !slices.ContainsFunc(found, func(m lexicon.Match) bool { return m.Dimension >= 0 }) {
		return
	}
	open := b.open
	if open.paragraph != paragraph {
		open.mark = ""
	}
	b.s.rules.read(toks, b.s.matcher, found, open)
	for i := range found {
		if found[i].Dimension < 0 {
			continue
		}
		m := b.weigh(toks, found[i], offset)
		b.matches = append(b.matches, m)
		evidence[m.Dimension].add(m.Contribution)
	}
}

// weigh says what a match is worth in its sentence.
func (b *builder) weigh(toks []token.Token, m lexicon.Match, offset int) Match {
	from := len(b.factors)
	b.factors = b.s.rules.appendFactors(b.factors, m)
	factors := b.factors[from:len(b.factors):len(b.factors)]
	voice, speaker := b.s.rules.voice[m.First()], token.Span{}
	if s := b.s.rules.speaker; voice != Own && s.Len() > 0 {
		speaker = token.Span{Start: offset + toks[s.Start].Start, End: offset + toks[s.End-1].End}
	}
	return Match{
		Span:         token.Span{Start: offset + toks[m.First()].Start, End: offset + toks[m.End()-1].End},
		Entry:        m.Entry,
		Dimension:    m.Dimension,
		Factors:      factors,
		Contribution: contribution(m.Entry.Weight, factors),
		Voice:        voice,
		Speaker:      speaker,
		Modality:     b.s.rules.modality(m),
	}
}

func (b *builder) result() *Result {
	n := len(b.a.dimensions)
	from := 0
	for i := range b.r.Sentences {
		s := &b.r.Sentences[i]
		s.Evidence = b.evidence[i*n : (i+1)*n : (i+1)*n]
		s.Matches = b.matches[from:b.ends[i]:b.ends[i]]
		from = b.ends[i]
		b.r.Words += s.Words
	}
	d := b.r.Document
	b.r.Problems = d.Problems
	if b.cuts > 0 {
		b.r.Problems = append(slices.Clip(b.r.Problems), &corpus.RecordError{
			File: d.File, Line: d.Line, Document: d.ID, Kept: true,
			Reason: fmt.Sprintf("sentences of more than %d words and marks, cut there: %d", token.MaxTokens, b.cuts),
		})
	}
	return b.r
}
