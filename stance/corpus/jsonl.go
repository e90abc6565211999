package corpus

import (
	"bytes"
	"fmt"
	"strings"
)

// An objects reads JSON Lines: one object in each line.
type objects struct {
	*fileReader
	scanner jsonScanner
	keys    map[string]*key // by name
	number  int             // of the record, from 1
	members []member        // of the record, in its order
	named   [roleCount]bool // the columns of Options.Columns that some record has
}

// A key is what is known of all members of a name.
type key struct {
	name string
	role role
	rank int
	last int // number of the record that had it last
	at   int // its index in members then
}

type member struct {
	key   *key
	kind  jsonKind
	value string
}

// maxKeys is how many names are remembered. A corpus has a few dozen; one that
// has ids for keys must not fill the memory.
const maxKeys = 4096

func (f *fileReader) readJSONL() bool {
	o := &objects{fileReader: f, keys: map[string]*key{}}
	o.scanner.member = o.member
	for {
		line := f.w.line
		n, tooLong := f.w.lineAt(0)
		if tooLong {
			o.number++
			if !f.skip(line, "", f.tooLong("line", f.w.skipLine())) {
				return false
			}
			continue
		}
		if n == 0 {
			break
		}
		text := f.w.trimEOL(f.w.at(0, n))
		if trimmed := bytes.TrimSpace(text); len(trimmed) > 0 {
			if o.number == 0 && (string(trimmed) == "{" || string(trimmed) == "[") {
				return f.skip(0, "", "JSON over several lines: an object must stand in one line")
			}
			o.number++
			if !o.read(text, line) {
				return false
			}
		}
		f.w.advance(n, 1)
	}
	if f.w.failed() {
		return true
	}
	if o.number == 0 {
		return f.skip(0, "", "no records")
	}
	return o.checkNamed()
}

// read makes a document of one line.
func (o *objects) read(text []byte, line int) bool {
	text, problem := o.repair(text)
	o.members = o.members[:0]
	if len(o.keys) > maxKeys {
		clear(o.keys)
	}
	kind, err := o.scanner.scan(text)
	if err != nil {
		return o.skip(line, "", err.Error())
	}
	if kind != jsonObject {
		return o.skip(line, "", fmt.Sprintf("%s, not an object", kind))
	}
	rec := record{line: line}
	if problem != "" {
		rec.problems = append(rec.problems, problem)
	}
	index := o.assign()
	for r, i := range index {
		if i >= 0 {
			rec.known[r] = o.members[i].value
		}
	}
	id := strings.TrimSpace(rec.known[roleID])
	switch i := index[roleText]; {
	case i < 0:
		return o.skip(line, id, "no text: the keys are "+o.list())
	case o.members[i].kind != jsonString:
		return o.skip(line, id, fmt.Sprintf("text is %s, not a string", o.members[i].kind))
	}
	for i, m := range o.members {
		if m.kind != jsonNull && m.value != "" && (m.key.role == roleNone || index[m.key.role] != i) {
			rec.meta = append(rec.meta, Field{m.key.name, m.value})
		}
	}
	return o.emit(&rec)
}

// member takes a value of the record. Of a key that recurs the last value counts.
func (o *objects) member(name []byte, kind jsonKind, value []byte) {
	k := o.keys[string(name)]
	if k == nil {
		k = &key{name: string(name)}
		k.role, k.rank = o.opt.Columns.roleOf(k.name)
		o.keys[k.name] = k
	}
	m := member{key: k, kind: kind}
	if kind != jsonNull {
		m.value = string(value)
	}
	if k.last == o.number {
		o.members[k.at] = m
		return
	}
	k.last, k.at = o.number, len(o.members)
	o.members = append(o.members, m)
}

// assign finds the members of each role, −1 where there is none. Null is none.
func (o *objects) assign() (index [roleCount]int) {
	for r := range index {
		index[r] = -1
	}
	for i, m := range o.members {
		r := m.key.role
		if r == roleNone {
			continue
		}
		o.named[r] = true
		if m.kind != jsonNull && (index[r] < 0 || m.key.rank < o.members[index[r]].key.rank) {
			index[r] = i
		}
	}
	return index
}

// list names the keys of the record.
func (o *objects) list() string {
	var names []string
	for _, m := range o.members {
		names = append(names, m.key.name)
	}
	return listColumns(names)
}

// checkNamed says at the end of the file which of the columns that were named no
// record has: more likely a slip of the pen than a corpus without dates.
func (o *objects) checkNamed() bool {
	var index [roleCount]int
	for r, seen := range o.named {
		if !seen && role(r) != roleText {
			index[r] = -1
		}
	}
	missing := o.opt.Columns.missing(index)
	if missing == "" {
		return true
	}
	reason := fmt.Sprintf("no record has a key %s; the keys of the last are %s", missing, o.list())
	return o.yield(nil, &RecordError{File: o.in.name, Reason: reason, Kept: true})
}
