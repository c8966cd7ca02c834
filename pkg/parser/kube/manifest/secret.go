package manifest

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// Conceal marks what a Secret holds, so that nobody shows it, and hides the lines
// of a ConfigMap that hold a credential. Other objects are left as they are.
func Conceal(o *kube.Object) {
	if o.Kind == "ConfigMap" {
		hide(o.Get("data"))
	}
	if o.Kind != "Secret" || o.APIVersion != "v1" {
		return
	}
	fields := slices.Clone(o.Body.Fields())
	for i, f := range fields {
		if f.Name == "data" || f.Name == "stringData" {
			fields[i].Value = secret(f.Value)
		}
	}
	o.Body = o.Body.WithFields(fields)
}

// hide keeps the entries of a ConfigMap that look like credentials from being
// shown where they are written.
func hide(data *value.Value) {
	for _, f := range data.Fields() {
		text, _ := f.Value.Str()
		at := f.Value.Place().Origin
		if source.SecretName(f.Name) || strings.Contains(text, "PRIVATE KEY-----") {
			at.Hide()
			continue
		}
		for _, part := range credentialsIn(text) {
			inside, ok := at.Inside(text, part)
			if !ok {
				at.Hide()
				break
			}
			inside.Hide() // the rest of a file says what it is about
		}
	}
}

// credentialsIn returns where a text may hold credentials: one may be a file of
// settings.
func credentialsIn(text string) [][2]int {
	out := source.Credentials(text)
	if strings.Contains(text, "\n") {
		for _, s := range source.Settings(text) {
			out = append(out, s.Value)
		}
	}
	return out
}

// secret marks a value and everything in it.
func secret(v *value.Value) *value.Value {
	switch v.Kind() {
	case value.Object:
		fields := make([]value.Field, 0, len(v.Fields()))
		for _, f := range v.Fields() {
			f.Value = secret(f.Value)
			fields = append(fields, f)
		}
		return v.WithFields(fields)
	case value.List:
		items := make([]*value.Value, 0, len(v.Items()))
		for _, item := range v.Items() {
			items = append(items, secret(item))
		}
		return v.WithItems(items)
	case value.Absent:
		return nil
	default:
		v.Place().Origin.Hide()
		return v.AsSecret()
	}
}
