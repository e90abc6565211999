package format

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"math/big"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/cadrage/cadrage/lexicon"
)

// WriteLexicon writes a dictionary as a lexicon file, sorted by pattern. source says in
// its head where the entries come from.
func WriteLexicon(w io.Writer, d *Dictionary, source string) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# source: %s\n", strings.Join(strings.Fields(source), " "))
	fmt.Fprintln(b, "pattern\trole\tdimension\tweight")
	entries := slices.Clone(d.Entries)
	slices.SortStableFunc(entries, func(a, b Entry) int { return strings.Compare(a.Pattern, b.Pattern) })
	for _, e := range entries {
		fmt.Fprintf(b, "%s\tpolar\t%s\t%s\n", e.Pattern, e.Dimension, decimal(e.Weight))
	}
	return b.Flush()
}

// decimal writes millionths exactly.
func decimal(n int64) string {
	s := big.NewRat(n, one).FloatString(6)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// maxPhrases is how many phrases one entry may become; more are lost, with a remark.
const maxPhrases = 500

// WriteYAML writes polar entries as a dictionary of quanteda: for each dimension the lists
// positive and negative, in which a lemma stands in all its forms. What quanteda cannot
// say is lost: weights, blockers and other roles, guards, gaps. The lines of the remarks
// are those of the entries.
func WriteYAML(w io.Writer, entries []*lexicon.Entry) ([]Remark, error) {
	var remarks []Remark
	lists := map[[2]string][]string{} // by dimension and pole
	var dimensions []string
	weights := false
	for _, e := range entries {
		if e.Role != lexicon.Polar {
			remarks = append(remarks, Remark{e.Line, fmt.Sprintf("lost: %q is a %s", e.Pattern, e.Role)})
			continue
		}
		phrases, ok := e.Phrases(maxPhrases)
		if !ok {
			remarks = append(remarks, Remark{e.Line, fmt.Sprintf("lost: %q has a gap, or more than %d forms", e.Pattern, maxPhrases)})
			continue
		}
		if e.Guard != lexicon.NoGuard {
			remarks = append(remarks, Remark{e.Line, fmt.Sprintf("%q loses its guard %s", e.Pattern, e.Guard)})
		}
		if !slices.Contains(dimensions, e.Dimension) {
			dimensions = append(dimensions, e.Dimension)
		}
		weights = weights || e.Weight != one && e.Weight != -one
		pole := "positive"
		if e.Weight < 0 {
			pole = "negative"
		}
		lists[[2]string{e.Dimension, pole}] = append(lists[[2]string{e.Dimension, pole}], phrases...)
	}
	if weights {
		remarks = append(remarks, Remark{0, "weights are lost: quanteda counts each entry once"})
	}
	root := &yaml.Node{Kind: yaml.MappingNode}
	for _, d := range dimensions {
		poles := &yaml.Node{Kind: yaml.MappingNode}
		for _, pole := range []string{"positive", "negative"} {
			list := lists[[2]string{d, pole}]
			if list == nil {
				continue
			}
			slices.Sort(list)
			values := &yaml.Node{Kind: yaml.SequenceNode}
			for _, phrase := range slices.Compact(list) {
				values.Content = append(values.Content, quotedScalar(phrase))
			}
			poles.Content = append(poles.Content, quotedScalar(pole), values)
		}
		root.Content = append(root.Content, quotedScalar(d), poles)
	}
	enc := yaml.NewEncoder(w)
	enc.SetIndent(2)
	if err := enc.Encode(root); err != nil {
		return nil, err
	}
	return remarks, enc.Close()
}

// quotedScalar is text whatever it looks like: NO is Norway.
func quotedScalar(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text, Style: yaml.DoubleQuotedStyle}
}

// WriteCSV writes a row for each phrase of the polar entries: word, dimension, weight. What
// a table of phrases cannot say is lost: other roles, guards, gaps.
func WriteCSV(w io.Writer, entries []*lexicon.Entry) ([]Remark, error) {
	var remarks []Remark
	table := csv.NewWriter(w)
	if err := table.Write([]string{"word", "dimension", "weight"}); err != nil {
		return nil, err
	}
	for _, e := range entries {
		if e.Role != lexicon.Polar {
			remarks = append(remarks, Remark{e.Line, fmt.Sprintf("lost: %q is a %s", e.Pattern, e.Role)})
			continue
		}
		phrases, ok := e.Phrases(maxPhrases)
		if !ok {
			remarks = append(remarks, Remark{e.Line, fmt.Sprintf("lost: %q has a gap, or more than %d forms", e.Pattern, maxPhrases)})
			continue
		}
		if e.Guard != lexicon.NoGuard {
			remarks = append(remarks, Remark{e.Line, fmt.Sprintf("%q loses its guard %s", e.Pattern, e.Guard)})
		}
		for _, p := range phrases {
			if err := table.Write([]string{p, e.Dimension, decimal(e.Weight)}); err != nil {
				return nil, err
			}
		}
	}
	table.Flush()
	return remarks, table.Error()
}
