package config

import (
	"encoding/json"
	"reflect"
	"strings"
)

//go:generate go test . -run ^TestSchemaIsCurrent$ -update

// Schema is the JSON Schema of the configuration, drawn from the Go types and
// their tags: key is the name of a property, doc says what it is, enum lists what
// may be written, and need says that it is always there, or one of those that say
// so. Editors read it; tests hold the reader against it.
func Schema() []byte {
	root := structure(reflect.TypeFor[Config]())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "Configuration of akslint (" + FileName + ")"
	root["description"] = "What is deployed together, with which values, and which rules are held against it. Paths are relative to the file."
	// Maps of strings, numbers and maps always encode, keys sorted.
	out, _ := json.MarshalIndent(root, "", "  ")
	return append(out, '\n')
}

type object map[string]any

// structure draws a struct. An embedded one without a tag lends its properties.
func structure(t reflect.Type) object {
	properties := object{}
	out := object{"type": "object", "additionalProperties": false, "properties": properties}
	var always []string
	var one []object
	for i := range t.NumField() {
		f := t.Field(i)
		key := f.Tag.Get("key")
		if key == "" {
			if f.Anonymous {
				for name, p := range structure(f.Type)["properties"].(object) {
					properties[name] = p
				}
			}
			continue
		}
		p := property(key, f.Type)
		p["description"] = f.Tag.Get("doc")
		if values := f.Tag.Get("enum"); values != "" {
			p["enum"] = strings.Split(values, ",")
		}
		switch f.Tag.Get("need") {
		case "always":
			always = append(always, key)
		case "one":
			p["minItems"] = 1
			one = append(one, object{"required": []string{key}})
		}
		properties[key] = p
	}
	if always != nil {
		out["required"] = always
	}
	if one != nil {
		out["anyOf"] = one
	}
	return out
}

var (
	pathType     = reflect.TypeFor[Path]()
	textType     = reflect.TypeFor[Text]()
	varType      = reflect.TypeFor[Var]()
	severityType = reflect.TypeFor[Severity]()
)

// property draws the value of a key.
func property(key string, t reflect.Type) object {
	switch {
	case t == pathType, t == textType, t.Kind() == reflect.String:
		return object{"type": "string", "minLength": 1}
	case t.Kind() == reflect.Bool:
		return object{"type": "boolean"}
	case t.Kind() == reflect.Struct:
		return structure(t)
	case t.Kind() == reflect.Map && key == "naming":
		return keyed(NamingKeys(), func(Key) object {
			return object{"type": "string", "minLength": 1, "maxLength": maxPattern, "format": "regex"}
		})
	case t.Kind() == reflect.Map && key == "thresholds":
		return keyed(Thresholds(), func(k Key) object {
			return object{"type": "integer", "default": k.Default, "minimum": k.Min, "maximum": k.Max}
		})
	case t.Elem() == varType:
		return object{"type": "object"}
	case t.Elem() == severityType:
		return object{"type": "object", "additionalProperties": object{"enum": severities()}}
	}
	return object{"type": "array", "items": property(key, t.Elem())}
}

// keyed draws an object with the keys of a table.
func keyed(keys []Key, draw func(Key) object) object {
	properties := object{}
	for _, k := range keys {
		p := draw(k)
		p["description"] = k.Doc
		properties[k.Name] = p
	}
	return object{"type": "object", "additionalProperties": false, "properties": properties}
}
