package terraform

import (
	"path"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// suffixes are the endings of a module's files. OpenTofu's come first: such a
// file takes the place of Terraform's of the same name.
var suffixes = []string{".tofu.json", ".tofu", ".tf.json", ".tf"}

// isSource reports whether a file belongs to a module.
func isSource(name string) bool { return suffixOf(path.Base(name)) != "" }

// suffixOf returns which of the endings a name has, and nothing for the name
// of an editor's backup.
func suffixOf(base string) string {
	if strings.HasPrefix(base, ".") || strings.HasPrefix(base, "#") && strings.HasSuffix(base, "#") {
		return ""
	}
	for _, s := range suffixes {
		if strings.HasSuffix(base, s) {
			return s
		}
	}
	return ""
}

// sourcesOf picks the files of a module among the names in its directory, those
// that override the others apart.
func (l *loader) sourcesOf(dir string, names []string) (plain, overrides []string) {
	there := map[string]bool{}
	for _, n := range names {
		there[n] = true
	}
	for _, n := range names {
		suffix := suffixOf(n)
		if suffix == "" {
			continue
		}
		stem := strings.TrimSuffix(n, suffix)
		if tofu := stem + strings.Replace(suffix, ".tf", ".tofu", 1); tofu != n && there[tofu] {
			name := path.Join(dir, n)
			l.problems = append(l.problems, source.Problem{
				Severity: source.Note, Path: name,
				Message: tofu + " is read in its place", Hint: "OpenTofu does so too; Terraform reads this file and not the other.",
			})
			continue
		}
		if stem == "override" || strings.HasSuffix(stem, "_override") {
			overrides = append(overrides, n)
		} else {
			plain = append(plain, n)
		}
	}
	return plain, overrides
}

// parseJSON reads a file in JSON syntax: a module's, or a file of variables.
func (l *loader) parseJSON(p *parsed) {
	root, problem := parseJSON(p.file)
	if problem != nil {
		l.problems = append(l.problems, *problem)
		return
	}
	lower := &jsonLowering{file: p.file, into: p}
	body := lower.configuration
	if !isSource(p.file.Path) {
		body = lower.values
	}
	b := body(root)
	if lower.diags.HasErrors() {
		l.problems = append(l.problems, syntaxProblems(p, lower.diags)...)
		return
	}
	p.body = b
	p.reads = wrapBody(p.body)
}
