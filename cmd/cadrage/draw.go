package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cadrage/cadrage/lexicon/token"
	"github.com/cadrage/cadrage/stance"
)

// lineWidth is the width in columns at which a sentence or a row is broken.
const lineWidth = 78

// A light is how a rune of a sentence is shown.
type light int

const (
	unlit light = iota
	favourable
	unfavourable
)

// escapes are the sequences that begin a light on a terminal: underlined, green or red.
var escapes = [...]string{unlit: "\x1b[0m", favourable: "\x1b[4;32m", unfavourable: "\x1b[4;31m"}

// A marking is a part of a sentence that is shown in a light.
type marking struct {
	token.Span // in the sentence
	light
}

// markedIn lists the matches of a sentence.
func markedIn(s stance.Sentence) []marking {
	var all []marking
	for _, m := range s.Matches {
		l := favourable
		if m.Contribution < 0 {
			l = unfavourable
		}
		all = append(all, marking{token.Span{Start: m.Start - s.Start, End: m.End - s.Start}, l})
	}
	return all
}

// lightAt is the light of the rune at i: that of the last marking that has it.
func lightAt(i int, markings []marking) light {
	l := unlit
	for _, m := range markings {
		if m.Start <= i && i < m.End {
			l = m.light
		}
	}
	return l
}

// drawMarked prints a text in lines: on a terminal the markings are underlined in colour,
// elsewhere there are marks below them.
func drawMarked(w io.Writer, text string, markings []marking, colour bool) {
	for start := 0; start < len(text); {
		end := breakAt(text, start)
		var line, marks strings.Builder
		lit := unlit
		for i, c := range text[start:end] {
			if unicode.IsSpace(c) {
				c = ' '
			}
			l := lightAt(start+i, markings)
			if colour && l != lit {
				line.WriteString(escapes[l])
			}
			lit = l
			line.WriteString(printable(string(c)))
			mark := " "
			if l != unlit {
				mark = "^"
			}
			marks.WriteString(strings.Repeat(mark, width(c)))
		}
		if colour && lit != unlit {
			line.WriteString(escapes[unlit])
		}
		fmt.Fprintln(w, strings.TrimRight(line.String(), " "))
		if below := strings.TrimRight(marks.String(), " "); below != "" && !colour {
			fmt.Fprintln(w, below)
		}
		start = end
	}
}

// breakAt is where the line that begins at start ends: after the last space that
// fits, or in a long word.
func breakAt(text string, start int) int {
	columns, after := 0, 0
	for i, c := range text[start:] {
		if unicode.IsSpace(c) {
			after = start + i + utf8.RuneLen(c)
		}
		if columns += width(c); columns > lineWidth {
			if after > start {
				return after
			}
			return start + max(i, utf8.RuneLen(c))
		}
	}
	return len(text)
}

// width is the number of columns that a rune of French text takes.
func width(c rune) int {
	if unicode.In(c, unicode.Mn, unicode.Cf) {
		return 0
	}
	return 1
}
