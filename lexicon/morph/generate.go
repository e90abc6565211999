//go:build ignore

// Generate writes lemmas.tsv and paradigms.tsv from the French Hunspell dictionaries,
// of which Debian has three packages: hunspell-fr-comprehensive with all spellings,
// -classical with those before the reform of 1990 and -revised with those after it.
// They cannot be installed together; dpkg-deb -x unpacks them anywhere:
//
//	go run generate.go -all DIR/fr -classical DIR/fr -revised DIR/fr
//
// It keeps the facts only: which forms a lemma has and what they are, and which lemmas
// are two spellings of one. Elisions and the marks for the spelling checker are left
// out.
package main

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/cadrage/cadrage/lexicon/token"
)

// A rule of the affix file makes one form of a word.
type rule struct {
	strip, add string
	cond       *regexp.Regexp
	tags       string
}

// posOf gives our part of speech for a tag of the dictionary; what is missing here
// is no word of running text.
var posOf = map[string]string{
	"nom": "n", "adj": "adj", "adv": "adv", "negadv": "adv", "proadv": "adv", "advint": "adv", "loc": "adv",
	"npr": "name", "prn": "name", "patr": "name", "titr": "n", "interj": "intj", "nb": "num", "nbro": "adj",
	"mg": "gram", "prep": "gram",
}

// irregular plurals that the dictionary lists without their singular
var irregular = map[string]string{"yeux": "œil", "cieux": "ciel", "aïeux": "aïeul"}

// Units and their symbols take the prefixes of measures, in the dictionary by rules that
// no other word has. Those that the press does not use are left out: their symbols look
// like words.
const (
	unitFlag       = "Um"
	unitPrefixes   = "téra giga méga kilo hecto déca déci centi milli micro nano"
	symbolFlag     = "U."
	symbolPrefixes = "T G M k h d c m µ n"
)

func main() {
	all := flag.String("all", "/usr/share/hunspell/fr", "`path` of the comprehensive dictionary, without .dic and .aff")
	classical := flag.String("classical", "", "`path` of the classical dictionary")
	revised := flag.String("revised", "", "`path` of the revised dictionary")
	flag.Parse()
	spellings := spellings(readWords(*classical), readWords(*revised))
	rules := readRules(*all + ".aff")

	paradigms := map[string]int{} // text of a paradigm → how many lemmas have it
	lemmas := map[string]map[string]bool{}
	add := func(lemma, word, flags, tags string) {
		forms := expand(lemma, word, flags, features(tags), rules)
		for _, pos := range partsOfSpeech(tags) {
			p := pos + "\t" + strings.Join(forms, " ")
			if lemmas[lemma] == nil {
				lemmas[lemma] = map[string]bool{}
			}
			if !lemmas[lemma][p] {
				lemmas[lemma][p] = true
				paradigms[p]++
			}
		}
	}
	eachLine(*all+".dic", func(line string) {
		head, tags, _ := strings.Cut(line, " ")
		word, flags, _ := strings.Cut(head, "/")
		lemma := word
		for _, t := range strings.Fields(tags) {
			if st, ok := strings.CutPrefix(t, "st:"); ok {
				lemma = st
			}
		}
		if s := irregular[word]; s != "" {
			lemma = s
		}
		switch {
		case strings.HasPrefix(flags, unitFlag): // inflects with S.
			flags = "S." + strings.TrimPrefix(flags, unitFlag)
			for _, p := range strings.Fields(unitPrefixes) {
				add(p+word, p+word, flags, tags)
			}
		case strings.HasPrefix(flags, symbolFlag):
			for _, p := range strings.Fields(symbolPrefixes) {
				add(p+word, p+word, flags, tags)
			}
		}
		add(lemma, word, flags, tags)
	})
	write(lemmas, paradigms, spellings)
}

func partsOfSpeech(tags string) (all []string) {
	for _, t := range strings.Fields(tags) {
		t, ok := strings.CutPrefix(t, "po:")
		if !ok {
			continue
		}
		pos := posOf[t]
		if strings.HasPrefix(t, "v0") || strings.HasPrefix(t, "v1") || strings.HasPrefix(t, "v2") || strings.HasPrefix(t, "v3") {
			pos = "v"
		}
		if pos != "" && !slices.Contains(all, pos) {
			all = append(all, pos)
		}
	}
	return all
}

// features keeps what a form is: gender, number, mood, tense and person.
func features(tags string) string {
	var f []string
	for _, t := range strings.Fields(tags) {
		if v, ok := strings.CutPrefix(t, "is:"); ok {
			f = append(f, v)
		} else if v, ok := strings.CutPrefix(t, "po:"); ok && posOf[v] == "" && v[0] != 'v' {
			f = append(f, strings.TrimSuffix(v, "!"))
		}
	}
	return strings.Join(f, ",")
}

// expand lists the forms of a word as « strip+add:features », strip being the
// number of runes to take from the end of the lemma.
func expand(lemma, word, flags, own string, rules map[string][]rule) (forms []string) {
	put := func(form, feats string) {
		n := 0 // runes in common
		a, b := []rune(lemma), []rune(form)
		for n < len(a) && n < len(b) && a[n] == b[n] {
			n++
		}
		f := fmt.Sprintf("%d%s", len(a)-n, string(b[n:]))
		if feats != "" {
			f += ":" + feats
		}
		if !slices.Contains(forms, f) {
			forms = append(forms, f)
		}
	}
	bare := true
	for r := []rune(flags); len(r) >= 2; r = r[2:] {
		fl := string(r[:2])
		if fl == "()" { // NEEDAFFIX
			bare = false
		}
		for _, x := range rules[fl] {
			if strings.HasSuffix(word, x.strip) && x.cond.MatchString(word) {
				feats := features(x.tags)
				if strings.Contains(own, "epi") && !strings.Contains(feats, "mas") || feats == "sg" || feats == "pl" || feats == "inv" {
					feats = strings.Trim(own+","+feats, ",")
				}
				put(strings.TrimSuffix(word, x.strip)+x.add, feats)
			}
		}
	}
	if bare || len(forms) == 0 {
		put(word, own)
	}
	return forms
}

func readRules(path string) map[string][]rule {
	rules := map[string][]rule{}
	eachLine(path, func(line string) {
		f := strings.Fields(line)
		if len(f) < 5 || f[0] != "SFX" {
			return
		}
		add, _, _ := strings.Cut(f[3], "/")
		x := rule{strip: f[2], add: add, cond: regexp.MustCompile("(?:" + f[4] + ")$"), tags: strings.Join(f[5:], " ")}
		if x.strip == "0" {
			x.strip = ""
		}
		if x.add == "0" {
			x.add = ""
		}
		rules[f[1]] = append(rules[f[1]], x)
	})
	return rules
}

func eachLine(path string, f func(string)) {
	file, err := os.Open(path)
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	for sc := bufio.NewScanner(file); sc.Scan(); {
		f(sc.Text())
	}
}

// words are the headwords of a dictionary with their parts of speech.
type words map[string][]string

func readWords(path string) words {
	w := words{}
	eachLine(path+".dic", func(line string) {
		head, tags, _ := strings.Cut(line, " ")
		word, _, _ := strings.Cut(head, "/")
		w[word] = append(w[word], partsOfSpeech(tags)...)
	})
	return w
}

// spellings pairs the words of the classical spelling with those of the revised one, in
// both directions. Two words are a pair when one of them is in one dictionary only, they
// share a part of speech, and they differ
//   - in accents and hyphens (événement, évènement; plate-forme, plateforme), or
//   - in a doubled consonant (interpeller, interpeler), or
//   - in what the reform regularises (contre-attaque, contrattaque; joaillier, joailler).
//
// Words that both dictionaries have may differ in less, lest « aîné » become « aine ».
func spellings(classical, revised words) map[string][]string {
	byFold, bySquash := map[string][]string{}, map[string][]string{}
	for _, dic := range []words{classical, revised} {
		for w := range dic {
			byFold[fold(w)] = append(byFold[fold(w)], w)
			bySquash[squash(fold(w))] = append(bySquash[squash(fold(w))], w)
		}
	}
	pairs := map[string][]string{}
	link := func(a, b string) {
		if !slices.Contains(pairs[a], b) {
			pairs[a], pairs[b] = append(pairs[a], b), append(pairs[b], a)
		}
	}
	for old := range classical {
		for _, new := range byFold[fold(old)] {
			if revised.shares(new, classical[old]) && isPair(old, new, classical, revised) {
				link(old, new)
			}
		}
	}
	done := maps.Clone(pairs)
	for old := range classical {
		if revised[old] != nil || done[old] != nil {
			continue
		}
		for _, new := range append(bySquash[squash(fold(old))], regularised(old)...) {
			if revised.shares(new, classical[old]) && classical[new] == nil && done[new] == nil && sameEnd(old, new) {
				link(old, new)
			}
		}
	}
	for _, others := range pairs {
		slices.Sort(others)
	}
	return pairs
}

// shares says whether the word has one of the parts of speech.
func (w words) shares(word string, pos []string) bool {
	return slices.ContainsFunc(w[word], func(p string) bool { return slices.Contains(pos, p) })
}

// isPair says whether two words that are alike but for accents and hyphens are two
// spellings of one.
func isPair(old, new string, classical, revised words) bool {
	a, b := token.Normalize(old), token.Normalize(new)
	if a == b || !sameEnd(a, b) {
		return false
	}
	oldOnly, newOnly := revised[old] == nil, classical[new] == nil
	if oldOnly && newOnly {
		return true
	}
	if !oldOnly && !newOnly {
		return false
	}
	light := strings.NewReplacer("-", "", "'", "", "è", "e", "é", "e")
	return light.Replace(a) == light.Replace(b)
}

// sameEnd says that the words do not differ in a final é, which makes another word of
// most (« aine », « aîné »).
func sameEnd(a, b string) bool {
	return strings.HasSuffix(a, "é") == strings.HasSuffix(b, "é") || !strings.HasSuffix(a, "e") && !strings.HasSuffix(b, "e")
}

// regularised lists what the reform may make of a word.
func regularised(word string) []string {
	var all []string
	for _, r := range [...][2]string{
		{"^contre-?([aeéiou])", "contr$1"}, {"illi(er|ère)$", "ill$1"}, {"([^é])er$", "${1}eur"},
		{"oign", "ogn"}, {"seoir$", "soir"}, {"ph", "f"}, {"(-.*)s$", "$1"}, {"-(.*)s$", "$1"},
	} {
		if x := regexp.MustCompile(r[0]).ReplaceAllString(word, r[1]); x != word {
			all = append(all, x, strings.ReplaceAll(x, "-", ""))
		}
	}
	return all
}

// fold is the word without accents, hyphens and apostrophes.
func fold(word string) string {
	return strings.NewReplacer("-", "", "'", "").Replace(token.Unaccented(token.Normalize(word)))
}

// squash makes one of doubled consonants.
func squash(word string) string {
	var b strings.Builder
	for i := range len(word) {
		if i == 0 || word[i] != word[i-1] || strings.IndexByte("aeiou", word[i]) >= 0 {
			b.WriteByte(word[i])
		}
	}
	return b.String()
}

const notice = `# %s of French, derived from the French Hunspell dictionary « toutes variantes » 7.0 (https://grammalecte.net/),
# copyright 2007-2018 Dicollecte contributors.
# This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0.
# If a copy of the MPL was not distributed with this file, You can obtain one at https://mozilla.org/MPL/2.0/.
# Made by generate.go: %s.
`

func write(lemmas map[string]map[string]bool, paradigms map[string]int, spellings map[string][]string) {
	texts := make([]string, 0, len(paradigms))
	for p := range paradigms {
		texts = append(texts, p)
	}
	slices.SortFunc(texts, func(a, b string) int { // frequent ones get short numbers
		return cmp.Or(paradigms[b]-paradigms[a], strings.Compare(a, b))
	})
	number := map[string]int{}
	out := create("paradigms.tsv", "Inflection paradigms", "a line is a paradigm, numbered from 0: part of speech, TAB, forms as <runes to take from the lemma><what to add>:<features>")
	for i, p := range texts {
		number[p] = i
		fmt.Fprintln(out, p)
	}
	closeFile(out)

	words := make([]string, 0, len(lemmas))
	for l := range lemmas {
		if utf8.ValidString(l) && !strings.ContainsAny(l, " \t") {
			words = append(words, l)
		}
	}
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(strings.Compare(token.Normalize(a), token.Normalize(b)), strings.Compare(a, b))
	})
	out = create("lemmas.tsv", "Lemmas", "a line is a lemma, TAB, the numbers of its paradigms and, where it has any, TAB, its other spellings; sorted by the normalised lemma")
	for _, l := range words {
		var ids []int
		for p := range lemmas[l] {
			ids = append(ids, number[p])
		}
		slices.Sort(ids)
		fmt.Fprintf(out, "%s\t%s", l, strings.Trim(strings.ReplaceAll(fmt.Sprint(ids), " ", ","), "[]"))
		if others := slices.DeleteFunc(spellings[l], func(o string) bool { return lemmas[o] == nil }); len(others) > 0 {
			fmt.Fprintf(out, "\t%s", strings.Join(others, ","))
		}
		fmt.Fprintln(out)
	}
	closeFile(out)
}

func create(name, what, form string) *bufio.Writer {
	f, err := os.Create(name)
	if err != nil {
		log.Fatal(err)
	}
	files = append(files, f)
	w := bufio.NewWriter(f)
	fmt.Fprintf(w, notice, what, form)
	return w
}

var files []*os.File

func closeFile(w *bufio.Writer) {
	if err := w.Flush(); err != nil {
		log.Fatal(err)
	}
	if err := files[len(files)-1].Close(); err != nil {
		log.Fatal(err)
	}
}
