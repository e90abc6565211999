package token

import (
	"fmt"
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
		prefix := map[Kind]string{Word: "", Number: "#", Punct: "_", Symbol: "~", Address: "@"}[t.Kind]
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
	{"l' accord d’ un an qu' elle n’ a 'l'", "l'|accord|d'|un|an|qu'|elle|n'|a|_'|l|_'"}, // tokenized before
	{"O'Brien", "o'brien"},
	{"porte-parole États-Unis non-ingérence", "porte-parole|états-unis|non-ingérence"},
	{"l'après-guerre", "l'|après-guerre"},
	{"a-t-il dit-elle celui-ci ce jour-là est-ce", "a|il|dit|elle|celui|ci|ce|jour|là|est|ce"},
	{"A-T-IL Dit-On", "a|il|dit|on"},
	{"rendez-vous au-delà vis-à-vis peut-être", "rendez-vous|au-delà|vis-à-vis|peut-être"},
	{"donne-le-moi", "donne|le|moi"},
	{"co\u2011auteur dit\u2011elle", "co-auteur|dit|elle"},
	{"a\u2011t\u2011il a-t\u2010elle donne-t-on va-t’en", "a|il|a|elle|donne|on|va|t'|en"},
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
	{"14/07/2023", "#14/07/2023"},
	{"O.N.U. S.E.M. l'O.T.A.N.", "onu|sem|l'|otan"},
	{"« Oui » – “non” — etc.", "_«|oui|_»|_—|_“|non|_”|_—|etc|_."},
	{"Hélas... Soit… non !", "hélas|_…|soit|_…|non|_!"},
	{"10 € + 5 $ 😀", "#10|~€|~+|#5|~$|~😀"},
	{"'mot' l'", "_'|mot|_'|l|_'"},
	{"a\xffb", "a|b"},
	{"a-t-on celle-là ceux-ci jusque-là Est-ce là-bas ci-dessus", "a|on|celle|là|ceux|ci|jusque|là|est|ce|là-bas|ci-dessus"},
	{"dites-le-lui allons-nous-en donne-m'en", "dites|le|lui|allons|nous|en|donne|m'|en"},
	{"Villers-le-Bel Kim Jong-il vau-l'eau chef-d'œuvre", "villers-le-bel|kim|jong-il|vau-l'eau|chef-d'oeuvre"},
	{"J.-P. Morel A.-M. J-C. Roy A. Roy", "j-p|morel|a-m|j-c|roy|a|_.|roy"},
	{"I.-\u0307 É.-M. E\u0301.-M.", "i|_.|~-\u0307|é-m|é-m"},
	{"2023-07-14 14-07-2023 3/4 18:05 20h30 3-1 2019-2020", "#2023-07-14|#14-07-2023|#3/4|#18:05|#20h30|#3|_-|#1|#2019|_-|#2020"},
	{"03.29.45.12.10 14.07.2023 1,5M€", "#03.29.45.12.10|#14.07.2023|#1,5m|~€"},
	{"https://www.exemple.fr/a_b?c=d. http://x.org/(y) (voir http://x.org/z)", "@https://www.exemple.fr/a_b?c=d|_.|@http://x.org/(y)|_(|voir|@http://x.org/z|_)"},
	{"www.exemple.fr, exemple.fr/une ; Exemple.com!", "@www.exemple.fr|_,|@exemple.fr/une|_;|@exemple.com|_!"},
	{"jean.dupont@exemple.fr. a_b+c@x-y.org @compte #ONU #paix_durable #1 #11novembre a@b", "@jean.dupont@exemple.fr|_.|@a_b+c@x-y.org|@@compte|@#onu|@#paix_durable|_#|#1|@#11novembre|a|@@b"},
	{"fin.Le début et p.ex. cela", "fin|_.|le|début|et|p|_.|ex|_.|cela"},
	{"fin.re\u0301ussi fin.réussi la.re\u0301", "fin|_.|réussi|fin|_.|réussi|la|_.|ré"},
	{"étudiant·e·s élu.es citoyen·ne·s député(e)s acteur·rice allié(s) travailleur•euse•s", "étudiants|élus|citoyens|députés|acteur|alliés|travailleurs"},
	{"Français·es. la fin.e.g. fin.les fin (e) fin(et) fin(e)t", "français|_.|la|fin|_.|e|_.|g|_.|fin|_.|les|fin|_(|e|_)|fin|_(|et|_)|fin|_(|e|_)|t"},
	{"1\u2007200 km", "#1 200|km"},
	{"a \uFFFD b", "a|~\uFFFD|b"},
	{"👍🏽 👩‍🚀 🇫🇷🇧🇪 ❤️ ☺", "~👍🏽|~👩\u200d🚀|~🇫🇷|~🇧🇪|~❤\ufe0f|~☺"},
	{"5 ≠ 6 =\u0338", "#5|~≠|#6|~≠"},
	{"ʼn l′accord l‘accord", "_'|n|l'|accord|l'|accord"},
	{"Кубань 中国", "кубань|中国"},
}

func TestTokens(t *testing.T) {
	for _, c := range tokenTests {
		if got := tokens(c.text); got != c.want {
			t.Errorf("%q: %s\n   want %s", c.text, got, c.want)
		}
	}
}

// Cases, a letter a word: l for Lower, I for Initial, U for Upper.
func TestCases(t *testing.T) {
	for text, want := range map[string]string{
		"Paris et l'ONU": "IllU", "ÉTAT État état E\u0301TAT": "UIlU", "iPhone McDonald O.N.U. J.-P. G20 A L'État": "lIUUUUUI",
		"œuvre ŒUVRE Œuvre": "lUI", "12e 中国 ﬁn Mᵐᵉ ᾌ": "lllIU", "A-T-IL Dit-elle": "UUIl",
	} {
		got := ""
		for _, tok := range new(Segmenter).Tokens(text) {
			got += string("lIU"[tok.Case])
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
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
	"Il parle au nom de la\nFrance. | Merci.",
	"VOICI MES VOEUX\nPOUR CETTE ANNEE. | QUE LA FRANCE SOIT HEUREUSE.\n| - UN PAYS UNI\n| - UN PAYS LIBRE",
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
	// titles, functions and names
	"Mes Roy et Blanc plaident pour Mlle Arlet et Mgr Prat. | Me. Roy conclut.",
	"Le Pr. Blanc et le gal. Morel ont signé. | Le prof. Arlet, non.",
	"Il a reçu J. Le Goff et J. Dupont. | Puis il est parti.",
	"Une carence en vitamine C. | Les médecins le disent.",
	"La lettre est signée A. B. | Elle date de mai.",
	"Le reste ira à MM. A. Roy, J.-B. Blanc et consorts. | Fin.",
	"S.E.M. Arlet reçoit H.R.F. Keating. | Paris applaudit.",
	"Il rentre des U.S.A. | Il y reste peu.",
	"Un rapport de l’O.C.D.E. | Paris le conteste.",
	// references, months, measures, organisations
	"Selon l’al. 2 et le chap. IV, vol. XVII, p. 12 sqq. de l’ouvrage. | Fin.",
	"L’étude de Roy et al. (2019) fait foi. | Fin.",
	"Réunis en déc. 2019 à huis clos. | Suite en janv. | Le bureau l’a promis.",
	"Il pèse 80 kg. | Elle court le 100 m. | Lui saute 2 m. | Il part à 20 h. | La nuit tombe.",
	"Il attend env. 200 personnes au 12, av. Foch. | Tél. 03.29.45.12.10.",
	"La maison Roy et Cie. | Elle emploie dix personnes.",
	// ambiguous by what follows
	"Des pommes, des poires, etc. | Le marché ferme.",
	"Des pommes, etc. et des poires.",
	"Né vers 50 av. J.-C. à Rome. | Mort en 20 apr. J.-C. | Les sources se taisent.",
	// quotations
	"« Attention ! » crie-t-elle. | « Partez… » murmure Paul, épuisé.",
	"« Nous partons. | Nous reviendrons. » | Le silence se fait.",
	"« C’est non. » | Le maire s’en va.",
	"\"C'est non.\" | Le maire s'en va.",
	"Il a dit \"oui\". | \"Non\", a-t-elle dit. | Il a crié : \"Jamais !\" | Elle est partie.",
	"Il lance : \" Quelle bête ! \" | Les serveurs rient.",
	"“Oui.” | Elle rit.",
	"Il (le maire) a dit non. | (Il l’a redit.) | Fin.",
	"Il a cité un passage. | (…) Les élus ont ri.",
	"— Tu viens ? | — Non. | — Alors, reste.",
	// small letters
	"La firme annonce un appareil. | iPhone en vue.",
	"Tout était parfait. | on y retourne vendredi.",
	"Il vit boul. de la Paix et réf. on ne sait plus.",
	// headings, items, datelines
	"Les faits | Le 10 mars 1915, à cinq heures, l’attaque commence.",
	"Affaire des frégates de l’Est | L’affaire des frégates commence en mai.",
	"La réforme oubliée | La réforme date de 1999.",
	"Contexte | En 1999, le ministre lance un plan.",
	"Une enquête rapide | Après dix jours, le juge conclut.",
	"Il lit Le Monde à La Havane et Les Échos au Havre.",
	"Kim Il Sung et Yo-Yo Ma sont venus. | Fin.",
	"Selon Le Figaro, tout va bien.",
	"La soirée s’achève au cinéma Le Royal et dans le roman Il neige.",
	"NANCY. – Le conseil a voté. | La séance est levée.",
	"A. Le budget est voté. | B. Le calendrier attend.",
	"(EN) J’ai voté pour. | Merci.",
	"Bravo ! 🎉 | Merci à tous.",
	"Le score est de 3-1. | 12 000 personnes étaient là.",
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
		if len(s.Tokens) != MaxTokens {
			t.Fatalf("%d tokens", len(s.Tokens))
		}
		n++
		if s.Cut != (n < 3) {
			t.Errorf("sentence %d: Cut is %v", n, s.Cut)
		}
	}
	if n != 3 {
		t.Errorf("%d sentences, want 3", n)
	}
}

func TestNormalize(t *testing.T) {
	for word, want := range map[string]string{
		"ÉTÉ": "été", "Cœur": "coeur", "ǼON": "aéon", "Æ\u0301ON": "aéon", "dit‑on": "dit-on", "aujourd’hui": "aujourd'hui", "e\u0301": "é", "ﬁn": "fin", "oﬀre": "offre", "Mᵐᵉ": "mme", "ᵻ": "ᵻ", "ᴭ": "ae", "XXᵉ": "xxe", "a\u00ADb": "ab", "": "",
		"İ": "i", "İ\u0307": "i", "İ\u0345\u0340": "ì\u0345", "I\u0307": "i", "İ\u05AE": "i\u05AE\u0307", "I\u05AE\u0307": "i\u05AE\u0307",
	} {
		if got := Normalize(word); got != want {
			t.Errorf("Normalize(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestUnaccented(t *testing.T) {
	for word, want := range map[string]string{
		"Évènement": "evenement", "e\u0301te\u0301": "ete", "façade": "facade", "CŒUR": "coeur", "non": "non", "Łódź": "łodz", "ǽ": "ae", "": "",
	} {
		if got := Unaccented(word); got != want {
			t.Errorf("Unaccented(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestLacksAccents(t *testing.T) {
	for _, c := range []struct {
		key, full string
		want      bool
	}{
		{"reussie", "réussie", true}, {"evénement", "événement", true}, {"événement", "événement", false}, {"sale", "salé", true},
		{"salé", "sale", false}, {"évènement", "événement", false}, {"ete", "étés", false}, {"etes", "été", false}, {"", "", false},
	} {
		if got := LacksAccents(c.key, c.full); got != c.want {
			t.Errorf("LacksAccents(%q, %q) = %v", c.key, c.full, got)
		}
	}
}

// A word without an end has a key of bounded length, the same however it is written.
func TestLongWord(t *testing.T) {
	word := strings.Repeat("é", 5*maxLetters)
	for _, text := range []string{word, strings.ToUpper(word), norm.NFD.String(word), strings.Repeat("e\u0301", 100*maxLetters)} {
		toks := new(Segmenter).Tokens(text)
		if len(toks) != 1 || toks[0].End != len(text) || toks[0].Norm != word[:2*maxLetters] {
			t.Errorf("%d tokens, key of %d bytes", len(toks), len(toks[0].Norm))
		}
	}
}

// The second segmentation of a text finds all its buffers there.
func TestSentencesDoNotAllocate(t *testing.T) {
	var g Segmenter
	n := testing.AllocsPerRun(10, func() {
		for range g.Sentences(benchText) {
		}
	})
	if n > 5 { // of the iterator, whatever the length of the text
		t.Errorf("%g allocations", n)
	}
}

func FuzzSentences(f *testing.F) {
	for _, c := range tokenTests {
		f.Add(c.text)
	}
	for _, s := range sentenceTests {
		f.Add(s)
	}
	for _, s := range []string{
		"P le gal. Morel   Morel      igné. n Le    igné", "\xff\xfe l\xe9t\xe9 a\xcc", "각 \u1100\u1161\u11a8 ক\u09cb ≮ <\u0338 Ω Å \u037e \u0387 \u1fef", "e\u200b\u0301 a\u0327\u0301 \u0301a", "O\u0301.N.U\u0301. J\u0301.-P.",
		"« A » \"b\" 'c' (d) [e] “f” — g\r\n- h\n\n1. I\f\u2028J", "👩\u200d\u200d👩 🇫\ufe0f🇷 ❤\u0338",
	} {
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
			if len(s.Tokens) > MaxTokens {
				t.Fatalf("%d tokens", len(s.Tokens))
			}
			at := s.Start
			for _, tok := range s.Tokens {
				if tok.Start < at || tok.End <= tok.Start || tok.End > s.End {
					t.Fatalf("token %v in sentence %v after %d", tok.Span, s.Span, at)
				}
				if !utf8.ValidString(text[tok.Start:tok.End]) {
					t.Fatalf("token %q has bytes that are no rune", text[tok.Start:tok.End])
				}
				if !utf8.ValidString(tok.Norm) || tok.Norm == "" {
					t.Fatalf("key %q of %q", tok.Norm, text[tok.Start:tok.End])
				}
				at = tok.End
			}
			end, last = s.End, s.Index
		}
		if rest := strings.TrimFunc(text[end:], isGap); rest != "" {
			t.Fatalf("%q stands after the last sentence", rest)
		}
		if utf8.ValidString(text) {
			if c, d := outline(norm.NFC.String(text)), outline(norm.NFD.String(text)); c != d {
				t.Fatalf("composed and decomposed differ:\n%q\n%q", c, d)
			}
		}
	})
}

// outline is what must not depend on how accents are encoded: keys, kinds, cases and
// sentences.
func outline(text string) string {
	var b strings.Builder
	for s := range Sentences(text) {
		fmt.Fprintf(&b, "%d:", s.Paragraph)
		for _, t := range s.Tokens {
			fmt.Fprintf(&b, " %q/%d/%d", t.Norm, t.Kind, t.Case)
		}
		b.WriteByte('\n')
	}
	return b.String()
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
