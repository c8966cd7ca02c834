package helm

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
)

// The functions of sprig that change a text in a way that leaves its parts
// recognisable.

func textFunctions() map[string]*function {
	cut := func(least int, fn func(s string, by string) (start, end int)) *function {
		return native(least, least, func(f *frame, args []val) val {
			t, by := f.text(args, least-1), ""
			if least > 1 {
				by = f.text(args, 0).s
			}
			start, end := fn(t.s, by)
			return textVal(t.slice(start, max(start, end)))
		})
	}
	trimAll := cut(2, func(s, by string) (int, int) {
		return len(s) - len(strings.TrimLeft(s, by)), len(strings.TrimRight(s, by))
	})
	return map[string]*function{
		"quote":   native(0, -1, func(f *frame, args []val) val { return f.quoted(args, "%q") }),
		"squote":  native(0, -1, func(f *frame, args []val) val { return f.quoted(args, "'%s'") }),
		"indent":  native(2, 2, func(f *frame, args []val) val { return f.indented(args, "") }),
		"nindent": native(2, 2, func(f *frame, args []val) val { return f.indented(args, "\n") }),
		"trim": cut(1, func(s, _ string) (int, int) {
			return len(s) - len(strings.TrimLeft(s, spaces)), len(strings.TrimRight(s, spaces))
		}),
		"trimAll": trimAll, "trimall": trimAll,
		"trimSuffix": cut(2, func(s, by string) (int, int) { return 0, len(strings.TrimSuffix(s, by)) }),
		"trimPrefix": cut(2, func(s, by string) (int, int) { return len(s) - len(strings.TrimPrefix(s, by)), len(s) }),
		"trunc":      native(2, 2, truncated),
		"upper":      native(1, 1, func(f *frame, args []val) val { return f.cased(args, strings.ToUpper) }),
		"lower":      native(1, 1, func(f *frame, args []val) val { return f.cased(args, strings.ToLower) }),
		"toString":   native(1, 1, func(f *frame, args []val) val { return textVal(f.string(args[0])) }),
		"printf":     native(1, -1, printf),
		"cat": native(0, -1, func(f *frame, args []val) val {
			return textVal(f.joined(args, " "))
		}),
		"join":                       native(2, 2, joined),
		"splitList":                  native(2, 2, splitList),
		"replace":                    native(3, 3, replaced),
		"regexReplaceAll":            native(3, 3, func(f *frame, args []val) val { return f.matched(args, false) }),
		"mustRegexReplaceAll":        native(3, 3, func(f *frame, args []val) val { return f.matched(args, false) }),
		"regexReplaceAllLiteral":     native(3, 3, func(f *frame, args []val) val { return f.matched(args, true) }),
		"mustRegexReplaceAllLiteral": native(3, 3, func(f *frame, args []val) val { return f.matched(args, true) }),
	}
}

const spaces = " \t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"

// text is an argument that must be a text. One that is missing is unknown.
func (f *frame) text(args []val, i int) text {
	switch s := args[i].v.(type) {
	case string:
		f.charge(len(s))
		return args[i].text()
	case nil:
		return f.lack(args[i]).text()
	}
	f.fail("wrong type of value: string is wanted, not %s", kindOf(args[i].v))
	return text{}
}

// int is an argument that must be a whole number.
func (f *frame) int(args []val, i int) int {
	if n, ok := args[i].v.(int); ok {
		return n
	}
	if h, ok := f.unsure(args[i : i+1]); ok {
		hole, _ := f.m.holes.whole(h.v)
		f.refuse("a number is not known: %s", hole.why)
	}
	f.fail("wrong type of value: int is wanted, not %s", kindOf(args[i].v))
	return 0
}

// string is any value as text.
func (f *frame) string(v val) text {
	switch s := v.v.(type) {
	case string:
		f.charge(len(s))
		return v.text()
	case []byte:
		return textOf(string(s), v.o)
	}
	if s := f.weigh(v.v); s != "" {
		return textOf(s, v.o)
	}
	s := fmt.Sprintf("%v", v.v)
	f.charge(len(s))
	return textOf(s, v.o)
}

func (f *frame) quoted(args []val, format string) val {
	var b builder
	for _, arg := range args {
		if arg.v == nil {
			continue
		}
		if b.b.Len() > 0 {
			b.addString(" ", nil)
		}
		t := f.string(arg)
		s := fmt.Sprintf(format, t.s)
		if strings.Contains(s, t.s) && len(s) == len(t.s)+2 {
			b.addString(s[:1], nil)
			b.add(t)
			b.addString(s[len(s)-1:], nil)
		} else {
			b.addString(f.unescaped(s, t.s), t.collapse())
		}
	}
	return textVal(b.text())
}

// unescaped keeps what is unknown in a text whose characters were escaped.
func (f *frame) unescaped(s, of string) string {
	if !holed(of) {
		return s
	}
	s = strings.ReplaceAll(s, `\ue7b1`, holeStart)
	return strings.ReplaceAll(s, `\ue7b2`, holeEnd)
}

func (f *frame) indented(args []val, before string) val {
	n, t := f.int(args, 0), f.text(args, 1)
	if n < 0 {
		f.fail("a text cannot be indented by %d", n)
	}
	if product(n, strings.Count(t.s, "\n")+1) > maxMade {
		f.exhaust("indent would make more than %d bytes", maxMade)
	}
	f.charge(n * (strings.Count(t.s, "\n") + 1))
	t = t.indent(strings.Repeat(" ", n))
	if before == "" {
		return textVal(t)
	}
	var b builder
	b.addString(before, nil)
	b.add(t)
	return val{v: b.b.String(), pieces: b.pieces}
}

func truncated(f *frame, args []val) val {
	n, t := f.int(args, 0), f.text(args, 1)
	start, end := 0, len(t.s)
	switch {
	case n < 0 && end+n > 0:
		start = end + n
	case n >= 0 && end > n:
		end = n
	}
	if out := t.slice(start, end); strings.Count(out.s, holeStart) == strings.Count(t.s, holeStart) && strings.Count(out.s, holeEnd) == strings.Count(t.s, holeEnd) {
		return textVal(out)
	}
	h, _ := f.m.holes.of(t.s)
	return val{v: f.m.holes.dig(h.why, h.full), o: t.collapse()}
}

func (f *frame) cased(args []val, fn func(string) string) val {
	t := f.text(args, 0)
	s := fn(t.s)
	if len(s) != len(t.s) {
		return val{v: s, o: t.collapse()}
	}
	return textVal(text{s, t.pieces})
}

// printf keeps what is known of the arguments of simple formats.
func printf(f *frame, args []val) val {
	format := f.text(args, 0)
	if widths(format.s) > maxMade {
		f.exhaust("printf would make more than %d bytes", maxMade)
	}
	raw := make([]any, len(args)-1)
	unknown := ""
	for i, arg := range args[1:] {
		raw[i] = arg.v
		if s := f.weigh(arg.v); s != "" && unknown == "" {
			unknown = s
		}
	}
	plain := fmt.Sprintf(format.s, raw...)
	f.charge(len(plain))
	if t, ok := f.formatted(format, args[1:]); ok && t.s == plain {
		return textVal(t)
	}
	if h, ok := f.m.holes.of(unknown); ok {
		return val{v: f.m.holes.dig(h.why, false), o: from(args)}
	}
	return val{v: plain, o: from(args)}
}

// formatted formats with the verbs s, v, d and q without flags.
func (f *frame) formatted(format text, args []val) (text, bool) {
	var b builder
	at := 0
	for {
		n := strings.IndexByte(format.s[at:], '%')
		if n < 0 {
			b.add(format.slice(at, len(format.s)))
			return b.text(), len(args) == 0
		}
		b.add(format.slice(at, at+n))
		at += n + 2
		switch {
		case at > len(format.s):
			return text{}, false
		case format.s[at-1] == '%':
			b.add(format.slice(at-1, at))
			continue
		case len(args) == 0 || !strings.ContainsRune("svdq", rune(format.s[at-1])):
			return text{}, false
		}
		arg := args[0]
		args = args[1:]
		s, isString := arg.v.(string)
		switch verb := format.s[at-1]; {
		case isString && (verb == 's' || verb == 'v'):
			b.add(arg.text())
		case isString && verb == 'q':
			b.addString(fmt.Sprintf("%q", s), arg.origin())
		default:
			b.addString(fmt.Sprintf(format.s[at-2:at], arg.v), arg.origin())
		}
	}
}

// joined puts texts side by side, as cat does: nil is left out.
func (f *frame) joined(args []val, separator string) text {
	var b builder
	first := true
	for _, arg := range args {
		if arg.v == nil {
			continue
		}
		if !first {
			b.addString(separator, nil)
		}
		first = false
		b.add(f.string(arg))
	}
	t := b.text()
	f.charge(len(t.s))
	return t
}

func joined(f *frame, args []val) val {
	separator := f.text(args, 0)
	items, ok := f.items(args[1])
	if !ok {
		if args[1].v == nil {
			return val{v: ""}
		}
		items = []val{args[1]}
	}
	if product(len(separator.s), len(items)) > maxMade {
		f.exhaust("join would make more than %d bytes", maxMade)
	}
	return textVal(f.joined(items, separator.s))
}

// items are the elements of a list.
func (f *frame) items(v val) ([]val, bool) {
	if list, ok := v.v.([]any); ok {
		f.step(len(list))
		out := make([]val, len(list))
		for i := range list {
			out[i] = f.m.at(list, i)
		}
		return out, true
	}
	r := reflect.ValueOf(v.v)
	if r.Kind() != reflect.Slice && r.Kind() != reflect.Array {
		return nil, false
	}
	f.step(r.Len())
	out := make([]val, r.Len())
	for i := range out {
		out[i] = val{v: r.Index(i).Interface(), o: v.origin()}
	}
	return out, true
}

func replaced(f *frame, args []val) val {
	old, by, t := f.text(args, 0), f.text(args, 1), f.text(args, 2)
	if old.s == "" || holed(old.s) {
		return f.merged(strings.ReplaceAll(t.s, old.s, by.s), args)
	}
	matches := occurrences(t.s, old.s)
	if product(len(matches), len(by.s)) > maxMade {
		f.exhaust("replace would make more than %d bytes", maxMade)
	}
	f.charge(len(matches) * len(by.s))
	return textVal(t.replace(matches, func([]int) text { return by }))
}

// merged is a text that was made of others in a way that hides them.
func (f *frame) merged(s string, args []val) val {
	if h, ok := f.unsure(args); ok {
		return h
	}
	f.charge(len(s))
	return val{v: s, o: from(args)}
}

// matched replaces what a regular expression finds.
func (f *frame) matched(args []val, literal bool) val {
	pattern, t, by := f.text(args, 0), f.text(args, 1), f.text(args, 2)
	if holed(pattern.s) {
		return f.merged("", args)
	}
	re, err := regexp.Compile(pattern.s)
	if err != nil {
		f.fail("a regular expression is wrong: %v", err)
	}
	matches := re.FindAllStringSubmatchIndex(t.s, -1)
	if product(len(matches)+len(t.s), len(by.s)) > maxMade {
		f.exhaust("replacing would make more than %d bytes", maxMade)
	}
	f.charge(len(matches) * len(by.s))
	return textVal(t.replace(matches, func(m []int) text {
		if literal {
			return by
		}
		return textOf(string(re.ExpandString(nil, by.s, t.s, m)), by.collapse())
	}))
}

// splitList takes a text apart.
func splitList(f *frame, args []val) val {
	by, t := f.text(args, 0), f.text(args, 1)
	if by.s == "" || holed(by.s) {
		if h, ok := f.unsure(args); ok {
			return h
		}
		f.step(len(t.s))
		parts := strings.Split(t.s, by.s)
		items := make([]val, len(parts))
		for i, part := range parts {
			items[i] = val{v: part, o: t.collapse()}
		}
		return val{v: f.m.list(items)}
	}
	matches := occurrences(t.s, by.s)
	f.step(len(matches))
	f.charge(grown * len(matches))
	items := make([]val, 0, len(matches)+1)
	at := 0
	for _, m := range append(matches, []int{len(t.s), len(t.s)}) {
		items = append(items, textVal(t.slice(at, m[0])))
		at = m[1]
	}
	return val{v: f.m.list(items)}
}
