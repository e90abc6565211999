package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A phrase is how a line of furniture begins, folded, with ' for an apostrophe.
type phrase struct {
	text string
	how  phraseRule
}

type phraseRule int

const (
	alone   phraseRule = iota // the line is the phrase, perhaps with marks and a count
	label                     // or a colon follows
	heading                   // or the line is short, and does not end in a full stop
	always                    // whatever follows
)

// phrases are the lines of news sites that are no part of an article, by their
// first letter. A phrase that can begin a sentence is never followed by whatever.
var phrases = map[rune][]phrase{
	'a': {
		{"a lire aussi", heading}, {"a lire egalement", heading}, {"a lire", label}, {"a voir aussi", heading},
		{"a ecouter aussi", heading}, {"abonnez-vous a notre", always}, {"abonnez-vous pour", always},
		{"abonnez-vous", heading}, {"accepter les cookies", heading}, {"accepter et continuer", alone},
		{"accepter", alone}, {"afficher plus", alone}, {"ajouter a mes favoris", alone}, {"ajouter un commentaire", alone},
		{"annonce", alone}, {"article reserve aux abonnes", always}, {"articles similaires", alone},
		{"aucun commentaire", alone},
	},
	'c': {
		{"ce contenu est reserve aux abonnes", always}, {"ce site utilise des cookies", always},
		{"cet article est reserve aux abonnes", always}, {"commentaires", label}, {"commentaire", alone},
		{"commenter", alone}, {"conditions generales d'utilisation", alone}, {"contenu reserve aux abonnes", always},
		{"contenu sponsorise", heading}, {"continuer sans accepter", alone}, {"copier le lien", alone},
		{"copyright", heading}, {"credit photo", label}, {"credits photo", label}, {"credits photos", label},
	},
	'd': {{"deja abonne", heading}},
	'e': {
		{"ecouter cet article", alone}, {"ecouter l'article", alone}, {"en poursuivant votre navigation", always},
		{"en savoir plus", alone}, {"envoyer par e-mail", alone}, {"envoyer par mail", alone},
	},
	'f': {{"facebook", alone}},
	'g': {{"gerer les cookies", heading}, {"gerer mes cookies", heading}, {"gestion des cookies", alone}},
	'i': {
		{"imprimer", alone}, {"inscrivez-vous a la newsletter", always}, {"inscrivez-vous a notre", always},
		{"inscrivez-vous", heading}, {"instagram", alone},
	},
	'j': {{"je m'abonne", heading}, {"je m'inscris", alone}},
	'l': {
		{"la suite est reservee aux abonnes", always}, {"laisser un commentaire", alone}, {"lien copie", alone},
		{"linkedin", alone}, {"lire aussi", heading}, {"lire egalement", heading}, {"lire la suite", alone},
		{"lire plus tard", alone},
	},
	'm': {{"mentions legales", alone}},
	'n': {
		{"newsletters", alone}, {"newsletter", label}, {"nos newsletters", alone}, {"nous utilisons des cookies", always},
	},
	'o': {{"offrir cet article", alone}, {"offrir l'article", alone}},
	'p': {
		{"parametrer les cookies", heading}, {"partager cet article", alone}, {"partager l'article", alone},
		{"partager sur", heading}, {"partager via", heading}, {"partager par e-mail", alone}, {"partager", label},
		{"photo", label}, {"plus d'articles", alone}, {"politique de confidentialite", alone},
		{"politique de cookies", alone}, {"publicite", alone},
	},
	'r': {
		{"reagir", alone}, {"recevez notre newsletter", heading}, {"recevoir la newsletter", alone},
		{"refuser", alone}, {"rejoignez-nous sur", heading}, {"reproduction interdite", alone},
		{"reserve aux abonnes", alone}, {"retrouvez-nous sur", heading},
	},
	's': {
		{"s'abonner", alone}, {"s'abonner a la newsletter", alone}, {"s'identifier", alone},
		{"s'inscrire a la newsletter", alone}, {"s'inscrire", alone}, {"sauvegarder", alone}, {"se connecter", alone},
		{"suivez-nous sur", always}, {"suivez-nous", heading}, {"suivre sur", heading}, {"sur le meme sujet", label},
		{"sur le meme theme", label},
	},
	't': {
		{"telegram", alone}, {"temps de lecture", label}, {"tous droits reserves", heading}, {"tout accepter", alone},
		{"tout refuser", alone}, {"twitter", alone},
	},
	'v': {
		{"voir aussi", heading}, {"voir les commentaires", alone}, {"voir plus", alone}, {"vous etes deja abonne", heading},
		{"vous souhaitez lire la suite", heading},
	},
	'w': {{"whatsapp", alone}},
}

// counted are what may follow a number: « 12 commentaires », « 3 min de lecture ».
var counted = []string{
	"commentaire", "commentaires", "min", "min de lecture", "minutes de lecture", "mn de lecture", "partage",
	"partages", "reaction", "reactions", "vues",
}

const (
	maxFurniture = 400 // bytes; a paragraph is longer
	maxHeading   = 100 // characters
)

// Boilerplate says whether a line is furniture of a web page rather than part of
// an article: « Publicité », « Lire aussi : … », « Partager sur Facebook »,
// « Temps de lecture : 3 min », the date line of a crawler. Case and accents do
// not matter. It would rather leave a line than take a sentence away: what could
// begin a sentence is furniture only in a short line without a full stop, or
// before a colon.
func Boilerplate(line string) bool {
	line = strings.TrimLeftFunc(line, isMargin)
	if line == "" || len(line) > maxFurniture {
		return false
	}
	first, size := utf8.DecodeRuneInString(line)
	first = foldRune(first)
	switch {
	case first == '©':
		return short(line[size:])
	case first >= '0' && first <= '9':
		return isCount(line)
	}
	for _, p := range phrases[first] {
		if n, ok := prefixLen(line, p.text); ok && p.matches(line[n:]) {
			return true
		}
	}
	if first == 'd' {
		_, ok, _ := crawlDate(line)
		return ok
	}
	return strings.HasPrefix(line, "Il vous reste") && strings.Contains(line, "% de cet article")
}

// matches says whether rest makes furniture of a line that begins with p.
func (p phrase) matches(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' && len(rest) > 1 && rest[1] != ' ' {
		return false // the beginning of a longer word
	}
	switch after := strings.TrimLeftFunc(rest, unicode.IsSpace); {
	case p.how == always || isMarks(rest):
		return true
	case p.how == heading:
		return strings.HasPrefix(after, ":") || short(rest)
	case p.how == label:
		return strings.HasPrefix(after, ":") && short(rest)
	}
	return false
}

// isCount is for lines that begin with a number.
func isCount(line string) bool {
	line = strings.TrimLeft(line, "0123456789)]")
	line = strings.TrimLeftFunc(line, unicode.IsSpace)
	for _, text := range counted {
		if n, ok := prefixLen(line, text); ok && isMarks(line[n:]) {
			return true
		}
	}
	return false
}

// isMargin is what may stand before the words of a line of furniture. An opening
// quotation mark is not: someone speaks.
func isMargin(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("-–—|•·>→▶►*[(", r)
}

// isMarks is for what may stand after them, a count among it.
func isMarks(s string) bool {
	for _, r := range s {
		if !isMargin(r) && !strings.ContainsRune(".…!:)]<0123456789", r) {
			return false
		}
	}
	return true
}

// short says whether a line is as short as a heading and ends like one.
func short(s string) bool {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	return !strings.HasSuffix(s, ".") && utf8.RuneCountInString(s) <= maxHeading
}

// prefixLen returns how many bytes of s the folded text takes up at its
// beginning. It allocates nothing: every line of a corpus comes by.
func prefixLen(s, text string) (n int, ok bool) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(s[n:])
		if size == 0 {
			return 0, false
		}
		n += size
		if isAccent(r) {
			continue
		}
		if foldRune(r) != rune(text[i]) {
			return 0, false
		}
		i++
	}
	for r, size := utf8.DecodeRuneInString(s[n:]); isAccent(r); r, size = utf8.DecodeRuneInString(s[n:]) {
		n += size
	}
	return n, true
}

// isAccent is for the accents of decomposed letters.
func isAccent(r rune) bool { return r >= 0x300 && r < 0x370 }

// foldRune lowers the letters of French words, without their accents.
func foldRune(r rune) rune {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	switch r = unicode.ToLower(r); r {
	case 'à', 'â', 'ä':
		return 'a'
	case 'ç':
		return 'c'
	case 'é', 'è', 'ê', 'ë':
		return 'e'
	case 'î', 'ï':
		return 'i'
	case 'ô', 'ö':
		return 'o'
	case 'ù', 'û', 'ü':
		return 'u'
	case '’':
		return '\''
	case '\u00a0', '\u202f':
		return ' '
	case '‑':
		return '-'
	}
	return r
}
