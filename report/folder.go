package report

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Folder is the output of a run in the making: it is written beside the folder
// that was asked for and takes its place as a whole.
type Folder struct {
	path    string // where it will stand
	tmp     string // where it is written
	files   []*folderFile
	spools  []*os.File
	outputs []Output
	replace bool // an older run stands at path
}

// An Output is a file of a run, as the manifest names it.
type Output struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// ManifestName is the name of the manifest in a folder: what has none was not
// written by a run.
const ManifestName = "manifest.json"

// A ForeignError says that a folder holds what no run wrote.
type ForeignError struct{ Path, Name string }

func (e *ForeignError) Error() string {
	return fmt.Sprintf("%s holds %s, which cadrage did not write", e.Path, e.Name)
}

// NewFolder prepares the output folder path. It must be missing, empty, or hold an
// older run and nothing else; otherwise the error is a *ForeignError, or says that
// path is no folder.
func NewFolder(path string) (*Folder, error) {
	path, err := filepath.Abs(followLink(path))
	if err != nil {
		return nil, err
	}
	replace, err := replaceable(path)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return nil, err
	}
	makeDir := func(name string) error { return os.Mkdir(name, 0o777) }
	tmp, err := beside(path, makeDir)
	if replace && errors.Is(err, fs.ErrPermission) { // the folder is ours, the one above is not
		tmp, err = beside(filepath.Join(path, "run"), makeDir)
	}
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(path); err == nil {
		if err := os.Chmod(tmp, info.Mode().Perm()); err != nil {
			return nil, errors.Join(err, os.Remove(tmp))
		}
	}
	return &Folder{path: path, tmp: tmp, replace: replace}, nil
}

// followLink is what path stands for, also where it is a link to what is not there yet.
func followLink(path string) string {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target
	}
	target, err := os.Readlink(path)
	if err != nil {
		return path
	}
	if !filepath.IsAbs(target) {
		target = filepath.Join(filepath.Dir(path), target)
	}
	return target
}

// hidden begins the names of what is in the making.
const hidden = ".cadrage-"

// beside makes something hidden in the folder of path, under a name that is free,
// with the permissions that the user's mask leaves. An error names path.
func beside(path string, create func(name string) error) (string, error) {
	for n := 0; ; n++ {
		name := filepath.Join(filepath.Dir(path), fmt.Sprintf("%s%d-%d", hidden, os.Getpid(), n))
		if err := create(name); !errors.Is(err, fs.ErrExist) {
			return name, naming(path, err)
		}
	}
}

// naming puts the path that the user knows in the place of a hidden one.
func naming(path string, err error) error {
	var pathError *fs.PathError
	var linkError *os.LinkError
	switch {
	case errors.As(err, &pathError):
		return &fs.PathError{Op: "write", Path: path, Err: pathError.Err}
	case errors.As(err, &linkError):
		return &fs.PathError{Op: "write", Path: path, Err: linkError.Err}
	}
	return err
}

// replaceable says whether an older run stands at path; an error, that something
// else does.
func replaceable(path string) (bool, error) {
	entries, err := os.ReadDir(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		if info, e := os.Stat(path); e == nil && !info.IsDir() {
			return false, fmt.Errorf("%s is a file, not a folder", path)
		}
		return false, err
	case len(entries) == 0:
		return true, nil
	}
	m, err := ReadManifest(filepath.Join(path, ManifestName))
	for _, e := range entries {
		known := strings.HasPrefix(e.Name(), hidden) || err == nil && (e.Name() == ManifestName || slices.ContainsFunc(m.Outputs, func(o Output) bool { return o.Name == e.Name() }))
		if !known {
			return false, &ForeignError{path, e.Name()}
		}
	}
	return true, nil
}

// Create begins a file of the folder. Close ends it; Commit counts only files that
// were closed.
func (f *Folder) Create(name string) (io.WriteCloser, error) {
	file, err := os.Create(filepath.Join(f.tmp, name))
	if err != nil {
		return nil, err
	}
	ff := &folderFile{folder: f, name: name, file: file, sum: sha256.New()}
	ff.buf = bufio.NewWriterSize(io.MultiWriter(file, ff.sum), 1<<16)
	f.files = append(f.files, ff)
	return ff, nil
}

// Spool opens a file for what is needed until the folder is committed or discarded.
func (f *Folder) Spool(name string) (*os.File, error) {
	s, err := os.Create(filepath.Join(f.tmp, "."+name+".spool"))
	if err == nil {
		f.spools = append(f.spools, s)
	}
	return s, err
}

// dropSpools closes and removes the spools.
func (f *Folder) dropSpools() error {
	var errs []error
	for _, s := range f.spools {
		errs = append(errs, s.Close(), os.Remove(s.Name()))
	}
	f.spools = nil
	return errors.Join(errs...)
}

// folderFile digests what it writes.
type folderFile struct {
	folder *Folder
	name   string
	file   *os.File
	buf    *bufio.Writer
	sum    hash.Hash
	n      int64
	closed bool
}

func (f *folderFile) Write(p []byte) (int, error) {
	f.n += int64(len(p))
	return f.buf.Write(p)
}

func (f *folderFile) Close() error {
	if f.closed {
		return nil
	}
	f.closed = true
	if err := errors.Join(f.buf.Flush(), f.file.Close()); err != nil {
		return err
	}
	f.folder.outputs = append(f.folder.outputs, Output{Name: f.name, Bytes: f.n, SHA256: fmt.Sprintf("%x", f.sum.Sum(nil))})
	return nil
}

// Commit writes the manifest, with the outputs filled in, and puts the folder in its
// place. After an error the older run still stands.
func (f *Folder) Commit(m *Manifest) error {
	m.Outputs = slices.Clone(f.outputs)
	if err := f.dropSpools(); err != nil {
		return err
	}
	if err := m.write(filepath.Join(f.tmp, ManifestName)); err != nil {
		return err
	}
	if !f.replace {
		return naming(f.path, os.Rename(f.tmp, f.path))
	}
	old := f.tmp + ".old"
	if err := os.Rename(f.path, old); err != nil {
		return naming(f.path, f.moveIn())
	}
	// Somebody may have put a file there while the run went on.
	_, err := replaceable(old)
	if err == nil {
		err = naming(f.path, os.Rename(f.tmp, f.path))
	}
	if err != nil {
		if foreign := (*ForeignError)(nil); errors.As(err, &foreign) {
			foreign.Path = f.path
		}
		return errors.Join(err, os.Rename(old, f.path))
	}
	return os.RemoveAll(old)
}

// moveIn puts the files into the folder one by one, the manifest last: a folder that
// another file system is mounted on, or whose parent is not ours, cannot be renamed.
func (f *Folder) moveIn() error {
	if _, err := replaceable(f.path); err != nil {
		return err
	}
	if m, err := ReadManifest(filepath.Join(f.path, ManifestName)); err == nil {
		for _, o := range append(m.Outputs, Output{Name: ManifestName}) {
			if err := os.Remove(filepath.Join(f.path, o.Name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	for _, o := range append(slices.Clone(f.outputs), Output{Name: ManifestName}) {
		if err := move(filepath.Join(f.tmp, o.Name), filepath.Join(f.path, o.Name)); err != nil {
			return err
		}
	}
	return nil
}

// move renames a file, or copies it to another file system.
func move(from, to string) error {
	if os.Rename(from, to) == nil {
		return nil
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// Discard removes what was written. After Commit it does nothing.
func (f *Folder) Discard() error {
	for _, ff := range f.files {
		if !ff.closed {
			ff.closed = true
			ff.file.Close() // what is removed need not be whole
		}
	}
	f.dropSpools() // RemoveAll says what is left
	return os.RemoveAll(f.tmp)
}
