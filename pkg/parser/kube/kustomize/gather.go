package kustomize

import (
	"fmt"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/kube/manifest"
	"github.com/akslint/akslint/pkg/value"
)

// gather reads the resources: files of objects, and other kustomizations.
func (l *layer) gather() {
	used := l.made.ids()
	for _, entry := range l.list("resources", "bases") {
		name := text(entry)
		found, dir, ok := l.locate(name)
		switch {
		case !ok:
			l.absent(entry, name)
		case dir:
			l.base(entry, found, used)
		default:
			l.manifests(entry, found, used)
		}
	}
}

// step is the step of a trail that an entry stands for.
func (l *layer) step(entry *value.Value) []value.Step {
	return append(l.trail[:len(l.trail):len(l.trail)], value.Step{Kind: value.StepOverlay, Name: l.name, Range: at(entry)})
}

// base builds another kustomization and adds what it makes.
func (l *layer) base(entry *value.Value, dir string, used map[identity]bool) {
	if l.isComponent(dir) {
		l.fail(at(entry), dir+" is a component", "List it under components.")
		return
	}
	below := l.open(dir, at(entry), l.step(entry), l.above)
	if below == nil {
		l.made.partial = true
		return
	}
	below.space = l.space
	made := below.make(nil)
	for _, r := range made.list {
		l.add(entry, r, used)
	}
	l.made.vars = append(l.made.vars, made.vars...)
	l.made.fields = l.made.fields.and(made.fields)
	l.made.partial = l.made.partial || made.partial
}

// manifests adds the objects of a file.
func (l *layer) manifests(entry *value.Value, name string, used map[identity]bool) {
	p, err := l.read(name)
	if err != nil {
		l.absent(entry, text(entry))
		return
	}
	if p.bad {
		l.made.partial = true
		l.miss(at(entry), name+" cannot be understood")
	}
	objects, others := manifest.Objects(p.docs)
	if others > 0 {
		l.made.partial = true
		l.fail(at(entry), fmt.Sprintf("%s holds something that is no object", text(entry)), "An object has an apiVersion and a kind.")
	}
	for _, o := range objects {
		r := fromObject(o)
		r.trail = l.step(entry)
		l.add(entry, r, used)
	}
}

// fromObject begins a resource with an object that was read.
func fromObject(o *kube.Object) *resource {
	body := words(o.Body)
	// An item of a list may leave its kind to the list.
	for _, f := range []value.Field{{Name: "kind", Value: value.NewString(o.Kind, o)}, {Name: "apiVersion", Value: value.NewString(o.APIVersion, o)}} {
		if body.Get(f.Name) == nil {
			body = with(body, f)
		}
	}
	return &resource{body: body, header: o.Header, trail: o.Trail}
}

// add adds a resource, unless there is one of its identity.
func (l *layer) add(entry *value.Value, r *resource, used map[identity]bool) {
	id := r.id()
	switch {
	case used[id]:
		l.fail(at(entry), "there is another "+id.String()+" already", "")
	case len(l.made.list) >= maxResources:
		l.overflow(at(entry), "the overlay holds too many objects; the rest was not read")
	default:
		used[id] = true
		l.made.list = append(l.made.list, r)
	}
}

// components lets the components work on what was gathered.
func (l *layer) components() {
	for _, entry := range l.list("components") {
		name := text(entry)
		found, dir, ok := l.locate(name)
		switch {
		case !ok:
			l.absent(entry, name)
		case !dir:
			l.fail(at(entry), name+" is no directory", "")
		case !l.isComponent(found):
			l.fail(at(entry), name+" is no component", "Its kind must be Component.")
		default:
			if below := l.open(found, at(entry), l.step(entry), l.above); below != nil {
				below.space = l.space
				below.make(l.made)
			}
		}
	}
}
