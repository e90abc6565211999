package corpus_test

import (
	"fmt"
	"strings"

	"github.com/cadrage/cadrage/stance/corpus"
)

func ExampleOpen() {
	table := `id;date;journal;texte
17;14/07/2023;Le Monde;Les deux pays saluent un accord historique.
18;31/02/2023;Le Monde;Le ministre dénonce une provocation.
19;2023-07-15;Libération;
`
	for doc, err := range corpus.Open([]string{"-"}, corpus.Options{Stdin: strings.NewReader(table)}) {
		if err != nil {
			fmt.Println("skipped:", err) // a *corpus.RecordError; any other error is the last
			continue
		}
		fmt.Printf("%s %s %q %s\n", doc.ID, doc.Outlet, doc.Date, doc.Text)
		for _, problem := range doc.Problems {
			fmt.Println("kept:", problem)
		}
	}
	// Output:
	// 17 Le Monde "2023-07-14" Les deux pays saluent un accord historique.
	// 18 Le Monde "" Le ministre dénonce une provocation.
	// kept: stdin: line 3: date "31/02/2023": day out of range
	// skipped: stdin: line 4: empty text
}

func ExampleParseDate() {
	for _, s := range []string{"1er août 2023", "sept. 2023", "Publié le 12/07/2023 à 14h05"} {
		d, err := corpus.ParseDate(s)
		fmt.Println(d, err)
	}
	// Output:
	// 2023-08-01 <nil>
	// 2023-09 <nil>
	// 2023-07-12 <nil>
}
