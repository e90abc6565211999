package stance_test

import (
	"fmt"
	"log"

	"github.com/cadrage/cadrage/lexicon/french"
	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/corpus"
)

func Example() {
	analyzer, err := stance.New(stance.Config{Lexicon: french.Lexicon()})
	if err != nil {
		log.Fatal(err)
	}
	result := analyzer.Document(&corpus.Document{
		ID:   "depeche",
		Text: "La rencontre fut fructueuse. Elle n’a pas été désastreuse.",
	})
	for _, s := range result.Sentences {
		for _, m := range s.Matches {
			fmt.Println(result.Within(s, m.Span), m.Factors, m.Contribution)
		}
	}
	fmt.Printf("%+.2f\n", stance.Balance(result.Evidence[0]))
	// Output:
	// fructueuse [] 2000000
	// désastreuse [{negation -740000}] 2220000
	// +1.00
}
