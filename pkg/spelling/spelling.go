// Package spelling finds the name that somebody meant. In go what was written and
// the names there are, out comes one of them; it knows nothing of what they name.
package spelling

import "strings"

// Nearest returns the most similar of the names, or an empty string when none is
// similar. The shortest one that begins as it was written is what was meant, if
// there is one. Letter case of what was written does not matter.
func Nearest(written string, names []string) string {
	written = strings.ToLower(written)
	if len(written) > longest {
		return ""
	}
	best, distance := "", len(written)/2+1
	for _, n := range names {
		if d := editDistance(written, strings.ToLower(n)); d < distance {
			best, distance = n, d
		}
	}
	begun := ""
	for _, n := range names {
		if len(written) > 1 && strings.HasPrefix(strings.ToLower(n), written) && (begun == "" || len(n) < len(begun)) {
			begun = n
		}
	}
	if begun != "" {
		return begun
	}
	return best
}

// longest is the longest text, in bytes, that is taken for a name: a file may hold
// anything, and comparing takes time.
const longest = 200

// editDistance counts the insertions, deletions and replacements that turn a
// into b (Levenshtein).
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
