package corpus

import (
	"bytes"
	"io"
)

// A window is the part of a stream that is held in memory: what was read and
// not yet used. It reads lines of any length without holding those that are
// longer than max.
type window struct {
	src io.Reader
	buf []byte
	pos int   // buf[pos:end] is held
	end int   // ≤ len(buf)
	err error // what src returned at last; io.EOF at its end

	max  int  // bytes of the longest record
	eol  byte // the last byte of a line: '\n', or '\r' in files of old Macs
	line int  // number of the line at pos, from 1
}

const minWindow = 64 << 10

// reset starts on another stream; the memory is used again.
func (w *window) reset(src io.Reader, max int) {
	*w = window{src: src, buf: w.buf, max: max, eol: '\n', line: 1}
	if len(w.buf) == 0 {
		w.buf = make([]byte, minWindow)
	}
}

// fill reads once more; false says that there is nothing more to read.
func (w *window) fill() bool {
	if w.err != nil {
		return false
	}
	switch {
	case w.pos == w.end:
		w.pos, w.end = 0, 0
	case w.end == len(w.buf) && w.pos >= len(w.buf)/2:
		w.end = copy(w.buf, w.buf[w.pos:w.end])
		w.pos = 0
	case w.end == len(w.buf):
		grown := make([]byte, 2*len(w.buf))
		w.end = copy(grown, w.buf[w.pos:w.end])
		w.pos, w.buf = 0, grown
	}
	n, err := w.src.Read(w.buf[w.end:])
	w.end += n
	w.err = err
	return true
}

// failed says whether reading ended before the end of the stream.
func (w *window) failed() bool { return w.err != nil && w.err != io.EOF }

// peek returns the next n bytes, fewer at the end of the stream, and leaves them
// to be read. They are valid until the next call.
func (w *window) peek(n int) []byte {
	for w.end-w.pos < n && w.fill() {
	}
	return w.at(0, min(n, w.end-w.pos))
}

// at returns n held bytes from off bytes after the current position.
func (w *window) at(off, n int) []byte { return w.buf[w.pos+off : w.pos+off+n] }

// advance goes n bytes, and lines, further.
func (w *window) advance(n, lines int) {
	w.pos += n
	w.line += lines
}

// Read makes a window a stream again, so that a decoder can be put upon it.
func (w *window) Read(p []byte) (int, error) {
	if w.pos == w.end && !w.fill() {
		return 0, w.err
	}
	n := copy(p, w.buf[w.pos:w.end])
	w.pos += n
	return n, nil
}

// lineAt returns the length of the line that begins off bytes after the current
// position, its end included: 0 at the end of the stream. It is tooLong where off
// and the line without its end are more than max; then it may not be held. A
// line that is cut by an error of reading is none.
func (w *window) lineAt(off int) (n int, tooLong bool) {
	for seen := off; seen <= w.max+len("\r\n"); {
		if i := bytes.IndexByte(w.buf[w.pos+seen:w.end], w.eol); i >= 0 {
			n = seen + i + 1 - off
			return n, off+len(w.trimEOL(w.at(off, n))) > w.max
		}
		seen = w.end - w.pos
		if !w.fill() {
			if w.failed() {
				return 0, false
			}
			return seen - off, seen > w.max
		}
	}
	return 0, true
}

// skipLine goes to the next line, which it never holds as a whole, and returns
// the size of the one passed over.
func (w *window) skipLine() (size int64) {
	for {
		held := w.buf[w.pos:w.end]
		if i := bytes.IndexByte(held, w.eol); i >= 0 {
			w.advance(i+1, 1)
			return size + int64(i+1)
		}
		size += int64(len(held))
		w.pos = w.end
		if !w.fill() {
			w.line++
			return size
		}
	}
}

// rest returns all that is left, or tooLong where that is more than max.
func (w *window) rest() (b []byte, tooLong bool) {
	for w.end-w.pos <= w.max {
		if !w.fill() {
			return w.at(0, w.end-w.pos), false
		}
	}
	return nil, true
}

// trimEOL takes the end of a line away.
func (w *window) trimEOL(line []byte) []byte {
	if n := len(line); n > 0 && line[n-1] == w.eol {
		line = line[:n-1]
	}
	if n := len(line); n > 0 && line[n-1] == '\r' {
		line = line[:n-1]
	}
	return line
}
