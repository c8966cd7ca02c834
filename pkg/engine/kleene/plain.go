package kleene

import (
	"errors"

	"github.com/open-policy-agent/opa/v1/topdown"
)

// plain is what a function said. The library puts the place and the name of its
// own error before that.
func plain(err error) error {
	if e, ok := errors.AsType[*topdown.Error](err); ok {
		return errors.New(e.Message)
	}
	return err
}
