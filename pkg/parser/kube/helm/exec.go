package helm

import (
	"fmt"
	"reflect"
	"slices"
	"sort"
	"text/template/parse"

	"github.com/akslint/akslint/pkg/source"
)

// machine renders the templates of one chart and of the charts below it.
type machine struct {
	*ledger
	holes holes
	// conceals are what messages must not show.
	conceals conceals
	meter    meter
	root     *scope
	// functions are what templates can call.
	functions map[string]*function
	// parsed are the texts that tpl was given.
	parsed map[string]*definition
}

// frame is one template that runs.
type frame struct {
	m     *machine
	scope *scope
	unit  *unit
	call  *call
	depth int
	vars  []variable
	out   *builder
	node  parse.Node // what is being evaluated
	// placed are the origins of this frame's own text.
	placed map[*origin]*origin
}

type variable struct {
	name string
	val  val
}

// signal is how a part of a template ends.
type signal uint8

const (
	done signal = iota
	breaking
	continuing
)

// run runs a template and returns what it prints.
func (f *frame) run(u *unit, dot val, c *call, s *scope) text {
	if f.depth >= maxCalls {
		f.exhaust("named templates call each other more than %d levels deep", maxCalls)
	}
	var out builder
	next := &frame{m: f.m, scope: s, unit: u, call: c, depth: f.depth + 1, out: &out, vars: []variable{{"$", dot}}}
	next.walk(dot, u.root)
	return out.text()
}

// here is where the node that is being evaluated stands.
func (f *frame) here() source.Range {
	if f.unit == nil {
		return source.Range{}
	}
	if f.node == nil {
		return f.unit.body.rangeOf(0, 0)
	}
	span := f.unit.body.action(f.node.Position())
	return f.unit.body.rangeOf(span[0], span[1])
}

// place turns a part of the template's own text into text that is printed here.
func (f *frame) place(t text) text {
	if f.call == nil {
		return t
	}
	pieces := make([]piece, len(t.pieces))
	for i, p := range t.pieces {
		pieces[i] = p
		if p.from == nil {
			continue
		}
		o := f.placed[p.from]
		if o == nil {
			c := *p.from
			if c.within == nil {
				c.within = f.call
			}
			o = &c
			if f.placed == nil {
				f.placed = map[*origin]*origin{}
			}
			f.placed[p.from] = o
		}
		pieces[i].from = o
	}
	t.pieces = pieces
	return t
}

// walk runs a node.
func (f *frame) walk(dot val, n parse.Node) signal {
	f.step(1)
	switch n := n.(type) {
	case *parse.ActionNode:
		f.node = n
		v := f.pipeline(dot, n.Pipe)
		if len(n.Pipe.Decl) == 0 {
			f.node = n
			f.print(v)
		}
	case *parse.BreakNode:
		return breaking
	case *parse.ContinueNode:
		return continuing
	case *parse.IfNode:
		return f.branch(dot, &n.BranchNode, false)
	case *parse.WithNode:
		return f.branch(dot, &n.BranchNode, true)
	case *parse.RangeNode:
		return f.loop(dot, n)
	case *parse.ListNode:
		for _, child := range n.Nodes {
			if s := f.walk(dot, child); s != done {
				return s
			}
		}
	case *parse.TemplateNode:
		f.node = n
		f.template(dot, n)
	case *parse.TextNode:
		f.write(f.place(f.unit.body.text.slice(int(n.Pos), int(n.Pos)+len(n.Text))))
	}
	return done
}

// write appends to what the template prints.
func (f *frame) write(t text) {
	f.charge(len(t.s))
	f.out.add(t)
	if f.out.b.Len() > maxOutput {
		f.exhaust("the template prints more than %d bytes", maxOutput)
	}
}

// print prints the value of an action.
func (f *frame) print(v val) {
	var t text
	switch s := v.v.(type) {
	case string:
		t = v.text()
	case nil, nothing:
		t = textOf(f.m.holes.keep(hole{why: v.called() + " is not given", full: true, blank: true}), v.o)
	default:
		f.weigh(s)
		t = textOf(show(s), v.o)
	}
	if t.s == "" {
		return
	}
	span := f.unit.body.action(f.node.Position())
	at := f.unit.body.rangeOf(span[0], span[1])
	made := map[*origin]*origin{}
	out := text{s: t.s}
	if len(t.pieces) == 0 || t.pieces[0].at > 0 {
		out.pieces = append(out.pieces, piece{from: f.printed(nil, at, made)})
	}
	for _, p := range t.pieces {
		if p.from == nil || p.from.kind == entry || p.from.kind == derived {
			p.from = f.printed(p.from, at, made)
		}
		out.pieces = append(out.pieces, p)
	}
	f.write(out)
}

// printed is the origin of what an action prints of something.
func (f *frame) printed(of *origin, at source.Range, made map[*origin]*origin) *origin {
	if o := made[of]; o != nil {
		return o
	}
	var c collector
	c.add(of)
	o := &origin{kind: printed, at: at, of: c.of, guess: c.guess, secret: c.secret, within: f.call}
	made[of] = o
	return o
}

// show prints a value as templates do.
func show(v any) string {
	r := reflect.ValueOf(v)
	for r.Kind() == reflect.Pointer && !r.IsNil() {
		if _, ok := r.Interface().(fmt.Stringer); ok {
			break
		}
		r = r.Elem()
	}
	return fmt.Sprint(r.Interface())
}

// branch runs an if or a with.
func (f *frame) branch(dot val, n *parse.BranchNode, with bool) signal {
	defer f.pop(len(f.vars))
	f.node = n
	v := f.pipeline(dot, n.Pipe)
	f.node = n
	switch {
	case f.truth(v) && with:
		return f.walk(v, n.List)
	case f.truth(v):
		return f.walk(dot, n.List)
	case n.ElseList != nil:
		return f.walk(dot, n.ElseList)
	}
	return done
}

func (f *frame) pop(n int) { f.vars = f.vars[:n] }

// loop runs a range.
func (f *frame) loop(dot val, n *parse.RangeNode) signal {
	defer f.pop(len(f.vars))
	f.node = n
	over := f.pipeline(dot, n.Pipe)
	f.node = n
	mark := len(f.vars)
	ran := false
	// one runs the body once and says whether to go on.
	one := func(key, element val) bool {
		ran = true
		f.pop(mark)
		f.iterate(n.Pipe, key, element)
		return f.walk(element, n.List) != breaking
	}
	f.each(over, len(n.Pipe.Decl) > 1, one)
	f.pop(mark)
	if !ran && n.ElseList != nil {
		return f.walk(dot, n.ElseList)
	}
	return done
}

// iterate gives the variables of a range their values.
func (f *frame) iterate(pipe *parse.PipeNode, key, element val) {
	set := func(i int, v val) {
		if pipe.IsAssign {
			f.assign(pipe.Decl[i].Ident[0], v)
		} else {
			f.vars = append(f.vars, variable{pipe.Decl[i].Ident[0], v})
		}
	}
	switch len(pipe.Decl) {
	case 1:
		set(0, element)
	case 2:
		set(0, key)
		set(1, element)
	}
}

// each calls one for each element of what is ranged over, until it says no.
func (f *frame) each(over val, pairs bool, one func(key, element val) bool) {
	switch v := over.v.(type) {
	case nil, nothing:
		return
	case map[string]any:
		if hidden, ok := f.m.open(v); ok {
			h, _ := f.m.holes.whole(hidden.v)
			f.refuse("it ranges over something that is not known: %s", h.why)
		}
		for _, key := range sorted(v) {
			e, _ := f.m.get(v, key)
			if !one(val{v: key, o: f.m.key(v, key)}, e) {
				return
			}
		}
		return
	case []any:
		for i := 0; i < len(v); i++ {
			if !one(val{v: i}, f.m.at(v, i)) {
				return
			}
		}
		return
	case string:
		if h, ok := f.m.holes.of(v); ok {
			f.refuse("it ranges over something that is not known: %s", h.why)
		}
	}
	r := reflect.ValueOf(over.v)
	switch r.Kind() {
	case reflect.Slice, reflect.Array:
		for i := 0; i < r.Len(); i++ {
			if !one(val{v: i, o: over.o}, val{v: r.Index(i).Interface(), o: over.o}) {
				return
			}
		}
	case reflect.Map:
		keys := r.MapKeys()
		sort.Slice(keys, func(i, j int) bool { return less(keys[i], keys[j]) })
		for _, key := range keys {
			if !one(val{v: key.Interface(), o: over.o}, val{v: r.MapIndex(key).Interface(), o: over.o}) {
				return
			}
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if pairs {
			f.fail("a range over the number %v has one variable at most", over.v)
		}
		for i := int64(0); i < r.Int(); i++ {
			if !one(val{}, val{v: reflect.ValueOf(i).Convert(r.Type()).Interface()}) {
				return
			}
		}
	default:
		f.fail("range cannot iterate over %s", kindOf(over.v))
	}
}

func sorted(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// less orders the keys of a map.
func less(a, b reflect.Value) bool {
	if a.CanInt() && b.CanInt() {
		return a.Int() < b.Int()
	}
	return fmt.Sprint(a.Interface()) < fmt.Sprint(b.Interface())
}

// template runs {{template "name" pipeline}}.
func (f *frame) template(dot val, n *parse.TemplateNode) {
	var arg val
	if n.Pipe == nil {
		arg = val{v: nothing{}}
	} else {
		arg = f.pipeline(dot, n.Pipe)
	}
	f.node = n
	u := f.scope.find(n.Name)
	if u == nil {
		f.fail("there is no template %q", n.Name)
	}
	f.write(f.run(u, arg, &call{n.Name, f.here(), f.call}, f.scope))
}

// truth reports whether a value counts as true.
func (f *frame) truth(v val) bool {
	switch s := v.v.(type) {
	case nil, nothing:
		return false
	case bool:
		return s
	case string:
		if h, ok := f.m.holes.whole(s); ok && !h.full {
			f.refuse("a condition needs something that is not known: %s", h.why)
		}
		return s != ""
	}
	return truth(reflect.ValueOf(v.v))
}

func truth(r reflect.Value) bool {
	switch r.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return r.Len() > 0
	case reflect.Struct:
		return true
	case reflect.Func, reflect.Pointer, reflect.Interface, reflect.Chan:
		return !r.IsNil()
	default:
		return r.IsValid() && !r.IsZero()
	}
}

// kindOf names the type of a value, as Go does.
func kindOf(v any) string {
	if _, ok := v.(nothing); ok || v == nil {
		return "nothing"
	}
	return reflect.TypeOf(v).String()
}
