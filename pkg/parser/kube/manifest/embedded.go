package manifest

import (
	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// Unfold reads the texts of an object that are YAML themselves: what a
// SecretProviderClass fetches, a list of texts each of which is YAML again. All
// of it lies where the text is.
func Unfold(o *kube.Object) {
	o.Embedded = nil
	if o.Kind != "SecretProviderClass" {
		return
	}
	written := o.Get("spec", "parameters", "objects")
	root := embedded(written, written)
	if root == nil {
		return
	}
	if list, ok := root.Field("array"); ok && list.Value.Kind() == value.List {
		items := make([]*value.Value, 0, len(list.Value.Items()))
		for _, item := range list.Value.Items() {
			if inner := embedded(item, written); inner != nil {
				item = inner
			}
			items = append(items, item)
		}
		list.Value = list.Value.WithItems(items)
		root = root.WithFields([]value.Field{list})
	}
	o.Embedded = map[string]*value.Value{"spec.parameters.objects": root}
}

// embedded reads a text as one document of YAML. It is nil when v is no text.
func embedded(v, at *value.Value) *value.Value {
	text, ok := v.Str()
	if !ok {
		return nil
	}
	locate := func(int, int) value.Locator { return at.Locator() }
	docs, problems := Decode(Text{Bytes: []byte(text), Locate: locate, Range: func(int, int) source.Range { return at.Place().Origin }})
	if len(problems) > 0 || len(docs) != 1 || docs[0].Root == nil {
		return value.NewUnknown("it is no YAML", at.Locator())
	}
	return docs[0].Root
}
