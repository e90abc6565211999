package corpus

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// sniffSize is how much of a file its encoding, its line ends and its format are
// told from.
const sniffSize = 1 << 20

var byteOrderMarks = []struct {
	mark string
	enc  encoding.Encoding
}{
	{"\xef\xbb\xbf", unicode.UTF8},
	{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
}

// detect tells the encoding of a file from its beginning; whole says that there
// is no more of it. For French text a rule beats the statistics of detectors:
// what is not UTF-8 is Windows-1252, which holds ISO 8859-1. A file with more
// valid than invalid sequences is damaged UTF-8.
func detect(head []byte, whole bool) encoding.Encoding {
	for _, b := range byteOrderMarks {
		if bytes.HasPrefix(head, []byte(b.mark)) {
			return b.enc
		}
	}
	if !whole {
		head = cutRune(head)
	}
	if utf8.Valid(head) {
		return unicode.UTF8
	}
	if valid, invalid := countSequences(head); valid > invalid {
		return unicode.UTF8
	}
	return charmap.Windows1252
}

// cutRune drops a character at the end of b whose last bytes are missing.
func cutRune(b []byte) []byte {
	for i := len(b) - 1; i >= max(0, len(b)-utf8.UTFMax); i-- {
		if utf8.RuneStart(b[i]) {
			if !utf8.FullRune(b[i:]) {
				return b[:i]
			}
			break
		}
	}
	return b
}

// countSequences counts the characters beyond ASCII and the bytes that belong to
// none.
func countSequences(b []byte) (valid, invalid int) {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			invalid++
		} else {
			valid++
		}
		i += size
	}
	return valid, invalid
}

// decode makes UTF-8 of a stream whose first bytes are in raw, without its byte
// order mark. UTF-8 is passed on as it is, valid or not: it is looked at record
// by record, so that a bad byte costs no more than its record.
func (f *fileReader) decode(raw *window) *window {
	head := raw.peek(sniffSize)
	enc := f.forced
	if enc == nil {
		enc = detect(head, len(head) < sniffSize)
	}
	f.guessedUTF8 = f.forced == nil && enc == unicode.UTF8
	w := raw
	if enc != unicode.UTF8 {
		w = &f.decoded
		w.reset(transform.NewReader(raw, enc.NewDecoder()), raw.max)
	}
	if bytes.HasPrefix(w.peek(3), []byte("\xef\xbb\xbf")) {
		w.advance(3, 0)
	}
	head = w.peek(sniffSize)
	if i := bytes.IndexByte(head, '\r'); i >= 0 && bytes.IndexByte(head, '\n') < 0 && (i < len(head)-1 || w.err == io.EOF) {
		w.eol = '\r'
	}
	return w
}

// repair makes a record valid UTF-8. Without one valid sequence beyond ASCII it
// is a piece of another encoding pasted in, which can be read; else the invalid
// bytes are lost. The reason says which, empty when nothing was wrong; bytes
// count from 1.
func (f *fileReader) repair(record []byte) (fixed []byte, reason string) {
	if utf8.Valid(record) {
		return record, ""
	}
	at := 1
	for b := record; ; {
		r, size := utf8.DecodeRune(b)
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
		b = b[size:]
	}
	if valid, _ := countSequences(record); valid == 0 && f.guessedUTF8 {
		if fixed, err := charmap.Windows1252.NewDecoder().Bytes(record); err == nil {
			return fixed, fmt.Sprintf("invalid UTF-8 at byte %d: read as Windows-1252", at)
		}
	}
	return bytes.ToValidUTF8(record, []byte("\uFFFD")), fmt.Sprintf("invalid UTF-8 at byte %d: replaced by U+FFFD", at)
}
