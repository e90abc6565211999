package lexicon

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/lexicon/token"
)

// compile makes a lexicon of lines « pattern role dimension weight », the columns
// separated by bars.
func compile(t testing.TB, lines ...string) *Lexicon {
	t.Helper()
	var b strings.Builder
	b.WriteString("pattern\trole\tdimension\tweight\n")
	for _, l := range lines {
		b.WriteString(strings.ReplaceAll(l, " ; ", "\t") + "\n")
	}
	f, err := Read(strings.NewReader(b.String()), "test.tsv")
	if err != nil {
		t.Fatal(err)
	}
	l, err := Compile(f)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// show prints matches as « pattern@tokens ».
func show(ms []Match) string {
	var all []string
	for _, m := range ms {
		all = append(all, fmt.Sprintf("%s@%v", m.Entry.Pattern, m.Tokens))
	}
	return strings.Join(all, " ")
}

func tokens(text string) []token.Token { return new(token.Segmenter).Tokens(text) }

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		name    string
		lexicon []string
		text    string
		want    string
	}{
		{"all forms of a lemma", []string{"fructueux ; polar ; f ; 1"},
			"Une rencontre fructueuse et des échanges fructueux", "fructueux@[2] fructueux@[6]"},
		{"the part of speech limits the forms", []string{"grave/adj ; polar ; f ; -1"}, "de graves faits que nous gravons", "grave/adj@[1]"},
		{"an exact form", []string{"=bon ; polar ; f ; 1"}, "bon bons", "=bon@[0]"},
		{"a prefix", []string{"prometteu* ; polar ; f ; 1"}, "prometteuses promesses", "prometteu*@[0]"},
		{"alternatives", []string{"rompre … lien|relation ; polar ; a ; -2"},
			"ils ont rompu leurs relations", "rompre … lien|relation@[2 4]"},
		{"a gap of words", []string{"renforcer … lien ; polar ; a ; 2"},
			"renforcer encore davantage leurs liens", "renforcer … lien@[0 4]"},
		{"a gap is no longer than stated", []string{"renforcer …2 lien ; polar ; a ; 2"}, "renforcer encore davantage leurs liens", ""},
		{"a gap stays in the clause", []string{"renforcer … lien ; polar ; a ; 2"}, "renforcer, leurs liens", ""},
		{"a gap is as short as it can be", []string{"=a … =b ; polar ; f ; 1"}, "a b b", "=a … =b@[0 1]"},
		{"a gap goes on where the nearest word leads nowhere", []string{"condamner … =à =mort ; polar ; f ; -2"}, "condamné à Minsk à mort", "condamner … =à =mort@[0 3 4]"},
		{"a gap before an optional element is before it only", []string{"=a …3 =b? =c ; polar ; f ; 1"}, "a x x x b y y y c", ""},
		{"a gap before an optional element that is left out", []string{"=a …3 =b? =c ; polar ; f ; 1"}, "a x x x c", "=a …3 =b? =c@[0 4]"},
		{"an optional element", []string{"main =à? =la? =pâte ; polar ; f ; 1"}, "main à la pâte main pâte", "main =à? =la? =pâte@[0 1 2 3] main =à? =la? =pâte@[4 5]"},
		{"the longest match takes its tokens", []string{"accord ; polar ; a ; 1", "accord =de =paix ; polar ; a ; 2"}, "un accord de paix", "accord =de =paix@[1 2 3]"},
		{"longest first, not leftmost", []string{"=a =b ; polar ; f ; 1", "=b =c =d ; polar ; f ; 1"}, "a b c d", "=b =c =d@[1 2 3]"},
		{"of equal length the left one", []string{"=a =b ; polar ; f ; 1", "=b =c ; polar ; f ; 1"}, "a b c", "=a =b@[0 1]"},
		{"dimensions do not see each other", []string{"=valeurs =communes ; polar ; a ; 2", "=valeurs ; polar ; f ; 1"}, "valeurs communes", "=valeurs =communes@[0 1] =valeurs@[0]"},
		{"tokens in a gap stay free", []string{"=a … =c ; polar ; f ; 1", "=b ; polar ; f ; 1"}, "a b c", "=a … =c@[0 2] =b@[1]"},
		{"a blocker takes tokens away", []string{"=crise ; polar ; f ; -2", "=crise =cardiaque ; blocker ;  ; "}, "une crise cardiaque", "=crise =cardiaque@[1 2]"},
		{"a blocker wins at equal length", []string{"=prix =nobel ; polar ; f ; 1", "=prix =nobel ; blocker ; f ; "}, "prix Nobel", "=prix =nobel@[0 1]"},
		{"a longer entry beats a blocker", []string{"=crise =cardiaque =politique ; polar ; f ; -2", "=crise =cardiaque ; blocker ; f ; "}, "crise cardiaque politique", "=crise =cardiaque =politique@[0 1 2]"},
		{"a blocker of one dimension leaves the other", []string{"=accord ; polar ; a ; 1", "=accord ; polar ; f ; 1", "=accord =mineur ; blocker ; a ; "}, "accord mineur", "=accord =mineur@[0 1] =accord@[0]"},
		{"negators have a layer of their own", []string{"=sans =faille ; polar ; f ; 2", "=sans ; negator ;  ; "}, "un soutien sans faille", "=sans =faille@[2 3] =sans@[2]"},
		{"a blocker of negation", []string{"=sans ; negator ;  ; ", "=sans =doute ; blocker ; negation ; ", "=doute ; polar ; f ; -1"}, "sans doute", "=sans =doute@[0 1] =doute@[1]"},
		{"elided and typographic", []string{"=l' accord ; polar ; a ; 1"}, "L’Accord", "=l' accord@[0 1]"},
		{"nothing", []string{"=a ; polar ; f ; 1"}, "", ""},
	} {
		if got := show(compile(t, c.lexicon...).Match(tokens(c.text))); got != c.want {
			t.Errorf("%s: %s\n   want %s", c.name, got, c.want)
		}
	}
}

// reference finds matches the slow, obvious way: every way to lay every pattern over
// the tokens, then the choice by the rules of Lexicon.Match.
func reference(l *Lexicon, toks []token.Token) []Match {
	type found struct {
		Match
		entry int
	}
	var all []found
	for i, e := range l.entries {
		for _, v := range e.variants {
			for start := range toks {
				for _, at := range lay(v, toks, start) {
					all = append(all, found{Match{e, at, int(l.traits[i].dimension)}, i})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b found) int {
		blocker := func(f found) int {
			if f.Entry.Role == Blocker {
				return 0
			}
			return 1
		}
		return cmp.Or(len(b.Tokens)-len(a.Tokens), blocker(a)-blocker(b), a.First()-b.First(), forms(a.Entry)-forms(b.Entry), a.entry-b.entry, slices.Compare(a.Tokens, b.Tokens))
	})
	type place struct {
		layer string
		token int
	}
	taken := map[place]bool{}
	var out []Match
	for _, f := range all {
		layers := []string{f.Entry.Dimension}
		switch {
		case f.Entry.Role == Negator:
			layers = []string{Negation}
		case f.Entry.Dimension == "":
			layers = append(l.Dimensions(), layerNames[:]...)
		}
		got := false
		for _, layer := range layers {
			free := true
			for _, t := range f.Tokens {
				free = free && !taken[place{layer, t}]
			}
			if free {
				got = true
				for _, t := range f.Tokens {
					taken[place{layer, t}] = true
				}
			}
		}
		if got {
			out = append(out, f.Match)
		}
	}
	return out
}

// forms counts the forms of the elements of an entry, prefixes as none.
func forms(e *Entry) int {
	n := 0
	for _, el := range e.variants[0] {
		for _, a := range el.atoms {
			n += len(a.forms())
		}
	}
	return n
}

// lay gives all ways to lay a sequence of elements whose first one is at start.
func lay(elems []element, toks []token.Token, start int) (all [][]int) {
	if !fits(elems[0], toks[start]) {
		return nil
	}
	if len(elems) == 1 {
		return [][]int{{start}}
	}
	for skipped := 0; skipped <= elems[1].gap && start+1+skipped < len(toks); skipped++ {
		for _, rest := range lay(elems[1:], toks, start+1+skipped) {
			all = append(all, append([]int{start}, rest...))
		}
		if !gapToken(&toks[start+1+skipped]) {
			break
		}
	}
	return all
}

func fits(e element, t token.Token) bool {
	for _, a := range e.atoms {
		if a.kind == prefix && t.Kind == token.Word && strings.HasPrefix(t.Norm, a.key) || slices.Contains(a.forms(), t.Norm) {
			return true
		}
	}
	return false
}

// The matcher agrees with the reference on random lexicons and sentences of a small
// vocabulary, in which everything overlaps.
func TestMatchAgreesWithReference(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	words := []string{"=aaa", "=bbb", "=ccc", "=ddd", "aa*", "=aaa|=bbb", "=ccc|bbb*", "aaa*|=ddd"}
	texts := []string{"aaa", "bbb", "ccc", "ddd", "aab", "bbbb", "x", ","}
	pick := func(s []string) string { return s[rng.IntN(len(s))] }
	for trial := range 400 {
		var lines []string
		seen := map[string]bool{}
		for range 2 + rng.IntN(8) {
			p := strings.Replace(pick(words), "aa*", "aaa*", 1)
			for range rng.IntN(3) {
				if rng.IntN(3) == 0 {
					p += " …" + fmt.Sprint(1+rng.IntN(3))
				}
				if rng.IntN(4) == 0 {
					p += " =bbb?"
				}
				p += " " + strings.Replace(pick(words), "aa*", "aaa*", 1)
			}
			line := p + pick([]string{" ; polar ; f ; 1", " ; polar ; a ; -1", " ; blocker ;  ; ", " ; blocker ; negation ; ", " ; negator ;  ; "})
			if !seen[line] {
				seen[line] = true
				lines = append(lines, line)
			}
		}
		l := compile(t, lines...)
		m := l.NewMatcher()
		for range 20 {
			var text []string
			for range rng.IntN(12) {
				text = append(text, pick(texts))
			}
			toks := tokens(strings.Join(text, " "))
			want := reference(l, toks)
			got := slices.Clone(m.Match(toks))
			order := func(a, b Match) int {
				return cmp.Or(a.First()-b.First(), b.End()-a.End(), a.Entry.Line-b.Entry.Line, slices.Compare(a.Tokens, b.Tokens))
			}
			slices.SortFunc(want, order)
			slices.SortFunc(got, order)
			if show(got) != show(want) {
				t.Fatalf("trial %d, lexicon %q, text %q:\n got %s\nwant %s", trial, lines, text, show(got), show(want))
			}
		}
	}
}

func TestMatchDoesNotAllocate(t *testing.T) {
	l := compile(t, "fructueux ; polar ; f ; 1", "renforcer … lien ; polar ; a ; 2", "prometteu* ; polar ; f ; 1", "=sans ; negator ;  ; ")
	toks := tokens("Une rencontre fructueuse et prometteuse renforce, sans délai, leurs liens ; elle renforce encore leurs liens")
	m := l.NewMatcher()
	m.Match(toks)
	if n := testing.AllocsPerRun(100, func() { m.Match(toks) }); n != 0 {
		t.Errorf("%g allocations", n)
	}
}
