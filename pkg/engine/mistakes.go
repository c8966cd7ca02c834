package engine

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Mistake is something wrong in a rule of a user. Line and Column are 1-based;
// zero means that the file as a whole, or the line, is meant.
type Mistake struct {
	File         string
	Line, Column int
	Message      string
}

// String is file:line:column: message, as far as they are known.
func (m Mistake) String() string {
	at := m.File
	if m.Line > 0 {
		at += fmt.Sprintf(":%d", m.Line)
		if m.Column > 0 {
			at += fmt.Sprintf(":%d", m.Column)
		}
	}
	return at + ": " + m.Message
}

// Mistakes are all that is wrong in rules of users, sorted by place.
type Mistakes []Mistake

// Error is the first mistake, and how many there are besides.
func (m Mistakes) Error() string {
	if len(m) == 1 {
		return m[0].String()
	}
	return fmt.Sprintf("%s (and %d more in these rules)", m[0], len(m)-1)
}

func (m *Mistakes) add(file string, line, column int, message string) {
	*m = append(*m, Mistake{file, line, column, message})
	slices.SortStableFunc(*m, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	*m = slices.Compact(*m)
}

// compiler adds what the parser or the compiler says; file is where it says no
// place.
func (m *Mistakes) compiler(file string, err error) {
	var all ast.Errors
	var one *ast.Error
	switch {
	case errors.As(err, &all):
	case errors.As(err, &one):
		all = ast.Errors{one}
	default:
		m.add(file, 0, 0, err.Error())
		return
	}
	for _, e := range all {
		if e.Location == nil || e.Location.File == "" || e.Location.Row == 0 {
			m.add(file, 0, 0, worded(e))
		} else {
			m.add(e.Location.File, e.Location.Row, e.Location.Col, worded(e))
		}
	}
}

// worded says in plain words what is most often wrong, else what OPA says.
func worded(e *ast.Error) string {
	if name, ok := strings.CutPrefix(e.Message, "undefined function "); ok {
		if b := ast.BuiltinMap[name]; b != nil {
			return "rules may not call " + name + ": " + refusal(b)
		}
		return "there is no function " + name
	}
	if d, ok := e.Details.(*ast.RefErrInvalidDetail); ok && len(d.OneOf) > 0 {
		return fmt.Sprintf("there is no %s: %s has %s", d.Ref[:d.Pos+1], d.Ref[:d.Pos], choices(d.OneOf))
	}
	text := e.Message
	if e.Details != nil {
		for _, line := range e.Details.Lines() {
			text += "; " + strings.Join(strings.Fields(line), " ")
		}
	}
	return strings.TrimSpace(text)
}

func choices(all []ast.Value) string {
	names := make([]string, len(all))
	for i, v := range all {
		names[i] = strings.Trim(v.String(), `"`)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// metadataLine is the line of the METADATA that a message is about: the one of the
// field it begins with, else the first.
func metadataLine(src []byte, first int, message string) int {
	key, _, _ := strings.Cut(message, " ")
	key = strings.TrimSuffix(key[strings.LastIndex(key, ".")+1:], ":")
	field := regexp.MustCompile(`^#\s*` + regexp.QuoteMeta(key) + `\s*:`)
	lines := strings.Split(string(src), "\n")
	for n := first; n <= len(lines) && strings.HasPrefix(lines[n-1], "#"); n++ {
		if field.MatchString(lines[n-1]) {
			return n
		}
	}
	return first
}
