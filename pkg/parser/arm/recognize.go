package arm

import (
	"encoding/json"
	"path"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// IsParametersName reports whether a file is called as parameter files are:
// main.parameters.json, main.parameters.prod.json.
func IsParametersName(name string) bool {
	base := strings.ToLower(path.Base(name))
	ext := path.Ext(base)
	return (ext == ".json" || ext == ".jsonc") && strings.LastIndex(strings.TrimSuffix(base, ext), ".parameters") > 0
}

// Invalid tells where a file is no JSON; nil when it is, or cannot be read at
// all.
func Invalid(tree *source.Tree, name string) *source.Problem {
	f, err := tree.Read(name)
	if err != nil || json.Valid(f.Data) {
		return nil
	}
	_, problems := readJSON(f)
	for i, p := range problems {
		if p.Severity == source.Error {
			return &problems[i]
		}
	}
	return nil
}
