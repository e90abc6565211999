package corpus

import (
	"errors"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

const stdin = "-"

// formats are the formats of the extensions that cadrage reads.
var formats = map[string]string{
	".txt": formatText, ".text": formatText, ".md": formatText,
	".csv": formatCSV,
	".tsv": formatTSV, ".tab": formatTSV,
	".jsonl": formatJSONL, ".ndjson": formatJSONL, ".json": formatJSONL,
}

func formatOf(name string) string { return formats[strings.ToLower(path.Ext(name))] }

// An input is a file to be read.
type input struct {
	path string // to open it; "-" is standard input
	name string // Document.File
	base string // the path below the folder that was given, or the name of the file
	arg  int
}

// folders are the names of the folders of the file, those that were given
// included, and stem is its name without extension.
func (in input) folders() (names []string, stem string) {
	dir, file := path.Split(path.Clean(filepath.ToSlash(in.path)))
	return strings.FieldsFunc(dir, func(r rune) bool { return r == '/' }), strings.TrimSuffix(file, path.Ext(file))
}

// inputs are the files of an argument: itself, or those below it in the byte
// order of their slash paths. Hidden ones are passed over, and folders of which skip,
// if it is there, says so. An error is about one
// file or folder, and the others follow.
func inputs(arg string, index int, skip func(path string) bool) iter.Seq2[input, *RecordError] {
	return func(yield func(input, *RecordError) bool) {
		in := input{path: arg, name: filepath.ToSlash(arg), base: filepath.Base(arg), arg: index}
		if arg == stdin {
			in.name, in.base = "stdin", "stdin"
			yield(in, nil)
			return
		}
		if filepath.IsAbs(arg) {
			in.name = in.base
		}
		in.name, in.base = printable(in.name), printable(in.base)
		if info, err := os.Stat(arg); err == nil && info.IsDir() {
			in.base = ""
			walk(in, skip, yield)
			return
		}
		yield(in, nil)
	}
}

// walk yields what is in a folder. Links to files are files; links to folders
// are not followed, so that no loop of them matters.
func walk(dir input, skip func(path string) bool, yield func(input, *RecordError) bool) bool {
	entries, err := os.ReadDir(dir.path)
	if err != nil && !yield(input{}, &RecordError{File: dir.name, Reason: "folder not read: " + cause(err)}) {
		return false
	}
	// A folder stands where the paths of its files stand: "a.txt" < "a/b.txt".
	key := func(e fs.DirEntry) string {
		if e.IsDir() {
			return e.Name() + "/"
		}
		return e.Name()
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(key(a), key(b)) })
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		name := printable(e.Name())
		in := input{
			path: filepath.Join(dir.path, e.Name()),
			name: path.Join(dir.name, name),
			base: path.Join(dir.base, name),
			arg:  dir.arg,
		}
		var more bool
		if e.IsDir() && skip != nil && skip(in.path) {
			continue
		} else if e.IsDir() {
			more = walk(in, skip, yield)
		} else if reason := unreadable(in.path); reason != "" {
			more = yield(input{}, &RecordError{File: in.name, Reason: reason})
		} else {
			more = yield(in, nil)
		}
		if !more {
			return false
		}
	}
	return true
}

// unreadable says why a file found in a folder is not read, or nothing.
func unreadable(file string) string {
	info, err := os.Stat(file)
	switch ext := filepath.Ext(file); {
	case err != nil:
		return cause(err)
	case info.IsDir():
		return "a link to a folder is not followed"
	case !info.Mode().IsRegular():
		return "not a regular file"
	case ext == "":
		return "not a format that cadrage reads: no extension"
	case formatOf(file) == "":
		return "not a format that cadrage reads: " + printable(ext)
	}
	return ""
}

// Size is the number of bytes of the files that Open would read, for a progress
// bar; 0 where that is not known, as with standard input or a pipe.
func Size(paths []string, opt Options) int64 {
	var total int64
	for i, arg := range paths {
		for in, bad := range inputs(arg, i, opt.SkipFolder) {
			if bad != nil {
				continue
			}
			info, err := os.Stat(in.path)
			if in.path == stdin || err == nil && !info.Mode().IsRegular() {
				return 0
			}
			if err == nil {
				total += info.Size()
			}
		}
	}
	return total
}

// cause is the part of an error about a file that does not name it: the message
// stands beside the name as the user knows it.
func cause(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return err.Error()
}

// printable makes a file name valid UTF-8: other systems allow any bytes.
func printable(name string) string { return strings.ToValidUTF8(name, "\uFFFD") }
