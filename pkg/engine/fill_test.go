package engine_test

import (
	"reflect"
	"unsafe"

	"github.com/akslint/akslint/pkg/model"
)

// fill makes every unknown leaf of a cluster null, so that nothing is left
// open.
func fill(c *model.Cluster) { fillValue(reflect.ValueOf(c).Elem()) }

func fillValue(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && v.Type().Elem().PkgPath() == reflect.TypeFor[model.Cluster]().PkgPath() {
			fillValue(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			fillValue(v.Index(i))
		}
	case reflect.Struct:
		if leaf, ok := v.Interface().(model.Leaf); ok {
			if leaf.State() == model.Unknown {
				set(v.FieldByName("state"), reflect.ValueOf(model.Default))
				set(v.FieldByName("null"), reflect.ValueOf(true))
			}
			return
		}
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fillValue(v.Field(i))
			}
		}
	}
}

// set writes a field that is not exported.
func set(field, to reflect.Value) {
	reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem().Set(to)
}
