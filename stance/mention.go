package stance

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
	"github.com/cadrage/cadrage/stance/corpus"
)

// A Mention is a place at which a sentence speaks of an actor.
type Mention struct {
	token.Span                // in the text or title
	Actor      *lexicon.Actor // never nil
	Alias      *lexicon.Alias // by which it is named; nil where an anaphor refers to it: « les deux pays »
	Speaker    bool           // it is named as who says what the sentence hands on
	Place      bool           // where something happens: « en Suisse »
	Proper     bool           // a proper name of several words, which are no evidence
	first, end int            // its tokens
}

// As is the role of the alias by which the actor is named, lexicon.AnaphorAlias where an anaphor
// refers to it.
func (m Mention) As() lexicon.AliasRole {
	if m.Alias == nil {
		return lexicon.AnaphorAlias
	}
	return m.Alias.Role
}

// An extent is tokens [first, end).
type extent struct{ first, end int }

// A mentioner finds the mentions in one sentence after another of a document. Its slices are
// reused.
type mentioner struct {
	gazetteer *lexicon.Gazetteer
	toks      []token.Token
	gram      []lexicon.Grammar
	names     []lexicon.Name
	here      []Mention // in the sentence, in the order of the text

	first, last int                     // the days that the date of the document may be; 0: undated
	full        map[*lexicon.Alias]bool // persons named in full so far
	said        discourse
	strangers   []extent       // names that no alias covers
	target      *lexicon.Actor // whom the document is about; nil: it does not say
	targetToks  []token.Token
}

// begin forgets the document before. targetField is the name of the field that names the target.
func (m *mentioner) begin(d *corpus.Document, targetField string) {
	m.target = nil
	if name, ok := d.Field(targetField); ok && targetField != "" {
		var seg token.Segmenter
		m.targetToks = slices.Clone(seg.Tokens(name))
		m.target = &lexicon.Actor{Name: name, Kind: "target"}
	}
	m.first, m.last = daysOf(d.Date)
	clear(m.full)
	m.said.begin()
}

// daysOf is the first and the last day that a date may be, as numbers (20180419); 0 for none.
func daysOf(d corpus.Date) (first, last int) {
	switch {
	case d.Year == 0:
		return 0, 0
	case d.Month == 0:
		return d.Year*10000 + 101, d.Year*10000 + 1231
	case d.Day == 0:
		return d.Year*10000 + int(d.Month)*100 + 1, d.Year*10000 + int(d.Month)*100 + 31
	}
	day := d.Year*10000 + int(d.Month)*100 + d.Day
	return day, day
}

// find finds the mentions of a sentence.
func (m *mentioner) find(toks []token.Token, gram []lexicon.Grammar) {
	m.toks, m.gram, m.here = toks, gram, m.here[:0]
	m.names = m.gazetteer.Find(toks, m.names[:0])
	next := 0
	for i := range m.names {
		m.anaphora(next, m.names[i].First)
		m.name(i)
		next = m.names[i].End
	}
	m.anaphora(next, len(toks))
	m.said.end(m.here)
	if m.target != nil {
		m.findTarget()
	}
	m.findStrangers()
}

// inName says whether a match is within a proper name of several words. These say what somebody
// is called, not how it is framed: « Forces de soutien rapide ».
func (m *mentioner) inName(f lexicon.Match) bool {
	for i := range m.here {
		x := &m.here[i]
		if x.Proper && x.first <= f.First() && f.End() <= x.end {
			return true
		}
	}
	return false
}

// findTarget adds the mentions of the target, in the place of those that share a token with it:
// its whole name, and the last word of that.
func (m *mentioner) findTarget() {
	n := len(m.targetToks)
	for n > 0 && m.targetToks[n-1].Kind != token.Word {
		n--
	}
	for i := 0; n > 0 && i < len(m.toks); i++ {
		first, end := i, i+n
		if !m.spells(i, m.targetToks[:n]) {
			if !m.spells(i, m.targetToks[n-1:n]) || m.toks[i].Case == token.Lower {
				continue
			}
			end = i + 1
		}
		m.here = slices.DeleteFunc(m.here, func(x Mention) bool { return x.first < end && x.end > first })
		at := 0
		for at < len(m.here) && m.here[at].first < first {
			at++
		}
		m.here = slices.Insert(m.here, at, Mention{Actor: m.target, Proper: end-first > 1, first: first, end: end})
		i = end - 1
	}
}

// spells says whether the words of a name stand at i.
func (m *mentioner) spells(i int, name []token.Token) bool {
	if i+len(name) > len(m.toks) {
		return false
	}
	for j := range name {
		if m.toks[i+j].Norm != name[j].Norm {
			return false
		}
	}
	return true
}

// keep drops the dyads from that index on whose evidence is faint, sorts the others by name, and
// notes the pair when it is one.
func (m *mentioner) keep(dyads []Dyad, from int) []Dyad {
	if from == len(dyads) {
		return dyads
	}
	slices.SortStableFunc(dyads[from:], func(a, b Dyad) int { return cmp.Or(byName(a.A, b.A), byName(a.B, b.B)) })
	kept, pairs := from, 0
	for i := from; i < len(dyads); {
		j, weight := i, int64(0)
		for ; j < len(dyads) && dyads[j].A == dyads[i].A && dyads[j].B == dyads[i].B; j++ {
			weight += dyads[j].Evidence.Pos + dyads[j].Evidence.Neg
		}
		if weight >= faint {
			kept += copy(dyads[kept:], dyads[i:j])
			pairs++
		}
		i = j
	}
	if pairs == 1 {
		m.said.about(dyads[from].A, dyads[from].B)
	}
	return dyads[:kept]
}

// faint is the evidence, in millionths, below which a pair is none.
const faint = 300_000

// name adds the mention that a name makes, if it makes one.
func (m *mentioner) name(i int) {
	n := m.names[i]
	var found *lexicon.Alias
	for _, s := range n.Spellings {
		a := s.Alias
		switch a.Role {
		case lexicon.NoAlias:
			return
		case lexicon.AnaphorAlias:
			m.stands(n)
			return
		}
		if !m.holds(i, s) {
			continue
		}
		if a.Role == lexicon.GroupAlias {
			m.add(n, a)
			continue
		}
		if found != nil && found.Actor != a.Actor {
			return // a name of two, and nothing tells which
		}
		if found == nil {
			found = a
		}
	}
	if found == nil {
		return
	}
	if found.Role.Office() && n.End-n.First >= 2 {
		if m.full == nil {
			m.full = map[*lexicon.Alias]bool{}
		}
		m.full[found] = true
	}
	m.add(n, found)
}

func (m *mentioner) add(n lexicon.Name, a *lexicon.Alias) {
	place := m.isPlace(n.First)
	if place && (a.Role == lexicon.CapitalAlias || a.Role == lexicon.SeatAlias) {
		m.said.host(a.Actor) // the city, not its government
		return
	}
	if place {
		m.said.host(a.Actor)
	}
	m.here = append(m.here, Mention{Actor: a.Actor, Alias: a, Place: place, Proper: a.Proper() && n.End-n.First > 1, first: n.First, end: n.End})
}

// holds says whether a spelling of the name i is a mention of its actor here.
func (m *mentioner) holds(i int, s lexicon.Spelling) bool {
	n, a := m.names[i], s.Alias
	if !a.Holds(m.first, m.last) {
		return false
	}
	switch {
	case s.Surname:
		return m.full[a] || m.titled(n.First)
	case a.Role.Office(), a.Role == lexicon.GroupAlias, a.Role == lexicon.OfficialAlias, a.Role == lexicon.PrefixAlias:
		return true
	case a.Role == lexicon.DemonymAlias:
		return !m.isLanguage(n, s) && !m.isManner(n)
	}
	return !m.isPartOfName(i) && !m.namesThing(n, a)
}

// may is what the token at i may be; 0 where there is none.
func (m *mentioner) may(i int) lexicon.Grammar {
	if uint(i) >= uint(len(m.gram)) {
		return 0
	}
	return m.gram[i]
}

// word is the key of the word at i, empty where none stands there.
func (m *mentioner) word(i int) string {
	if i < 0 || i >= len(m.toks) || m.toks[i].Kind != token.Word {
		return ""
	}
	return m.toks[i].Norm
}

// isCapitalised says whether a word with a capital stands at i, which is no article or the
// like at the start of the sentence.
func (m *mentioner) isCapitalised(i int) bool {
	if m.word(i) == "" || m.toks[i].Case == token.Lower || m.may(i)&lexicon.Function != 0 {
		return false
	}
	return i > 0 || m.may(i)&^lexicon.Proper == 0
}

// isPartOfName says whether the words beside a name make it one of something else: « Anatole
// France », « France Gall ».
func (m *mentioner) isPartOfName(i int) bool {
	n := m.names[i]
	if a := n.Spellings[0].Alias; a.Role == lexicon.AcronymAlias {
		return false
	}
	if m.isCapitalised(n.First-1) && m.toks[n.First-1].Case == token.Initial && (i == 0 || m.names[i-1].End < n.First) {
		return true
	}
	if m.word(n.End) == "" || m.toks[n.End].Case != token.Initial || m.may(n.End)&lexicon.Function != 0 {
		return false
	}
	if i+1 < len(m.names) && m.names[i+1].First == n.End {
		return false
	}
	switch m.word(n.First - 1) {
	case "de", "d'": // « l’ambassadeur de Cuba Untel », not « une chanson de France Gall »
		return !titles[m.word(n.First-2)] && !offices[m.word(n.First-2)]
	}
	return m.may(n.First-1)&(lexicon.Article|lexicon.Determiner) == 0
}

// offices are titles of persons who speak for a state.
var offices = setOf("ambassadeur ambassadrice consul chef cheffe vice-président vice-présidente émissaire représentant représentante")

// namesThing says whether a name only names a thing or a place in its land: « fleuve Congo »,
// « gare de Lyon », or the city without its government: « le Paris de Haussmann ».
func (m *mentioner) namesThing(n lexicon.Name, a *lexicon.Alias) bool {
	i := n.First - 1
	if a.Role == lexicon.CapitalAlias && n.First > 0 {
		if w := m.word(i); w == "le" || w == "la" || w == "les" || w == "l'" {
			return true
		}
	}
	if n.First == 0 && a.Role == lexicon.CapitalAlias && n.End < len(m.toks) && m.toks[n.End].Kind == token.Punct {
		if c := m.toks[n.End].Norm; c == "(" || c == "—" { // PARIS (Agence)
			return true
		}
	}
	for k := 0; k < 2 && (m.word(i) == "de" || m.word(i) == "du" || m.word(i) == "d'" || m.word(i) == "des" || m.word(i) == "la" || m.word(i) == "l'" || m.word(i) == "le"); k++ {
		i--
	}
	if things[m.word(i)] {
		return true
	}
	return i < n.First-1 && (a.Role == lexicon.CapitalAlias || a.Role == lexicon.SeatAlias) && cityThings[m.word(i)]
}

// things are nouns that take the name of a land without speaking of its actor.
var things = setOf("fleuve golfe mer mers océan baie détroit lac mont monts rivière canal cap péninsule gare rue place avenue boulevard faubourg hôtel musée jardin stade tour " +
	"station encre porcelaine papier delta estuaire bassin quai col côtes plage plages presqu'île isthme pointe massif vallée forêt lycée collège pont villa café bar restaurant théâtre cinéma salle")

// cityThings are nouns that speak of a city as a city.
var cityThings = setOf("ville villes centre rues mairie maire habitants habitant métro aéroport région quartier quartiers banlieue université bourse ouest est nord sud périphérie " +
	"faubourgs hôpital tribunal port environs alentours agglomération nuit nuits ciel cathédrale opéra marathon préfet préfecture commune conférence festival foire salon expositions exposition rue zoo " +
	"convention accords accord traité sommet protocole conférences")

// isPlace says whether the name at i is governed by a preposition that says where.
func (m *mentioner) isPlace(i int) bool {
	for m.word(i-1) == "l'" || m.word(i-1) == "la" || m.word(i-1) == "le" || m.word(i-1) == "les" {
		i--
	}
	w := m.word(i - 1)
	if (w == "en" || w == "à" || w == "au" || w == "aux") && envoys[m.word(i-2)] {
		return false
	}
	switch w {
	case "en", "dans", "depuis", "vers", "hors", "jusqu'en", "jusqu'à", "près":
		return w != "en" || m.word(i-2) != "confiance"
	case "à", "au", "aux":
		return !m.givenTo(i - 1)
	case "de", "d'", "du":
		return m.word(i-2) == "près" || m.word(i-2) == "loin" || m.word(i-2) == "hors" || m.word(i-2) == "autour" || m.word(i-2) == "au-dessus"
	}
	return false
}

// envoys stand for a state with the one they are sent to: « son ambassadeur en Israël ».
var envoys = setOf("ambassade ambassades ambassadeur ambassadeurs ambassadrice ambassadrices consul consuls consulat consulats émissaire émissaires représentant représentants représentante")

// givenTo says whether the « à » at i goes with a word before it that takes somebody: « livrer
// des armes à Kiev », « le soutien à Rome ».
func (m *mentioner) givenTo(i int) bool {
	const reach = 9
	for j := i - 1; j >= 0 && j >= i-reach; j-- {
		if m.toks[j].Kind == token.Punct && m.toks[j].Norm != "," && m.toks[j].Norm != "«" && m.toks[j].Norm != "»" {
			return false
		}
		w := m.word(j)
		if giving[w] {
			return true
		}
		if w == "à" || w == "au" || w == "aux" {
			return false // the word took that one
		}
		if w == "" || m.may(j)&(lexicon.Finite|lexicon.PastParticiple|lexicon.Infinitive|lexicon.PresentParticiple) == 0 {
			continue
		}
		for _, stem := range givers {
			if strings.HasPrefix(w, stem) {
				return stem != "rend" || !reflexive[m.word(j-1)] // « s’est rendu à »
			}
		}
	}
	return false
}

// reflexive are the words before « rendu » and « rendre » that make them verbs of going.
var reflexive = setOf("se s' est sont était étaient sera seront")

// givers are the stems of verbs that take somebody after à.
var givers = []string{
	"reproch", "demand", "impos", "propos", "vend", "livr", "fourn", "offr", "offert", "prom", "refus", "accord", "donn", "rend", "oppos", "répon", "céd", "cèd", "adress",
	"apport", "lanc", "interd", "ordonn", "intim", "enjoin", "rappel", "réclam", "transmet", "transmis", "remet", "remis", "envo", "prêt", "restitu", "doi", "devr", "confi", "retir", "inflig",
	"conseill", "suggér", "permet", "permis", "assur", "garant", "exprim", "témoign", "notifi", "signifi", "alli", "nui", "résist", "obé", "succéd", "déclar", "attribu", "disput", "redonn", "revend", "rétorqu", "concéd", "li", "uni", "associ", "renouvel", "réitér", "souhait", "serv", "coût", "profit", "bénéfici", "convien", "plaî", "plai", "déplai",
}

// giving are other words that do.
var giving = setOf("aide aides soutien appui appel ultimatum réponse opposition hommage avertissement reproche reproches livraison livraisons vente ventes don dons prêt prêts face grâce quant hostile hostiles favorable favorables " +
	"fidèle fidèles opposé opposée opposés allié alliée alliés confiance tête lié liée liés liées solidarité assistance menace menaces concession concessions adhésion attaché attachée message félicitations condoléances remerciements")

// isLanguage says whether a masculine demonym names a language: « il parle russe », « traduit du
// chinois », « le français ».
func (m *mentioner) isLanguage(n lexicon.Name, s lexicon.Spelling) bool {
	if !s.Masculine || m.toks[n.First].Case != token.Lower {
		return false
	}
	if m.isCapitalised(n.End) { // « le russe Gazprom »
		return false
	}
	switch m.word(n.First - 1) {
	case "le", "l'", "du", "au", "en", "parle", "parler", "parlent", "parlait", "parlant", "parlé", "apprendre", "apprend", "apprennent", "enseigner", "comprend", "comprendre", "traduire", "bon", "vieux":
		if m.may(n.End)&lexicon.Noun != 0 && m.may(n.End)&(lexicon.Finite|lexicon.Adjective|lexicon.Adverb|lexicon.Function) == 0 {
			return false // « le français moyen » aside, an adjective before its noun
		}
		return true
	case "et", "ou", ",":
		return n.First > 2 && (m.word(n.First-2) == "russe" || m.word(n.First-3) == "en")
	}
	return false
}

// isManner says whether the name is that of a manner: « filer à l’anglaise », « un compromis à la
// belge ».
func (m *mentioner) isManner(n lexicon.Name) bool {
	if m.toks[n.First].Case != token.Lower || m.word(n.First-2) != "à" || m.word(n.First-1) != "la" && m.word(n.First-1) != "l'" {
		return false
	}
	return !m.isCapitalised(n.End) && (m.may(n.End)&lexicon.Noun == 0 || m.may(n.End)&(lexicon.Function|lexicon.Adjective|lexicon.Adverb|lexicon.Finite) != 0)
}

// titled says whether a title stands before the name of a person at i.
func (m *mentioner) titled(i int) bool {
	if i > 1 && m.toks[i-1].Norm == "." { // M. Untel
		i--
	}
	w := m.word(i - 1)
	if titles[w] {
		return true
	}
	return m.may(i-1)&lexicon.Adjective != 0 && titles[m.word(i-2)] // « le président russe Poutine »
}

// titles stand before the surname of a person in office.
var titles = setOf("m m. mme monsieur madame président présidente chancelier chancelière ministre roi reine général colonel maréchal émir sultan raïs dictateur autocrate dirigeant pape ayatollah guide capitaine premier")

// setOf is the set of the words in a text.
func setOf(words string) map[string]bool {
	s := map[string]bool{}
	for _, w := range strings.Fields(words) {
		s[w] = true
	}
	return s
}

// actorsOf appends the actors of mentions to dst, each once, sorted by name.
func actorsOf(mentions []Mention, dst []*lexicon.Actor) []*lexicon.Actor {
	for i := range mentions {
		if !slices.Contains(dst, mentions[i].Actor) {
			dst = append(dst, mentions[i].Actor)
		}
	}
	slices.SortFunc(dst, byName)
	return dst
}

func byName(a, b *lexicon.Actor) int {
	switch {
	case a.Name < b.Name:
		return -1
	case a.Name > b.Name:
		return 1
	}
	return 0
}

// countActors is how many actors the mentions are of.
func countActors(mentions []Mention) int {
	n := 0
	for i := range mentions {
		if !slices.ContainsFunc(mentions[:i], func(m Mention) bool { return m.Actor == mentions[i].Actor }) {
			n++
		}
	}
	return n
}
