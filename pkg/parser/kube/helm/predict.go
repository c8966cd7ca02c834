package helm

import (
	"fmt"
	"reflect"
	"strings"
)

// maxMade is how many bytes one call of a function may make.
const maxMade = 16 << 20

// predict says why a call must not be made: functions of sprig do what they are
// told, and a short call can ask for more memory than there is.
func predict(name string, args []val) string {
	made := 0
	switch name {
	case "until", "untilStep", "seq":
		return predictCount(name, args)
	case "repeat":
		made = product(whole(args, 0), size(args, 1))
	case "wrapWith":
		made = product(size(args, 1)+1, size(args, 2))
	default:
		return ""
	}
	if made > maxMade {
		return fmt.Sprintf("%s would make more than %d bytes", name, maxMade)
	}
	return ""
}

// predictCount looks at the functions that count.
func predictCount(name string, args []val) string {
	low, high, step := 0, whole(args, 0), 1
	switch {
	case name == "untilStep":
		low, high, step = high, whole(args, 1), whole(args, 2)
	case name == "seq" && len(args) == 2:
		low, high = high, whole(args, 1)
	case name == "seq" && len(args) == 3:
		low, high, step = high, whole(args, 2), whole(args, 1)
	}
	if span := float64(high) - float64(low); step != 0 && max(span/float64(step), -span/float64(step)) > maxCount {
		return fmt.Sprintf("%s would count more than %d numbers", name, maxCount)
	}
	return ""
}

func product(a, b int) int {
	if a > 0 && b > maxMade/a {
		return maxMade + 1
	}
	return a * b
}

func str(args []val, i int) string {
	if i < len(args) {
		s, _ := args[i].v.(string)
		return s
	}
	return ""
}

func size(args []val, i int) int { return len(str(args, i)) }

// whole is an argument as a whole number.
func whole(args []val, i int) int {
	if i >= len(args) || args[i].v == nil {
		return 0
	}
	r := reflect.ValueOf(args[i].v)
	switch {
	case r.CanInt():
		return int(r.Int())
	case r.CanFloat():
		return int(max(min(r.Float(), 1<<40), -1<<40))
	}
	return 0
}

// widths adds up the widths and precisions in a format.
func widths(format string) int {
	sum := 0
	for i := 0; i < len(format) && sum <= maxMade; i++ {
		if format[i] != '%' {
			continue
		}
		number := 0
		for i++; i < len(format) && strings.IndexByte("+-# 0123456789.*[]", format[i]) >= 0; i++ {
			switch c := format[i]; {
			case c == '*':
				sum += maxMade
			case c >= '0' && c <= '9':
				number = min(number*10+int(c-'0'), maxMade)
			default:
				sum, number = sum+number, 0
			}
		}
		sum += number
	}
	return sum
}
