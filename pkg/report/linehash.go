package report

import (
	"strconv"
	"unicode/utf16"
)

// Code scanning recognises an alert by a hash of the text that starts at its
// line. It fills the hash in where it is missing; writing it here makes
// uploads that go around its action keep their alerts too.
//
// The text is taken as UTF-16 units without blanks and tabs, with every line
// ending as one line feed, followed by an end mark and zeros. The hash of a
// line is the polynomial in hashBase over hashWindow units from its start,
// modulo 2^64. Lines with the same hash are told apart by a counter.
const (
	hashWindow = 100
	hashBase   = 37
	hashEnd    = 0xffff
)

// lineHashes returns the hash of each line, the last one the rest after the
// last line ending, even when it is empty.
func lineHashes(data []byte) []string {
	text, starts := hashText(data)
	seen := map[uint64]int{}
	out := make([]string, 0, len(starts))
	for _, start := range starts {
		var hash uint64
		for _, unit := range text[start : start+hashWindow] {
			hash = hash*hashBase + uint64(unit)
		}
		seen[hash]++
		out = append(out, strconv.FormatUint(hash, 16)+":"+strconv.Itoa(seen[hash]))
	}
	return out
}

// hashText returns the units that are hashed and where each line starts in
// them.
func hashText(data []byte) (text []uint16, starts []int) {
	starts = []int{0}
	returned := false
	for _, unit := range utf16.Encode([]rune(string(data))) {
		afterReturn := returned
		returned = unit == '\r'
		if unit == ' ' || unit == '\t' || unit == '\n' && afterReturn {
			continue
		}
		if unit == '\r' {
			unit = '\n'
		}
		text = append(text, unit)
		if unit == '\n' {
			starts = append(starts, len(text))
		}
	}
	text = append(text, hashEnd)
	return append(text, make([]uint16, hashWindow)...), starts
}
