package helm

import (
	"path"
	"strings"
)

// ignore are the rules of a chart's .helmignore.
type ignore struct {
	rules []ignoreRule
	// prefix leads from where the rules are to the chart.
	prefix string
}

type ignoreRule struct {
	pattern  string
	whole    bool // the pattern is matched with the whole path, not with the name
	dirs     bool // it matches directories alone
	negative bool
}

// readIgnore reads the rules. Without a file only hidden templates are ignored.
func readIgnore(in folder) *ignore {
	out := &ignore{}
	text := "templates/.?*\n"
	if f := in.open(".helmignore"); f != nil {
		text += string(f.Data)
	}
	for _, line := range strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' || line == "!" || line == "/" || strings.Contains(line, "**") {
			continue
		}
		r := ignoreRule{pattern: line}
		r.pattern, r.negative = strings.CutPrefix(r.pattern, "!")
		r.pattern, r.dirs = strings.CutSuffix(r.pattern, "/")
		r.whole = strings.Contains(r.pattern, "/")
		r.pattern = strings.TrimPrefix(r.pattern, "/")
		out.rules = append(out.rules, r)
	}
	return out
}

// below are the rules as seen from a chart inside.
func (g *ignore) below(dir string) *ignore { return &ignore{g.rules, g.prefix + dir} }

// matches reports whether a file is ignored, by itself or because a directory
// above it is.
func (g *ignore) matches(name string) bool {
	name = g.prefix + name
	for i := 0; i < len(name); i++ {
		if name[i] == '/' && g.one(name[:i], true) {
			return true
		}
	}
	return g.one(name, false)
}

func (g *ignore) one(name string, dir bool) bool {
	for _, r := range g.rules {
		of := name
		if !r.whole {
			of = path.Base(name)
		}
		match, err := path.Match(r.pattern, of)
		if err != nil {
			continue
		}
		if r.negative {
			if r.dirs && !dir {
				return true
			}
			if !match {
				return true
			}
			continue
		}
		if r.dirs && !dir {
			continue
		}
		if match {
			return true
		}
	}
	return false
}
