package terraform

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"github.com/akslint/akslint/pkg/source"
)

// outcome is what an expression evaluates to.
type outcome struct {
	tree   any    // JSON values, numbers as json.Number, and unknownLeaf
	typ    string // as JSON, where it is known
	whole  bool   // nothing in it is unknown
	failed bool
	why    string // it failed, or is unknown
	panics bool
}

type unknownLeaf struct{}

// openSet holds the known elements of a set with others that are not.
type openSet []any

const infinity = "infinity cannot be shown"

// terraformBinary finds terraform, or skips.
func terraformBinary(t *testing.T) string {
	t.Helper()
	if !*oracle {
		t.Skip("compares with terraform only when asked to: make oracle")
	}
	binary, err := exec.LookPath("terraform")
	if err != nil {
		t.Skip("the terraform binary is not there, so nothing was compared")
	}
	return binary
}

// runTerraform runs it without any configuration of the user.
func runTerraform(t *testing.T, binary, dir string, args ...string) ([]byte, error) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), binary, args...)
	cmd.Dir = dir
	cmd.Env = []string{"HOME=" + dir, "PATH=" + os.Getenv("PATH"), "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1", "TF_DATA_DIR=" + filepath.Join(dir, ".data")}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return stdout.Bytes(), fmt.Errorf("terraform %v: %w\n%.3000s%.3000s", args, err, stdout.String(), stderr.String())
	}
	return stdout.Bytes(), nil
}

// wrapped makes an expression that fails give err. Infinity cannot be shown in
// a plan; as it cannot be encoded either, it fails too.
func wrapped(exprs []string) []string {
	out := make([]string, len(exprs))
	for i, e := range exprs {
		out[i] = "try({ v = " + e + "\nw = jsonencode([" + e + "\n]) == null }, { err = true })"
	}
	return out
}

func unwrapped(o outcome) outcome {
	m, ok := o.tree.(map[string]any)
	if !ok {
		return o // wholly unknown
	}
	if _, ok := m["err"]; ok {
		return outcome{failed: true}
	}
	o.tree = m["v"]
	return o
}

// configuration puts expressions into one output, and says in which line each
// begins.
func configuration(preamble string, exprs []string, sensitive bool) (text string, lines []int) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\noutput \"v\" {\n  sensitive = %t\n  value = [\n", preamble, sensitive)
	line := strings.Count(b.String(), "\n") + 1
	for _, e := range exprs {
		lines = append(lines, line)
		b.WriteString(e + "\n,\n")
		line += strings.Count(e, "\n") + 2
	}
	b.WriteString("]\n}\n")
	return b.String(), lines
}

// askTerraform plans expressions that do not fail.
func askTerraform(t *testing.T, binary, dir, preamble string, exprs []string, sensitive bool) []outcome {
	t.Helper()
	text, _ := configuration(preamble, exprs, sensitive)
	must(t, os.WriteFile(filepath.Join(dir, "main.tf"), []byte(text), 0o644))
	if _, err := runTerraform(t, binary, dir, "plan", "-no-color", "-input=false", "-out=plan"); err != nil {
		t.Fatal(err)
	}
	return readPlan(t, binary, dir, len(exprs))
}

func readPlan(t *testing.T, binary, dir string, n int) []outcome {
	t.Helper()
	out, err := runTerraform(t, binary, dir, "show", "-json", "plan")
	if err != nil {
		t.Fatal(err)
	}
	var plan struct {
		Outputs map[string]struct {
			After   []any `json:"after"`
			Unknown any   `json:"after_unknown"`
		} `json:"output_changes"`
		Planned struct {
			Outputs map[string]struct {
				Type []json.RawMessage `json:"type"`
			} `json:"outputs"`
		} `json:"planned_values"`
	}
	dec := json.NewDecoder(bytes.NewReader(out))
	dec.UseNumber()
	if err := dec.Decode(&plan); err != nil {
		t.Fatal(err)
	}
	var types []json.RawMessage
	if ty := plan.Planned.Outputs["v"].Type; len(ty) == 2 {
		must(t, json.Unmarshal(ty[1], &types))
	}
	o := plan.Outputs["v"]
	if len(o.After) != n {
		t.Fatalf("the plan has %d values, want %d", len(o.After), n)
	}
	got := make([]outcome, n)
	for i, v := range o.After {
		u := o.Unknown
		if list, ok := u.([]any); ok {
			u = list[i]
		}
		got[i].tree, got[i].whole = withUnknowns(v, u), whollyKnown(u)
		if types != nil {
			got[i].typ = string(types[i])
		}
	}
	return got
}

// withUnknowns puts what after_unknown says into the values.
func withUnknowns(v, unknown any) any {
	switch u := unknown.(type) {
	case bool:
		if u {
			return unknownLeaf{}
		}
	case []any:
		if list, ok := v.([]any); ok {
			for i := range min(len(list), len(u)) {
				list[i] = withUnknowns(list[i], u[i])
			}
		}
	case map[string]any:
		if m, ok := v.(map[string]any); ok {
			for k := range u {
				m[k] = withUnknowns(m[k], u[k])
			}
		}
	}
	return v
}

// whollyKnown reports whether after_unknown says of nothing that it is unknown.
func whollyKnown(unknown any) bool {
	switch u := unknown.(type) {
	case bool:
		return !u
	case []any:
		return !slices.ContainsFunc(u, func(e any) bool { return !whollyKnown(e) })
	case map[string]any:
		for _, e := range u {
			if !whollyKnown(e) {
				return false
			}
		}
	}
	return true
}

// askUntilValid leaves out what terraform refuses, until a plan is made.
func askUntilValid(t *testing.T, binary, dir, preamble string, exprs []string) (map[string]outcome, map[string]bool) {
	t.Helper()
	failing := map[string]bool{}
	for range 20 {
		var left []string
		for _, e := range exprs {
			if !failing[e] {
				left = append(left, e)
			}
		}
		text, lines := configuration(preamble, left, true)
		must(t, os.WriteFile(filepath.Join(dir, "main.tf"), []byte(text), 0o644))
		out, err := runTerraform(t, binary, dir, "plan", "-json", "-input=false", "-out=plan")
		if err == nil {
			got := map[string]outcome{}
			for i, o := range readPlan(t, binary, dir, len(left)) {
				got[left[i]] = o
			}
			return got, failing
		}
		refused := refusedLines(out)
		if len(refused) == 0 {
			t.Fatal(err)
		}
		for _, at := range refused {
			i := 0
			for i+1 < len(lines) && lines[i+1] <= at {
				i++
			}
			failing[left[i]] = true
		}
	}
	t.Fatal("terraform goes on refusing expressions")
	return nil, nil
}

func refusedLines(out []byte) []int {
	var lines []int
	for l := range bytes.Lines(out) {
		var msg struct {
			Diagnostic struct {
				Severity string
				Range    struct{ Start struct{ Line int } }
			}
		}
		if json.Unmarshal(l, &msg) == nil && msg.Diagnostic.Severity == "error" && msg.Diagnostic.Range.Start.Line > 0 {
			lines = append(lines, msg.Diagnostic.Range.Start.Line)
		}
	}
	return lines
}

// parsable leaves out what is no expression at all.
func parsable(t *testing.T, exprs []string) []string {
	t.Helper()
	var out []string
	for _, e := range exprs {
		if _, diags := hclsyntax.ParseExpression([]byte(e), "expr", hcl.InitialPos); !diags.HasErrors() {
			out = append(out, e)
		}
	}
	if len(out)*20 < len(exprs)*19 {
		t.Errorf("only %d of %d expressions can be parsed", len(out), len(exprs))
	}
	return out
}

// oracleUnit reads the directory that terraform planned.
func oracleUnit(t *testing.T, dir string) *unit {
	t.Helper()
	tree, err := source.OpenFS(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return newUnit(newLoader(tree), ".", Options{})
}

// evaluateOurs evaluates an expression in the root module.
func evaluateOurs(u *unit, text string) (out outcome) {
	defer func() {
		if r := recover(); r != nil {
			out = outcome{panics: true, why: fmt.Sprint(r)}
		}
	}()
	u.steps, u.exhausted = 0, false
	expr, diags := hclsyntax.ParseExpression([]byte(text), "main.tf", hcl.InitialPos)
	if diags.HasErrors() {
		return outcome{failed: true, why: diags.Error()}
	}
	v, diags := wrap(expr).Value(u.root.self.ctx)
	if diags.HasErrors() {
		return outcome{failed: true, why: diags.Error()}
	}
	bare, marks := v.UnmarkDeep()
	_, out.why, _ = refs(marks)
	if out.tree = treeOf(bare); strings.Contains(fmt.Sprint(out.tree), "Inf") {
		return outcome{failed: true, why: infinity}
	}
	if ty, err := ctyjson.MarshalType(bare.Type()); err == nil {
		out.typ = string(ty)
	}
	return out
}

func treeOf(v cty.Value) any {
	switch {
	case !v.IsKnown():
		return unknownLeaf{}
	case v.IsNull():
		return nil
	case v.Type() == cty.String:
		return v.AsString()
	case v.Type() == cty.Bool:
		return v.True()
	case v.Type() == cty.Number:
		return json.Number(v.AsBigFloat().Text('f', -1))
	case v.Type().IsObjectType() || v.Type().IsMapType():
		out := map[string]any{}
		for k, e := range v.AsValueMap() {
			out[k] = treeOf(e)
		}
		return out
	}
	out := []any{}
	open := v.Type().IsSetType() && !v.IsWhollyKnown()
	for _, e := range v.AsValueSlice() {
		if !open || e.IsWhollyKnown() {
			out = append(out, treeOf(e))
		}
	}
	if open {
		return openSet(out)
	}
	return out
}
