package report

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
	"github.com/cadrage/cadrage/stance"
	"github.com/cadrage/cadrage/stance/corpus"
)

// related is a document of one sentence in which one actor acts upon another one, a third speaks
// and a fourth is only named.
func related() *stance.Result {
	a, b := &lexicon.Actor{Name: "Atlantide", Kind: "state"}, &lexicon.Actor{Name: "Éa", Kind: "state"}
	c, d := &lexicon.Actor{Name: "Cité", Kind: "state"}, &lexicon.Actor{Name: "Delta", Kind: "state"}
	entry := &lexicon.Entry{Pattern: "condamner/v", Dimension: "alignment", Weight: -1_000_000}
	m := stance.Match{Entry: entry, Dimension: 1, Contribution: -1_000_000, Targets: []*lexicon.Actor{b, a}, Pairs: [][2]*lexicon.Actor{{a, b}}, Voice: stance.Reported}
	e := []stance.Evidence{{Words: 5}, {Neg: 1_000_000, Hits: 1, Words: 5}}
	return &stance.Result{
		Document: &corpus.Document{ID: "d", Text: "Atlantide condamne Éa, dit Cité."},
		Sentences: []stance.Sentence{{
			Span: token.Span{Start: 0, End: 33}, Paragraph: 1, Number: 1, Words: 5, Evidence: e, Matches: []stance.Match{m},
			Mentions: []stance.Mention{
				{Actor: b, Span: token.Span{Start: 19, End: 22}}, {Actor: a, Span: token.Span{Start: 0, End: 9}}, {Actor: a},
				{Actor: c, Speaker: true, Alias: &lexicon.Alias{}, Span: token.Span{Start: 28, End: 33}}, {Actor: d},
			},
			Dyads: []stance.Dyad{{A: a, B: b, Source: a, Target: b, Voice: stance.Reported, Evidence: e[1]}, {A: a, B: b, Voice: stance.Own, Evidence: stance.Evidence{Pos: 500_000, Hits: 1}}},
		}},
		Evidence: e, Words: 5,
	}
}

func TestActors(t *testing.T) {
	var b bytes.Buffer
	x, err := NewActors(&b, dimensions)
	if err = errors.Join(err, x.Write(related()), x.Flush()); err != nil {
		t.Fatal(err)
	}
	const want = `document,sentence,actor,role,dimension,pos,neg,hits,voice,text,as
d,1,Atlantide,target,alignment,0,1,1,reported,Atlantide,anaphor
d,1,Cité,speaker,,,,0,,Cité,name
d,1,Delta,mention,,,,0,,,anaphor
d,1,Éa,target,alignment,0,1,1,reported,Éa,anaphor
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestDyads(t *testing.T) {
	var b bytes.Buffer
	x, err := NewDyads(&b)
	if err = errors.Join(err, x.Write(related()), x.Flush()); err != nil {
		t.Fatal(err)
	}
	const want = `document,sentence,dyad,source,target,pos,neg,hits,voice
d,1,Atlantide|Éa,Atlantide,Éa,0,1,1,reported
d,1,Atlantide|Éa,,,0.5,0,1,own
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestNamesInTables(t *testing.T) {
	s := related().Sentences[0]
	for got, want := range map[string]string{
		joined(ActorNames(s)): "Atlantide;Cité;Delta;Éa", joined(DyadNames(s)): "Atlantide|Éa",
		joined(TargetNames(s.Matches[0])) + "!": "Atlantide;Éa!", joined(PairNames(s.Matches[0])) + "?": "Atlantide|Éa?",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestUnknownNames(t *testing.T) {
	var u UnknownNames
	add := func(id string, names ...string) {
		r := &stance.Result{Document: &corpus.Document{ID: id, Text: strings.Join(names, " ; ")}}
		var spans []token.Span
		for _, n := range names {
			i := strings.Index(r.Document.Text, n)
			spans = append(spans, token.Span{Start: i, End: i + len(n)})
		}
		r.Sentences = []stance.Sentence{{Span: token.Span{End: len(r.Document.Text)}, Paragraph: 1, Strangers: spans}}
		u.Add(r)
	}
	add("1", "Ys", "Ys", "Lutèce")
	add("2", "Avalon")
	add("3", "Ys", "Avalon")
	add("4", "Ys")
	var b bytes.Buffer
	if err := u.Write(&b); err != nil {
		t.Fatal(err)
	}
	const want = `name,documents,mentions,first_document,example
Ys,3,4,1,Ys ; Ys ; Lutèce
Avalon,2,2,2,Avalon
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// However many names there are, memory is bounded and the frequent ones stay.
func TestUnknownNamesAreBounded(t *testing.T) {
	var u UnknownNames
	for i := range maxUnknown + 1000 {
		name := fmt.Sprintf("N%d", i)
		text := name + " Ys"
		u.Add(&stance.Result{Document: &corpus.Document{ID: name, Text: text}, Sentences: []stance.Sentence{{
			Span: token.Span{End: len(text)}, Paragraph: 1, Strangers: []token.Span{{Start: 0, End: len(name)}, {Start: len(name) + 1, End: len(text)}},
		}}})
	}
	if len(u.names) > maxUnknown || u.names["Ys"] == nil || u.names["Ys"].documents != maxUnknown+1000 {
		t.Errorf("%d names are held, Ys %+v", len(u.names), u.names["Ys"])
	}
}
