package model

import (
	"fmt"

	"github.com/akslint/akslint/pkg/value"
)

// nameIndex finds objects by what references name: group, kind and name.
type nameIndex map[string][]*placedObject

// namedObjects indexes every object once.
func (d *deploy) namedObjects() nameIndex {
	if d.names == nil {
		d.names = nameIndex{}
		for _, o := range d.objects {
			if o.Name != "" {
				key := o.Group() + "/" + o.Kind + "/" + o.Name
				d.names[key] = append(d.names[key], o)
			}
		}
	}
	return d.names
}

// reference names an object from another one.
type reference struct {
	from        *placedObject
	group, kind string
	name        Value[string]
	// namespace is the one it names; null for that of the object it is written in,
	// and for kinds without one.
	namespace Value[string]
	// global says that the kind has no namespace.
	global bool
}

// follow finds what a reference names. found is false only when what is absent
// does not exist; to is what it certainly names, else nil, and all are those it
// may name.
func (d *deploy) follow(r reference) (found Value[bool], to *placedObject, all []*placedObject) {
	from := r.name.From()
	name, ok := r.name.Get()
	switch {
	case r.name.IsNull():
		return None[bool](from...), nil, nil
	case !ok:
		return NotKnown[bool](r.name.Why(), from...), nil, nil
	}
	for _, o := range d.namedObjects()[r.group+"/"+r.kind+"/"+name] {
		switch min(d.together(r.from, o), r.reaches(o)) {
		case yes:
			if to == nil {
				to = o
			}
			all = append(all, o)
		case maybe:
			all = append(all, o)
		case no:
		}
	}
	switch {
	case to != nil:
		return Known(true, from...), to, all
	case len(all) > 0:
		return NotKnown[bool]("it is not known whether "+all[0].Address()+" is deployed beside it", from...), nil, all
	}
	if why := d.mayBeElsewhere(r); why != nil {
		return NotKnown[bool](why.Why(), append(from, why)...), nil, nil
	}
	return Known(false, from...), nil, nil
}

// reaches reports whether the namespace of a reference is that of an object.
func (r reference) reaches(o *placedObject) answer {
	ns, ok := r.namespace.Get()
	switch {
	case r.global:
		return yes
	case r.namespace.IsNull():
		return sameNamespace(r.from, o)
	case !ok:
		return maybe
	case ns == o.Namespace:
		return yes
	case o.Namespace == "":
		return maybe
	}
	return no
}

// mayBeElsewhere is why what a reference names may exist although no file
// declares it; nil when it does not. A bundle that a tool built brings its own
// Services along when it has workloads and Services at all; one that only holds
// routes points to those of others.
func (d *deploy) mayBeElsewhere(r reference) *value.Value {
	if r.kind == "Service" {
		if maker := d.anyMaker(); maker != nil {
			return value.NewUnknown(maker.Address()+" may make it", maker.Body.Locator())
		}
	}
	if ok, why := d.whole(); ok {
		return nil
	} else if r.kind != "Service" || !d.selfContained(r.from) {
		return why
	}
	_, why := d.wholeBundle(r.from.bundle)
	return why
}

// anyMaker is an object of which an operator may make others; nil when there is
// none.
func (d *deploy) anyMaker() *placedObject {
	if d.makerFound == nil {
		found := (*placedObject)(nil)
		for _, o := range d.objects {
			if found = d.makerOfPods(o.bundle); found != nil {
				break
			}
		}
		d.makerFound = &found
	}
	return *d.makerFound
}

// selfContained reports whether the bundle of an object holds an application of
// its own.
func (d *deploy) selfContained(o *placedObject) bool {
	if d.contained == nil {
		d.contained = map[string][2]bool{}
		for _, w := range d.k.Workloads.Items {
			c := d.contained[w.Bundle]
			c[0] = true
			d.contained[w.Bundle] = c
		}
		for _, s := range d.of("", "Service") {
			c := d.contained[s.bundle.Name]
			c[1] = true
			d.contained[s.bundle.Name] = c
		}
	}
	c := d.contained[o.bundle.Name]
	return o.bundle.Rendered() && c[0] && c[1]
}

// application reports whether the namespace of an object is the user's.
func (m *Manifest) application() Value[bool] {
	return derive(m.System, func(system bool) Value[bool] { return Known(!system) })
}

// ofUser reports whether an object is the user's and whole.
func (m *Manifest) ofUser(o *placedObject) Value[bool] {
	if isPart(o) {
		return Known(false, o.Body)
	}
	return m.application()
}

// isPart reports whether an object has no name: it is a part of something, such as a
// patch.
func isPart(o *placedObject) bool {
	return o.Get("metadata", "name").IsNothing() && o.Get("metadata", "generateName").IsNothing()
}

// annotation reads one annotation of an object as Kubernetes would: what is no
// text there is refused, and taken by its spelling here.
func annotation(o *placedObject, name string) Value[string] {
	all := o.Get("metadata", "annotations")
	return scalar(all.Get(name), enclosingExact(o.Body, o.Body, []string{"metadata", "annotations"}))
}

// scalar is any scalar as its text.
func scalar(v, at *value.Value) Value[string] {
	switch {
	case v.IsUnknown():
		return NotKnown[string]("", v)
	case v.IsNothing():
		return orDefault(None[string](), v, at)
	}
	t, ok := scalarText(v)
	if !ok {
		return NotKnown[string](fmt.Sprintf("it is a %s where a text is wanted", v.Kind()), v)
	}
	return known(t, v)
}

// truth is an answer as a leaf.
func truth(a answer, why string, from ...*value.Value) Value[bool] {
	switch a {
	case yes:
		return Known(true, from...)
	case no:
		return Known(false, from...)
	default:
		return NotKnown[bool](why, from...)
	}
}

// answered is a leaf as an answer; null is no.
func answered(l Value[bool]) answer {
	b, ok := l.Get()
	switch {
	case l.IsNull():
		return no
	case !ok:
		return maybe
	}
	return answerOf(b)
}

// reasoned is the first reason among leaves that are not known.
func reasoned(leaves ...Leaf) string {
	for _, l := range leaves {
		if l.State() == Unknown {
			return l.Why()
		}
	}
	return ""
}

// origins are the places of leaves, the first ones first.
func origins(leaves ...Leaf) []*value.Value {
	var out []*value.Value
	for _, l := range leaves {
		out = append(out, l.From()...)
	}
	return out
}
