package azure

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// Unread is a resource of a type that is not translated and may grant something
// to what it names: a role in a form that is not known here, a script, a
// deployment inside of the deployment.
type Unread struct {
	// Unit and Address are those it would have as a [Resource].
	Unit, Address string
	// Refs are the resources it names.
	Refs []value.Ref
	// At is where it is written.
	At value.Place
}

// granting are words in the names of types that may grant something.
var granting = []string{"role", "deployment", "script", "permission"}

// UnreadOf returns what is to be remembered of a block that [Translate] does not
// know; false when it grants nothing, or does not exist.
func UnreadOf(b Block) (Unread, bool) {
	if b.Exists == No || !strings.HasPrefix(b.Type, "azapi_") && !containsAny(b.Type, granting) {
		return Unread{}, false
	}
	out := Unread{Unit: b.Unit, Address: b.Address, Refs: refsBelow(nil, b.Body), At: b.Locate()}
	return out, len(out.Refs) > 0
}

func containsAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// refsBelow appends what a value and all it holds derive from.
func refsBelow(out []value.Ref, v *value.Value) []value.Ref {
	out = append(out, v.Refs()...)
	for _, f := range v.Fields() {
		out = refsBelow(out, f.Value)
	}
	for _, item := range v.Items() {
		out = refsBelow(out, item)
	}
	return out
}
