// Package source is where the river begins: files, positions in them, and
// problems met while reading them.
//
// A position is a pair of byte offsets into a [File]; line and column are
// computed only when something is printed, because the languages count
// columns differently and offsets are the one thing they agree on.
package source

import (
	"sort"
	"strconv"
	"sync"
	"unicode/utf8"
)

// File is one source file. Path is slash-separated and relative to the root
// of the scanned repository. A File is immutable after it has been read, but for
// [Range.Hide].
type File struct {
	Path string
	Data []byte

	once  sync.Once
	lines []int // offset of the first byte of each line
	marks []mark
	// secret are the parts that must not be shown, hidden holds each of them once.
	secret []Range
	hidden map[Range]bool
}

// mark says how many characters of its line stand before an offset. Long lines
// have one every longLine bytes: a plan is often a single line of megabytes.
type mark struct{ offset, column int }

const longLine = 4 << 10

// NewFile returns a file with the given path and content.
func NewFile(path string, data []byte) *File {
	return &File{Path: path, Data: data}
}

// Hide marks a part of the file as a secret, so that nobody shows it who shows
// what stands beside it. Readers call it while they read.
func (r Range) Hide() {
	if r.IsZero() || r.File.hidden[r] {
		return
	}
	if r.File.hidden == nil {
		r.File.hidden = map[Range]bool{}
	}
	r.File.hidden[r] = true
	r.File.secret = append(r.File.secret, r)
}

// Hidden returns the parts of the file that must not be shown.
func (f *File) Hidden() []Range { return f.secret }

// Position is a place a person can go to. Line and Column are 1-based; Column
// counts Unicode code points. The zero Position is "no place known".
type Position struct {
	Line, Column int
}

func (f *File) index() {
	f.once.Do(func() {
		f.lines = append(f.lines, 0)
		for i, b := range f.Data {
			if b == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
		for i, start := range f.lines {
			end := len(f.Data)
			if i+1 < len(f.lines) {
				end = f.lines[i+1]
			}
			f.mark(f.text(start), end)
		}
	})
}

// mark notes marks in a line that is long.
func (f *File) mark(start, end int) {
	if end-start <= longLine {
		return
	}
	last := mark{offset: start}
	for at, column := start, 0; at < end; column++ {
		if at-last.offset >= longLine {
			last = mark{at, column}
			f.marks = append(f.marks, last)
		}
		_, size := utf8.DecodeRune(f.Data[at:end])
		at += size
	}
}

// text is where the text of a line starts: after a byte order mark.
func (f *File) text(start int) int {
	if start == 0 && hasBOM(f.Data) {
		return 3
	}
	return start
}

// Position converts a byte offset to line and column. Offsets outside the
// file are moved to its nearest end.
func (f *File) Position(offset int) Position {
	f.index()
	offset = min(max(offset, 0), len(f.Data))
	line := sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > offset })
	from := mark{offset: f.lines[line-1]}
	if start := f.text(from.offset); start <= offset {
		from.offset = start
	}
	if i := sort.Search(len(f.marks), func(i int) bool { return f.marks[i].offset > offset }); i > 0 && f.marks[i-1].offset > from.offset {
		from = f.marks[i-1]
	}
	return Position{Line: line, Column: from.column + utf8.RuneCount(f.Data[from.offset:offset]) + 1}
}

// Line returns the text of a 1-based line without its line ending, and the
// empty string when there is no such line.
func (f *File) Line(n int) string {
	f.index()
	if n < 1 || n > len(f.lines) {
		return ""
	}
	start, end := f.lines[n-1], len(f.Data)
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	start = f.text(start)
	for end > start && (f.Data[end-1] == '\r' || f.Data[end-1] == '\n') {
		end--
	}
	return string(f.Data[start:end])
}

func hasBOM(b []byte) bool {
	return len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF
}

// Range is a run of bytes in a file: from Start up to and without End. The
// zero Range (File nil) is "no place known".
type Range struct {
	File       *File
	Start, End int
}

// IsZero reports whether the range names no place.
func (r Range) IsZero() bool { return r.File == nil }

// Path returns the path of the range's file, or the empty string.
func (r Range) Path() string {
	if r.File == nil {
		return ""
	}
	return r.File.Path
}

// Position returns the place of the first byte of the range.
func (r Range) Position() Position {
	if r.File == nil {
		return Position{}
	}
	return r.File.Position(r.Start)
}

// EndPosition returns the place just after the last byte of the range.
func (r Range) EndPosition() Position {
	if r.File == nil {
		return Position{}
	}
	return r.File.Position(r.End)
}

// Text returns the bytes of the range as a string.
func (r Range) Text() string {
	if r.File == nil || r.Start < 0 || r.End > len(r.File.Data) || r.Start > r.End {
		return ""
	}
	return string(r.File.Data[r.Start:r.End])
}

// String formats the range as path:line:column.
func (r Range) String() string {
	if r.File == nil {
		return "-"
	}
	p := r.Position()
	return r.File.Path + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}

// Before orders ranges by path and offset; ranges without a file come first.
func (r Range) Before(o Range) bool {
	if r.Path() != o.Path() {
		return r.Path() < o.Path()
	}
	if r.Start != o.Start {
		return r.Start < o.Start
	}
	return r.End < o.End
}

// Severity says what a problem means for the run.
type Severity uint8

const (
	// Note is something the reader of the report should know: the run goes on
	// and its exit code does not change (a module that is not there, a file
	// that is deliberately passed over).
	Note Severity = iota
	// Error is an input that could not be read or understood: the run goes on
	// with the rest and ends with exit code 2.
	Error
	// Budget is a limit that was reached, so that part of the input was not
	// analysed: the run ends with exit code 3.
	Budget
)

// String returns the lower-case name used in reports.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Budget:
		return "budget"
	case Note:
		return "note"
	}
	return "note"
}

// Problem is something met while reading sources. Message says what is so,
// Hint what to do about it. Range may be zero when the problem belongs to no
// file; Path then names what it is about (a directory, a missing path).
type Problem struct {
	Severity Severity
	Range    Range
	Path     string
	Message  string
	Hint     string
	// Secret says that the values written there must not be shown. Sorted says that
	// its reader could read the file, and has hidden what is secret of it.
	Secret, Sorted bool
}

// Place returns "path:line:column" or, without a range, the path.
func (p Problem) Place() string {
	if p.Range.IsZero() {
		return p.Path
	}
	return p.Range.String()
}
