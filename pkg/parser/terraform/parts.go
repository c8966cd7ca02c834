package terraform

import (
	"bytes"
	"fmt"

	"github.com/akslint/akslint/pkg/source"
)

// maxParts bounds the punctuation of one file. Every comma and bracket stands
// for a node that takes some hundred times the space it is written in; files
// written by people have a few thousand.
const maxParts = 500_000

// tooManyParts looks for a file that would take the machine. It stays unread,
// which is a budget that ran out, not a mistake in the file.
func tooManyParts(file *source.File) (source.Problem, bool) {
	// A part takes two bytes, so that a smaller file needs no look.
	if len(file.Data) < 2*maxParts {
		return source.Problem{}, false
	}
	if countParts(file.Data) <= maxParts {
		return source.Problem{}, false
	}
	return source.Problem{
		Severity: source.Budget, Path: file.Path,
		Message: fmt.Sprintf("the file has more than %d parts and was not read", maxParts),
		Hint:    "Split it, or leave it out.",
	}, true
}

// countParts counts what separates and encloses, outside of texts and comments,
// and stops past the limit.
func countParts(data []byte) int {
	n := 0
	for i := 0; i < len(data) && n <= maxParts; i++ {
		switch c := data[i]; c {
		case '"':
			n++
			for i++; i < len(data) && data[i] != '"' && data[i] != '\n'; i++ {
				switch data[i] {
				case '\\':
					i++
				case '{': // of a template
					n++
				}
			}
		case '#':
			i = skipTo(data, i, "\n")
		case '/':
			switch {
			case bytes.HasPrefix(data[i:], []byte("//")):
				i = skipTo(data, i, "\n")
			case bytes.HasPrefix(data[i:], []byte("/*")):
				i = skipTo(data, i, "*/")
			default:
				n++
			}
		case ',', '[', '{', '(', '=', ':', '.', '?', '+', '-', '*', '%', '<', '>', '!', '&', '|':
			n++
		}
	}
	return n
}

// skipTo returns where the end of something lies, that of the file when it has
// none.
func skipTo(data []byte, from int, end string) int {
	if at := bytes.Index(data[from:], []byte(end)); at >= 0 {
		return from + at
	}
	return len(data)
}
