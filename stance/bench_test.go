package stance_test

import (
	"errors"
	"testing"

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

// BenchmarkDocument is the whole way from text to evidence with the French lexicon.
func BenchmarkDocument(b *testing.B) {
	a, err := stance.New(stance.Config{Lexicon: french.Lexicon()})
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
