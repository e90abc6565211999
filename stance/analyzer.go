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
	Lexicon      *lexicon.Lexicon   // required
	NoTitle      bool               // leave titles out
	Presegmented bool               // the text of a document is one sentence, its title is left out
	Without      []string           // names of rules that are off; see Rules
	Gazetteer    *lexicon.Gazetteer // of the actors; nil: none are looked for
	// TargetField is the field of the documents that names whom each is about, a name that
	// occurs in its text; empty: none does. See Sentence.Target.
	TargetField string
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
	relational := a.Relational()
	a.scratch.New = func() any {
		s := &scratch{matcher: cfg.Lexicon.NewMatcher(), rules: rules{off: off, relational: relational}}
		s.mentioner.gazetteer = cfg.Gazetteer
		return s
	}
	return a, nil
}

// Dimensions are the names of the dimensions, in the order in which Result has them.
func (a *Analyzer) Dimensions() []string { return a.dimensions }

// Relational says of each dimension whether it is about actors and each other.
func (a *Analyzer) Relational() []bool {
	var all []bool
	for _, d := range a.dimensions {
		all = append(all, a.cfg.Lexicon.Relational(d))
	}
	return all
}

// scratch is what one goroutine needs to analyse one document after another.
type scratch struct {
	segmenter token.Segmenter
	matcher   *lexicon.Matcher
	rules     rules
	mentioner mentioner
	pairs     []relation
	targets   []int
}

// How long the text of a match or sentence is at least in most documents: room is made by it.
const (
	bytesPerMatch    = 60
	bytesPerSentence = 100
	bytesPerName     = 120
)

// Document analyses one document. It does not change it, and the result depends on
// nothing else.
func (a *Analyzer) Document(d *corpus.Document) *Result {
	s := a.scratch.Get().(*scratch)
	defer a.scratch.Put(s)
	sentences := len(d.Text)/bytesPerSentence + 2
	s.mentioner.begin(d, a.cfg.TargetField)
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
	if a.cfg.Gazetteer != nil {
		names := len(d.Text)/bytesPerName + 4
		b.mentions, b.strangers = make([]Mention, 0, names), make([]token.Span, 0, names)
		b.actors = make([]*lexicon.Actor, 0, names)
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
	a         *Analyzer
	s         *scratch
	r         *Result
	matches   []Match
	evidence  []Evidence
	factors   []Factor
	ends      []int // where the matches of each sentence end
	mentions  []Mention
	dyads     []Dyad
	actors    []*lexicon.Actor // those that matches are about
	strangers []token.Span
	pairs     [][2]*lexicon.Actor
	cuts      int // sentences that were cut for their length
	open      quotation
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
	x := Sentence{
		Span:      token.Span{Start: offset + sent.Start, End: offset + sent.End},
		Paragraph: paragraph,
		Number:    len(b.r.Sentences) + 1,
		Words:     words,
	}
	x.Target.Words = int64(words)
	mentions, dyads, strangers := len(b.mentions), len(b.dyads), len(b.strangers)
	if sent.Cut {
		b.cuts++
	}
	// A record that is one sentence may be of any length: what rules look at is not.
	for toks := range slices.Chunk(sent.Tokens, token.MaxTokens) {
		b.match(toks, paragraph, offset, evidence, &x)
		b.open = b.open.track(toks, paragraph)
	}
	for d := range b.r.Evidence {
		b.r.Evidence[d] = b.r.Evidence[d].Add(evidence[d])
	}
	b.ends = append(b.ends, len(b.matches))
	x.Strangers = b.strangers[strangers:len(b.strangers):len(b.strangers)]
	x.Mentions, x.Dyads = b.mentions[mentions:len(b.mentions):len(b.mentions)], b.dyads[dyads:len(b.dyads):len(b.dyads)]
	b.r.Sentences = append(b.r.Sentences, x)
}

// match adds the matches in toks to those of the document and to the evidence, and the actors
// to the sentence.
func (b *builder) match(toks []token.Token, paragraph, offset int, evidence []Evidence, x *Sentence) {
	found := b.s.matcher.Match(toks)
	named := len(b.mentions)
	if b.a.cfg.Gazetteer != nil {
		b.s.mentioner.find(toks, b.s.matcher.Grammar())
		found = slices.DeleteFunc(found, b.s.mentioner.inName)
		for _, m := range b.s.mentioner.here {
			m.Span = token.Span{Start: offset + toks[m.first].Start, End: offset + toks[m.end-1].End}
			b.mentions = append(b.mentions, m)
		}
		for _, e := range b.s.mentioner.strangers {
			if !b.s.mentioner.isNew(e) {
				continue
			}
			b.strangers = append(b.strangers, token.Span{Start: offset + toks[e.first].Start, End: offset + toks[e.end-1].End})
		}
	}
	mentions := b.mentions[named:]
	if !slices.ContainsFunc(found, func(m lexicon.Match) bool { return m.Dimension >= 0 }) {
		return
	}
	open := b.open
	if open.paragraph != paragraph {
		open.mark = ""
	}
	b.s.rules.read(toks, b.s.matcher, found, mentions, open)
	if b.a.cfg.Gazetteer != nil {
		b.s.rules.refer(b.s.mentioner.strangers)
		for i := range mentions {
			mentions[i].Speaker = b.s.rules.isSpeaker(mentions[i].first)
		}
	}
	dyads := len(b.dyads)
	for i := range found {
		if found[i].Dimension < 0 {
			continue
		}
		m := b.weigh(toks, found[i], offset)
		evidence[m.Dimension].add(m.Contribution)
		if b.a.cfg.Gazetteer != nil {
			b.attribute(&m, found[i], mentions, dyads, x)
		}
		b.matches = append(b.matches, m)
	}
	b.dyads = b.s.mentioner.keep(b.dyads, dyads)
}

// attribute says whom a match is about, and which pairs.
func (b *builder) attribute(m *Match, found lexicon.Match, mentions []Mention, dyads int, x *Sentence) {
	if len(mentions) == 0 {
		return
	}
	c := &b.s.rules
	b.s.targets = c.targets(found, m.Voice, b.s.targets[:0])
	from := len(b.actors)
	for _, i := range b.s.targets {
		r := c.referents[i]
		for _, n := range mentions[r.from:r.to] {
			if !slices.Contains(b.actors[from:], n.Actor) {
				b.actors = append(b.actors, n.Actor)
			}
		}
	}
	m.Targets = b.actors[from:len(b.actors):len(b.actors)]
	if t := b.s.mentioner.target; t != nil && c.concerns(found, m.Voice, t) {
		x.Target.add(m.Contribution)
	}
	if c.relational[m.Dimension] {
		b.s.pairs = once(c.relate(found, m.Voice, b.s.pairs[:0]))
		from := len(b.pairs)
		for _, p := range b.s.pairs {
			b.pairs = append(b.pairs, inOrder(p.source, p.target))
		}
		m.Pairs = b.pairs[from:len(b.pairs):len(b.pairs)]
		b.dyads = addDyads(b.dyads, dyads, b.s.pairs, m.Contribution, m.Voice, int64(x.Words))
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
