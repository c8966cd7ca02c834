package terraform

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// fileSet lists the files below a directory whose paths match a pattern.
func (u *unit) fileSet(dir, pattern string) (cty.Value, error) {
	open := func(why string) (cty.Value, error) { return because(cty.UnknownVal(cty.Set(cty.String)), why), nil }
	base, err := u.inside(dir)
	if err != nil {
		return open(errOutside.why)
	}
	full := path.Join(base, pattern)
	if _, err := u.inside(path.Join(dir, pattern)); err != nil || !within(base, full) {
		return open("the pattern leaves its directory, so it is not read")
	}
	if !u.loader.tree.IsDir(base) {
		return cty.SetValEmpty(cty.String), nil
	}
	re, err := globPattern(full)
	if err != nil {
		return cty.NilVal, err
	}
	names, ok := u.filesBelow(base)
	if !ok {
		return open("the directory " + base + " could not be listed")
	}
	var out []cty.Value
	for _, n := range names {
		if !re.MatchString(n) {
			continue
		}
		if base != "." {
			n = n[len(base)+1:]
		}
		if out = append(out, cty.StringVal(n)); len(out) > maxElements {
			return open(whyTooMany)
		}
	}
	if len(out) == 0 {
		return cty.SetValEmpty(cty.String), nil
	}
	return cty.SetVal(out), nil
}

func within(base, name string) bool {
	return base == "." || name == base || strings.HasPrefix(name, base+"/")
}

// filesBelow lists a directory once.
func (u *unit) filesBelow(dir string) ([]string, bool) {
	if names, ok := u.listed[dir]; ok {
		return names, names != nil
	}
	names := []string{}
	if problems := u.loader.tree.Walk(dir, func(n string) { names = append(names, n) }); len(problems) > 0 {
		names = nil
	}
	if u.listed == nil {
		u.listed = map[string][]string{}
	}
	u.listed[dir] = names
	return names, names != nil
}

// globPattern turns a pattern into a regular expression: * and ? stay within a
// name, ** as a whole name stands for any number of them, {a,b} for one of
// several, [a-z] for a character.
func globPattern(glob string) (*regexp.Regexp, error) {
	if len(glob) > 4096 {
		return nil, errors.New("the pattern is longer than 4096 characters")
	}
	var b strings.Builder
	b.WriteString(`^`)
	braces := 0
	for i := 0; i < len(glob); i++ {
		start := i == 0 || glob[i-1] == '/'
		switch c := glob[i]; {
		case c == '*' && start && strings.HasPrefix(glob[i:], "**/"):
			b.WriteString(`(?:[^/]*/)*`)
			i += 2
		case c == '*' && start && glob[i:] == "**":
			b.WriteString(`.*`)
			i++
		case c == '*':
			b.WriteString(`[^/]*`)
		case c == '?':
			b.WriteString(`[^/]`)
		case c == '{':
			braces++
			b.WriteString(`(?:`)
		case c == '}' && braces > 0:
			braces--
			b.WriteString(`)`)
		case c == ',' && braces > 0:
			b.WriteString(`|`)
		case c == '/' && braces > 0:
			return nil, fmt.Errorf("the pattern %q has a / within braces", glob)
		case c == '[':
			end := strings.IndexByte(glob[i+1:], ']')
			if end < 1 {
				return nil, fmt.Errorf("the pattern %q has a [ without its ]", glob)
			}
			b.WriteString(characterClass(glob[i+1 : i+1+end]))
			i += end + 1
		case c == '\\' && i+1 < len(glob):
			i++
			b.WriteString(regexp.QuoteMeta(glob[i : i+1]))
		default:
			b.WriteString(regexp.QuoteMeta(glob[i : i+1]))
		}
	}
	if braces > 0 {
		return nil, fmt.Errorf("the pattern %q has a { without its }", glob)
	}
	re, err := regexp.Compile(b.String() + `$`)
	if err != nil {
		return nil, fmt.Errorf("the pattern %q could not be read", glob)
	}
	return re, nil
}

func characterClass(inner string) string {
	not := ""
	if inner[0] == '^' {
		not, inner = "^", inner[1:]
	}
	return "[" + not + strings.NewReplacer(`\`, `\\`, `[`, `\[`, `^`, `\^`, `&`, `\&`).Replace(inner) + "]"
}
