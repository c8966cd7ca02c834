package source

import (
	"regexp"
	"strings"
)

// Setting is a setting with the name of a secret in a file of settings: where its
// name and its value are in the text of the file.
type Setting struct {
	Name  string
	Held  string
	At    [2]int // of the name
	Value [2]int
	// Alone is true when nothing follows the value on its line but what ends it.
	Alone bool
}

var (
	// setting finds settings as they are written in such files: password: abc,
	// "token": "abc", db.password = abc, <password>abc</password>.
	setting = regexp.MustCompile(`([A-Za-z][\w.-]*)["']?[ \t]*(?:[:=]|>)[ \t]*(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s"'<,;}\]]+))`)
	// secretWord finds a line that may have one, sooner.
	secretWord = regexp.MustCompile(`(?i)pass|pwd|secret|token|key|credential|connection`)
)

// Settings finds the settings of a text that have the name of a secret; see
// [SecretName].
func Settings(text string) []Setting {
	var out []Setting
	for start := 0; start < len(text); {
		line, _, _ := strings.Cut(text[start:], "\n")
		if secretWord.MatchString(line) {
			out = append(out, settingsOf(line, start)...)
		}
		start += len(line) + 1
	}
	return out
}

func settingsOf(line string, start int) []Setting {
	var out []Setting
	for _, m := range setting.FindAllStringSubmatchIndex(line, -1) {
		name := line[m[2]:m[3]]
		if !SecretName(name) {
			continue
		}
		at := 4
		for m[at] < 0 {
			at += 2
		}
		rest := strings.TrimSpace(line[m[1]:])
		out = append(out, Setting{
			Name: name, Held: line[m[at]:m[at+1]], At: [2]int{start + m[2], start + m[3]}, Value: [2]int{start + m[at], start + m[at+1]},
			Alone: rest == "" || strings.ContainsAny(rest[:1], ",;#}<]"),
		})
	}
	return out
}

// Inside returns where a part of a text is that a range holds: as it is, or line by
// line as YAML indents it. It is false where the text is written otherwise.
func (r Range) Inside(text string, part [2]int) (Range, bool) {
	raw := r.Text()
	if raw == text {
		return Range{File: r.File, Start: r.Start + part[0], End: r.Start + part[1]}, true
	}
	if !strings.Contains(text, "\n") {
		return Range{}, false
	}
	begin := strings.LastIndexByte(text[:part[0]], '\n') + 1
	line, _, _ := strings.Cut(text[begin:], "\n")
	n := strings.Count(text[:begin], "\n")
	if strings.HasPrefix(raw, "|") {
		n++ // the header of a block
	}
	start := r.Start
	for i, have := range strings.SplitAfter(raw, "\n") {
		if i < n {
			start += len(have)
			continue
		}
		own, want := strings.TrimRight(have, "\r\n"), strings.TrimRight(line, "\r")
		before, found := strings.CutSuffix(own, want)
		if !found || strings.Trim(before, " ") != "" {
			break
		}
		start += len(before)
		return Range{File: r.File, Start: start + part[0] - begin, End: start + min(part[1]-begin, len(want))}, true
	}
	return Range{}, false
}
