package morph

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cadrage/cadrage/lexicon/token"
)

// minRoot is the number of letters that a guess leaves of a word before its ending or
// after its prefix; a shorter rest is chance.
const minRoot = 3

// prefixes that French puts before words freely, longest first.
var prefixes = func() []string {
	all := strings.Fields("aéro agro anti archi auto bio bi cyber co contre dé dés éco électro entre ethno euro ex extra géo " +
		"hydro hyper hypo in inter intra macro maxi méga méta micro mi mini mono multi nano narco néo neuro non omni outre para péri " +
		"photo pluri poly post pré pro proto pseudo psycho quasi re ré rétro semi socio sous sub super sur techno télé thermo trans tri " +
		"turbo ultra uni vice vidéo")
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	return all
}()

// A derivation reads a class of words from their endings.
type derivation struct {
	pos     POS
	lemma   string           // ending of the lemma
	endings []derivationForm // of its forms, that of the lemma among them
}

type derivationForm struct{ text, features string }

// derivations are the regular suffixes of French, the more specific ones first.
var derivations = []derivation{
	derive(Adverb, "ment", "ment"),
	derive(Noun, "isme", "isme:mas,sg ismes:mas,pl"),
	derive(Noun, "iste", "iste:epi,sg istes:epi,pl"),
	derive(Adjective, "iste", "iste:epi,sg istes:epi,pl"),
	derive(Noun, "isation", "isation:fem,sg isations:fem,pl"),
	derive(Noun, "ation", "ation:fem,sg ations:fem,pl"),
	derive(Noun, "ité", "ité:fem,sg ités:fem,pl"),
	derive(Noun, "phobie", "phobie:fem,sg phobies:fem,pl"),
	derive(Noun, "logie", "logie:fem,sg logies:fem,pl"),
	derive(Noun, "cratie", "cratie:fem,sg craties:fem,pl"),
	derive(Adjective, "phobe", "phobe:epi,sg phobes:epi,pl"),
	derive(Noun, "logue", "logue:epi,sg logues:epi,pl"),
	derive(Adjective, "esque", "esque:epi,sg esques:epi,pl"),
	derive(Adjective, "ique", "ique:epi,sg iques:epi,pl"),
	derive(Adjective, "able", "able:epi,sg ables:epi,pl"),
	derive(Adjective, "ible", "ible:epi,sg ibles:epi,pl"),
	derive(Noun, "teur", "teur:mas,sg teurs:mas,pl trice:fem,sg trices:fem,pl"),
	derive(Adjective, "teur", "teur:mas,sg teurs:mas,pl trice:fem,sg trices:fem,pl"),
	derive(Noun, "eur", "eur:mas,sg eurs:mas,pl euse:fem,sg euses:fem,pl"),
	derive(Adjective, "eux", "eux:mas,inv euse:fem,sg euses:fem,pl"),
	derive(Adjective, "if", "if:mas,sg ifs:mas,pl ive:fem,sg ives:fem,pl"),
	derive(Adjective, "el", "el:mas,sg els:mas,pl elle:fem,sg elles:fem,pl"),
	derive(Adjective, "al", "al:mas,sg aux:mas,pl ale:fem,sg ales:fem,pl"),
	derive(Adjective, "ien", "ien:mas,sg iens:mas,pl ienne:fem,sg iennes:fem,pl"),
	derive(Noun, "ien", "ien:mas,sg iens:mas,pl ienne:fem,sg iennes:fem,pl"),
	derive(Adjective, "ois", "ois:mas,inv oise:fem,sg oises:fem,pl"),
	derive(Noun, "ois", "ois:mas,inv oise:fem,sg oises:fem,pl"),
	derive(Adjective, "ais", "ais:mas,inv aise:fem,sg aises:fem,pl"),
	derive(Noun, "ais", "ais:mas,inv aise:fem,sg aises:fem,pl"),
	derive(Noun, "ier", "ier:mas,sg iers:mas,pl ière:fem,sg ières:fem,pl"),
	derive(Noun, "ment", "ment:mas,sg ments:mas,pl"),
	derive(Noun, "age", "age:mas,sg ages:mas,pl"),
	derive(Noun, "ance", "ance:fem,sg ances:fem,pl"),
	derive(Noun, "ence", "ence:fem,sg ences:fem,pl"),
	derive(Verb, "er", "er:infi ant:ppre ait:iimp,3sg aient:iimp,3pl èrent:ipsi,3pl era:ifut,3sg eront:ifut,3pl erait:cond,3sg eraient:cond,3pl "+
		"é:ppas,mas,sg és:ppas,mas,pl ée:ppas,fem,sg ées:ppas,fem,pl"),
}

func derive(pos POS, lemma, forms string) derivation {
	d := derivation{pos: pos, lemma: lemma}
	for f := range strings.FieldsSeq(forms) {
		text, features, _ := strings.Cut(f, ":")
		d.endings = append(d.endings, derivationForm{text, features})
	}
	return d
}

// guess analyses a key that is not in the tables: as a compound whose last part is a
// word, as a word behind a prefix, by its ending, else as a noun. It is empty for what is
// not of letters.
func guess(key string) []Analysis {
	if !isWord(key) {
		return nil
	}
	if i := strings.LastIndexByte(key, '-'); i > 0 {
		return behind(key[:i+1], key[i+1:], func(a Analysis) bool { return a.POS != Grammatical })
	}
	for _, p := range prefixes {
		rest, ok := strings.CutPrefix(key, p)
		if !ok || utf8.RuneCountInString(rest) < minRoot+1 {
			continue
		}
		if all := behind(p, rest, takesPrefix); all != nil {
			return all
		}
	}
	var all []Analysis
	for _, d := range derivations {
		for _, e := range d.endings {
			root, ok := strings.CutSuffix(key, e.text)
			if !ok || utf8.RuneCountInString(root) < minRoot {
				continue
			}
			all = appendNew(all, Analysis{Lemma: root + d.lemma, POS: d.pos, Features: e.features, Source: Guess})
		}
	}
	if all == nil && utf8.RuneCountInString(key) >= minRoot { // what is new in a language is most often a noun
		if root, ok := strings.CutSuffix(key, "s"); ok && utf8.RuneCountInString(root) >= minRoot {
			all = append(all, Analysis{Lemma: root, POS: Noun, Features: "pl", Source: Guess})
		}
		all = append(all, Analysis{Lemma: key, POS: Noun, Features: "sg", Source: Guess})
	}
	return all
}

// behind lists the analyses that the tables have of a word for which keep is true, with
// the head before their lemmas.
func behind(head, word string, keep func(Analysis) bool) []Analysis {
	var all []Analysis
	for _, a := range inTable(word) {
		if !keep(a) {
			continue
		}
		a.Lemma, a.Source = head+a.Lemma, Guess
		all = append(all, a)
	}
	return all
}

// takesPrefix says whether words of the kind take a prefix.
func takesPrefix(a Analysis) bool {
	return a.POS == Noun || a.POS == Verb || a.POS == Adjective || a.POS == Adverb
}

// isWord says whether the key is of letters and hyphens.
func isWord(key string) bool {
	for _, r := range key {
		if !unicode.IsLetter(r) && r != '-' && r != '\'' {
			return false
		}
	}
	return key != "" && token.Normalize(key) == key
}
