package format

import (
	"fmt"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cadrage/cadrage/lexicon"
	"github.com/cadrage/cadrage/lexicon/token"
)

// one is the weight 1.
const one = 1_000_000

// A converter turns what the readers find into entries.
type converter struct {
	opt      Options
	seg      token.Segmenter
	dict     *Dictionary
	places   map[place]int // index of each entry
	lastWins bool          // of two weights of one word the later holds
	told     map[string]bool
}

type place struct{ pattern, dimension string }

func (c *converter) remark(line int, format string, args ...any) {
	c.dict.Remarks = append(c.dict.Remarks, Remark{line, fmt.Sprintf(format, args...)})
}

// once is remark for what is said of a file once.
func (c *converter) once(line int, format string, args ...any) {
	msg := fmt.Sprintf(format, args...)
	if c.told == nil {
		c.told = map[string]bool{}
	}
	if !c.told[msg] {
		c.told[msg] = true
		c.remark(line, "%s", msg)
	}
}

// member adds a term of a category, whose path goes from the outside in. factor is its
// weight within the category, in millionths; one where the file has none.
func (c *converter) member(line int, path []string, term string, factor int64) {
	target, ok := c.target(line, path)
	if !ok {
		return
	}
	c.add(line, term, target.Dimension, mul(target.Weight, factor))
}

// mul multiplies two weights and rounds to a millionth.
func mul(a, b int64) int64 {
	x := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	half := big.NewInt(one / 2)
	if x.Sign() < 0 {
		half.Neg(half)
	}
	x.Quo(x.Add(x, half), big.NewInt(one))
	if !x.IsInt64() {
		return lexicon.MaxWeight + 1
	}
	return x.Int64()
}

// target is what a category becomes; ok is false where it is left out.
func (c *converter) target(line int, path []string) (t Target, ok bool) {
	name := ""
	if len(path) > 0 {
		name = path[len(path)-1]
	}
	full := strings.Join(path, "/")
	for _, key := range []string{full, name} {
		if t, ok := c.opt.Categories[key]; ok {
			if t.Dimension == "" {
				c.once(line, "category %q is left out, as asked", full)
			}
			return t, t.Dimension != ""
		}
	}
	switch strings.ToLower(name) {
	case "", "positive", "positif", "positifs", "pos", "posemo":
		return Target{c.dimension(), one}, true
	case "negative", "négatif", "negatif", "négatifs", "negatifs", "neg", "negemo":
		return Target{c.dimension(), -one}, true
	case "neg_positive", "neg_negative":
		c.once(line, "category %q is left out: its entries are negated ones, for which there is a rule", full)
		return Target{}, false
	}
	dimension := dimensionName(full)
	if dimension != full {
		c.once(line, "category %q becomes the dimension %q", full, dimension)
	}
	return Target{dimension, one}, true
}

// dimension is that of poles without a name of their own.
func (c *converter) dimension() string {
	if c.opt.Dimension != "" {
		return c.opt.Dimension
	}
	return "polarity"
}

// dimensionName makes a name for columns of tables: small letters, digits and _.
func dimensionName(category string) string {
	var b strings.Builder
	for _, r := range token.Unaccented(category) {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		default:
			b.WriteByte('_')
		}
	}
	name := strings.Trim(b.String(), "_")
	if name == "" || name[0] >= '0' && name[0] <= '9' || lexicon.Reserved(name) {
		name = "category_" + name
	}
	return strings.TrimSuffix(name, "_")
}

// add adds an entry, or says why there is none.
func (c *converter) add(line int, term, dimension string, weight int64) {
	switch {
	case weight == 0:
		c.remark(line, "lost: %q has the weight 0", term)
		return
	case weight > lexicon.MaxWeight || weight < -lexicon.MaxWeight:
		c.remark(line, "lost: the weight of %q is not in [-3, 3]", term)
		return
	}
	pattern, err := c.pattern(term)
	if err != nil {
		c.remark(line, "lost: %q: %v", term, err)
		return
	}
	p := place{pattern, dimension}
	i, there := c.places[p]
	switch {
	case !there:
		c.places[p] = len(c.dict.Entries)
		c.dict.Entries = append(c.dict.Entries, Entry{pattern, dimension, weight, line})
	case c.dict.Entries[i].Weight == weight:
		c.remark(line, "%q stands already in line %d", term, c.dict.Entries[i].Line)
	case c.lastWins:
		c.remark(line, "%q stands already in line %d with another weight: this one holds", term, c.dict.Entries[i].Line)
		c.dict.Entries[i].Weight = weight
	default:
		c.remark(line, "lost: %q stands already in line %d with another weight, which holds", term, c.dict.Entries[i].Line)
	}
}

// minPrefix is the number of letters before a * in patterns.
const minPrefix = 3

// pattern writes a term in the language of patterns: its words as exact forms, a final *
// as a prefix.
func (c *converter) pattern(term string) (string, error) {
	var elems []string
	for _, word := range strings.Fields(strings.ReplaceAll(term, "\u00A0", " ")) {
		stem, isPrefix := strings.CutSuffix(word, "*")
		if strings.ContainsAny(stem, "*?|…=") {
			return "", fmt.Errorf("%q cannot be said in a pattern", word)
		}
		if isPrefix {
			key := token.Normalize(stem)
			if utf8.RuneCountInString(key) < minPrefix || strings.ContainsFunc(key, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
				return "", fmt.Errorf("%q: a prefix has %d letters at least, and nothing else", word, minPrefix)
			}
			elems = append(elems, key+"*")
			continue
		}
		for _, t := range c.seg.Tokens(stem) {
			if t.Kind != token.Word && t.Kind != token.Number {
				return "", fmt.Errorf("%q has marks", word)
			}
			elems = append(elems, "="+t.Norm)
		}
	}
	pattern := strings.Join(elems, " ")
	return pattern, lexicon.CheckPattern(pattern)
}

// parseWeight reads a decimal number, with a point or a comma, in millionths.
func parseWeight(s string) (int64, bool) {
	s = strings.Replace(strings.TrimSpace(s), ",", ".", 1)
	if len(s) > 30 || strings.Trim(s, "+-.0123456789eE") != "" {
		return 0, false
	}
	x, ok := new(big.Rat).SetString(s)
	if !ok || x.Num().BitLen() > 200 || x.Denom().BitLen() > 200 {
		return 0, false
	}
	return round(x.Mul(x, big.NewRat(one, 1)))
}

// round rounds to the nearest whole number, halves away from zero.
func round(x *big.Rat) (int64, bool) {
	half := big.NewRat(1, 2)
	if x.Sign() < 0 {
		half.Neg(half)
	}
	x.Add(x, half)
	n := new(big.Int).Quo(x.Num(), x.Denom())
	return n.Int64(), n.IsInt64()
}
