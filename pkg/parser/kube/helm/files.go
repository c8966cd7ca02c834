package helm

import (
	"encoding/base64"
	"path"
	"regexp"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// files is what a template sees as .Files: the files of the chart that are
// neither templates nor charts.
type files struct {
	chart *chart
}

// fileSet is what Glob finds.
type fileSet map[string][]byte

// Get returns the text of a file, empty when there is none.
func (fs *files) Get(name string) string { return string(fs.GetBytes(name)) }

// GetBytes returns the bytes of a file.
func (fs *files) GetBytes(name string) []byte {
	if f := fs.chart.open(name); f != nil {
		return f.Data
	}
	return []byte{}
}

// Lines returns the lines of a file.
func (fs *files) Lines(name string) []string {
	s := fs.Get(name)
	if s == "" {
		return []string{}
	}
	return strings.Split(strings.TrimSuffix(s, "\n"), "\n")
}

// Glob returns the files whose names match a pattern.
func (fs *files) Glob(pattern string) fileSet {
	out := fileSet{}
	re, err := regexp.Compile(globExpression(pattern))
	if err != nil {
		return out
	}
	for _, name := range fs.chart.others() {
		if re.MatchString(name) {
			out[name] = fs.GetBytes(name)
		}
	}
	return out
}

// AsConfig writes the files as the data of a ConfigMap.
func (fs *files) AsConfig() string { return fs.Glob("**").AsConfig() }

// AsSecrets writes the files as the data of a Secret.
func (fs *files) AsSecrets() string { return fs.Glob("**").AsSecrets() }

// Get returns the text of a file of the set.
func (s fileSet) Get(name string) string { return string(s[name]) }

// GetBytes returns the bytes of a file of the set.
func (s fileSet) GetBytes(name string) []byte { return s[name] }

// Lines returns the lines of a file of the set.
func (s fileSet) Lines(name string) []string {
	if len(s[name]) == 0 {
		return []string{}
	}
	return strings.Split(strings.TrimSuffix(string(s[name]), "\n"), "\n")
}

// Glob returns those of the set whose names match a pattern.
func (s fileSet) Glob(pattern string) fileSet {
	out := fileSet{}
	re, err := regexp.Compile(globExpression(pattern))
	for name, data := range s {
		if err == nil && re.MatchString(name) {
			out[name] = data
		}
	}
	return out
}

// AsConfig writes the files as the data of a ConfigMap.
func (s fileSet) AsConfig() string {
	return s.as(func(data []byte) string { return string(data) })
}

// AsSecrets writes the files as the data of a Secret.
func (s fileSet) AsSecrets() string { return s.as(base64.StdEncoding.EncodeToString) }

func (s fileSet) as(text func([]byte) string) string {
	m := make(map[string]any, len(s))
	for name, data := range s {
		m[path.Base(name)] = text(data)
	}
	f := &frame{m: &machine{ledger: newLedger()}}
	f.m.meter.start()
	t, _ := f.yaml(val{v: m}, false).v.(string)
	return t
}

// file is the text of a file, which knows where it is written.
func (f *frame) file(of *files, name val) val {
	t := f.text([]val{name}, 0)
	if h, ok := f.unsure([]val{name}); ok {
		return h
	}
	file := of.chart.open(t.s)
	if file == nil {
		return val{v: ""}
	}
	f.charge(len(file.Data))
	return textVal(textOf(string(file.Data), &origin{kind: written, at: source.Range{File: file, End: len(file.Data)}, within: f.call}))
}

// globExpression turns a pattern into a regular expression: * stops at a slash,
// ** does not.
func globExpression(pattern string) string {
	var b strings.Builder
	b.WriteString(`^(?s:`)
	depth := 0
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '*' && strings.HasPrefix(pattern[i:], "**"):
			b.WriteString(`.*`)
			i++
		case c == '*':
			b.WriteString(`[^/]*`)
		case c == '?':
			b.WriteString(`[^/]`)
		case c == '[':
			end := strings.IndexByte(pattern[i:], ']')
			if end < 0 {
				return "(" // which is no expression
			}
			set := strings.Replace(pattern[i+1:i+end], "!", "^", 1)
			b.WriteString("[" + strings.ReplaceAll(set, `\`, `\\`) + "]")
			i += end
		case c == '{':
			depth++
			b.WriteString(`(?:`)
		case c == '}' && depth > 0:
			depth--
			b.WriteString(`)`)
		case c == ',' && depth > 0:
			b.WriteString(`|`)
		case c == '\\' && i+1 < len(pattern):
			i++
			b.WriteString(regexp.QuoteMeta(pattern[i : i+1]))
		default:
			b.WriteString(regexp.QuoteMeta(pattern[i : i+1]))
		}
	}
	b.WriteString(`)$`)
	return b.String()
}
