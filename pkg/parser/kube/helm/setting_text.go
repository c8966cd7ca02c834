package helm

import (
	"strconv"
	"strings"
)

// How Helm reads the text of a value: words between commas, in braces a list.

// valueIn reads a value, and returns what comes after the comma behind it.
func valueIn(in []rune, text bool) (v any, rest []rune) {
	if len(in) == 0 || in[0] != '{' {
		word, _, rest := until(in, ",")
		return typed(word, text), rest
	}
	list := []any{}
	rest = in[1:]
	for {
		word, stop, after := until(rest, ",}")
		list, rest = append(list, typed(word, text)), after
		if stop != ',' {
			break
		}
	}
	if len(rest) > 0 && rest[0] == ',' {
		rest = rest[1:]
	}
	return list, rest
}

// until reads up to one of the characters that end a word, zero at the end of the
// text.
func until(in []rune, stops string) (word []rune, stop rune, rest []rune) {
	for i := 0; i < len(in); i++ {
		switch {
		case strings.ContainsRune(stops, in[i]):
			return word, in[i], in[i+1:]
		case in[i] == '\\' && i+1 < len(in):
			i++
			word = append(word, in[i])
		case in[i] != '\\':
			word = append(word, in[i])
		}
	}
	return word, 0, nil
}

// typed is a word as Helm takes it: a bool, null, a whole number, or text.
func typed(word []rune, text bool) any {
	s := string(word)
	switch {
	case text:
	case strings.EqualFold(s, "true"):
		return true
	case strings.EqualFold(s, "false"):
		return false
	case strings.EqualFold(s, "null"):
		return nil
	case s == "0" || s != "" && s[0] != '0':
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			return n
		}
	}
	return s
}
