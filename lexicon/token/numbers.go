package token

import "unicode/utf8"

// number scans the number at i: digits, with decimals, groups of three after a space
// or point, letters that follow at once (18h05, 1er, 20e); or a date (14/07/2023,
// 2023-07-14), a fraction or a time (18:05).
func number(s string, i int) int {
	if end := date(s, i); end > i {
		return end
	}
	end := i
	decimals := false
	for {
		group := end
		for digitAt(s, end) {
			end++
		}
		n := 0
		if end < len(s) && (s[end] == ',' || s[end] == '.') {
			n = 1
			decimals = decimals || s[end] == ','
		} else if n = spaceAt(s, end); n > 0 && (decimals || end-group > 3 || !threeDigits(s, end+n)) {
			n = 0 // « en 2023 100 personnes » holds two numbers
		}
		if n == 0 || !digitAt(s, end+n) {
			break
		}
		end += n
	}
	end, _ = scanLetters(s, end)
	return end
}

// spaceAt is the length of the space at i that may group digits, 0 where there is
// none. A plain space groups digits only where three of them follow.
func spaceAt(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	if s[i] == ' ' {
		return 1
	}
	if class[s[i]] == high {
		if r, n := utf8.DecodeRuneInString(s[i:]); isDigitSpace(r) {
			return n
		}
	}
	return 0
}

func threeDigits(s string, i int) bool {
	return digitAt(s, i) && digitAt(s, i+1) && digitAt(s, i+2) && !digitAt(s, i+3)
}

// date scans digits that are joined by slashes, by two hyphens or by a colon; it returns
// i where there are none such.
func date(s string, i int) int {
	end := digits(s, i)
	if end >= len(s) || end-i > 4 {
		return i
	}
	sep := s[end]
	if sep != '/' && sep != '-' && sep != ':' {
		return i
	}
	parts := 1
	for parts < 3 && end < len(s) && s[end] == sep && digitAt(s, end+1) {
		e := digits(s, end+1)
		if e-end > 5 || sep == ':' && e-end != 3 {
			return i
		}
		end = e
		parts++
	}
	if parts == 1 || sep == '-' && parts < 3 || letterAt(s, end) {
		return i
	}
	return end
}

// digits is the end of the digits at i.
func digits(s string, i int) int {
	for digitAt(s, i) {
		i++
	}
	return i
}

// plainNumber says whether the number is its own key.
func plainNumber(w string) bool {
	for i := range len(w) {
		if c := class[w[i]]; c != digit && c != lower && c != white && w[i] != ',' && w[i] != '.' && w[i] != '/' && w[i] != '-' && w[i] != ':' {
			return false
		}
	}
	return len(w) <= maxLetters
}
