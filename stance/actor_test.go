package stance

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/french"
	"github.com/cadrage/cadrage/stance/corpus"
)

// withActors is an analyzer with the embedded gazetteer and a few lines more.
func withActors(t testing.TB, lines ...string) *Analyzer {
	t.Helper()
	files := slices.Clone(french.Gazetteer().Files())
	if len(lines) > 0 {
		f, err := lexicon.ReadActors(strings.NewReader("actor\tkind\trole\tterm\tsurname\tfrom\tto\n"+strings.Join(lines, "\n")+"\n"), "test.tsv")
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	g, err := lexicon.NewGazetteer(files...)
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(Config{Lexicon: french.Lexicon(), Gazetteer: g, TargetField: "target"})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// actorsIn are the actors of the last sentence of a text.
func actorsIn(r *Result) string {
	s := r.Sentences[len(r.Sentences)-1]
	var names []string
	for _, m := range s.Mentions {
		names = append(names, m.Actor.Name)
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ";")
}

func dyadsIn(r *Result) string {
	s := r.Sentences[len(r.Sentences)-1]
	var names []string
	for _, d := range s.Dyads {
		n := d.Name()
		if d.Source != nil {
			n = d.Source.Name + ">" + d.Target.Name
		}
		if !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return strings.Join(names, ";")
}

func TestMentions(t *testing.T) {
	a := withActors(t)
	for text, want := range map[string]string{
		// capitals and seats
		"Minsk a signé le traité.":                                "Biélorussie",
		"Le traité a été signé à Minsk.":                          "",
		"La réunion s’est tenue près de Varsovie.":                "",
		"Moscou livre des céréales à La Havane.":                  "Cuba;Russie",
		"Le soutien apporté à Rome compte beaucoup.":              "Italie",
		"Le ministre s’est rendu à Rome.":                         "",
		"Le ministre a rappelé son ambassadeur à Rome.":           "Italie",
		"Le litige qui oppose le Pérou au Chili est jugé à Rome.": "Chili;Pérou",
		"Le Paris de Haussmann revit.":                            "",
		"Les rues de Londres étaient désertes.":                   "",
		"Le Kremlin se tait.":                                     "Russie",
		"L’Élysée et l’Elysée sont un même palais.":               "France",
		// demonyms
		"Les Sénégalais votent.":              "Sénégal",
		"la diplomatie italienne":             "Italie",
		"Il parle russe et apprend le grec.":  "",
		"Le roman est traduit du polonais.":   "",
		"Le turc Baykar livrera des drones.":  "Turquie",
		"Il a filé à l’anglaise.":             "",
		"C’est un compromis à la japonaise.":  "",
		"Le sommet franco-allemand commence.": "Allemagne;France",
		// names of other things
		"Une chanson de France Gall passe à la radio.": "",
		"Anatole France vivait ici.":                   "",
		"Le fleuve Niger déborde.":                     "",
		"Il flâne place de la Grèce.":                  "",
		"L’ambassadeur de Cuba Ramón Ripoll partira.":  "Cuba",
		"L’ONU compte les voix, pas l’onu.":            "ONU",
		// where something happens is a mention all the same
		"Le sommet a lieu en Suisse.": "Suisse",
	} {
		if got := actorsIn(a.Document(&corpus.Document{Text: text})); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestWordsInNames: a word within a proper name is no evidence, nor does it govern any.
func TestWordsInNames(t *testing.T) {
	a := withActors(t)
	for _, c := range []struct {
		text    string
		matches int
	}{
		{"Les Forces de soutien rapide tiennent la ville.", 0},
		{"La Communauté de développement d'Afrique australe siège lundi.", 0},
		{"Le Front populaire de libération de la Palestine siège lundi.", 0},
		{"Le soutien rapide des forces est venu lundi.", 1},
		{"L'organisation séparatiste basque tient la ville.", 1},
		{"La Communauté de développement d'Afrique australe salue une réussite.", 2},
	} {
		r := a.Document(&corpus.Document{Text: c.text})
		n := 0
		for _, s := range r.Sentences {
			n += len(s.Matches)
		}
		if n != c.matches {
			t.Errorf("%s: %d matches, want %d", c.text, n, c.matches)
		}
	}
	r := a.Document(&corpus.Document{Text: "Médecins sans frontières a sauvé la situation."})
	for _, m := range r.Sentences[0].Matches {
		if m.Modality == Denied {
			t.Errorf("« sans » of a name denies %v", m.Entry)
		}
	}
	r = a.Document(&corpus.Document{Text: "Le Parti de la liberté siège lundi.", Meta: []corpus.Field{{Name: "target", Value: "Parti de la liberté"}}})
	if n := len(r.Sentences[0].Matches); n != 0 {
		t.Errorf("%d matches within the name of the target", n)
	}
}

func TestOfficeHolders(t *testing.T) {
	a := withActors(t,
		"Cuba\tstate\thead of state\tAlbano Testa\tTesta\t2001-02-03\t2005-06-07",
		"Italie\tstate\thead of government\tBruno Testa\tTesta\t2005-06-07\t2009",
		"France\tstate\thead of state\tReine Unevoix\tUnevoix\t\t")
	day := func(y, m, d int) corpus.Date { return corpus.Date{Year: y, Month: time.Month(m), Day: d} }
	for _, c := range []struct {
		date       corpus.Date
		text, want string
	}{
		{day(2003, 1, 1), "Albano Testa arrive.", "Cuba"},
		{day(2001, 2, 2), "Albano Testa arrive.", ""},
		{day(2005, 6, 6), "Albano Testa arrive.", "Cuba"},
		{day(2005, 6, 7), "Albano Testa arrive.", ""},
		{day(2005, 0, 0), "Albano Testa arrive.", "Cuba"},
		{corpus.Date{}, "Albano Testa arrive.", "Cuba"},
		{day(2003, 1, 1), "Testa arrive.", ""},
		{day(2003, 1, 1), "Le président Testa arrive.", "Cuba"},
		{day(2006, 1, 1), "M. Testa arrive.", "Italie"},
		{corpus.Date{}, "M. Testa arrive.", ""},
		{day(2003, 1, 1), "Albano Testa arrive.\n\nPuis Testa repart.", "Cuba"},
		{corpus.Date{}, "Albano Testa arrive.\n\nPuis Testa repart.", "Cuba"},
		{day(2003, 1, 1), "Reine Unevoix chante.", "France"},
	} {
		if got := actorsIn(a.Document(&corpus.Document{Text: c.text, Date: c.date})); got != c.want {
			t.Errorf("%s: %s: %q, want %q", c.date, c.text, got, c.want)
		}
	}
}

func TestAnaphora(t *testing.T) {
	a := withActors(t)
	for text, want := range map[string]string{
		"Le Chili reçoit une délégation du Pérou. Les deux pays coopèrent.":                               "Chili;Pérou",
		"Le Chili reçoit une délégation du Pérou.\n\nIl pleut.\n\nLes deux capitales coopèrent.":          "Chili;Pérou",
		"Le Chili reçoit une délégation du Pérou. Il pleut. Il vente. Il neige. Les deux pays coopèrent.": "",
		"Le Chili, le Pérou et la Bolivie négocient. Les deux pays coopèrent.":                            "",
		"Le Chili, le Pérou et la Bolivie négocient. Les trois pays coopèrent.":                           "Bolivie;Chili;Pérou",
		"Le Chili attend. Le Pérou hésite. Leurs relations sont tendues.":                                 "Chili;Pérou",
		"Il pleut. Les deux pays coopèrent.":                                                              "",
		"Le ministre chilien reçoit son homologue argentin. Les deux hommes ont signé.":                   "Argentine;Chili",
		"La Jordanie manque d’eau. Le pays importe.":                                                      "Jordanie",
		"La Jordanie et la Turquie manquent d’eau. Le pays importe.":                                      "",
		"La Jordanie manque d’eau. Le pays voisin importe.":                                               "",
		"Le sommet s’est ouvert à Minsk. Le pays hôte offrira un dîner.":                                  "Biélorussie",
		"Le sommet s’est ouvert à Minsk, puis à Rome. Le pays hôte offrira un dîner.":                     "",
	} {
		if got := actorsIn(a.Document(&corpus.Document{Text: text})); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	r := a.Document(&corpus.Document{Text: "Le Chili reçoit une délégation du Pérou. Les deux pays coopèrent."})
	for _, m := range r.Sentences[1].Mentions {
		if m.Alias != nil || r.Document.Text[m.Start:m.End] != "Les deux pays" {
			t.Errorf("an anaphor has no alias and its own words: %+v", m)
		}
	}
}

func TestDyads(t *testing.T) {
	a := withActors(t)
	for text, want := range map[string]string{
		"Le Pérou et la Bolivie ont conclu un accord.":                                 "Bolivie|Pérou",
		"La Grèce a condamné la Turquie.":                                              "Grèce>Turquie",
		"La Turquie a été condamnée par la Grèce.":                                     "Grèce>Turquie",
		"Le projet turc a été rejeté par la Grèce.":                                    "Grèce>Turquie",
		"La France et l’Italie ont condamné la Turquie.":                               "France>Turquie;Italie>Turquie",
		"La France et l’Italie ont condamné cet attentat.":                             "",
		"Pékin et Manille s’affrontent depuis des mois.":                               "Chine|Philippines",
		"Le Chili a signé un accord avec le Pérou.":                                    "Chili|Pérou",
		"L’UE regrette la rupture entre le Chili et le Pérou.":                         "Chili|Pérou",
		"Les critiques de la Pologne contre la France se multiplient.":                 "Pologne>France",
		"Le rapport compare l’Italie au Japon.":                                        "",
		"Les Maliens et les Sénégalais voteront dimanche.":                             "",
		"Le Chili et le Pérou ont signé un accord en Suisse.":                          "Chili|Pérou",
		"Washington a levé les sanctions contre le Venezuela.":                         "États-Unis>Venezuela",
		"Le Chili reçoit une délégation du Pérou. Les deux pays ont conclu un accord.": "Chili|Pérou",
		"La France, l’Allemagne et la Pologne ont signé un pacte.":                     "Allemagne|France;Allemagne|Pologne;France|Pologne",
	} {
		if got := dyadsIn(a.Document(&corpus.Document{Text: text})); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// One match has one say about a pair, whatever the sentence calls its two.
func TestDyadsOnce(t *testing.T) {
	a := withActors(t)
	r := a.Document(&corpus.Document{Text: "Le Chili et le Pérou ont signé un accord qui lie les deux pays."})
	for _, d := range r.Sentences[0].Dyads {
		if d.Source != nil || d.Evidence.Hits > int64(len(r.Sentences[0].Matches)) {
			t.Errorf("%s: %+v", d.Name(), d.Evidence)
		}
	}
	if len(r.Sentences[0].Dyads) != 1 {
		t.Errorf("%d rows", len(r.Sentences[0].Dyads))
	}
}

func TestStrangers(t *testing.T) {
	a := withActors(t)
	r := a.Document(&corpus.Document{Text: "Hier, le maire de Ys, Jean de La Tour, a reçu la ministre des Transports et l’État en France."})
	var names []string
	for _, x := range r.Sentences[0].Strangers {
		names = append(names, r.Document.Text[x.Start:x.End])
	}
	if got := strings.Join(names, ", "); got != "Ys, Jean de La Tour" {
		t.Errorf("%q", got)
	}
}

func TestTargets(t *testing.T) {
	a := withActors(t)
	about := func(text, dimension string) string {
		r := a.Document(&corpus.Document{Text: text})
		var all []string
		for _, s := range r.Sentences {
			for _, x := range s.Shares() {
				if x.Dimension >= 0 && a.Dimensions()[x.Dimension] == dimension && !slices.Contains(all, x.Actor.Name) {
					all = append(all, x.Actor.Name)
				}
			}
		}
		slices.Sort(all)
		return strings.Join(all, ";")
	}
	for text, want := range map[string]string{
		"Le Canada a salué l’action remarquable de la Jordanie.":         "Jordanie",
		"La Jordanie, que le Canada respecte, a échoué.":                 "Jordanie",
		"Selon Moscou, la Pologne a échoué.":                             "Pologne",
		"La Turquie, qui a échoué, négocie avec la Grèce.":               "Turquie",
		"Le bilan désastreux de la Pologne inquiète.":                    "Pologne",
		"La Thaïlande a été félicitée pour son excellente organisation.": "Thaïlande",
		"Jean Dupont a brillamment réussi.":                              "",
		"L’Estonie attend, mais Jean Dupont a brillamment réussi.":       "",
	} {
		if got := about(text, "framing"); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestShares(t *testing.T) {
	a := withActors(t)
	r := a.Document(&corpus.Document{Text: "Selon Moscou, la Pologne a échoué, et le Chili vote."})
	var got []string
	for _, x := range r.Sentences[0].Shares() {
		got = append(got, x.Actor.Name+" "+x.Role)
	}
	if want := "Chili mention, Pologne target, Russie speaker"; strings.Join(got, ", ") != want {
		t.Errorf("%q, want %s", got, want)
	}
}

func TestFilter(t *testing.T) {
	a := withActors(t)
	r := a.Document(&corpus.Document{Text: "La Grèce a condamné la Turquie. Le succès du Chili est éclatant. Il pleut."})
	actor := func(name string) *lexicon.Actor { return r.actorNamed(name) }
	f := Filter{Actors: []*lexicon.Actor{actor("Chili")}}
	p := f.Result(r, a.Relational())
	if len(p.Sentences) != 1 || p.Sentences[0].Number != 2 || p.Evidence[0].Pos == 0 || p.Words != p.Sentences[0].Words {
		t.Errorf("%+v", p)
	}
	f = Filter{Dyads: [][2]*lexicon.Actor{{actor("Grèce"), actor("Turquie")}}}
	p = f.Result(r, a.Relational())
	if len(p.Sentences) != 1 || p.Sentences[0].Number != 1 || p.Evidence[1].Neg == 0 || len(p.Sentences[0].Dyads) != 1 {
		t.Errorf("%+v", p)
	}
	if f = (Filter{Actors: []*lexicon.Actor{{Name: "Atlantide"}}}); f.Result(r, a.Relational()) != nil || f.IsZero() || !(Filter{}).IsZero() {
		t.Error("a filter keeps what it asks for")
	}
	if len(r.Sentences) != 3 || len(r.Sentences[0].Matches) == 0 {
		t.Error("the result was changed")
	}
}

// actorNamed is an actor that the document mentions.
func (r *Result) actorNamed(name string) *lexicon.Actor {
	for _, s := range r.Sentences {
		for _, m := range s.Mentions {
			if m.Actor.Name == name {
				return m.Actor
			}
		}
	}
	return nil
}

func TestTargetField(t *testing.T) {
	a := withActors(t)
	for _, c := range []struct {
		target, text string
		class        int
	}{
		{"Jean Dupont", "Jean Dupont a brillamment réussi.", 1},
		{"Jean Dupont", "Dupont a échoué.", -1},
		{"Jean Dupont", "Les voisins s’opposent à Jean Dupont.", -1},
		{"Jean Dupont", "Jean Dupont s’oppose à la France.", 0},
		{"Jean Dupont", "Il pleut.", 0},
		{"Jean Dupont", "Jean Dupont estime que la Pologne a échoué.", 0},
		{"", "Jean Dupont a échoué.", 0},
		{"!", "Jean Dupont a échoué.", 0},
	} {
		r := a.Document(&corpus.Document{Text: c.text, Meta: []corpus.Field{{Name: "target", Value: c.target}}})
		if got := r.Sentences[0].Target.Class(ClassBand); got != c.class {
			t.Errorf("%s: %s: %d, want %d", c.target, c.text, got, c.class)
		}
	}
}
