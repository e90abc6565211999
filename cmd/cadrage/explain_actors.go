package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/report"
	"github.com/cadrage/cadrage/stance"
)

// The widths in columns of names in the tables of actors.
const (
	actorWidth = 24
	dyadWidth  = 34
)

// drawActors prints who is mentioned, by which words, and what is said of each, then the pairs.
func drawActors(w io.Writer, lex *lexicon.Lexicon, r *stance.Result, s stance.Sentence) {
	if len(s.Mentions) == 0 {
		return
	}
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprint(tw, "\nactor\tas\trole\tof it\tpos\tneg\n")
	for _, x := range s.Shares() {
		dimension, pos, neg := "–", "–", "–"
		if x.Dimension >= 0 {
			dimension, pos, neg = lex.Dimensions()[x.Dimension], report.Weight(x.Evidence.Pos), report.Weight(x.Evidence.Neg)
		}
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\t%s\n", shorten(x.Actor.Name, actorWidth), wordsOf(r, s, x.Actor), x.Role, dimension, pos, neg)
	}
	tw.Flush() // a builder does not fail
	if len(s.Dyads) == 0 {
		return
	}
	fmt.Fprint(tw, "\ndyad\twho acts\tpos\tneg\tvoice\n")
	for _, d := range s.Dyads {
		acts, _ := d.Direction()
		if acts == "" {
			acts = "both"
		}
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\n", shorten(d.Name(), dyadWidth), shorten(acts, actorWidth), report.Weight(d.Evidence.Pos), report.Weight(d.Evidence.Neg), d.Voice)
	}
	tw.Flush()
}

// wordsOf are the words of the first mention of an actor, and what they are to it.
func wordsOf(r *stance.Result, s stance.Sentence, a *lexicon.Actor) string {
	for _, m := range s.Mentions {
		if m.Actor == a {
			text := shorten(strings.Join(strings.Fields(r.Within(s, m.Span)), " "), matchWidth)
			if as := m.As(); as != lexicon.NameAlias {
				text += " (" + as.String() + ")"
			}
			return text
		}
	}
	return ""
}
