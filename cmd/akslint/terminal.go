package main

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"
)

// terminalOf returns the terminal that a stream goes to; nil when it goes elsewhere.
func terminalOf(w io.Writer) *os.File {
	if q, ok := w.(quietPipe); ok {
		w = q.Writer
	}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	return f
}

// plainText reports whether the environment asks for text without a terminal's arts:
// pre-commit runs hooks on a terminal of its own and prints later what they said.
func plainText() bool { return os.Getenv("PRE_COMMIT") != "" || os.Getenv("TERM") == "dumb" }

// useColor decides whether text may carry colors. "auto" means: on a terminal
// that can show them, unless NO_COLOR is set (no-color.org).
func useColor(when string, out io.Writer) bool {
	if when != "auto" {
		return when == "always"
	}
	return os.Getenv("NO_COLOR") == "" && !plainText() && terminalOf(out) != nil
}

// columnsOf returns the width that text is folded at, zero for none: that of the
// terminal, or what COLUMNS says of it. With --color always what reads the text is
// taken for a terminal (less -R), of which only COLUMNS can tell.
func columnsOf(when string, out io.Writer) int {
	f := terminalOf(out)
	if f == nil && when != "always" || plainText() {
		return 0
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if f == nil {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}
