package french

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

// iso3166 are the usual French names of the countries and territories of ISO 3166-1.
const iso3166 = `Afghanistan;Afrique du Sud;Îles Åland;Albanie;Algérie;Allemagne;Andorre;Angola;Anguilla;Antarctique;Antigua-et-Barbuda;Arabie saoudite;Argentine;Arménie;Aruba;Australie;Autriche;Azerbaïdjan;
Bahamas;Bahreïn;Bangladesh;Barbade;Biélorussie;Belgique;Belize;Bénin;Bermudes;Bhoutan;Bolivie;Bonaire;Bosnie-Herzégovine;Botswana;Île Bouvet;Brésil;Brunei;Bulgarie;Burkina Faso;Burundi;Îles Caïmans;Cambodge;Cameroun;
Canada;Cap-Vert;Centrafrique;Chili;Chine;Île Christmas;Chypre;Îles Cocos;Colombie;Comores;Congo;République démocratique du Congo;Îles Cook;Corée du Nord;Corée du Sud;Costa Rica;Côte d'Ivoire;Croatie;Cuba;Curaçao;Danemark;
Djibouti;République dominicaine;Dominique;Égypte;Salvador;Émirats arabes unis;Équateur;Érythrée;Espagne;Estonie;Eswatini;États-Unis;Éthiopie;Îles Malouines;Îles Féroé;Fidji;Finlande;France;Gabon;Gambie;Géorgie;
Géorgie du Sud-et-les îles Sandwich du Sud;Ghana;Gibraltar;Grèce;Grenade;Groenland;Guadeloupe;Guam;Guatemala;Guernesey;Guinée;Guinée équatoriale;Guinée-Bissau;Guyana;Guyane;Haïti;Îles Heard-et-MacDonald;Honduras;Hong Kong;Hongrie;
Île de Man;Îles mineures éloignées des États-Unis;Îles Vierges britanniques;Îles Vierges américaines;Inde;Indonésie;Iran;Irak;Irlande;Islande;Israël;Italie;Jamaïque;Japon;Jersey;Jordanie;Kazakhstan;Kenya;Kirghizistan;Kiribati;
Koweït;Laos;Lesotho;Lettonie;Liban;Liberia;Libye;Liechtenstein;Lituanie;Luxembourg;Macao;Macédoine du Nord;Madagascar;Malaisie;Malawi;Maldives;Mali;Malte;Îles Mariannes du Nord;Maroc;Îles Marshall;Martinique;Maurice;Mauritanie;
Mayotte;Mexique;Micronésie;Moldavie;Monaco;Mongolie;Monténégro;Montserrat;Mozambique;Birmanie;Namibie;Nauru;Népal;Nicaragua;Niger;Nigeria;Niue;Île Norfolk;Norvège;Nouvelle-Calédonie;Nouvelle-Zélande;
Territoire britannique de l'océan Indien;Oman;Ouganda;Ouzbékistan;Pakistan;Palaos;Palestine;Panama;Papouasie-Nouvelle-Guinée;Paraguay;Pays-Bas;Pérou;Philippines;Îles Pitcairn;Pologne;Polynésie française;Porto Rico;Portugal;Qatar;
La Réunion;Roumanie;Royaume-Uni;Russie;Rwanda;Sahara occidental;Saint-Barthélemy;Saint-Christophe-et-Niévès;Saint-Marin;Saint-Martin;Saint-Martin néerlandais;Saint-Pierre-et-Miquelon;Vatican;Saint-Vincent-et-les-Grenadines;Sainte-Hélène;
Sainte-Lucie;Îles Salomon;Samoa;Samoa américaines;Sao Tomé-et-Principe;Sénégal;Serbie;Seychelles;Sierra Leone;Singapour;Slovaquie;Slovénie;Somalie;Soudan;Soudan du Sud;Sri Lanka;Suède;Suisse;Suriname;Svalbard;Syrie;Taïwan;Tadjikistan;
Tanzanie;Tchad;République tchèque;Terres australes et antarctiques françaises;Thaïlande;Timor oriental;Togo;Tokelau;Tonga;Trinité-et-Tobago;Tunisie;Turkménistan;Îles Turques-et-Caïques;Turquie;Tuvalu;Ukraine;Uruguay;Vanuatu;Venezuela;
Viêt Nam;Wallis-et-Futuna;Yémen;Zambie;Zimbabwe`

func TestGazetteerIsComplete(t *testing.T) {
	g := Gazetteer()
	n := 0
	for name := range strings.SplitSeq(strings.ReplaceAll(iso3166, "\n", ""), ";") {
		n++
		if a := g.Actor(name); a == nil || a.Kind != "state" && a.Kind != "territory" {
			t.Errorf("%s: %v", name, a)
		}
	}
	if n != 249 {
		t.Errorf("%d names, ISO 3166-1 has 249", n)
	}
	organisations := 0
	for _, a := range g.Actors() {
		if a.Kind == "organisation" {
			organisations++
		}
	}
	if organisations < 150 {
		t.Errorf("%d organisations", organisations)
	}
}

// Each term is found in itself, and names its actor there.
func TestTermsAreFound(t *testing.T) {
	g := Gazetteer()
	for _, f := range g.Files() {
		for _, a := range f.Aliases {
			if a.Role == lexicon.PrefixAlias {
				continue
			}
			for term := range strings.SplitSeq(a.Term, "/") {
				var seg token.Segmenter
				toks := seg.Tokens(term)
				names := g.Find(toks, nil)
				ok := len(names) == 1 && names[0].First == 0 && names[0].End == len(toks)
				for _, s := range names {
					for _, s := range s.Spellings {
						ok = ok && (s.Alias.Actor == nil) == (a.Role == lexicon.NoAlias)
					}
				}
				if !ok {
					t.Errorf("%s:%d: %q is not found in itself", a.File, a.Line, term)
				}
			}
		}
	}
}

// Lines are sorted by actor, role, day and term, so that a change can be reviewed.
func TestGazetteerIsSorted(t *testing.T) {
	key := func(a *lexicon.Alias) string {
		name := "-"
		if a.Actor != nil {
			name = a.Actor.Name
		}
		return fmt.Sprintf("%s\x00%02d\x00%08d\x00%s", name, a.Role, a.From, a.Term)
	}
	for _, f := range Gazetteer().Files() {
		for i := 1; i < len(f.Aliases); i++ {
			if a, b := f.Aliases[i-1], f.Aliases[i]; key(a) >= key(b) {
				t.Errorf("%s:%d: %q does not stand before %q", f.Name, b.Line, a.Term, b.Term)
			}
		}
	}
}

// Who held an office has a source, and held it alone.
func TestOffices(t *testing.T) {
	type office struct {
		actor string
		role  lexicon.AliasRole
	}
	held := map[office][]*lexicon.Alias{}
	states := map[string]bool{}
	for _, f := range Gazetteer().Files() {
		for _, a := range f.Aliases {
			if !a.Role.Office() {
				continue
			}
			states[a.Actor.Name] = true
			if a.Source == "" {
				t.Errorf("%s:%d: %s has no source", a.File, a.Line, a.Term)
			}
			o := office{a.Actor.Name, a.Role}
			for _, b := range held[o] {
				sameDays := a.From == b.From && a.To == b.To // two spellings of one person
				if shared(a.To, b.From) || shared(b.To, a.From) {
					continue
				}
				if a.From != 0 && b.From != 0 && !sameDays && (b.To == 0 || a.From < b.To) && (a.To == 0 || b.From < a.To) {
					t.Errorf("%s:%d: the term of %s overlaps that of %s in line %d", a.File, a.Line, a.Term, b.Term, b.Line)
				}
			}
			held[o] = append(held[o], a)
		}
	}
	t.Logf("office-holders of %d states and organisations", len(states))
}

// shared says whether an office is left in the year or month in which the next holder takes it,
// one of the days not being known: both are its holder in the news of that time.
func shared(to, from int) bool {
	year := to%10000 == 0 && to/10000-1 == from/10000 || from%10000 == 0 && to/10000 == from/10000
	month := to%100 == 0 && to/100-1 == from/100 || from%100 == 0 && to/100 == from/100
	return year || month
}
