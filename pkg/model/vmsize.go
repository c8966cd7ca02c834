package model

import (
	"strconv"
	"strings"
)

// Sizes whose number is not the count of virtual processors, by family and
// number: the D and DS series without a version or of version 2 (page "Dv2 and
// DSv2-series"), and the A series without a version ("Previous generations of
// virtual machine sizes").
var (
	processorsD = map[int]int{1: 1, 2: 2, 3: 4, 4: 8, 5: 16, 11: 2, 12: 4, 13: 8, 14: 16, 15: 20}
	processorsA = map[int]int{0: 1, 1: 1, 2: 2, 3: 4, 4: 8, 5: 2, 6: 4, 7: 8}
)

// processors reads the virtual processors from the name of a VM size
// ("Azure virtual machine sizes naming conventions"): Standard_D4ds_v5 has 4,
// Standard_E8-2s_v5 has 2 of 8. It reports false when the name does not say.
func processors(size string) (int, bool) {
	parts := strings.Split(strings.ToLower(size), "_")
	if len(parts) < 2 || parts[0] != "standard" && parts[0] != "basic" {
		return 0, false
	}
	family, number, rest := takeSize(parts[1])
	if family == "" || number < 0 {
		return 0, false
	}
	version := ""
	for _, p := range parts[2:] {
		if len(p) > 1 && p[0] == 'v' && p[1] >= '0' && p[1] <= '9' {
			version = p
		}
	}
	switch {
	case strings.HasPrefix(rest, "-"):
		_, constrained, _ := takeSize(rest[1:])
		return constrained, constrained > 0
	case family == "a" && version == "":
		n, ok := processorsA[number]
		return n, ok
	case (family == "d" || family == "ds") && (version == "" || version == "v2"):
		n, ok := processorsD[number]
		return n, ok
	case family == "g" || family == "gs":
		return 0, false
	}
	return number, number > 0
}

// takeSize splits letters, digits and the rest; number is -1 without digits.
func takeSize(s string) (family string, number int, rest string) {
	i := 0
	for i < len(s) && s[i] >= 'a' && s[i] <= 'z' {
		i++
	}
	j := i
	for j < len(s) && s[j] >= '0' && s[j] <= '9' {
		j++
	}
	n, err := strconv.Atoi(s[i:j])
	if err != nil {
		n = -1
	}
	return s[:i], n, s[j:]
}
