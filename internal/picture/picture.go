// Package picture draws what a program prints on a terminal, for a page that has no
// terminal. In goes text with the few commands for colors that akslint prints, out
// comes an SVG that reads well on a light page and on a dark one. Wide characters it
// does not know.
package picture

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// The measures of a picture, in pixels.
const (
	column = 7.8
	row    = 18
	size   = 13
	margin = 18
	bar    = 30 // above the text
)

// look says what the parameters of a color command are drawn as.
var look = strings.NewReplacer("31;1", "alarm", "33;1", "warning", "36;1", "remark", "34;1", "frame", "1", "bold", "2", "faint")

const style = `
  .page { fill: #161b22; stroke: #6e7681; }
  text { fill: #e6edf3; font: 13px ui-monospace, "SFMono-Regular", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; }
  .alarm { fill: #ff7b72; font-weight: 700; }
  .warning { fill: #e3b341; font-weight: 700; }
  .remark { fill: #56d4dd; font-weight: 700; }
  .frame { fill: #79c0ff; font-weight: 700; }
  .bold { font-weight: 700; }
  .faint { fill: #9aa4af; }
`

// SVG draws the lines that a program printed on a terminal of so many columns. The
// title stands for the picture where it cannot be seen.
func SVG(title string, lines []string, columns int) string {
	var b strings.Builder
	width, height := int(float64(columns)*column)+2*margin, bar+len(lines)*row+margin
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">`+"\n", width, height, width, height)
	fmt.Fprintf(&b, "<title>%s</title>\n<style>%s</style>\n", escaped(title), style)
	fmt.Fprintf(&b, `<rect class="page" x="0.5" y="0.5" width="%d" height="%d" rx="8"/>`+"\n", width-1, height-1)
	for i, color := range []string{"#ff5f57", "#febc2e", "#28c840"} {
		fmt.Fprintf(&b, `<circle cx="%d" cy="16" r="5" fill="%s"/>`+"\n", margin+5+i*18, color)
	}
	for i, line := range lines {
		b.WriteString(text(line, bar+i*row+size))
	}
	b.WriteString("</svg>\n")
	return b.String()
}

var command = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// text draws a line. Every stretch of one color is told where it begins, so that
// columns stay below each other in any font.
func text(line string, y int) string {
	var b strings.Builder
	at, class := 0, ""
	draw := func(s string) {
		blanks := len(s) - len(strings.TrimLeft(s, " "))
		if s := strings.TrimRight(s[blanks:], " "); s != "" {
			if class != "" {
				class = fmt.Sprintf(` class="%s"`, class)
			}
			x := float64(margin) + float64(at+blanks)*column
			fmt.Fprintf(&b, `<tspan x="%.1f"%s textLength="%.1f" lengthAdjust="spacingAndGlyphs">%s</tspan>`, x, class, float64(utf8.RuneCountInString(s))*column, escaped(s))
		}
		at += utf8.RuneCountInString(s)
	}
	last := 0
	for _, m := range command.FindAllStringSubmatchIndex(line, -1) {
		draw(line[last:m[0]])
		class, last = named(line[m[2]:m[3]]), m[1]
	}
	draw(line[last:])
	if b.Len() == 0 {
		return ""
	}
	return fmt.Sprintf(`<text y="%d">%s</text>`+"\n", y, b.String())
}

// named is the class of a color command; empty where it ends all colors.
func named(parameters string) string {
	if parameters == "" || strings.HasPrefix(parameters, "0") || strings.HasPrefix(parameters, "22") {
		return ""
	}
	return look.Replace(parameters)
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes everything
	return b.String()
}
