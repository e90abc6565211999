package corpus

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func TestJSONL(t *testing.T) {
	deep := func(n int) string { return strings.Repeat(`{"a":`, n) + "1" + strings.Repeat("}", n) }
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"all keys", `{"id":"a1","date":"2023-07-14","source":"Le Monde","titre":"Titre","auteur":"Elle","texte":"Un texte.","section":"Monde"}`,
			[]string{`a1 "Un texte." outlet=Le Monde date=2023-07-14 title=Titre author=Elle [section=Monde]`}},
		{"order of the record", `{"z":1,"text":"un","a":2,"m":3}` + "\n" + `{"m":4,"z":5,"text":"deux"}`,
			[]string{`stdin:1 "un" [z=1] [a=2] [m=3]`, `stdin:2 "deux" [m=4] [z=5]`}},
		{"numbers as they stand", `{"id":10000000,"date":2023,"text":"un","x":1e+06,"y":1.50,"z":-0}`,
			[]string{`10000000 "un" date=2023 [x=1e+06] [y=1.50] [z=-0]`}},
		{"nested", `{"text":"un","meta":{"a":1,"b":{"c":"x","d":[1,"deux",null,true]},"e":{}},"f":[],"g":[[1],{"h":2}]}`,
			[]string{`stdin:1 "un" [meta.a=1] [meta.b.c=x] [meta.b.d=1;deux;true] [g=[[1],{"h":2}]]`}},
		{"known names in objects are none", `{"text":"un","meta":{"title":"T","text":"x"}}`,
			[]string{`stdin:1 "un" [meta.title=T] [meta.text=x]`}},
		{"list of authors", `{"text":"un","author":["A","B"]}`, []string{`stdin:1 "un" author=A;B`}},
		{"null is none", `{"text":null,"content":"un","id":null,"x":null,"y":""}`, []string{`stdin:1 "un"`}},
		{"last of a key", `{"text":"un","x":1,"y":2,"text":"deux","x":3}`, []string{`stdin:1 "deux" [x=3] [y=2]`}},
		{"two keys of one role", `{"contenu":"un","texte":"deux"}`, []string{`stdin:1 "deux" [contenu=un]`}},
		{"escapes", `{"text":"\u00e9t\u00E9 \ud83d\ude00 \"\\\/\b\f\n\r\t","\u0069d":"x"}`, []string{`x "été 😀 \"\\/\b\f\n\r\t"`}},
		{"half a surrogate pair", `{"text":"\ud83d \ude00 \ud83d\u0041"}`, []string{`stdin:1 "` + "\uFFFD \uFFFD \uFFFD" + `A"`}},
		{"blank lines and white space", "\n \t\r\n  {\"text\" :\t\"un\" } \r\n\n{\"text\":\"deux\"}", []string{`stdin:3 "un"`, `stdin:5 "deux"`}},
		{"byte order mark", "\ufeff{\"text\":\"un\"}", []string{`stdin:1 "un"`}},
		{"lone CR", "{\"text\":\"un\"}\r{\"text\":\"deux\"}", []string{`stdin:1 "un"`, `stdin:2 "deux"`}},
		{"bad date", `{"id":1,"date":"2023-13-01","text":"un"}`, []string{`1 "un" (date "2023-13-01": month out of range)`}},
		{"depth", `{"text":"un","x":` + deep(31) + `}` + "\n" + `{"text":"un","x":` + deep(32) + `}` + "\n" + strings.Repeat("[", 100000),
			[]string{`stdin:1 "un" [x` + strings.Repeat(".a", 31) + `=1]`, "! 2 invalid JSON at byte 172: nested deeper than 32", "! 3 invalid JSON at byte 10001: exceeded max depth"}},

		{"text of another kind", `{"id":1,"text":12}` + "\n" + `{"text":["a"]}` + "\n" + `{"text":{"fr":"un"}}` + "\n" + `{"text":true}`, []string{
			"! 1 1 text is a number, not a string", "! 2 text is an array, not a string", "! 3 no text: the keys are text.fr", "! 4 text is a boolean, not a string"}},
		{"no text", `{"id":1,"date":"2023"}` + "\n{}\n" + `{"id":2,"text":null}`, []string{
			"! 1 1 no text: the keys are id, date", "! 2 no text: the keys are ", "! 3 2 no text: the keys are id, text"}},
		{"empty text", `{"id":1,"text":" \n"}`, []string{"! 1 1 empty text"}},
		{"other values", "[1,2]\n\"un\"\n12\nnull\n{\"text\":\"un\"}", []string{
			"! 1 an array, not an object", "! 2 a string, not an object", "! 3 a number, not an object", "! 4 null, not an object", `stdin:5 "un"`}},
		{"invalid", "{\"text\":\"un\"}\n{\"text\":\"deux\"\n{\"text\":\"trois\"}", []string{
			`stdin:1 "un"`, "! 2 invalid JSON at byte 15: unexpected EOF", `stdin:3 "trois"`}},
		{"a lone digit first", "1\n{\"text\":\"un\"}", []string{"! 1 a number, not an object", `stdin:2 "un"`}},
		{"over several lines", "{\n  \"text\": \"un\"\n}\n", []string{"! JSON over several lines: an object must stand in one line"}},
		{"array over several lines", "[\n{\"text\": \"un\"}\n]\n", []string{"! JSON over several lines: an object must stand in one line"}},
		{"empty", "", []string{"! empty file"}},
		{"blank", "\n\n", []string{"! no records"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			diff(t, readString(test.text, Options{Format: "jsonl"}), test.want)
		})
	}
}

func TestJSONLColumns(t *testing.T) {
	const text = `{"numéro":1,"infos":{"jour":"2023-07-14"},"text":"un","corps":"deux"}` + "\n" + `{"text":"trois"}`
	for _, test := range []struct {
		name    string
		columns Columns
		want    []string
	}{
		{"named", Columns{ID: "Numero", Date: "infos.jour"}, []string{`1 "un" date=2023-07-14 [corps=deux]`, `stdin:2 "trois"`}},
		{"missing in one record", Columns{Text: "corps"}, []string{`stdin:1 "deux" [numéro=1] [infos.jour=2023-07-14] [text=un]`, "! 2 no text: the keys are text"}},
		{"missing in all", Columns{ID: "numéro", Date: "jour"}, []string{
			`1 "un" [infos.jour=2023-07-14] [corps=deux]`, `stdin:2 "trois"`, `kept no record has a key "jour"; the keys of the last are text`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			diff(t, readString(text, Options{Columns: test.columns}), test.want)
		})
	}
}

// TestManyKeys: names that differ in every record do not fill the memory, nor
// does forgetting them change what is read.
func TestManyKeys(t *testing.T) {
	var text strings.Builder
	for i := range 3 * maxKeys {
		fmt.Fprintf(&text, `{"id":%d,"k%d":1,"text":"un"}`+"\n", i, i)
	}
	for i, got := range readString(text.String(), Options{}) {
		if want := fmt.Sprintf(`%d "un" [k%d=1]`, i, i); got != want {
			t.Fatalf("got %s, want %s", got, want)
		}
	}
}

// jsonSeeds are texts at the edges of RFC 8259.
var jsonSeeds = []string{
	``, ` `, `{}`, `[]`, `{"a":1}`, `{"a":1,}`, `{,}`, `[1,]`, `[,1]`, `{"a"}`, `{"a":}`, `{a:1}`, `{"a":1}}`, `{"a":1} x`,
	`0`, `-0`, `01`, `-`, `1.`, `.1`, `1.5e`, `1e+`, `1E-9`, `+1`, `1e5.0`, `true`, `tru`, `nulll`, `"a`, `"\x"`, `"\u12"`, `"\u12g4"`,
	`"\u+123"`, "\"a\nb\"", `"\`, `"\"`, `"\ud800\udc00"`, `"\ud800x"`, `"\udc00"`, `{"a":{"b":[1,{"c":null}]}}`, `[[[]]]`, `[}`, `{]`, "\u00a01",
}

// FuzzJSONScanner compares with encoding/json what is valid and what strings hold.
func FuzzJSONScanner(f *testing.F) {
	for _, seed := range jsonSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		got := map[string]string{}
		s := jsonScanner{member: func(name []byte, kind jsonKind, value []byte) {
			if kind == jsonString {
				got[string(name)] = string(value)
			}
		}}
		_, err := s.scan([]byte(text))
		if err != nil && strings.Contains(err.Error(), "nested deeper") {
			return
		}
		if valid := json.Valid([]byte(text)); valid != (err == nil) {
			t.Fatalf("%q: %v, but encoding/json says valid=%v", text, err, valid)
		}
		var want map[string]any
		if json.Unmarshal([]byte(text), &want) != nil {
			return
		}
		for name, value := range want {
			s, ok := value.(string)
			if !ok || strings.Contains(text, ".") || strings.Contains(text, `\u`) {
				continue // "a.b" may be a member of a
			}
			if got[name] != s {
				t.Errorf("%q: member %q is %q, want %q", text, name, got[name], s)
			}
		}
	})
}
