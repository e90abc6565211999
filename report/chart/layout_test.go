package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/stance/aggregate"
	"gonum.org/v1/plot/vg"
)

const hair = 1e-6

func lay(t *testing.T, rows []aggregate.Row, opt Options) *trend {
	t.Helper()
	f, err := newTrend(rows, rows[0].Dimension, opt)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// checkLayout measures a chart: texts within the margins, apart from one another
// and from the panels; finite shapes within the figure; data within the panels.
func checkLayout(t *testing.T, f *trend) {
	t.Helper()
	inside := vg.Rectangle{Min: vg.Point{X: margin, Y: margin}, Max: vg.Point{X: f.width - margin, Y: f.height - margin}}
	for i, a := range f.labels {
		if !within(a.box(), inside) {
			t.Errorf("%q crosses the margin: %v", a.text, a.box())
		}
		for _, p := range []panel{f.upper, f.lower} {
			if overlap(a.box(), p.Rectangle) {
				t.Errorf("%q covers a panel", a.text)
			}
		}
		for _, b := range f.labels[:i] {
			if overlap(a.box(), b.box()) {
				t.Errorf("%q and %q overlap: %v, %v", a.text, b.text, a.box(), b.box())
			}
		}
	}
	canvas := vg.Rectangle{Max: vg.Point{X: f.width, Y: f.height}}
	for _, s := range f.shapes {
		for _, p := range s.pts {
			if !within(vg.Rectangle{Min: p, Max: p}, canvas) {
				t.Errorf("point %v is not in the figure", p)
			}
		}
	}
	if f.upper.Min.X != f.lower.Min.X || f.upper.Max.X != f.lower.Max.X || f.time.left != f.upper.Min.X {
		t.Errorf("panels are not aligned: %v, %v, %v", f.upper, f.lower, f.time)
	}
	if math.Abs(float64(f.time.left+f.time.width-f.upper.Max.X)) > hair {
		t.Errorf("the time axis does not end with the panels")
	}
	if f.upper.Max.Y-f.upper.Min.Y < minUpper {
		t.Errorf("height of the upper panel: %v", f.upper.Max.Y-f.upper.Min.Y)
	}
}

// within is false for a point that is not a number.
func within(r, in vg.Rectangle) bool {
	return r.Min.X >= in.Min.X-hair && r.Min.Y >= in.Min.Y-hair && r.Max.X <= in.Max.X+hair && r.Max.Y <= in.Max.Y+hair
}

func overlap(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X-hair && b.Min.X < a.Max.X-hair && a.Min.Y < b.Max.Y-hair && b.Min.Y < a.Max.Y-hair
}

func TestLayoutOfGallery(t *testing.T) {
	for _, tt := range gallery {
		t.Run(tt.name, func(t *testing.T) { checkLayout(t, lay(t, tt.rows, tt.opt)) })
	}
}

func TestLayoutSweep(t *testing.T) {
	starts := map[aggregate.By]int{
		aggregate.Day: newYear + 40, aggregate.Week: firstWeek + 17, aggregate.Month: jan2023 + 10, aggregate.Quarter: 2020*4 + 2, aggregate.Year: 1903,
	}
	sizes := []Options{{}, {Width: 8 * vg.Centimeter, Height: 7.5 * vg.Centimeter, Lang: "en"}, {Width: 25 * vg.Centimeter, Height: 15 * vg.Centimeter}}
	for by, first := range starts {
		for _, n := range []int{1, 2, 3, 5, 7, 12, 24, 31, 60, 90, 400, 1500} {
			for _, opt := range sizes {
				for _, groups := range [][]string{{""}, outlets[2:5]} {
					t.Run(fmt.Sprintf("%s-%d-%.0f-%d", by, n, opt.Width, len(groups)), func(t *testing.T) {
						f := lay(t, wave(by, first, n, groups...), opt)
						checkLayout(t, f)
						if got := len(f.texts(xTick)); got == 0 || n > 1 && got < 2 {
							t.Errorf("%d labels on the time axis", got)
						}
						if got := len(f.texts(yTick)); got < 4 {
							t.Errorf("%d labels on the vertical axes: %q", got, f.texts(yTick))
						}
					})
				}
			}
		}
	}
}

func (f *Figure) texts(r role) []string {
	var out []string
	for _, l := range f.labels {
		if l.role == r {
			out = append(out, l.text)
		}
	}
	return out
}

func TestTexts(t *testing.T) {
	year := wave(aggregate.Month, jan2023, 12)
	tests := []struct {
		name  string
		rows  []aggregate.Row
		opt   Options
		role  role
		wants []string
	}{
		{"title", year, Options{}, title, []string{"Cadrage dans le corpus, janv.–déc." + nbsp + "2023"}},
		{"title given", year, Options{Title: " Un\ttitre\n"}, title, []string{"Un titre"}},
		{"title of a group", wave(aggregate.Year, 2023, 2, "Le Monde"), Options{Lang: "en"}, title, []string{"Framing (Le Monde), 2023–2024"}},
		{"title of groups", wave(aggregate.Year, 2023, 1, outlets[:2]...), Options{}, title, []string{"Cadrage par groupe, 2023"}},
		{"subtitle", year, Options{}, subtitle, []string{"Score de −1 (défavorable) à +1 (favorable), par mois"}},
		{"subtitle of alignment", dimension(wave(aggregate.Week, firstWeek, 2), "alignment"), Options{}, subtitle,
			[]string{"Score de −1 (opposition) à +1 (rapprochement), par semaine"}},
		{"subtitle of another dimension", dimension(wave(aggregate.Quarter, 8092, 2), "économie"), Options{Lang: "en"}, subtitle,
			[]string{"Score from −1 to +1, by quarter"}},
		{"subtitle of logit", formula(wave(aggregate.Day, newYear, 2), "logit"), Options{}, subtitle,
			[]string{"Score «" + thin + "logit" + thin + "», négatif" + nbsp + ": défavorable, positif" + nbsp + ": favorable, par jour"}},
		{"subtitle of another formula and dimension", formula(dimension(wave(aggregate.Year, 2023, 2), "x"), "tone"), Options{}, subtitle,
			[]string{"Score «" + thin + "tone" + thin + "», par an"}},
		{"subtitle of density", formula(wave(aggregate.Year, 2023, 2), "density"), Options{}, subtitle, []string{"Occurrences pour 100 mots, par an"}},
		{"axis titles", year, Options{}, axisTitle, []string{"nombre de documents", "← défavorable", "favorable →"}},
		{"axis titles of density", formula(wave(aggregate.Year, 2023, 2), "density"), Options{}, axisTitle, []string{"nombre de documents", "Cadrage"}},
		{"axis titles of another dimension", dimension(wave(aggregate.Year, 2023, 2), "économie"), Options{}, axisTitle, []string{"nombre de documents", "économie"}},
		{"note", year, Options{Source: "Source : essai."}, note, []string{"532" + nbsp + "documents, 3" + thin + "724" + nbsp + "occurrences. Source : essai."}},
		{"note of groups with a gap", unscored(wave(aggregate.Year, 2023, 3, outlets[:2]...), 1), Options{Lang: "en"}, note,
			[]string{"218" + nbsp + "documents, 1,526" + nbsp + "hits (sum of the groups). Broken line: period without a score."}},
		{"legend", pointwise(wave(aggregate.Month, jan2023, 3), 1), Options{}, legend, []string{"score", "intervalle à" + nbsp + "95" + thin + "%", "sans intervalle"}},
		{"legend without intervals", pointwise(wave(aggregate.Month, jan2023, 2), 0, 1), Options{}, legend, []string{"score", "sans intervalle"}},
		{"legend of a group", wave(aggregate.Month, jan2023, 2, "Le Monde"), Options{}, legend, []string{"Le Monde", "intervalle à" + nbsp + "95" + thin + "%"}},
		{"legend of groups", wave(aggregate.Month, jan2023, 4, "", "B", "A"), Options{}, legend, []string{"B", "A", "(sans valeur)", "intervalle à" + nbsp + "95" + thin + "%"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := lay(t, tt.rows, tt.opt)
			if got := f.texts(tt.role); !slices.Equal(got, tt.wants) {
				t.Errorf("got %q, want %q", got, tt.wants)
			}
		})
	}
}

func TestLongNames(t *testing.T) {
	names := []string{longOutlet, strings.Repeat("très ", 40) + "long", strings.Repeat("x", 200), "court"}
	f := lay(t, wave(aggregate.Month, jan2023, 12, names...), Options{})
	checkLayout(t, f)
	if legend := strings.Join(f.texts(legend), "|"); strings.Count(legend, ellipsis) != 3 {
		t.Errorf("legend %q", legend)
	}
}

// The legend of one group takes a second row, and that of many groups has one line
// for each, where there is no room.
func TestLegendWithoutRoom(t *testing.T) {
	small := Options{Width: 8 * vg.Centimeter, Height: 8 * vg.Centimeter}
	rows := func(f *trend) int {
		ys := map[vg.Length]bool{}
		for _, l := range f.labels {
			if l.role == legend {
				ys[l.at.Y] = true
			}
		}
		return len(ys)
	}
	one := lay(t, pointwise(wave(aggregate.Month, jan2023, 12, longOutlet), 3), small)
	checkLayout(t, one)
	if got := rows(one); got != 2 {
		t.Errorf("%d rows, want 2", got)
	}
	many := lay(t, wave(aggregate.Month, jan2023, 12, outlets...), small)
	checkLayout(t, many)
	if got := rows(many); got != len(outlets)+1 {
		t.Errorf("%d rows, want %d", got, len(outlets)+1)
	}
}

// What is high and low is not said along the axis where there is no room for it.
func TestAxisTitlesWithoutRoom(t *testing.T) {
	f := lay(t, wave(aggregate.Month, jan2023, 12), Options{Width: 8 * vg.Centimeter, Height: 7.5 * vg.Centimeter})
	if got := f.texts(axisTitle); !slices.Equal(got, []string{"nombre de documents"}) {
		t.Errorf("got %q", got)
	}
}

func TestScoreRange(t *testing.T) {
	at := func(name string, score, lo, hi float64) []aggregate.Row {
		return each(formula(wave(aggregate.Month, jan2023, 3), name), func(r *aggregate.Row) { r.Score, r.Lo, r.Hi = score, lo, hi })
	}
	tests := []struct {
		name   string
		rows   []aggregate.Row
		lo, hi float64
	}{
		{"balance includes zero", at("balance", 0.5, 0.4, 0.6), -0.036, 0.636},
		{"balance includes zero above", at("balance", -0.5, -0.6, -0.4), -0.636, 0.036},
		{"balance is never narrow", at("balance", 0, 0, 0), -0.1, 0.1},
		{"balance ends at ±1", at("balance", 0, -1, 1), -1, 1},
		{"logit is where the data are", at("logit", 3, 2, 4), 1.88, 4.12},
		{"logit of one value", at("logit", 2, 2, 2), 1.9, 2.1},
		{"logit of zero", at("logit", 0, 0, 0), -0.5, 0.5},
		{"density is not negative", at("density", 0.5, 0, 1), 0, 1.06},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := lay(t, tt.rows, Options{})
			if math.Abs(f.upper.lo-tt.lo) > 1e-9 || math.Abs(f.upper.hi-tt.hi) > 1e-9 {
				t.Errorf("from %v to %v, want from %v to %v", f.upper.lo, f.upper.hi, tt.lo, tt.hi)
			}
		})
	}
}
