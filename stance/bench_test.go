package stance_test

import (
	"strings"
	"testing"

	"github.com/cadrage/cadrage/lexicon/french"
	"github.com/cadrage/cadrage/lexicon/token"
	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/corpus"
)

// press is prose of the kind that is scored, written for this benchmark: some 10 kB.
var press = strings.Repeat("Réunis à La Havane, les deux ministres ont salué « une rencontre fructueuse » et promis d’approfondir l’accord signé en 2019. "+
	"Selon M. Arlet, le commerce a progressé de 3,5 % ; l’opposition, elle, n’y voit qu’un effet d’annonce. "+
	"Le chantier du pont, lui, n’avance plus : les riverains attendent depuis deux hivers, et la commune n’a pas de calendrier à leur donner.\n\n", 24)

// BenchmarkDocument is the whole way from text to evidence with the French lexicon.
func BenchmarkDocument(b *testing.B) {
	a, err := stance.New(stance.Config{Lexicon: french.Lexicon()})
	if err != nil {
		b.Fatal(err)
	}
	d := &corpus.Document{Text: press}
	b.SetBytes(int64(len(press)))
	b.ReportAllocs()
	for b.Loop() {
		a.Document(d)
	}
}

// BenchmarkTokens is the part of it that the tokenizer takes.
func BenchmarkTokens(b *testing.B) {
	var g token.Segmenter
	b.SetBytes(int64(len(press)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for s := range g.Sentences(press) {
			n += len(s.Tokens)
		}
	}
}
