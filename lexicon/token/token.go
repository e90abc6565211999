// Package token normalises French text and cuts it into sentences and tokens.
// It knows no lexicon. The text is never changed: everything it returns
// carries byte offsets into the text as given.
package token

// A Span is a half-open range of bytes [Start, End) of the unmodified text; both
// ends lie on rune boundaries.
type Span struct{ Start, End int }

// Len is the number of bytes of the span.
func (s Span) Len() int { return s.End - s.Start }

// A Kind says what a token is.
type Kind uint8

const (
	Word    Kind = iota // letters, with what stands inside a word: porte-parole, aujourd'hui, l', G20, O.N.U., J.-P.
	Number              // begins with a digit: 3,5  1 200  2023  18h05  1er  14/07/2023
	Punct               // one mark, or one run of points
	Symbol              // any other rune with its marks: %, €; an emoji with what modifies it
	Address             // a URL, an e-mail address, a #hashtag or a @mention
)

// A Case says how a word is capitalised. What is no word is Lower.
type Case uint8

const (
	Lower   Case = iota // the first letter is no capital: accord, iPhone
	Initial             // the first letter is a capital, and another one is none: Paris
	Upper               // all letters are capitals, a single one too: ONU, A
)

// A Token is a word, a number, a mark or a symbol of the text.
type Token struct {
	Span
	// Norm is the matching key. For a word, number or address it is what Normalize makes
	// of it, without the points of an acronym or of initials (onu, j-p); an elided word
	// keeps its apostrophe (l'). For a mark it is the mark, with dashes as —, points as …
	// and typographic double quotes as they are.
	Norm string
	Kind Kind
	Case Case

	gap gap // what stands before it in the text
}

// gap is the white space before a token.
type gap uint8

const (
	none gap = iota
	space
	newline // one line end
	blank   // an empty line, or the start of the text: a new paragraph
)

// A Sentence is a sentence of the text, a heading or a list item.
type Sentence struct {
	Span
	Paragraph int // from 1; an empty line begins a new one
	Index     int // from 1 in the text
	// Tokens are in the order of the text; the slice is valid until the next
	// sentence is asked for, the tokens may be copied.
	Tokens []Token
	// Cut says that the sentence has MaxTokens tokens and that the text goes on: it is
	// a part of something longer.
	Cut bool
}

// Words counts the word tokens.
func Words(toks []Token) int {
	n := 0
	for i := range toks {
		if toks[i].Kind == Word {
			n++
		}
	}
	return n
}
