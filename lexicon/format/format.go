// Package format reads the dictionary files of other tools into entries of a lexicon, and
// writes lexicons for them. What a conversion changes or loses is told line by line. It
// ships no dictionary.
package format

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/cadrage/cadrage/lexicon"
)

// A Format is a kind of file.
type Format string

const (
	Quanteda   Format = "quanteda"   // YAML: category: [word, phrase, …], nested; also newsmap
	LIWC       Format = "liwc"       // .dic: categories between two %, then words with their numbers
	LIWC22     Format = "liwc22"     // .dicx: CSV with a column for each category
	Lexicoder  Format = "lexicoder"  // .lc3: +category, then words
	Yoshikoder Format = "yoshikoder" // .ykd: XML; also Lexicoder 2 (.lcd)
	WordStat   Format = "wordstat"   // .cat: WORD (weight), categories by depth of tabs
	AFINN      Format = "afinn"      // word, tab, −5 … 5
	VADER      Format = "vader"      // word, tab, mean of −4 … 4, tab, …
	FEEL       Format = "feel"       // id;word;polarity;joy;…
	CSV        Format = "csv"        // a column of words, one of weights or of categories
)

// Formats are all formats that are read.
func Formats() []Format {
	return []Format{Quanteda, LIWC, LIWC22, Lexicoder, Yoshikoder, WordStat, AFINN, VADER, FEEL, CSV}
}

// Detect tells the format of a file by its name; ok is false where the name does not say.
func Detect(name string) (f Format, ok bool) {
	base := strings.ToLower(path.Base(name))
	switch path.Ext(base) {
	case ".yml", ".yaml":
		return Quanteda, true
	case ".dic":
		return LIWC, true
	case ".dicx":
		return LIWC22, true
	case ".lc3":
		return Lexicoder, true
	case ".ykd", ".lcd":
		return Yoshikoder, true
	case ".cat":
		return WordStat, true
	}
	switch {
	case strings.Contains(base, "afinn"):
		return AFINN, true
	case strings.Contains(base, "vader"):
		return VADER, true
	case strings.Contains(base, "feel"):
		return FEEL, true
	case strings.HasSuffix(base, ".csv"):
		return CSV, true
	}
	return "", false
}

// Options say how categories become dimensions. The zero value is the default.
type Options struct {
	// Dimension is that of categories which are poles by their name (positive, négatif …)
	// and of weights without a category; empty: polarity.
	Dimension string
	// Categories say of a category, by its name or its path with slashes, what it becomes.
	// Every other category becomes a dimension of its own name with the weight 1.
	Categories map[string]Target
}

// A Target is what a category becomes.
type Target struct {
	Dimension string // empty: the category is left out
	Weight    int64  // in millionths
}

// A Remark says what was changed or lost.
type Remark struct {
	Line int // of the file; 0: of the file as a whole
	Msg  string
}

// An Entry is a polar entry of a lexicon in the making.
type Entry struct {
	Pattern   string // in the language of lexicon patterns
	Dimension string
	Weight    int64 // in millionths, in [−3, 3] without 0
	Line      int   // where it stood first
}

// A Dictionary is what was read.
type Dictionary struct {
	Entries []Entry // in the order of the file
	Remarks []Remark
}

// maxFile bounds what is read into memory.
const maxFile = 64 << 20

// Read reads a dictionary. Text that is not UTF-8 is taken for Windows-1252. Mistakes
// that leave nothing to read are a *lexicon.SyntaxError; what a single line costs is a
// Remark.
func Read(r io.Reader, name string, f Format, opt Options) (*Dictionary, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read dictionary: %s: %w", name, err)
	}
	if len(data) > maxFile {
		return nil, &lexicon.SyntaxError{File: name, Line: 1, Msg: fmt.Sprintf("larger than %d bytes", maxFile)}
	}
	c := &converter{opt: opt, places: map[place]int{}, dict: &Dictionary{}}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	if !utf8.Valid(data) {
		if data, err = charmap.Windows1252.NewDecoder().Bytes(data); err != nil {
			return nil, &lexicon.SyntaxError{File: name, Line: 1, Msg: "neither UTF-8 nor Windows-1252"}
		}
		c.remark(0, "not UTF-8: read as Windows-1252")
	}
	read := map[Format]func(*converter, string) error{
		Quanteda: readYAML, LIWC: readLIWC, LIWC22: readLIWC22, Lexicoder: readLexicoder, Yoshikoder: readXML,
		WordStat: readWordStat, AFINN: readAFINN, VADER: readVADER, FEEL: readFEEL, CSV: readCSV,
	}[f]
	if read == nil {
		return nil, fmt.Errorf("read dictionary: unknown format %q", f)
	}
	if err := read(c, string(data)); err != nil {
		var syntax *lexicon.SyntaxError
		if errors.As(err, &syntax) {
			syntax.File = name
		}
		return nil, err
	}
	if len(c.dict.Entries) == 0 {
		return nil, &lexicon.SyntaxError{File: name, Line: 1, Msg: fmt.Sprintf("no entry was found in it as a file of %s", f)}
	}
	return c.dict, nil
}

// lines yields the lines of a text with their numbers, whatever their ends: \n, \r\n or \r.
func lines(text string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for n := 1; text != ""; n++ {
			i := strings.IndexAny(text, "\r\n")
			line := text
			if i < 0 {
				text = ""
			} else {
				line = text[:i]
				if strings.HasPrefix(text[i:], "\r\n") {
					i++
				}
				text = text[i+1:]
			}
			if !yield(n, line) {
				return
			}
		}
	}
}

// mistake is a *lexicon.SyntaxError whose file is not known yet.
func mistake(line int, format string, args ...any) error {
	return &lexicon.SyntaxError{Line: line, Msg: fmt.Sprintf(format, args...)}
}
