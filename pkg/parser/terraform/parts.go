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
	switch parts, operator := countParts(file.Data); {
	case operator > 0:
		return operatorProblem(file, source.Range{File: file, Start: operator, End: operator + 1}), true
	case parts <= maxParts:
		return source.Problem{}, false
	}
	return source.Problem{
		Severity: source.Budget, Path: file.Path,
		Message: fmt.Sprintf("the file has more than %d parts and was not read", maxParts),
		Hint:    "Split it, or leave it out.",
	}, true
}

// operatorProblem says that a file has more operators than are read.
func operatorProblem(file *source.File, at source.Range) source.Problem {
	return source.Problem{
		Severity: source.Error, Range: at, Path: file.Path,
		Message: fmt.Sprintf("more than %d operators in one file", maxOperators), Hint: tooDeepHint,
	}
}

// countParts counts what separates and encloses, outside of texts and comments,
// and stops past the limit. operator is where there are more operators than are
// read, zero when there are not.
func countParts(data []byte) (n, operator int) {
	operators := 0
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
		case '\n':
			if i > 0 && data[i-1] != '\n' {
				n++ // what does not parse is an error for each line
			}
		case ',', '[', '{', '(', '=', ':', '.', '-', '<', '>', '!', '&', '|':
			n++
		case '?', '+', '*', '%':
			if operators++; operators > maxOperators {
				return n, i
			}
		}
	}
	return n, 0
}

// skipTo returns where the end of something lies, that of the file when it has
// none.
func skipTo(data []byte, from int, end string) int {
	if at := bytes.Index(data[from:], []byte(end)); at >= 0 {
		return from + at
	}
	return len(data)
}
