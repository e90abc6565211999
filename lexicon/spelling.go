package lexicon

import (
	"slices"
	"strings"

	"github.com/cadrage/cadrage/lexicon/morph"
	"github.com/cadrage/cadrage/lexicon/token"
)

// A word of the text need not be spelled as the lexicon spells it. The other spellings
// of the reform of 1990 are forms like all others. What lacks accents is read here: a
// word that is no French form as it is written (« reussie », « Etat »), and in capitals
// also one that is (« ALLIE »), unless it is a word of grammar (« SUR »).

// A word is what the lexicon knows of a key.
type word struct {
	classes []formClass
	// accented are the words of the lexicon for which the key may stand when accents were
	// left out; it has none itself.
	accented []string
}

// A formClass is a class to which a form belongs, and the part of speech that its element
// asks for.
type formClass struct {
	class
	pos morph.POS
}

// addForm lists a class under a form, and the form under itself without accents.
func (l *Lexicon) addForm(form string, c formClass) {
	w := l.words[form]
	if !slices.Contains(w.classes, c) {
		w.classes = append(w.classes, c)
		l.words[form] = w
	}
	base := token.Unaccented(form)
	if base == form {
		return
	}
	if w := l.words[base]; !slices.Contains(w.accented, form) {
		w.accented = append(w.accented, form)
		l.words[base] = w
	}
}

// A reading is a word as it is written, for the table of those that were read.
type reading struct {
	key   string
	upper bool
}

// maxReadings is how many are kept; what is dropped is read again.
const maxReadings = 1 << 14

// reread is the classes of the token t, with key as its own, that it has by the accents
// that it lacks, and those that it has as written. base is its key without accents.
func (m *Matcher) reread(t *token.Token, written []formClass, base string) []formClass {
	r := reading{t.Norm, t.Case == token.Upper}
	if cs, ok := m.readings[r]; ok {
		return cs
	}
	cs := slices.Clone(written)
	for _, full := range m.lex.words[base].accented {
		if token.LacksAccents(t.Norm, full) && mayLackAccents(r) {
			for _, c := range m.lex.words[full].classes {
				if !slices.Contains(cs, c) {
					cs = append(cs, c)
				}
			}
		}
	}
	if m.readings == nil || len(m.readings) >= maxReadings {
		m.readings = map[reading][]formClass{}
	}
	r.key = strings.Clone(r.key) // it shares the memory of a text
	m.readings[r] = cs
	return cs
}

// mayLackAccents says whether a word can be trusted to have all its accents: not when it
// is no form of French without them, nor in capitals.
func mayLackAccents(r reading) bool {
	if !r.upper {
		return !morph.IsForm(r.key)
	}
	for _, a := range morph.Analyses(r.key) {
		if a.Source == morph.Table && a.POS == morph.Grammatical {
			return false
		}
	}
	return true
}

// classesOf is what the lexicon has for a token, but for prefixes.
func (m *Matcher) classesOf(t *token.Token) []formClass {
	w := m.lex.words[t.Norm]
	if len(w.accented) > 0 {
		return m.reread(t, w.classes, t.Norm)
	}
	if len(w.classes) > 0 || isASCII(t.Norm) || t.Kind != token.Word {
		return w.classes
	}
	m.base = token.AppendUnaccented(m.base[:0], t.Norm) // « Evénement » has one of two
	if w := m.lex.words[string(m.base)]; len(w.accented) > 0 {
		return m.reread(t, nil, string(m.base))
	}
	return nil
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
