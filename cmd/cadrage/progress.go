package main

import (
	"fmt"

	"github.com/schollz/progressbar/v3"

	"github.com/cadrage/cadrage/stance/corpus"
)

// A progressBar shows documents, bytes read, speed and time left on a terminal, and
// nothing elsewhere.
type progressBar struct {
	bar       *progressbar.ProgressBar // nil: nothing is shown
	documents int
}

func (p *program) progress(paths []string, opt corpus.Options, quiet bool) *progressBar {
	if quiet || !isTerminal(p.err) {
		return &progressBar{}
	}
	total := corpus.Size(paths, opt)
	if total == 0 {
		total = -1 // unknown: no time left
	}
	return &progressBar{bar: progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(p.err),
		progressbar.OptionShowBytes(true),
		progressbar.OptionThrottle(refresh),
		progressbar.OptionSetWidth(20),
		progressbar.OptionClearOnFinish(),
	)}
}

// read notes bytes that were read. It is called by the reading goroutine; the bar
// locks itself.
func (b *progressBar) read(n int) {
	if b.bar != nil {
		b.bar.Add(n) // fails only when the terminal is gone
	}
}

// document notes a document that was analysed.
func (b *progressBar) document() {
	b.documents++
	if b.bar != nil && b.documents%every == 0 {
		b.bar.Describe(fmt.Sprintf("%d documents", b.documents))
	}
}

func (b *progressBar) finish() {
	if b.bar != nil {
		b.bar.Finish()
	}
}

const (
	refresh = 100 * 1000 * 1000 // nanoseconds between two pictures
	every   = 50                // documents between two counts
)
