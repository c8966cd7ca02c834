package engine

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/source"
)

// longestWording bounds, in characters, the source text put into a message.
const longestWording = 60

var (
	// plainTemplate is a quoted text in which only references are filled in. ARM
	// writes expressions into brackets.
	plainTemplate = regexp.MustCompile(`^"(?:[^["$%\\\r\n]|\$\{\s*[\w.\[\]*-]+\s*\})*"$`)
	filledIn      = regexp.MustCompile(`\$\{[^}]*\}`)
	reference     = regexp.MustCompile(`^(?:variable "([\w-]+)"|[A-Za-z_][\w-]*(?:\.[\w-]+|\[[0-9]+\])+)$`)
)

// unnamed stands in a message for what has no words.
const unnamed = "(not known)"

// wording is how something that is not known reads inside a message. A name is
// said as the template it was written as, or by the address of what bears it;
// anything else by the reference it was written as.
func (in *input) wording(m missing) string {
	written := ""
	if m.written != nil && !m.written.Secret() {
		written = quoteSource(m.written.Place().Origin)
	}
	isName := len(m.path) > 0 && m.path[len(m.path)-1] == "name"
	switch {
	case !m.number && plainTemplate.MatchString(written) && tellsSomething(written):
		return written[1 : len(written)-1]
	case isName:
		if found, err := model.Locate(in.cluster, m.path); err == nil && found.Address() != "" {
			return strings.ReplaceAll(model.Spoken(found.Address()), `"`, "'") // the message puts its own around it
		}
	case reference.MatchString(written):
		if name := reference.FindStringSubmatch(written)[1]; name != "" {
			return "var." + name
		}
		return written
	}
	return unnamed
}

// tellsSomething reports whether there is text of its own in a template. A text
// in which nothing is filled in is known: what is not known is made of it.
func tellsSomething(template string) bool {
	own := filledIn.ReplaceAllString(template, "")
	return own != template && strings.ContainsFunc(own, isLetterOrDigit)
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// quoteSource returns the text of a place, where it is short enough to be part
// of a line.
func quoteSource(r source.Range) string {
	text := strings.TrimSpace(r.Text())
	if strings.ContainsAny(text, "\r\n") || utf8.RuneCountInString(text) > longestWording {
		return ""
	}
	return text
}

// filledInByPlan reports whether a default stands in the sources, though nobody
// wrote it: a plan spells out what the provider fills in.
func filledInByPlan(l model.Leaf, said string) bool {
	from := l.From()
	if len(from) == 0 || !from[0].Implied() || from[0].Secret() {
		return false
	}
	return strings.EqualFold(strings.Trim(quoteSource(from[0].Place().Origin), `"`), said)
}

// pairs are the entries of a map in the order of their keys.
func pairs(m map[string]string) []string {
	out := make([]string, 0, len(m))
	for _, key := range slices.Sorted(maps.Keys(m)) {
		out = append(out, key+"="+m[key])
	}
	return out
}

// unset says that what a path leads to was not written but has its default;
// empty for anything else, and for facts that nobody writes.
func unset(found model.Found) string {
	if found.Leaf == nil || found.Leaf.State() != model.Default || found.Derived {
		return ""
	}
	if found.Kube && found.Path == "" {
		return "" // the fact is that it is not written at all
	}
	as := found.Spelling()
	said := ""
	switch v := found.Leaf.Plain().(type) {
	case nil:
		return as.Name + " is not set"
	case []string:
		said = strings.Join(v, ", ")
	case map[string]string:
		said = strings.Join(pairs(v), ", ")
	case bool:
		said = strconv.FormatBool(v != as.Inverted)
	default:
		said = fmt.Sprint(v)
	}
	if as.Block {
		return as.Name + " is not written"
	}
	if filledInByPlan(found.Leaf, said) {
		return as.Name + " is not set; the plan fills in its default"
	}
	out := as.Name + " is not set; the default is " + orElse(said, "none")
	if why := found.Leaf.Steps(); len(why) == 1 {
		out += " (" + why[0] + ")"
	}
	return out
}
