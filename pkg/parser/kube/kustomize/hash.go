package kustomize

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// contentHash is what kustomize appends to the names of generated objects: the
// beginning of the SHA-256 of the content in JSON, in letters that make no words.
// The name is meant to be part of it, but kustomize looks it up in vain.
func contentHash(body *value.Value) string {
	content := map[string]any{"kind": text(body.Get("kind")), "name": "", "data": contentOf(body.Get("data"))}
	optional := "binaryData"
	if content["kind"] == "Secret" {
		content["type"] = text(body.Get("type"))
		optional = "stringData"
	}
	if v := body.Get(optional); v.Kind() == value.Object {
		content[optional] = contentOf(v)
	}
	encoded, err := json.Marshal(content)
	if err != nil { // texts and maps of texts can always be encoded
		return ""
	}
	sum := sha256.Sum256(encoded)
	return strings.NewReplacer("0", "g", "1", "h", "3", "k", "a", "m", "e", "t").Replace(hex.EncodeToString(sum[:])[:10])
}

// contentOf is the data of an object, or an empty text when there is none.
func contentOf(v *value.Value) any {
	if v.Kind() != value.Object {
		return ""
	}
	out := map[string]any{}
	for _, f := range v.Fields() {
		out[f.Name] = text(f.Value)
	}
	return out
}
