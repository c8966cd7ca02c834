package helm

import (
	"cmp"
	"encoding/base64"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// Charts put values into what they say of others, and so do functions that cannot
// take one. Nobody may read there what the name of a value says is a secret.

// leastNamed is how long a value has to be to be told from words of a message.
const leastNamed = 4

// conceals are texts that messages must not show, the longest first.
type conceals struct{ texts []string }

// named adds the values below names of secrets.
func (c *conceals) named(values map[string]any, secret bool) {
	for name, v := range values {
		c.value(v, secret || source.SecretName(name))
	}
}

func (c *conceals) value(v any, secret bool) {
	switch v := v.(type) {
	case map[string]any:
		c.named(v, secret)
	case []any:
		for _, item := range v {
			c.value(item, secret)
		}
	case string:
		if secret {
			c.add(v)
		}
	}
}

// add adds a text as it is, as a message has it in one line, and encoded.
func (c *conceals) add(text string) {
	if len(strings.TrimSpace(text)) < leastNamed || holed(text) {
		return
	}
	for _, form := range []string{text, strings.Join(strings.Fields(text), " "), base64.StdEncoding.EncodeToString([]byte(text))} {
		at, found := slices.BinarySearchFunc(c.texts, form, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
		if !found {
			c.texts = slices.Insert(c.texts, at, form)
		}
	}
}

// mask puts three asterisks in the place of each.
func (c *conceals) mask(message string) string {
	for _, text := range c.texts {
		message = strings.ReplaceAll(message, text, "***")
	}
	return message
}
