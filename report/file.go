package report

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

// WriteFile writes a file beside path and puts it in its place when write succeeds;
// otherwise what stood at path is kept.
func WriteFile(path string, write func(io.Writer) error) error {
	path = followLink(path)
	info, statErr := os.Stat(path)
	switch {
	case statErr == nil && info.IsDir():
		return fmt.Errorf("%s is a folder, not a file", path)
	case statErr == nil && !info.Mode().IsRegular():
		return writeDevice(path, write) // /dev/stdout and pipes cannot be replaced
	}
	var f *os.File
	name, err := beside(path, func(name string) (err error) {
		f, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		return err
	})
	if err != nil {
		return err
	}
	err = writeTo(f, write)
	if err == nil && statErr == nil {
		err = os.Chmod(name, info.Mode().Perm())
	}
	if err == nil {
		err = os.Rename(name, path)
	}
	if err != nil {
		os.Remove(name) // the error that came first is the one to tell
		return naming(path, err)
	}
	return nil
}

func writeDevice(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return writeTo(f, write)
}

// writeTo writes and closes a file; the first error is the one to tell.
func writeTo(f *os.File, write func(io.Writer) error) error {
	buf := bufio.NewWriterSize(f, 1<<16)
	err := write(buf)
	if err == nil {
		err = buf.Flush()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}
