package morph

import (
	"slices"
	"strings"

	"github.com/cadrage/cadrage/lexicon/token"
)

// maxNear is how many lemmas Near names at the most.
const maxNear = 3

// Near lists the lemmas that are spelled most like a word, of that part of speech: those
// at the least distance, which is 2 edits at the most, accents not counted; three of
// them, in the order of the table. It goes through the whole table, which takes some 30
// ms. Safe for concurrent use.
func Near(word string, pos POS) []string {
	key := []byte(token.Unaccented(token.Normalize(word)))
	best := 2
	var near []string
	var buf []byte
	for row := range strings.Lines(lemmas()) {
		l := parseLine(strings.TrimSuffix(row, "\n"))
		if d := len(l.word) - len(key); d > 2*len(l.word) || d < -best {
			continue
		}
		buf = token.AppendUnaccented(buf[:0], l.word)
		d := distance(key, buf, best)
		if d > best || !Known(l.word, pos) {
			continue
		}
		if d < best {
			best, near = d, nil
		}
		if len(near) < maxNear && !slices.Contains(near, l.word) {
			near = append(near, l.word)
		}
	}
	return near
}

// distance is the number of letters to insert, delete, replace or swap with the next
// (restricted Damerau–Levenshtein), or more than most where it is larger than that.
func distance(a, b []byte, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		least := row[0]
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
