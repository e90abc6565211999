package corpus

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"iter"
	"os"

	"golang.org/x/text/encoding"
)

// Open reads the documents of files, of the files below folders and, for "-", of
// Options.Stdin: one after the other, in the order of the arguments and within a
// folder in the byte order of the paths with slashes, so that the same files give
// the same documents.
//
// A *RecordError comes without a document and costs one record, or one file; the
// iteration goes on. With Kept set it says what was missed in a file whose
// documents were read. Any other error is the last thing yielded: an argument
// that does not exist, options that cannot be used, "-" without Stdin.
//
// Document.File is the argument as it was typed, or for an absolute one its last
// element, so that no result depends on where a corpus lies; below a folder, it
// is that joined with the path below. A record without an id is called
// "file:line"; a text file is called by its path below the folder. An id that
// another file has gets the name of its file before it, "b.csv:17"; one that
// recurs within its file becomes "17#2", and the document has a problem.
//
// The encoding of a file is that of its byte order mark, else UTF-8 if its first
// MiB is valid or mostly so, else Windows-1252. Outlet and date are those of the
// record, else of its front matter, else of the line that a crawler puts before
// an article (" date 2023-07 - Publicité-"), else of the path. A date that cannot
// be read is a problem of the document, which is undated then.
//
// Memory holds one record, the names in one folder, and some 20 bytes for each id.
func Open(paths []string, opt Options) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		r, err := newReader(paths, opt, yield)
		if err != nil {
			yield(nil, fmt.Errorf("open corpus: %w", err))
			return
		}
		for i, arg := range paths {
			for in, bad := range inputs(arg, i, opt.SkipFolder) {
				if bad != nil {
					if !yield(nil, bad) {
						return
					}
				} else if !r.file(in) {
					return
				}
			}
		}
	}
}

// A reader is one run over a corpus.
type reader struct {
	opt     Options
	yield   func(*Document, error) bool
	forced  encoding.Encoding // nil: found out
	path    *pathPattern      // nil: guessed
	ids     ids
	files   uint32
	raw     window // of the file that is being read
	decoded window // the same in UTF-8, where raw is not
}

func newReader(paths []string, opt Options, yield func(*Document, error) bool) (*reader, error) {
	if err := opt.Check(); err != nil {
		return nil, err
	}
	stdins := 0
	for _, arg := range paths {
		if arg == stdin {
			stdins++
		} else if _, err := os.Stat(arg); errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
	}
	switch {
	case stdins > 1:
		return nil, errors.New(`standard input ("-") is given twice`)
	case stdins == 1 && opt.Stdin == nil:
		return nil, errors.New(`"-" is given, but there is no standard input`)
	}
	r := &reader{opt: opt, yield: yield}
	if r.opt.MaxRecord == 0 {
		r.opt.MaxRecord = defaultMaxRecord
	}
	r.forced, _ = opt.encoding() // checked
	r.path, _ = compilePath(opt.Path)
	return r, nil
}

// file reads one file; false says that the consumer has enough.
func (r *reader) file(in input) bool {
	r.files++
	f := &fileReader{reader: r, in: in}
	src := source{r: r.opt.Stdin, onRead: r.opt.OnRead}
	if in.path != stdin {
		file, err := os.Open(in.path)
		if err != nil {
			return f.skip(0, "", cause(err))
		}
		defer file.Close()
		src.r = file
		f.info = locate(in, r.path)
	}
	if r.opt.OnFile != nil {
		src.digest = sha256.New()
	}
	if !f.read(&src) {
		return false
	}
	// What was given up is read all the same: a digest is of the whole file.
	if _, err := io.Copy(io.Discard, &src); err != nil || src.failed {
		return true
	}
	if r.opt.OnFile != nil {
		done := File{Name: in.name, Bytes: src.size, Arg: in.arg}
		src.digest.Sum(done.SHA256[:0])
		r.opt.OnFile(done)
	}
	return true
}

// A source is the raw bytes of a file, counted and digested as they pass.
type source struct {
	r      io.Reader
	size   int64
	digest hash.Hash // nil: none is wanted
	onRead func(int) // nil: nobody asks
	failed bool      // reading ended before the end of the file
}

func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	s.size += int64(n)
	s.failed = s.failed || err != nil && err != io.EOF
	if s.digest != nil {
		s.digest.Write(p[:n])
	}
	if s.onRead != nil && n > 0 {
		s.onRead(n)
	}
	return n, err
}
