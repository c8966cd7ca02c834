package azure

import (
	"strings"
	"sync"

	"github.com/akslint/akslint/pkg/value"
)

// azapi writes ARM itself: the body is sent as it stands, and name, place and
// identity stand beside it. Majors do not matter, except that the body was a
// JSON string in the first one and is an object since.

// armTypes are the ARM types of the table, by their name in lower case: azapi
// resources are read for those. The value says whether resources of the type
// apply to a resource of any type; azapi calls that resource their parent too.
var armTypes = sync.OnceValue(func() map[string]armType {
	types := map[string]armType{}
	for _, e := range azurerm() {
		types[strings.ToLower(e.arm)] = armType{e.arm, e.scope != ""}
		for _, c := range e.children {
			types[strings.ToLower(c.arm)] = armType{c.arm, false}
		}
	}
	return types
})

// armType is a type in ARM's letter case.
type armType struct {
	name      string
	extension bool
}

// IsExtension reports whether resources of a type apply to a resource of any
// type, and are deployed at the scope they apply to.
func IsExtension(t string) bool { return armTypes()[strings.ToLower(t)].extension }

// azapiType takes "Microsoft.Network/virtualNetworks@2024-05-01" apart.
func azapiType(v *value.Value) (t armType, version string, ok bool) {
	s, _ := v.Str()
	name, version, _ := strings.Cut(s, "@")
	t, ok = armTypes()[strings.ToLower(name)]
	return t, version, ok
}

func azapiResource(b Block) (*Resource, bool) {
	t, version, ok := azapiType(b.Body.Get("type"))
	if !ok {
		return nil, false
	}
	r := &Resource{
		Unit: b.Unit, Address: b.Address, Type: t.name, APIVersion: version,
		Dialect: Dialect{Provider: "azapi", Major: b.Major},
		Exists:  b.Exists, ExistsWhy: b.ExistsWhy, Header: b.Header, Trail: b.Trail,
	}
	parent := b.Body.Get("parent_id")
	fields := azapiOutside(b)
	switch {
	case t.extension:
		r.Scope = parent
	case strings.Count(t.name, "/") > 1:
		r.Parent = parent
	default:
		if group := groupOf(parent); group != nil {
			fields = append(fields, value.Field{Name: "resourceGroup", Value: group})
		}
	}
	r.Body = azapiBody(b, fields)
	return r, true
}

// azapiOutside reads what stands beside the body.
func azapiOutside(b Block) []value.Field {
	t := &translation{block: b}
	out := newTarget(b)
	t.rows(out, b.Body, []row{
		attr("name", "name"),
		attr("location", "location").with(shortLocation),
		attr("tags", "tags"),
		identityRow(),
	})
	return out.value().Fields()
}

// azapiBody puts the body together: what stands beside it, what is in it, and
// its secret part.
func azapiBody(b Block, outside []value.Field) *value.Value {
	base := value.NewObject(outside, b)
	body := parsed(b.Body.Get("body"))
	switch body.Kind() {
	case value.Unknown:
		for _, name := range []string{"properties", "sku", "zones"} {
			outside = append(outside, value.Field{Name: name, Value: body})
		}
		base = value.NewObject(outside, b).AsOpen()
	case value.Object:
		body = like(body, value.NewObject(placed(body, "location", shortLocation), body.Locator()))
		base = merge(base.WithPlace(where(body, b)), body)
	default:
	}
	hidden := parsed(b.Body.Get("sensitive_body"))
	switch hidden.Kind() {
	case value.Object:
		base = merge(base, secret(hidden))
	case value.Unknown:
		base = rebuilt(base, func(v *value.Value) *value.Value {
			if v.Kind() == value.Object {
				return v.AsOpen()
			}
			return v
		})
	default:
	}
	if drop, known := b.Body.Get("ignore_null_property").Truth(); known && drop {
		base = withoutNulls(base)
	}
	return base
}

// placed returns the fields of an object with one of them converted.
func placed(v *value.Value, name string, f func(*value.Value) *value.Value) []value.Field {
	out := append([]value.Field(nil), v.Fields()...)
	for i := range out {
		if strings.EqualFold(out[i].Name, name) {
			out[i].Value = f(out[i].Value)
		}
	}
	return out
}

func withoutNulls(v *value.Value) *value.Value {
	return rebuilt(v, func(v *value.Value) *value.Value {
		if v.Kind() != value.Object {
			return v
		}
		var fields []value.Field
		for _, field := range v.Fields() {
			if !field.Value.IsNothing() {
				fields = append(fields, field)
			}
		}
		return like(v, value.NewObject(fields, v.Locator()))
	})
}

// groupOf is the resource group of an identifier, nil when it has none. An
// identifier that is not known still says by its references which group it is.
func groupOf(parent *value.Value) *value.Value {
	s, ok := parent.Str()
	if !ok {
		return parent
	}
	id, ok := ParseID(s)
	if !ok || id.ResourceGroup == "" {
		return nil
	}
	return like(parent, value.NewString(id.ResourceGroup, parent.Locator()))
}

// azapiPatch translates azapi_update_resource, which names its target by
// identifier, or by name and parent. One whose type is not known still writes
// to what it names.
func azapiPatch(b Block) (*Patch, bool) {
	t, _, ok := azapiType(b.Body.Get("type"))
	if !ok && !b.Body.Get("type").IsUnknown() {
		return nil, false
	}
	return &Patch{
		Unit: b.Unit, Address: b.Address, Type: t.name,
		Target: b.Body.Get("resource_id"), Name: b.Body.Get("name"), Parent: b.Body.Get("parent_id"),
		Body: azapiBody(b, nil), Exists: b.Exists, Header: b.Header, Trail: b.Trail,
	}, true
}

// azapiAction translates azapi_resource_action where it writes to the resource,
// as the methods PATCH and PUT do. With an action they write to something below
// it, whose type nobody says.
func azapiAction(b Block) (*Patch, bool) {
	method, known := b.Body.Get("method").Str()
	writes := strings.EqualFold(method, "PATCH") || strings.EqualFold(method, "PUT")
	perhaps := b.Body.Get("method").IsUnknown() && !known
	if when, ok := b.Body.Get("when").Str(); ok && when == "destroy" || !writes && !perhaps || b.Body.Get("body").IsNothing() {
		return nil, false
	}
	p, ok := azapiPatch(b)
	if !ok {
		return nil, false
	}
	p.Name, p.Parent = nil, nil
	if perhaps {
		p.Exists = max(p.Exists, Maybe)
	}
	if action := b.Body.Get("action"); !action.IsNothing() {
		if s, ok := action.Str(); !ok || s != "" {
			p.Type = ""
		}
	}
	return p, true
}
