package token

// A set of keys.
type keys map[string]bool

func set(words ...string) keys {
	m := make(keys, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// Abbreviations by what their point means, under their key without it.
var (
	// Before a name or a reference, which always follows: the point never ends a sentence.
	titles = set("m", "mm", "mr", "mrs", "mme", "mmes", "mlle", "mlles", "mgr", "me", "dr", "drs", "pr", "prs", "st", "ste", "sts", "stes",
		"vve", "cf", "vs", "réf", "tél", "e.g", "i.e")

	// Functions, months, references, measures, addresses and kinds of organisations: more
	// follows, unless a word does that begins a sentence (« en déc. Le … »).
	shortened = set(
		"lt", "ltn", "gal", "gén", "cdt", "cne", "adjt", "sgt", "amb", "prés", "sén", "dép", "prof", "doct", // functions
		"janv", "févr", "fév", "avr", "juill", "juil", "jul", "sept", "oct", "nov", "déc", // months
		"lun", "jeu", "ven", "sam", "dim", // days
		"al", "éd", "coll", "trad", "op", "cit", "loc", "ibid", "id", "ss", "suiv", "chap", "fig", "pp", "app", "préf", "introd", "tabl", "rééd", // references
		"av", "apr", "ap", "env", "approx", "max", "min", "hab", // measures
		"bd", "bld", "boul", "rte", "imp", "chem", "fg", "bât", "esc", "appt", "apt", "fax", "tel", // addresses
		"cie", "sté", "éts", "ets", "assoc", "ass", "féd", "dépt", "dpt", "univ", "synd", // organisations
		"adj", "adv", "resp", "spéc", "litt", "pers", "obs", "p.-s", "n.b")

	// Words as well: abbreviations only before a number (« art. 12 », « vol. XVII »).
	beforeNumber = set("art", "vol", "tom", "t", "p", "n", "no", "nos", "cap", "col", "liv", "pl", "ann", "par", "ch", "ex")

	// Acronyms that are written with points and may end a sentence.
	acronyms = set("onu", "usa", "us", "urss", "ue", "uk", "sncf", "cgt", "ong", "otan", "oms", "fmi", "pdg", "rdc", "oua", "cee", "eu", "rpr", "udf", "ps", "pcf", "un", "ena")
)

// starters are words that begin a sentence when they are written with a capital after a
// point, and no name. After the article and « de » a name may go on all the same (« J.
// Le Goff »): those are below.
var starters = set(
	"un", "une", "ce", "c'", "cet", "cette", "ces", "il", "elle", "ils", "elles", "on", "nous", "vous", "je", "j'", "tu",
	"qui", "que", "qu'", "quoi", "quel", "quelle", "quels", "quelles", "dont", "où", "son", "sa", "ses", "leur", "leurs", "mon", "mes", "notre", "nos",
	"votre", "vos", "et", "mais", "ou", "or", "ni", "car", "donc", "puis", "ensuite", "enfin", "ainsi", "alors", "aussi", "après", "avant", "avec",
	"sans", "sous", "sur", "dans", "en", "par", "pour", "chez", "vers", "entre", "contre", "depuis", "pendant", "dès", "lors", "selon", "malgré", "sauf",
	"si", "comme", "quand", "lorsque", "lorsqu'", "puisque", "parce", "tandis", "tout", "toute", "tous", "toutes", "chaque", "plusieurs", "certains",
	"certaines", "aucun", "aucune", "autre", "autres", "deux", "plus", "moins", "très", "trop", "peu", "beaucoup", "déjà", "hier", "aujourd'hui",
	"demain", "ici", "voilà", "voici", "cela", "ça", "ceci", "celui", "celle", "ceux", "celles", "ne", "n'", "y", "à", "a", "cependant", "toutefois",
	"pourtant", "néanmoins", "certes", "oui", "non", "outre", "afin", "grâce", "face", "même", "seul", "seule", "seuls", "seules", "au", "aux", "quant", "est")

// articles begin a sentence, or the name of a person or place.
var articles = set("le", "la", "les", "l'", "du", "des", "de", "d'", "el")

// pronouns begin a sentence even in small letters, where they follow a whole word and a
// point: text of comments and of careless crawls.
var pronouns = set("il", "elle", "ils", "elles", "on", "nous", "vous", "je", "j'", "tu", "c'", "ce", "cela", "ça")
