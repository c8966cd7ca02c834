package terraform

import (
	"fmt"
	"time"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// timeFunctions are those on times. What time it is, is known only when
// Terraform runs.
func timeFunctions() map[string]function.Function {
	now := function.New(&function.Spec{Type: function.StaticReturnType(cty.String)})
	return map[string]function.Function{
		"timestamp":     unknowable("timestamp is the time at which Terraform runs", cty.String, now),
		"plantimestamp": unknowable("plantimestamp is the time at which Terraform runs", cty.String, now),
		"timecmp": function.New(&function.Spec{
			Params:       textParams(2),
			Type:         function.StaticReturnType(cty.Number),
			RefineResult: notNull,
			Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
				a, err := parseTime(args[0].AsString())
				if err != nil {
					return cty.NilVal, err
				}
				b, err := parseTime(args[1].AsString())
				if err != nil {
					return cty.NilVal, err
				}
				return cty.NumberIntVal(int64(a.Compare(b))), nil
			},
		}),
	}
}

func parseTime(s string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return t, fmt.Errorf("%q is not a time as RFC 3339 writes it", s)
	}
	return t, nil
}
