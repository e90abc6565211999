package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/cadrage/cadrage/"

// A layer says what a package may import: packages of this module, and modules of
// the outside by the beginning of their path.
type layer struct{ ours, outside []string }

// layers are all packages that there may be. A test may also import lexicon/french.
var layers = map[string]layer{
	"lexicon/token":    {nil, []string{"golang.org/x/text/"}},
	"lexicon/morph":    {[]string{"lexicon/token"}, []string{"github.com/klauspost/compress/"}},
	"lexicon":          {[]string{"lexicon/token", "lexicon/morph"}, nil},
	"lexicon/french":   {[]string{"lexicon"}, nil},
	"lexicon/format":   {[]string{"lexicon", "lexicon/token"}, []string{"go.yaml.in/yaml/", "golang.org/x/text/"}},
	"stance/corpus":    {nil, []string{"golang.org/x/text/", "go.yaml.in/yaml/", "github.com/go-json-experiment/json/"}},
	"stance":           {[]string{"lexicon", "lexicon/token", "lexicon/morph", "stance/corpus"}, nil},
	"stance/inference": {nil, []string{"gonum.org/v1/gonum/"}},
	"stance/agreement": {[]string{"stance/inference"}, []string{"gonum.org/v1/gonum/"}},
	"stance/aggregate": {[]string{"stance", "stance/corpus", "stance/inference"}, []string{"gonum.org/v1/gonum/"}},
	"report":           {[]string{"stance", "stance/corpus", "stance/aggregate"}, nil},
	"report/chart":     {[]string{"stance/aggregate"}, []string{"gonum.org/v1/plot", "golang.org/x/image/font"}}, // x/image has the types of plot's fonts
	"cmd/cadrage": {[]string{
		"lexicon", "lexicon/token", "lexicon/morph", "lexicon/french", "lexicon/format",
		"stance", "stance/corpus", "stance/inference", "stance/agreement", "stance/aggregate", "report", "report/chart",
	}, []string{"github.com/urfave/cli/v2", "github.com/schollz/progressbar/v3", "golang.org/x/term"}},
}

// allowed says why an import of a package is not, or nothing.
func allowed(pkg, imported string, test bool) string {
	l, ok := layers[pkg]
	if !ok {
		return "the package is not listed in layers_test.go"
	}
	if own, ours := strings.CutPrefix(imported, module); ours {
		if slices.Contains(l.ours, own) || test && (own == "lexicon/french" || own == pkg || testOnly(pkg, own)) {
			return ""
		}
		return "imports " + own + ", which is above it or beside it"
	}
	if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") {
		return "" // standard library
	}
	for _, prefix := range l.outside {
		if strings.HasPrefix(imported, prefix) {
			return ""
		}
	}
	if test && (strings.HasPrefix(imported, "golang.org/x/text/") || strings.HasPrefix(imported, "gonum.org/v1/")) {
		return ""
	}
	return "imports " + imported
}

// testOnly says whether the tests of a package may import another of ours that the
// package itself does not: those below its own imports, to make values of their
// types.
func testOnly(pkg, imported string) bool {
	for _, p := range layers[pkg].ours {
		if slices.Contains(layers[p].ours, imported) {
			return true
		}
	}
	return false
}

func TestLayers(t *testing.T) {
	root := filepath.Join("..", "..")
	found := 0
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if d.IsDir() || path.Ext(name) != ".go" {
			return nil
		}
		found++
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, name), nil, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		for _, c := range file.Comments {
			if c.Pos() < file.Package && strings.HasPrefix(c.List[0].Text, "//go:build ignore") {
				return nil // a generator
			}
		}
		pkg := path.Dir(name)
		if pkg == "." {
			t.Errorf("%s: there is no package at the root", name)
			return nil
		}
		for _, imp := range file.Imports {
			imported, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			if why := allowed(pkg, imported, strings.HasSuffix(name, "_test.go")); why != "" {
				t.Errorf("%s: %s", name, why)
			}
		}
		if _, ok := layers[pkg]; !ok {
			t.Errorf("%s: the package %s is not listed in layers_test.go", name, pkg)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < 20 {
		t.Errorf("%d files found, want those of the module", found)
	}
}

// The test above refuses what it is there to refuse.
func TestLayersRefuse(t *testing.T) {
	for _, c := range []struct {
		pkg, imported string
		test, ok      bool
	}{
		{"stance", module + "lexicon", false, true},
		{"lexicon", module + "stance", false, false},
		{"stance", module + "report", false, false},
		{"stance", module + "lexicon/french", false, false},
		{"stance", module + "lexicon/french", true, true},
		{"report", module + "report/chart", false, false},
		{"report/chart", module + "report", false, false},
		{"stance/corpus", module + "stance", true, false},
		{"lexicon/token", "gonum.org/v1/gonum/stat", false, false},
		{"stance/inference", "gonum.org/v1/gonum/stat", false, true},
		{"stance/inference", "math", false, true},
		{"cmd/cadrage", "github.com/urfave/cli/v2", false, true},
		{"cmd/cadrage", "gonum.org/v1/gonum/stat", false, false},
		{"util", "fmt", false, false},
	} {
		if why := allowed(c.pkg, c.imported, c.test); (why == "") != c.ok {
			t.Errorf("%s imports %s (test: %v): %q", c.pkg, c.imported, c.test, why)
		}
	}
}
