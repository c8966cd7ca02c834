package kustomize

import (
	"bytes"
	"encoding/base64"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// generate makes the config maps, the secrets and what charts hold.
func (l *layer) generate() {
	for _, entry := range l.list("configMapGenerator") {
		l.generateOne(entry, "ConfigMap")
	}
	for _, entry := range l.list("secretGenerator") {
		l.generateOne(entry, "Secret")
	}
	for _, entry := range l.list("helmCharts") {
		l.chart(entry)
	}
}

// pair is one key of a generated object.
type pair struct {
	key     string
	content string
	at      source.Range
	file    *source.File // which all of it was read from, nil for none
}

// written is where the content of a pair stands.
func (l *layer) written(p pair) value.Locator {
	if p.file == nil {
		return value.At(p.at)
	}
	return value.Place{
		Origin: source.Range{File: p.file, End: len(p.file.Data)},
		Trail:  []value.Step{{Kind: value.StepOverlay, Name: l.name, Range: p.at}},
	}
}

func (l *layer) generateOne(entry *value.Value, kind string) {
	name := entry.GetFold("name")
	if text(name) == "" {
		l.fail(at(entry), "the generator has no name", "")
		return
	}
	local, global := entry.GetFold("options"), l.root.GetFold("generatorOptions")
	either := func(option string) bool {
		return text(local.GetFold(option)) == "true" || text(global.GetFold(option)) == "true"
	}
	where := entry.Locator()
	meta := []value.Field{{Name: "name", Value: asText(name)}}
	if ns := entry.GetFold("namespace"); text(ns) != "" {
		meta = append(meta, value.Field{Name: "namespace", Value: asText(ns)})
	}
	for _, marks := range []string{"labels", "annotations"} {
		if all := mergedPairs(global.GetFold(marks), local.GetFold(marks)); len(all) > 0 {
			meta = append(meta, value.Field{Name: marks, Value: value.NewObject(all, where)})
		}
	}
	body := []value.Field{
		{Name: "apiVersion", Value: value.NewString("v1", where)},
		{Name: "kind", Value: value.NewString(kind, where)},
		{Name: "metadata", Value: value.NewObject(meta, where)},
	}
	if kind == "Secret" {
		t := entry.GetFold("type")
		if text(t) == "" {
			t = value.NewString("Opaque", where)
		}
		body = append(body, value.Field{Name: "type", Value: asText(t)})
	}
	body = append(body, l.data(entry, kind)...)
	if either("immutable") {
		body = append(body, value.Field{Name: "immutable", Value: value.NewBool(true, where)})
	}
	r := &resource{body: value.NewObject(body, where), header: at(entry), trail: l.step(entry), hashed: !either("disableNameSuffixHash")}
	l.absorb(entry, r, text(entry.GetFold("behavior")))
}

// mergedPairs are the options of all generators under those of one.
func mergedPairs(global, local *value.Value) []value.Field {
	var out *value.Value
	for _, from := range []*value.Value{global, local} {
		for _, f := range from.Fields() {
			f.Value = asText(f.Value)
			out = with(out, f)
		}
	}
	return out.Fields()
}

// data are the fields that hold the content. That of secrets is never shown.
func (l *layer) data(entry *value.Value, kind string) []value.Field {
	pairs, all := l.pairs(entry, kind)
	fields := map[string][]value.Field{}
	seen := map[string]bool{}
	for _, p := range pairs {
		if seen[p.key] {
			l.fail(p.at, "the key "+p.key+" is there twice", "")
			continue
		}
		seen[p.key] = true
		name, content := "data", p.content
		if kind == "Secret" || !utf8.ValidString(content) {
			content = wrapped(content)
			if kind != "Secret" {
				name = "binaryData"
			}
		}
		v := value.NewString(content, value.At(p.at))
		if name == "data" && kind == "ConfigMap" {
			v = value.NewString(content, l.written(p))
		}
		if kind == "Secret" {
			if strings.Contains(p.at.Text(), p.content) { // that of a file stands there
				p.at.Hide()
			}
			v = v.AsSecret()
		}
		fields[name] = append(fields[name], value.Field{Name: p.key, Value: v})
	}
	var out []value.Field
	for _, name := range []string{"data", "binaryData"} {
		if len(fields[name]) > 0 || name == "data" && (kind == "Secret" || !all) {
			v := value.NewObject(fields[name], entry.Locator())
			if !all {
				v = v.OpenBecause("a file that brings keys is not there")
			}
			out = append(out, value.Field{Name: name, Value: v})
		}
	}
	return out
}

// wrapped is base64 in lines, as kustomize writes it: the hash depends on it.
func wrapped(s string) string {
	const width = 70
	encoded := base64.StdEncoding.EncodeToString([]byte(s))
	if len(encoded) < width {
		return encoded
	}
	var b strings.Builder
	for len(encoded) > 0 {
		n := min(width, len(encoded))
		b.WriteString(encoded[:n] + "\n")
		encoded = encoded[n:]
	}
	return b.String()
}

// pairs reads what an entry lists: lines of files, literals, and whole files. all
// says that nothing of it was missing.
func (l *layer) pairs(entry *value.Value, kind string) (out []pair, all bool) {
	all = true
	sources := l.listIn(entry, "envs")
	if env := entry.GetFold("env"); text(env) != "" {
		sources = append(sources, env)
	}
	for _, item := range sources {
		f := l.content(item, text(item))
		if f == nil {
			all = false
			continue
		}
		out = append(out, envPairs(f)...)
	}
	for _, item := range l.listIn(entry, "literals") {
		if kind == "Secret" {
			at(item).Hide() // one that is written wrong holds a secret as well
		}
		key, content, found := strings.Cut(text(item), "=")
		if !found || key == "" {
			l.fail(at(item), "a literal is written key=value", "")
			continue
		}
		out = append(out, pair{key: key, content: unquoted(content), at: at(item)})
	}
	for _, item := range l.listIn(entry, "files") {
		key, name, found := strings.Cut(text(item), "=")
		if !found {
			key, name = path.Base(key), key
		}
		if f := l.content(item, name); f != nil {
			out = append(out, pair{key, string(f.Data), at(item), f})
		} else {
			all = false
		}
	}
	return out, all
}

// content reads a file of any kind. One that is not there is often made before the
// deployment, as .env files are, so the rest is known and its keys are not. It
// brings no object, so that nothing of the bundle is missing.
func (l *layer) content(item *value.Value, name string) *source.File {
	found := path.Join(l.dir, name)
	f, err := l.tree.Read(found)
	if err == nil && !path.IsAbs(name) {
		l.used[found] = true
		return f
	}
	message := name + " is not among the files, so the keys that it brings are not known"
	l.problems = append(l.problems, source.Problem{Range: at(item), Path: at(item).Path(), Message: message})
	return nil
}

// envPairs reads lines of key=value. Lines that are empty or begin with # are
// passed over.
func envPairs(f *source.File) []pair {
	var out []pair
	for start := 0; start < len(f.Data); {
		end := len(f.Data)
		if n := bytes.IndexByte(f.Data[start:], '\n'); n >= 0 {
			end = start + n
		}
		line := bytes.TrimSuffix(f.Data[start:end], []byte("\r"))
		if start == 0 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		line = bytes.TrimLeftFunc(line, unicode.IsSpace)
		if len(line) > 0 && line[0] != '#' {
			key, content, _ := strings.Cut(string(line), "=")
			out = append(out, pair{key: key, content: content, at: source.Range{File: f, Start: start, End: end}})
		}
		start = end + 1
	}
	return out
}

func unquoted(s string) string {
	if len(s) >= 2 && s[0] == s[len(s)-1] && (s[0] == '"' || s[0] == '\'') {
		return s[1 : len(s)-1]
	}
	return s
}

// absorb adds a generated object, or lets it replace or fill up the one that is
// there.
func (l *layer) absorb(entry *value.Value, r *resource, behavior string) {
	id := r.id()
	found := l.made.known(func(o identity) bool { return o == id })
	changes := behavior == "merge" || behavior == "replace"
	switch {
	case len(found) == 0 && !changes:
		l.made.list = append(l.made.list, r)
	case len(found) == 0 && l.made.partial:
		l.miss(at(entry), "the generator is for something that was not read")
	case len(found) == 0:
		l.fail(at(entry), "there is no "+id.String()+" to "+behavior, "")
	case len(found) > 1:
		l.fail(at(entry), "the generator fits several resources", "")
	case !changes:
		l.fail(at(entry), "there is another "+id.String()+" already", "Say behavior: merge or behavior: replace.")
	default:
		old := found[0]
		if behavior == "merge" {
			for _, name := range []string{"data", "binaryData"} {
				r.body = over(r.body, normal(old.body), name)
			}
		}
		oldMeta, meta := old.body.Get("metadata"), r.body.Get("metadata")
		for _, name := range []string{"labels", "annotations"} {
			if all := mergedPairs(oldMeta.Get(name), meta.Get(name)); len(all) > 0 {
				meta = set(meta, name, value.NewObject(all, entry.Locator()))
			}
		}
		meta = with(meta, keep(oldMeta, "name"))
		if f := keep(oldMeta, "namespace"); f.Value != nil {
			meta = with(meta, f)
		} else {
			meta = without(meta, "namespace")
		}
		old.body = set(r.body, "metadata", meta)
		old.hashed = r.hashed && old.hashed
	}
}

// over puts the entries of an old field under those of a new one.
func over(next, old *value.Value, name string) *value.Value {
	fields := old.Get(name)
	if len(fields.Fields()) == 0 {
		return next
	}
	for _, f := range next.Get(name).Fields() {
		fields = with(fields, f)
	}
	return set(next, name, fields)
}

// normal is a secret whose plain texts are encoded, as the API server keeps it.
func normal(body *value.Value) *value.Value {
	plain := body.Get("stringData")
	if text(body.Get("kind")) != "Secret" || len(plain.Fields()) == 0 {
		return body
	}
	data := body.Get("data")
	for _, f := range plain.Fields() {
		f.Value = value.NewString(wrapped(text(f.Value)), f.Value.Locator()).AsSecret()
		data = with(data, f)
	}
	return set(without(body, "stringData"), "data", data)
}
