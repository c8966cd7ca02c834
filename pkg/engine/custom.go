package engine

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
)

// Custom is a directory of rules that users wrote. They are laid out as ours are,
// in packages below custom instead of rules, and see nothing of ours but the
// libraries and the tables.
type Custom struct {
	// Dir is what messages call the directory.
	Dir string
	// Files are what lies in it. Nothing outside may be reached through them.
	Files fs.FS
}

// What a directory of rules may hold at most. The largest rule of ours has a
// fiftieth of maxModule.
const (
	maxModule  = 256 << 10
	maxModules = 1000
)

// theirs is what METADATA of users has to hold.
var theirs = house{
	id: regexp.MustCompile(`^[A-Z][A-Z0-9]{0,15}[0-9]$`), idForm: "capital letters and then digits, such as ORG001", brief: true,
}

// loadCustom compiles the rules of users, apart from ours, so that neither can
// change the other: with every check on, against the schema of the cluster.
func loadCustom(own fs.FS, opts Options) ([]*rule, error) {
	if len(opts.Custom) == 0 {
		return nil, nil
	}
	s := &shelf{modules: map[string]*ast.Module{}, folders: map[string]string{}, names: map[string]string{}}
	if err := s.reserve(own); err != nil {
		return nil, err
	}
	for _, c := range opts.Custom {
		s.add(c)
	}
	if len(s.mistakes) > 0 {
		return nil, s.mistakes
	}
	if err := s.libraries(own); err != nil {
		return nil, err
	}
	compiler, err := s.compile()
	if err != nil {
		return nil, err
	}
	p := &program{compiler: compiler, tables: newTables(own, opts.AsOf).choosing(opts.Choice), strict: opts.Strict}
	p.adopt(s.rules)
	s.links(compiler, own)
	for _, r := range s.rules {
		s.about(r)
	}
	if len(s.mistakes) > 0 {
		return nil, s.mistakes
	}
	slices.SortFunc(s.rules, func(a, b *rule) int { return strings.Compare(a.meta.ID, b.meta.ID) })
	return s.rules, nil
}

// shelf gathers the modules of users.
type shelf struct {
	modules  map[string]*ast.Module
	rules    []*rule
	folders  map[string]string // which directory a package lies in
	names    map[string]string // who has a name or an identifier already
	mistakes Mistakes
}

// reserve takes the names of our rules.
func (s *shelf) reserve(own fs.FS) error {
	files, err := fs.Glob(own, "*/*/rule.rego")
	for _, file := range files {
		s.names[ruleName(file)] = "akslint"
	}
	return err
}

// ruleName is what the rule in a file is called.
func ruleName(file string) string {
	return strings.ReplaceAll(path.Base(path.Dir(file)), "_", "-")
}

// libraries adds ours, which rules of users may call.
func (s *shelf) libraries(own fs.FS) error {
	files, err := fs.Glob(own, "lib/*/*.rego")
	if err != nil {
		return err
	}
	for _, name := range files {
		if isTest(name) {
			continue
		}
		src, err := fs.ReadFile(own, name)
		if err != nil {
			return err
		}
		if s.modules["rules/"+name], err = parse(name, src, capabilities()); err != nil {
			return err
		}
	}
	return nil
}

func (s *shelf) compile() (*ast.Compiler, error) {
	set, err := schemas(model.Schema(), ast.SchemaRootRef, named)
	if err != nil {
		return nil, err
	}
	c := ast.NewCompiler().
		WithCapabilities(customCapabilities()).
		WithDefaultRegoVersion(ast.RegoV1).
		WithStrict(true).
		WithSchemas(set).
		WithUseTypeCheckAnnotations(true)
	if c.Compile(s.modules); c.Failed() {
		s.mistakes.compiler("", c.Errors)
		return nil, s.mistakes
	}
	return c, nil
}

// about asks a rule that looks at manifests to say so: it would not be asked about
// those whose cluster is not among the files.
func (s *shelf) about(r *rule) {
	if r.meta.Reads != (finding.Reads{Cluster: true}) {
		return
	}
	file := path.Join(r.meta.Dir, r.meta.Category, strings.ReplaceAll(r.meta.Name, "-", "_"), "rule.rego")
	if m := s.modules[file]; packageAnnotation(m).Custom["reads"] == nil && r.reads.manifests() {
		s.mistakes.add(file, packageAnnotation(m).Location.Row, 0, "METADATA: custom.reads is missing: the rule looks at input.kube, so write [manifests], or [cluster, manifests] for both")
	}
}

// manifests reports whether input.kube is looked at.
func (r reads) manifests() bool {
	return slices.ContainsFunc(r, func(p read) bool { return len(p.path) > 0 && p.path[0] == "kube" })
}
