package arm

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// Budgets. They are far above what a template written by people needs and keep
// a hostile one from taking the machine.
const (
	maxString    = 1 << 20   // bytes of one string
	maxBytes     = 16 << 20  // bytes of all strings of one value
	maxElements  = 10_000    // elements of one list or object
	maxNodes     = 100_000   // nodes of one value
	maxSteps     = 2_000_000 // evaluations in one unit
	maxDepth     = 1_000     // evaluations within one another
	maxNested    = 32        // deployments within one another
	maxCalls     = 2_000     // nested deployments in one unit
	maxResources = 50_000    // resources in one unit
	maxSym       = 400       // bytes of the normal form of an unknown
	// maxInstances is how many instances of one loop are told apart; above it
	// one stands for all.
	maxInstances = 100
)

// val is a value under evaluation. It is immutable once it has been returned.
// A nil *val is nothing at all.
type val struct {
	kind                 value.Kind
	flag                 bool   // of a bool
	text                 string // of a string or number; why, of an unknown
	items                []*val
	fields               []entry
	open, secret, chosen bool
	size, bytes          int // nodes in it, itself included, and the text in them

	// An unknown is more than nothing known: sym is what it is in a normal form
	// that is equal for equal unknowns of one deployment; parts are the known and
	// unknown pieces of a text.
	sym   string
	parts []part
	refs  []value.Ref // what it derives from
	// choices are the values of which it is one.
	choices []*val

	// member gives what cannot be known before it is asked for: properties of a
	// resource that runs, outputs of a deployment.
	member func(name string) *val
	lambda *lambda
	where  where
}

// entry is one entry of an object under evaluation. When it is not known whether
// it is there, maybe says so, and its value is not known either.
type entry struct {
	name  string
	key   source.Range
	v     *val
	maybe bool
}

// part is a piece of a text: literal, or a hole that is not known.
type part struct {
	lit    string
	secret bool // of a literal
	hole   *val
}

func nullVal() *val { return &val{kind: value.Null, size: 1} }

func boolVal(b bool) *val { return &val{kind: value.Bool, flag: b, size: 1} }

func strVal(s string) *val { return &val{kind: value.String, text: s, size: 1, bytes: len(s)} }

func intVal(n int64) *val {
	return &val{kind: value.Number, text: strconv.FormatInt(n, 10), size: 1}
}

func numVal(text string) *val { return &val{kind: value.Number, text: text, size: 1} }

func floatVal(f float64) *val { return numVal(strconv.FormatFloat(f, 'g', -1, 64)) }

func listVal(items []*val) *val {
	v := &val{kind: value.List, items: items, size: 1}
	for i, item := range items {
		if item == nil {
			items[i] = nullVal()
		}
		v.size += items[i].size
		v.bytes += items[i].bytes
	}
	return v
}

func objectVal(fields []entry) *val {
	v := &val{kind: value.Object, fields: fields, size: 1}
	for i, f := range fields {
		if f.v == nil {
			fields[i].v = nullVal()
		}
		v.size += fields[i].v.size
		v.bytes += len(f.name) + fields[i].v.bytes
	}
	return v
}

// unknown is a value that cannot be known; sym is its normal form.
func unknown(why, sym string) *val {
	return &val{kind: value.Unknown, text: why, sym: short(sym), size: 1}
}

// short keeps a normal form from growing without end: a long one is told by
// its hash.
func short(sym string) string {
	if len(sym) <= maxSym {
		return sym
	}
	sum := sha256.Sum256([]byte(sym))
	return "#" + hex.EncodeToString(sum[:])
}

func (v *val) is(k value.Kind) bool { return v != nil && v.kind == k }

func (v *val) isNull() bool { return v == nil || v.kind == value.Null }

func (v *val) isUnknown() bool { return v != nil && v.kind == value.Unknown }

// settled reports whether the value and everything in it is known.
func (v *val) settled() bool {
	switch {
	case v == nil:
		return true
	case v.kind == value.Unknown || v.open:
		return false
	}
	for _, item := range v.items {
		if !item.settled() {
			return false
		}
	}
	for _, f := range v.fields {
		if !f.v.settled() {
			return false
		}
	}
	return true
}

// weight is the number of nodes in a value, 0 for nothing.
func (v *val) weight() int {
	if v == nil {
		return 0
	}
	return v.size
}

// hidden reports whether the value or something in it is secret.
func (v *val) hidden() bool {
	if v == nil || v.secret {
		return v != nil
	}
	for _, item := range v.items {
		if item.hidden() {
			return true
		}
	}
	for _, f := range v.fields {
		if f.v.hidden() {
			return true
		}
	}
	return false
}

func (v *val) with(change func(*val)) *val {
	if v == nil {
		return nil
	}
	c := *v
	change(&c)
	return &c
}

// asSecret is v marked as secret, with everything that is in it or is found
// through it.
func (v *val) asSecret() *val {
	return v.with(func(c *val) {
		c.secret = true
		if m := c.member; m != nil {
			c.member = func(name string) *val { return m(name).asSecret() }
		}
		for i, p := range c.parts {
			if i == 0 {
				c.parts = append([]part(nil), c.parts...)
			}
			c.parts[i] = part{lit: p.lit, secret: true, hole: p.hole.asSecret()}
		}
		for i, choice := range c.choices {
			if i == 0 {
				c.choices = append([]*val(nil), c.choices...)
			}
			c.choices[i] = choice.asSecret()
		}
		for i, item := range c.items {
			if i == 0 {
				c.items = append([]*val(nil), c.items...)
			}
			c.items[i] = item.asSecret()
		}
		for i, f := range c.fields {
			if i == 0 {
				c.fields = append([]entry(nil), c.fields...)
			}
			c.fields[i].v = f.v.asSecret()
		}
	})
}

// field returns the entry of a name, taken without regard to case, nil when
// there is none. The last of several wins. It does not ask what runs.
func (v *val) field(name string) *val {
	f, _ := v.entry(name)
	return f.v
}

// entry is field with what else is known of the entry; false when there is none.
func (v *val) entry(name string) (entry, bool) {
	if v == nil {
		return entry{}, false
	}
	for i := len(v.fields) - 1; i >= 0; i-- {
		if strings.EqualFold(v.fields[i].name, name) {
			return v.fields[i], true
		}
	}
	return entry{}, false
}

// certainKeys is how many of the entries shown are certainly there, unsureKeys
// whether some of them are not.
func (v *val) certainKeys() int {
	n := 0
	for _, f := range v.entries() {
		n += btoi(!f.maybe)
	}
	return n
}

func (v *val) unsureKeys() bool { return v.certainKeys() < len(v.entries()) }

// entries are the entries of an object; nil for nothing.
func (v *val) entries() []entry {
	if v == nil {
		return nil
	}
	return v.fields
}

// get is what a name leads to: an entry, what is known only at run time, or an
// unknown below an unknown. It is nil when there is certainly nothing.
func (v *val) get(name string) *val {
	if v == nil {
		return nil
	}
	if v.member != nil {
		return v.member(name)
	}
	if hit := v.field(name); hit != nil {
		return hit
	}
	if v.kind == value.Unknown || v.open {
		return v.below("." + strings.ToLower(name))
	}
	return nil
}

// below is an unknown that is a part of v.
func (v *val) below(step string) *val {
	why := v.text
	if v.kind != value.Unknown {
		why = "it may have more in it than is shown"
	}
	out := unknown(why, v.normal()+step)
	out.refs, out.chosen, out.secret, out.where = v.refs, v.chosen, v.hidden(), v.where
	out.where.steps = nil // whoever came through v adds its steps
	return out
}

// normal is the normal form of any value: equal for equal values.
func (v *val) normal() string {
	if v == nil {
		return "null"
	}
	switch v.kind {
	case value.Unknown:
		return v.sym
	case value.String:
		return "'" + strings.ReplaceAll(v.text, "'", "''") + "'"
	case value.Number:
		return v.text
	case value.Bool:
		return strconv.FormatBool(v.flag)
	case value.List, value.Object:
		var b strings.Builder
		b.WriteByte("[{"[btoi(v.kind == value.Object)])
		for _, item := range v.items {
			b.WriteString(item.normal() + ",")
		}
		for _, f := range v.fields {
			b.WriteString(f.name + "?:"[btoi(!f.maybe):] + f.v.normal() + ",")
		}
		if v.open {
			b.WriteString("...")
		}
		b.WriteByte("]}"[btoi(v.kind == value.Object)])
		return short(b.String())
	default:
		return "null"
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// allRefs collects what a value and everything in it derives from.
func (v *val) allRefs() []value.Ref {
	var out []value.Ref
	seen := map[value.Ref]bool{}
	var walk func(*val)
	walk = func(v *val) {
		if v == nil {
			return
		}
		for _, r := range v.refs {
			if !seen[r] {
				seen[r] = true
				out = append(out, r)
			}
		}
		for _, p := range v.parts {
			walk(p.hole)
		}
		for _, item := range v.items {
			walk(item)
		}
		for _, f := range v.fields {
			walk(f.v)
		}
	}
	walk(v)
	return out
}

// firstWhy is the reason of the first unknown in a value.
func (v *val) firstWhy() string {
	switch {
	case v == nil:
		return ""
	case v.kind == value.Unknown:
		return v.text
	}
	for _, item := range v.items {
		if w := item.firstWhy(); w != "" {
			return w
		}
	}
	for _, f := range v.fields {
		if w := f.v.firstWhy(); w != "" {
			return w
		}
	}
	switch {
	case !v.open:
		return ""
	case v.text != "":
		return v.text // why it is open
	}
	return "it may have more elements than are shown"
}
