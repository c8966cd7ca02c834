package usage

import (
	"fmt"
	"io"
	"strings"
)

// Man writes the manual page in the man macros of roff. The date is that of the
// release, as YYYY-MM-DD.
func Man(w io.Writer, p Program, date string) error {
	m := &manual{}
	m.raw(fmt.Sprintf(`.TH %s 1 %s "%s" ""`, roff(strings.ToUpper(p.Name)), date, roff(strings.TrimSpace(p.Name+" "+p.Version))))
	m.section("NAME")
	m.text(p.Name + " - " + p.Summary)
	m.section("SYNOPSIS")
	for i, c := range p.Commands {
		if i > 0 {
			m.raw(".br")
		}
		m.usage(c.Usage)
	}
	m.section("DESCRIPTION")
	m.paragraphs(p.About)
	m.section("COMMANDS")
	for _, c := range p.Commands {
		m.command(c)
	}
	for _, s := range p.Sections {
		m.section(s.Title)
		for i, t := range s.Terms {
			if t.Text == "" && i == 0 {
				m.text(t.Name) // a paragraph has begun
				continue
			}
			m.term(t)
		}
	}
	_, err := io.WriteString(w, m.b.String())
	return err
}

// manual is a page that is being written.
type manual struct{ b strings.Builder }

func (m *manual) raw(line string) { m.b.WriteString(line + "\n") }

// line writes a macro with its arguments.
func (m *manual) line(macro string, args ...string) {
	for _, a := range args {
		macro += ` "` + strings.ReplaceAll(roff(a), `"`, `\(dq`) + `"`
	}
	m.raw(macro)
}

func (m *manual) section(title string) { m.line(".SH", title) }

// text writes text that is filled; a line of it that begins as a macro does is none.
func (m *manual) text(s string) {
	for line := range strings.SplitSeq(roff(s), "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			line = `\&` + line
		}
		if line != "" {
			m.raw(line)
		}
	}
}

func (m *manual) paragraphs(all []string) {
	for i, s := range all {
		if i > 0 {
			m.raw(".PP")
		}
		m.text(s)
	}
}

// usage sets the first two words, the program and its command, in bold.
func (m *manual) usage(s string) {
	words := strings.SplitN(s, " ", 3)
	m.raw(`\fB` + roff(strings.Join(words[:min(2, len(words))], " ")) + `\fR` + roff(strings.TrimPrefix(s, strings.Join(words[:min(2, len(words))], " "))))
}

func (m *manual) command(c Command) {
	m.line(".SS", c.Name)
	m.usage(c.Usage)
	m.raw(".PP")
	m.text(sentence(c.Summary))
	if c.About != "" {
		m.raw(".PP")
		m.paragraphs(strings.Split(c.About, "\n\n"))
	}
	for _, f := range c.Flags {
		head := `\fB` + roff("--"+f.Name) + `\fR`
		if f.Value != "" {
			head += ` \fI` + roff(f.Value) + `\fR`
		}
		m.raw(".TP")
		m.raw(head)
		m.text(sentence(f.Summary))
	}
}

func (m *manual) term(t Term) {
	if t.Text == "" {
		m.raw(".PP")
		m.text(t.Name)
		return
	}
	m.raw(".TP")
	m.raw(`\fB` + roff(t.Name) + `\fR`)
	m.text(t.Text)
}

// roff spells out what roff would act on.
func roff(s string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "~", `\(ti`, "^", `\(ha`, "`", `\(ga`).Replace(s)
}

// sentence begins with a capital letter and ends with a full stop.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}
