package lexicon

import (
	"slices"
	"strings"

	"github.com/cadrage/cadrage/lexicon/morph"
	"github.com/cadrage/cadrage/lexicon/token"
)

// A lexicon does not list the forms of its lemmas: a word of the text is analysed when it
// is first met, and what it is to the lexicon is remembered. It need not be spelled as the
// lexicon spells it. Either spelling of 1990 is read, and a word that lacks accents is read
// with them: where it is no French form as it is written (« reussie », « Etat »), and in
// capitals also where it is one (« ALLIE »), unless it is a word of grammar (« SUR »).

// A vocabulary is the words of the patterns.
type vocabulary struct {
	lemmas     map[string][]formClass // by their key
	exact      map[string][]class     // forms, by their key
	unaccented map[string][]string    // exact forms with accents, by their key without
	prefixes   map[string][]prefix3   // by their first three bytes
}

// A formClass is a class to which a form belongs, and the part of speech that its element
// asks for.
type formClass struct {
	class
	pos morph.POS
}

// newVocabulary has room for the words of so many entries.
func newVocabulary(entries int) vocabulary {
	return vocabulary{make(map[string][]formClass, entries), make(map[string][]class, entries), map[string][]string{}, map[string][]prefix3{}}
}

// add lists an alternative of an element of that class.
func (v *vocabulary) add(a atom, c class) {
	switch a.kind {
	case prefix:
		v.prefixes[a.key[:prefixKey]] = append(v.prefixes[a.key[:prefixKey]], prefix3{a.key, c})
	case lemmaAtom:
		v.lemmas[a.key] = append(v.lemmas[a.key], formClass{c, a.pos})
	default:
		v.exact[a.key] = append(v.exact[a.key], c)
		if base := token.Unaccented(a.key); base != a.key && !slices.Contains(v.unaccented[base], a.key) {
			v.unaccented[base] = append(v.unaccented[base], a.key)
		}
	}
}

// An analysis is what a word may be, and the classes to which it belongs.
type analysis struct {
	may     Grammar
	classes []formClass
}

// read analyses a word. upper says that it is written in capitals.
func (v *vocabulary) read(key string, kind token.Kind, upper bool) *analysis {
	r := &analysis{}
	if kind != token.Word {
		for _, c := range v.exact[key] {
			r.add(formClass{c, morph.Any})
		}
		return r
	}
	grammatical := v.written(r, key)
	if r.may == 0 || upper && !grammatical {
		for _, full := range morph.Accented(key) {
			v.written(r, token.Normalize(full))
		}
		for _, full := range v.unaccented[token.Unaccented(key)] {
			if token.LacksAccents(key, full) {
				v.written(r, full)
			}
		}
	}
	r.may |= closed[key]
	return r
}

// written adds what a word is as it is written, and says whether it may be a word of
// grammar.
func (v *vocabulary) written(r *analysis, key string) (grammatical bool) {
	for _, c := range v.exact[key] {
		r.add(formClass{c, morph.Any})
	}
	for _, other := range morph.Spellings(key) {
		for _, c := range v.exact[token.Normalize(other)] {
			r.add(formClass{c, morph.Any})
		}
	}
	for _, a := range morph.Exact(key) {
		r.may |= grammarOf(a)
		grammatical = grammatical || a.POS == morph.Grammatical
		for _, c := range v.lemmas[token.Normalize(a.Lemma)] {
			if c.pos == morph.Any || c.pos == a.POS {
				r.add(c)
			}
		}
	}
	if len(key) >= prefixKey {
		for _, p := range v.prefixes[key[:prefixKey]] {
			if strings.HasPrefix(key, p.text) {
				r.add(formClass{p.class, morph.Any})
			}
		}
	}
	return grammatical
}

// add adds a class; one that asks for no part of speech takes the place of one that does.
func (r *analysis) add(c formClass) {
	for i := range r.classes {
		if r.classes[i].class == c.class {
			if c.pos == morph.Any {
				r.classes[i].pos = morph.Any
			}
			return
		}
	}
	r.classes = append(r.classes, c)
}
