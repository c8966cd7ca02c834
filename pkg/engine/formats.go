package engine

import (
	"regexp"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/akslint/akslint/pkg/model"
)

// A value that is secret may also be a word of a rule's own: a pool's mode is
// System, and the rule speaks of system pools. The formats of a rule tell its
// words from what it fills in.

// formats are those that a rule and the helpers it may use fill in.
func (p *program) formats(ref ast.Ref) []string {
	var out []string
	for _, m := range p.compiler.Modules {
		if pkg := m.Package.Path; !ref.HasPrefix(pkg) && !strings.HasPrefix(pkg.String(), "data.rules.lib.") {
			continue
		}
		ast.WalkExprs(m, func(e *ast.Expr) bool {
			if e.IsCall() && e.Operator().String() == "sprintf" {
				if s, ok := e.Operand(0).Value.(ast.String); ok {
					out = append(out, string(s))
				}
			}
			return false
		})
	}
	return out
}

// verb is what a format fills in.
var verb = regexp.MustCompile(`%[-+# 0]*[0-9.]*[a-zA-Z%]`)

// pattern matches what a format makes, with a group for each value. own counts
// the letters of its own words.
func pattern(format string) (made *regexp.Regexp, own int) {
	var b strings.Builder
	b.WriteString(`(?s)^`)
	last := 0
	fixed := func(text string) {
		b.WriteString(regexp.QuoteMeta(text))
		own += len(strings.Map(onlyLetters, text))
	}
	for _, at := range verb.FindAllStringIndex(format, -1) {
		fixed(format[last:at[0]])
		switch last = at[1]; format[at[1]-1] {
		case '%':
			fixed("%")
		case 'q':
			b.WriteString(`("(?:[^"\\]|\\.)*")`)
		default:
			b.WriteString(`(.*?)`)
		}
	}
	fixed(format[last:])
	b.WriteString(`$`)
	return regexp.MustCompile(b.String()), own
}

func onlyLetters(r rune) rune {
	if isLetterOrDigit(r) {
		return r
	}
	return -1
}

// maskFilled masks a message: what was filled in for every secret, the words of
// the rule for those that are no words.
func maskFilled(s *model.Secrets, message string, formats []string) string {
	var best []int
	most := 0
	for _, f := range formats {
		made, own := pattern(f)
		if at := made.FindStringSubmatchIndex(message); at != nil && own > most {
			best, most = at, own
		}
	}
	if best == nil {
		return s.Mask(message)
	}
	var b strings.Builder
	last := 0
	for i := 2; i < len(best); i += 2 {
		b.WriteString(s.MaskTelling(message[last:best[i]]))
		filled := message[best[i]:best[i+1]]
		if filled != message { // else the format adds nothing
			filled = maskFilled(s, filled, formats)
		}
		b.WriteString(filled)
		last = best[i+1]
	}
	return b.String() + s.MaskTelling(message[last:])
}
