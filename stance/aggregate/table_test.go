package aggregate

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/corpus"
)

// result is a document with evidence in two dimensions, in whole weights.
func result(id, date string, framing, alignment [2]int64) *stance.Result {
	d, err := corpus.ParseDate(date)
	if date != "" && err != nil {
		panic(err)
	}
	ev := func(x [2]int64) stance.Evidence {
		return stance.Evidence{Pos: x[0] * stance.Unit, Neg: x[1] * stance.Unit, Hits: x[0] + x[1], Words: 50}
	}
	return &stance.Result{
		Document:  &corpus.Document{ID: id, Date: d},
		Sentences: make([]stance.Sentence, 3),
		Evidence:  []stance.Evidence{ev(framing), ev(alignment)},
		Words:     50,
	}
}

func rows(t *testing.T, tab *Table, opt Options) []Row {
	t.Helper()
	r, _, err := tab.Rows(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRows(t *testing.T) {
	tab := NewTable([]string{"framing", "alignment"})
	tab.Add(result("a", "2023-01-05", [2]int64{3, 1}, [2]int64{}), "")
	tab.Add(result("b", "2023-01", [2]int64{1, 3}, [2]int64{}), "")
	tab.Add(result("c", "2023-03-31", [2]int64{0, 2}, [2]int64{1, 0}), "")
	tab.Add(result("d", "2023", [2]int64{5, 0}, [2]int64{}), "")
	tab.Add(result("e", "", [2]int64{5, 0}, [2]int64{}), "")
	got, cov, err := tab.Rows(context.Background(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if cov != (Coverage{Undated: 1, TooCoarse: 1}) {
		t.Errorf("coverage %+v", cov)
	}
	want := []string{
		"2023-01 framing 2 docs 6 sentences 100 words 8 hits score 0 fewer than 5 documents with evidence: no interval",
		"2023-01 alignment 2 docs 6 sentences 100 words 0 hits score NaN no evidence",
		"2023-02 framing 0 docs 0 sentences 0 words 0 hits score NaN no documents",
		"2023-02 alignment 0 docs 0 sentences 0 words 0 hits score NaN no documents",
		"2023-03 framing 1 docs 3 sentences 50 words 2 hits score -1 fewer than 5 documents with evidence: no interval",
		"2023-03 alignment 1 docs 3 sentences 50 words 1 hits score 1 fewer than 5 documents with evidence: no interval",
	}
	if len(got) != len(want) {
		t.Fatalf("%d rows, want %d", len(got), len(want))
	}
	for i, r := range got {
		s := fmt.Sprintf("%s %s %d docs %d sentences %d words %d hits score %g %s",
			r.Period, r.Dimension, r.Documents, r.Sentences, r.Evidence.Words, r.Evidence.Hits, r.Score, r.Note)
		if s != want[i] {
			t.Errorf("row %d: %s\n   want %s", i, s, want[i])
		}
		if !math.IsNaN(r.Lo) || !math.IsNaN(r.Hi) {
			t.Errorf("row %d has an interval", i)
		}
	}
}

// sample is a corpus of n documents, the same for every call.
func sample(n int) []*stance.Result {
	rng := rand.New(rand.NewPCG(1, 2))
	var all []*stance.Result
	for i := range n {
		all = append(all, result(fmt.Sprintf("doc%d", i), fmt.Sprintf("2023-%02d", i%3+1),
			[2]int64{rng.Int64N(5), rng.Int64N(4)}, [2]int64{rng.Int64N(3), rng.Int64N(3)}))
	}
	return all
}

func TestRowsDoNotDependOnOrderOrWorkers(t *testing.T) {
	docs := sample(90)
	var first []Row
	for trial := range 3 {
		tab := NewTable([]string{"framing", "alignment"})
		rand.New(rand.NewPCG(uint64(trial), 7)).Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		for _, r := range docs {
			tab.Add(r, "group "+r.Document.ID[3:4])
		}
		got := rows(t, tab, Options{Draws: 200, Seed: 5, Workers: trial*3 + 1})
		if fmt.Sprint(rows(t, tab, Options{Draws: 200, Seed: 5})) != fmt.Sprint(got) {
			t.Error("asking twice gives two answers")
		}
		if trial == 0 {
			first = got
		} else if fmt.Sprint(first) != fmt.Sprint(got) {
			t.Errorf("trial %d gives other rows", trial)
		}
	}
}

// An interval lies around its score, and holds the exact one of a proportion: with
// one unit hit a document, balance is 2p − 1 and its bootstrap is binomial.
func TestIntervalIsBinomial(t *testing.T) {
	tab := NewTable([]string{"framing", "alignment"})
	for i := range 100 {
		tab.Add(result(fmt.Sprint(i), "2023-05", [2]int64{int64(i % 2), int64(1 - i%2)}, [2]int64{}), "")
	}
	r := rows(t, tab, Options{})[0]
	// R: 2 * qbinom(c(.025, .975), 100, .5) / 100 - 1
	if math.Abs(r.Lo+0.2) > 0.021 || math.Abs(r.Hi-0.2) > 0.021 {
		t.Errorf("interval [%g, %g], want about [-0.2, 0.2]", r.Lo, r.Hi)
	}
	if r.Note != "" {
		t.Errorf("note %q", r.Note)
	}
}

func TestFewDocumentsAreNoted(t *testing.T) {
	tab := NewTable([]string{"framing", "alignment"})
	for _, r := range sample(30) {
		tab.Add(r, "")
	}
	for _, r := range rows(t, tab, Options{}) {
		if r.Note != NoteFew || !(r.Lo <= r.Score && r.Score <= r.Hi) {
			t.Errorf("%+v", r)
		}
	}
}

// Documents without evidence do not make an interval: of sixty, one tells.
func TestIntervalNeedsEvidence(t *testing.T) {
	for _, c := range []struct {
		telling  int
		formula  string
		note     string
		interval bool
	}{
		{1, "balance", NoteNone, false},
		{4, "balance", NoteNone, false},
		{5, "balance", NoteFew, true},
		{49, "balance", NoteFew, true},
		{50, "balance", "", true},
		{0, "balance", NoteNoHit, false},
		{1, "density", "", true}, // a document without hits has a density
	} {
		tab := NewTable([]string{"framing", "alignment"})
		for i := range 60 {
			hits := [2]int64{}
			if i < c.telling {
				hits = [2]int64{int64(i%2) + 1, int64(i % 3)}
			}
			tab.Add(result(fmt.Sprint(i), "2023-05", hits, [2]int64{}), "")
		}
		r := rows(t, tab, Options{Formula: c.formula})[0]
		if r.Note != c.note || math.IsNaN(r.Lo) == c.interval || math.IsNaN(r.Hi) == c.interval {
			t.Errorf("%d documents with evidence, %s: [%g, %g], note %q", c.telling, c.formula, r.Lo, r.Hi, r.Note)
		}
	}
}

func TestOptionsOutOfRange(t *testing.T) {
	for _, opt := range []Options{{Formula: "mean"}, {Draws: -1}} {
		if _, _, err := NewTable([]string{"framing"}).Rows(context.Background(), opt); err == nil {
			t.Errorf("%+v is accepted", opt)
		}
	}
}

// The interval of a cell is its own: that of another period or group with the same
// documents comes from other samples.
func TestCellsHaveTheirOwnSeed(t *testing.T) {
	tab := NewTable([]string{"framing", "alignment"})
	for _, month := range []string{"2023-01", "2023-02"} {
		for i := range 7 {
			tab.Add(result(fmt.Sprint(i), month, [2]int64{int64(i*i) + 1, 7}, [2]int64{}), "")
		}
	}
	r := rows(t, tab, Options{Draws: 50})
	if r[0].Score != r[2].Score || r[0].Lo == r[2].Lo && r[0].Hi == r[2].Hi {
		t.Errorf("intervals [%g, %g] and [%g, %g]", r[0].Lo, r[0].Hi, r[2].Lo, r[2].Hi)
	}
}

func TestWrongDateMakesNoFlood(t *testing.T) {
	tab := NewTable([]string{"framing", "alignment"})
	tab.Add(result("a", "1623-01-05", [2]int64{1, 0}, [2]int64{}), "")
	tab.Add(result("b", "2023-01-05", [2]int64{1, 0}, [2]int64{}), "")
	got, cov, err := tab.Rows(context.Background(), Options{By: Day})
	// From 1623 to 2023 there are 146 096 days between the two, in two dimensions.
	if err != nil || len(got) != 4 || cov.Gaps != 2*146_096 {
		t.Errorf("%d rows, %+v, %v", len(got), cov, err)
	}
}

func TestCancelled(t *testing.T) {
	tab := NewTable([]string{"framing", "alignment"})
	tab.Add(result("a", "2023-01-05", [2]int64{1, 0}, [2]int64{}), "")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := tab.Rows(ctx, Options{}); err != context.Canceled {
		t.Errorf("error %v", err)
	}
	if got, _, _ := NewTable(nil).Rows(context.Background(), Options{}); !reflect.DeepEqual(got, []Row(nil)) {
		t.Errorf("rows of nothing: %v", got)
	}
}
