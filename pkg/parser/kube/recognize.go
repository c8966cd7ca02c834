package kube

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/parser/kube/kustomize"
	"github.com/akslint/akslint/pkg/parser/kube/manifest"
	"github.com/akslint/akslint/pkg/source"
)

// File offers a file the user named, and reports whether it may be read here: it
// stands for the chart or the kustomization it belongs to.
func (t *Targets) File(tree *source.Tree, name string) bool {
	if !isYAML(name) && !isObject(tree, name) {
		return false
	}
	t.named = append(t.named, name)
	return true
}

// Walked offers a file found below a directory the user named, and reports
// whether it may be read here.
func (t *Targets) Walked(tree *source.Tree, name string) bool {
	if !isYAML(name) && !isObject(tree, name) {
		return false
	}
	t.walked = append(t.walked, name)
	return true
}

// beside are the files in the directories of manifests that the user named: what
// is deployed together is judged together, and a budget may lie in the next file.
func (r *reader) beside(named []string) []string {
	dirs := map[string]bool{}
	for _, name := range named {
		dir := path.Dir(name)
		if _, err := r.tree.Head(name); err == nil && !dirs[dir] && (isObject(r.tree, name) || r.mayHoldObjects(name)) {
			dirs[dir] = true
		}
	}
	var out []string
	for dir := range dirs {
		names, err := r.tree.ReadDir(dir)
		if err != nil {
			continue // the file itself tells what is wrong
		}
		for _, n := range names {
			if name := path.Join(dir, n); isYAML(name) || isObject(r.tree, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

func isYAML(name string) bool {
	ext := path.Ext(name)
	return strings.EqualFold(ext, ".yaml") || strings.EqualFold(ext, ".yml") || slices.Contains(kustomize.Names, path.Base(name))
}

var (
	jsonVersion = regexp.MustCompile(`"apiVersion"\s*:\s*"([a-z0-9.-]+/)?v[0-9]`)
	jsonKind    = regexp.MustCompile(`"kind"\s*:\s*"[A-Z]`)
)

// isObject reports whether a JSON file begins as an object of Kubernetes does.
// The versions of Azure's resources are dates.
func isObject(tree *source.Tree, name string) bool {
	if !strings.EqualFold(path.Ext(name), ".json") {
		return false
	}
	head, err := tree.Head(name)
	return err == nil && jsonVersion.Match(head) && jsonKind.Match(head)
}

// mayHoldObjects reports whether a file has both words that make an object,
// where an object has them. It is asked of all YAML, and most is something else.
func (r *reader) mayHoldObjects(name string) bool {
	head, err := r.tree.Head(name)
	if err != nil {
		return true // whoever reads it tells why that is not possible
	}
	if len(head) < source.HeadSize {
		return holdsObjects(head)
	}
	if !isWide(head) && !hasKey(head, "apiVersion") && !r.tree.Holds(name, "apiVersion", "kind") {
		return false
	}
	f, err := r.tree.Read(name)
	return err != nil || holdsObjects(f.Data)
}

// isWide reports whether a text is written in UTF-16.
func isWide(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xFE, 0xFF}) || bytes.HasPrefix(data, []byte{0xFF, 0xFE})
}

func holdsObjects(data []byte) bool {
	if isWide(data) {
		data = manifest.FileText(source.NewFile("", data)).Bytes
	}
	return hasKey(data, "apiVersion") && hasKey(data, "kind")
}

// hasKey reports whether a word is a key of a document: it stands at the margin,
// or somewhere in braces. The margin is where the first line begins that says
// something.
func hasKey(data []byte, key string) bool {
	margin, braces := marginOf(data)
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte(key))
		if i < 0 {
			return false
		}
		at += i + len(key)
		if braces {
			return true
		}
		before := bytes.TrimRight(data[:at-len(key)], `"'`)
		after := bytes.TrimLeft(data[at:], "\"' \t")
		line := before[bytes.LastIndexAny(before, "\r\n")+1:]
		line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		if len(line) == margin && len(bytes.TrimLeft(line, " ")) == 0 && bytes.HasPrefix(after, []byte(":")) {
			return true
		}
	}
}

// marginOf returns the indentation of the first line that says something, and
// whether it opens a brace.
func marginOf(data []byte) (margin int, braces bool) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	for len(data) > 0 {
		line := data
		if i := bytes.IndexAny(data, "\r\n"); i >= 0 {
			line, data = data[:i], data[i+1:]
		} else {
			data = nil
		}
		line = bytes.TrimRight(line, " \t")
		text := bytes.TrimLeft(bytes.TrimPrefix(line, []byte("---")), " \t")
		if len(text) > 0 && text[0] != '#' && text[0] != '%' {
			return len(line) - len(text), text[0] == '{'
		}
	}
	return 0, false
}

// chartOf returns the directory of the chart that a file is a part of, empty when
// it is none: the outermost one, for a chart among the dependencies of another is
// rendered with it.
func (r *reader) chartOf(name string) string {
	chart := ""
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		if r.isChart(dir) && partOfChart(strings.TrimPrefix(name, dir+"/")) {
			chart = dir
		}
		if dir == "." || dir == "/" {
			return chart
		}
	}
}

func (r *reader) isChart(dir string) bool {
	is, known := r.charts[dir]
	if !known {
		_, err := r.tree.Head(path.Join(dir, "Chart.yaml"))
		is = err == nil
		r.charts[dir] = is
	}
	return is
}

// partOfChart reports whether a file, relative to a chart, is one that Helm
// reads. The values in ci are for tests of the chart.
func partOfChart(name string) bool {
	first, _, below := strings.Cut(name, "/")
	if below {
		return slices.Contains([]string{"templates", "charts", "crds", "ci"}, first)
	}
	return first == "Chart.yaml" || first == "requirements.yaml" || strings.HasPrefix(first, "values") || isValues(first)
}

// kustomizationIn returns the file of the kustomization in a directory, empty
// when there is none. Flux has a kind of the same name, which is an object.
func (r *reader) kustomizationIn(dir string) string {
	name, known := r.overlays[dir]
	if known {
		return name
	}
	for _, n := range kustomize.Names {
		head, err := r.tree.Head(path.Join(dir, n))
		if err == nil && !bytes.Contains(head, []byte("kustomize.toolkit.fluxcd.io/")) {
			name = path.Join(dir, n)
			break
		}
	}
	r.overlays[dir] = name
	return name
}
