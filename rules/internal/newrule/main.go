// Command newrule lays out the folder of a new rule with the next free
// identifier. It runs in the root of the repository.
package main

import (
	"embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"text/template"
)

//go:embed template/*
var templates embed.FS

var snake = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

func main() {
	category := flag.String("category", "", "folder of the rule, such as network")
	name := flag.String("name", "", "what is wrong, in snake_case, such as public_api_server")
	flag.Parse()
	dir, err := lay("rules", *category, *name)
	if err != nil {
		fmt.Fprintln(os.Stderr, "newrule:", err)
		os.Exit(1)
	}
	fmt.Printf("%s is laid out; docs/rules/authoring.md tells the rest\n", dir)
}

// rule is what the templates are filled with.
type rule struct{ ID, Category, Name, Title string }

// lay writes the folder and returns its path.
func lay(root, category, name string) (string, error) {
	for _, word := range []string{category, name} {
		if !snake.MatchString(word) {
			return "", fmt.Errorf("%q is no folder name: use CATEGORY=network NAME=public_api_server", word)
		}
	}
	id, err := free(root, category)
	if err != nil {
		return "", err
	}
	dir := filepath.Join(root, category, name)
	if _, err := os.Stat(dir); err == nil {
		return "", fmt.Errorf("%s is there already", dir)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	title := strings.ReplaceAll(name, "_", " ")
	return dir, fill(dir, rule{ID: id, Category: category, Name: name, Title: strings.ToUpper(title[:1]) + title[1:]})
}

func fill(dir string, r rule) error {
	all, err := template.ParseFS(templates, "template/*")
	if err != nil {
		return err
	}
	for _, t := range all.Templates() {
		var b strings.Builder
		if err := t.Execute(&b, r); err != nil {
			return err
		}
		file := filepath.Join(dir, strings.TrimSuffix(t.Name(), ".tmpl"))
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

var idLine = regexp.MustCompile(`(?m)^#   id: AKS([0-9]{3})$`)

// free returns the next identifier after those of the category, or after all
// when the category is new.
func free(root, category string) (string, error) {
	files, err := filepath.Glob(filepath.Join(root, "*", "*", "rule.rego"))
	if err != nil {
		return "", err
	}
	var all, own []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		m := idLine.FindSubmatch(text)
		if m == nil {
			continue
		}
		all = append(all, string(m[1]))
		if filepath.Base(filepath.Dir(filepath.Dir(file))) == category {
			own = append(own, string(m[1]))
		}
	}
	last := 0
	for _, id := range [][]string{own, all} {
		if len(id) > 0 {
			_, err := fmt.Sscanf(slices.Max(id), "%d", &last)
			if err != nil {
				return "", err
			}
			break
		}
	}
	for n := last + 1; n < 1000; n++ {
		if id := fmt.Sprintf("%03d", n); !slices.Contains(all, id) {
			return "AKS" + id, nil
		}
	}
	return "", fmt.Errorf("no identifier is left after AKS%03d", last)
}
