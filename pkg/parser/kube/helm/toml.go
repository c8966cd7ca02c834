package helm

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// toToml, for those charts that write the configuration of a program with it.

func toTOML(f *frame, args []val) val {
	if h, ok := f.m.holes.of(f.weigh(args[0].v)); ok {
		return val{v: f.m.holes.dig(h.why, true), o: args[0].origin()}
	}
	w := &yamlWriter{f: f}
	m, ok := w.plain(args[0].v).(map[string]any)
	if !ok {
		return val{v: "toml: top-level values must be Go maps or structs"}
	}
	var b strings.Builder
	tomlTable(&b, m, nil)
	f.charge(b.Len())
	return val{v: b.String(), o: args[0].origin()}
}

// tomlTable writes the scalars of a table, then the tables in it.
func tomlTable(b *strings.Builder, m map[string]any, path []string) {
	pad := strings.Repeat("  ", max(len(path)-1, 0))
	for _, key := range sorted(m) {
		if v := m[key]; v != nil && !isTomlTable(v) {
			if len(path) > 0 {
				b.WriteString("  " + pad)
			}
			b.WriteString(tomlKey(key) + " = " + tomlValue(v) + "\n")
		}
	}
	for _, key := range sorted(m) {
		below := append(slices.Clone(path), tomlKey(key))
		switch v := m[key].(type) {
		case map[string]any:
			tomlHeader(b, below, "[", "]")
			tomlTable(b, v, below)
		case []any:
			if !isTomlTable(v) {
				continue
			}
			for _, e := range v {
				tomlHeader(b, below, "[[", "]]")
				table, _ := e.(map[string]any)
				tomlTable(b, table, below)
			}
		}
	}
}

func tomlHeader(b *strings.Builder, path []string, open, end string) {
	if b.Len() > 0 && len(path) == 1 || open == "[[" && b.Len() > 0 {
		b.WriteString("\n")
	}
	b.WriteString(strings.Repeat("  ", len(path)-1) + open + strings.Join(path, ".") + end + "\n")
}

// isTomlTable reports whether a value is written as a table, or as several.
func isTomlTable(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		return true
	case []any:
		for _, e := range v {
			if _, ok := e.(map[string]any); !ok {
				return false
			}
		}
		return len(v) > 0
	}
	return false
}

var bareKey = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

func tomlKey(key string) string {
	if bareKey.MatchString(key) {
		return key
	}
	return tomlString(key)
}

func tomlString(s string) string {
	data, err := json.Marshal(s)
	if err != nil {
		return `""`
	}
	text := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(string(data))
	return text
}

func tomlValue(v any) string {
	switch v := v.(type) {
	case string:
		return tomlString(v)
	case float64:
		s := strconv.FormatFloat(v, 'f', -1, 64)
		if v == math.Trunc(v) {
			s += ".0"
		}
		return s
	case []any:
		items := make([]string, len(v))
		for i, e := range v {
			items[i] = tomlValue(e)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case map[string]any:
		items := make([]string, 0, len(v))
		for _, key := range sorted(v) {
			items = append(items, tomlKey(key)+" = "+tomlValue(v[key]))
		}
		return "{" + strings.Join(items, ", ") + "}"
	}
	return fmt.Sprint(v)
}
