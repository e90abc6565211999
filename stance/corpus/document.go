// Package corpus reads the documents of a corpus from files, folders and
// streams. It knows no analysis: it yields texts with what is known of them.
package corpus

import "fmt"

// A Document is one article. It is read once and never changed afterwards.
type Document struct {
	ID     string // unique in the run; see Open
	Outlet string // empty: unknown
	Date   Date   // zero: undated
	Title  string // empty: none
	Author string // empty: unknown
	Text   string // valid UTF-8, otherwise as given; never empty
	Meta   []Field
	File   string // name of the file as in Open
	Line   int    // line of File on which the record begins, from 1

	// Problems are what was wrong with a record that was kept all the same, with
	// Kept set in each.
	Problems []*RecordError
}

// Field is the value of a field by its name: outlet, author, or one of Meta. ok
// says that the document has it.
func (d *Document) Field(name string) (value string, ok bool) {
	switch name {
	case "outlet":
		return d.Outlet, d.Outlet != ""
	case "author":
		return d.Author, d.Author != ""
	}
	for _, f := range d.Meta {
		if f.Name == name {
			return f.Value, true
		}
	}
	return "", false
}

// A Field is a column or key of the record that is none of the known ones, in the
// order of the record.
type Field struct{ Name, Value string }

// A RecordError says what is wrong with one record of a file. The record is
// left out unless Kept is set.
type RecordError struct {
	File     string // name of the file as in Open
	Line     int    // from 1; 0 when the whole file is meant
	Document string // id of the record, empty where it has none
	Reason   string // lower case, no final period
	Kept     bool   // the text was read all the same
}

func (e *RecordError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.File, e.Reason)
	}
	return fmt.Sprintf("%s: line %d: %s", e.File, e.Line, e.Reason)
}
