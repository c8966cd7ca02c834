package manifest

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/akslint/akslint/pkg/source"
)

// parse reads the next document as nodes. The library is not ours: whatever it
// stumbles over is the text's fault, not a reason to stop.
func parse(nodes *yaml.Decoder, n *yaml.Node) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: the parser gave up: %v", r)
		}
	}()
	return nodes.Decode(n)
}

var errorLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// broken reports a piece that is no YAML.
func (d *decoder) broken(data []byte, err error) {
	message := err.Error()
	at, ok := unreadable(data)
	if !ok {
		at = d.lines.at(lineOf(data, err), 1)
	}
	line, _ := nextLine(data, at)
	start := at
	if !ok {
		start += len(line) - len(bytes.TrimLeft(line, " \t"))
	}
	d.tell(source.Problem{
		Severity: source.Error, Range: d.rangeOf(start, at+len(line)),
		Message: "is not YAML: " + message[len(errorLine.FindString(message)):],
	})
}

// unreadable finds the first character that YAML does not allow.
func unreadable(data []byte) (int, bool) {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 || unicode.IsControl(r) && r != '\t' && r != '\n' && r != '\r' && r != 0x85 {
			return i, true
		}
		i += size
	}
	return 0, false
}

// maxSearch is the largest text in which the line of an error is looked for.
const maxSearch = 256 << 10

// lineOf finds the line of an error. The parser names the line on which whatever
// it was reading begins, which can be the first of the file; the line that makes
// the difference is the first with which the text has the same error.
func lineOf(data []byte, err error) int {
	line := 1
	if m := errorLine.FindStringSubmatch(err.Error()); m != nil && m[1] != "" {
		line, _ = strconv.Atoi(m[1])
	}
	if len(data) > maxSearch {
		return line
	}
	var starts lines
	starts.reset(data)
	what := kindOf(err)
	low, high := 1, len(starts.starts)
	for low < high {
		middle := (low + high) / 2
		if kindOf(firstError(data[:starts.starts[middle]])) == what {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}

// kindOf is the message of an error without its line.
func kindOf(err error) string {
	if err == nil {
		return ""
	}
	message := err.Error()
	return message[len(errorLine.FindString(message)):]
}

func firstError(data []byte) error {
	nodes := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var n yaml.Node
		if err := parse(nodes, &n); err != nil {
			return err
		}
	}
}
