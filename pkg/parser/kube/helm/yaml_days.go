package helm

import "time"

// layouts are how a day or a time is written in YAML 1.1.
var layouts = []string{"2006-1-2T15:4:5.999999999Z07:00", "2006-1-2t15:4:5.999999999Z07:00", "2006-1-2 15:4:5.999999999", "2006-1-2"}

// isDay reports whether a string would be read as a day or a time.
func isDay(s string) bool {
	if len(s) < 8 || s[4] != '-' {
		return false
	}
	for _, layout := range layouts {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}
