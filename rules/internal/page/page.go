// Package page draws the documentation of rules from what they say of
// themselves: one page for each rule, and the list of all. In go a rule and the
// configurations of its folder, out comes Markdown.
package page

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/example"
	"github.com/akslint/akslint/pkg/finding"
)

// note is the first line of everything that is drawn.
const note = "<!-- Drawn by go generate from the rule's folder; change the folder. -->\n"

// All draws every page of a catalogue, by file name; fsys holds the folders of
// the rules.
func All(fsys fs.FS, catalogue []*finding.Rule) (map[string]string, error) {
	pages := map[string]string{"README.md": index(catalogue)}
	for _, r := range catalogue {
		text, err := rule(fsys, r)
		if err != nil {
			return nil, fmt.Errorf("page of %s: %w", r.ID, err)
		}
		pages[r.ID+".md"] = text
	}
	return pages, nil
}

// folder is where a rule lives.
func folder(r *finding.Rule) string {
	return path.Join(r.Category, strings.ReplaceAll(r.Name, "-", "_"))
}

func rule(fsys fs.FS, r *finding.Rule) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n# %s: %s\n\n", note, r.ID, r.Title)
	fmt.Fprintf(&b, "`%s` · %s · %s\n\n", r.Name, strings.TrimSpace(r.Severity.String()+" "+r.Elsewhere()), r.Pillar)
	section(&b, "", r.Description)
	section(&b, "What to write instead", r.Remediation.String())
	if err := examples(&b, fsys, r); err != nil {
		return "", err
	}
	section(&b, "What it cannot see", r.Blind)
	if r.Dated != "" {
		section(&b, "Dated facts", fmt.Sprintf("Rests on [`%s.json`](../../rules/data/%s.json), which says how old it is.", r.Dated, r.Dated))
	}
	equivalents(&b, r)
	b.WriteString("## Read more\n\n")
	for _, ref := range r.References {
		fmt.Fprintf(&b, "- <%s>\n", ref)
	}
	fmt.Fprintf(&b, "- [The rule](../../rules/%s/rule.rego)\n", folder(r))
	return b.String(), nil
}

func section(b *strings.Builder, title, text string) {
	if text == "" {
		return
	}
	if title != "" {
		fmt.Fprintf(b, "## %s\n\n", title)
	}
	fmt.Fprintf(b, "%s\n\n", text)
}

func equivalents(b *strings.Builder, r *finding.Rule) {
	if len(r.Equivalents) == 0 {
		return
	}
	b.WriteString("## The same check elsewhere\n\n| tool | identifier |\n| --- | --- |\n")
	for _, tool := range slices.Sorted(maps.Keys(r.Equivalents)) {
		fmt.Fprintf(b, "| %s | %s |\n", tool, strings.Join(r.Equivalents[tool], ", "))
	}
	b.WriteString("\n")
}

// examples shows what changes from the bad to the good configuration in each
// language, and the bad one as a whole for whoever wants to try it. A template is
// long and says what Terraform does.
func examples(b *strings.Builder, fsys fs.FS, r *finding.Rule) error {
	var whole strings.Builder
	for _, l := range example.Languages() {
		bad, err := step(b, fsys, r, l)
		if errors.Is(err, fs.ErrNotExist) {
			continue // a rule is told in the languages that can say it
		}
		if err != nil {
			return err
		}
		if l.Extension != ".json" {
			fmt.Fprintf(&whole, "```%s\n%s\n```\n\n", l.Fence, example.Clean(bad))
		}
	}
	fmt.Fprintf(b, "<details>\n<summary>The whole configuration it finds fault with</summary>\n\n%s</details>\n\n", whole.String())
	return nil
}

// step shows what changes from the bad to the good configuration in one language,
// where something does. It returns the bad one.
func step(b *strings.Builder, fsys fs.FS, r *finding.Rule, l example.Language) (string, error) {
	bad, err := fs.ReadFile(fsys, path.Join(folder(r), "bad"+l.Extension))
	if err != nil {
		return "", err
	}
	good, err := fs.ReadFile(fsys, path.Join(folder(r), "good"+l.Extension))
	if err != nil {
		return "", err
	}
	if string(bad) == string(good) {
		return string(bad), nil
	}
	fmt.Fprintf(b, "## For example, in %s\n\n```diff\n", l.Title)
	for _, line := range example.Step(string(bad), string(good)) {
		b.WriteString(line.String() + "\n")
	}
	b.WriteString("```\n\n")
	return string(bad), nil
}

func index(catalogue []*finding.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n# Rules\n\n%d rules. [Writing a rule](authoring.md) tells how they are made.\n", note, len(catalogue))
	categories := map[string][]*finding.Rule{}
	for _, r := range catalogue {
		categories[r.Category] = append(categories[r.Category], r)
	}
	for _, c := range slices.Sorted(maps.Keys(categories)) {
		fmt.Fprintf(&b, "\n## %s\n\n| | | severity | pillar |\n| --- | --- | --- | --- |\n", c)
		for _, r := range categories[c] {
			fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s | %s |\n", r.ID, r.ID, r.Title, r.Severity, r.Pillar)
		}
	}
	return b.String()
}
