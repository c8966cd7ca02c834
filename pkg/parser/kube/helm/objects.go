package helm

import (
	"slices"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/kube/manifest"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// objects reads what a template printed. missing are documents of which it is not
// known what they are.
func (p *page) objects() (objects []*kube.Object, missing []kube.Missing, problems []source.Problem) {
	text := manifest.Text{
		Bytes:  []byte(p.text.s),
		Locate: func(start, end int) value.Locator { return &spot{p, int32(start), int32(end)} },
		Range: func(start, end int) source.Range {
			return (&spot{p, int32(start), int32(end)}).Locate().Origin
		},
	}
	docs, problems := manifest.Decode(text)
	for i := range docs {
		docs[i].Root = p.known(docs[i].Root)
	}
	for _, d := range docs {
		for _, key := range []string{"apiVersion", "kind"} {
			if v := d.Root.Get(key); v.IsUnknown() {
				missing = append(missing, kube.Missing{Why: "the " + key + " of an object is not known, because " + v.Why(), At: v.Place().Origin})
				break
			}
		}
	}
	objects, _ = manifest.Objects(docs)
	return objects, missing, problems
}

// known makes unknown what holds something unknown.
func (p *page) known(v *value.Value) *value.Value {
	if v == nil || p.guessed == "" && !p.hushed && !holed(p.text.s) {
		return v
	}
	switch v.Kind() {
	case value.String, value.Number, value.Bool:
		s, _ := v.Str()
		var from text
		if at, ok := v.Locator().(*spot); ok && (p.guessed != "" || p.hushed) {
			from = p.text.slice(int(at.start), int(at.end))
		}
		out := v
		if h, ok := p.holes.of(s); ok {
			out = value.NewUnknown(h.why, v.Locator())
		} else if why := from.guessed(); why != "" {
			out = value.NewUnknown(why, v.Locator())
		}
		if p.hushed && (from.secret() || p.tells(s)) {
			out = out.AsSecret()
		}
		return out
	case value.List:
		items := make([]*value.Value, len(v.Items()))
		for i, item := range v.Items() {
			items[i] = p.known(item)
		}
		return v.WithItems(items)
	case value.Object:
		why := ""
		fields := make([]value.Field, 0, len(v.Fields()))
		for _, f := range v.Fields() {
			if h, ok := p.holes.of(f.Name); ok {
				why = "the name of a key is not known, because " + h.why
				continue
			}
			f.Value = p.known(f.Value)
			fields = append(fields, f)
		}
		v = v.WithFields(slices.Clip(fields))
		if why != "" {
			v = v.OpenBecause(why)
		}
	default:
	}
	return v
}
