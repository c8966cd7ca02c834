package main

import (
	"regexp"
	"strings"
)

var (
	hereDocument = regexp.MustCompile(`<<-?\s*(['"\\]?)([A-Za-z_]\w*)`)
	hereString   = regexp.MustCompile(`@(["'])\s*$`)
	escaped      = regexp.MustCompile("\\\\([$`\\\\])")
)

// hereDocuments returns the texts that a shell block feeds to its commands:
// here-documents of POSIX shells, here-strings of PowerShell. Variables in them
// stay as they are written, and what a shell unescapes is unescaped. One that
// never ends is no sample.
func hereDocuments(block fence) []fence {
	var all []fence
	var open *fence
	var end string
	var raw bool
	for i, line := range block.lines {
		if open == nil {
			if end, raw = terminator(line); end != "" {
				open = &fence{line: block.line + i + 1}
			}
			continue
		}
		if ends(line, end) {
			all, open = append(all, *open), nil
			continue
		}
		if !raw {
			line = escaped.ReplaceAllString(line, "$1")
		}
		open.lines = append(open.lines, line)
	}
	return all
}

// terminator is what ends the text that a command begins, "" where it begins
// none; raw says whether the shell leaves the text as it is.
func terminator(command string) (end string, raw bool) {
	if m := hereDocument.FindStringSubmatch(command); m != nil {
		return m[2], m[1] != ""
	}
	if m := hereString.FindStringSubmatch(command); m != nil {
		return m[1] + "@", true
	}
	return "", false
}

// ends reports whether a line ends a text. Behind the end of a here-string the
// command may go on.
func ends(line, end string) bool {
	text := strings.TrimSpace(line)
	return text == end || strings.HasSuffix(end, "@") && strings.HasPrefix(text, end)
}
