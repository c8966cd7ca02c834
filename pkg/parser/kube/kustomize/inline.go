package kustomize

import (
	"bytes"
	"sort"
	"strings"

	"github.com/akslint/akslint/pkg/parser/kube/manifest"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// inlineText is the YAML inside of a text of a YAML file, as patches are written
// into a kustomization. In a literal block every byte has its place; of other
// texts the whole is.
func inlineText(v *value.Value) manifest.Text {
	whole := at(v)
	content := text(v)
	lines := literalLines(whole, content)
	place := func(start, end int) source.Range {
		if lines == nil {
			return whole
		}
		return source.Range{File: whole.File, Start: lines.offset(start), End: lines.offset(end)}
	}
	return manifest.Text{
		Bytes:  []byte(content),
		Locate: func(start, end int) value.Locator { return value.At(place(start, end)) },
		Range:  place,
	}
}

// lineMap says where the lines of a text begin, in the text and in its file.
type lineMap []struct{ text, file int }

// offset is where a byte of the text is in the file.
func (m lineMap) offset(n int) int {
	i := sort.Search(len(m), func(i int) bool { return m[i].text > n }) - 1
	if i < 0 {
		return 0
	}
	return m[i].file + n - m[i].text
}

// literalLines finds the lines of a literal block in its file; nil when the text is
// no such block.
func literalLines(whole source.Range, content string) lineMap {
	if whole.IsZero() || !strings.HasPrefix(whole.Text(), "|") {
		return nil
	}
	data := whole.File.Data
	next := func(from int) (start, end int) { // the line after this offset
		n := bytes.IndexByte(data[from:], '\n')
		if n < 0 {
			return len(data), len(data)
		}
		start = from + n + 1
		if n = bytes.IndexByte(data[start:], '\n'); n < 0 {
			return start, len(data)
		}
		return start, start + n
	}
	var out lineMap
	offset, start := 0, whole.Start
	for _, line := range strings.Split(strings.TrimRight(content, "\n"), "\n") {
		var end int
		start, end = next(start)
		written := bytes.TrimSuffix(data[min(start, end):end], []byte("\r"))
		if !bytes.HasSuffix(written, []byte(line)) || len(bytes.TrimLeft(written[:len(written)-len(line)], " ")) > 0 {
			return nil
		}
		out = append(out, struct{ text, file int }{offset, start + len(written) - len(line)})
		offset += len(line) + 1
	}
	return out
}
