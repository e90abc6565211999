package chart

import (
	"bytes"
	"errors"
	"flag"
	"image"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/aggregate"
	"gonum.org/v1/plot/vg"
)

var update = flag.Bool("update", false, "write the golden charts anew")

const (
	jan2023    = 2023 * 12
	newYear    = 19358 // day 2023-01-01
	firstWeek  = 2766  // week 2023-W01
	longOutlet = "Agence régionale de presse du Grand Ouest et des îles du large"
)

// wave is a smooth made-up series of n periods for each group.
func wave(by aggregate.By, first, n int, groups ...string) []aggregate.Row {
	if len(groups) == 0 {
		groups = []string{""}
	}
	var rows []aggregate.Row
	for g, group := range groups {
		for i := range n {
			x := float64(i)
			docs := 20 + (i*37+g*11)%50
			score := 0.35*math.Sin(x/4+float64(g)) + 0.08*math.Cos(3.1*x)
			half := 0.9 / math.Sqrt(float64(docs))
			rows = append(rows, aggregate.Row{
				Period: aggregate.Period{By: by, N: first + i}, Group: group, Dimension: "framing",
				Documents: docs, Evidence: stance.Evidence{Hits: int64(7 * docs)},
				Formula: "balance", Score: score, Lo: score - half, Hi: score + 0.9*half,
			})
		}
	}
	return rows
}

// unscored makes gap rows of the rows of these indices.
func unscored(rows []aggregate.Row, at ...int) []aggregate.Row {
	for _, i := range at {
		rows[i].Documents, rows[i].Evidence = 0, stance.Evidence{}
		rows[i].Score, rows[i].Lo, rows[i].Hi = math.NaN(), math.NaN(), math.NaN()
	}
	return rows
}

// pointwise takes the interval from the rows of these indices.
func pointwise(rows []aggregate.Row, at ...int) []aggregate.Row {
	for _, i := range at {
		rows[i].Lo, rows[i].Hi = math.NaN(), math.NaN()
	}
	return rows
}

// each changes every row.
func each(rows []aggregate.Row, change func(*aggregate.Row)) []aggregate.Row {
	for i := range rows {
		change(&rows[i])
	}
	return rows
}

func dimension(rows []aggregate.Row, name string) []aggregate.Row {
	return each(rows, func(r *aggregate.Row) { r.Dimension = name })
}

func formula(rows []aggregate.Row, name string) []aggregate.Row {
	return each(rows, func(r *aggregate.Row) { r.Formula = name })
}

var outlets = []string{
	"Le Monde", "Libération", "Côte d’Ivoire, œuvre, ç, É", longOutlet, "Ouest-France", "", "L’Humanité", "La Croix",
}

// gallery is the cases that are drawn and compared, and whose layout is measured.
var gallery = []struct {
	name string
	rows []aggregate.Row
	opt  Options
}{
	{"month-1", wave(aggregate.Month, jan2023+7, 1), Options{}},
	{"month-2", dimension(wave(aggregate.Month, jan2023+11, 2), "alignment"), Options{}},
	{"month-12", wave(aggregate.Month, jan2023, 12), Options{Source: "Source" + nbsp + ": corpus d’essai."}},
	{"month-60", dimension(pointwise(unscored(wave(aggregate.Month, jan2023-36, 60), 10, 11, 12, 30, 32), 5, 50), "alignment"), Options{}},
	{"day-31", wave(aggregate.Day, newYear, 31), Options{}},
	{"day-400", unscored(wave(aggregate.Day, newYear, 400), 100, 101, 102, 103, 200, 202), Options{}},
	{"week-60", formula(wave(aggregate.Week, firstWeek, 60), "logit"), Options{Lang: "en"}},
	{"quarter-12", each(formula(wave(aggregate.Quarter, 2020*4+1, 12), "density"), func(r *aggregate.Row) {
		r.Score, r.Lo, r.Hi = 3+r.Score, 3+r.Lo, 3+r.Hi
	}), Options{}},
	{"year-5", dimension(wave(aggregate.Year, 2019, 5, outlets[:2]...), "alignment"), Options{}},
	{"groups-4", pointwise(unscored(wave(aggregate.Month, jan2023, 12, outlets[:4]...), 5, 7), 12), Options{}},
	{"groups-8", wave(aggregate.Month, jan2023-24, 36, outlets...), Options{}},
	{"groups-8-once", wave(aggregate.Year, 2023, 1, outlets...), Options{Lang: "en"}},
	{"equal", each(wave(aggregate.Month, jan2023, 12), func(r *aggregate.Row) { r.Score, r.Lo, r.Hi, r.Documents = 0, 0, 0, 5 }), Options{}},
	{"full-range", each(wave(aggregate.Month, jan2023, 3), func(r *aggregate.Row) { r.Lo, r.Hi = -1, 1 }), Options{}},
	{"long-title", dimension(wave(aggregate.Month, jan2023, 12, longOutlet), "économie numérique"), Options{
		Title: "«" + thin + "Crise" + thin + "», œuvre et Côte d’Ivoire" + nbsp + ": un titre très long, qui décrit longuement la manière" +
			" dont la presse quotidienne régionale parle de l’Éthiopie, du Proche-Orient et de bien d’autres pays encore, depuis" +
			" toujours, et qui ne tient pas sur trois lignes",
		Source: strings.Repeat("Une source très longue. ", 20),
	}},
	{"small", wave(aggregate.Month, jan2023, 12), Options{Width: 8 * vg.Centimeter, Height: 7.5 * vg.Centimeter}},
	{"small-groups", wave(aggregate.Day, newYear, 90, outlets[:4]...), Options{Width: 9 * vg.Centimeter, Height: 7.5 * vg.Centimeter}},
}

func TestGallery(t *testing.T) {
	for _, tt := range gallery {
		t.Run(tt.name, func(t *testing.T) {
			opt := tt.opt
			opt.DPI = 45
			f, err := Trend(tt.rows, tt.rows[0].Dimension, opt)
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := f.WritePNG(&got); err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", tt.name+".png")
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			comparePNG(t, got.Bytes(), want)
			if t.Failed() {
				drawn := filepath.Join(t.ArtifactDir(), tt.name+".png")
				t.Logf("drawn: %s, error: %v", drawn, os.WriteFile(drawn, got.Bytes(), 0o644))
			}
		})
	}
}

// comparePNG fails where more than one pixel in two thousand differs visibly:
// letters may be set a hair elsewhere on another processor.
func comparePNG(t *testing.T, got, want []byte) {
	t.Helper()
	a, b := decode(t, got), decode(t, want)
	if a.Bounds() != b.Bounds() {
		t.Fatalf("size %v, want %v", a.Bounds(), b.Bounds())
	}
	differ := 0
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			r, g, bl, _ := a.At(x, y).RGBA()
			r2, g2, bl2, _ := b.At(x, y).RGBA()
			if far(r, r2) || far(g, g2) || far(bl, bl2) {
				differ++
			}
		}
	}
	if differ*2000 > a.Bounds().Dx()*a.Bounds().Dy() {
		t.Errorf("%d pixels differ; after looking at the chart: go test -update", differ)
	}
}

func far(a, b uint32) bool {
	const visible = 32 << 8
	return max(a, b)-min(a, b) > visible
}

func decode(t *testing.T, file []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// Of many groups those with the most documents are drawn, and the note says so; one
// without a score makes room first, however many documents it has.
func TestManyGroups(t *testing.T) {
	names := append(slices.Clone(outlets), "La Petite", "L’Inconnue")
	rows := wave(aggregate.Month, jan2023, 2, names...)
	documents := 0
	for i := range rows {
		switch rows[i].Group {
		case "La Petite":
			rows[i].Documents = 1
		case "L’Inconnue":
			rows[i].Documents = 1000
			rows[i].Score, rows[i].Lo, rows[i].Hi = math.NaN(), math.NaN(), math.NaN()
		default:
			documents += rows[i].Documents
		}
	}
	d, err := collect(rows, "framing")
	if err != nil {
		t.Fatal(err)
	}
	if len(d.series) != maxGroups || d.omitted != 2 || d.documents != documents {
		t.Errorf("%d series, %d omitted, %d documents", len(d.series), d.omitted, d.documents)
	}
	for _, s := range d.series {
		if s.name == "La Petite" || s.name == "L’Inconnue" {
			t.Errorf("%s is drawn", s.name)
		}
	}
	f, err := Trend(rows, "framing", Options{})
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, l := range f.labels {
		text.WriteString(l.text + " ")
	}
	if want := "Les 8 groupes qui ont le plus de documents, sur 10."; !strings.Contains(text.String(), want) {
		t.Errorf("%q is not in %q", want, text.String())
	}
}

func TestTrendErrors(t *testing.T) {
	year := wave(aggregate.Month, jan2023, 12)
	with := func(change func(*aggregate.Row)) []aggregate.Row {
		rows := slices.Clone(year)
		change(&rows[6])
		return rows
	}
	tests := []struct {
		name      string
		rows      []aggregate.Row
		dimension string
		opt       Options
		want      string
	}{
		{"no rows", nil, "framing", Options{}, `draw trend: no data: no row of dimension "framing"`},
		{"other dimension", year, "alignment", Options{}, `no data: no row of dimension "alignment"`},
		{"no score", unscored(wave(aggregate.Month, jan2023, 2), 0, 1), "framing", Options{}, `no data: no row of dimension "framing" has a score`},
		{"twice", append(slices.Clone(year), year[4]), "framing", Options{}, `two rows of group "" for 2023-05`},
		{"lengths", with(func(r *aggregate.Row) { r.Period.By = aggregate.Day }), "framing", Options{}, "a day among periods of a month"},
		{"formulas", with(func(r *aggregate.Row) { r.Formula = "logit" }), "framing", Options{}, `row 2023-07, group "": formula "logit" among rows of "balance"`},
		{"documents", with(func(r *aggregate.Row) { r.Documents = -1 }), "framing", Options{}, "-1 documents"},
		{"interval", with(func(r *aggregate.Row) { r.Lo, r.Hi = 0.2, 0.1 }), "framing", Options{}, "interval from 0.2 to 0.1"},
		{"infinite", with(func(r *aggregate.Row) { r.Score = math.Inf(1) }), "framing", Options{}, "+Inf is too large to draw"},
		{"infinite bound", with(func(r *aggregate.Row) { r.Lo = math.Inf(-1) }), "framing", Options{}, "-Inf is too large to draw"},
		{"time", append(wave(aggregate.Day, -700_000, 1), wave(aggregate.Day, newYear, 1)...), "framing", Options{},
			"719359 periods of a day from 0053-06-19 to 2023-01-01 are too many"},
		{"language", year, "framing", Options{Lang: "de"}, `language "de" is neither fr nor en`},
		{"width", year, "framing", Options{Width: 7 * vg.Centimeter}, "size 7 × 9 cm is out of range"},
		{"height", year, "framing", Options{Height: -1}, "out of range"},
		{"not a number", year, "framing", Options{Height: vg.Length(math.NaN())}, "out of range"},
		{"resolution", year, "framing", Options{DPI: 20}, "resolution 20 is out of range"},
		{"pixels", year, "framing", Options{DPI: 1200, Width: 90 * vg.Centimeter, Height: 90 * vg.Centimeter}, "too many pixels"},
		{"no room", year, "framing", Options{Width: 8 * vg.Centimeter, Height: 7.5 * vg.Centimeter, Title: strings.Repeat("titre ", 50), Source: strings.Repeat("source ", 50)},
			"8 × 7.5 cm leave no room for the data"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := Trend(tt.rows, tt.dimension, tt.opt)
			if err == nil || f != nil {
				t.Fatalf("figure %v, error %v", f != nil, err)
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %q, want %q in it", err, tt.want)
			}
			if errors.Is(err, ErrNoData) != strings.Contains(tt.want, "no data") {
				t.Errorf("error %q: is ErrNoData: %v", err, errors.Is(err, ErrNoData))
			}
		})
	}
}

// The order of rows, other dimensions and a second drawing change nothing.
func TestTrendDeterministic(t *testing.T) {
	rows := wave(aggregate.Month, jan2023, 12, outlets[:3]...)
	mixed := slices.Clone(rows)
	slices.Reverse(mixed)
	mixed = append(mixed, dimension(wave(aggregate.Week, firstWeek, 3, "x", "y"), "alignment")...)
	a, err := Trend(rows, "framing", Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := Trend(mixed, "framing", Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, write := range map[string]func(*Figure, io.Writer) error{"png": (*Figure).WritePNG, "svg": (*Figure).WriteSVG} {
		var first, again, other bytes.Buffer
		if err := errors.Join(write(a, &first), write(a, &again), write(b, &other)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), again.Bytes()) || !bytes.Equal(first.Bytes(), other.Bytes()) {
			t.Errorf("%s: different bytes", name)
		}
	}
}

func BenchmarkTrend(b *testing.B) {
	rows := unscored(wave(aggregate.Day, newYear, 400), 100, 200)
	for b.Loop() {
		f, err := Trend(rows, "framing", Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := f.WritePNG(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
