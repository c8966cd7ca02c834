package terraform

import (
	"fmt"
	"strings"
)

// maxYAML is the longest document that is decoded, in bytes.
const maxYAML = 256 << 10

// yamlBounds looks at a document before it is decoded: the library has no bound
// on nesting. It counts generously: brackets inside of texts count too.
func yamlBounds(text string) error {
	if len(text) > maxYAML {
		return fmt.Errorf("the YAML document is longer than %d KiB", maxYAML>>10)
	}
	if digitsIn(text) {
		return unreadable{whyImmense}
	}
	depth := 0
	for line := range strings.Lines(text) {
		// A block nests by one column at least for each level.
		if indicators(line) > maxNesting {
			return fmt.Errorf("the YAML document is nested more than %d levels deep", maxNesting)
		}
		for _, c := range line {
			switch c {
			case '[', '{':
				depth++
			case ']', '}':
				depth = max(depth-1, 0)
			}
			if depth > maxNesting {
				return fmt.Errorf("the YAML document is nested more than %d levels deep", maxNesting)
			}
		}
	}
	return nil
}

// indicators counts the levels a line may stand at: its indentation, and the
// list and key indicators it begins with.
func indicators(line string) int {
	n := 0
	for _, c := range line {
		switch c {
		case ' ', '\t', '-', '?', ':':
			n++
		default:
			return n
		}
	}
	return 0 // nothing but white space
}
