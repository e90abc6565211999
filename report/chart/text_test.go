package chart

import (
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
)

func TestWrap(t *testing.T) {
	s := textStyle{size: 10}
	tests := []struct {
		name  string
		text  string
		width vg.Length
		limit int
		want  []string
	}{
		{"empty", "", 100, 3, nil},
		{"spaces", "  \t ", 100, 3, nil},
		{"one line", "Côte d’Ivoire", 100, 3, []string{"Côte d’Ivoire"}},
		{"two lines", "Côte d’Ivoire, œuvre", 70, 3, []string{"Côte d’Ivoire,", "œuvre"}},
		{"white space is one space", "a \n\t b", 100, 3, []string{"a b"}},
		{"no-break spaces", "« Crise »" + nbsp + ": oui" + thin + "!", 60, 3, []string{"« Crise »" + nbsp + ":", "oui" + thin + "!"}},
		{"long word", "anticonstitutionnellement", 50, 3, []string{"anticonstit", "utionnelle", "ment"}},
		{"long word cut", "anticonstitutionnellement", 50, 1, []string{"anticons…"}},
		{"too long", "un deux trois quatre cinq six", 50, 2, []string{"un deux", "trois qua…"}},
		{"endless word", strings.Repeat("x", 100_000), 50, 2, []string{"xxxxxxxxxx", "xxxxxxxx…"}},
		{"endless text", strings.Repeat("x ", 100_000), 20, 2, []string{"x x", "x…"}},
		{"narrower than a letter", "été", 1, 5, []string{"é", "t", "é"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := wrap(s, tt.text, tt.width, tt.limit)
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("« Côte d’Ivoire », œuvre, ç, É", 60.0, 2)
	f.Add("anticonstitutionnellement", 9.0, 3)
	f.Add("\xff e\u0301 \u202f", 20.0, 1)
	s := textStyle{size: 10}
	f.Fuzz(func(t *testing.T, text string, width float64, limit int) {
		if !(width >= 12 && width < 1e6) || limit < 1 || limit > 4 || len(text) > 300 {
			return
		}
		text = clean(text)
		lines := wrap(s, text, vg.Length(width), limit)
		if len(lines) > limit {
			t.Fatalf("%d lines, limit %d", len(lines), limit)
		}
		for _, line := range lines {
			if s.width(line) > vg.Length(width) && len([]rune(line)) > 1 {
				t.Errorf("%q is wider than %v", line, width)
			}
		}
		if whole := strings.Join(lines, ""); !strings.HasSuffix(whole, ellipsis) && whole != strings.Join(words(text), "") && !strings.Contains(whole, " ") {
			t.Errorf("%q lost letters: %q", text, lines)
		}
	})
}

func TestShorten(t *testing.T) {
	s := textStyle{size: 10}
	tests := []struct {
		text  string
		width vg.Length
		want  string
	}{
		{"Le Monde", 100, "Le Monde"},
		{"Le Monde", 30, "Le…"}, // no space before the ellipsis
		{"Étéété", 28, "Été…"},
		{"e\u0301e\u0301e\u0301", 16, "e…"}, // no accent without its letter before the ellipsis
		{"Le Monde", 1, "…"},
		{strings.Repeat("x", 100_000), 50, "xxxxxxxx…"},
		{"", 1, ""},
	}
	for _, tt := range tests {
		if got := shorten(s, tt.text, tt.width); got != tt.want {
			t.Errorf("%q in %v: got %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}

func TestClean(t *testing.T) {
	if got, want := clean(" a\tb\nc\x00d\u0085 "), "a b c d"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A letter that the fonts lack would be drawn as an empty box.
func TestFontsHaveLetters(t *testing.T) {
	const needed = "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»’“”–−…←→ᵉʳ%€" + nbsp + thin
	for _, s := range []textStyle{titleText, tickText} {
		face := s.face()
		for _, r := range needed {
			if i, err := face.Face.GlyphIndex(nil, r); err != nil || i == 0 {
				t.Errorf("%s has no %q", face.Name(), r)
			}
		}
	}
}
