package engine

import (
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/akslint/akslint/pkg/finding"
)

// program is the compiled rules with the data tables they read.
type program struct {
	compiler *ast.Compiler
	tables   *tables
	// strict makes an error of a rule that cannot be evaluated over holes.
	strict bool
}

// rule is one compiled rule: what it says of itself and the query that runs it.
type rule struct {
	meta    *finding.Rule
	program *program // what it was compiled in
	ref     ast.Ref  // data.rules.<category>.<name>.deny
	query   ast.Body
	reads   reads // what of input it may look at
}

// load is the one door through which our rules come: parse, check what they say
// of themselves, compile. [loadCustom] is that of users.
func load(fsys fs.FS, opts Options) ([]*rule, error) {
	files, err := ruleFiles(fsys)
	if err != nil {
		return nil, err
	}
	modules := make(map[string]*ast.Module, len(files))
	var rules []*rule
	caps := capabilities()
	for _, name := range files {
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		if path.Base(name) == "rule.rego" && (!opts.Choice.runs(head(name, src)) || idle(src, opts.For)) {
			continue
		}
		m, err := parse(name, src, caps)
		if err != nil {
			return nil, err
		}
		modules[name] = m
		if path.Base(name) != "rule.rego" {
			continue
		}
		meta, err := metadata(name, m)
		if err != nil {
			return nil, err
		}
		opts.Choice.weigh(meta)
		rules = append(rules, newRule(meta, m.Package.Path))
	}
	if err := unique(rules); err != nil {
		return nil, err
	}
	compiler, err := compile(modules, caps, opts)
	if err != nil {
		return nil, err
	}
	p := &program{compiler: compiler, tables: newTables(fsys, opts.AsOf).choosing(opts.Choice), strict: opts.Strict}
	p.adopt(rules)
	return rules, nil
}

// adopt ties rules to the program they were compiled in.
func (p *program) adopt(rules []*rule) {
	for _, r := range rules {
		r.program, r.reads = p, readsOf(p.compiler, r.ref)
	}
}

// ruleFiles lists the modules of fsys, tests left out.
func ruleFiles(fsys fs.FS) ([]string, error) {
	var files []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !d.IsDir() && path.Ext(name) == ".rego" && !strings.HasSuffix(name, "_test.rego"):
			files = append(files, name)
		}
		return nil
	})
	if err == nil && len(files) == 0 {
		return nil, fmt.Errorf("no .rego file found")
	}
	return files, err
}

func parse(name string, src []byte, caps *ast.Capabilities) (*ast.Module, error) {
	m, err := ast.ParseModuleWithOpts(name, string(src), ast.ParserOptions{
		Capabilities:      caps,
		ProcessAnnotation: true,
		RegoVersion:       ast.RegoV1,
	})
	if err != nil {
		return nil, err
	}
	if m == nil {
		return nil, fmt.Errorf("%s: the file is empty", name)
	}
	want := "data.rules." + strings.ReplaceAll(path.Dir(name), "/", ".")
	if got := m.Package.Path.String(); got != want {
		return nil, fmt.Errorf("%s:%d: the package is %s, but the folder says %s",
			name, m.Package.Location.Row, strings.TrimPrefix(got, "data."), strings.TrimPrefix(want, "data."))
	}
	return m, nil
}

func newRule(meta *finding.Rule, pkg ast.Ref) *rule {
	ref := pkg.Append(ast.StringTerm("deny"))
	return &rule{
		meta:  meta,
		ref:   ref,
		query: ast.NewBody(ast.Equality.Expr(ast.NewTerm(ref), answer)),
	}
}

// answer is the variable a rule's query binds.
var answer = ast.VarTerm("answer")

// unique sorts rules by identifier and refuses one used twice.
func unique(rules []*rule) error {
	sort.Slice(rules, func(i, j int) bool { return rules[i].meta.ID < rules[j].meta.ID })
	for i := 1; i < len(rules); i++ {
		if a, b := rules[i-1].meta, rules[i].meta; a.ID == b.ID {
			return fmt.Errorf("%s is the identifier of both %s/%s and %s/%s", a.ID, a.Category, a.Name, b.Category, b.Name)
		}
	}
	return nil
}

// notNeeded are compiler stages that only find mistakes which the strict
// compilation of the tests has already looked for.
var notNeeded = []ast.StageID{
	ast.StageCheckUnusedImports, ast.StageCheckKeywordOverrides, ast.StageCheckDuplicateImports,
	ast.StageCheckVoidCalls, ast.StageParseMetadataBlocks, ast.StageSetAnnotationSet,
	ast.StageRewriteRegoMetadataCalls, ast.StageCheckTypes, ast.StageCheckDeprecatedBuiltins,
	ast.StageBuildRequiredCapabilities,
}

func compile(modules map[string]*ast.Module, caps *ast.Capabilities, opts Options) (*ast.Compiler, error) {
	c := ast.NewCompiler().
		WithCapabilities(caps).
		WithDefaultRegoVersion(ast.RegoV1).
		WithStrict(opts.Strict)
	if !opts.Strict {
		c = c.WithSkipStages(notNeeded...)
	}
	if opts.Schema != nil {
		set, err := schemas(opts.Schema, named)
		if err != nil {
			return nil, err
		}
		c = c.WithSchemas(set).WithUseTypeCheckAnnotations(true)
	}
	c.Compile(modules)
	if c.Failed() {
		return nil, c.Errors
	}
	return c, nil
}
