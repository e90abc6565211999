package lexicon

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cadrage/cadrage/lexicon/morph"
	"github.com/cadrage/cadrage/lexicon/token"
)

// A Remark is what is odd about an entry and yet no mistake.
type Remark struct {
	Entry *Entry
	Msg   string // lower case, no final period
}

// Lint looks over the entries of the files for what their authors are unlikely to have
// meant:
//   - a polar entry that never matches, because a longer entry or a blocker takes its words;
//   - a second polar entry for the same words, or one of the opposite sign;
//   - a blocker that keeps no entry away;
//   - a lemma without a part of speech that has a form of another word, which is another
//     part of speech and has no entry of the same sign;
//   - a single exact form of an adjective without its other forms;
//   - a CAMEO code whose value on Goldstein's scale has the other sign.
//
// The remarks are in the order of the entries; none is given for entries of files that
// are not named. Without names all files are looked over.
func (l *Lexicon) Lint(files ...string) []Remark {
	var all []Remark
	m := l.NewMatcher()
	m.literal = true
	signs := l.lemmaSigns()
	for i, e := range l.entries {
		if len(files) > 0 && !slices.Contains(files, e.File) {
			continue
		}
		remark := func(format string, args ...any) {
			all = append(all, Remark{e, fmt.Sprintf(format, args...)})
		}
		switch e.Role {
		case Polar:
			l.lintPolar(m, int32(i), remark)
			lintForms(e, remark)
			lintHomograph(e, signs, remark)
			if v, ok := goldstein[e.CAMEO]; ok && v != 0 && (v > 0) != (e.Weight > 0) {
				remark("cameo %s is worth %g on Goldstein's scale, the weight has the other sign", e.CAMEO, float64(v)/10)
			}
		case Blocker:
			l.lintBlocker(m, int32(i), remark)
		}
	}
	return all
}

// goldstein is the value of each root code of CAMEO in tenths (Goldstein 1992,
// doi:10.1177/0022002792036002007).
var goldstein = map[string]int{
	"01": 0, "02": 30, "03": 40, "04": 10, "05": 35, "06": 60, "07": 70, "08": 50, "09": -20, "10": -50,
	"11": -20, "12": -40, "13": -60, "14": -65, "15": -72, "16": -40, "17": -70, "18": -90, "19": -100, "20": -100,
}

// renderings are token sequences that an entry is to match: each way to leave optional
// elements out, and each alternative of its elements once, without gaps.
func renderings(e *Entry) [][]token.Token {
	const most = 64
	var all [][]token.Token
	for _, v := range e.variants {
		alternatives := 1
		for _, el := range v {
			alternatives = max(alternatives, len(el.atoms))
		}
		for k := range alternatives {
			if len(all) == most {
				return all
			}
			toks := make([]token.Token, len(v))
			for j, el := range v {
				a := el.atoms[min(k, len(el.atoms)-1)]
				toks[j] = token.Token{Norm: a.key, Kind: token.Word}
				if a.kind == prefix {
					toks[j].Norm += "x"
				}
				if c := a.key[0]; '0' <= c && c <= '9' {
					toks[j].Kind = token.Number
				}
			}
			all = append(all, toks)
		}
	}
	return all
}

// lintPolar looks whether an entry gets its words, and whether another has the same.
func (l *Lexicon) lintPolar(m *Matcher, entry int32, remark func(string, ...any)) {
	e := l.entries[entry]
	fires := false
	var taker *Entry
	for k, toks := range renderings(e) {
		for _, x := range m.Match(toks) {
			fires = fires || x.Entry == e
			if x.Entry != e && l.compete(int(l.index(x.Entry)), int(entry)) {
				taker = x.Entry
			}
		}
		if k > 0 {
			continue
		}
		for _, c := range m.found {
			o := l.entries[c.entry]
			if c.entry >= entry || o.Role != Polar || o.Dimension != e.Dimension || int(c.to-c.from) != len(toks) {
				continue
			}
			switch {
			case (o.Weight > 0) != (e.Weight > 0):
				remark("%q has the opposite sign and matches the same words: %s", o.Pattern, place(o))
			default:
				remark("%q matches the same words: %s", o.Pattern, place(o))
			}
		}
	}
	if !fires && taker != nil {
		remark("never matches: %q takes its words: %s", taker.Pattern, place(taker))
	}
}

// compete says whether two entries may not take the same token.
func (l *Lexicon) compete(a, b int) bool {
	return l.layers[l.traits[a].layers]&l.layers[l.traits[b].layers] != 0
}

// lintBlocker looks whether a blocker has a word in common with an entry that is not
// longer than it is and that it may keep away.
func (l *Lexicon) lintBlocker(m *Matcher, blocker int32, remark func(string, ...any)) {
	shortest := map[class]int{} // the shortest entry with that element
	for i, e := range l.entries {
		if e.Role == Blocker || !l.compete(i, int(blocker)) {
			continue
		}
		for _, v := range e.variants {
			for _, el := range v {
				for _, c := range l.elements[el.text] {
					if n, ok := shortest[c]; !ok || len(v) < n {
						shortest[c] = len(v)
					}
				}
			}
		}
	}
	for _, toks := range renderings(l.entries[blocker]) {
		m.Match(toks)
		for i := range m.read {
			for _, c := range m.classesOf(i) {
				if n, ok := shortest[c]; ok && n <= len(toks) {
					return
				}
			}
		}
	}
	remark("blocks nothing: no entry has one of its words")
}

// lintForms looks for the other forms of an adjective of which one form alone is meant.
func lintForms(e *Entry, remark func(string, ...any)) {
	if len(e.variants) != 1 || len(e.variants[0]) != 1 || len(e.variants[0][0].atoms) != 1 {
		return
	}
	a := e.variants[0][0].atoms[0]
	if a.kind != exact {
		return
	}
	have := a.forms()
	for _, x := range morph.Analyses(a.key) {
		if x.Source != morph.Table || x.POS != morph.Adjective {
			continue
		}
		var missing []string
		for _, f := range morph.Forms(x.Lemma, morph.Adjective) {
			if !slices.Contains(have, token.Normalize(f.Text)) && !slices.Contains(missing, f.Text) {
				missing = append(missing, f.Text)
			}
		}
		if missing != nil {
			remark("the forms %s are not matched: %s/adj has them all", strings.Join(missing, ", "), x.Lemma)
			return
		}
	}
}

// A lemmaSign is a lemma with the sign of an entry that has it.
type lemmaSign struct {
	dimension, lemma string
	positive         bool
}

// lemmaSigns are the lemmas that are polar entries by themselves.
func (l *Lexicon) lemmaSigns() map[lemmaSign]bool {
	signs := map[lemmaSign]bool{}
	for _, e := range l.entries {
		if e.Role != Polar || len(e.variants) != 1 || len(e.variants[0]) != 1 {
			continue
		}
		for _, a := range e.variants[0][0].atoms {
			signs[lemmaSign{e.Dimension, a.key, e.Weight > 0}] = true
		}
	}
	return signs
}

// lintHomograph looks for a form that is also that of another word.
func lintHomograph(e *Entry, signs map[lemmaSign]bool, remark func(string, ...any)) {
	if len(e.variants) != 1 || len(e.variants[0]) != 1 {
		return
	}
	for _, a := range e.variants[0][0].atoms {
		if a.kind != lemmaAtom || a.pos != morph.Any {
			continue
		}
		var own []morph.POS
		for _, x := range morph.Analyses(a.key) {
			if token.Normalize(x.Lemma) == a.key {
				own = append(own, x.POS)
			}
		}
		if f, other := homograph(a, own, e, signs); other != "" {
			remark("%q is also a form of %q: say which is meant, as in %s/%s", f, other, a.key, own[0])
			return
		}
	}
}

// homograph is a form of the lemma that is no participle of it, with a word of another
// part of speech than its own that has it too.
func homograph(a atom, own []morph.POS, e *Entry, signs map[lemmaSign]bool) (form, other string) {
	for _, f := range a.forms() {
		all := morph.Analyses(f)
		if slices.ContainsFunc(all, func(x morph.Analysis) bool {
			return token.Normalize(x.Lemma) == a.key && (strings.HasPrefix(x.Features, "ppas") || strings.HasPrefix(x.Features, "ppre"))
		}) {
			continue
		}
		for _, x := range all {
			lemma := token.Normalize(x.Lemma)
			if lemma != a.key && x.Source == morph.Table && x.POS != morph.Name && !slices.Contains(own, x.POS) &&
				!strings.HasPrefix(x.Features, "ppas") && !signs[lemmaSign{e.Dimension, lemma, e.Weight > 0}] {
				return f, x.Lemma
			}
		}
	}
	return "", ""
}

// index is the number of an entry.
func (l *Lexicon) index(e *Entry) int { return slices.Index(l.entries, e) }

// place says where an entry stands.
func place(e *Entry) string { return fmt.Sprintf("%s:%d", e.File, e.Line) }
