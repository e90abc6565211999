package main

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

const moods = `pattern	role	dimension	weight
=bleu	polar	humeur	1
=gris	polar	humeur	-1
=noir	polar	humeur	-2.5
`

const coded = `id,text,humeur,voice
1,Un mur bleu.,1,own
2,Un mur gris.,-1,own
3,Un mur noir et bleu.,négatif,own
4,Un mur.,0,own
5,Un mur bleu et gris.,0,own
6,Le ciel bleu du port.,neutre,own
7,Un mur gris et noir.,+1,own
8,Le quai noir.,negative,own
9,"« Un mur bleu et un toit gris, cela suffit », dit Anne.",1,quoted
10,Selon Anne le mur bleu tient.,1,reported
11,Un toit bleu,maybe,own
12,Un toit gris,,own
`

func TestEvaluate(t *testing.T) {
	t.Chdir(write(t, "moods.tsv", moods, "coded.csv", coded))
	stdout, stderr := ok(t, "", "evaluate", "coded.csv", "--lexicon", "moods.tsv", "-o", "figures.csv", "--errors", "errors.csv")
	got := map[string]float64{}
	for _, row := range table(t, read(t, "figures.csv")) {
		got[strings.TrimSuffix(row["variable"]+" "+row["statistic"]+" "+row["class"], " ")], _ = strconv.ParseFloat(row["value"], 64)
	}
	// Computed in Python from the two codings and the scores: F1 by its definition over
	// sets, Spearman as the correlation of mid-ranks.
	for name, want := range map[string]float64{
		"humeur accuracy":  0.7,
		"humeur macro-F1":  0.6984126984126983,
		"humeur F1 -1":     0.8571428571428571,
		"humeur F1 0":      0.6666666666666666,
		"humeur F1 1":      0.5714285714285714,
		"humeur Spearman":  0.42901485489653063,
		"humeur count 1>0": 1,
		"voice macro-F1":   1,
	} {
		if x, ok := got[name]; !ok || math.Abs(x-want) > 1e-9 {
			t.Errorf("%s = %.12f, want %.12f", name, x, want)
		}
	}
	for _, want := range []string{"humeur, 10 sentences\n", "  macro-F1        0.698  [", "voice, 7 sentences\n"} { // of which a mood is coded
		if !strings.Contains(stdout, want) {
			t.Errorf("%q is not in\n%s", want, stdout)
		}
	}
	for line := range strings.Lines(stdout) {
		if n := len([]rune(line)); n > 81 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
	if want := "cadrage: warning: coded.csv: line 12: humeur \"maybe\": want one of -1, 0, 1 (left out)\n"; stderr != want {
		t.Errorf("%s", stderr)
	}
	errs := table(t, read(t, "errors.csv"))
	if len(errs) != 3 || errs[1]["document"] != "7" || errs[1]["gold"] != "1" || errs[1]["got"] != "-1" || errs[1]["score"] != "-1.5652475842498528" ||
		errs[1]["matches"] != "gris: -1 = -1 (own, asserted); noir: -2.5 = -2.5 (own, asserted)" || errs[1]["text"] != "Un mur gris et noir." {
		t.Errorf("%q", errs)
	}
	again, _ := ok(t, "", "evaluate", "coded.csv", "--lexicon", "moods.tsv", "--workers", "7")
	if again != stdout {
		t.Errorf("with other workers\n%s", again)
	}
	if _, _, code := cadrage(t, "", "evaluate", "coded.csv", "--lexicon", "moods.tsv", "--strict"); code != exitFailed {
		t.Errorf("--strict: exit %d", code)
	}
}

func TestEvaluateCoders(t *testing.T) {
	t.Chdir(write(t, "moods.tsv", moods, "coded.csv", `id,text,anne,bob,eve
1,Un mur bleu.,1,1,0
2,Un mur gris.,-1,-1,-1
3,Un mur.,-1,1,
4,Un mur noir.,-1,0,-1
5,Un mur vert.,,,
`))
	stdout, _ := ok(t, "", "evaluate", "coded.csv", "--lexicon", "moods.tsv", "--gold", "humeur=anne,bob,eve")
	for _, want := range []string{"humeur, 4 sentences\n", "  coders alpha ", "  coders AC1 ", "  accuracy        1.000"} { // −1 and 1 tie at 0
		if !strings.Contains(stdout, want) {
			t.Errorf("%q is not in\n%s", want, stdout)
		}
	}
}

func TestEvaluateAblation(t *testing.T) {
	t.Chdir(write(t, "moods.tsv", moods, "coded.csv", "id,text,humeur\n1,Un mur bleu.,1\n2,Ce mur n’est pas bleu.,-1\n3,Un mur.,0\n"))
	stdout, _ := ok(t, "", "evaluate", "coded.csv", "--lexicon", "moods.tsv", "--ablation")
	for _, want := range []string{"macro-F1           1.000\n", "− negation        -0.444\n", "− contrast        +0.000\n"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("%q is not in\n%s", want, stdout)
		}
	}
}

func TestEvaluateMistakes(t *testing.T) {
	t.Chdir(write(t, "moods.tsv", moods, "coded.csv", coded, "plain.csv", "id,text\n1,Un mur.\n"))
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"evaluate"}, exitUsage, "cadrage: no file\n"},
		{[]string{"evaluate", "coded.csv", "--gold", "humeur"}, exitUsage, `--gold "humeur": want NAME=COLUMN`},
		{[]string{"evaluate", "coded.csv", "--gold", "mood=humeur"}, exitUsage, `--gold: unknown variable "mood"`},
		{[]string{"evaluate", "coded.csv", "--lexicon", "moods.tsv", "--gold", "humeur=nobody"}, exitFailed, "no sentence has a column nobody"},
		{[]string{"evaluate", "plain.csv"}, exitFailed, "no column holds a coding"},
		{[]string{"evaluate", "coded.csv", "--without", "irony"}, exitUsage, `--without: unknown rule "irony"`},
	} {
		if _, stderr, code := cadrage(t, "", c.args...); code != c.code || !strings.Contains(stderr, c.want) {
			t.Errorf("%q: exit %d: %s", c.args, code, stderr)
		}
	}
}
