package suppress

import (
	"regexp"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
)

const (
	// prefix begins every directive; other comments may say what they like.
	prefix    = "akslint:"
	allow     = "akslint:allow"
	allowFile = "akslint:allow-file"
)

// form is how a directive is written.
const form = `Write it so: akslint:allow RULE reason="why it may stay" until=2027-01-31. Several rules have commas between them; until may be left out.`

// noDay is told where a last day is begun and not given.
const noDay = "the last day is empty: it allows nothing"

// directive is what one line of a comment says. The zero value is none.
type directive struct {
	file          bool
	rules         []string
	reason, until string
}

var (
	// called is how people call the same thing in other tools.
	called = regexp.MustCompile(`^(allow|ignore|disable|skip|suppress|nolint|noqa|exempt|except|permit|accept)`)
	// ruleForm is what a rule may be called: its name or its identifier.
	ruleForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*$`)
	field    = regexp.MustCompile(`^([A-Za-z_-]+)[ \t]*=[ \t]*("(?:[^"\\]|\\.)*"|[^ \t"]*)`)
)

// parse reads one line of a comment. A message says what is wrong with one that
// is meant for akslint.
func parse(text string) (d directive, message, hint string) {
	rest, ok := strings.CutPrefix(text, prefix)
	if !ok {
		return directive{}, "", ""
	}
	word, rest, _ := strings.Cut(strings.ReplaceAll(rest, "\t", " "), " ")
	switch prefix + word {
	case allow:
	case allowFile:
		d.file = true
	default:
		if word == "" {
			word, _, _ = strings.Cut(strings.TrimSpace(rest), " ")
			if !called.MatchString(word) {
				return directive{}, "", ""
			}
			return directive{}, "a blank follows " + prefix + " so that it allows nothing", form
		}
		return directive{}, prefix + word + " is not understood: it allows nothing", form
	}
	rest = d.takeRules(rest)
	if message = d.takeFields(rest); message == "" {
		message = d.lacks()
	}
	if message != "" {
		return directive{}, message, form
	}
	return d, "", ""
}

// takeRules reads the names up to the first field, and returns what follows.
func (d *directive) takeRules(rest string) string {
	for {
		rest = strings.TrimLeft(rest, " ,")
		if rest == "" || field.MatchString(rest) {
			return rest
		}
		end := strings.IndexAny(rest, " ,")
		if end < 0 {
			end = len(rest)
		}
		d.rules = append(d.rules, rest[:end])
		rest = rest[end:]
	}
}

func (d *directive) takeFields(rest string) (message string) {
	seen := map[string]bool{}
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		m := field.FindStringSubmatch(rest)
		if m == nil {
			return "after reason and until nothing may follow, and " + quote(rest) + " does: it allows nothing"
		}
		rest = rest[len(m[0]):]
		key, text := m[1], m[2]
		quoted := strings.HasPrefix(text, `"`)
		if quoted {
			text = unescape.Replace(text[1 : len(text)-1])
		}
		switch {
		case seen[key]:
			return key + " is written twice: it allows nothing"
		case key == "reason" && !quoted:
			return "the reason does not stand in double quotes: it allows nothing"
		case key == "reason":
			d.reason = strings.TrimSpace(text)
		case key == "until" && text == "":
			return noDay
		case key == "until":
			d.until = text
		default:
			return "it has no " + quote(key) + ", only reason and until: it allows nothing"
		}
		seen[key] = true
	}
	return ""
}

var unescape = strings.NewReplacer(`\"`, `"`, `\\`, `\`)

// quote puts the beginning of a text in quotes.
func quote(text string) string {
	if runes := []rune(text); len(runes) > 40 {
		text = string(runes[:40]) + "..."
	}
	return `"` + text + `"`
}

// lacks says what is missing or wrong in a directive, or nothing.
func (d *directive) lacks() string {
	if len(d.rules) == 0 {
		return "no rule is named: it allows nothing"
	}
	for _, rule := range d.rules {
		if !ruleForm.MatchString(rule) {
			return quote(rule) + " is no name of a rule: it allows nothing"
		}
	}
	return finding.Suppression{Reason: d.reason, Until: d.until}.Wrong()
}
