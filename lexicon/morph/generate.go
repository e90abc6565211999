//go:build ignore

// Generate writes lemmas.tsv and paradigms.tsv from the French Hunspell dictionary,
// « toutes variantes » (Debian: hunspell-fr-comprehensive, fr.dic and fr.aff):
//
//	go run generate.go -dic /usr/share/hunspell/fr.dic -aff /usr/share/hunspell/fr.aff
//
// It keeps the facts only: which forms a lemma has and what they are. Elisions and
// the marks for the spelling checker are left out.
package main

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"log"
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

func main() {
	dic := flag.String("dic", "/usr/share/hunspell/fr.dic", "dictionary `file`")
	aff := flag.String("aff", "/usr/share/hunspell/fr.aff", "affix `file`")
	flag.Parse()
	rules := readRules(*aff)

	paradigms := map[string]int{} // text of a paradigm → how many lemmas have it
	lemmas := map[string]map[string]bool{}
	eachLine(*dic, func(line string) {
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
	})
	write(lemmas, paradigms)
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

const notice = `# %s of French, derived from the French Hunspell dictionary « toutes variantes » 7.0 (https://grammalecte.net/),
# copyright 2007-2018 Dicollecte contributors.
# This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0.
# If a copy of the MPL was not distributed with this file, You can obtain one at https://mozilla.org/MPL/2.0/.
# Made by generate.go: %s.
`

func write(lemmas map[string]map[string]bool, paradigms map[string]int) {
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
	out = create("lemmas.tsv", "Lemmas", "a line is a lemma, TAB, the numbers of its paradigms; sorted by the normalised lemma")
	for _, l := range words {
		var ids []int
		for p := range lemmas[l] {
			ids = append(ids, number[p])
		}
		slices.Sort(ids)
		fmt.Fprintf(out, "%s\t%s\n", l, strings.Trim(strings.ReplaceAll(fmt.Sprint(ids), " ", ","), "[]"))
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
