package terraform

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/akslint/akslint/pkg/source"
)

// loader parses directories, each once.
type loader struct {
	tree     *source.Tree
	configs  map[string]*config
	files    map[string]*parsed
	problems []source.Problem
}

// parsed is one file as the HCL library gives it.
type parsed struct {
	file *source.File
	body *hclsyntax.Body // nil when the file could not be read or parsed
}

func newLoader(tree *source.Tree) *loader {
	return &loader{tree: tree, configs: map[string]*config{}, files: map[string]*parsed{}}
}

func (l *loader) count() (files int, size int64) {
	for _, p := range l.files {
		if p.file != nil {
			files++
			size += int64(len(p.file.Data))
		}
	}
	return files, size
}

// parse reads and parses one native-syntax file. Problems are recorded once.
func (l *loader) parse(name string) *parsed {
	if p, ok := l.files[name]; ok {
		return p
	}
	p := &parsed{}
	l.files[name] = p
	file, err := l.tree.Read(name)
	if err != nil {
		l.problems = append(l.problems, source.Problem{
			Severity: source.Error, Path: name, Message: err.Error(),
			Hint: "Nothing in this file was checked.",
		})
		return p
	}
	p.file = file
	if problem, ok := tooDeep(file); ok {
		l.problems = append(l.problems, problem)
		return p
	}
	data, start := file.Data, hcl.InitialPos
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		data, start.Byte = data[3:], 3
	}
	f, diags := hclsyntax.ParseConfig(data, name, start)
	if diags.HasErrors() {
		// What the parser made of a broken file lacks things that are written in
		// it, and a rule would take them for missing.
		l.problems = append(l.problems, syntaxProblems(file, diags)...)
		return p
	}
	p.body, _ = f.Body.(*hclsyntax.Body)
	wrapBody(p.body)
	return p
}

// syntaxProblems turns the parser's errors into problems. One mistake often
// makes several; the first of a line says it.
func syntaxProblems(file *source.File, diags hcl.Diagnostics) []source.Problem {
	var out []source.Problem
	last := -1
	for _, d := range diags {
		if d.Severity != hcl.DiagError {
			continue
		}
		var r source.Range
		if d.Subject != nil {
			if d.Subject.Start.Line == last {
				continue
			}
			last = d.Subject.Start.Line
			r = rangeIn(file, *d.Subject)
		}
		out = append(out, source.Problem{
			Severity: source.Error, Range: r, Path: file.Path,
			Message: lowerFirst(d.Summary), Hint: d.Detail,
		})
	}
	return out
}

func rangeIn(file *source.File, r hcl.Range) source.Range {
	return source.Range{File: file, Start: r.Start.Byte, End: r.End.Byte}
}

// rangeOf converts a library range to ours.
func (l *loader) rangeOf(r hcl.Range) source.Range {
	if p := l.files[r.Filename]; p != nil && p.file != nil {
		return rangeIn(p.file, r)
	}
	return source.Range{}
}

func lowerFirst(s string) string {
	if len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && (s[1] < 'A' || s[1] > 'Z') {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}

// load parses a directory as a module.
func (l *loader) load(dir string) *config {
	if c, ok := l.configs[dir]; ok {
		return c
	}
	c := newConfig(l, dir)
	l.configs[dir] = c
	names, err := l.tree.ReadDir(dir)
	if err != nil {
		l.problems = append(l.problems, source.Problem{Severity: source.Error, Path: dir, Message: err.Error(), Hint: "Check that it is there and can be read."})
		return c
	}
	var plain, overrides []string
	for _, n := range names {
		switch {
		case strings.HasSuffix(n, ".tf.json"):
			c.unseen = append(c.unseen, path.Join(dir, n))
		case path.Ext(n) != ".tf":
		case n == "override.tf" || strings.HasSuffix(n, "_override.tf"):
			overrides = append(overrides, n)
		default:
			plain = append(plain, n)
		}
	}
	for i, n := range append(plain, overrides...) {
		name := path.Join(dir, n)
		p := l.parse(name)
		if p.body == nil {
			c.unseen = append(c.unseen, name)
			continue
		}
		c.add(p, i >= len(plain))
	}
	c.finish()
	return c
}

// roots decides which directories are evaluated: those that no other one calls
// as a local module. A module that is called is evaluated through its callers
// only, with the values they give it.
func (l *loader) roots(targets Targets) ([]string, []source.Problem) {
	var problems []source.Problem
	dirs := slices.Clone(targets.dirs)
	sort.Strings(dirs)
	roots := l.uncalled(dirs)
	if len(targets.files) > 0 {
		var all []string
		problems = l.tree.Walk(".", func(name string) {
			if dir := path.Dir(name); path.Ext(name) == ".tf" && !slices.Contains(all, dir) {
				all = append(all, dir)
			}
		})
		callers := l.callers(all)
		for _, name := range targets.files {
			for _, r := range climb(path.Dir(name), callers) {
				if !slices.Contains(roots, r) {
					roots = append(roots, r)
				}
			}
		}
		sort.Strings(roots)
	}
	return roots, problems
}

func (l *loader) uncalled(dirs []string) []string {
	callers := l.callers(dirs)
	var out []string
	for _, d := range dirs {
		if len(callers[d]) == 0 {
			out = append(out, d)
		}
	}
	if len(out) == 0 {
		return dirs // they only call each other
	}
	return out
}

// callers maps a directory to those of dirs that call it as a local module.
func (l *loader) callers(dirs []string) map[string][]string {
	out := map[string][]string{}
	for _, d := range dirs {
		for _, call := range l.load(d).modules {
			if to, ok := call.local(d); ok && to != d {
				out[to] = append(out[to], d)
			}
		}
	}
	return out
}

// climb goes from a directory to the roots that reach it.
func climb(dir string, callers map[string][]string) []string {
	seen := map[string]bool{}
	var roots []string
	var up func(string)
	up = func(d string) {
		if seen[d] {
			return
		}
		seen[d] = true
		if len(callers[d]) == 0 {
			roots = append(roots, d)
		}
		for _, c := range callers[d] {
			up(c)
		}
	}
	up(dir)
	if len(roots) == 0 {
		return []string{dir}
	}
	return roots
}

const (
	// maxNesting bounds brackets, blocks and templates within one another. The
	// HCL library recurses on each level and Go cannot recover from a stack
	// that overflows, so the count comes before the parser.
	maxNesting = 200
	// maxOperators bounds operators in one file for the same reason: a chain of
	// them is a tree as deep as it is long.
	maxOperators = 50_000
)

// tooDeep counts nesting with the lexer, which does not recurse.
func tooDeep(file *source.File) (source.Problem, bool) {
	if !mayBeDeep(file.Data) {
		return source.Problem{}, false
	}
	tokens, _ := hclsyntax.LexConfig(file.Data, file.Path, hcl.InitialPos)
	t, what, deep := deepest(tokens)
	if !deep {
		return source.Problem{}, false
	}
	return source.Problem{
		Severity: source.Error, Range: rangeIn(file, t.Range), Path: file.Path,
		Message: what, Hint: "The file was not read. Break the expression up with locals.",
	}, true
}

// deepest finds the first token that goes past a limit, and says which.
func deepest(tokens hclsyntax.Tokens) (at hclsyntax.Token, what string, deep bool) {
	depth, run, operators := 0, 0, 0
	for _, t := range tokens {
		switch t.Type {
		case hclsyntax.TokenBang, hclsyntax.TokenMinus:
			run++
		default:
			run = 0
		}
		switch opens, operator := tokenKind(t.Type); {
		case opens != 0:
			depth += opens
		case operator:
			operators++
		}
		switch {
		case depth > maxNesting:
			return t, fmt.Sprintf("nested more than %d levels deep", maxNesting), true
		case run > maxNesting:
			return t, fmt.Sprintf("more than %d signs or negations in a row", maxNesting), true
		case operators > maxOperators:
			return t, fmt.Sprintf("more than %d operators in one file", maxOperators), true
		}
	}
	return hclsyntax.Token{}, "", false
}

// tokenKind says whether a token opens (1) or closes (-1) a level, or is an
// operator.
func tokenKind(t hclsyntax.TokenType) (opens int, operator bool) {
	switch t {
	case hclsyntax.TokenOParen, hclsyntax.TokenOBrack, hclsyntax.TokenOBrace,
		hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl, hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc:
		return 1, false
	case hclsyntax.TokenCParen, hclsyntax.TokenCBrack, hclsyntax.TokenCBrace,
		hclsyntax.TokenTemplateSeqEnd, hclsyntax.TokenCQuote, hclsyntax.TokenCHeredoc:
		return -1, false
	case hclsyntax.TokenBang, hclsyntax.TokenMinus, hclsyntax.TokenQuestion,
		hclsyntax.TokenPlus, hclsyntax.TokenStar, hclsyntax.TokenSlash, hclsyntax.TokenPercent,
		hclsyntax.TokenAnd, hclsyntax.TokenOr, hclsyntax.TokenEqualOp, hclsyntax.TokenNotEqual,
		hclsyntax.TokenLessThan, hclsyntax.TokenLessThanEq, hclsyntax.TokenGreaterThan, hclsyntax.TokenGreaterThanEq, hclsyntax.TokenDot:
		return 0, true
	}
	return 0, false
}

// mayBeDeep is a cheap look that spares ordinary files the lexer: a file that
// opens fewer brackets than the limit cannot nest deeper.
func mayBeDeep(data []byte) bool {
	opens, operators := 0, 0
	for _, b := range data {
		switch b {
		case '(', '[', '{', '"':
			opens++
		case '!', '-', '?', '+', '*', '/', '%', '&', '|', '=', '<', '>', '.':
			operators++
		}
	}
	return opens > maxNesting || operators > maxNesting
}

// attributeNames collects the attribute names that are read anywhere in a root
// module and the local modules below it.
func (l *loader) attributeNames(root string) map[string]bool {
	names, seen := map[string]bool{}, map[string]bool{}
	var visit func(dir string)
	visit = func(dir string) {
		if seen[dir] || !l.tree.IsDir(dir) {
			return
		}
		seen[dir] = true
		c := l.load(dir)
		for n := range c.attributes {
			names[n] = true
		}
		for _, call := range c.calls {
			if d, ok := call.local(dir); ok {
				visit(d)
			}
		}
	}
	visit(root)
	return names
}
