package terraform

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/source"
)

// lockFile records the provider versions that terraform init chose.
const lockFile = ".terraform.lock.hcl"

// version is major, minor, patch.
type version [3]int

func (v version) less(o version) bool {
	for i := range v {
		if v[i] != o[i] {
			return v[i] < o[i]
		}
	}
	return false
}

// bounds is a range of versions: from low up to and without high. A zero high
// has no end.
type bounds struct{ low, high version }

func (b bounds) meet(o bounds) bounds {
	if b.low.less(o.low) {
		b.low = o.low
	}
	if b.high == (version{}) || o.high != (version{}) && o.high.less(b.high) {
		b.high = o.high
	}
	return b
}

// hold reports whether a version is within the bounds.
func (b bounds) hold(v version) bool {
	return !v.less(b.low) && (b.high == version{} || v.less(b.high))
}

// parseConstraint reads a version constraint on a provider: terms like "~> 4.1"
// separated by commas. A term that is not understood constrains nothing.
func parseConstraint(text string) bounds { return parseTerms(text, false) }

// moduleConstraint reads a version constraint on a module. Terraform reads them
// in another way than those on providers: "~> 4" allows 5.0.
func moduleConstraint(text string) bounds { return parseTerms(text, true) }

func parseTerms(text string, module bool) bounds {
	var all bounds
	for term := range strings.SplitSeq(text, ",") {
		term = strings.TrimSpace(term)
		digits := strings.TrimLeft(term, "=!<>~ ")
		op := strings.TrimSpace(strings.TrimSuffix(term, digits))
		v, parts, ok := parseVersion(digits)
		if !ok {
			continue
		}
		next := v
		next[2]++
		switch op {
		case "", "=":
			all = all.meet(bounds{v, next})
		case ">=":
			all = all.meet(bounds{low: v})
		case ">":
			all = all.meet(bounds{low: next})
		case "<":
			all = all.meet(bounds{high: v})
		case "<=":
			all = all.meet(bounds{high: next})
		case "~>":
			up := version{v[0] + 1}
			switch {
			case parts == 3:
				up = version{v[0], v[1] + 1}
			case parts == 1 && module:
				up = version{}
			}
			all = all.meet(bounds{v, up})
		}
	}
	return all
}

func parseVersion(text string) (v version, parts int, ok bool) {
	text, _, _ = strings.Cut(strings.TrimPrefix(strings.TrimSpace(text), "v"), "-")
	text, _, _ = strings.Cut(text, "+")
	fields := strings.Split(text, ".")
	if len(fields) > 3 {
		return v, 0, false
	}
	for i, f := range fields {
		n, err := strconv.Atoi(f)
		if err != nil || n < 0 {
			return v, 0, false
		}
		v[i] = n
	}
	return v, len(fields), true
}

// firstKnownMajor and lastKnownMajor are the azurerm majors whose vocabulary and
// defaults are known here.
const (
	firstKnownMajor = 3
	lastKnownMajor  = 5
)

// constraint is a version constraint on a provider, as written.
type constraint struct {
	text string
	at   source.Range
}

// providerMajor says which major of azurerm the unit uses: from the lock file,
// else when the constraints of all its modules leave only one. Zero when it is
// not known.
func (u *unit) providerMajor() int {
	if v, at, ok := u.lockedVersion(); ok {
		u.unknownMajor(v[0], at)
		return v[0]
	}
	var constraints []string
	var at source.Range
	u.root.all(func(m *module) {
		if m.guessed {
			return
		}
		for _, c := range m.cfg.azurerm {
			constraints = append(constraints, c.text)
			if at.IsZero() {
				at = c.at
			}
		}
	})
	major := onlyMajor(constraints)
	if pools := u.firstPools(); major == 0 && !pools.IsZero() {
		major, at = 1, pools
	}
	u.unknownMajor(major, at)
	return major
}

// firstPools is where a cluster has its pools as no provider since azurerm 1 takes
// them, which is told once; the zero range when none has.
func (u *unit) firstPools() (at source.Range) {
	u.root.all(func(m *module) {
		for _, r := range m.cfg.order {
			if r.typ == "azurerm_kubernetes_cluster" && at.IsZero() && slices.ContainsFunc(r.body.Blocks, func(b *hclsyntax.Block) bool { return b.Type == "agent_pool_profile" }) {
				at = r.header
			}
		}
	})
	return at
}

// unknownMajor notes that a major of azurerm is used which is not one of those
// that are known here.
func (u *unit) unknownMajor(major int, at source.Range) {
	hint := "What is written is read. What it does with what is not written is taken as known only where these agree."
	switch {
	case major == 0, firstKnownMajor <= major && major <= lastKnownMajor:
		return
	case major == 1:
		hint = "What later versions write in the same words is read; agent_pool_profile is not."
	case major > lastKnownMajor:
		hint = fmt.Sprintf("It is taken for azurerm %d.", lastKnownMajor)
	}
	u.problem(source.Problem{
		Severity: source.Note, Range: at, Path: at.Path(),
		Message: azure.UnknownMajor(major), Hint: hint,
	})
}

// onlyMajor is the one major that constraints leave, zero when it is not just
// one.
func onlyMajor(constraints []string) int {
	if len(constraints) == 0 {
		return 0
	}
	var all bounds
	for _, c := range constraints {
		all = all.meet(parseConstraint(c))
	}
	only := 0
	for major := 2; major <= lastKnownMajor; major++ {
		if all.high != (version{}) && !(version{major}).less(all.high) || !all.low.less(version{major + 1}) {
			continue
		}
		if only != 0 {
			return 0
		}
		only = major
	}
	if only == 0 && (all.high == version{} || all.low.less(all.high)) {
		return all.low[0] // older or newer than those
	}
	return only
}

// lockedVersion reads the azurerm version from the lock file, and its place.
func (u *unit) lockedVersion() (version, source.Range, bool) {
	name := path.Join(u.dir, lockFile)
	if _, err := u.loader.tree.Read(name); err != nil {
		return version{}, source.Range{}, false
	}
	p := u.loader.parse(name)
	if p.body == nil {
		return version{}, source.Range{}, false
	}
	for _, b := range p.body.Blocks {
		if b.Type != "provider" || len(b.Labels) != 1 || !strings.HasSuffix(b.Labels[0], "/hashicorp/azurerm") {
			continue
		}
		if a := b.Body.Attributes["version"]; a != nil {
			if s, diags := a.Expr.Value(nil); !diags.HasErrors() && s.Type() == cty.String && s.IsKnown() && !s.IsNull() {
				v, _, ok := parseVersion(s.AsString())
				return v, p.rangeIn(a.Expr.Range()), ok
			}
		}
	}
	return version{}, source.Range{}, false
}
