package report

import (
	"bytes"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/akslint/akslint/pkg/source"
)

// masked is what a secret looks like; its width says nothing about the value.
const masked = "***"

// run is a run of bytes in a line: from start up to and without end.
type run struct{ start, end int }

var (
	// assignment finds `name = value`, `"name": "value"` and `name: value`.
	assignment = regexp.MustCompile(`["']?([A-Za-z_][A-Za-z0-9_.-]*)["']?\s*[:=]\s*("(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s,"'{}\[\]]+)`)
	// opaque is a whole line of key material, as inside a heredoc.
	opaque = regexp.MustCompile(`^\s*([A-Za-z0-9+/]{40,}={0,2})\s*$`)
	// reference is a string that only refers to a value.
	reference = regexp.MustCompile(`^["']?\$\{[^"]*\}["']?$`)
	// literal is a bare word that tells nothing.
	literal = regexp.MustCompile(`^(?:true|false|null|~|-?[0-9.]+)$`)
	// material looks like a key rather than like the name of one.
	material = regexp.MustCompile(`^["']?[A-Za-z0-9+=_-]{20,}["']?$`)
)

// secretRuns returns the parts of the line at text that must not be shown.
func secretRuns(f *source.File, lineStart int, text string) []run {
	var runs []run
	for _, m := range assignment.FindAllStringSubmatchIndex(text, -1) {
		name, val := text[m[2]:m[3]], text[m[4]:m[5]]
		if isDefault(name) {
			if !source.SecretName(enclosing(f.Data, lineStart+m[2])) {
				continue
			}
		} else if !source.SecretName(name) && (name != "key" || !isMaterial(val)) {
			continue
		}
		if tellsNothing(f.Path, val) {
			continue
		}
		runs = append(runs, run{m[4], m[5]})
	}
	for _, m := range source.Credentials(text) {
		runs = append(runs, run{m[0], m[1]})
	}
	if m := opaque.FindStringSubmatchIndex(text); m != nil && mixed(text) {
		runs = append(runs, run{m[2], m[3]})
	}
	return merge(runs)
}

var (
	// written finds the texts, numbers and words of a line. A text that is broken
	// off goes on to its end.
	written = regexp.MustCompile(`"(?:[^"\\]|\\.)*"?|'[^']*'?|[-+]?[\pL\pN_](?:[\pL\pN_.-]*[\pL\pN_])?`)
	// named is what follows the name of a value.
	named = regexp.MustCompile(`^\s*(?::|=(?:[^=]|$))`)
	// header opens a block.
	header = regexp.MustCompile(`^\s*[\pL_][\pL\pN_-]*(?:\s+(?:"[^"]*"|[\pL_][\pL\pN_-]*))*\s*\{`)
	// number is a bare word that is a literal.
	number = regexp.MustCompile(`^(?:[-+]?[0-9].*|true|false|null)$`)
)

// literalRuns returns the literals of a line: neither names nor references.
func literalRuns(path, line string) []run {
	if holdsValues(path) {
		return valueRuns(line)
	}
	return slices.DeleteFunc(valueRuns(line), func(r run) bool {
		text := line[r.start:r.end]
		return text[0] != '"' && text[0] != '\'' && !number.MatchString(text)
	})
}

// holdsValues reports whether a file is made of names and values, so that a bare
// word in it is a mistake for a value.
func holdsValues(path string) bool {
	return strings.HasSuffix(path, ".tfvars") || strings.HasSuffix(path, ".json")
}

// valueRuns returns everything in a line that is not the name of something.
func valueRuns(line string) []run {
	var runs []run
	from := len(header.FindString(line))
	for _, m := range written.FindAllStringIndex(line[from:], -1) {
		if r := (run{from + m[0], from + m[1]}); !named.MatchString(line[r.end:]) {
			runs = append(runs, r)
		}
	}
	return runs
}

// isDefault reports whether a name says only that it holds the value of what
// encloses it.
func isDefault(name string) bool {
	return name == "default" || name == "defaultValue" || name == "value"
}

func isMaterial(val string) bool { return material.MatchString(val) && mixed(val) }

// mixed reports whether a text has letters and digits, as key material does
// and most words do not.
func mixed(s string) bool {
	return strings.ContainsAny(s, "0123456789") && strings.ContainsFunc(s, unicode.IsLetter)
}

// tellsNothing reports whether a value is only a reference or a bare word that
// is no secret. In YAML bare words are strings.
func tellsNothing(path, val string) bool {
	if literal.MatchString(val) || reference.MatchString(val) {
		return true
	}
	quoted := strings.HasPrefix(val, `"`) || strings.HasPrefix(val, `'`)
	return !quoted && !strings.HasSuffix(path, ".yaml") && !strings.HasSuffix(path, ".yml")
}

// reach is how far back a name is looked for, in bytes.
const reach = 4096

// enclosing returns the name of the block or object around the offset: the
// last word before the brace that is still open there.
func enclosing(data []byte, offset int) string {
	depth := 0
	for i := offset - 1; i >= max(0, offset-reach); i-- {
		switch data[i] {
		case '}':
			depth++
		case '{':
			if depth == 0 {
				return lastWord(data[:i])
			}
			depth--
		}
	}
	return ""
}

func lastWord(data []byte) string {
	data = bytes.TrimRight(data, " \t\r\n:=\"'")
	start := len(data)
	for start > 0 && strings.IndexByte(" \t\r\n\"'{},", data[start-1]) < 0 {
		start--
	}
	return string(data[start:])
}

// merge sorts runs and joins those that touch.
func merge(runs []run) []run {
	sort.Slice(runs, func(i, j int) bool { return runs[i].start < runs[j].start })
	var out []run
	for _, r := range runs {
		if n := len(out); n > 0 && r.start <= out[n-1].end {
			out[n-1].end = max(out[n-1].end, r.end)
			continue
		}
		out = append(out, r)
	}
	return out
}
