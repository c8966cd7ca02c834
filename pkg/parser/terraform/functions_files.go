package terraform

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// maxIncluded is the largest file that file() reads, in bytes.
const maxIncluded = 1 << 20

// errOutside refuses a path that leaves the repository. Terraform may find
// something there, so it is no error of the configuration.
var errOutside = unreadable{"the path leaves the repository, so it is not read"}

func asUnreadable(err error) (why string, ok bool) {
	var open unreadable
	ok = errors.As(err, &open)
	return open.why, ok
}

// fileFunctions read files of the repository, and only those: the tree they
// read through cannot be left. Paths are relative to the root module, as in
// Terraform.
func fileFunctions(u *unit) map[string]function.Function {
	out := map[string]function.Function{
		"file": textFunc(1, func(a []string) (string, error) {
			b, err := u.include(a[0])
			if err != nil {
				return "", err
			}
			return asText(b)
		}),
		"filebase64": textFunc(1, func(a []string) (string, error) {
			b, err := u.include(a[0])
			return base64.StdEncoding.EncodeToString(b), err
		}),
		"fileexists": function.New(&function.Spec{
			Params:       textParams(1),
			Type:         function.StaticReturnType(cty.Bool),
			RefineResult: notNull,
			Impl:         func(args []cty.Value, _ cty.Type) (cty.Value, error) { return u.fileExists(args[0].AsString()) },
		}),
		"fileset": function.New(&function.Spec{
			Params:       textParams(2),
			Type:         function.StaticReturnType(cty.Set(cty.String)),
			RefineResult: notNull,
			Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
				return u.fileSet(args[0].AsString(), args[1].AsString())
			},
		}),
		"pathexpand": textFunc(1, func(a []string) (string, error) {
			if strings.HasPrefix(a[0], "~") {
				return "", unreadable{"the home directory depends on who runs Terraform"}
			}
			return a[0], nil
		}),
		"abspath": textFunc(1, func(a []string) (string, error) {
			if path.IsAbs(a[0]) {
				return path.Clean(a[0]), nil
			}
			return "", unreadable{"an absolute path depends on where Terraform runs"}
		}),
	}
	for name, h := range hashings {
		on := "file" + name
		if plain, ok := strings.CutPrefix(name, "base64"); ok {
			on = "filebase64" + plain
		}
		out[on] = textFunc(1, func(a []string) (string, error) {
			b, err := u.include(a[0])
			return h.of(b), err
		})
	}
	return out
}

// inside turns a path as written into one of the tree.
func (u *unit) inside(name string) (string, error) {
	if path.IsAbs(name) || strings.HasPrefix(name, "~") || strings.Contains(name, "\\") {
		return "", errOutside
	}
	name = path.Join(u.dir, name)
	if name == ".." || strings.HasPrefix(name, "../") {
		return "", errOutside
	}
	return name, nil
}

// include reads a file. One that is not there is an error of the configuration;
// one that we refuse to read is not.
func (u *unit) include(name string) ([]byte, error) {
	name, err := u.inside(name)
	if err != nil {
		return nil, err
	}
	f, err := u.loader.tree.Read(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no file %s", name)
	case err != nil && u.loader.tree.IsDir(name):
		return nil, fmt.Errorf("%s is a directory", name)
	case err != nil:
		return nil, unreadable{fmt.Sprintf("%s could not be read", name)}
	case len(f.Data) > maxIncluded:
		return nil, unreadable{name + " is larger than 1 MiB"}
	}
	u.loader.included[name] = true
	return f.Data, nil
}

func (u *unit) fileExists(name string) (cty.Value, error) {
	_, err := u.include(name)
	if why, ok := asUnreadable(err); ok {
		return because(cty.UnknownVal(cty.Bool), why), nil
	}
	if name, _ = u.inside(name); u.loader.tree.IsDir(name) {
		return cty.NilVal, fmt.Errorf("%s is a directory, not a file", name)
	}
	return cty.BoolVal(err == nil), nil
}
