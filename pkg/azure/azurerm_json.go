package azure

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"github.com/akslint/akslint/pkg/value"
)

// maxJSONDepth bounds how deep a JSON string may nest; deeper ones are unknown.
const maxJSONDepth = 100

var errDepth = errors.New("nested too deeply")

// parseJSON reads the JSON in a string. Everything in it is located at the
// string and carries its references and marks.
func parseJSON(s string, from *value.Value) *value.Value {
	d := json.NewDecoder(bytes.NewReader([]byte(s)))
	d.UseNumber()
	v, err := readJSON(d, from, 0)
	if err == nil {
		if _, trailing := d.Token(); !errors.Is(trailing, io.EOF) {
			err = errors.New("something follows the value")
		}
	}
	if err != nil {
		return like(from, value.NewUnknown("the text is not valid JSON: "+err.Error(), from.Locator()))
	}
	return v
}

func readJSON(d *json.Decoder, from *value.Value, depth int) (*value.Value, error) {
	if depth > maxJSONDepth {
		return nil, errDepth
	}
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	w := from.Locator()
	var v *value.Value
	switch token := token.(type) {
	case bool:
		v = value.NewBool(token, w)
	case json.Number:
		v = value.NewNumber(token.String(), w)
	case string:
		v = value.NewString(token, w)
	case json.Delim:
		if token == '[' {
			v, err = readArray(d, from, depth)
		} else {
			v, err = readObject(d, from, depth)
		}
		if err != nil {
			return nil, err
		}
	default:
		v = value.NewNull(w)
	}
	return like(from, v), nil
}

func readArray(d *json.Decoder, from *value.Value, depth int) (*value.Value, error) {
	var items []*value.Value
	for d.More() {
		item, err := readJSON(d, from, depth+1)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	_, err := d.Token()
	return value.NewList(items, from.Locator()), err
}

func readObject(d *json.Decoder, from *value.Value, depth int) (*value.Value, error) {
	var fields []value.Field
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		name, _ := key.(string)
		v, err := readJSON(d, from, depth+1)
		if err != nil {
			return nil, err
		}
		fields = append(fields, value.Field{Name: name, Value: v})
	}
	_, err := d.Token()
	return value.NewObject(fields, from.Locator()), err
}
