package corpus

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode"
)

// readText reads a file that is one article.
func (f *fileReader) readText(src *source) bool {
	raw, tooLong := f.w.rest()
	if tooLong {
		if _, err := io.Copy(io.Discard, src); err != nil {
			return f.skip(0, "", "not read to its end: "+cause(err))
		}
		return f.skip(0, "", f.tooLong("file", src.size))
	}
	if f.w.failed() {
		return true // half an article is none; read says why
	}
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		return f.skip(0, "", fmt.Sprintf("not a text: NUL at byte %d", i+1))
	}
	f.info.date = cmp.Or(f.info.article, f.info.date)
	raw, problem := f.repair(raw)
	var r record
	if problem != "" {
		r.problems = append(r.problems, problem)
	}
	text := r.takeFrontMatter(string(raw), f.opt.Columns)
	line, rest := cutLine(strings.TrimLeftFunc(text, unicode.IsSpace))
	if r.takeHeader(line) {
		text = rest
		line, rest = cutLine(strings.TrimLeftFunc(text, unicode.IsSpace))
	}
	// A title that stays in the text would be counted twice.
	if title, ok := strings.CutPrefix(line, "# "); ok && strings.EqualFold(path.Ext(f.in.base), ".md") {
		title = strings.TrimSpace(title)
		if known := strings.TrimSpace(r.known[roleTitle]); known == "" || known == title {
			r.known[roleTitle] = title
			text = rest
		}
	}
	r.known[roleText] = text
	return f.emit(&r)
}
