// Package newrule lays out the folder of a new rule, with a check, tests and
// fixtures that pass: ours, or a user's own. What a rule may say it does not know.
package newrule

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
)

//go:embed template
var templates embed.FS

// The languages that the fixtures of a new rule are told in.
const (
	Terraform = "terraform"
	Manifests = "manifests"
)

// Languages are those that a rule can be laid out for.
func Languages() []string { return []string{Terraform, Manifests} }

// Rule is what is to be laid out.
type Rule struct {
	Category, Name string // in snake_case; the name says what is wrong
	// ID is its identifier; empty means the next one that is free.
	ID string
	// For is one of [Languages]; empty means Terraform.
	For string
	// Custom tells a rule of a user from one of ours.
	Custom bool
}

// Root is the package that the rule's own lies in.
func (r Rule) Root() string {
	if r.Custom {
		return "custom"
	}
	return "rules"
}

// Title is the name as the beginning of a sentence.
func (r Rule) Title() string {
	title := strings.ReplaceAll(r.Name, "_", " ")
	return strings.ToUpper(title[:1]) + title[1:]
}

var snake = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

// Lay writes the folder of a rule below dir, a directory in root that need not be
// there, and returns its path in root, and the rule with its identifier. It refuses
// names that make no package, a folder that is there, and what a link in root leads
// out of it.
func Lay(root *os.Root, dir string, r Rule) (string, Rule, error) {
	for _, word := range []string{r.Category, r.Name} {
		if !snake.MatchString(word) {
			return "", r, fmt.Errorf("%q is no folder name: they are small letters, digits and _, as in network and public_api_server", word)
		}
	}
	if r.ID == "" {
		var err error
		if r.ID, err = free(root, dir, r); err != nil {
			return "", r, err
		}
	}
	folder := path.Join(dir, r.Category, r.Name)
	if _, err := root.Lstat(folder); err == nil {
		return "", r, fmt.Errorf("%s is there already", folder)
	}
	if err := root.MkdirAll(folder, 0o755); err != nil {
		return "", r, err
	}
	return folder, r, fill(root, folder, r)
}

func fill(root *os.Root, folder string, r Rule) error {
	set := "template/" + r.For
	if r.For == "" {
		set = "template/" + Terraform
	}
	all, err := template.ParseFS(templates, set+"/*")
	if err != nil {
		return err
	}
	for _, t := range all.Templates() {
		name := strings.TrimSuffix(path.Base(t.Name()), ".tmpl")
		var b strings.Builder
		if err := t.Execute(&b, r); err != nil {
			return err
		}
		if err := root.WriteFile(path.Join(folder, name), []byte(b.String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

var idLine = regexp.MustCompile(`(?m)^#\s+id:\s*([A-Z][A-Z0-9]*?)([0-9]+)\s*$`)

// id is an identifier: AKS and 101.
type id struct {
	prefix string
	number int
}

func (i id) String() string { return fmt.Sprintf("%s%03d", i.prefix, i.number) }

// free returns the next identifier after those of the category, or after all
// when the category is new.
func free(root *os.Root, dir string, r Rule) (string, error) {
	there, err := fs.Sub(root.FS(), dir)
	if err != nil {
		return "", err
	}
	files, err := fs.Glob(there, "*/*/rule.rego")
	if err != nil {
		return "", err
	}
	var all, own []id
	for _, file := range files {
		text, err := fs.ReadFile(there, file)
		if err != nil {
			return "", err
		}
		m := idLine.FindSubmatch(text)
		if m == nil {
			continue
		}
		n, err := strconv.Atoi(string(m[2]))
		if err != nil {
			continue // longer than any that is given here
		}
		all = append(all, id{string(m[1]), n})
		if path.Dir(path.Dir(file)) == r.Category {
			own = append(own, all[len(all)-1])
		}
	}
	last := id{prefix: "AKS"}
	if r.Custom {
		last.prefix = "ORG"
	}
	for _, among := range [][]id{own, all} {
		if len(among) > 0 {
			last = slices.MaxFunc(among, func(a, b id) int { return a.number - b.number })
			break
		}
	}
	for next := last; next.number < 999; {
		next.number++
		if !slices.Contains(all, next) {
			return next.String(), nil
		}
	}
	return "", fmt.Errorf("no identifier is left after %s", last)
}
