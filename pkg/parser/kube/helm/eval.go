package helm

import (
	"reflect"
	"strings"
	"text/template/parse"
)

// What follows tells what text/template does with an expression, value by value
// with where it comes from.

// missing is the final argument of a command that is given none by a pipe.
var missing = val{v: struct{}{}}

func isMissing(v val) bool { _, ok := v.v.(struct{}); return ok }

// pipeline evaluates a pipeline and declares its variables.
func (f *frame) pipeline(dot val, pipe *parse.PipeNode) val {
	v := missing
	for _, cmd := range pipe.Cmds {
		v = f.command(dot, cmd, v)
		if v.v == nil {
			v.v = nothing{}
		}
	}
	for _, d := range pipe.Decl {
		if pipe.IsAssign {
			f.assign(d.Ident[0], v)
		} else {
			f.vars = append(f.vars, variable{d.Ident[0], v})
		}
	}
	return v
}

func (f *frame) assign(name string, v val) {
	for i := len(f.vars) - 1; i >= 0; i-- {
		if f.vars[i].name == name {
			f.vars[i].val = v
			return
		}
	}
	f.fail("undefined variable %s", name)
}

func (f *frame) variable(name string) val {
	for i := len(f.vars) - 1; i >= 0; i-- {
		if f.vars[i].name == name {
			return f.vars[i].val
		}
	}
	f.fail("undefined variable %s", name)
	return val{}
}

// command evaluates one part of a pipeline; final is what the part before gave.
func (f *frame) command(dot val, cmd *parse.CommandNode, final val) val {
	f.step(1)
	args := cmd.Args[1:]
	switch n := cmd.Args[0].(type) {
	case *parse.FieldNode:
		f.node = n
		return f.chain(dot, dot, n, n.Ident, args, final)
	case *parse.ChainNode:
		return f.chained(dot, n, args, final)
	case *parse.IdentifierNode:
		return f.function(dot, n, args, final)
	case *parse.VariableNode:
		f.node = n
		if len(n.Ident) > 1 {
			return f.chain(dot, f.variable(n.Ident[0]), n, n.Ident[1:], args, final)
		}
	case *parse.NilNode:
		f.node = n
		f.fail("nil is not a command")
	}
	if len(args) > 0 || !isMissing(final) {
		f.node = cmd.Args[0]
		f.fail("%s is no function, and takes no arguments", cmd.Args[0])
	}
	return f.argument(dot, cmd.Args[0])
}

// argument evaluates an operand.
func (f *frame) argument(dot val, n parse.Node) val {
	f.step(1)
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.NilNode:
		return val{}
	case *parse.BoolNode:
		return val{v: n.True}
	case *parse.NumberNode:
		f.node = n
		return val{v: f.number(n)}
	case *parse.StringNode:
		return f.literal(n)
	case *parse.FieldNode:
		f.node = n
		return f.chain(dot, dot, n, n.Ident, nil, missing)
	case *parse.VariableNode:
		f.node = n
		v := f.variable(n.Ident[0])
		if len(n.Ident) > 1 {
			return f.chain(dot, v, n, n.Ident[1:], nil, missing)
		}
		return v
	case *parse.PipeNode:
		defer func(at parse.Node) { f.node = at }(f.node)
		return f.pipeline(dot, n)
	case *parse.IdentifierNode:
		return f.function(dot, n, nil, missing)
	case *parse.ChainNode:
		return f.chained(dot, n, nil, missing)
	}
	f.fail("%s cannot be evaluated", n)
	return val{}
}

// number is a number without a type: its spelling says which it gets.
func (f *frame) number(n *parse.NumberNode) any {
	hex := len(n.Text) > 2 && n.Text[0] == '0' && (n.Text[1] == 'x' || n.Text[1] == 'X') && !strings.ContainsAny(n.Text, "pP")
	switch {
	case n.IsComplex:
		return n.Complex128
	case n.IsFloat && !hex && n.Text[0] != '\'' && strings.ContainsAny(n.Text, ".eEpP"):
		return n.Float64
	case n.IsInt:
		return int(n.Int64)
	}
	f.fail("%s overflows int", n.Text)
	return nil
}

// literal is a string that is written in the template.
func (f *frame) literal(n *parse.StringNode) val {
	start := int(n.Pos) + 1
	if len(n.Quoted) == len(n.Text)+2 && start+len(n.Text) <= len(f.unit.body.text.s) && f.unit.body.text.s[start:start+len(n.Text)] == n.Text {
		return textVal(f.place(f.unit.body.text.slice(start, start+len(n.Text))))
	}
	return val{v: n.Text}
}

// chained evaluates (pipeline).Field.
func (f *frame) chained(dot val, n *parse.ChainNode, args []parse.Node, final val) val {
	f.node = n
	if _, ok := n.Node.(*parse.NilNode); ok {
		f.fail("nil has no fields")
	}
	v := f.argument(dot, n.Node)
	f.node = n
	return f.chain(dot, v, n, n.Field, args, final)
}

// chain follows names into a value. The last one may be a method, and takes the
// arguments.
func (f *frame) chain(dot, v val, n parse.Node, names []string, args []parse.Node, final val) val {
	for i, name := range names {
		f.step(1)
		if i == len(names)-1 {
			return f.field(dot, v, n, names[:i], name, args, final)
		}
		v = f.field(dot, v, n, names[:i], name, nil, missing)
	}
	return v
}

// field is one field or method of a value; before are the names that led to it.
func (f *frame) field(dot, v val, n parse.Node, before []string, name string, args []parse.Node, final val) val {
	hasArgs := len(args) > 0 || !isMissing(final)
	switch of := v.v.(type) {
	case nothing:
		return val{v: nothing{}}
	case nil:
		return f.lack(val{name: nameOf(n, before)})
	case map[string]any:
		if hasArgs {
			f.fail("%s is not a method but has arguments", name)
		}
		out, _ := f.m.get(of, name)
		if out.v == nil {
			out.name = nameOf(n, append(before[:len(before):len(before)], name))
		}
		return out
	case string:
		if _, ok := f.m.holes.whole(of); ok {
			return v
		}
	case *files:
		if name == "Get" && len(args) == 1 && isMissing(final) {
			return f.file(of, f.argument(dot, args[0]))
		}
	}
	return f.reflected(dot, v, n, name, args, final)
}

// lack is what stands for a value that is missing where there must be one.
func (f *frame) lack(v val) val {
	return val{v: f.m.holes.dig(v.called()+" is missing", false), o: v.o}
}

// called is what a missing value is called.
func (v val) called() string {
	if v.name == "" {
		return "a value"
	}
	return "value " + v.name
}

// nameOf is what a value is called that a node leads to by way of names.
func nameOf(n parse.Node, names []string) string {
	name := strings.Join(names, ".")
	switch n := n.(type) {
	case *parse.VariableNode:
		if n.Ident[0] != "$" {
			name = strings.TrimSuffix(n.Ident[0]+"."+name, ".")
		}
	case *parse.ChainNode:
		name = strings.TrimSuffix(n.Node.String()+"."+name, ".")
	}
	if name == "" {
		return "."
	}
	return strings.TrimPrefix(name, "Values.")
}

// reflected is a field or method of one of Go's own values.
func (f *frame) reflected(dot, v val, n parse.Node, name string, args []parse.Node, final val) val {
	r := reflect.ValueOf(v.v)
	if method := r.MethodByName(name); method.IsValid() {
		return f.invoke(dot, n, name, plain(method), args, final)
	}
	for r.Kind() == reflect.Pointer && !r.IsNil() {
		r = r.Elem()
	}
	hasArgs := len(args) > 0 || !isMissing(final)
	switch r.Kind() {
	case reflect.Struct:
		if field, ok := r.Type().FieldByName(name); ok && field.IsExported() && !hasArgs {
			return val{v: r.FieldByIndex(field.Index).Interface(), o: v.o}
		}
	case reflect.Map:
		if r.Type().Key().Kind() == reflect.String && !hasArgs {
			e := r.MapIndex(reflect.ValueOf(name).Convert(r.Type().Key()))
			if !e.IsValid() {
				e = reflect.Zero(r.Type().Elem())
			}
			return val{v: e.Interface(), o: v.o}
		}
	default:
	}
	f.node = n
	f.fail("there is no field %s in a value of type %s", name, kindOf(v.v))
	return val{}
}
