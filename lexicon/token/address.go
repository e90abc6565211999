package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// domains are the endings by which a name with points is known as that of a site.
var domains = set("fr", "com", "org", "net", "eu", "info", "be", "ch", "ca", "lu", "mc", "de", "uk", "it", "es", "us", "ru", "cu", "cn",
	"ma", "dz", "tn", "sn", "ci", "ml", "cd", "int", "gouv", "gov", "edu", "tv", "io", "app", "media", "news", "press", "paris", "bzh", "re")

// address extends the word s[i:end] over a URL, an e-mail address or the name of a site
// that begins with it; it returns end where none does.
func address(s string, i, end int) int {
	if end >= len(s) {
		return end
	}
	switch s[end] {
	case ':':
		if scheme := s[i:end]; strings.HasPrefix(s[end:], "://") && isScheme(scheme) {
			return url(s, end+3)
		}
	case '.', '@', '_', '+':
		if e := email(s, i); e > end {
			return e
		}
		if s[end] == '.' && letterAt(s, end+1) {
			return max(end, site(s, i))
		}
	}
	return end
}

func isScheme(name string) bool {
	return strings.EqualFold(name, "http") || strings.EqualFold(name, "https") || strings.EqualFold(name, "ftp")
}

// url is the end of the URL whose address begins at i: the marks of the sentence at
// its end do not belong to it, nor a bracket that it did not open.
func url(s string, i int) int {
	end, open := i, 0
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if unicode.IsSpace(r) || r == utf8.RuneError || strings.ContainsRune("<>\"«»“”", r) {
			break
		}
		if r == '(' {
			open++
		}
		if r == ')' {
			if open--; open < 0 {
				break
			}
		}
		end += n
	}
	for end > i {
		r, n := utf8.DecodeLastRuneInString(s[i:end])
		if !strings.ContainsRune(".,;:!?'’…*_-", r) {
			break
		}
		end -= n
	}
	return end
}

// email is the end of the e-mail address at i, i where there is none.
func email(s string, i int) int {
	at := i
	for at < len(s) && (isASCIIWord(s[at]) || strings.IndexByte("._+-", s[at]) >= 0) {
		at++
	}
	if at == i || at >= len(s) || s[at] != '@' {
		return i
	}
	if end := host(s, at+1); end > at+1 {
		return end
	}
	return i
}

// site is the end of the name of a site at i with the path after it, i where there is
// none: www.exemple.fr, exemple.fr/une.
func site(s string, i int) int {
	end := host(s, i)
	if end == i {
		return i
	}
	name := s[i:end]
	if !strings.EqualFold(name[:min(4, len(name))], "www.") && !domains[strings.ToLower(name[strings.LastIndexByte(name, '.')+1:])] {
		return i
	}
	if end < len(s) && (s[end] == '/' || s[end] == '?') {
		return url(s, end)
	}
	return end
}

// host is the end of labels joined by points at i, i where there are not two.
func host(s string, i int) int {
	end, labels := i, 0
	for {
		e := end
		for e < len(s) && (isASCIIWord(s[e]) || s[e] == '-') {
			e++
		}
		if rest, _ := scanLetters(s, e); e == end || rest > e { // « la.ré »
			break
		}
		end = e
		labels++
		if end >= len(s) || s[end] != '.' || end+1 >= len(s) || !isASCIIWord(s[end+1]) {
			break
		}
		end++
	}
	if labels < 2 {
		return i
	}
	return end
}

// tag is the end of the hashtag or mention at i, i where there is none.
func tag(s string, i int) int {
	if !letterAt(s, i+1) && !(s[i] == '#' && digitAt(s, i+1)) {
		return i
	}
	end, letters := i+1, false
	for end < len(s) {
		e, _ := scanLetters(s, end)
		letters = letters || e > end && letterAt(s, e-1)
		if e == end && s[end] == '_' {
			e++
		}
		if e == end {
			break
		}
		end = e
	}
	if !letters && !letterAt(s, i+1) { // « #1 » is a rank
		return i
	}
	return end
}

func isASCIIWord(c byte) bool {
	k := class[c]
	return k == lower || k == upper || k == digit
}

// emoji is the end of the emoji at i with its variation selectors, skin tones, the
// second letter of a flag and what is joined to it; i where there is none.
func emoji(s string, i int) int {
	end := i
	for {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !isEmoji(r) {
			return end
		}
		flag := isFlagLetter(r)
		end += n
		for end < len(s) {
			r, n := utf8.DecodeRuneInString(s[end:])
			if r != 0xFE0F && r != 0x20E3 && !(0x1F3FB <= r && r <= 0x1F3FF) && !(0xE0020 <= r && r <= 0xE007F) && !(flag && isFlagLetter(r)) {
				break
			}
			flag = flag && !isFlagLetter(r)
			end += n
		}
		const joiner = "\u200D"
		if !strings.HasPrefix(s[end:], joiner) {
			return end
		}
		if r, _ := utf8.DecodeRuneInString(s[end+len(joiner):]); !isEmoji(r) {
			return end
		}
		end += len(joiner)
	}
}

func isEmoji(r rune) bool {
	return 0x1F000 <= r && r <= 0x1FAFF || 0x2600 <= r && r <= 0x27BF || 0x2B05 <= r && r <= 0x2B55 || r == 0x2764
}

func isFlagLetter(r rune) bool { return 0x1F1E6 <= r && r <= 0x1F1FF }
