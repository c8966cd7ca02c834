package kustomize

import (
	"path"
	"strings"

	"github.com/akslint/akslint/pkg/parser/kube/manifest"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// patch is one patch: objects to merge, or operations.
type patch struct {
	merges     []*value.Value
	operations []*value.Value
	// entry is what lists it.
	entry *value.Value
}

// mergePatches applies what patchesStrategicMerge lists: files, or patches as text.
func (l *layer) mergePatches() {
	for _, entry := range l.list("patchesStrategicMerge") {
		p := &patch{entry: entry}
		ok := false
		if strings.Contains(text(entry), "\n") {
			ok = l.understand(p, inlineText(entry))
		} else {
			ok = l.load(p, entry)
		}
		if ok {
			l.mergeByName(p)
		}
	}
}

// patches applies what patches lists.
func (l *layer) patches() {
	for _, entry := range l.list("patches") {
		p, ok := l.patchOf(entry)
		target := entry.GetFold("target")
		switch {
		case !ok:
		case len(p.operations) > 0 && target.IsNothing():
			l.fail(at(entry), "the patch has operations and no target", "")
		case len(p.operations) > 0:
			l.operate(p, target, true)
		case target.IsNothing():
			l.mergeByName(p)
		case len(p.merges) > 1:
			l.fail(at(entry), "the patch has a target and holds several objects", "")
		default:
			l.mergeSelected(p, target)
		}
	}
}

// jsonPatches applies what patchesJson6902 lists.
func (l *layer) jsonPatches() {
	for _, entry := range l.list("patchesJson6902") {
		if p, ok := l.patchOf(entry); ok {
			l.operate(p, entry.GetFold("target"), false)
		}
	}
}

// patchOf reads the patch of an entry, which is a file or a text.
func (l *layer) patchOf(entry *value.Value) (*patch, bool) {
	p := &patch{entry: entry}
	inline, file := entry.GetFold("patch"), entry.GetFold("path")
	switch {
	case strings.TrimSpace(text(inline)) != "" && text(file) != "":
		l.fail(at(entry), "the entry has both a patch and a path", "")
		return nil, false
	case strings.TrimSpace(text(inline)) != "":
		return p, l.understand(p, inlineText(inline))
	case text(file) != "":
		return p, l.load(p, file)
	}
	l.fail(at(entry), "the entry has neither a patch nor a path", "")
	return nil, false
}

// load reads the patch of a file.
func (l *layer) load(p *patch, entry *value.Value) bool {
	name := text(entry)
	parsed, err := l.read(path.Join(l.dir, name))
	if err != nil || path.IsAbs(name) {
		partial := l.made.partial
		l.absent(entry, name)
		l.made.partial = partial // a patch brings no objects
		return false
	}
	return l.sort(p, entry, parsed.docs, parsed.bad)
}

// understand reads the patch of a text.
func (l *layer) understand(p *patch, t manifest.Text) bool {
	docs, problems := manifest.Decode(t)
	bad := false
	for _, problem := range problems {
		bad = bad || problem.Severity != source.Note
	}
	l.problems = append(l.problems, problems...)
	return l.sort(p, p.entry, docs, bad)
}

// sort tells objects from operations.
func (l *layer) sort(p *patch, entry *value.Value, docs []manifest.Document, bad bool) bool {
	for _, d := range docs {
		switch root := d.Root; {
		case root.IsNothing():
		case root.Kind() == value.List:
			p.operations = append(p.operations, root.Items()...)
		case strings.HasSuffix(text(root.Get("kind")), "List") && root.Get("items").Kind() == value.List:
			p.merges = append(p.merges, words(root.Get("items")).Items()...)
		case root.Kind() != value.Object || text(root.Get("kind")) == "" || root.Get("metadata", "name").IsNothing():
			l.fail(at(entry), "the patch is neither an object with a kind and a name nor a list of operations", "")
			return false
		default:
			p.merges = append(p.merges, words(root))
		}
	}
	if bad {
		l.miss(at(entry), "the patch cannot be understood")
		return false
	}
	if len(p.operations) > 0 && len(p.merges) > 0 {
		l.fail(at(entry), "the patch holds both objects and operations", "")
		return false
	}
	return len(p.operations) > 0 || len(p.merges) > 0
}

// mergeByName merges the objects of a patch into those of the same identity.
func (l *layer) mergeByName(p *patch) {
	for _, body := range p.merges {
		want := (&resource{body: body}).id()
		found := l.made.known(func(id identity) bool { return id == want })
		switch {
		case len(found) == 1:
			l.merge(found[0], body, p)
		case len(found) > 1:
			l.fail(at(p.entry), "the patch of "+want.String()+" fits several resources", "")
		case l.made.partial:
			l.miss(at(p.entry), "the patch of "+want.String()+" is for something that was not read")
		default:
			l.fail(at(p.entry), "no resource fits the patch of "+want.String(), "")
		}
	}
	l.made.sweep()
}

// mergeSelected merges a patch into all that its target selects.
func (l *layer) mergeSelected(p *patch, target *value.Value) {
	for _, r := range l.chosen(target) {
		l.merge(r, p.merges[0], p)
	}
	l.made.sweep()
}

// merge merges a patch into a resource, which keeps its identity unless the entry
// allows otherwise.
func (l *layer) merge(r *resource, body *value.Value, p *patch) {
	newName := text(p.entry.GetFold("options", "allowNameChange")) == "true"
	newKind := text(p.entry.GetFold("options", "allowKindChange")) == "true"
	m := &merger{}
	old := r.body
	next := m.merge(old, body, shapeOf(r.gvk()))
	if m.why != "" {
		l.fail(m.wrong, m.why, "")
	}
	for _, item := range m.passedOver {
		p := source.Problem{
			Range: at(item), Path: at(item).Path(), Message: "kustomize passes over this element: it lacks a key that the one it is for has, or has one more",
			Hint: "Write the same keys on both sides, such as the protocol of a port.",
		}
		if item.Get("$patch") != nil {
			p.Message, p.Hint = "kustomize passes over this element: it does not replace elements that have keys", ""
		}
		l.problems = append(l.problems, p)
	}
	if next == nil {
		r.gone = true
		return
	}
	if newName || newKind {
		r.remember()
	}
	r.body = with(next, keep(old, "apiVersion"))
	if !newKind {
		r.body = with(r.body, keep(old, "kind"))
	}
	meta := r.body.Get("metadata")
	if f := keep(old.Get("metadata"), "name"); !newName && f.Value != nil {
		meta = with(meta, f)
	}
	if f := keep(old.Get("metadata"), "namespace"); f.Value != nil {
		meta = with(meta, f)
	} else {
		meta = without(meta, "namespace")
	}
	r.body = set(r.body, "metadata", meta)
}

// keep is a field as it is.
func keep(v *value.Value, name string) value.Field {
	f, _ := v.Field(name)
	f.Name = name
	return f
}

// operate applies operations to all that a target selects. Of a resource that one
// of them does not fit, none is applied.
func (l *layer) operate(p *patch, target *value.Value, renames bool) {
	for _, r := range l.chosen(target) {
		body := r.body
		for _, op := range p.operations {
			next, err := perform(body, op)
			if err != nil {
				l.fail(at(op), "the operation does not fit "+r.id().String()+": "+err.Error(), "")
				body = r.body
				break
			}
			body = next
		}
		if body != r.body && renames {
			r.remember()
		}
		r.body = body
	}
}
