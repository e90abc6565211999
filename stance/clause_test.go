package stance

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/lexicon/french"
	"github.com/cadrage/cadrage/lexicon/token"
)

// showClauses writes the words of a sentence with the number of their clause before each
// run of one.
func showClauses(text string) string {
	m := french.Lexicon().NewMatcher()
	var g token.Segmenter
	toks := g.Tokens(text)
	m.Match(toks)
	var c clauser
	c.cut(toks, m)
	var b strings.Builder
	last := -1
	for i, t := range toks {
		if c.of[i] != last {
			last = c.of[i]
			fmt.Fprintf(&b, " %d:", last)
		} else if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(text[t.Start:t.End])
	}
	return strings.TrimSpace(b.String())
}

// Each run of words of one clause has its number before it.
func TestClauses(t *testing.T) {
	for _, want := range []string{
		"0:La conférence , à 1:laquelle le ministre n’ a pas assisté 0:, a été un succès .",
		"0:Le pays , 1:qui n’ a pas de pétrole 0:, a bâti une économie prospère .",
		"0:Le pays 1:qui n’ a pas de pétrole 0:a bâti une économie prospère .",
		"0:Les députés , 1:dont aucun n’ a parlé 0:, ont approuvé le texte .",
		"1:Comme la pluie ne s’ est pas arrêtée 0:, la crue a dévasté le bourg .",
		"1:Sans attendre l’ avis du Conseil 0:, les deux États ont signé .",
		"1:Pour ne pas perdre ce marché 0:, l’ usine modernise ses ateliers .",
		"1:N’ ayant pas de port 0:, la ville bâtit une gare .",
		"1:En n’ améliorant pas le service 0:, la ville a déçu .",
		"0:Pour le maire , l’ usine est utile .",
		"0:Le préfet 1:, a indiqué son cabinet 0:, regrette ce drame .",
		"0:Le préfet , ému , a salué , hier , la foule .",
		"0:Pour sauver le port il faut payer .",
		"0:La ville n’ a pas changé 1:et ses comptes demeurent exemplaires .",
		"0:La ville n’ a pas de maire et de budget .",
		"0:Je ne pense pas 1:que ce soit utile , 2:mais il insiste .",
		"0:Il a dit 1:que le plan , 2:qui déplaît 1:, sera retiré et 3:que la réforme est morte .",
		"0:Elle n’ y voit qu’ un effet d’ annonce .",
		"0:Le pont est plus large que l’ ancien .",
		"1:Si le texte passe 0:, il partira .",
		"1:Si les villes , les bourgs et les fermes coopéraient 0:, le bac partirait .",
		"0:« Le texte est utile » 1:, a déclaré la présidente .",
		"0:Il salue Rome 1:, citant son plan 0:, et part .",
		"0:Bien 1:que le secteur reste fragile 0:, la reprise est là .",
		"0:Le premier essai échoua 1:; le second a réussi .",
		"0:Le maire 1:— il est élu depuis dix ans 0:— a signé .",
		"0:Le maire 1:( il est élu depuis dix ans 0:) a signé .",
		"0:Il n’ y en avait pas 1:et la foule murmurait .",
		"0:La ville ne dispose d’ aucun port 1:et affiche pourtant une croissance .",
	} {
		var words []string
		for _, w := range strings.Fields(want) {
			if i := strings.IndexByte(w, ':'); i > 0 && w[0] >= '0' && w[0] <= '9' {
				w = w[i+1:]
			}
			words = append(words, w)
		}
		text := strings.NewReplacer("’ ", "’", " ,", ",", " .", ".", "( ", "(", " )", ")").Replace(strings.Join(words, " "))
		if got := showClauses(text); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}
