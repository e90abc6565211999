package corpus

import (
	"strings"
	"testing"
)

func TestCSV(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"all columns", "id,date,outlet,title,author,text,section\n1,2023-07-14,Le Monde,Titre,Elle,Un texte.,Monde\n",
			[]string{`1 "Un texte." outlet=Le Monde date=2023-07-14 title=Titre author=Elle [section=Monde]`}},
		{"French names, case, accents", "Identifiant;Date de parution;MÉDIA;Titre;Auteur;Texte\n1;x;Libération;T;A;Un.\n",
			[]string{`1 "Un." outlet=Libération title=T author=A [Date de parution=x]`}},
		{"two columns of one role", "content,text,texte\nun,deux,trois\n",
			[]string{`stdin:2 "deux" [content=un] [texte=trois]`}},
		{"metadata in order, empty ones left out", "z,text,a,,b\n1,un,,x, \n2,deux,3,,4\n",
			[]string{`stdin:2 "un" [z=1]`, `stdin:3 "deux" [z=2] [a=3] [b=4]`}},
		{"values trimmed, text not", "id , outlet,text\n 1 , x , un \n", []string{`1 " un " outlet=x`}},

		{"semicolons", "id;text\n1;un, deux\n", []string{`1 "un, deux"`}},
		{"semicolons and decimal commas", "text;a;b\nun;1,5;2,5\n", []string{`stdin:2 "un" [a=1,5] [b=2,5]`}},
		{"tabs", "id\ttext\n1\tun; deux, trois\n", []string{`1 "un; deux, trois"`}},
		{"bars", "id|text\n1|un; deux\n", []string{`1 "un; deux"`}},
		{"separator that the rows confirm", "id,text;a,b\n1,x;un,y\n2,x;deux,z\n", []string{
			"! no text column; the columns are id, text;a, b"}},
		{"one column", "texte\nUn, deux; trois.\n\"Quatre, \"\"cinq\"\".\"\n", []string{`stdin:2 "Un, deux; trois."`, `stdin:3 "Quatre, \"cinq\"."`}},

		{"byte order mark", "\ufeffid,text\n1,un\n", []string{`1 "un"`}},
		{"CRLF", "id,text\r\n1,un\r\n2,\"de\r\nux\"\r\n", []string{`1 "un"`, `2 "de\nux"`}},
		{"lone CR", "id,text\r1,un\r\r2,\"de\rux\"\r3,trois", []string{`1 "un"`, `2 "de\rux"`, `3 "trois"`}},
		{"no newline at the end", "id,text\n1,un", []string{`1 "un"`}},
		{"no newline at the end, quotes", "id,text\n1,\"un\"", []string{`1 "un"`}},
		{"quoted newlines", "id,text\n1,\"un\n\ndeux\"\n2,trois\n", []string{`1 "un\n\ndeux"`, `2 "trois"`}},
		{"field that begins with a newline", "text,id\n\"\nun\",1\n", []string{`1 "\nun"`}},
		{"doubled quotes", "id,text\n1,\"il a dit \"\"oui\"\"\"\n2,\"\"\"Oui\"\", dit-il\"\n", []string{`1 "il a dit \"oui\""`, `2 "\"Oui\", dit-il"`}},
		{"blank lines", "\n\nid,text\n\n1,un\n  \n,\n;;;\n2,deux\n", []string{`1 "un"`, "! 8 ;;; row has 1 fields, header has 2", `2 "deux"`}},
		{"empty columns of a spreadsheet", "id;text;;\n1;un;;\n2;deux\n;;;\n3;trois;;;;\n4;quatre;x;\n",
			[]string{`1 "un"`, `2 "deux"`, `3 "trois"`, "! 6 4 row has 3 fields, header has 2"}},
		{"NUL", "id,text\n1,u\x00n\n", []string{"1 \"u\uFFFDn\" (NUL at byte 4: replaced by U+FFFD)"}},

		{"bare quotes", "id,text,x\n1,il a dit \"oui\",y\n", []string{`1 "il a dit \"oui\"" [x=y]`}},
		{"one bare quote", "id,text\n1,un écran de 27\"\n2,deux\n", []string{`1 "un écran de 27\""`, `2 "deux"`}},
		{"quotes not doubled", "id,text\n1,\"il a dit \"oui\" hier\"\n2,deux\n", []string{`1 "il a dit \"oui\" hier"`, `2 "deux"`}},
		{"unclosed quote", "id,text\n1,\"un\n2,deux\n3,\"trois\"\n4,\"qua\ntre\"\n",
			[]string{"! 2 unclosed quote", `2 "deux"`, `3 "trois"`, `4 "qua\ntre"`}},
		{"unclosed quote, no other", "id,text\n1,\"un\n2,deux\n", []string{"! 2 unclosed quote", `2 "deux"`}},
		{"unclosed quote at the end", "id,text\n1,un\n2,\"", []string{`1 "un"`, "! 3 unclosed quote"}},
		{"too few fields", "id,text,x\n1,un\n2,deux,y\n", []string{"! 2 1 row has 2 fields, header has 3", `2 "deux" [x=y]`}},
		{"too many fields", "id,text\n1,un,y\n2,deux\n", []string{"! 2 1 row has 3 fields, header has 2", `2 "deux"`}},

		{"empty text", "id,text\n1,\n2, \u00a0\n3,trois\n", []string{"! 2 1 empty text", "! 3 2 empty text", `3 "trois"`}},
		{"bad date", "id,date,text\n1,31/02/2023,un\n2,hier,deux\n3,,trois\n", []string{
			`1 "un" (date "31/02/2023": day out of range)`, `2 "deux" (date "hier": not a date)`, `3 "trois"`}},
		{"date line of a crawler", "id,date,text\n1,,\" date 2023-07 - Publicité-\n\nUn.\"\n2,2022,date 2023-07\n", []string{
			`1 " date 2023-07 - Publicité-\n\nUn." date=2023-07`, `2 "date 2023-07" date=2022`}},

		{"empty", "", []string{"! empty file"}},
		{"byte order mark only", "\ufeff", []string{"! empty file"}},
		{"header only", "id,text\n", []string{"! no records"}},
		{"blank lines only", "\n\n", []string{"! no records"}},
		{"no text column", "id,corps\n1,un\n", []string{"! no text column; the columns are id, corps"}},
		{"header without end", "id,\"text\n1,un\n", []string{"! header: unclosed quote"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			diff(t, readString(test.text, Options{Format: "csv"}), test.want)
		})
	}
}

func TestCSVColumns(t *testing.T) {
	const text = "ID,text,Chapeau,jour,texte_brut\n1,un,deux,2023-07-14,trois\n"
	for _, test := range []struct {
		name    string
		columns Columns
		want    string
	}{
		{"named", Columns{Text: "Chapeau", Date: "jour"}, `1 "deux" date=2023-07-14 [text=un] [texte_brut=trois]`},
		{"without case and accents", Columns{Text: "CHÂPEAU"}, `1 "deux" [text=un] [jour=2023-07-14] [texte_brut=trois]`},
		{"spaces", Columns{Text: "texte brut"}, `1 "trois" [text=un] [Chapeau=deux] [jour=2023-07-14]`},
		{"another role than the guess", Columns{Title: "text", Text: "Chapeau"}, `1 "deux" title=un [jour=2023-07-14] [texte_brut=trois]`},
		{"missing", Columns{Text: "corps", Date: "le"}, `! no column "le", "corps"; the columns are ID, text, Chapeau, jour, texte_brut`},
		{"missing, though guessed", Columns{ID: "numéro"}, `! no column "numéro"; the columns are ID, text, Chapeau, jour, texte_brut`},
	} {
		t.Run(test.name, func(t *testing.T) {
			diff(t, readString(text, Options{Format: "csv", Columns: test.columns}), []string{test.want})
		})
	}
}

func TestManyColumnsListed(t *testing.T) {
	header := strings.TrimSuffix(strings.Repeat("c,", 30), ",")
	diff(t, readString(header+"\n", Options{Format: "csv"}), []string{
		"! no text column; the columns are " + strings.TrimSuffix(strings.Repeat("c, ", 20), ", ") + " and 10 more"})
}

// TestTSV: many writers of TSV know no quotes, and a sentence may begin with one.
func TestTSV(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"quotes are text", "id\ttext\n1\t\"Oui\", dit-il.\n2\t\"Non.\"\n3\til a dit \"oui\"\n4\t\"Sans fin\n5\tcinq\n", []string{
			`1 "\"Oui\", dit-il."`, `2 "\"Non.\""`, `3 "il a dit \"oui\""`, `4 "\"Sans fin"`, `5 "cinq"`}},
		{"quotes are quotes", "id\ttext\n1\t\"un\tdeux\"\n2\t\"trois\"\n", []string{`1 "un\tdeux"`, `2 "trois"`}},
		{"doubled quotes", "id\ttext\n1\t\"il a dit \"\"oui\"\"\"\n2\t\"Sans fin\n3\ttrois\n", []string{
			`1 "il a dit \"oui\""`, "! 3 unclosed quote", `3 "trois"`}},
		{"newlines in quotes", "id\ttext\n1\t\"un\ndeux\"\n2\t\"trois\"\n", []string{`1 "un\ndeux"`, `2 "trois"`}},
		{"commas in the header", "id\ttext\ta,b,c,d\n1\tun\tx\n", []string{`1 "un" [a,b,c,d=x]`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			diff(t, readString(test.text, Options{Format: "tsv"}), test.want)
		})
	}
}

// TestLongRow: the limit holds for rows of several lines, too.
func TestLongRow(t *testing.T) {
	text := "id,text\n1,\"" + strings.Repeat("un mot\n", 100) + "\"\n2,deux\n"
	got := readString(text, Options{Format: "csv", MaxRecord: 200})
	if first, last := got[0], got[len(got)-1]; first != "! 2 unclosed quote" || last != `2 "deux"` {
		t.Errorf("first %s, last %s", first, last)
	}
	diff(t, readString("id,text\n1,"+strings.Repeat("u", 198)+"\n2,"+strings.Repeat("d", 198)+"\r\n", Options{Format: "csv", MaxRecord: 200}), []string{
		`1 "` + strings.Repeat("u", 198) + `"`, `2 "` + strings.Repeat("d", 198) + `"`})
	diff(t, readString("id,text\n1,"+strings.Repeat("u", 199)+"\n2,d", Options{Format: "csv", MaxRecord: 200}), []string{
		"! 2 line of 202 bytes is over the limit of 200", `2 "d"`})
}
