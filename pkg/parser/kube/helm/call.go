package helm

import (
	"fmt"
	"reflect"
	"strings"
	"text/template/parse"
)

// function is what a template can call.
type function struct {
	// native is one of ours, which knows where values come from. It takes from min
	// to max arguments, any number with max below 0.
	native   func(f *frame, args []val) val
	min, max int
	// plain is one that does not, such as a function of sprig.
	plain reflect.Value
	// shallow says that it does not look into the containers it is given.
	shallow bool
	// carries says that it only moves values about, so that a container with
	// something unknown in it may be given to it.
	carries bool
	// fills says that it makes no empty text of one that is not empty.
	fills bool
	// unknown is why nobody knows what it gives.
	unknown string
}

func plain(fn reflect.Value) *function { return &function{plain: fn} }

// function calls a function by name.
func (f *frame) function(dot val, n *parse.IdentifierNode, args []parse.Node, final val) val {
	f.node = n
	if n.Ident == "and" || n.Ident == "or" {
		return f.logic(dot, n.Ident == "or", args, final)
	}
	fn := f.m.functions[n.Ident]
	if fn == nil {
		f.fail("there is no function %q", n.Ident)
	}
	return f.invoke(dot, n, n.Ident, fn, args, final)
}

// logic is and, or: the arguments behind the one that decides are not evaluated.
func (f *frame) logic(dot val, or bool, args []parse.Node, final val) val {
	if len(args) == 0 && isMissing(final) {
		f.fail("and, or need arguments")
	}
	var v val
	for _, arg := range args {
		if v = f.argument(dot, arg); f.truth(v) == or {
			return v
		}
	}
	if !isMissing(final) {
		return final
	}
	return v
}

// invoke evaluates the arguments and calls a function.
func (f *frame) invoke(dot val, n parse.Node, name string, fn *function, args []parse.Node, final val) val {
	given := make([]val, 0, len(args)+1)
	for _, arg := range args {
		given = append(given, f.argument(dot, arg))
	}
	if !isMissing(final) {
		given = append(given, final)
	}
	f.node = n
	f.step(1)
	if fn.unknown != "" {
		return val{v: f.m.holes.dig(fn.unknown, true)}
	}
	if fn.native != nil {
		if len(given) < fn.min || fn.max >= 0 && len(given) > fn.max {
			f.fail("wrong number of arguments for %s: %d", name, len(given))
		}
		for i := range given {
			if _, ok := given[i].v.(nothing); ok {
				given[i].v = nil
			}
		}
		return fn.native(f, given)
	}
	return f.reflect(name, fn, args, given)
}

// reflect calls one of Go's own functions.
func (f *frame) reflect(name string, fn *function, nodes []parse.Node, args []val) val {
	typ := fn.plain.Type()
	if n := typ.NumIn(); len(args) != n && !typ.IsVariadic() || len(args) < n-1 {
		f.fail("wrong number of arguments for %s: %d", name, len(args))
	}
	in := make([]reflect.Value, len(args))
	for i, arg := range args {
		if h, ok := f.hidden(fn, arg.v); ok {
			return val{v: f.m.holes.dig(h.why, h.full && fn.fills), o: arg.o}
		}
		want := typ.In(min(i, typ.NumIn()-1))
		if typ.IsVariadic() && i >= typ.NumIn()-1 {
			want = want.Elem()
		}
		var node parse.Node
		if i < len(nodes) {
			node = nodes[i]
		}
		v, ok := f.convert(arg, want, node)
		if !ok {
			return f.lack(arg)
		}
		in[i] = v
	}
	if err := predict(name, args); err != "" {
		f.exhaust("%s", err)
	}
	out, err := safely(fn.plain, in)
	if err != nil {
		f.fail("%s: %v", name, err)
	}
	return f.result(fn, out, args)
}

// hidden looks for something unknown in an argument.
func (f *frame) hidden(fn *function, v any) (hole, bool) {
	if s, ok := v.(string); ok {
		f.charge(len(s))
		return f.m.holes.of(s)
	}
	if fn.shallow && !f.m.vague {
		return hole{}, false
	}
	s := f.weigh(v)
	if s == "" || fn.carries && !f.m.vague {
		return hole{}, false
	}
	return f.m.holes.of(s)
}

// result makes a value of what a function gave.
func (f *frame) result(fn *function, out reflect.Value, args []val) val {
	if !out.IsValid() || out.Kind() == reflect.Interface && out.IsNil() {
		return val{}
	}
	made := val{v: out.Interface()}
	switch v := made.v.(type) {
	case map[string]any, []any:
		if !fn.shallow {
			f.weigh(v)
			f.m.adopt(v, args)
		}
		return made
	case string:
		f.charge(len(v))
	}
	var c collector
	for _, arg := range args {
		c.add(arg.o)
		for _, p := range arg.pieces {
			c.add(p.from)
		}
	}
	if s, ok := made.v.(string); ok && strings.Contains(s, "\n") {
		c.guess = "" // a guess in it would make all of a document one
	}
	made.o = c.origin()
	return made
}

// convert makes an argument fit a parameter. ok is false when something is
// missing that must be there.
func (f *frame) convert(v val, want reflect.Type, n parse.Node) (out reflect.Value, ok bool) {
	nilable := false
	switch want.Kind() {
	case reflect.Interface, reflect.Map, reflect.Slice, reflect.Pointer, reflect.Func:
		nilable = true
	default:
	}
	switch v.v.(type) {
	case nothing:
		return reflect.Zero(want), nilable
	case nil:
		_, explicit := n.(*parse.NilNode)
		return reflect.Zero(want), want.Kind() == reflect.Interface || nilable && explicit
	}
	if number, isNumber := n.(*parse.NumberNode); isNumber {
		out := reflect.New(want).Elem()
		switch {
		case out.CanInt() && number.IsInt:
			out.SetInt(number.Int64)
			return out, true
		case out.CanUint() && number.IsUint:
			out.SetUint(number.Uint64)
			return out, true
		case out.CanFloat() && number.IsFloat:
			out.SetFloat(number.Float64)
			return out, true
		}
	}
	r := reflect.ValueOf(v.v)
	if r.Type().AssignableTo(want) {
		return r, true
	}
	if r.Kind() == reflect.Pointer && !r.IsNil() && r.Type().Elem().AssignableTo(want) {
		return r.Elem(), true
	}
	f.fail("wrong type of value: %s is wanted, not %s", want, r.Type())
	return r, false
}

// safely calls a function; what it panics with is its error.
func safely(fn reflect.Value, in []reflect.Value) (out reflect.Value, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	results := fn.Call(in)
	if len(results) == 0 {
		return reflect.Value{}, nil
	}
	if len(results) == 2 && !results[1].IsNil() {
		err, _ := results[1].Interface().(error)
		return results[0], err
	}
	return results[0], nil
}

// weigh counts what is in a container, and returns the first text in it that
// holds something unknown.
func (f *frame) weigh(v any) string { return f.weighDeep(v, 0) }

func (f *frame) weighDeep(v any, depth int) (found string) {
	if depth > maxDeep {
		f.exhaust("a value is nested more than %d levels deep, or holds itself", maxDeep)
	}
	f.step(1)
	f.charge(grown / 8)
	note := func(s string) {
		if s != "" && found == "" {
			found = s
		}
	}
	switch v := v.(type) {
	case string:
		f.charge(len(v))
		if holed(v) {
			return v
		}
	case map[string]any:
		for _, key := range sorted(v) {
			if holed(key) {
				note(key)
			}
			note(f.weighDeep(v[key], depth+1))
		}
	case []any:
		for _, e := range v {
			note(f.weighDeep(e, depth+1))
		}
	case []string:
		for _, e := range v {
			note(f.weighDeep(e, depth+1))
		}
	}
	return found
}
