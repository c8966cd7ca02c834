package model

import (
	"fmt"
	"slices"
	"strings"
)

const (
	gib = 1 << 30
	mib = 1 << 20
)

// memorySeries are series whose memory follows from their processors: so many
// GiB for each (learn.microsoft.com/azure/virtual-machines/sizes, the page of each
// series, 2026-11). features are the letters that may follow the number.
var memorySeries = []struct {
	family   string
	versions []string
	features string
	each     int
	most     int // processors up to which it holds
}{
	{"d", []string{"v3", "v4", "v5", "v6", "v7"}, "adpsb", 4, 96},
	{"d", []string{"v5", "v6"}, "adpls", 2, 96}, // with an l: low memory
	{"e", []string{"v3", "v4", "v5", "v6"}, "adpsb", 8, 48},
	{"f", []string{"", "v2"}, "s", 2, 72},
	{"f", []string{"v6"}, "as", 4, 64},
	{"f", []string{"v6"}, "als", 2, 64},
	{"l", []string{"v2", "v3"}, "as", 8, 80},
	{"b", []string{"v2"}, "aps", 4, 32},
	{"b", []string{"v2"}, "apls", 2, 32},
}

// memoryOfSizes are the sizes whose memory does not follow from their processors,
// in MiB (the pages of Bv1, Bsv2, Basv2, Bpsv2, Av2, Dv2, Dsv2 and NCasT4_v3,
// 2026-11). The largest of Epsv5 and Epdsv5 has less than its series.
var memoryOfSizes = map[string]int{
	"b1ls": 512, "b1s": 1024, "b1ms": 2048, "b2s": 4096, "b2ms": 8192, "b4ms": 16384, "b8ms": 32768, "b12ms": 49152, "b16ms": 65536, "b20ms": 81920,
	"b2ts_v2": 1024, "b2ats_v2": 1024, "b2pts_v2": 1024,
	"a1_v2": 2048, "a2_v2": 4096, "a4_v2": 8192, "a8_v2": 16384, "a2m_v2": 16384, "a4m_v2": 32768, "a8m_v2": 65536,
	"e32ps_v5": 208 * 1024, "e32pds_v5": 208 * 1024,
	"nc4as_t4_v3": 28 * 1024, "nc8as_t4_v3": 56 * 1024, "nc16as_t4_v3": 110 * 1024, "nc64as_t4_v3": 440 * 1024,
}

// memoryD is the memory of the D and DS series without a version or of version 2,
// by their number, in MiB.
var memoryD = map[int]int{1: 3584, 2: 7168, 3: 14336, 4: 28672, 5: 57344, 11: 14336, 12: 28672, 13: 57344, 14: 114688, 15: 143360}

// memoryOf is the memory of a VM size in bytes, and false for one that is not in
// the tables. One with fewer processors than its number has all of the memory.
func memoryOf(size string) (int, bool) {
	name, ok := strings.CutPrefix(strings.ToLower(size), "standard_")
	if !ok {
		return 0, false
	}
	if n, ok := memoryOfSizes[name]; ok {
		return n * mib, true
	}
	name, version, _ := strings.Cut(strings.TrimSuffix(name, "_promo"), "_")
	family, n, features := takeSize(name)
	if constrained, ok := strings.CutPrefix(features, "-"); ok {
		_, _, features = takeSize(constrained)
	}
	if (family == "d" || family == "ds") && (version == "" || version == "v2") && features == "" {
		each, ok := memoryD[n]
		return each * mib, ok
	}
	for _, s := range memorySeries {
		low := strings.Contains(features, "l") == strings.Contains(s.features, "l")
		if s.family == family && slices.Contains(s.versions, version) && low && n > 0 && n <= s.most && strings.Trim(features, s.features) == "" {
			return n * s.each * gib, true
		}
	}
	return 0, false
}

// cores and bytesText say an amount in words.
func cores(millicores int) string {
	if millicores == 1000 {
		return "1 core"
	}
	text := strings.TrimRight(fmt.Sprintf("%.3f", float64(millicores)/1000), "0")
	return strings.TrimSuffix(text, ".") + " cores"
}

func bytesText(n int) string { return fmt.Sprintf("%d MiB", (n+mib-1)/mib) }
