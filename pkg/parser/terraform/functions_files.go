package terraform

import (
	"encoding/base64"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// maxIncluded is the largest file that file() reads, in bytes.
const maxIncluded = 1 << 20

// errOutside refuses a path that leaves the repository.
var errOutside = errors.New("the path leaves the repository, so it is not read")

// fileFunctions read files of the repository, and only those: the tree they
// read through cannot be left. Paths are relative to the root module, as in
// Terraform.
func fileFunctions(u *unit) map[string]function.Function {
	return map[string]function.Function{
		"file": textFunc(1, func(a []string) (string, error) {
			b, err := u.include(a[0])
			if err == nil && !utf8.Valid(b) {
				err = errors.New("the file does not hold text")
			}
			return string(b), err
		}),
		"filebase64": textFunc(1, func(a []string) (string, error) {
			b, err := u.include(a[0])
			return base64.StdEncoding.EncodeToString(b), err
		}),
		"fileexists": function.New(&function.Spec{
			Params: textParams(1),
			Type:   function.StaticReturnType(cty.Bool),
			Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
				name, err := u.inside(args[0].AsString())
				if err != nil {
					return cty.NilVal, err
				}
				_, err = u.loader.tree.Read(name)
				return cty.BoolVal(err == nil), nil
			},
		}),
		"templatefile": function.New(&function.Spec{
			Params: []function.Parameter{
				{Name: "path", Type: cty.String},
				{Name: "vars", Type: cty.DynamicPseudoType, AllowUnknown: true, AllowMarked: true, AllowDynamicType: true},
			},
			Type: func(args []cty.Value) (cty.Type, error) {
				v, err := u.renderTemplate(args)
				if err != nil {
					return cty.NilType, err
				}
				return v.Type(), nil
			},
			Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return u.renderTemplate(args) },
		}),
		"pathexpand": textFunc(1, func(a []string) (string, error) {
			if strings.HasPrefix(a[0], "~") {
				return "", errOutside
			}
			return a[0], nil
		}),
	}
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

func (u *unit) include(name string) ([]byte, error) {
	name, err := u.inside(name)
	if err != nil {
		return nil, err
	}
	f, err := u.loader.tree.Read(name)
	if err != nil {
		return nil, err
	}
	if len(f.Data) > maxIncluded {
		return nil, fmt.Errorf("%s is larger than 1 MiB", name)
	}
	return f.Data, nil
}

// renderTemplate evaluates a template file with the given variables.
func (u *unit) renderTemplate(args []cty.Value) (cty.Value, error) {
	b, err := u.include(args[0].AsString())
	if err != nil {
		return cty.NilVal, err
	}
	vars, marks := args[1].Unmark()
	if !vars.IsKnown() {
		return cty.DynamicVal.WithMarks(marks), nil
	}
	tokens, _ := hclsyntax.LexTemplate(b, args[0].AsString(), hcl.InitialPos)
	if _, what, deep := deepest(tokens); deep {
		return cty.NilVal, fmt.Errorf("the template is %s", what)
	}
	expr, diags := hclsyntax.ParseTemplate(b, args[0].AsString(), hcl.InitialPos)
	if diags.HasErrors() {
		return cty.NilVal, errors.New("the template could not be read")
	}
	ctx := &hcl.EvalContext{Variables: map[string]cty.Value{}, Functions: map[string]function.Function{}}
	for name, f := range u.funcs {
		if !strings.HasSuffix(name, "templatefile") {
			ctx.Functions[name] = f
		}
	}
	if !vars.IsNull() && vars.CanIterateElements() {
		for it := vars.ElementIterator(); it.Next(); {
			k, v := it.Element()
			ctx.Variables[bare(k).AsString()] = v
		}
	}
	v, diags := expr.Value(ctx)
	if diags.HasErrors() {
		return cty.NilVal, fmt.Errorf("the template could not be evaluated: %w", diags)
	}
	return v.WithMarks(marks), nil
}

// graphemes counts the characters of a string as a person would.
func graphemes(s string) int {
	n, err := textseg.TokenCount([]byte(s), textseg.ScanGraphemeClusters)
	if err != nil {
		return utf8.RuneCountInString(s)
	}
	return n
}
