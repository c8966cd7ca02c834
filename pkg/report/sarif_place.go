package report

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// maxRelated is how many related locations a result has at most; code scanning
// keeps 100 locations of a result.
const maxRelated = 90

// inRepository reports whether a path names a file that a repository can hold:
// relative, inside it, and not fetched by a tool.
func inRepository(name string) bool {
	if !encodable(name) {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".terraform" {
			return false
		}
	}
	return true
}

// encodable reports whether a path can be written as a relative URI.
func encodable(name string) bool {
	clean := path.Clean(name)
	drive := len(name) > 2 && name[1] == ':' && (name[2] == '/' || name[2] == '\\')
	return name != "" && !path.IsAbs(name) && clean != ".." && !strings.HasPrefix(clean, "../") &&
		!drive && !strings.Contains(name, "://") && !strings.HasPrefix(name, `\`)
}

// anchor returns the place a result is shown at: its own, or, when that is in
// a fetched module, the nearest on its trail that is in the repository. The
// place it moved away from is returned to be mentioned.
func anchor(f *finding.Finding) (at source.Range, inner []finding.Location) {
	own := f.Location.Written()
	if inRepository(own.Path()) {
		return own, nil
	}
	if encodable(own.Path()) {
		inner = []finding.Location{{Range: own, Message: "the place inside the module"}}
	}
	for _, group := range [][]finding.Location{{{Range: f.Location.Range}}, f.Trail, f.Related} {
		for _, l := range group {
			if inRepository(l.Written().Path()) {
				return l.Written(), inner
			}
		}
	}
	return source.Range{}, nil
}

// relate numbers the related locations and returns a link to each for the
// message, since code scanning shows only those a message links to.
func relate(places []finding.Location) (links []string, out []sarifLocation) {
	for _, p := range places {
		if !encodable(p.Written().Path()) || len(out) == maxRelated {
			continue
		}
		l := locate(p.Written())
		l.ID = len(out) + 1
		text := sentence(orElse(p.Message, "see here"))
		text.Text += renderedAt(p)
		l.Message = &text
		out = append(out, l)
		links = append(links, fmt.Sprintf("[%d](%[1]d)", l.ID))
	}
	return links, out
}

// locate returns the place of a range. The range is in a file.
func locate(r source.Range) sarifLocation {
	return sarifLocation{Physical: sarifPhysical{Artifact: sarifArtifact{uri(r.Path())}, Region: region(r)}}
}

// region returns the part of the first line that a range covers, at least one
// unit wide where the line has one. An alert shows in a pull request only when
// all its lines were changed, so it is never wider than a line.
func region(r source.Range) *sarifRegion {
	line := r.Position().Line
	text := r.File.Line(line)
	begin := lineStart(r.File.Data, r.Start)
	start := clamp(r.Start-begin, len(text))
	end := max(clamp(r.End-begin, len(text)), start)
	if end == start && start < len(text) {
		_, size := utf8.DecodeRuneInString(text[start:])
		end = start + size
	}
	return &sarifRegion{
		StartLine: line, StartColumn: units(text[:start]) + 1,
		EndLine: line, EndColumn: units(text[:end]) + 1,
	}
}

// units counts UTF-16 code units. An invalid byte counts as the replacement
// character it is read as.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// uri writes a path as a relative URI reference: everything but unreserved
// characters is percent-encoded, so a colon or a blank cannot change its
// meaning.
func uri(name string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(path.Clean(name)) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~/", c) >= 0:
			b.WriteByte(c)
		default:
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
