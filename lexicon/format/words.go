package format

import (
	"strconv"
	"strings"
)

// readLexicoder reads .lc3: a line « +category#colour » opens a category, the lines that
// follow are its patterns.
func readLexicoder(c *converter, text string) error {
	var path []string
	for n, line := range lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case line[0] == '+':
			name, _, _ := strings.Cut(line[1:], "#")
			path = []string{strings.TrimSpace(name)}
		case path == nil:
			c.remark(n, "lost: %q stands before the first category", line)
		default:
			c.member(n, path, line, one)
		}
	}
	return nil
}

// readLIWC reads .dic: « % », lines of a number and a category, « % », then lines of a word
// and the numbers of its categories.
func readLIWC(c *converter, text string) error {
	categories := map[int][]string{}
	var stack []string // names of the categories that the line is within
	section := 0
	for n, line := range lines(text) {
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "":
		case trimmed[0] == '%' && strings.Trim(trimmed, "%") == "" && section < 2:
			section++
		case section == 0:
			return mistake(n, "the first line is not %%")
		case section == 1:
			depth := len(line) - len(strings.TrimLeft(line, "\t"))
			id, name, ok := strings.Cut(strings.ReplaceAll(trimmed, "\t", " "), " ")
			number, err := strconv.Atoi(id)
			if !ok || err != nil {
				return mistake(n, "category %q: want a number and a name", trimmed)
			}
			stack = append(stack[:min(depth, len(stack))], strings.TrimSpace(name))
			categories[number] = append([]string(nil), stack...)
		default:
			c.liwcEntry(n, trimmed, categories)
		}
	}
	if section < 2 {
		return mistake(1, "the categories do not end with %%")
	}
	return nil
}

// liwcEntry reads a word and the numbers of its categories, which are the last fields.
func (c *converter) liwcEntry(n int, line string, categories map[int][]string) {
	if strings.ContainsAny(line, "(</") {
		c.remark(n, "lost: %q is conditional", line)
		return
	}
	fields := strings.FieldsFunc(line, func(r rune) bool { return r == '\t' })
	if len(fields) == 1 {
		fields = strings.Fields(line)
	}
	from := len(fields)
	for from > 1 && isNumber(fields[from-1]) {
		from--
	}
	term := strings.Join(fields[:from], " ")
	if from == len(fields) {
		c.remark(n, "lost: %q has no category", term)
	}
	for _, f := range fields[from:] {
		number, _ := strconv.Atoi(strings.TrimSpace(f))
		path, ok := categories[number]
		if !ok {
			c.remark(n, "lost: %q is of the category %d, which is none", term, number)
			continue
		}
		c.member(n, path, term, one)
	}
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(strings.TrimSpace(s))
	return err == nil
}

// readWordStat reads .cat: a line is a category, or a word with a weight in brackets; it
// lies within the category that is less deep by its tabs. Rules cannot be kept.
func readWordStat(c *converter, text string) error {
	var stack []string
	for n, line := range lines(text) {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" {
			continue
		}
		depth := min(len(line)-len(strings.TrimLeft(line, "\t")), len(stack))
		if trimmed[0] == '@' {
			c.remark(n, "lost: %q is a rule", trimmed)
			continue
		}
		term, weight, isEntry := cutWeight(trimmed)
		if !isEntry {
			stack = append(stack[:depth], strings.Trim(trimmed, "+"))
			continue
		}
		if depth == 0 {
			c.remark(n, "lost: %q is in no category", trimmed)
			continue
		}
		c.member(n, stack[:depth], strings.ReplaceAll(term, "_", " "), weight)
	}
	return nil
}

// cutWeight takes « WORD (1) » apart.
func cutWeight(line string) (term string, weight int64, ok bool) {
	i := strings.LastIndexByte(line, '(')
	if i <= 0 || !strings.HasSuffix(line, ")") {
		return line, 0, false
	}
	weight, ok = parseWeight(line[i+1 : len(line)-1])
	return strings.TrimSpace(line[:i]), weight, ok
}

// readAFINN reads lines of a term, a tab and a whole number from −5 to 5.
func readAFINN(c *converter, text string) error {
	return c.valences(text, 5, func(fields []string) bool { return len(fields) == 2 })
}

// readVADER reads lines of a token, a tab, the mean of its ratings from −4 to 4, and more.
// Of two lines of a token the last holds, as in VADER.
func readVADER(c *converter, text string) error {
	c.lastWins = true
	return c.valences(text, 4, func(fields []string) bool { return len(fields) >= 2 })
}

// valences reads terms with weights up to most, which become weights up to 3.
func (c *converter) valences(text string, most int64, ok func([]string) bool) error {
	c.remark(0, "weights from -%d to %d are multiplied by 3/%d", most, most, most)
	for n, line := range lines(text) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		fields := strings.Split(strings.TrimRight(line, "\t "), "\t")
		weight, isWeight := int64(0), false
		if ok(fields) {
			weight, isWeight = parseWeight(fields[1])
		}
		if !isWeight || weight > most*one || weight < -most*one {
			c.remark(n, "lost: %q is no term with a weight from -%d to %d", line, most, most)
			continue
		}
		c.add(n, fields[0], c.dimension(), mul(weight, 3*one/most))
	}
	return nil
}
