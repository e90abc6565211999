package token

import "slices"

// A heading has no final mark. Where a line end or a paragraph follows, that says where
// it ends; text from a crawl may have it joined to the next sentence by a space. These
// rules find that place by the words around it, and rather miss one than cut « selon Le
// Monde » or « Kim Il Sung ».

// maxHeadingTokens is how many tokens a heading inside a line has at the most.
const maxHeadingTokens = 16

// shortHeading is how many it has where only an article and a small letter follow.
const shortHeading = 8

// open are words after which something must follow: a heading does not end with them.
var open = set("le", "la", "les", "l'", "un", "une", "des", "du", "de", "d'", "au", "aux", "à", "a", "en", "dans", "par", "pour", "sur", "sous", "avec", "sans",
	"chez", "vers", "entre", "contre", "selon", "depuis", "et", "ou", "ni", "mais", "que", "qu'", "qui", "dont", "où", "si", "comme", "ce", "cet", "cette",
	"ces", "son", "sa", "ses", "leur", "leurs", "mon", "ma", "mes", "notre", "nos", "votre", "vos", "ne", "n'", "se", "s'", "est", "sont", "saint", "sainte", "san", "el",
	"dit", "dite", "appelé", "appelée", "nommé", "nommée", "intitulé", "intitulée", "baptisé", "baptisée", "titre", "titré", "film", "roman", "livre", "album", "pièce", "série",
	"émission", "chanson", "essai", "ouvrage", "journal", "quotidien", "hebdomadaire", "magazine", "mensuel", "revue", "recueil", "documentaire", "opéra",
	"spectacle", "tableau", "téléfilm", "site", "blog", "groupe", "parti", "mouvement", "association", "collectif")

// verbal are words that a sentence has and a heading hardly: a token among them says
// that there is no heading.
var verbal = set("est", "sont", "a", "ont", "était", "étaient", "sera", "seront", "fut", "furent", "avait", "avaient", "aura", "il", "elle", "ils", "elles", "on", "nous",
	"vous", "je", "j'", "tu", "se", "s'", "ne", "n'", "qui", "que", "qu'", "dont", "va", "vont", "fait", "peut", "doit", "c'", "ai", "avons")

// fresh are words that begin a sentence and, in the midst of one, are written with a
// capital only where a name has them.
var fresh = set("il", "elle", "ils", "elles", "ce", "cet", "cette", "ces", "c'", "dans", "après", "avant", "selon", "lors", "dès", "depuis", "pendant", "afin", "malgré",
	"grâce", "ainsi", "cependant", "toutefois", "mais", "or", "puis", "quand", "lorsque", "lorsqu'", "comme", "si", "nous", "je", "j'", "on", "en", "plus",
	"plusieurs", "chaque", "aujourd'hui", "hier", "sur", "pour", "avec", "au", "aux", "à", "voir", "parmi", "outre", "bien", "suite", "située", "situé", "né", "née")

// endsHeading says whether toks are a heading after which next begins a sentence,
// although no mark stands between them.
func endsHeading(text string, toks []Token, next Token) bool {
	if next.Kind != Word || len(toks) > maxHeadingTokens || toks[0].Case == Lower && toks[0].Kind == Word || toks[0].Norm == "(" {
		return false
	}
	last := toks[len(toks)-1]
	switch last.Kind {
	case Word:
		if last.Case == Lower && open[last.Norm] {
			return false
		}
	case Punct:
		if last.Norm != ")" && last.Norm != "]" {
			return false
		}
	case Number:
	default:
		return false
	}
	article := articles[next.Norm]
	if !article && !fresh[next.Norm] || !article && !followedBySmall(text, next) {
		return false
	}
	for i := range toks {
		switch {
		case (i == 0 || toks[i].Case == Lower) && verbal[toks[i].Norm]:
			return false
		case toks[i].Kind == Punct && (toks[i].Norm == "," || toks[i].Norm == "«" || toks[i].Norm == "“" || toks[i].Norm == "\""):
			return false
		}
	}
	if article {
		return repeats(text, toks, next) || len(toks) <= shortHeading && followedBySmall(text, next)
	}
	return true
}

// repeats says whether the word after the article next is a content word of toks, or
// the number of a date: « Affaire des frégates L'affaire … », « Les faits Le 10 mars ».
func repeats(text string, toks []Token, next Token) bool {
	i := next.End
	n, _ := whiteAt(text, i)
	i += n
	if digitAt(text, i) {
		return next.Norm == "le" || next.Norm == "les"
	}
	end, _ := scanLetters(text, i)
	const content = 4 // letters of the shortest content word
	if !hasLetters(text[i:end], content) {
		return false
	}
	key := Normalize(text[i:end])
	return slices.ContainsFunc(toks, func(t Token) bool { return t.Kind == Word && t.Norm == key })
}
