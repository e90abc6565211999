package token

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// tokens joins the keys of the tokens of text by a bar, words as they are and other
// kinds with a letter before them.
func tokens(text string) string {
	var g Segmenter
	var all []string
	for _, t := range g.Tokens(text) {
		prefix := map[Kind]string{Word: "", Number: "#", Punct: "_", Symbol: "~"}[t.Kind]
		all = append(all, prefix+t.Norm)
	}
	return strings.Join(all, "|")
}

var tokenTests = []struct{ text, want string }{
	{"", ""},
	{"La Rencontre", "la|rencontre"},
	{"l'économie", "l'|économie"},
	{"L’Économie", "l'|économie"},
	{"lʼeau, l′eau", "l'|eau|_,|l'|eau"},
	{"qu’il jusqu’au lorsqu'on puisqu'elle quoiqu'ici", "qu'|il|jusqu'|au|lorsqu'|on|puisqu'|elle|quoiqu'|ici"},
	{"aujourd’hui prud'homme presqu’île quelqu'un entr'ouvert", "aujourd'hui|prud'homme|presqu'île|quelqu'un|entr'ouvert"},
	{"d’aujourd’hui", "d'|aujourd'hui"},
	{"O'Brien", "o'brien"},
	{"porte-parole États-Unis non-ingérence", "porte-parole|états-unis|non-ingérence"},
	{"l'après-guerre", "l'|après-guerre"},
	{"a-t-il dit-elle celui-ci ce jour-là est-ce", "a|il|dit|elle|celui|ci|ce|jour|là|est|ce"},
	{"A-T-IL Dit-On", "a|il|dit|on"},
	{"rendez-vous au-delà vis-à-vis peut-être", "rendez-vous|au-delà|vis-à-vis|peut-être"},
	{"donne-le-moi", "donne-le|moi"},
	{"co\u2011auteur dit\u2011elle", "co-auteur|dit|elle"},
	{"a\u2011t\u2011il a-t\u2010elle donne-t-on va-t’en", "a|il|a|elle|donne|on|va-t'en"},
	{"œuvre Œuvre ŒUVRE cœur", "oeuvre|oeuvre|oeuvre|coeur"},
	{"ex æquo", "ex|aequo"},
	{"e\u0301te\u0301 E\u0301tat", "été|état"},
	{"coo\u00ADpération zéro\u200Blargeur", "coopération|zérolargeur"},
	{"3,5 % 1 200 000 1\u202F200 1.200", "#3,5|~%|#1 200 000|#1 200|#1.200"},
	{"3,5 200 personnes", "#3,5|#200|personnes"},
	{"l’« accord » qu’“il” l'\"accord\" l’11 d'1", "l'|_«|accord|_»|qu'|_“|il|_”|l'|_\"|accord|_\"|l'|#11|d'|#1"},
	{"celui-la\u0300 É.N.A. M.X", "celui|là|éna|m|_.|x"},
	{"İstanbul I\u0307stanbul", "istanbul|istanbul"},
	{"en 2023 100 personnes", "en|#2023|#100|personnes"},
	{"18h05 1er 20e G20", "#18h05|#1er|#20e|g20"},
	{"14/07/2023", "#14|_/|#07|_/|#2023"},
	{"O.N.U. S.E.M. l'O.T.A.N.", "onu|sem|l'|otan"},
	{"« Oui » – “non” — etc.", "_«|oui|_»|_—|_“|non|_”|_—|etc|_."},
	{"Hélas... Soit… non !", "hélas|_…|soit|_…|non|_!"},
	{"10 € + 5 $ 😀", "#10|~€|~+|#5|~$|~😀"},
	{"'mot' l'", "_'|mot|_'|l|_'"},
	{"a\xffb", "a|b"},
	{"Кубань 中国", "кубань|中国"},
}

func TestTokens(t *testing.T) {
	for _, c := range tokenTests {
		if got := tokens(c.text); got != c.want {
			t.Errorf("%q: %s\n   want %s", c.text, got, c.want)
		}
	}
}

// sentences joins the sentences of text by a bar, and paragraphs by two.
func sentences(text string) string {
	var b strings.Builder
	paragraph := 1
	for s := range Sentences(text) {
		if s.Index > 1 {
			b.WriteString(" | ")
		}
		if s.Paragraph > paragraph {
			b.WriteString("| ")
		}
		paragraph = s.Paragraph
		b.WriteString(text[s.Start:s.End])
	}
	return b.String()
}

var sentenceTests = []string{ // a bar where a sentence ends, two where a paragraph does
	"La séance est levée. | Le public sort.",
	"M. Delcourt et MM. Roy sont venus. | Mme Arlet aussi.",
	"Le Dr. Blanc, p. ex. demain, cf. art. 12 du texte. | C'est tout.",
	"Voir p. 12 et n° 3 de la liste. | Puis signez.",
	"Il pèse 3.5 kg. | Elle, 3,5 kg.",
	"J.-P. Morel et A. Roy sont là. | Ils attendent.",
	"S.E.M. Okou a parlé. | On l’a écouté.",
	"« Oui ! » a-t-il dit. | Puis il est sorti.",
	"« C’est fini… » soupire-t-elle. | La salle se vide.",
	"Il a dit : « Je pars. » | Elle est restée.",
	"Vraiment ? | Oui ! | Non…",
	"Il hésite… puis signe. | Voilà.",
	"(La suite demain.) | On verra.",
	"Le groupe (12 membres) vote. | Fin.",
	"Un titre sans point\n\n| Le texte suit.",
	"Le compte\nest bon. | Il reste pourtant à convaincre, dans les trois vallées, madame\nArlet.",
	"Les points à l’ordre du jour :\n| - le budget ;\n| - le calendrier.",
	"Bilan de l’année\n| La récolte est rentrée.",
	"— Tu viens ?\n| — Non.",
	"Site : www.exemple.fr et prix 3.50. | Fin.",
	"L’O.N.U. vote. | L’O.N.U. | La Chine s’abstient.",
	"Une phrase etc. | Le reste.",
	"Ils étaient sept. | Le huitième est parti.",
	"Jugé pour vol. | La cour tranche le 4 sept. 2023 à huis clos.",
	"Il vit de son art. | Voir art. 12 et vol. 3 ou p. 4.",
	"Il a couru le 100 m. | Elle a gagné.",
	"C’est son ex. | Elle le dit, p. ex. Paul aussi.",
	"1. Le budget est voté. | 2. Le calendrier attend.",
	"IV. Les suites de l’affaire. | Fin.",
	"Le public, venu de très loin malgré la neige, écoute M.\nDupont. | Il part.",
	"E\u0301. Zola est lu. | Et relu.",
}

func TestSentences(t *testing.T) {
	for _, want := range sentenceTests {
		text := strings.NewReplacer("\n\n| ", "\n\n", "\n| ", "\n", " | ", " ").Replace(want)
		want = strings.NewReplacer("\n\n| ", " | | ", "\n| ", " | ").Replace(want)
		if got := sentences(text); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}

func TestParagraphsCount(t *testing.T) {
	var got []int
	for s := range Sentences("Un. Deux.\n\nTrois.\r\n\r\n\r\nQuatre.") {
		got = append(got, s.Paragraph, s.Index)
	}
	if want := []int{1, 1, 1, 2, 2, 3, 3, 4}; !slices.Equal(got, want) {
		t.Errorf("paragraphs and indices %v, want %v", got, want)
	}
}

// Text without a full stop is cut, so that memory stays bounded.
func TestLongSentenceIsCut(t *testing.T) {
	n := 0
	for s := range Sentences(strings.Repeat("mot ", 3*MaxTokens)) {
		if len(s.Tokens) > MaxTokens {
			t.Fatalf("%d tokens", len(s.Tokens))
		}
		n++
	}
	if n != 3 {
		t.Errorf("%d sentences, want 3", n)
	}
}

func TestNormalize(t *testing.T) {
	for word, want := range map[string]string{
		"ÉTÉ": "été", "Cœur": "coeur", "ǼON": "aéon", "Æ\u0301ON": "aéon", "dit‑on": "dit-on", "aujourd’hui": "aujourd'hui", "e\u0301": "é", "ﬁn": "ﬁn", "a\u00ADb": "ab", "": "",
	} {
		if got := Normalize(word); got != want {
			t.Errorf("Normalize(%q) = %q, want %q", word, got, want)
		}
	}
}

func FuzzSentences(f *testing.F) {
	for _, c := range tokenTests {
		f.Add(c.text)
	}
	for _, s := range sentenceTests {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		last := 0
		for s := range Sentences(text) {
			if s.Start < end || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("sentence %v after %d", s.Span, end)
			}
			if rest := strings.TrimFunc(text[end:s.Start], isGap); rest != "" {
				t.Fatalf("%q stands between sentences", rest)
			}
			if s.Index != last+1 {
				t.Fatalf("index %d after %d", s.Index, last)
			}
			at := s.Start
			for _, tok := range s.Tokens {
				if tok.Start < at || tok.End <= tok.Start || tok.End > s.End {
					t.Fatalf("token %v in sentence %v after %d", tok.Span, s.Span, at)
				}
				if utf8.ValidString(text) && !utf8.ValidString(text[tok.Start:tok.End]) {
					t.Fatalf("token %q is cut in a rune", text[tok.Start:tok.End])
				}
				if !utf8.ValidString(tok.Norm) {
					t.Fatalf("key %q", tok.Norm)
				}
				at = tok.End
			}
			end, last = s.End, s.Index
		}
		if rest := strings.TrimFunc(text[end:], isGap); rest != "" {
			t.Fatalf("%q stands after the last sentence", rest)
		}
	})
}

func isGap(r rune) bool {
	n, _ := whiteAt(string(r), 0)
	return n > 0
}

func FuzzNormalize(f *testing.F) {
	for _, c := range tokenTests {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, word string) {
		once := Normalize(word)
		if twice := Normalize(once); twice != once {
			t.Fatalf("%q becomes %q, then %q", word, once, twice)
		}
		if utf8.ValidString(word) {
			if d := Normalize(norm.NFD.String(word)); d != Normalize(norm.NFC.String(word)) {
				t.Fatalf("%q: NFD gives %q, NFC %q", word, d, Normalize(norm.NFC.String(word)))
			}
		}
	})
}

// benchText is press prose of the kind that is scored; it is written for this test.
var benchText = strings.Repeat("Réunis à La Havane, les deux ministres ont salué « une rencontre fructueuse » et promis d’approfondir l’accord signé en 2019. "+
	"Selon M. Arlet, le commerce a progressé de 3,5 % ; l’opposition, elle, n’y voit qu’un effet d’annonce.\n\n", 400)

func BenchmarkSentences(b *testing.B) {
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	var g Segmenter
	n := 0
	for b.Loop() {
		for s := range g.Sentences(benchText) {
			n += len(s.Tokens)
		}
	}
}

// The floor for BenchmarkSentences: a walk over the same bytes by their class.
func BenchmarkClassWalk(b *testing.B) {
	b.SetBytes(int64(len(benchText)))
	n := 0
	for b.Loop() {
		for i := range len(benchText) {
			n += int(class[benchText[i]])
		}
	}
}
