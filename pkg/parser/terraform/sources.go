package terraform

import (
	"encoding/json"
	"path"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// manifestEntry is a downloaded module: where it came from, in which version,
// and where it is.
type manifestEntry struct{ source, version, dir string }

// manifest reads what terraform init recorded about downloaded modules, by
// dotted module path without instance keys.
func (l *loader) manifest(dir string) map[string]manifestEntry {
	out := map[string]manifestEntry{}
	f, err := l.tree.Read(path.Join(dir, ".terraform/modules/modules.json"))
	if err != nil {
		return out
	}
	var m struct {
		Modules []struct{ Key, Source, Version, Dir string }
	}
	if json.Unmarshal(f.Data, &m) != nil {
		return out
	}
	for _, e := range m.Modules {
		out[e.Key] = manifestEntry{e.Source, e.Version, path.Join(dir, e.Dir)}
	}
	return out
}

// downloaded returns the directory of a module that terraform init downloaded.
// An entry of another source, or of a version that the call does not allow, is
// stale and does not count.
func (m *module) downloaded(decl *moduleCall) (dir string, stale *manifestEntry) {
	names := []string{decl.name}
	for up := m; up.parent != nil; up = up.parent {
		names = append([]string{up.call.name}, names...)
	}
	e, ok := m.unit.manifest[strings.Join(names, ".")]
	if !ok {
		return "", nil
	}
	if !sameSource(decl.source, e.source) {
		return "", &e
	}
	if v, _, ok := parseVersion(e.version); ok && !moduleConstraint(decl.version).hold(v) {
		return "", &e
	}
	return e.dir, nil
}

// told is an entry as a hint tells it.
func (e manifestEntry) told() string {
	from := source.WithoutCredentials(e.source)
	if e.version == "" {
		return from
	}
	return from + " " + e.version
}

// sameSource reports whether a call and an entry of modules.json name the same
// module. Terraform init writes what a call says in full: a module of the
// registry with the registry's host in front, github.com/a/b and
// git@github.com:a/b.git as the addresses that git takes.
func sameSource(called, recorded string) bool {
	return called != "" && (called == recorded || strings.HasSuffix(recorded, "/"+called) || plainSource(called) == plainSource(recorded))
}

// plainSource is what different ways to write the source of a module share:
// host, path, directory and revision.
func plainSource(s string) string {
	s, query, _ := strings.Cut(s, "?")
	s = strings.TrimPrefix(s, "git::")
	if scheme, rest, ok := strings.Cut(s, "://"); ok && !strings.Contains(scheme, "/") {
		s = rest
	} else if host, path, ok := strings.Cut(s, ":"); ok && !strings.Contains(host, "/") {
		s = host + "/" + path // git@github.com:a/b.git
	}
	if at := strings.IndexByte(s, '@'); at >= 0 && !strings.Contains(s[:at], "/") {
		s = s[at+1:]
	}
	repository, dir, _ := strings.Cut(s, "//")
	return strings.TrimSuffix(repository, ".git") + "//" + dir + "?" + query
}
