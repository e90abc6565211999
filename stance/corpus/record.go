package corpus

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// A fileReader reads one file.
type fileReader struct {
	*reader
	in   input
	w    *window // of the text in UTF-8
	info pathInfo

	guessedUTF8 bool // the encoding is UTF-8, and nobody said so
}

// read reads the file; false says that the consumer has enough.
func (f *fileReader) read(src *source) bool {
	f.raw.reset(src, f.opt.MaxRecord)
	f.w = f.decode(&f.raw)
	more := true
	switch format := f.format(); {
	case len(f.w.peek(1)) == 0:
		if !f.w.failed() {
			return f.skip(0, "", "empty file")
		}
	case format == formatText:
		more = f.readText(src)
	case format == formatJSONL:
		more = f.readJSONL()
	default:
		more = f.readTable(format)
	}
	if more && f.w.failed() {
		return f.skip(0, "", "not read to its end: "+cause(f.w.err))
	}
	return more
}

// A record is what a format has found out about one document.
type record struct {
	line     int               // in the file; 0 where the record is the file
	known    [roleCount]string // by role
	meta     []Field
	problems []string
	header   Date // of the line of a crawler that was taken from the text
	headerOK bool // there was such a line
}

// emit makes a document of a record; false says that the consumer has enough.
func (f *fileReader) emit(r *record) bool {
	for i, v := range r.known {
		if strings.IndexByte(v, 0) >= 0 { // programs that read CSV stumble over it
			r.known[i] = strings.ReplaceAll(v, "\x00", "\uFFFD")
		}
		if role(i) != roleText {
			r.known[i] = strings.TrimSpace(r.known[i])
		}
	}
	for i := range r.meta {
		r.meta[i].Value = strings.ReplaceAll(r.meta[i].Value, "\x00", "\uFFFD")
	}
	id, text := r.known[roleID], r.known[roleText]
	if strings.TrimSpace(text) == "" {
		return f.skip(r.line, id, "empty text")
	}
	d := &Document{
		Outlet: cmp.Or(r.known[roleOutlet], f.info.outlet),
		Title:  cmp.Or(r.known[roleTitle], f.info.title),
		Author: cmp.Or(r.known[roleAuthor], f.info.author),
		Text:   text,
		Meta:   r.meta,
		File:   f.in.name,
		Line:   max(1, r.line),
	}
	d.Date = f.date(r)

	given := id
	switch {
	case id != "":
	case r.line == 0:
		given = f.in.base
	default:
		given = f.in.base + ":" + strconv.Itoa(r.line)
	}
	var repeated bool
	d.ID, repeated = f.ids.unique(given, f.in.name, f.files)
	if repeated {
		r.problems = append(r.problems, fmt.Sprintf("id %q stands more than once: read as %q", shorten(given), shorten(d.ID)))
	}
	for _, reason := range r.problems {
		d.Problems = append(d.Problems, &RecordError{File: f.in.name, Line: r.line, Document: d.ID, Reason: reason, Kept: true})
	}
	return f.yield(d, nil)
}

// date is the date of the record, else of the line of a crawler, else of the path.
func (f *fileReader) date(r *record) Date {
	if s := r.known[roleDate]; s != "" {
		d, err := ParseDate(s)
		if err != nil {
			r.problems = append(r.problems, err.Error())
		}
		return d
	}
	if !r.headerOK {
		line, _ := cutLine(strings.TrimLeftFunc(r.known[roleText], unicode.IsSpace))
		r.takeHeader(line)
	}
	if r.headerOK {
		return r.header
	}
	return f.info.date
}

// takeHeader takes the date from the line that a crawler puts before an article,
// and says whether it is one.
func (r *record) takeHeader(line string) bool {
	d, ok, err := crawlDate(line)
	if err != nil {
		r.problems = append(r.problems, err.Error())
	}
	r.header, r.headerOK = d, ok
	return ok
}

// skip says that a record, or with line 0 a file, is left out.
func (f *fileReader) skip(line int, id, reason string) bool {
	return f.yield(nil, &RecordError{File: f.in.name, Line: line, Document: id, Reason: reason})
}

// tooLong is the reason to skip what is longer than MaxRecord.
func (f *fileReader) tooLong(what string, size int64) string {
	return fmt.Sprintf("%s of %d bytes is over the limit of %d", what, size, f.opt.MaxRecord)
}

// cutLine splits a text after its first line, of any kind of line end.
func cutLine(s string) (line, rest string) {
	i := strings.IndexAny(s, "\r\n")
	if i < 0 {
		return s, ""
	}
	line, rest = s[:i], s[i+1:]
	if s[i] == '\r' {
		rest = strings.TrimPrefix(rest, "\n")
	}
	return line, rest
}
