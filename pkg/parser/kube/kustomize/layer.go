package kustomize

import (
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// layer is one kustomization at work.
type layer struct {
	*maker
	dir  string
	root *value.Value
	// name is what its step of a trail is called.
	name  string
	trail []value.Step
	// above are the directories it is nested in, itself last.
	above []string
	// space is the namespace that the nearest kustomization sets, for charts.
	space string
	made  *resources
}

// open reads the kustomization of a directory; nil when it cannot be read, which
// has been said then. from is the entry that leads there.
func (m *maker) open(dir string, from source.Range, trail []value.Step, above []string) *layer {
	l := &layer{maker: m, dir: dir, name: dir, trail: trail, above: append(slices.Clip(above), dir)}
	switch {
	case slices.Contains(above, dir):
		m.fail(from, "the kustomization "+dir+" leads back to itself", "")
		return nil
	case len(above) >= maxDepth:
		m.fail(from, "the kustomizations are nested too deep", "")
		return nil
	}
	if m.builds++; m.builds > maxBuilds {
		m.overflow(from, "the overlay leads through too many kustomizations; the rest was not read")
		return nil
	}
	m.used[dir] = true
	var found *parsed
	for _, name := range Names {
		p, err := m.read(path.Join(dir, name))
		switch {
		case err != nil:
		case found != nil:
			m.fail(source.Range{File: p.file}, "the directory has several kustomizations", "Keep one of "+strings.Join(Names, ", ")+".")
		default:
			found = p
		}
	}
	if found == nil {
		m.fail(from, "the directory "+dir+" has no kustomization", "")
		return nil
	}
	if len(found.docs) == 0 || found.docs[0].Root.Kind() != value.Object {
		m.fail(source.Range{File: found.file}, "the kustomization is empty", "")
		return nil
	}
	l.root = found.docs[0].Root
	l.knownFields()
	return l
}

// overflow says once that a limit was reached.
func (m *maker) overflow(from source.Range, message string) {
	if m.full {
		return
	}
	m.full = true
	m.problems = append(m.problems, source.Problem{Severity: source.Budget, Range: from, Path: from.Path(), Message: message})
	m.miss(from, message)
}

// make builds the kustomization. A component works on what the kustomization that
// lists it has gathered so far; any other one begins with nothing.
func (l *layer) make(onto *resources) *resources {
	l.made = onto
	if onto == nil {
		l.made = &resources{fields: builtin()}
	}
	if ns := text(l.root.GetFold("namespace")); ns != "" {
		l.space = ns
	}
	l.gather()
	l.configure()
	l.generate()
	l.components()
	l.transform()
	l.declareVariables()
	l.notBuilt()
	return l.made
}

// transform changes what was gathered, in the order in which kustomize does.
func (l *layer) transform() {
	l.mergePatches()
	l.patches()
	l.setNamespace()
	l.addPrefix()
	l.addSuffix()
	l.addLabels()
	l.addAnnotations()
	l.jsonPatches()
	l.setReplicas()
	l.setImages()
	l.replace()
}

// builtFields are the fields of a kustomization, whose names are taken in any case,
// and for those that are not built what they are.
var builtFields = map[string]string{
	"apiversion": "", "kind": "", "metadata": "", "resources": "", "bases": "", "components": "", "patches": "",
	"patchesstrategicmerge": "", "patchesjson6902": "", "namespace": "", "nameprefix": "", "namesuffix": "",
	"labels": "", "commonlabels": "", "commonannotations": "", "images": "", "imagetags": "", "replicas": "",
	"configmapgenerator": "", "secretgenerator": "", "generatoroptions": "", "replacements": "", "vars": "",
	"helmcharts": "", "helmglobals": "", "configurations": "", "sortoptions": "", "buildmetadata": "", "validators": "",
	"helmchartinflationgenerator": "charts in the old form",
	"openapi":                     "the merge keys of other schemas",
	"crds":                        "references of custom resources",
	"generators":                  "generators that are plugins",
	"transformers":                "transformers that are plugins",
}

// knownFields says which fields kustomize would not take.
func (l *layer) knownFields() {
	for _, f := range l.root.Fields() {
		if _, ok := builtFields[strings.ToLower(f.Name)]; !ok {
			l.fail(f.Key, "kustomize knows no field "+f.Name, "")
		}
	}
}

// notBuilt says which parts were passed over.
func (l *layer) notBuilt() {
	for _, f := range l.root.Fields() {
		if what := builtFields[strings.ToLower(f.Name)]; what != "" && !f.Value.IsNothing() && (f.Value.Kind() != value.List || len(f.Value.Items()) > 0) {
			l.miss(f.Key, f.Name+" of the kustomization is not built: "+what)
			for _, item := range f.Value.Items() {
				l.used[path.Join(l.dir, text(item))] = true
			}
		}
	}
}

// list returns the entries of a field that holds a list.
func (l *layer) list(names ...string) []*value.Value { return l.listIn(l.root, names...) }

func (l *layer) listIn(v *value.Value, names ...string) []*value.Value {
	var out []*value.Value
	for _, name := range names {
		entry := v.GetFold(name)
		if entry.Kind() != value.List && !entry.IsNothing() {
			l.fail(at(entry), name+" is not a list", "")
		}
		out = append(out, entry.Items()...)
	}
	return out
}

// locate finds what an entry names: the path of a file or of a directory.
func (l *layer) locate(name string) (found string, dir, ok bool) {
	if path.IsAbs(name) {
		return name, false, false
	}
	found = path.Join(l.dir, name)
	if l.tree.IsDir(found) {
		return found, true, true
	}
	_, err := l.tree.Read(found)
	return found, false, err == nil
}

// remote reports whether an entry names something that is not among the files.
func remote(name string) bool {
	for _, mark := range []string{"://", "?ref=", "?version=", "git::", "git@"} {
		if strings.Contains(name, mark) {
			return true
		}
	}
	if ext := path.Ext(name); ext == ".yaml" || ext == ".yml" || ext == ".json" {
		return false
	}
	host, rest, found := strings.Cut(name, "/")
	return found && rest != "" && strings.Contains(strings.Trim(host, "."), ".") && !strings.HasPrefix(host, ".")
}

// absent says that what an entry names is not there.
func (l *layer) absent(entry *value.Value, name string) {
	switch {
	case remote(name):
		l.made.partial = true
		l.miss(at(entry), name+" is not among the files")
	case !strings.HasPrefix(path.Join(l.dir, name), "../") && !path.IsAbs(name):
		l.made.partial = true
		l.fail(at(entry), name+" cannot be read", "")
	default:
		l.made.partial = true
		l.problems = append(l.problems, source.Problem{Range: at(entry), Path: at(entry).Path(), Message: name + " lies outside of the repository"})
		l.miss(at(entry), name+" lies outside of the repository")
	}
}
