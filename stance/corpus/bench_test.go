package corpus

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// article is prose with the usual share of accents, quotes and line breaks.
var article = strings.Repeat("Le président a salué vendredi un accord « historique », que l’opposition juge dangereux. \"Rien n'est réglé\", a dit le ministre.\n", 25)

func benchmarkRead(b *testing.B, text []byte, opt Options) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		opt.Stdin = bytes.NewReader(text)
		for _, err := range Open([]string{"-"}, opt) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkCSV(b *testing.B) {
	var text bytes.Buffer
	text.WriteString("id;date;outlet;title;text;section\n")
	for i := range 3000 {
		fmt.Fprintf(&text, "%d;2023-07-14;Le Monde;Un titre;\"%s\";Monde\n", i, strings.ReplaceAll(article, `"`, `""`))
	}
	benchmarkRead(b, text.Bytes(), Options{Format: formatCSV})
}

func BenchmarkCSVShort(b *testing.B) {
	var text bytes.Buffer
	text.WriteString("id,date,outlet,text\n")
	for i := range 50000 {
		fmt.Fprintf(&text, "%d,2023-07-14,Le Monde,Le président a salué vendredi un accord « historique ».\n", i)
	}
	benchmarkRead(b, text.Bytes(), Options{Format: formatCSV})
}

func BenchmarkJSONL(b *testing.B) {
	for _, bench := range []struct{ name, text string }{
		{"utf8", strings.NewReplacer(`"`, `\"`, "\n", `\n`).Replace(article)},
		{"escaped", strings.Trim(fmt.Sprintf("%+q", article), `"`)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			var text bytes.Buffer
			for i := range 3000 {
				fmt.Fprintf(&text, `{"id": %d, "date": "2023-07-14", "source": "Le Monde", "title": "Un titre", "text": "%s", "meta": {"section": "Monde"}}`+"\n", i, bench.text)
			}
			benchmarkRead(b, text.Bytes(), Options{Format: formatJSONL})
		})
	}
}

func BenchmarkWindows1252(b *testing.B) {
	var text bytes.Buffer
	text.WriteString("id;text\n")
	for i := range 3000 {
		fmt.Fprintf(&text, "%d;%s\n", i, strings.Repeat("Le pr\xe9sident a salu\xe9 un accord. ", 80))
	}
	benchmarkRead(b, text.Bytes(), Options{Format: formatCSV})
}

func BenchmarkParseDate(b *testing.B) {
	for b.Loop() {
		for _, s := range []string{"2023-07-14", "14/07/2023", "1er août 2023", "2023-07-12T14:05:00+02:00"} {
			if _, err := ParseDate(s); err != nil {
				b.Fatal(err)
			}
		}
	}
}
