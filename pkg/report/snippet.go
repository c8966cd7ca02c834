package report

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
)

// lineWidth is where long source lines are cut when the terminal's width is
// not known, in columns. Of a very long line the stretch that the place lies in
// is looked at, and nearby bytes to each side of it; shown is how much of that,
// to each side of the place, may end up in the report.
const (
	lineWidth = 160
	nearby    = 16 << 10
	stretch   = 4 * nearby
	shown     = 2 << 10
	tabWidth  = 4
)

// cell is one character as it is shown: its text, its width in columns and the
// bytes of the line it stands for.
type cell struct {
	text  string
	width int
	bytes run
}

// masks remembers what must not be shown of a line: a plan is often a single
// one, with thousands of places to point at.
type masks map[source.Range][]run

// of returns the runs of a line, which lies at r.
func (m masks) of(r source.Range, line string) []run {
	runs, ok := m[r]
	if !ok {
		runs = merge(append(secretRuns(r.File, r.Start, line), hiddenRuns(r.File, r.Start, len(line))...))
		m[r] = runs
	}
	return slices.Clone(runs)
}

// snippet returns the source line of a place and the pointer below it, both
// ready to print and at most width columns wide. It returns two empty strings
// when there is nothing to point at.
func (m masks) snippet(loc finding.Location, width int) (text, pointer string) {
	cells, from, to := m.cells(loc, width)
	if len(cells) == 0 {
		return "", ""
	}
	indent, length := extent(cells, from, to)
	return strings.TrimRight(join(cells), " "), strings.Repeat(" ", indent) + strings.Repeat("^", max(length, 1))
}

// cells returns the cells of the source line of a place, at most width columns,
// of which those from up to and without to are pointed at. It returns none when
// there is nothing to show.
func (m masks) cells(loc finding.Location, width int) (cells []cell, from, to int) {
	r := loc.Range
	if r.IsZero() {
		return nil, 0, 0
	}
	start, end := lineAround(r.File.Data, r.Start)
	line := string(r.File.Data[start:end])
	at := run{clamp(r.Start-start, len(line)), clamp(r.End-start, len(line))}
	if trimmed := len(strings.TrimRight(line[:at.end], " \t")); trimmed > at.start {
		at.end = trimmed
	}
	hide := m.of(source.Range{File: r.File, Start: start, End: end}, line)
	if loc.Secret {
		// What is written beside a secret is often part of it: another entry of the
		// same object, another element of the same list.
		hide = merge(append(append(hide, at), literalRuns(r.Path(), line)...))
	}
	line, at, hide = around(line, at, hide)
	cells = cellsOf(line, hide)
	from, to = pointed(cells, at)
	cells, from, to = cut(cells, from, to, width)
	if strings.TrimSpace(join(cells)) == "" {
		return nil, 0, 0
	}
	return cells, from, to
}

// around leaves out of a long line what is too far from the place to be shown.
func around(line string, at run, hide []run) (string, run, []run) {
	low, high := max(at.start-shown, 0), min(at.start+shown, len(line))
	for _, h := range hide { // the whole of it becomes one cell
		if h.start < low && low < h.end {
			low = h.start
		}
		if h.start < high && high < h.end {
			high = h.end
		}
	}
	for low > 0 && !utf8.RuneStart(line[low]) {
		low--
	}
	for high < len(line) && !utf8.RuneStart(line[high]) {
		high++
	}
	var kept []run
	for _, h := range hide {
		if low <= h.start && h.end <= high {
			kept = append(kept, run{h.start - low, h.end - low})
		}
	}
	return line[low:high], run{at.start - low, min(at.end, high) - low}, kept
}

// hiddenRuns are what its reader knows to be secret in the line of n bytes at
// start.
func hiddenRuns(f *source.File, start, n int) []run {
	var runs []run
	for _, h := range f.Hidden() {
		if h.Start < start+n && start < h.End {
			runs = append(runs, run{clamp(h.Start-start, n), clamp(h.End-start, n)})
		}
	}
	return runs
}

func clamp(n, high int) int { return min(max(n, 0), high) }

// lineStart returns where the line that holds the offset starts, after a byte
// order mark.
func lineStart(data []byte, offset int) int {
	start := bytes.LastIndexByte(data[:clamp(offset, len(data))], '\n') + 1
	if start == 0 && bytes.HasPrefix(data, []byte("\ufeff")) {
		return 3
	}
	return start
}

// lineAround returns the bounds of the line that holds the offset, without
// line ending and byte order mark; of a very long one those of the stretch
// around the offset.
func lineAround(data []byte, offset int) (start, end int) {
	offset = clamp(offset, len(data))
	low := max(0, offset/stretch*stretch-nearby)
	start = low + lineStart(data[low:], offset-low)
	offset = max(offset, start)
	high := min(offset/stretch*stretch+stretch+nearby, len(data))
	end = high
	if i := bytes.IndexByte(data[offset:high], '\n'); i >= 0 {
		end = offset + i
	}
	if end > start && data[end-1] == '\r' {
		end--
	}
	for start < offset && !utf8.RuneStart(data[start]) {
		start++
	}
	return start, max(start, end)
}

// cellsOf takes a line apart into cells, with each hidden run as one cell.
func cellsOf(line string, hide []run) []cell {
	var cells []cell
	column := 0
	add := func(text string, width, start, end int) {
		cells = append(cells, cell{text, width, run{start, end}})
		column += width
	}
	for i := 0; i < len(line); {
		if len(hide) > 0 && i >= hide[0].start {
			add(masked, len(masked), i, hide[0].end)
			i, hide = max(i, hide[0].end), hide[1:]
			continue
		}
		r, size := utf8.DecodeRuneInString(line[i:])
		switch {
		case r == '\t':
			n := tabWidth - column%tabWidth
			add(strings.Repeat(" ", n), n, i, i+size)
		case hidden(r, size), isCommand(line[i:]):
			text := escape(r, size, line[i])
			add(text, len(text), i, i+size)
		default:
			add(line[i:i+size], columns(r), i, i+size)
		}
		i += size
	}
	return cells
}

// pointed returns the cells from up to and without to that show the run.
func pointed(cells []cell, at run) (from, to int) {
	for from < len(cells) && cells[from].bytes.end <= at.start {
		from++
	}
	to = from
	for to < len(cells) && cells[to].bytes.start < at.end {
		to++
	}
	return from, to
}

// cut keeps at most width columns around the pointed cells.
func cut(cells []cell, from, to, width int) (kept []cell, newFrom, newTo int) {
	left := cell{text: "…", width: 1} // not three dots: Terraform has those
	if total(cells) <= width || width <= 8 {
		return cells, from, to
	}
	room := width - 2*left.width
	first := from
	for used := 0; first > 0 && used+cells[first-1].width <= room/3; first-- {
		used += cells[first-1].width
	}
	last, used := first, 0
	for last < len(cells) && used+cells[last].width <= room {
		used += cells[last].width
		last++
	}
	for first > 0 && used+cells[first-1].width <= room {
		first--
		used += cells[first].width
	}
	kept = append(kept, cells[first:last]...)
	from, to = from-first, min(to, last)-first
	if first > 0 {
		kept = append([]cell{left}, kept...)
		from, to = from+1, to+1
	}
	if last < len(cells) {
		kept = append(kept, left)
	}
	return kept, from, to
}

// extent returns the columns before the pointed cells and under them.
func extent(cells []cell, from, to int) (indent, length int) {
	from = min(from, len(cells))
	return total(cells[:from]), total(cells[from:max(from, min(to, len(cells)))])
}

func total(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}

func join(cells []cell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c.text)
	}
	return b.String()
}
