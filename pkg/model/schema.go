package model

import (
	"encoding/json"
	"reflect"
	"strings"
)

//go:generate go test . -run ^(TestSchemaIsCurrent|TestModelPageIsCurrent)$ -update

// Schema is the JSON Schema of a cluster, drawn from the Go types: what rules
// are compiled against. It keeps to what OPA's type checker understands: every
// property is listed, and what may be null is an anyOf. No property is required:
// what is not known has no key.
func Schema() []byte {
	d := drawing{defs: object{}}
	root := d.structure(reflect.TypeFor[Cluster]())
	root.set("$schema", "https://json-schema.org/draft/2020-12/schema")
	root.set("title", "AKS cluster")
	root.set("description", "One cluster with everything around it: what a rule sees as input.")
	root.set("$defs", d.defs)
	// Maps of strings, numbers and maps always encode, keys sorted.
	out, _ := json.MarshalIndent(root, "", "  ")
	return append(out, '\n')
}

type object map[string]any

func (o object) set(key string, v any) { o[key] = v }

// drawing collects a definition for each struct of the model.
type drawing struct{ defs object }

var (
	leafType       = reflect.TypeFor[Leaf]()
	collectionType = reflect.TypeFor[Collection]()
)

// of draws a type.
func (d *drawing) of(t reflect.Type) object {
	switch {
	case t.Kind() == reflect.Pointer:
		return d.of(t.Elem())
	case t.Implements(leafType):
		f, _ := t.FieldByName("v")
		return object{"anyOf": []object{d.of(f.Type), {"type": "null"}}}
	case t.Implements(collectionType):
		f, _ := t.FieldByName("Items")
		return d.of(f.Type)
	}
	switch t.Kind() {
	case reflect.Struct:
		if _, ok := d.defs[t.Name()]; !ok {
			d.defs[t.Name()] = nil // stops recursion
			d.defs[t.Name()] = d.structure(t)
		}
		return object{"$ref": "#/$defs/" + t.Name()}
	case reflect.Slice:
		return object{"type": "array", "items": d.of(t.Elem())}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": d.of(t.Elem())}
	case reflect.Interface: // a step of a path
		return object{"anyOf": []object{{"type": "string"}, {"type": "integer"}}}
	case reflect.Int:
		return object{"type": "integer"}
	case reflect.Bool:
		return object{"type": "boolean"}
	default:
		return object{"type": "string"}
	}
}

func (d *drawing) structure(t reflect.Type) object {
	properties := object{}
	for _, f := range structFields(t, nil) {
		sf := t.FieldByIndex(f.index)
		p := d.of(sf.Type)
		if doc := sf.Tag.Get("doc"); doc != "" {
			if ref, ok := p["$ref"]; ok {
				// Siblings of $ref are ignored.
				p = object{"allOf": []object{{"$ref": ref}}}
			}
			p.set("description", strings.TrimSpace(doc))
		}
		properties[f.name] = p
	}
	return object{"type": "object", "properties": properties, "additionalProperties": false}
}
