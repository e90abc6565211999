//go:build unix

package corpus

import (
	"net"
	"os"
	"testing"
)

func TestOpenLinks(t *testing.T) {
	dir := writeFiles(t, map[string]string{"c/un.txt": "un", "c/sous/deux.txt": "deux", "ailleurs.txt": "trois"})
	for link, target := range map[string]string{
		"c/boucle":      dir + "/c",
		"c/sous/..haut": "..", // hidden
		"c/lien.txt":    "../ailleurs.txt",
		"c/mort.txt":    "nulle-part.txt",
		"c/soi.txt":     "soi.txt",
	} {
		if err := os.Symlink(target, link); err != nil {
			t.Fatal(err)
		}
	}
	got := readAll([]string{"c"}, Options{})
	want := []string{
		"! a link to a folder is not followed",
		`lien.txt "trois"`,
		"! no such file or directory",
		"! too many levels of symbolic links",
		`sous/deux.txt "deux"`,
		`un.txt "un"`,
	}
	diff(t, got, want)
	diff(t, readAll([]string{"c/soi.txt", "c/un.txt"}, Options{}), []string{"! too many levels of symbolic links", `un.txt "un"`})
}

// TestOpenSocket: what is no file must not be waited for.
func TestOpenSocket(t *testing.T) {
	writeFiles(t, map[string]string{"c/un.txt": "un"})
	socket, err := net.Listen("unix", "c/a.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	diff(t, readAll([]string{"c"}, Options{}), []string{"! not a regular file", `un.txt "un"`})
}
