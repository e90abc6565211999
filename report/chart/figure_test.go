package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"hash/crc32"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/cadrage/cadrage/stance/aggregate"
	"gonum.org/v1/plot/vg"
)

func TestWritePNG(t *testing.T) {
	tests := []struct {
		opt           Options
		width, height int
		perMetre      string
	}{
		{Options{}, 1890, 1063, "\x00\x00\x2e\x23"}, // 11811
		{Options{Width: 10 * vg.Inch, Height: 5 * vg.Inch, DPI: 100}, 1000, 500, "\x00\x00\x0f\x61"},
	}
	for _, tt := range tests {
		f := lay(t, wave(aggregate.Month, jan2023, 12), tt.opt)
		var buf bytes.Buffer
		if err := f.WritePNG(&buf); err != nil {
			t.Fatal(err)
		}
		img := decode(t, buf.Bytes())
		if b := img.Bounds(); b.Dx() != tt.width || b.Dy() != tt.height {
			t.Errorf("size %v, want %d × %d", b, tt.width, tt.height)
		}
		if r, g, b, a := img.At(0, 0).RGBA(); r&g&b&a != 0xffff {
			t.Errorf("the corner is not white")
		}
		want := "pHYs" + tt.perMetre + tt.perMetre + "\x01"
		i := bytes.Index(buf.Bytes(), []byte(want))
		if i != 8+25+4 {
			t.Fatalf("pHYs at %d", i)
		}
		sum := crc32.ChecksumIEEE([]byte(want))
		if got := buf.Bytes()[i+len(want)+3]; got != byte(sum) {
			t.Errorf("checksum ends in %x, want %x", got, byte(sum))
		}
	}
}

func TestWriteSVG(t *testing.T) {
	rows := wave(aggregate.Month, jan2023, 12, "<Le Monde> & Cie", "Côte d’Ivoire")
	f := lay(t, rows, Options{Title: `Un "titre" < 3 & œuvre`})
	var buf bytes.Buffer
	if err := f.WriteSVG(&buf); err != nil {
		t.Fatal(err)
	}
	var texts []string
	var document string
	d := xml.NewDecoder(bytes.NewReader(buf.Bytes()))
	for inside := ""; ; {
		tok, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			inside = tok.Name.Local
		case xml.EndElement:
			inside = ""
		case xml.CharData:
			switch inside {
			case "text":
				texts = append(texts, string(tok))
			case "title":
				document = string(tok)
			}
		}
	}
	if document != f.Title() || document != `Un "titre" < 3 & œuvre` {
		t.Errorf("title of the document %q, of the figure %q", document, f.Title())
	}
	if len(texts) != len(f.labels) {
		t.Errorf("%d texts, want %d", len(texts), len(f.labels))
	}
	for i, l := range f.labels {
		if i < len(texts) && texts[i] != l.text {
			t.Errorf("text %q, want %q", texts[i], l.text)
		}
	}
	file := buf.String()
	for _, bad := range []string{"NaN", "Inf", "font-family:Liberation Sans;", "Serif"} {
		if strings.Contains(file, bad) {
			t.Errorf("%q in the drawing", bad)
		}
	}
	if !strings.Contains(file, `role="img" stroke-linejoin="round"`) {
		t.Error("no round joins")
	}
}

func TestWriteAtOnce(t *testing.T) {
	f := lay(t, wave(aggregate.Month, jan2023, 3), Options{DPI: 40})
	var files [4]bytes.Buffer
	var g sync.WaitGroup
	for i := range files {
		g.Go(func() {
			if err := f.WritePNG(&files[i]); err != nil {
				t.Error(err)
			}
		})
	}
	g.Wait()
	for i := range files {
		if !bytes.Equal(files[i].Bytes(), files[0].Bytes()) {
			t.Errorf("file %d differs", i)
		}
	}
}

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestWriteErrors(t *testing.T) {
	f := lay(t, wave(aggregate.Month, jan2023, 1), Options{DPI: 30})
	for name, err := range map[string]error{"png": f.WritePNG(brokenWriter{}), "svg": f.WriteSVG(brokenWriter{})} {
		if !errors.Is(err, errBroken) || !strings.HasPrefix(err.Error(), "write chart: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is drawn turned must be where the layout says.
func TestLabelBox(t *testing.T) {
	s := textStyle{size: 10}
	w := s.width("abc")
	flat := label{text: "abc", style: s, at: vg.Point{X: 5, Y: 7}}.box()
	if flat.Min.X != 5 || flat.Max.X != 5+w || flat.Min.Y != 7-s.descent() || flat.Max.Y != 7+s.ascent() {
		t.Errorf("flat: %v", flat)
	}
	up := label{text: "abc", style: s, at: vg.Point{X: 5, Y: 7}, up: true}.box()
	if up.Min.Y != 7 || up.Max.Y != 7+w || up.Min.X != 5-s.ascent() || up.Max.X != 5+s.descent() {
		t.Errorf("up: %v", up)
	}
	for _, up := range []bool{false, true} {
		l := label{text: "MMMM", style: textStyle{size: 20, color: ink}, at: vg.Point{X: 60, Y: 30}, up: up}
		f := &Figure{width: 150, height: 150, dpi: 72, labels: []label{l}}
		var buf bytes.Buffer
		if err := f.WritePNG(&buf); err != nil {
			t.Fatal(err)
		}
		img, box, dark := decode(t, buf.Bytes()), l.box(), 0
		for y := range 150 {
			for x := range 150 {
				if r, _, _, _ := img.At(x, y).RGBA(); r > 0x8000 {
					continue
				}
				dark++
				if p := (vg.Point{X: vg.Length(x), Y: vg.Length(149 - y)}); !within(vg.Rectangle{Min: p, Max: p}, grown(box)) {
					t.Fatalf("up %v: ink at %v, box %v", up, p, box)
				}
			}
		}
		if dark < 100 {
			t.Errorf("up %v: %d dark pixels", up, dark)
		}
	}
}

func grown(r vg.Rectangle) vg.Rectangle {
	const pixel = 1
	return vg.Rectangle{
		Min: vg.Point{X: r.Min.X - pixel, Y: r.Min.Y - pixel},
		Max: vg.Point{X: r.Max.X + pixel, Y: r.Max.Y + pixel},
	}
}
