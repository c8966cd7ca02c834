// Package shadow asks Terraform itself what a configuration comes to, without
// the providers that the configuration needs. In goes a root module, out come
// the planned values and unknowns of each of its resources.
//
// Every resource and data block is rewritten into terraform_data, which is
// built into Terraform: its input holds the arguments, and for each type of
// nested block the list of its blocks. What only a provider could know is
// unknown in the plan, as it would be in a real one. Variables, locals, local
// modules, count and for_each stay as they are, so it is Terraform that
// evaluates them. Nothing here is part of the product.
package shadow

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Value is a value of a plan: what is known of it, and where it is unknown, in
// the shape Terraform writes both.
type Value struct {
	After   any // numbers are json.Number
	Unknown any // true, or an object or list with true where it is unknown
}

// Plan is what Terraform says about a root module.
type Plan struct {
	Resources map[string]Value // arguments by the address of the original
	Outputs   map[string]Value // of the root module
	// Deferred are the resources and module calls that Terraform would not plan
	// because it cannot know how many there are, and that the shadow does
	// without. What refers to them is unknown.
	Deferred map[Declaration]bool
}

// Declaration is a resource or module call as it is declared.
type Declaration struct {
	Dir string // of the module it is written in
	Key string // azurerm_subnet.a, data.azurerm_subnet.a or module.net
}

// Of plans the shadow of the root module in dir, a directory below tree.
// terraform is the program to run; work is an empty directory to write into.
func Of(ctx context.Context, terraform, tree, dir, work string) (*Plan, error) {
	t := &family{root: tree, modules: map[string]*module{}}
	if err := t.load(dir, true); err != nil {
		return nil, err
	}
	if err := t.copy(work); err != nil {
		return nil, err
	}
	deferred := map[Declaration]bool{}
	for {
		if err := t.write(work); err != nil {
			return nil, err
		}
		plan, err := run(ctx, terraform, filepath.Join(work, filepath.FromSlash(dir)))
		if err == nil {
			plan.Deferred = deferred
			return plan, nil
		}
		more := uncountable(err, dir)
		if len(more) == 0 {
			return nil, err
		}
		for _, d := range more {
			m := t.modules[d.Dir]
			if m == nil || deferred[d] {
				return nil, err
			}
			deferred[d], m.deferred[d.Key] = true, true
		}
	}
}

// family is the root module with the local modules below it.
type family struct {
	root    string
	modules map[string]*module // by directory
}

func (t *family) load(dir string, root bool) error {
	if _, ok := t.modules[dir]; ok {
		return nil
	}
	m, err := parse(filepath.Join(t.root, filepath.FromSlash(dir)), root)
	if err != nil {
		return err
	}
	t.modules[dir] = m
	for _, c := range m.calls {
		to, ok := c.local(dir)
		if !ok {
			continue
		}
		if info, err := os.Stat(filepath.Join(t.root, filepath.FromSlash(to))); err != nil || !info.IsDir() {
			continue
		}
		c.there = true
		if err := t.load(to, false); err != nil {
			return err
		}
	}
	return nil
}

// copy copies the directories as they are.
func (t *family) copy(work string) error {
	for dir := range t.modules {
		if err := copyDir(filepath.Join(t.root, filepath.FromSlash(dir)), filepath.Join(work, filepath.FromSlash(dir))); err != nil {
			return err
		}
	}
	return nil
}

// write puts the rewritten files over the copies.
func (t *family) write(work string) error {
	computed := map[string]bool{}
	for _, m := range t.modules {
		m.attributesRead(computed)
	}
	for dir, m := range t.modules {
		to := filepath.Join(work, filepath.FromSlash(dir))
		for name, text := range m.rewrite(computed) {
			if err := os.WriteFile(filepath.Join(to, name), []byte(text), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// copyDir copies regular files, which file functions may read. What Terraform
// or git keep for themselves stays behind.
func copyDir(from, to string) error {
	return filepath.WalkDir(from, func(name string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, name)
		if err != nil {
			return err
		}
		switch {
		case d.IsDir() && (d.Name() == ".git" || d.Name() == ".terraform"):
			return filepath.SkipDir
		case d.IsDir():
			return os.MkdirAll(filepath.Join(to, rel), 0o755)
		case !d.Type().IsRegular() || strings.HasPrefix(d.Name(), ".terraform"):
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("copy %s: %w", rel, err)
		}
		return os.WriteFile(filepath.Join(to, rel), data, 0o644)
	})
}
