package helm

import (
	"fmt"
	"slices"
	"strings"

	"github.com/Masterminds/semver/v3"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/source"
)

// dependency is a chart that another one lists.
type dependency struct {
	name, alias, version, repository, condition string

	tags    []string
	imports []any
	at      source.Range
	on      bool
}

// is reports whether a chart is the one that is listed.
func (d *dependency) is(c *chart) bool {
	if c == nil || c.says("name") != d.name {
		return false
	}
	version, err := semver.NewVersion(c.says("version"))
	if err != nil {
		return false
	}
	constraint, err := semver.NewConstraint(d.version)
	return err == nil && constraint.Check(version)
}

// called is what the chart above calls it.
func (d *dependency) called() string {
	if d.alias != "" {
		return d.alias
	}
	return d.name
}

// listed reads the dependencies of a chart, from Chart.yaml and from the
// requirements.yaml of older charts.
func (l *loader) listed(c *chart) []*dependency {
	metas := []val{c.meta}
	if f := c.folder.open("requirements.yaml"); f != nil && !c.ignore.matches("requirements.yaml") {
		if meta, ok := l.document(f); ok {
			if m, _ := meta.v.(map[string]any); m["dependencies"] != nil {
				metas = []val{meta}
			}
		}
	}
	var out []*dependency
	for _, meta := range metas {
		m, _ := meta.v.(map[string]any)
		list, _ := m["dependencies"].([]any)
		for i := range list {
			e := l.m.at(list, i)
			if of, ok := e.v.(map[string]any); ok {
				out = append(out, readDependency(of, e.o))
			}
		}
	}
	return out
}

func readDependency(m map[string]any, o *origin) *dependency {
	text := func(key string) string {
		if m[key] == nil {
			return ""
		}
		return fmt.Sprint(m[key])
	}
	d := &dependency{
		name: text("name"), alias: text("alias"), version: text("version"), repository: text("repository"), condition: text("condition"),
	}
	if o != nil {
		d.at = o.at
	}
	tags, _ := m["tags"].([]any)
	for _, tag := range tags {
		d.tags = append(d.tags, fmt.Sprint(tag))
	}
	d.imports, _ = m["import-values"].([]any)
	return d
}

// clone is a copy of a chart, and of those below it.
func (c *chart) clone() *chart {
	out := *c
	out.under = make([]*chart, len(c.under))
	for i, sub := range c.under {
		out.under[i] = sub.clone()
	}
	return &out
}

// settle decides which charts take part, given the values of the whole. prefix
// leads to the values of c.
func (r *renderer) settle(c *chart, values map[string]any, prefix []string) {
	if len(c.dependencies) == 0 {
		return
	}
	var under []*chart
	for _, sub := range c.under {
		if !slices.ContainsFunc(c.dependencies, func(d *dependency) bool { return d.is(sub) }) {
			under = append(under, sub)
		}
	}
	found := map[*dependency]bool{}
	for _, d := range c.dependencies {
		if i := slices.IndexFunc(c.under, d.is); i >= 0 {
			sub := c.under[i].clone()
			sub.from, sub.name = d, d.called()
			sub.path = c.path + "/charts/" + sub.name
			under = append(under, sub)
			found[d] = true
		}
	}
	c.under = under
	all, _ := r.m.copied(val{v: values}).v.(map[string]any)
	r.m.coalesce(c, all, false)
	off := map[string]bool{}
	for _, d := range c.dependencies {
		d.on = d.enabled(all, prefix)
		vague := r.vagueCondition(d, all, prefix)
		switch {
		case vague != "":
			d.on, off[d.called()] = false, true
			r.miss(kube.Missing{Why: fmt.Sprintf("it is not known whether the chart %q takes part: %s", d.called(), vague), At: d.at}, source.Note, "")
		case !d.on:
			off[d.called()] = true
		case !found[d]:
			r.lack(d)
		}
	}
	c.under = slices.DeleteFunc(c.under, func(sub *chart) bool { return off[sub.name] })
	for _, sub := range c.under {
		r.settle(sub, all, append(slices.Clone(prefix), sub.name))
	}
}

// vagueCondition says why it is not known whether a chart takes part, empty when it
// is known.
func (r *renderer) vagueCondition(d *dependency, values map[string]any, prefix []string) string {
	for condition := range strings.SplitSeq(strings.TrimSpace(d.condition), ",") {
		if condition == "" {
			continue
		}
		path := append(slices.Clone(prefix), strings.Split(condition, ".")...)
		if why := r.m.vagueAt(values, path); why != "" {
			return why
		}
		if v, ok := scalarAt(values, path); ok {
			if _, decided := v.(bool); decided {
				return ""
			}
		}
	}
	for _, tag := range d.tags {
		if why := r.m.vagueAt(values, []string{"tags", tag}); why != "" {
			return why
		}
	}
	return ""
}

// where says where the chart would come from.
func (d *dependency) where() string {
	if d.repository == "" || strings.HasPrefix(d.repository, "file:") {
		return "it is looked for in charts"
	}
	return "it is downloaded when the chart is installed"
}

// enabled decides by condition, and without one by tags.
func (d *dependency) enabled(values map[string]any, prefix []string) bool {
	for _, condition := range strings.Split(strings.TrimSpace(d.condition), ",") {
		if condition == "" {
			continue
		}
		v, ok := scalarAt(values, append(slices.Clone(prefix), strings.Split(condition, ".")...))
		if on, isBool := v.(bool); ok && isBool {
			return on
		}
	}
	tags, _ := values["tags"].(map[string]any)
	on, off := false, false
	for _, tag := range d.tags {
		if b, ok := tags[tag].(bool); ok {
			on, off = on || b, off || !b
		}
	}
	return on || !off
}

// imports brings values of the charts below into the charts above them, as
// import-values asks for it. What the chart above says itself wins.
func (l *ledger) imports(c *chart) {
	for _, sub := range c.under {
		l.imports(sub)
	}
	if len(c.dependencies) == 0 {
		return
	}
	all := map[string]any{}
	l.coalesce(c, all, true)
	brought := map[string]any{}
	for _, d := range c.dependencies {
		for _, from := range d.imports {
			if !d.on {
				continue
			}
			child, parent := importPaths(from)
			table, ok := tableAt(all, append([]string{d.called()}, strings.Split(child, ".")...))
			if !ok {
				continue
			}
			e := l.copied(val{v: table})
			if parent != "." {
				names := strings.Split(parent, ".")
				for _, name := range slices.Backward(names) {
					m := map[string]any{}
					l.set(m, name, e)
					e = val{v: m}
				}
			}
			m, _ := e.v.(map[string]any)
			l.tables(brought, m, true)
		}
	}
	own, _ := l.copied(val{v: all}).v.(map[string]any)
	l.tables(own, brought, true)
	c.values = val{v: own}
}

// importPaths are the two paths of an entry of import-values.
func importPaths(from any) (child, parent string) {
	switch from := from.(type) {
	case string:
		return "exports." + from, "."
	case map[string]any:
		return fmt.Sprint(from["child"]), fmt.Sprint(from["parent"])
	}
	return "", "."
}

// tableAt follows a path of names to a map.
func tableAt(values map[string]any, path []string) (map[string]any, bool) {
	for _, name := range path {
		below, ok := values[name].(map[string]any)
		if !ok {
			return nil, false
		}
		values = below
	}
	return values, true
}
