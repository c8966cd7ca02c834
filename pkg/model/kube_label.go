package model

import (
	"regexp"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// The syntax of labels: kubernetes.io/docs/concepts/overview/working-with-objects/labels.
var (
	labelName   = regexp.MustCompile(`^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$`)
	labelPrefix = regexp.MustCompile(`^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$`)
)

// validLabelKey reports whether a key is one the API server takes.
func validLabelKey(key string) bool {
	prefix, name, ok := strings.Cut(key, "/")
	if !ok {
		return labelName.MatchString(key)
	}
	return len(prefix) <= 253 && labelPrefix.MatchString(prefix) && labelName.MatchString(name)
}

// validLabelValue reports whether a value is one the API server takes. It may be
// empty.
func validLabelValue(v string) bool { return v == "" || labelName.MatchString(v) }

// invalidLabel is the first label of a map that the API server refuses.
func invalidLabel(labels Value[map[string]string], at *value.Value) Value[string] {
	if labels.IsUnknown() {
		return NotKnown[string](labels.Why(), labels.From()...)
	}
	m := labels.Or(nil)
	for _, key := range sortedKeys(m) {
		if !validLabelKey(key) || !validLabelValue(m[key]) {
			return Known(key+": "+m[key], labels.From()...)
		}
	}
	return None[string](at)
}
