package chart

import (
	"image/color"
	"math"
	"testing"
)

// visions are how linear sRGB is seen with normal sight and without the cones for
// red, green or blue. Machado et al. 2009, doi:10.1109/TVCG.2009.113.
var visions = map[string][3][3]float64{
	"normal": {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia": {
		{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {
		{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia": {
		{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func linear(c color.NRGBA) [3]float64 {
	f := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return [3]float64{f(c.R), f(c.G), f(c.B)}
}

// lab is the CIELAB colour of c as it is seen.
func lab(c color.NRGBA, vision [3][3]float64) [3]float64 {
	in := linear(c)
	var v [3]float64
	for i, row := range vision {
		v[i] = max(0, min(1, row[0]*in[0]+row[1]*in[1]+row[2]*in[2]))
	}
	f := func(t float64) float64 {
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	x := f((0.4124*v[0] + 0.3576*v[1] + 0.1805*v[2]) / 0.9505)
	y := f(0.2126*v[0] + 0.7152*v[1] + 0.0722*v[2])
	z := f((0.0193*v[0] + 0.1192*v[1] + 0.9505*v[2]) / 1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func distance(a, b color.NRGBA, vision [3][3]float64) float64 {
	p, q := lab(a, vision), lab(b, vision)
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

func TestColorsAreToldApart(t *testing.T) {
	for name, vision := range visions {
		for i, a := range groupColors {
			for _, b := range groupColors[:i] {
				if d := distance(a, b, vision); d < 18 {
					t.Errorf("%s: %v and %v differ by %.1f", name, a, b, d)
				}
			}
		}
		for _, p := range []pair{framingPair, alignmentPair} {
			if d := distance(p.low, p.high, vision); d < 40 {
				t.Errorf("%s: the poles %v differ by %.1f", name, p, d)
			}
		}
	}
	if framingPair == alignmentPair {
		t.Error("framing and alignment look alike")
	}
}

// Texts on white have the contrast that WCAG 2.1 asks for, 4.5 : 1.
func TestTextContrast(t *testing.T) {
	for _, c := range []color.NRGBA{ink, soft, faint, framingPair.low, framingPair.high, alignmentPair.low, alignmentPair.high} {
		v := linear(c)
		luminance := 0.2126*v[0] + 0.7152*v[1] + 0.0722*v[2]
		if contrast := 1.05 / (luminance + 0.05); contrast < 4.5 {
			t.Errorf("%v has a contrast of %.2f", c, contrast)
		}
	}
}

func TestTint(t *testing.T) {
	if got, want := tint(color.NRGBA{0, 100, 255, 255}, 0.75), (color.NRGBA{64, 139, 255, 255}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := fade(color.NRGBA{1, 2, 3, 255}, 0.5), (color.NRGBA{1, 2, 3, 128}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}
