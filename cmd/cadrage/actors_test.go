package main

import (
	"strings"
	"testing"
)

const threeArticles = `id,date,text
a,2023-01-02,"La Grèce a vivement condamné la Turquie. Le succès du Chili est éclatant. Ys proteste."
b,2023-02-02,"La Grèce et la Turquie ont conclu un accord. Le maire de Ys a échoué."
c,2023-03-02,"Il pleut."
`

// column is a column of a CSV table without quoted cells.
func column(table, name string) (cells []string) {
	lines := strings.Split(strings.TrimSpace(table), "\n")
	at := -1
	for i, h := range strings.Split(lines[0], ",") {
		if h == name {
			at = i
		}
	}
	for _, line := range lines[1:] {
		cells = append(cells, strings.Split(line, ",")[at])
	}
	return cells
}

func TestBatchOfActors(t *testing.T) {
	t.Chdir(write(t, "a.csv", threeArticles))
	ok(t, "", "batch", "a.csv", "--out", "o")
	if got := strings.Join(column(read(t, "o", "dyads.csv"), "dyad"), " "); got != "Grèce|Turquie Grèce|Turquie" {
		t.Errorf("dyads %q", got)
	}
	if got := strings.Join(column(read(t, "o", "dyads.csv"), "source"), " "); got != "Grèce " {
		t.Errorf("sources %q: one acts, then both", got)
	}
	if got := read(t, "o", "unknown-names.csv"); !strings.Contains(got, "\nYs,2,2,a,") {
		t.Errorf("unknown names %q", got)
	}
	if got := strings.Join(column(read(t, "o", "dyad-trend.csv"), "period"), " "); got != "2023-01 2023-02" {
		t.Errorf("periods %q", got)
	}
	if got := column(read(t, "o", "actor-scores.csv"), "group"); len(got) != 6 || got[0] != "Grèce" || got[5] != "Chili" {
		t.Errorf("groups %q: those in most documents first, each in both dimensions", got)
	}
}

func TestBatchFilters(t *testing.T) {
	t.Chdir(write(t, "a.csv", threeArticles))
	ok(t, "", "batch", "a.csv", "--out", "chili", "--actor", "Chili")
	if got := read(t, "chili", "sentences.csv"); strings.Count(got, "\n") != 2 || !strings.Contains(got, "éclatant") {
		t.Errorf("sentences about Chili: %s", got)
	}
	ok(t, "", "batch", "a.csv", "--out", "pair", "--dyad", "Turquie|Grèce")
	if got := strings.Join(column(read(t, "pair", "trend.csv"), "dimension"), " "); got != "framing alignment framing alignment" {
		t.Errorf("trend of the dyad: %q", got)
	}
	if got := strings.Join(column(read(t, "pair", "matches.csv"), "dyads"), " "); strings.Contains(got, "Chili") || !strings.Contains(got, "Grèce|Turquie") {
		t.Errorf("matches of the dyad: %q", got)
	}
	for _, c := range []struct {
		args string
		code int
		want []string
	}{
		{"batch a.csv --out x --actor Atlantide", 2, []string{`--actor: no actor "Atlantide"`, "hint: "}},
		{"batch a.csv --out x --actor Ankara", 2, []string{"hint: the gazetteer has it as Turquie"}},
		{"batch a.csv --out x --dyad Turquie", 2, []string{`--dyad: "Turquie" is no pair`}},
		{"batch a.csv --out x --dyad Turquie|Turquie", 2, []string{"is no pair"}},
		{"batch a.csv --out x --dyad Turquie|Atlantide", 2, []string{`--dyad: no actor "Atlantide"`}},
		{"batch a.csv --out x --actor Japon", 1, []string{"none of 3 documents mentions Japon", "hint: "}},
		{"score a.csv --actors missing.tsv", 1, []string{"open actors: ", "missing.tsv"}},
		{"score a.csv --add-actors a.csv", 1, []string{"a.csv:1: the columns are"}},
	} {
		_, stderr, code := cadrage(t, "", strings.Fields(c.args)...)
		for _, want := range c.want {
			if code != c.code || !strings.Contains(stderr, want) {
				t.Errorf("%s: exit %d, %q; want exit %d and %q", c.args, code, stderr, c.code, want)
			}
		}
	}
}

func TestOwnActors(t *testing.T) {
	t.Chdir(write(t, "a.csv", threeArticles, "own.tsv", "actor\tkind\trole\tterm\nVille d’Ys\tcity\tname\tYs\nGrèce\tstate\tname\tGrèce\n"))
	out, _ := ok(t, "", "score", "a.csv", "--add-actors", "own.tsv")
	if got := strings.Join(column(out, "actors"), " "); got != "Grèce;Turquie Chili Ville d’Ys Grèce;Turquie Ville d’Ys " {
		t.Errorf("added: %q", got)
	}
	out, _ = ok(t, "", "score", "a.csv", "--actors", "own.tsv")
	if got := strings.Join(column(out, "actors"), " "); got != "Grèce  Ville d’Ys Grèce Ville d’Ys " {
		t.Errorf("in the place of the gazetteer: %q", got)
	}
}

func TestTargetColumn(t *testing.T) {
	t.Chdir(write(t, "a.csv", "id,who,text\n1,Anne Dupré,Anne Dupré a brillamment réussi.\n2,Anne Dupré,Dupré a échoué.\n3,,Dupré a échoué.\n"))
	out, _ := ok(t, "", "score", "a.csv", "--target-column", "who")
	if got := strings.Join(column(out, "target_class"), " "); got != "1 -1 0" {
		t.Errorf("classes %q", got)
	}
	if got := column(out, "target_score"); got[0] == "" || got[1] == "" || got[2] != "" {
		t.Errorf("scores %q: no target, no score", got)
	}
	if out, _ := ok(t, "", "score", "a.csv"); strings.Contains(out, "target_") {
		t.Error("columns of a target are there without one")
	}
}

func TestExplainActors(t *testing.T) {
	if out, _ := ok(t, "", "explain", "Les Forces de soutien rapide tiennent la ville."); !strings.Contains(out, "soutien/n  part of a name") {
		t.Errorf("the part of a name does not show in\n%s", out)
	}
	out, _ := ok(t, "", "explain", "Selon Moscou, la Grèce a condamné mardi la Turquie.")
	for _, want := range []string{"Russie   Moscou (capital)  speaker", "Grèce|Turquie  Grèce"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	out, _ = ok(t, "", "explain", "--json", "La Grèce a condamné mardi la Turquie.")
	for _, want := range []string{`"actor": "Grèce"`, `"as": "name"`, `"source": "Grèce"`, `"target": "Turquie"`, `"dyad": "Grèce|Turquie"`} {
		if !strings.Contains(out, want) {
			t.Errorf("%s is not in\n%s", want, out)
		}
	}
}
