//go:build ignore

// Generate writes a corpus of about so many megabytes as JSON Lines to standard
// output, for measuring speed and memory: articles whose paragraphs are drawn from
// the articles of the test corpus.
//
//	go run testdata/generate.go -mb 200 > corpus.jsonl
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"strings"
	"time"

	"github.com/cadrage/cadrage/stance/corpus"
)

func main() {
	mb := flag.Int("mb", 20, "size in `megabytes`")
	from := flag.String("from", "testdata/corpus", "`folder` of the articles to draw from")
	flag.Parse()

	var paragraphs []string
	for doc, err := range corpus.Open([]string{*from}, corpus.Options{}) {
		if bad := (*corpus.RecordError)(nil); errors.As(err, &bad) {
			continue
		}
		if err != nil {
			log.Fatal(err)
		}
		for p := range strings.SplitSeq(doc.Text, "\n\n") {
			if p = strings.TrimSpace(p); len(p) > 100 {
				paragraphs = append(paragraphs, p)
			}
		}
	}
	rng := rand.New(rand.NewPCG(1, 1))
	out := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	start := time.Date(2004, 1, 1, 0, 0, 0, 0, time.UTC)
	for n, size := 0, 0; size < *mb*1_000_000; n++ {
		var text []string
		for range 4 + rng.IntN(8) {
			text = append(text, paragraphs[rng.IntN(len(paragraphs))])
		}
		article := map[string]string{
			"id":     fmt.Sprintf("article-%07d", n),
			"outlet": fmt.Sprintf("Journal %d", rng.IntN(12)+1),
			"date":   start.AddDate(0, 0, rng.IntN(365*20)).Format(time.DateOnly),
			"title":  strings.Join(strings.Fields(text[0])[:6], " "),
			"text":   strings.Join(text, "\n\n"),
		}
		size += len(article["text"]) + 120
		if err := enc.Encode(article); err != nil {
			log.Fatal(err)
		}
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}
