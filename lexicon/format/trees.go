package format

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxDepth bounds how deep categories may lie in each other.
const maxDepth = 32

// readYAML reads the dictionaries of quanteda and newsmap: keys are categories, which
// may lie in each other, lists hold words and phrases. Every scalar is text. The key __
// holds values of the category around it.
func readYAML(c *converter, text string) error {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		return mistake(1, "%s", strings.ReplaceAll(strings.TrimPrefix(err.Error(), "yaml: "), "\n", "; "))
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return mistake(1, "not a mapping of categories")
	}
	c.yamlNode(doc.Content[0], nil)
	return nil
}

func (c *converter) yamlNode(n *yaml.Node, path []string) {
	if len(path) > maxDepth {
		c.remark(n.Line, "lost: categories lie more than %d deep in each other", maxDepth)
		return
	}
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := strings.TrimSpace(n.Content[i].Value)
			if key == "__" {
				c.yamlNode(n.Content[i+1], path)
			} else {
				c.yamlNode(n.Content[i+1], append(path[:len(path):len(path)], key))
			}
		}
	case yaml.SequenceNode:
		for _, x := range n.Content {
			c.yamlNode(x, path)
		}
	case yaml.AliasNode:
		c.remark(n.Line, "lost: an alias, which is not followed")
	case yaml.ScalarNode:
		if v := strings.TrimSpace(n.Value); v != "" && n.Tag != "!!null" {
			c.member(n.Line, path, v, one)
		}
	}
}

// readXML reads .ykd and .lcd: cnode elements are categories, of which the outermost is
// the dictionary, pnode elements are patterns.
func readXML(c *converter, text string) error {
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is UTF-8 by now
	var path []string
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		line, _ := d.InputPos()
		if err != nil {
			return mistake(line, "%s", strings.TrimPrefix(err.Error(), "XML syntax error on "))
		}
		switch e := tok.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "dictionary":
				if attribute(e, "patternengine") == "substring" {
					c.remark(line, "patterns that match within words are read as whole words")
				}
			case "cnode":
				path = append(path, strings.TrimSpace(attribute(e, "name")))
				if len(path) > maxDepth {
					return mistake(line, "categories lie more than %d deep in each other", maxDepth)
				}
			case "pnode":
				c.member(line, path[min(1, len(path)):], strings.TrimSpace(attribute(e, "name")), one)
			}
		case xml.EndElement:
			if e.Name.Local == "cnode" && len(path) > 0 {
				path = path[:len(path)-1]
			}
		}
	}
	return nil
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
