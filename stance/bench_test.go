package stance_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/french"
	"github.com/cadrage/cadrage/lexicon/token"
	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/corpus"
)

// press reads the articles of the test corpus: prose of the kind that is scored.
func press(b *testing.B) (docs []*corpus.Document, bytes int64) {
	b.Helper()
	for d, err := range corpus.Open([]string{"../testdata/corpus"}, corpus.Options{}) {
		var refused *corpus.RecordError // there are some, on purpose
		if errors.As(err, &refused) {
			continue
		}
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, d)
		bytes += int64(len(d.Title) + len(d.Text))
	}
	return docs, bytes
}

// BenchmarkDocument is the whole way from text to evidence with the French lexicon, with the
// actors and without.
func BenchmarkDocument(b *testing.B) {
	b.Run("evidence", func(b *testing.B) { documents(b, stance.Config{Lexicon: french.Lexicon()}) })
	b.Run("actors", func(b *testing.B) {
		documents(b, stance.Config{Lexicon: french.Lexicon(), Gazetteer: french.Gazetteer()})
	})
}

func documents(b *testing.B, cfg stance.Config) {
	a, err := stance.New(cfg)
	if err != nil {
		b.Fatal(err)
	}
	docs, bytes := press(b)
	for _, d := range docs { // words are analysed when they are first met
		a.Document(d)
	}
	b.SetBytes(bytes)
	b.ReportAllocs()
	sentences := 0
	for b.Loop() {
		for _, d := range docs {
			sentences += len(a.Document(d).Sentences)
		}
	}
	b.ReportMetric(float64(sentences)/float64(b.N), "sentences/op")
}

// BenchmarkNames is the look-up of the names of actors, of tokens that are there.
func BenchmarkNames(b *testing.B) {
	docs, bytes := press(b)
	var g token.Segmenter
	var sentences [][]token.Token
	for _, d := range docs {
		for s := range g.Sentences(d.Text) {
			sentences = append(sentences, slices.Clone(s.Tokens))
		}
	}
	b.SetBytes(bytes)
	b.ReportAllocs()
	var names []lexicon.Name
	for b.Loop() {
		for _, toks := range sentences {
			names = french.Gazetteer().Find(toks, names[:0])
		}
	}
}

// BenchmarkTokens is the part of it that the tokenizer takes.
func BenchmarkTokens(b *testing.B) {
	var g token.Segmenter
	docs, bytes := press(b)
	b.SetBytes(bytes)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, d := range docs {
			for _, text := range []string{d.Title, d.Text} {
				for s := range g.Sentences(text) {
					n += len(s.Tokens)
				}
			}
		}
	}
}
