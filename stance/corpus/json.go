package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// maxDepth is how deep the objects of a record may be nested.
const maxDepth = 32

// A jsonKind is the kind of a value, as messages name it.
type jsonKind string

const (
	jsonString  jsonKind = "a string"
	jsonNumber  jsonKind = "a number"
	jsonBoolean jsonKind = "a boolean"
	jsonNull    jsonKind = "null"
	jsonArray   jsonKind = "an array"
	jsonObject  jsonKind = "an object"
)

func kindOf(k jsontext.Kind) jsonKind {
	switch k {
	case '{':
		return jsonObject
	case '[':
		return jsonArray
	case '"':
		return jsonString
	case 't', 'f':
		return jsonBoolean
	case 'n':
		return jsonNull
	}
	return jsonNumber
}

// A jsonScanner reads one JSON text in the order in which it stands, which maps
// forget. The text is valid UTF-8.
type jsonScanner struct {
	// member is called for each value of an object that is not an object itself,
	// with the names of the keys that lead to it joined by points. Name and value
	// are valid during the call only.
	member func(name []byte, kind jsonKind, value []byte)

	dec    jsontext.Decoder
	buffer bytes.Buffer
	name   []byte
	value  []byte
}

// A jsonError says at which byte of the text, from 1, it stops being JSON.
type jsonError struct {
	at     int64
	reason string
}

func (e *jsonError) Error() string { return fmt.Sprintf("invalid JSON at byte %d: %s", e.at, e.reason) }

// scan reads the text, which is one value, and says what kind it is.
func (s *jsonScanner) scan(data []byte) (jsonKind, error) {
	s.buffer.Reset()
	s.buffer.Write(data)
	// Of a key that recurs the last value counts; half a surrogate pair is U+FFFD.
	s.dec.Reset(&s.buffer, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	s.name = s.name[:0]
	kind := kindOf(s.dec.PeekKind())
	var err error
	if kind == jsonObject {
		err = s.object()
	} else {
		_, err = s.dec.ReadValue()
	}
	if err == nil {
		if _, err = s.dec.ReadToken(); errors.Is(err, io.EOF) {
			return kind, nil
		} else if err == nil {
			err = &jsonError{s.dec.InputOffset(), "more after the value"}
		}
	}
	var syntax *jsontext.SyntacticError
	switch {
	case errors.As(err, &syntax):
		err = &jsonError{syntax.ByteOffset + 1, syntax.Err.Error()}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		err = &jsonError{int64(len(data)) + 1, "unexpected end"}
	}
	return kind, err
}

// object reads an object and calls member for what is in it.
func (s *jsonScanner) object() error {
	if s.dec.StackDepth() >= maxDepth {
		return &jsonError{s.dec.InputOffset() + 1, fmt.Sprintf("nested deeper than %d", maxDepth)}
	}
	if _, err := s.dec.ReadToken(); err != nil {
		return err
	}
	outer := len(s.name)
	for s.dec.PeekKind() == '"' {
		key, err := s.dec.ReadValue()
		if err != nil {
			return err
		}
		s.name = s.name[:outer]
		if outer > 0 {
			s.name = append(s.name, '.')
		}
		if s.name, err = jsontext.AppendUnquote(s.name, key); err != nil && s.name == nil {
			return err
		}
		kind := kindOf(s.dec.PeekKind())
		if kind == jsonObject {
			if err := s.object(); err != nil {
				return err
			}
			continue
		}
		raw, err := s.dec.ReadValue()
		if err != nil {
			return err
		}
		s.value = s.value[:0]
		switch kind {
		case jsonString:
			s.value = unquote(s.value, raw)
		case jsonArray:
			s.value = appendArray(s.value, raw)
		default:
			s.value = append(s.value, raw...)
		}
		s.member(s.name, kind, s.value)
	}
	_, err := s.dec.ReadToken() // the closing brace, or what stands in its place
	return err
}

// unquote appends the text of a JSON string that was read already.
func unquote(dst, raw []byte) []byte {
	dst, _ = jsontext.AppendUnquote(dst, raw) // complains of half a surrogate pair only
	return dst
}

// appendArray appends the scalars of an array that was read already, joined by
// semicolons, without null; an array that holds others as it stands.
func appendArray(dst, raw []byte) []byte {
	from := len(dst)
	dec := jsontext.NewDecoder(bytes.NewBuffer(raw), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	dec.ReadToken() // the opening bracket
	for first := true; dec.PeekKind() != ']'; {
		kind := dec.PeekKind()
		value, err := dec.ReadValue()
		if kind == '[' || kind == '{' || err != nil {
			return append(dst[:from], raw...)
		}
		if kind == 'n' {
			continue
		}
		if !first {
			dst = append(dst, ';')
		}
		first = false
		if kind == '"' {
			dst = unquote(dst, value)
		} else {
			dst = append(dst, value...)
		}
	}
	return dst
}
