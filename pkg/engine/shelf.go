package engine

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// add reads a directory.
func (s *shelf) add(c Custom) {
	files := s.list(c)
	found := false
	for _, name := range files {
		if isTest(name) {
			continue
		}
		found = found || path.Base(name) == "rule.rego"
		s.module(c, name)
	}
	if !found && len(s.mistakes) == 0 {
		s.mistakes.add(c.Dir, 0, 0, "there is no rule: one lies at CATEGORY/NAME/rule.rego below the directory")
	}
}

func isTest(name string) bool { return strings.HasSuffix(name, "_test.rego") }

// list lists the modules of a directory, tests too.
func (s *shelf) list(c Custom) []string {
	var files []string
	err := fs.WalkDir(c.Files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			s.mistakes.add(path.Join(c.Dir, name), 0, 0, "cannot be read: "+bare(err))
			return fs.SkipDir
		case d.IsDir() && name != "." && (d.Name()[0] == '.' || d.Name() == "node_modules"):
			return fs.SkipDir
		case d.IsDir() || path.Ext(name) != ".rego":
		case len(files) == maxModules:
			s.mistakes.add(c.Dir, 0, 0, "holds more than 1000 files of Rego")
			return fs.SkipAll
		default:
			files = append(files, name)
		}
		return nil
	})
	if err != nil {
		s.mistakes.add(c.Dir, 0, 0, bare(err))
	}
	return files
}

// module reads one file.
func (s *shelf) module(c Custom, name string) {
	file := path.Join(c.Dir, name)
	src, err := readModule(c.Files, name)
	if err != nil {
		s.mistakes.add(file, 0, 0, bare(err))
		return
	}
	m, err := ast.ParseModuleWithOpts(file, string(src), ast.ParserOptions{
		Capabilities:      customCapabilities(),
		ProcessAnnotation: true,
		RegoVersion:       ast.RegoV1,
	})
	if err != nil {
		s.mistakes.compiler(file, err)
		return
	}
	if !s.folder(c, name, m) {
		return
	}
	s.modules[file] = m
	if path.Base(name) == "rule.rego" {
		s.rule(c, file, src, m)
	}
}

// readModule reads a regular file that is not too large.
func readModule(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name) // a pipe would block on opening
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("it is not a regular file")
	case info.Size() > maxModule:
		return nil, errors.New("it is larger than the 256 KiB that are read of a file of Rego")
	}
	return fs.ReadFile(fsys, name)
}

var folderForm = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

// folder holds the package of a module against where it lies.
func (s *shelf) folder(c Custom, name string, m *ast.Module) bool {
	file, dir := path.Join(c.Dir, name), path.Dir(name)
	at := m.Package.Location
	for _, part := range strings.Split(dir, "/") {
		if !folderForm.MatchString(part) {
			s.mistakes.add(file, 0, 0, "lies in "+dir+": the folders of a rule are CATEGORY/NAME, in small letters, digits and _")
			return false
		}
	}
	if path.Base(name) == "rule.rego" && strings.Count(dir, "/") != 1 {
		s.mistakes.add(file, 0, 0, "is not at CATEGORY/NAME/rule.rego below "+c.Dir)
		return false
	}
	want := "custom." + strings.ReplaceAll(dir, "/", ".")
	got := strings.TrimPrefix(m.Package.Path.String(), "data.")
	if got != want && (!isTest(name) || got != want+"_test") {
		s.mistakes.add(file, at.Row, at.Col, "the package is "+got+", but the folder says "+want)
		return false
	}
	if first, taken := s.folders[got]; taken && first != c.Dir {
		s.mistakes.add(file, at.Row, at.Col, "the package "+got+" is in "+first+" as well")
		return false
	}
	s.folders[got] = c.Dir
	return true
}

// rule takes a module for a rule.
func (s *shelf) rule(c Custom, file string, src []byte, m *ast.Module) {
	a := packageAnnotation(m)
	if a == nil {
		s.mistakes.add(file, 1, 0, noMetadata)
		return
	}
	meta, err := described(file, a, theirs)
	if err != nil {
		s.mistakes.add(file, metadataLine(src, a.Location.Row, err.Error()), 0, "METADATA: "+err.Error())
		return
	}
	meta.Dir = cmp.Or(c.Dir, ".") // empty means ours
	for _, name := range []string{meta.ID, meta.Name} {
		if who, taken := s.names[name]; taken {
			s.mistakes.add(file, m.Package.Location.Row, 0, name+" is the name of a rule of "+who+" already")
			return
		}
		s.names[name] = file
	}
	if strings.HasPrefix(meta.ID, "AKS") {
		s.mistakes.add(file, metadataLine(src, a.Location.Row, "custom.id"), 0, "METADATA: custom.id is "+meta.ID+": identifiers that begin with AKS are those of akslint")
		return
	}
	if !slices.ContainsFunc(m.Rules, func(r *ast.Rule) bool {
		return r.Head.Name == "deny" && r.Head.RuleKind() == ast.MultiValue
	}) {
		s.mistakes.add(file, m.Package.Location.Row, 0, "there is no deny: a rule answers with deny contains result.at(path, message) if { ... }")
		return
	}
	s.rules = append(s.rules, newRule(meta, m.Package.Path))
}

// bare is the text of an error without the path that those of files repeat.
func bare(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
