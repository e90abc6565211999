package chart

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gonum.org/v1/plot/vg"
)

const (
	nbsp     = "\u00a0" // no-break space
	thin     = "\u202f" // narrow no-break space; the embedded fonts have it
	minus    = "\u2212"
	ellipsis = "…"
)

// clean is text as one line without control characters.
func clean(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text))
}

// words splits text at the spaces where a line may break. strings.Fields would
// also split at no-break spaces.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f'
	})
}

// wrap sets text in at most limit lines no wider than width; what does not fit
// ends in an ellipsis. A word wider than a line is broken.
func wrap(s textStyle, text string, width vg.Length, limit int) []string {
	var lines []string
	line := ""
	for _, w := range words(text) {
		if len(lines) > limit {
			break
		}
		if line != "" && s.width(line+" "+w) <= width {
			line += " " + w
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for len(lines) <= limit && s.width(w) > width {
			head := prefix(s, w, width)
			lines = append(lines, head)
			w = w[len(head):]
		}
		line = w
	}
	if line != "" {
		lines = append(lines, line)
	}
	if len(lines) > limit {
		lines[limit-1] = shorten(s, lines[limit-1]+" "+lines[limit], width)
		lines = lines[:limit]
	}
	return lines
}

// prefix is the longest beginning of word, of at least one letter, within width;
// word itself is wider. It does not look at the rest of word, which may be long.
func prefix(s textStyle, word string, width vg.Length) string {
	_, end := utf8.DecodeRuneInString(word)
	for i := range word {
		if s.width(word[:i]) > width {
			break
		}
		end = max(end, i)
	}
	return word[:end]
}

// shorten cuts text so that with an ellipsis it is no wider than width; a text
// that fits is left alone. The ellipsis itself is never cut.
func shorten(s textStyle, text string, width vg.Length) string {
	if s.width(text) <= width {
		return text
	}
	for text = prefix(s, text, width); text != ""; {
		_, n := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-n]
		short := strings.TrimRightFunc(text, func(r rune) bool {
			return unicode.IsSpace(r) || unicode.Is(unicode.Mn, r)
		}) + ellipsis
		if s.width(short) <= width {
			return short
		}
	}
	return ellipsis
}
