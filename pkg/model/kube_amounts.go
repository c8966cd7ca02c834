package model

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// Mistaken is what is wrong with requests and limits as they are written.
type Mistaken struct {
	Unit     Value[string] `json:"unit" doc:"Derived: an amount whose unit can hardly be meant, in words; null when there is none."`
	Above    Value[string] `json:"above_limit" doc:"Derived: a request above its limit, in words; null when there is none."`
	Extended Value[string] `json:"extended" doc:"Derived: a device or another extended resource that is not asked for as Kubernetes wants it, in words; null when there is none."`
}

// leastMemory is a memory limit that no container starts with.
const leastMemory = 4 << 20

// mostCores is a number of cores that is likely meant as thousandths of one.
const mostCores = 100

// derive looks for mistakes in what is written for a container.
func (m *Mistaken) derive(r *Resources) {
	requests, limits := r.Requests.All, r.Limits.All
	asked, known := requests.Get()
	bound, isKnown := limits.Get()
	from := append(requests.From(), limits.From()...)
	none, lack := None[string](from...), NotKnown[string]("what is requested or allowed is not known", from...)
	m.Unit, m.Above, m.Extended = none, none, none
	for _, side := range []struct {
		what string
		all  Value[map[string]string]
	}{{"request", requests}, {"limit", limits}} {
		if text, ok := strangeUnit(side.what, side.all.v); ok && !side.all.IsUnknown() {
			m.Unit = Known(text, side.all.From()...)
			break
		}
	}
	if m.Unit.IsNull() && (!known || !isKnown) {
		m.Unit = lack
	}
	if !known || !isKnown {
		m.Above, m.Extended = lack, lack
		return
	}
	for _, name := range namesIn(asked) {
		if text, ok := aboveLimit(name, asked[name], bound); ok && m.Above.IsNull() {
			m.Above = Known(text, from...)
		}
	}
	for _, name := range namesIn(asked, bound) {
		if text, ok := extendedMistake(name, asked, bound); ok && m.Extended.IsNull() {
			m.Extended = Known(text, from...)
		}
	}
}

// namesIn are the keys of maps, each once.
func namesIn(maps ...map[string]string) []string {
	var out []string
	for _, m := range maps {
		for k := range m {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// strangeUnit finds memory in thousandths of a byte, memory nothing starts with,
// and processors in bytes or by the hundred.
func strangeUnit(what string, all map[string]string) (string, bool) {
	for _, name := range namesIn(all) {
		t := all[name]
		amount, ok := parseQuantity(t)
		if !ok {
			continue
		}
		switch storage := name == "memory" || name == "ephemeral-storage"; {
		case storage && strings.HasSuffix(t, "m"):
			return fmt.Sprintf("the %s of %s is %s, which is in thousandths of a byte", name, what, t), true
		case name == "memory" && what == "limit" && amount.Sign() > 0 && amount.Cmp(big.NewRat(leastMemory, 1)) < 0:
			return fmt.Sprintf("the memory of %s is %s, less than any container starts with", what, t), true
		case name == "cpu" && strings.ContainsAny(t, "kMGTPEi"):
			return fmt.Sprintf("the cpu of %s is %s, which has the unit of memory", what, t), true
		case name == "cpu" && amount.Cmp(big.NewRat(mostCores, 1)) >= 0:
			return fmt.Sprintf("the cpu of %s is %s whole cores", what, t), true
		}
	}
	return "", false
}

func aboveLimit(name, request string, limits map[string]string) (string, bool) {
	limit, written := limits[name]
	a, ok := parseQuantity(request)
	b, isQuantity := parseQuantity(limit)
	if !written || !ok || !isQuantity || a.Cmp(b) <= 0 || extended(name) {
		return "", false
	}
	return fmt.Sprintf("requests %s of %s and is limited to %s", request, name, limit), true
}

// extended reports whether a resource is one of devices and the like.
func extended(name string) bool {
	return strings.Contains(name, "/") && !strings.HasPrefix(name, "kubernetes.io/") && !strings.Contains(name, ".kubernetes.io/")
}

// extendedMistake: extended resources are whole numbers, and their limit is their
// request, as kubernetes.io/docs/concepts/configuration/manage-resources-containers
// says.
func extendedMistake(name string, requests, limits map[string]string) (string, bool) {
	if !extended(name) {
		return "", false
	}
	request, asked := requests[name]
	limit, bound := limits[name]
	for _, t := range []string{request, limit} {
		if n, ok := parseQuantity(t); ok && !n.IsInt() {
			return fmt.Sprintf("asks for %s of %s, which comes in whole numbers", t, name), true
		}
	}
	switch a, ok := parseQuantity(request); {
	case asked && !bound:
		return fmt.Sprintf("requests %s of %s without a limit of the same", request, name), true
	case asked && bound && ok:
		if b, isQuantity := parseQuantity(limit); isQuantity && a.Cmp(b) != 0 {
			return fmt.Sprintf("requests %s of %s and is limited to %s, which must be equal", request, name, limit), true
		}
	}
	return "", false
}
