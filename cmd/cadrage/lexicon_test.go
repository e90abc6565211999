package main

import (
	"strings"
	"testing"
)

const ownLexicon = "# version: 3\npattern\trole\tdimension\tweight\texample\tnote\n" +
	"moderne/adj\tpolar\tnovelty\t2\tUne ville moderne.\t\n" +
	"vieillot\tpolar\tnovelty\t-2\tUn décor vieillot.\t\n" +
	"fructueux\tpolar\tframing\t-3\tUn accord fructueux.\t\n"

func TestLexiconList(t *testing.T) {
	t.Chdir(write(t, "own.tsv", ownLexicon))
	stdout, _ := ok(t, "", "lexicon", "list", "--lexicon", "own.tsv", "--role", "polar")
	want := "pattern,role,dimension,weight,cameo,guard,example,note,file,line\n" +
		"moderne/adj,polar,novelty,2,,,Une ville moderne.,,own.tsv,3\n" +
		"vieillot,polar,novelty,-2,,,Un décor vieillot.,,own.tsv,4\n" +
		"fructueux,polar,framing,-3,,,Un accord fructueux.,,own.tsv,5\n"
	if stdout != want {
		t.Errorf("%s", stdout)
	}
	stdout, _ = ok(t, "", "lexicon", "list", "--lexicon", "own.tsv", "--pole", "negative", "--dimension", "novelty")
	if rows := table(t, stdout); len(rows) != 1 || rows[0]["pattern"] != "vieillot" {
		t.Errorf("%s", stdout)
	}
	stdout, _ = ok(t, "", "lexicon", "list", "--add-lexicon", "own.tsv", "--role", "polar")
	n := 0
	for _, row := range table(t, stdout) {
		if row["pattern"] == "fructueux" && row["dimension"] == "framing" {
			n++
			if row["weight"] != "-3" {
				t.Errorf("%v", row)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d entries of fructueux, want that of the added file in the place of ours", n)
	}
}

func TestLexiconShow(t *testing.T) {
	t.Chdir(write(t, "own.tsv", ownLexicon))
	stdout, _ := ok(t, "", "lexicon", "show", "--lexicon", "own.tsv", "fructueuses", "rien-du-tout")
	want := `fructueux
  polar framing -3 (own.tsv:5)
  forms: fructueuse, fructueuses, fructueux
  example: Un accord fructueux.

rien-du-tout: no entry
`
	if stdout != want {
		t.Errorf("%s", stdout)
	}
	stdout, _ = ok(t, "", "lexicon", "show", "accord")
	for line := range strings.Lines(stdout) {
		if n := len([]rune(line)); n > 80 && strings.Contains(strings.TrimSpace(line), " ") {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}

func TestLexiconCheck(t *testing.T) {
	t.Chdir(write(t,
		"own.tsv", ownLexicon,
		"bad.tsv", "pattern\trole\tdimension\tweight\nfructuheux\tpolar\tframing\t1\nbon\tpolar\tframing\t0,5\n",
		"odd.tsv", "pattern\trole\tdimension\tweight\ngrave\tpolar\tmood\t-1\n",
		"list.yml", "positive: [bon]\n"))
	if stdout, stderr := ok(t, "", "lexicon", "check", "--alone", "own.tsv"); stdout != "3 entries, 0 remarks, no mistake\n" || stderr != "" {
		t.Errorf("%s%s", stdout, stderr)
	}
	stdout, _ := ok(t, "", "lexicon", "check", "odd.tsv")
	if want := "odd.tsv:2: grave: \"grave\" is also a form of \"graver\": say which is meant, as in grave/adj\n1 entries, 1 remarks, no mistake\n"; stdout != want {
		t.Errorf("%s", stdout)
	}
	want := `cadrage: bad.tsv:2:1: pattern "fructuheux": unknown lemma "fructuheux": write =fructuheux for this form only
    fructuheux  polar  framing  1
    ^^^^^^^^^^
cadrage: hint: the nearest known: fructueux
cadrage: bad.tsv:3:4: weight "0,5": not a decimal number such as -1.5
    bon  polar  framing  0,5
                         ^^^
cadrage: hint: write 0.5
`
	for _, args := range [][]string{{"lexicon", "check", "bad.tsv"}, {"score", "--add-lexicon", "bad.tsv", "own.tsv"}, {"explain", "--lexicon", "bad.tsv", "Bon."}} {
		stdout, stderr, code := cadrage(t, "", args...)
		if code != exitFailed || stdout != "" || stderr != want {
			t.Errorf("%q: exit %d\n%s%s", args, code, stdout, stderr)
		}
	}
	_, stderr, code := cadrage(t, "", "score", "--lexicon", "list.yml", "own.tsv")
	if code != exitFailed || !strings.Contains(stderr, "cadrage lexicon convert") {
		t.Errorf("exit %d, %s", code, stderr)
	}
}

// A lexicon of one's own replaces ours or stands beside it; its dimensions are in every
// table and chart, and negation goes on.
func TestOwnLexicon(t *testing.T) {
	t.Chdir(write(t, "own.tsv", ownLexicon, "a.csv", "id,date,text\n1,2023-01,Une ville moderne.\n2,2023-02,Un quartier qui n’est pas vieillot.\n"))
	stdout, _ := ok(t, "", "score", "a.csv", "--lexicon", "own.tsv")
	rows := table(t, stdout)
	if len(rows) != 2 || rows[0]["novelty_class"] != "1" || rows[1]["novelty_pos"] != "1.48" || rows[0]["alignment"] != "" {
		t.Errorf("%s", stdout)
	}
	if _, there := rows[0]["alignment_class"]; there {
		t.Errorf("a replaced dimension has columns: %s", stdout)
	}
	ok(t, "", "batch", "a.csv", "--add-lexicon", "own.tsv", "--out", "o")
	for name, want := range map[string]string{"sentences.csv": "novelty_class", "documents.csv": "alignment_class", "trend.csv": ",novelty,", "manifest.json": `"own.tsv"`} {
		if !strings.Contains(read(t, "o", name), want) {
			t.Errorf("%s does not have %s", name, want)
		}
	}
	if got := names(t, "o"); !strings.Contains(got, "trend-novelty.png") {
		t.Errorf("files %s", got)
	}
}

func TestLexiconCoverage(t *testing.T) {
	t.Chdir(write(t, "own.tsv", ownLexicon, "a.csv", "id,outlet,text\n"+
		"1,J,Une ville moderne. Un parc très tranquille.\n2,K,Des quais modernes et plus tranquilles.\n3,K,Un toit vieillot et un sol vieillot.\n"))
	stdout, stderr := ok(t, "", "lexicon", "coverage", "a.csv", "--lexicon", "own.tsv", "--missing", "missing.csv")
	want := "entry,dimension,weight,matches,documents,outlets,note,file,line\n" +
		"moderne/adj,novelty,2,2,2,2,,own.tsv,3\n" +
		"vieillot,novelty,-2,2,1,1,one document,own.tsv,4\n" +
		"fructueux,framing,-3,0,0,0,never seen,own.tsv,5\n"
	if stdout != want {
		t.Errorf("%s", stdout)
	}
	if want := "cadrage: 3 documents, 4 sentences, of which 3 with a match (75.0 %)\ncadrage: 3 entries: 2 seen (66.7 %), 1 of them in one document only, 1 never\n"; stderr != want {
		t.Errorf("%s", stderr)
	}
	if got, want := read(t, "missing.csv"), "lemma,pos,graded,documents,example\ntranquille,adj,2,2,Un parc très tranquille.\n"; got != want {
		t.Errorf("%s", got)
	}
}

func TestLexiconConvert(t *testing.T) {
	t.Chdir(write(t, "d.yml", "positive: [bon, 'très bon', bo*]\nnegative: [mal]\njoie: [gai]\n", "own.tsv", ownLexicon, "a.txt", "Un jour gai, un bon jour."))
	stdout, stderr := ok(t, "", "lexicon", "convert", "d.yml", "--dimension", "ton", "--map", "joie=ton:0.5")
	want := "# source: d.yml, read as quanteda\npattern\trole\tdimension\tweight\n" +
		"=bon\tpolar\tton\t1\n=gai\tpolar\tton\t0.5\n=mal\tpolar\tton\t-1\n=très =bon\tpolar\tton\t1\n"
	if stdout != want || stderr != "cadrage: warning: d.yml:1: lost: \"bo*\": \"bo*\": a prefix has 3 letters at least, and nothing else\n" {
		t.Errorf("%s%s", stdout, stderr)
	}
	ok(t, "", "lexicon", "convert", "d.yml", "-o", "d.tsv")
	stdout, _ = ok(t, "", "score", "a.txt", "--lexicon", "d.tsv")
	if rows := table(t, stdout); rows[0]["polarity_pos"] != "1" || rows[0]["joie_pos"] != "1" {
		t.Errorf("%s", stdout)
	}
	stdout, stderr = ok(t, "", "lexicon", "convert", "own.tsv", "--to", "csv")
	if !strings.HasPrefix(stdout, "word,dimension,weight\nmoderne,novelty,2\nmodernes,novelty,2\n") || stderr != "" {
		t.Errorf("%s%s", stdout, stderr)
	}
	stdout, stderr = ok(t, "", "lexicon", "convert", "own.tsv", "--to", "quanteda")
	if !strings.HasPrefix(stdout, "\"novelty\":\n  \"positive\":\n    - \"moderne\"\n") || stderr != "cadrage: warning: own.tsv: weights are lost: quanteda counts each entry once\n" {
		t.Errorf("%s%s", stdout, stderr)
	}
}
