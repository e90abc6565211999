package stance

import (
	"context"
	"iter"
	"sync"

	"github.com/cadrage/cadrage/stance/corpus"
)

// queued is how many documents may wait for each worker: enough that none is idle
// while a long one holds up the order, few enough that memory stays bounded.
const queued = 8

// A job is a document on its way through the workers, or an error in its place.
type job struct {
	doc  *corpus.Document
	err  error
	done chan *Result // gets the result of doc
}

// Corpus analyses documents with as many workers as are asked for (at least one)
// and yields the results in the order of the documents, with the errors where they
// occurred: a *corpus.RecordError stands for one record, any other error, that of
// the context included, is the last thing yielded. Only some documents for each
// worker are held at a time.
func (a *Analyzer) Corpus(parent context.Context, docs iter.Seq2[*corpus.Document, error], workers int) iter.Seq2[*Result, error] {
	workers = max(workers, 1)
	return func(yield func(*Result, error) bool) {
		ctx, cancel := context.WithCancel(parent)
		order := make(chan job, workers*queued)
		work := make(chan job, workers*queued)
		var wg sync.WaitGroup
		defer func() {
			cancel()
			if parent.Err() == nil { // else a source that blocks would hold up the end
				wg.Wait()
			}
		}()

		wg.Go(func() { // reads
			defer close(order)
			defer close(work)
			for doc, err := range docs {
				j := job{doc: doc, err: err, done: make(chan *Result, 1)}
				select {
				case order <- j:
				case <-ctx.Done():
					return
				}
				if err == nil {
					work <- j // waits for a worker at the most, and they never wait
				}
			}
		})
		for range workers {
			wg.Go(func() {
				for j := range work {
					if ctx.Err() != nil {
						continue // nobody waits for it
					}
					j.done <- a.Document(j.doc)
				}
			})
		}
		for {
			var j job
			var r *Result
			ok := false
			select {
			case j, ok = <-order:
			case <-ctx.Done():
			}
			if ok && j.err == nil {
				select {
				case r = <-j.done:
				case <-ctx.Done():
				}
			}
			if !ok || ctx.Err() != nil {
				break
			}
			if !yield(r, j.err) {
				return
			}
		}
		if err := context.Cause(ctx); err != nil {
			yield(nil, err)
		}
	}
}
