package stance

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/stance/corpus"
)

// rulesLexicon has some entries of each role.
const rulesLexicon = `pattern	role	dimension	weight
bon/adj	polar	framing	1
promesse …5 tenir/v	polar	framing	1
fructueux	polar	framing	1.5
succès	polar	framing	2
progrès	polar	framing	1
échec	polar	framing	-2
désastreux	polar	framing	-3
crise	polar	framing	-1.5
conflit	polar	framing	-1.5
menacer/v	polar	framing	-1.5
violence	polar	framing	-2
absurde	polar	framing	-1.5
améliorer	polar	framing	1.5
paix	polar	framing	1
=ne|=n' …5 =pas|=plus|=jamais|=guère	negator
=ne|=n' …5 =aucun|=aucune	negator
=aucun|=aucune …6 =ne|=n'	negator
=rien|=personne …3 =ne|=n'	negator
=pas	negator
=sans	negator
=ni …9 =ni	negator
loin =de|=d'|=des	negator
=pas =seulement	blocker	negation
=sans =doute	blocker	negation
baisse/n	reverser	turning
baisser/v	reverser	turning
enrayer/v	reverser	turning
cesser =de|=d'	reverser	turning
mettre =fin =à|=au|=aux	reverser	turning
échouer =à	reverser	spoiling
refuser/v	reverser	spoiling
=très	amplifier
=plus	amplifier		1.2
=nettement	amplifier
=un =peu	diminisher
=peu	diminisher		-0.5
=moins	diminisher		-0.5
=mais	contrast	adversative
=pourtant	contrast	adversative
=or	contrast	adversative
=malgré	contrast	concessive
=bien =que|=qu'	contrast	concessive
dire	speech
estimer	speech
craindre	speech
rappeler	speech
faire =savoir	speech
=se|=s' …1 plaindre =de|=d'	speech
=selon	speech
décrire …6 =comme	speech
rumeur =que|=qu'	speech
vouloir	modal	intended
devoir/v	modal	intended
falloir	modal	intended
appeler …5 =à	modal	intended
=peut-être	modal	hypothetical
gouvernement|ministre|maire|syndicat	collective
`

func parseLexicon(t testing.TB, text string) *lexicon.Lexicon {
	t.Helper()
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		b.WriteString(line + strings.Repeat("\t", max(0, 3-strings.Count(line, "\t"))) + "\n")
	}
	f, err := lexicon.Read(strings.NewReader(b.String()), "test.tsv")
	if err != nil {
		t.Fatal(err)
	}
	l, err := lexicon.Compile(f)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func rulesAnalyzer(t testing.TB, without ...string) *Analyzer {
	t.Helper()
	a, err := New(Config{Lexicon: parseLexicon(t, rulesLexicon), Without: without})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// marks writes a text with its matches in brackets, before each what tell says of it.
func marks(r *Result, tell func(Match) string) string {
	var b strings.Builder
	at := 0
	for _, s := range r.Sentences {
		for _, m := range s.Matches {
			fmt.Fprintf(&b, "%s[%s:%s]", r.Document.Text[at:m.Start], tell(m), r.Document.Text[m.Start:m.End])
			at = m.End
		}
	}
	return b.String() + r.Document.Text[at:]
}

var markPattern = regexp.MustCompile(`\[[^\]:]*:([^\]]*)\]`)

// checkMarks analyses each text without its marks and compares them.
func checkMarks(t *testing.T, a *Analyzer, tell func(Match) string, texts ...string) {
	t.Helper()
	for _, want := range texts {
		plain := markPattern.ReplaceAllString(want, "$1")
		if got := marks(a.Document(&corpus.Document{Text: plain}), tell); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// value is the product of the factors, as a percentage.
func value(m Match) string {
	return fmt.Sprint(contribution(Unit, m.Factors) / (Unit / 100))
}

func TestScope(t *testing.T) {
	checkMarks(t, rulesAnalyzer(t), value,
		"Ce n’est pas un [-74:bon] texte.",
		"C’est pas un [-74:bon] texte.",
		"Rien n’est [-74:bon] dans ce texte.",
		"Le débat, auquel le maire n’a pas assisté, fut [100:fructueux].",
		"Le pays, qui n’a pas de port, connaît un [100:succès].",
		"Le pays qui n’a pas de port connaît un [100:succès].",
		"La ville n’a pas changé et ses comptes sont [100:bons].",
		"Il n’a pas répondu, disant que le texte est [100:bon].",
		"Il n’a pas parlé, blessé par cet [100:échec].",
		"Je ne pense pas que ce texte soit [-74:bon].",
		"Il ne dit pas que ce texte est [100:bon].",
		"Sans attendre le vote, la ville fête un [100:succès].",
		"La séance s’achève sans [-74:violence] ni [-74:échec].",
		"La séance s’achève sans cri, la [100:violence] recule.",
		"Le texte est loin d’être [-74:bon].",
		"Ce n’est pas seulement [100:bon].",
		"Il n’est pas sans [54:succès].", // two negations
		"Si le vote n’a pas lieu, la [100:paix] est loin.",
		"Le texte n’est pas [-55:bon], mais [125:fructueux].",
	)
}

func TestCircumstances(t *testing.T) {
	checkMarks(t, rulesAnalyzer(t), value,
		"Il n’est pas parti après cette [60:crise].",
		"Il n’est pas parti lors d’une [100:crise].",
		"Il n’est pas parti à cause d’une [100:crise].",
		"Il n’a pas [-74:amélioré] le texte après cette [60:crise].",
		"Il n’a plus qu’un [100:succès].",
		"Les [-74:promesses n’ont pas été tenues].",
		"Il n’y a pas que la [100:crise].",
		"Il ne dit pas que c’est une [100:crise].", // no verb of opinion
	)
}

func TestReversal(t *testing.T) {
	checkMarks(t, rulesAnalyzer(t), value,
		"La baisse de la [-100:violence] continue.",
		"La baisse continue de la [-100:violence] rassure.",
		"La [-100:violence] baisse dans les quartiers.",
		"Il veut que baisse la [-100:violence].",
		"La [-100:violence] a baissé depuis une [100:crise].",
		"La [-100:violence] qui touche le port a baissé.",
		"La [-100:violence] a nettement baissé.",
		"Il faut enrayer la [-100:crise].",
		"Il enraye un jeu qui mène à la [-100:crise].",
		"Il enraye la [-100:crise], qui mène à la [60:violence].",
		"La [-100:crise] est enrayée.",
		"Le pacte met fin à la [-100:crise].",
		"L’usine a cessé d’[-100:améliorer] le sort des ouvriers.",
		"La ville a échoué à enrayer la [100:crise].",   // the innermost first
		"Le maire a échoué à obtenir un [-100:succès].", // what spoils turns the good only
		"Le maire refuse cette [100:crise].",
		"Le maire a enrayé cette [-100:crise] [-100:absurde].",
		"La baisse de la taxe en pleine [100:crise] surprend.",
		"La baisse des taxes a suivi la [100:crise].",
		"La baisse est un [100:succès].",
		"Le maire n’a pas enrayé la [74:crise].",
		"La [100:crise] aurait pu être enrayée.", // and was not
	)
}

func TestIntensity(t *testing.T) {
	checkMarks(t, rulesAnalyzer(t), value,
		"Un texte très [130:bon].",
		"Un texte un peu [60:absurde].",
		"Un texte peu [-50:fructueux].",
		"Un texte moins [-50:bon] que le premier.",
		"Un texte plus [120:fructueux] que le premier.",
		"Peu de [-50:progrès] furent notés.",
		"Le sort des ouvriers s’[130:améliore] nettement.",
		"Un texte très très très [200:bon].", // bounded
		"Un très long débat sur un [100:bon] texte.",
		"Le texte n’est plus [-74:bon].", // plus is the negator here
		"Un texte très, très court et [100:bon].",
	)
}

func TestContrast(t *testing.T) {
	checkMarks(t, rulesAnalyzer(t), value,
		"Le texte est [75:bon], mais [125:absurde].",
		"Le premier jour fut un [75:succès] ; pourtant, la fin est un [125:échec].",
		"Un [100:succès] vaut un texte [75:absurde] mais [125:bon].",
		"Un texte court mais [125:bon] vaut un [100:succès].",
		"Un [100:succès] vaut une médaille d’or.",
		"Malgré un [40:bon] début, la [100:crise] dure.",
		"Pourtant [40:fructueuse], la visite fut un [100:échec].",
		"Bien que le texte soit [40:bon], la [100:crise] finit.",
		"La [100:crise] dure, bien que le texte soit [40:bon].",
	)
}

func TestActorsRule(t *testing.T) {
	text := rulesLexicon + "soutenir/v	polar	alignment	1		actor\n"
	text = strings.Replace(text, "weight\n", "weight\tguard\n", 1)
	l := strings.ReplaceAll(text, "		actor\n", "\tactor\n")
	var b strings.Builder
	for line := range strings.Lines(l) {
		line = strings.TrimSuffix(line, "\n")
		c := append(strings.Split(line, "\t"), make([]string, 8)...)[:5]
		if c[0] == "pattern" {
			c = []string{"pattern", "role", "dimension", "weight", "example", "note", "cameo", "guard"}
		} else {
			c = []string{c[0], c[1], c[2], c[3], "", "", "", c[4]}
		}
		b.WriteString(strings.Join(c, "\t") + "\n")
	}
	f, err := lexicon.Read(strings.NewReader(b.String()), "test.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Compile(f)
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(Config{Lexicon: lex})
	if err != nil {
		t.Fatal(err)
	}
	checkMarks(t, a, value,
		"Le gouvernement [100:soutient] Oslo.",
		"Le gouvernement [40:soutient] ce plan.",
		"Un [100:bon] texte.",              // in a dimension that asks for no actor
		"Oslo et Riga sont [40:soutenus].", // by nobody named
		"Oslo et Riga, [40:soutenus] hier, signent.",
		"Oslo est [100:soutenu] par Riga.",
		"Oslo a donc [100:soutenu] Riga.",
	)
}

func voice(m Match) string { return m.Voice.String() }

func TestVoice(t *testing.T) {
	checkMarks(t, rulesAnalyzer(t), voice,
		"Le texte est [own:bon].",
		"« Le texte est [quoted:bon] », a dit le maire.",
		"Le maire a dit : \"Le texte est [quoted:bon].\"",
		"“Le texte est [quoted:bon]”, dit-il.",
		"Ce « [own:bon] » texte déplaît.", // one word at a distance
		"« Un [quoted:succès] », soupire le maire.",
		"« Un [own:succès] », roman du maire, paraît.",
		"Il lance : « Quel [quoted:succès] ! »",
		"Le maire estime [reported:désastreuse] la réforme.",
		"Pour la directrice, le texte est [reported:bon].",
		"Pour le secteur, le texte est [own:bon].",
		"Le prix du « [own:bon] pays » est remis.",
		"Le maire estime que le texte est [reported:bon] et que la [reported:crise] finit.",
		"Le maire estime que le texte, [reported:bon] ou non, passera ; la [own:crise] dure.",
		"Le maire, qui craint une [reported:crise], se tait.",
		"Selon le maire, le texte est [reported:bon].",
		"Selon la loi, le texte est [own:bon].",
		"La [reported:crise] dure et le texte est [reported:bon], selon le maire.",
		"La [own:crise] est là, mais selon le maire le texte est [reported:bon].",
		"Pour le maire, le texte est [reported:bon].",
		"Pour sauver la [own:paix], le maire se tait.",
		"Le texte est [reported:bon], estime le maire.",
		"Le texte est [reported:bon], estime le maire, qui dirige une [own:bonne] équipe.",
		"Le texte est [reported:bon], a dit le maire.",
		"Le maire dit vouloir la [reported:paix].",
		"Comme le dit le maire, le texte est [reported:bon].",
		"Le maire a fait savoir que le texte est [reported:bon].",
		"Les élus se plaignent d’une [reported:crise].",
		"Il aurait, dit-on, connu une [reported:crise].",
		"Le texte, a dit le maire, est [reported:bon].",
		"Le maire s’est dit [reported:bon] perdant.",
		"Le maire décrit le pacte comme un [reported:succès].",
		"La rumeur que la [reported:crise] finit court en ville.",
		"Il faut rappeler que la [own:crise] dure.",
		"Nous voulons un [quoted:bon] texte.",
		"J’y vois un [quoted:succès].",
		"— Le texte est [quoted:bon].",
		"Madame la Présidente, la [quoted:crise] dure.",
		"La [quoted:crise] dure toujours. »",
		"« Le texte est [quoted:bon]. La [quoted:crise] finit. » Le maire sort. La [own:crise] dure.",
		"« Le texte est [quoted:bon].\n\nLa [own:crise] dure.", // left open: the paragraph ends it
		"« Il dit : « La [quoted:crise] finit » et que le texte est [quoted:bon]. »",
	)
}

func TestBackground(t *testing.T) {
	checkMarks(t, rulesAnalyzer(t), value,
		"Il parle de la [60:crise].",
		"Il parle de notre [60:échec].",
		"Il part au début du [60:conflit].",
		"Il parle d’une [100:crise].",
		"Il y eut des [100:violences].",
		"La [100:crise] dure.",
		"Il part, blessé par cet [100:échec].",
		"Elle vient avec le [100:bon] texte.",
		"La baisse de la [-100:violence] continue.",
	)
	r := rulesAnalyzer(t).Document(&corpus.Document{Text: "« Le maire parle de la crise », c’est un progrès."})
	if got, _ := r.Sentences[0].Status(); got != Quoted {
		t.Errorf("the voice is %v: a match is no weaker for being in the background", got)
	}
}

// What is unfavourable itself spoils what it acts on, once.
func TestSpoiled(t *testing.T) {
	checkMarks(t, rulesAnalyzer(t), value,
		"Le gel [100:menace] le [-100:succès].",
		"Le gel va [100:menacer] le [-100:succès].",
		"Le gel [100:menace] la [100:crise].",
		"Le gel [75:menace], mais un [125:succès] dure.",
	)
}

func TestSpeaker(t *testing.T) {
	a := rulesAnalyzer(t)
	for text, want := range map[string]string{
		"Selon le maire de Givet, le texte est bon.":                    "le maire de Givet",
		"Pour la ministre, le texte est bon.":                           "la ministre",
		"Anne Arlet a dit que le texte est bon.":                        "Anne Arlet",
		"Hier, le maire de Givet estime que le texte est bon.":          "le maire de Givet",
		"« Le texte est bon », a dit Mme Arlet.":                        "Mme Arlet",
		"« Le texte est bon », dit-elle.":                               "elle",
		"Le maire a dit : « Le texte est bon. »":                        "Le maire",
		"Le texte est bon, estime la porte-parole du syndicat.":         "la porte-parole du syndicat",
		"Le maire l’a rappelé, mais selon Anne Arlet le texte est bon.": "Anne Arlet",
		"Le texte est bon.":                                             "",
		"Nous voulons un bon texte.":                                    "",
		"« Le texte est bon. »":                                         "",
	} {
		r := a.Document(&corpus.Document{Text: text})
		for _, s := range r.Sentences {
			for _, m := range s.Matches {
				if got := r.Within(s, m.Speaker); got != want {
					t.Errorf("%s: %q, want %q", text, got, want)
				}
			}
		}
	}
}

func modality(m Match) string { return m.Modality.String() }

func TestModality(t *testing.T) {
	checkMarks(t, rulesAnalyzer(t), modality,
		"Le texte est [asserted:bon].",
		"Le texte sera [asserted:bon].",
		"Le texte n’est pas [denied:bon].",
		"Le texte est sans [denied:violence].",
		"Le texte serait [hypothetical:bon].",
		"Le maire aurait obtenu un [hypothetical:succès].",
		"Si le texte était [hypothetical:bon], la [hypothetical:crise] finirait.",
		"Le texte est-il [hypothetical:bon] ?",
		"Peut-être la [hypothetical:crise] finira-t-elle.",
		"Le maire veut un [intended:bon] texte.",
		"Le texte se veut [asserted:bon].",
		"Le maire a voulu ce [asserted:bon] texte.",
		"Le maire a voulu écrire un [intended:bon] texte.",
		"Le maire voudrait un [intended:bon] texte.",
		"Le maire appelle la ville à la [intended:paix].",
		"Il faut un [intended:bon] texte.",
		"Le [intended:succès] doit être partagé.",
		"Le maire agit pour sauver la [intended:paix].",
		"Le maire est jugé pour avoir troublé la [asserted:paix].",
		"Le maire ne veut pas de [intended:crise].", // intended before denied
		"Je voudrais saluer ce [asserted:succès].",
		"Que la [intended:paix] revienne !",
		"Le texte doit son [asserted:succès] au maire.",
		"Le maire va [intended:améliorer] le texte.",
		"La pluie peut mener à la [hypothetical:crise].",
		"La pluie ne peut mener à la [asserted:crise].",
		"Si la [asserted:crise] dure, c’est que le plan est [asserted:bon].",
		"Si c’est un [asserted:succès], ce sont eux qui partent.",
		"S’il est vrai que la [asserted:crise] dure, il part.",
		"Si la [hypothetical:crise] dure, ce sera un [hypothetical:échec].",
		"Il faut rappeler le [asserted:succès] du plan.",
		"Le maire, qui viendrait seul, salue un [asserted:succès].",
	)
}

// Each rule can be switched off, and only names of rules are taken.
func TestWithout(t *testing.T) {
	for name, text := range map[string]string{
		RuleNegation:   "Ce n’est pas [-74:bon].",
		RuleReversal:   "La baisse d’une [-100:violence].",
		RuleIntensity:  "Un texte très [130:bon].",
		RuleContrast:   "Malgré un [40:bon] début, il part.",
		RuleBackground: "Il part lors de la [60:crise].",
	} {
		checkMarks(t, rulesAnalyzer(t), value, text)
		checkMarks(t, rulesAnalyzer(t, name), value, regexp.MustCompile(`\[[^:]*:`).ReplaceAllString(text, "[100:"))
	}
	checkMarks(t, rulesAnalyzer(t, RuleVoice), voice, "« Le texte est [own:bon] », dit-il.")
	checkMarks(t, rulesAnalyzer(t, RuleModality), modality, "Le texte serait [asserted:bon].")
	if got := rulesAnalyzer(t, RuleBand).Document(&corpus.Document{Text: "Un texte."}).Band; got != 0 {
		t.Errorf("band %d", got)
	}
	if _, err := New(Config{Lexicon: parseLexicon(t, rulesLexicon), Without: []string{"irony"}}); err == nil || !strings.Contains(err.Error(), `unknown rule "irony"`) {
		t.Errorf("%v", err)
	}
}
