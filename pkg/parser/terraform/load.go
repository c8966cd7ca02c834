package terraform

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/akslint/akslint/pkg/source"
)

// loader parses directories, each once.
type loader struct {
	tree    *source.Tree
	configs map[string]*config
	files   map[string]*parsed
	dirs    map[string]bool // whether there is such a directory
	shapes  map[*hclsyntax.Body]*shape
	// functions are those that are the same in every root module.
	functions map[string]function.Function
	problems  []source.Problem
	included  map[string]bool // files that expressions read
}

// parsed is one file as the HCL library gives it.
type parsed struct {
	file      *source.File
	body      *hclsyntax.Body // nil when the file could not be read or parsed
	reads     *wrapper        // what its expressions read
	stretches []stretch       // of a file in JSON syntax, by base
	hidden    bool            // of a stand-in: nothing in it has a place
}

func newLoader(tree *source.Tree) *loader {
	return &loader{tree: tree, configs: map[string]*config{}, files: map[string]*parsed{}, dirs: map[string]bool{}, shapes: map[*hclsyntax.Body]*shape{}, included: map[string]bool{}}
}

func (l *loader) count() (files int, size int64) {
	for _, p := range l.files {
		if p.file != nil && !p.hidden {
			files++
			size += int64(len(p.file.Data))
		}
	}
	return files, size
}

// parse reads and parses one file, in the syntax its name tells. Problems are
// recorded once.
func (l *loader) parse(name string) *parsed {
	if p, ok := l.files[name]; ok {
		return p
	}
	p := &parsed{}
	l.files[name] = p
	file, hidden, err := l.readFile(name)
	if err != nil {
		l.problems = append(l.problems, source.Problem{
			Severity: source.Error, Path: name, Message: err.Error(),
			Hint: "Nothing in this file was checked.",
		})
		return p
	}
	p.file, p.hidden = file, hidden
	if problem, ok := tooManyParts(file); ok {
		l.problems = append(l.problems, problem)
		return p
	}
	if strings.HasSuffix(name, ".json") {
		l.parseJSON(p)
		return p
	}
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
		l.problems = append(l.problems, syntaxProblems(p, diags)...)
		return p
	}
	p.body, _ = f.Body.(*hclsyntax.Body)
	p.reads = wrapBody(p.body)
	return p
}

// maxProblems is how many mistakes are told of a file that cannot be parsed.
const maxProblems = 100

// syntaxProblems turns the parser's errors into problems. One mistake often
// makes several; the first of a line says it. A file that is wrong from end to
// end says so often enough.
func syntaxProblems(p *parsed, diags hcl.Diagnostics) []source.Problem {
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
			r = p.rangeIn(*d.Subject)
		}
		if len(out) == maxProblems-1 {
			return append(out, source.Problem{
				Severity: source.Error, Range: r, Path: p.file.Path,
				Message: "there is more like what is said above; it is not listed",
			})
		}
		out = append(out, source.Problem{
			Severity: source.Error, Range: r, Path: p.file.Path,
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
		return p.rangeIn(r)
	}
	return source.Range{}
}

func lowerFirst(s string) string {
	if len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && (s[1] < 'A' || s[1] > 'Z') {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}

// isDir reports whether a directory is there; many calls ask for the same.
func (l *loader) isDir(dir string) bool {
	is, ok := l.dirs[dir]
	if !ok {
		is = strings.HasPrefix(dir, standinPrefix) || l.tree.IsDir(dir)
		l.dirs[dir] = is
	}
	return is
}

// load parses a directory as a module.
func (l *loader) load(dir string) *config {
	if c, ok := l.configs[dir]; ok {
		return c
	}
	c := newConfig(l, dir)
	l.configs[dir] = c
	names, err := l.readDir(dir)
	if err != nil {
		l.problems = append(l.problems, source.Problem{Severity: source.Error, Path: dir, Message: err.Error(), Hint: "Check that it is there and can be read."})
		return c
	}
	plain, overrides := l.sourcesOf(dir, names)
	for i, n := range append(plain, overrides...) {
		name := path.Join(dir, n)
		p := l.parse(name)
		if p.body == nil {
			c.unseen = append(c.unseen, name)
			continue
		}
		c.tofu = c.tofu || strings.Contains(suffixOf(n), ".tofu")
		c.add(p, i >= len(plain))
	}
	c.finish()
	c.resolveSources()
	return c
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

const tooDeepHint = "The file was not read. Break the expression up with locals."

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
		Message: what, Hint: tooDeepHint,
	}, true
}

// deepest finds the first token that goes past a limit, and says which.
func deepest(tokens hclsyntax.Tokens) (at hclsyntax.Token, what string, deep bool) {
	depth, run, operators := 0, 0, 0
	for i, t := range tokens {
		if i > 0 && tokens[i-1].Type == hclsyntax.TokenTemplateControl {
			depth += directive(string(t.Bytes))
		}
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
		case t.Type == hclsyntax.TokenNumberLit && len(t.Bytes) > maxDigits:
			return t, fmt.Sprintf("a number with more than %d digits", maxDigits), true
		case operators > maxOperators:
			return t, fmt.Sprintf("more than %d operators in one file", maxOperators), true
		}
	}
	return hclsyntax.Token{}, "", false
}

// directive says whether a template directive opens (1) or closes (-1) a level:
// %{ if } ... %{ endif } nests though its braces do not.
func directive(keyword string) int {
	switch keyword {
	case "if", "for":
		return 1
	case "endif", "endfor":
		return -1
	}
	return 0
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

// mayBeDeep is a cheap look that spares ordinary files the lexer. A quoted
// text only nests through the bracket of a template inside it, so a bracket
// stands for two levels and the innermost quote for one more.
func mayBeDeep(data []byte) bool {
	opens, operators, run, digits := 0, 0, 0, 0
	for _, b := range data {
		if b >= '0' && b <= '9' || b == '.' {
			if digits++; digits > maxDigits {
				return true
			}
		} else {
			digits = 0
		}
		switch b {
		case ' ', '\t', '\r', '\n':
			continue
		case '!', '-':
			operators++
			if run++; run > maxNesting {
				return true
			}
			continue
		case '(', '[':
			opens++
		case '{':
			opens += 2
		case '?', '+', '*', '/', '%', '&', '|', '=', '<', '>', '.':
			operators++
		}
		run = 0
	}
	return opens >= maxNesting || operators > maxOperators
}

// attributeNames collects the attribute names that are read anywhere in a root
// module and the local modules below it.
func (l *loader) attributeNames(root string, downloaded map[string]manifestEntry) map[string]bool {
	names, seen := map[string]bool{"id": true, "name": true}, map[string]bool{}
	var visit func(dir string)
	visit = func(dir string) {
		if seen[dir] || !l.isDir(dir) {
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
			} else if s, _, ok := standinFor(call); ok {
				visit(standinPrefix + s.dir)
			}
		}
	}
	visit(root)
	for _, e := range downloaded {
		visit(e.dir)
	}
	return names
}
