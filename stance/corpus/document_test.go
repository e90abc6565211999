package corpus

import (
	"strings"
	"testing"
)

func TestField(t *testing.T) {
	d := Document{Outlet: "Le Phare", Meta: []Field{{"section", "éco"}, {"outlet", "x"}}}
	for _, c := range []struct {
		name, want string
		ok         bool
	}{{"outlet", "Le Phare", true}, {"author", "", false}, {"section", "éco", true}, {"page", "", false}} {
		if got, ok := d.Field(c.name); got != c.want || ok != c.ok {
			t.Errorf("Field(%q) = %q, %v", c.name, got, ok)
		}
	}
}

// A NUL that JSON may hold is none of a text.
func TestNoNUL(t *testing.T) {
	for _, got := range readString(`{"id":"a\u0000","text":"u\u0000n","page":"\u0000"}`, Options{}) {
		if want := "a\uFFFD \"u\uFFFDn\" [page=\uFFFD]"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestSkipFolder(t *testing.T) {
	writeFiles(t, map[string]string{"c/a.txt": "un", "c/out/b.txt": "deux", "c/sous/d.txt": "trois"})
	opt := Options{SkipFolder: func(path string) bool { return strings.HasSuffix(path, "out") }}
	diff(t, readAll([]string{"c"}, opt), []string{`a.txt "un"`, `sous/d.txt "trois"`})
	if n := Size([]string{"c"}, opt); n != 7 {
		t.Errorf("%d bytes, want those of two files", n)
	}
}
