package corpus

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// A pathPattern is Options.Path ready to be matched.
type pathPattern struct {
	folders  *regexp.Regexp // nil where the last segment holds {title}
	withFile *regexp.Regexp // its last segment is the file name
}

// pathInfo is what the path of a file tells of its documents.
type pathInfo struct {
	outlet, author, title string
	date                  Date
	article               Date // guessed from the name of the file; of a table it would be that of its export
}

var placeholder = regexp.MustCompile(`\{(\w*)\}|\*|[^{*]+|\{`)

// compilePath reads a pattern such as "{outlet}/{year}/{month}"; nil stands for
// the empty one.
func compilePath(pattern string) (*pathPattern, error) {
	if pattern == "" {
		return nil, nil
	}
	var expr strings.Builder
	used := map[string]bool{}
	for _, m := range placeholder.FindAllStringSubmatch(strings.Trim(pattern, "/"), -1) {
		name := m[1]
		switch {
		case m[0] == "*":
			expr.WriteString(`[^/]*`)
			continue
		case m[0][0] != '{':
			expr.WriteString(regexp.QuoteMeta(m[0]))
			continue
		case used[name]:
			return nil, fmt.Errorf("%s stands twice in %q", m[0], pattern)
		}
		used[name] = true
		switch name {
		case "year":
			expr.WriteString(`(?P<year>\d{4})`)
		case "month", "day":
			fmt.Fprintf(&expr, `(?P<%s>\d{1,2})`, name)
		case "outlet", "author", "title":
			fmt.Fprintf(&expr, `(?P<%s>[^/]+?)`, name)
		default:
			return nil, fmt.Errorf("%s in %q is none of {outlet}, {year}, {month}, {day}, {author}, {title}, *", m[0], pattern)
		}
	}
	if len(used) == 0 {
		return nil, fmt.Errorf("%q has no placeholder", pattern)
	}
	tail := regexp.MustCompile(`(?:^|/)` + expr.String() + `$`)
	p := &pathPattern{folders: tail, withFile: tail}
	if last := pattern[strings.LastIndex(pattern, "/")+1:]; strings.Contains(last, "{title}") {
		p.folders = nil
	}
	return p, nil
}

// match reads the path of a file. What does not fit says nothing.
func (p *pathPattern) match(folders []string, stem string) pathInfo {
	dir := strings.Join(folders, "/")
	var m []string
	re := p.folders
	if re != nil {
		m = re.FindStringSubmatch(dir)
	}
	if m == nil {
		re = p.withFile
		m = re.FindStringSubmatch(dir + "/" + stem)
	}
	if m == nil {
		return pathInfo{}
	}
	part := func(name string) string {
		if i := re.SubexpIndex(name); i >= 0 {
			return m[i]
		}
		return ""
	}
	return pathInfo{
		outlet: pathName(part("outlet")),
		author: pathName(part("author")),
		title:  pathName(part("title")),
		date:   pathDate(part("year"), part("month"), part("day")),
	}
}

// locate is what the path of a file tells, by the pattern or, where that is nil,
// by a guess.
func locate(in input, p *pathPattern) pathInfo {
	folders, stem := in.folders()
	if p != nil {
		return p.match(folders, stem)
	}
	info := guessPath(folders)
	info.article = fileDate(stem)
	return info
}

// guessPath reads .../outlet/year[/month[/day]]/file. The folder above the year
// is an outlet unless it is a number too.
func guessPath(folders []string) (info pathInfo) {
	for n := min(3, len(folders)); n > 0; n-- {
		parts := append(folders[len(folders)-n:len(folders):len(folders)], "", "")
		info.date = pathDate(parts[0], parts[1], parts[2])
		if info.date.IsZero() {
			continue
		}
		if above := len(folders) - n - 1; above >= 0 {
			if name := pathName(folders[above]); strings.Trim(name, "0123456789.") != "" {
				info.outlet = name
			}
		}
		return info
	}
	return pathInfo{}
}

// pathDate makes a date of names of folders; it is zero if one that is not empty
// does not fit.
func pathDate(year, month, day string) Date {
	var d [3]int
	for i, s := range []string{year, month, day} {
		if s == "" {
			continue
		}
		n, err := strconv.Atoi(s)
		if err != nil || n <= 0 || len(s) > 2 && i > 0 || i > 0 && d[i-1] == 0 {
			return Date{}
		}
		d[i] = n
	}
	date := Date{Year: d[0], Month: time.Month(d[1]), Day: d[2]}
	if date.check() != "" {
		return Date{}
	}
	return date
}

// pathName is a name from a path: macOS writes é as two characters.
func pathName(s string) string { return norm.NFC.String(printable(s)) }
