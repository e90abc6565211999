package corpus

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxFrontMatter is the longest front matter in bytes.
const maxFrontMatter = 64 << 10

// takeFrontMatter takes the YAML between two lines of --- at the beginning of an
// article, and returns what follows. Known keys are roles, the others metadata.
//
// A block that is not YAML is a problem: its lines "key: value" are taken one by
// one, as the usual mistake is a title with a colon, « Retraites : le
// gouvernement recule ». Where there are none, the block is read as text, and so
// are a paragraph between two rules and an opening line without a closing one.
func (r *record) takeFrontMatter(text string, columns Columns) string {
	block, rest, ok := cutFrontMatter(text)
	if !ok {
		return text
	}
	var m frontMatter
	var doc yaml.Node
	err := yaml.Unmarshal([]byte(block), &doc)
	switch {
	case err != nil:
		if m.lines(block); m.fields == nil {
			r.problems = append(r.problems, "front matter read as text: "+err.Error())
			return text
		}
		r.problems = append(r.problems, "front matter read line by line: "+err.Error())
	case len(doc.Content) == 0: // nothing but comments
	case doc.Content[0].Kind != yaml.MappingNode:
		return text
	default:
		m.mapping("", doc.Content[0], 0)
	}
	index := columns.assign(m.names)
	index[roleText] = -1
	for i, field := range m.fields {
		if role := slices.Index(index[:], i); role >= 0 {
			r.known[role] = field.Value
		} else {
			r.meta = append(r.meta, field)
		}
	}
	return rest
}

// cutFrontMatter splits a text that begins with a block between two lines of ---.
func cutFrontMatter(text string) (block, rest string, ok bool) {
	first, rest := cutLine(text)
	if strings.TrimRight(first, " \t") != "---" {
		return "", "", false
	}
	start := len(text) - len(rest)
	for rest != "" && len(text)-len(rest) < maxFrontMatter {
		var line string
		end := len(text) - len(rest)
		line, rest = cutLine(rest)
		if line = strings.TrimRight(line, " \t"); line == "---" || line == "..." {
			return text[start:end], rest, true
		}
	}
	return "", "", false
}

// frontMatter is what a block says, in its order.
type frontMatter struct {
	fields []Field
	names  []string // of the fields
}

// set takes one value; empty ones say nothing.
func (m *frontMatter) set(name, value string) {
	if strings.TrimSpace(value) != "" {
		m.fields = append(m.fields, Field{name, value})
		m.names = append(m.names, name)
	}
}

// mapping takes the keys of a mapping, those of mappings in it as "a.b". Lists
// are joined by semicolons; an alias is what it stands for if that is a scalar.
func (m *frontMatter) mapping(prefix string, node *yaml.Node, depth int) {
	for i := 0; i+1 < len(node.Content) && depth < maxDepth; i += 2 {
		name, value := prefix+node.Content[i].Value, node.Content[i+1]
		switch value.Kind {
		case yaml.MappingNode:
			m.mapping(name+".", value, depth+1)
		case yaml.SequenceNode:
			var items []string
			for _, item := range value.Content {
				if s := scalar(item); s != "" {
					items = append(items, s)
				}
			}
			m.set(name, strings.Join(items, ";"))
		default:
			m.set(name, scalar(value))
		}
	}
}

// scalar is the text of a scalar as it is written, nothing for null and for what
// is no scalar.
func scalar(node *yaml.Node) string {
	if node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	if node.Kind != yaml.ScalarNode || node.Tag == "!!null" {
		return ""
	}
	return node.Value
}

// lines takes what it can from a block that is not YAML.
func (m *frontMatter) lines(block string) {
	for block != "" {
		var line string
		line, block = cutLine(block)
		name, value, ok := strings.Cut(line, ":")
		if ok && name != "" && !strings.ContainsAny(name, " \t#-") {
			m.set(name, strings.Trim(strings.TrimSpace(value), `"'`))
		}
	}
}
