package engine

import (
	"errors"
	"fmt"

	"github.com/open-policy-agent/opa/v1/topdown"
)

// failure says where a function of a rule failed, and why, without the name that
// the library has for such errors.
func failure(e topdown.Error) error {
	if e.Location == nil {
		return errors.New(e.Message)
	}
	return fmt.Errorf("%v: %s", e.Location, e.Message)
}
