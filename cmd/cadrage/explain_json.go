package main

import (
	"encoding/json"
	"io"
	"math"

	"github.com/cadrage/cadrage/report"
	"github.com/cadrage/cadrage/stance"
)

// The JSON of explain: decimals are exact, as in the tables.
type (
	sentenceJSON struct {
		Text       string                   `json:"text"`
		Start      int                      `json:"start"`
		End        int                      `json:"end"`
		Words      int                      `json:"words"`
		Voice      string                   `json:"voice"`
		Modality   string                   `json:"modality"`
		Matches    []matchJSON              `json:"matches"`
		Dimensions map[string]dimensionJSON `json:"dimensions"`
		Mentions   []mentionJSON            `json:"mentions"`
		Dyads      []dyadJSON               `json:"dyads"`
	}
	mentionJSON struct {
		Text    string `json:"text"`
		Start   int    `json:"start"`
		End     int    `json:"end"`
		Actor   string `json:"actor"`
		Kind    string `json:"kind"`
		As      string `json:"as"` // role of the alias, anaphor for what refers to one
		Speaker bool   `json:"speaker"`
	}
	dyadJSON struct {
		Dyad   string      `json:"dyad"`
		Source string      `json:"source,omitempty"`
		Target string      `json:"target,omitempty"`
		Pos    json.Number `json:"pos"`
		Neg    json.Number `json:"neg"`
		Hits   int64       `json:"hits"`
		Voice  string      `json:"voice"`
	}
	matchJSON struct {
		Text         string       `json:"text"`
		Start        int          `json:"start"`
		End          int          `json:"end"`
		Entry        string       `json:"entry"`
		File         string       `json:"file"`
		Line         int          `json:"line"`
		Dimension    string       `json:"dimension"`
		Weight       json.Number  `json:"weight"`
		Factors      []factorJSON `json:"factors"`
		Contribution json.Number  `json:"contribution"`
		Voice        string       `json:"voice"`
		Speaker      string       `json:"speaker,omitempty"`
		Modality     string       `json:"modality"`
		Targets      []string     `json:"targets,omitempty"`
		Dyads        []string     `json:"dyads,omitempty"`
	}
	factorJSON struct {
		Rule  string      `json:"rule"`
		Value json.Number `json:"value"`
	}
	dimensionJSON struct {
		Pos   json.Number `json:"pos"`
		Neg   json.Number `json:"neg"`
		Hits  int64       `json:"hits"`
		Score *float64    `json:"score"` // null: no evidence
		Class int         `json:"class"`
	}
)

// explainJSON prints the sentences of a result as one JSON array.
func explainJSON(w io.Writer, a *stance.Analyzer, r *stance.Result, formula string) error {
	all := []sentenceJSON{}
	for _, s := range r.Sentences {
		voice, modality := s.Status()
		out := sentenceJSON{
			Text: r.Within(s, s.Span), Start: s.Start, End: s.End, Words: s.Words, Voice: voice.String(), Modality: modality.String(),
			Matches: []matchJSON{}, Dimensions: map[string]dimensionJSON{}, Mentions: []mentionJSON{}, Dyads: []dyadJSON{},
		}
		for _, m := range s.Matches {
			x := matchJSON{
				Text: r.Within(s, m.Span), Start: m.Start, End: m.End, Entry: m.Entry.Pattern, File: m.Entry.File, Line: m.Entry.Line, Dimension: m.Entry.Dimension,
				Weight: exact(m.Entry.Weight), Factors: []factorJSON{}, Contribution: exact(m.Contribution), Voice: m.Voice.String(), Speaker: r.Within(s, m.Speaker), Modality: m.Modality.String(),
				Targets: report.TargetNames(m), Dyads: report.PairNames(m),
			}
			for _, f := range m.Factors {
				x.Factors = append(x.Factors, factorJSON{f.Rule, exact(f.Value)})
			}
			out.Matches = append(out.Matches, x)
		}
		for d, name := range a.Dimensions() {
			e := s.Evidence[d]
			x := dimensionJSON{Pos: exact(e.Pos), Neg: exact(e.Neg), Hits: e.Hits, Class: e.Class(r.Band)}
			if score := stance.FormulaOf(formula)(e); !math.IsNaN(score) {
				x.Score = &score
			}
			out.Dimensions[name] = x
		}
		for _, m := range s.Mentions {
			out.Mentions = append(out.Mentions, mentionJSON{r.Within(s, m.Span), m.Start, m.End, m.Actor.Name, m.Actor.Kind, m.As().String(), m.Speaker})
		}
		for _, d := range s.Dyads {
			x := dyadJSON{Dyad: d.Name(), Pos: exact(d.Evidence.Pos), Neg: exact(d.Evidence.Neg), Hits: d.Evidence.Hits, Voice: d.Voice.String()}
			x.Source, x.Target = d.Direction()
			out.Dyads = append(out.Dyads, x)
		}
		all = append(all, out)
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(all)
}

// exact is a number of millionths as a decimal.
func exact(millionths int64) json.Number { return json.Number(report.Weight(millionths)) }
