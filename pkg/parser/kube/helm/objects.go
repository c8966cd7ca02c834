package helm

import (
	"slices"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/kube/manifest"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// objects reads what a template printed.
func (p *page) objects() ([]*kube.Object, []source.Problem) {
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
	objects, _ := manifest.Objects(docs)
	return objects, problems
}

// known makes unknown what holds something unknown.
func (p *page) known(v *value.Value) *value.Value {
	if v == nil || !holed(p.text.s) {
		return v
	}
	switch v.Kind() {
	case value.String:
		s, _ := v.Str()
		if h, ok := p.holes.of(s); ok {
			return value.NewUnknown(h.why, v.Locator())
		}
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
