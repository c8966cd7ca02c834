package arm

import (
	"strconv"
	"strings"
	"time"
)

func timeFunctions() map[string]function {
	return map[string]function{
		"datetimeadd":       {2, 3, false, dateTimeAdd},
		"datetimefromepoch": {1, 1, false, fromEpoch},
		"datetimetoepoch":   {1, 1, false, toEpoch},
		"utcnow": {0, 1, true, func(c *call) *val {
			return c.unknownText("utcNow() is the time of the deployment")
		}},
	}
}

// layouts are the ways a time is written.
var layouts = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02T15:04Z07:00", "2006-01-02T15:04",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05", "2006-01-02", "20060102T150405Z", "20060102T150405", "20060102",
	"1/2/2006 15:04:05", "1/2/2006",
}

func parseTime(s string) (time.Time, bool) {
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}

func toEpoch(c *call) *val {
	s, _ := c.args[0].str()
	t, ok := parseTime(s)
	if !ok {
		return c.wrong("it takes a time")
	}
	return intVal(t.Unix())
}

func fromEpoch(c *call) *val {
	n, ok := asInt(c.args[0])
	if !ok || n < -62135596800 || n > 253402300799 {
		return c.wrong("it takes seconds since 1970")
	}
	return strVal(time.Unix(n, 0).UTC().Format("2006-01-02T15:04:05Z"))
}

func dateTimeAdd(c *call) *val {
	base, _ := c.args[0].str()
	length, _ := c.args[1].str()
	t, ok := parseTime(base)
	if !ok {
		return c.wrong("it takes a time")
	}
	t, ok = addPeriod(t, length)
	if !ok {
		return c.wrong("it takes a length of time such as P1DT2H")
	}
	if c.arg(2) == nil {
		return strVal(t.Format("2006-01-02T15:04:05Z"))
	}
	pattern, _ := c.arg(2).str()
	out, ok := formatTime(t, pattern)
	if !ok {
		return c.unknownText(c.told("the format %q is not known to akslint", pattern))
	}
	return strVal(out)
}

// addPeriod adds an ISO 8601 length of time: -P1Y2M3W4DT5H6M7S.
func addPeriod(t time.Time, s string) (time.Time, bool) {
	sign := 1
	if strings.HasPrefix(s, "-") {
		sign, s = -1, s[1:]
	}
	s, ok := strings.CutPrefix(s, "P")
	if !ok || s == "" {
		return t, false
	}
	days, clock, hasClock := strings.Cut(s, "T")
	var n [7]int
	if !periodParts(days, "YMWD", n[:4]) || !periodParts(clock, "HMS", n[4:]) || hasClock && clock == "" {
		return t, false
	}
	t = t.AddDate(sign*n[0], sign*n[1], sign*(7*n[2]+n[3]))
	t = t.Add(time.Duration(sign) * (time.Duration(n[4])*time.Hour + time.Duration(n[5])*time.Minute + time.Duration(n[6])*time.Second))
	return t, true
}

// periodParts reads numbers that are followed by letters in their order.
func periodParts(s, letters string, out []int) bool {
	for at := 0; s != ""; {
		end := strings.IndexAny(s, letters)
		if end < 1 || end > 6 {
			return false
		}
		n, err := strconv.Atoi(s[:end])
		i := strings.IndexByte(letters, s[end])
		if err != nil || i < at {
			return false
		}
		out[i], at, s = n, i+1, s[end+1:]
	}
	return true
}

// timeLetters maps what stands in a format to the library's spelling.
var timeLetters = []struct{ theirs, ours string }{
	{"yyyy", "2006"},
	{"yy", "06"},
	{"MMMM", "January"},
	{"MMM", "Jan"},
	{"MM", "01"},
	{"M", "1"},
	{"dddd", "Monday"},
	{"ddd", "Mon"},
	{"dd", "02"},
	{"d", "2"},
	{"HH", "15"},
	{"hh", "03"},
	{"h", "3"},
	{"mm", "04"},
	{"m", "4"},
	{"ss", "05"},
	{"s", "5"},
	{"tt", "PM"},
}

// formatTime writes a time in a format made of letters; the standard format u
// and letters that are not known are told apart by ok.
func formatTime(t time.Time, pattern string) (string, bool) {
	if pattern == "u" {
		return t.Format("2006-01-02 15:04:05Z"), true
	}
	if len(pattern) < 2 {
		return "", false
	}
	var b strings.Builder
next:
	for pattern != "" {
		for _, l := range timeLetters {
			if rest, ok := strings.CutPrefix(pattern, l.theirs); ok {
				b.WriteString(t.Format(l.ours))
				pattern = rest
				continue next
			}
		}
		switch ch := pattern[0]; {
		case ch == '\'' && strings.IndexByte(pattern[1:], '\'') >= 0:
			end := strings.IndexByte(pattern[1:], '\'') + 1
			b.WriteString(pattern[1:end])
			pattern = pattern[end+1:]
		case ch >= 'a' && ch <= 'z' && ch != 'o' || ch >= 'A' && ch <= 'Z' && ch != 'T' && ch != 'Z':
			return "", false
		default:
			b.WriteByte(ch)
			pattern = pattern[1:]
		}
	}
	return b.String(), true
}
