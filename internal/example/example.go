// Package example shows the step from the configuration that a rule was
// written against to the one it asks for. In go the two texts, out come the
// lines that differ with a little around them; what a rule is it does not know.
package example

import "strings"

// Language is one that a rule's examples are told in.
type Language struct {
	// Title introduces an example, after "For example, in".
	Title string
	// Extension is that of its files; Fence what a code block is called.
	Extension, Fence string
}

// Languages are those that examples are told in, in the order of a page.
func Languages() []Language {
	return []Language{
		{"a manifest", ".yaml", "yaml"},
		{"Terraform", ".tf", "hcl"},
		{"an ARM template", ".json", "json"},
	}
}

// around is how many lines that stay are shown beside those that change.
const around = 2

// Line is one line of a step. Sign is '-' for what goes, '+' for what comes,
// ' ' for what stays, and '.' for a stretch that is left out.
type Line struct {
	Sign byte
	Text string
}

// String writes the line as a diff does.
func (l Line) String() string {
	if l.Sign == '.' {
		return "  ..."
	}
	return strings.TrimRight(string(l.Sign)+" "+l.Text, " ")
}

// Step compares two configurations. The versions of providers are left out
// unless nothing else differs. It is empty when nothing does.
func Step(bad, good string) []Line {
	step := hunks(compare(withoutSettings(lines(bad)), withoutSettings(lines(good))))
	if len(step) == 0 {
		step = hunks(compare(lines(bad), lines(good)))
	}
	return step
}

// Clean is a configuration without the line that only tests of rules read.
func Clean(text string) string {
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(strings.TrimLeft(first, "#/ "), "akslint-test:") {
		text = rest
	}
	return strings.Trim(text, "\n")
}

func lines(text string) []string { return strings.Split(Clean(text), "\n") }

// withoutSettings leaves out the terraform block, which names the providers and
// their versions, and the blank line after it.
func withoutSettings(all []string) []string {
	var out []string
	inside, after := false, false
	for _, line := range all {
		switch {
		case strings.HasPrefix(line, "terraform {"):
			inside = true
		case inside:
			after = line == "}"
			inside = !after
		case after && line == "":
			after = false
		default:
			after = false
			out = append(out, line)
		}
	}
	return out
}

// compare aligns two texts by their longest common sequence of lines. Lines
// that differ in blanks or in a comma at their end only are the same; the new one
// is shown.
func compare(bad, good []string) []Line {
	common := make([][]int, len(bad)+1) // of what is left from there on
	for i := range common {
		common[i] = make([]int, len(good)+1)
	}
	for i := len(bad) - 1; i >= 0; i-- {
		for j := len(good) - 1; j >= 0; j-- {
			if same(bad[i], good[j]) {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var out []Line
	i, j := 0, 0
	for i < len(bad) || j < len(good) {
		switch {
		case i < len(bad) && j < len(good) && same(bad[i], good[j]):
			out = append(out, Line{' ', good[j]})
			i, j = i+1, j+1
		case j == len(good) || i < len(bad) && common[i+1][j] >= common[i][j+1]:
			out = append(out, Line{'-', bad[i]})
			i++
		default:
			out = append(out, Line{'+', good[j]})
			j++
		}
	}
	return out
}

func same(a, b string) bool {
	words := func(s string) string { return strings.Join(strings.Fields(strings.TrimSuffix(s, ",")), " ") }
	return a == b || words(a) == words(b)
}

// hunks keeps the lines that change, those around them, and the lines that open
// and close what encloses them.
func hunks(all []Line) []Line {
	keep := make([]bool, len(all))
	for i, l := range all {
		if l.Sign == ' ' {
			continue
		}
		for k := max(0, i-around); k <= min(len(all)-1, i+around); k++ {
			keep[k] = keep[k] || all[k].Sign != ' ' || !all[k].isBracket()
		}
	}
	for i, l := range all {
		if l.Sign != ' ' {
			enclosing(all, keep, i, -1)
			enclosing(all, keep, i, 1)
		}
	}
	for i, l := range all { // a hunk neither begins nor ends with a blank line
		if l == (Line{Sign: ' '}) && (i == 0 || !keep[i-1] || i == len(all)-1 || !keep[i+1]) {
			keep[i] = false
		}
	}
	var out []Line
	left := false // something that is not blank was left out
	for i, l := range all {
		switch {
		case !keep[i]:
			left = left || l.Text != ""
			continue
		case left && len(out) > 0:
			out = append(out, Line{Sign: '.'})
		}
		out, left = append(out, l), false
	}
	return out
}

// isBracket reports whether a line does no more than open or close something
// that goes over several lines.
func (l Line) isBracket() bool {
	text := strings.TrimSpace(l.Text)
	return text != "" && (strings.ContainsRune("{[(", rune(text[len(text)-1])) || strings.ContainsRune("}])", rune(text[0])))
}

// enclosing keeps the lines before or after a line that enclose it, by their
// indentation.
func enclosing(all []Line, keep []bool, i, step int) {
	depth := all[i].indentation()
	for k := i + step; k >= 0 && k < len(all) && depth > 0; k += step {
		if d := all[k].indentation(); all[k].Text != "" && d < depth {
			keep[k], depth = true, d
		}
	}
}

func (l Line) indentation() int { return len(l.Text) - len(strings.TrimLeft(l.Text, " ")) }
