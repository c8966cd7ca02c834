package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/spelling"
)

// reader walks the nodes of a file and collects what is wrong.
type reader struct {
	file     *source.File
	dir      string // of the file
	problems []source.Problem
}

type node = *yaml.Node

// fields are the keys an object may have, with what takes their value.
type fields map[string]func(node)

// parse returns the only document of the file, nil when it is empty or broken.
func (r *reader) parse() node {
	var doc yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(r.file.Data))
	err := decoder.Decode(&doc)
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		r.broken(err)
		return nil
	}
	if err := decoder.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		r.problems = append(r.problems, source.Problem{Severity: source.Error, Path: r.file.Path, Message: "holds more than one document", Hint: "Only one is read."})
		return nil
	}
	return doc.Content[0]
}

// lineOf finds the line in an error of the library.
var lineOf = regexp.MustCompile(`^yaml: line ([0-9]+): `)

func (r *reader) broken(err error) {
	p := source.Problem{Severity: source.Error, Path: r.file.Path, Message: "is not YAML: " + strings.TrimPrefix(err.Error(), "yaml: ")}
	if m := lineOf.FindStringSubmatch(err.Error()); m != nil {
		if line, err := strconv.Atoi(m[1]); err == nil {
			p.Range = r.span(line, 1, 0)
			p.Message = "from here on this is not YAML: " + p.Message[len("is not YAML: line "+m[1]+": "):]
		}
	}
	r.problems = append(r.problems, p)
}

// object reads a mapping with keys that are known.
func (r *reader) object(n node, what string, known fields) {
	r.entries(n, what, func(key, n node) {
		if take := known[key.Value]; take != nil {
			take(n)
			return
		}
		hint := "It has " + strings.Join(known.names(), ", ") + "."
		if near := spelling.Nearest(key.Value, known.names()); near != "" {
			hint = "Did you mean " + near + "? " + hint
		}
		r.wrong(key, fmt.Sprintf("%q is no key of %s", key.Value, what), hint)
	})
}

// entries visits the entries of a mapping, each key once.
func (r *reader) entries(n node, what string, visit func(key, n node)) {
	if n = target(n); n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return
	}
	if n.Kind != yaml.MappingNode {
		r.wrong(n, what+" is written as names with values", "")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := target(n.Content[i])
		switch {
		case key.Kind != yaml.ScalarNode:
			r.wrong(key, "this must be a name", "")
		case seen[key.Value]:
			r.wrong(key, key.Value+" is written twice", "")
		default:
			seen[key.Value] = true
			visit(key, n.Content[i+1])
		}
	}
}

func (f fields) names() []string {
	var out []string
	for name := range f {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// list reads a sequence.
func (r *reader) list(n node) []node {
	if n = target(n); n.Kind != yaml.SequenceNode {
		r.wrong(n, "this must be a list", "Begin each item with a dash.")
		return nil
	}
	return n.Content
}

func (r *reader) text(n node) string {
	n = target(n)
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" || n.Value == "" {
		r.wrong(n, "this must be a text", "")
		return ""
	}
	return n.Value
}

func (r *reader) boolean(n node) bool {
	var v bool
	if n = target(n); n.Kind != yaml.ScalarNode || n.Tag != "!!bool" || n.Decode(&v) != nil {
		r.wrong(n, "this must be true or false", "")
	}
	return v
}

// target follows an alias.
func target(n node) node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

func (r *reader) wrong(n node, message, hint string) {
	r.problems = append(r.problems, source.Problem{Severity: source.Error, Range: r.at(n), Message: message, Hint: hint})
}

// at is where a node begins, as long as its text is.
func (r *reader) at(n node) source.Range {
	length := 1
	if n.Kind == yaml.ScalarNode {
		length = len(n.Value)
	}
	return r.span(n.Line, n.Column, length)
}

// span turns a line and a column in characters into offsets, both within the
// file whatever it is given.
func (r *reader) span(line, column, length int) source.Range {
	data := r.file.Data
	start := 0
	for ; line > 1; line-- {
		next := bytes.IndexByte(data[start:], '\n')
		if next < 0 {
			break
		}
		start += next + 1
	}
	for ; column > 1 && start < len(data); column-- {
		_, size := utf8.DecodeRune(data[start:])
		start += size
	}
	return source.Range{File: r.file, Start: start, End: min(start+length, len(data))}
}
