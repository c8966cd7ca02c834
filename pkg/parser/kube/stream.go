package kube

import (
	"bytes"
	"sort"

	"github.com/akslint/akslint/pkg/kube"
	"github.com/akslint/akslint/pkg/parser/kube/manifest"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// stream reads what came on standard input: one bundle, whatever it holds.
//
// Helm writes the template of a document above it, in a comment. The way to
// everything in the document begins there, with the file of the tree that it names
// and, where that is certain, the line.
func (r *reader) stream(name string) *kube.Bundle {
	f, err := r.tree.Read(name)
	if err != nil {
		r.problem(name, source.Range{}, err.Error(), "")
		return nil
	}
	text := manifest.FileText(f)
	from := sourcesOf(text, r.templatesOf(name))
	inner := text.Locate
	if len(from) > 0 {
		text.Locate = func(start, end int) value.Locator {
			at := inner(start, end)
			if t := from.at(start); t != nil {
				return &rendered{at, t}
			}
			return at
		}
	}
	docs, problems := manifest.Decode(text)
	r.out.Problems = append(r.out.Problems, problems...)
	objects, _ := manifest.Objects(docs)
	if len(objects) == 0 && len(problems) == 0 {
		r.out.Unfit++
		return nil
	}
	r.count(name)
	if len(objects) == 0 {
		return nil
	}
	for _, o := range objects {
		o.Trail = text.Locate(o.Header.Start, o.Header.End).Locate().Trail
	}
	return &kube.Bundle{Name: name, Origin: kube.Stream, Objects: objects}
}

// rendered locates a value of a document that was rendered from a template.
type rendered struct {
	value.Locator
	from *template
}

// Locate returns the place of the value, by way of its template.
func (l *rendered) Locate() value.Place {
	p := l.Locator.Locate()
	p.Trail = append([]value.Step{l.from.step(p.Origin)}, p.Trail...)
	return p
}

// sources are the comments of a stream that name templates, each valid up to the
// next one or to the end of the document.
type sources []struct {
	offset int
	from   *template
}

const sourceComment = "# Source: "

func sourcesOf(t manifest.Text, all *templates) sources {
	var out sources
	var names []string
	if !bytes.Contains(t.Bytes, []byte(sourceComment)) {
		return nil
	}
	for at := 0; at < len(t.Bytes); {
		end := len(t.Bytes)
		if i := bytes.IndexByte(t.Bytes[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := bytes.TrimRight(t.Bytes[at:end], " \t\r\n")
		name, found := bytes.CutPrefix(line, []byte(sourceComment))
		if ends := bytes.HasPrefix(line, []byte("---")); found || ends && len(out) > 0 {
			out = append(out, struct {
				offset int
				from   *template
			}{offset: at})
			if !found {
				name = nil
			}
			names = append(names, string(bytes.TrimSpace(name)))
		}
		at = end
	}
	texts := map[string]string{} // what each template printed
	for i, name := range names {
		end := len(t.Bytes)
		if i+1 < len(out) {
			end = out[i+1].offset
		}
		if name != "" {
			texts[name] += string(t.Bytes[out[i].offset:end])
		}
	}
	for i, name := range names {
		if name != "" {
			out[i].from = all.find(name, texts[name])
		}
	}
	return out
}

// at returns the template that holds for an offset, nil when none does.
func (s sources) at(offset int) *template {
	i := sort.Search(len(s), func(i int) bool { return s[i].offset > offset })
	if i == 0 {
		return nil
	}
	return s[i-1].from
}
