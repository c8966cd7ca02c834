package arm

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// ARM refuses a deployment whose parameter file does not fit its template. What
// it refuses is a problem, and the value is taken as unknown: there is no
// deployment with it.

// accepting returns what a parameter file gives, without what ARM refuses.
func (u *unit) accepting(given func(string) *val, refused map[string]string) func(string) *val {
	if given == nil {
		return nil
	}
	return func(name string) *val {
		v := given(name)
		why := refused[strings.ToLower(name)]
		if isPlaceholder(v) {
			why = fmt.Sprintf("parameter %q is filled in before the deployment", name)
		}
		if why == "" {
			return v
		}
		out := unknown(why, "parameters("+strings.ToLower(name)+")")
		if v == nil {
			return out
		}
		return out.placed(v.where)
	}
}

// refuse tells what ARM refuses of a parameter file, and notes it by name.
func (u *unit) refuse(r run, given func(string) *val, refused map[string]string) {
	if r.params == nil {
		return
	}
	for _, m := range r.params.root.get("parameters").object() {
		decl := r.template.root.get("parameters").get(m.name)
		at, why := m.key, fmt.Sprintf("%s declares no parameter %q", r.template.path, m.name)
		v := given(m.name)
		if decl != nil {
			if why = refusal(u.root.resolveType(decl), v); v == nil {
				why = "is given nothing: it takes an object with \"value\" or \"reference\""
			}
			if why == "" {
				continue
			}
			at, why = m.value.head, fmt.Sprintf("parameter %q %s", m.name, why)
			if n := m.value.get("value"); n != nil {
				at = n.head
			}
		}
		if decl == nil || v == nil { // it may be a secret
			hidden := m.value
			if n := hidden.get("value"); n != nil {
				hidden = n
			}
			hidden.at.Hide()
		}
		refused[strings.ToLower(m.name)] = why
		u.problem(source.Problem{Severity: source.Error, Range: at, Path: at.Path(), Message: why, Hint: "ARM refuses the deployment.", Sorted: true})
	}
}

// refusal is why ARM does not take a value for a parameter; empty when it does
// or when that cannot be known. The value itself is not told: it may be secret.
func refusal(decl *node, v *val) string {
	if v.isNull() || v.isUnknown() || isPlaceholder(v) {
		return ""
	}
	if want := kindOf(decl.get("type").str()); want != "" && want != typeName(v) {
		return fmt.Sprintf("takes %s, and this is %s", article(want), article(typeName(v)))
	}
	if allowed := decl.get("allowedValues").list(); len(allowed) > 0 && v.settled() && !isAllowed(v, allowed) {
		return "is none of its allowedValues"
	}
	return beyond(decl, v)
}

// isPlaceholder reports whether tools that deploy put another value there first:
// ${NAME} and #{NAME}#.
func isPlaceholder(v *val) bool {
	text, ok := v.str()
	if !ok {
		return false
	}
	for _, mark := range []string{"${", "#{"} {
		if _, rest, found := strings.Cut(text, mark); found && strings.Contains(rest, "}") {
			return true
		}
	}
	return false
}

// beyond is which limit of a declaration a value does not keep.
func beyond(decl *node, v *val) string {
	low, high, n := "minLength", "maxLength", int64(len(v.items))
	switch {
	case v.kind == value.Number:
		i, ok := asInt(v)
		if !ok {
			return ""
		}
		low, high, n = "minValue", "maxValue", i
	case v.kind == value.String:
		n = int64(utf8.RuneCountInString(v.text))
	case v.kind != value.List || v.open:
		return ""
	}
	if limit, ok := wholeNumber(decl.get(low)); ok && n < limit {
		return fmt.Sprintf("is below its %s, %d", low, limit)
	}
	if limit, ok := wholeNumber(decl.get(high)); ok && n > limit {
		return fmt.Sprintf("is above its %s, %d", high, limit)
	}
	return ""
}

func wholeNumber(n *node) (int64, bool) {
	if n == nil || n.kind != value.Number {
		return 0, false
	}
	i, err := strconv.ParseInt(n.text, 10, 64)
	return i, err == nil
}

// kindOf is the type that values of a parameter's type have, empty when any
// will do.
func kindOf(declared string) string {
	switch strings.ToLower(declared) {
	case "string", "securestring":
		return "string"
	case "object", "secureobject":
		return "object"
	case "int", "bool", "array":
		return strings.ToLower(declared)
	}
	return ""
}

// typeName is the type of a known value in the words of templates.
func typeName(v *val) string {
	switch v.kind {
	case value.String:
		return "string"
	case value.Bool:
		return "bool"
	case value.List:
		return "array"
	case value.Object:
		return "object"
	case value.Number:
		if _, ok := asInt(v); !ok {
			return "number with a fraction"
		}
		return "int"
	default:
		return "null"
	}
}

func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aio") {
		return "an " + noun
	}
	return "a " + noun
}

// isAllowed reports whether a value is among those that are allowed, or is a
// list of such. Case does not count.
func isAllowed(v *val, allowed []*node) bool {
	for _, n := range allowed {
		if sameAs(v, n) {
			return true
		}
	}
	for _, item := range v.items {
		if !isAllowed(item, allowed) {
			return false
		}
	}
	return v.kind == value.List
}

// sameAs reports whether a value is what a node spells.
func sameAs(v *val, n *node) bool {
	return strings.EqualFold(v.normal(), new(scope).plain(n, where{}).normal())
}
