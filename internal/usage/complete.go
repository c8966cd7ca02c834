package usage

import (
	"embed"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/template"
)

//go:embed *.tmpl
var scripts embed.FS

// Shells lists the shells that Complete writes for.
func Shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

// Complete writes the script that makes a shell complete the program's command
// line. It fails for a shell that is none of Shells, and when w does.
func Complete(w io.Writer, shell string, p Program) error {
	if !slices.Contains(Shells(), shell) {
		return fmt.Errorf("no completions for %s: use one of %s", shell, strings.Join(Shells(), ", "))
	}
	t, err := template.New("").Funcs(template.FuncMap{
		"join":       strings.Join,
		"quote":      quoted,
		"zsh":        zshText,
		"fish":       fishText,
		"powershell": func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" },
		"sets":       func() []string { return slices.Sorted(maps.Keys(p.Sets)) },
		"set":        func(name string) []string { return p.Sets[name] },
		"flags":      flagNames,
		"revisions":  func() bool { return takesRevisions(p) },
		"short":      firstSentence,
	}).ParseFS(scripts, shell+".tmpl")
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(w, shell+".tmpl", p)
}

// quoted makes one word of a text, for bash and zsh.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// zshText is quoted text that may stand in a specification of _arguments, where
// colons and brackets mean something.
func zshText(s string) string {
	return strings.ReplaceAll(strings.NewReplacer(`\`, `\\`, ":", `\:`, "[", `\[`, "]", `\]`).Replace(s), "'", `'\''`)
}

func fishText(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'"
}

func flagNames(c Command) []string {
	var out []string
	for _, f := range c.Flags {
		out = append(out, "--"+f.Name)
	}
	return out
}

// takesRevisions reports whether a flag of the program takes a revision of git.
func takesRevisions(p Program) bool {
	return slices.ContainsFunc(p.Commands, func(c Command) bool {
		return slices.ContainsFunc(c.Flags, func(f Flag) bool { return f.Values.Revisions })
	})
}

// firstSentence is as much of a summary as a menu has room for.
func firstSentence(s string) string {
	for _, end := range []string{"; ", ": ", " ("} {
		s, _, _ = strings.Cut(s, end)
	}
	return s
}
