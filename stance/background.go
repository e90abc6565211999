package stance

import "github.com/cadrage/cadrage/lexicon"

// isBackground says whether a match is a noun that a definite or possessive determiner and a
// preposition introduce: « lors de la crise », « l’auteur du conflit », « sur leur accord ».
// Such a phrase names what the reader is taken to know already; the sentence says something
// of it or sets something beside it, and does not say it (on presupposition and the definite
// article: Strawson 1950, doi:10.1093/mind/LIX.235.320). « Des » is left out, for it is an
// indefinite article too (« il y eut des violences »), and so is who or what acts (« blessé par
// cet échec »).
func (c *rules) isBackground(m lexicon.Match) bool {
	i := m.First()
	if c.may(i)&lexicon.Noun == 0 || c.finite[i] || c.may(i)&lexicon.Adjective != 0 && c.may(i+1)&lexicon.Noun != 0 {
		return false
	}
	switch c.word(i - 1) {
	case "du", "au", "aux":
		return true
	case "un", "une", "aucun", "aucune", "chaque", "plusieurs", "quelques", "certains", "certaines":
		return false
	}
	return c.may(i-1)&(lexicon.Article|lexicon.Determiner) != 0 && c.may(i-2)&lexicon.Preposition != 0 && c.word(i-2) != "par"
}
