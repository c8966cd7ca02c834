package engine

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/source"
)

// fingerprint names a finding by what it is about, never by where it is
// written: rule, unit, cluster and the model path, in which things go by their
// address or name instead of their index.
func fingerprint(f finding.Finding) string {
	return digest(f.Rule.ID, f.Kind.String(), f.Unit, f.Cluster, f.Named)
}

func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}

func stablePath(c *model.Cluster, path model.Path) string {
	var b strings.Builder
	for i, step := range path {
		switch s := step.(type) {
		case string:
			b.WriteString("." + s)
		case int:
			b.WriteString("[" + identity(c, path[:i+1], s) + "]")
		}
	}
	return b.String()
}

// identity is what an element is called where it has a name of its own.
func identity(c *model.Cluster, path model.Path, index int) string {
	found, err := model.Locate(c, path)
	if err != nil || found.Leaf != nil {
		return strconv.Itoa(index)
	}
	if e := found.Entities[len(found.Entities)-1]; e.Address != "" && e != c.Ent() {
		return e.Address + e.Scope
	}
	named, err := model.Locate(c, append(slices.Clone(path), "name"))
	if err == nil && named.Leaf != nil && named.Leaf.State() != model.Unknown {
		if s, ok := named.Leaf.Plain().(string); ok {
			return s
		}
	}
	return strconv.Itoa(index)
}

// byDeployment makes the first deployment of a finding part of its fingerprint:
// what is solved in one of them must not pass its name on to what is still true
// of another.
func byDeployment(fs []finding.Finding) {
	for i, f := range fs {
		if len(f.Deployments) > 0 {
			fs[i].Fingerprint = digest(f.Fingerprint, f.Deployments[0])
		}
	}
}

// number tells findings apart that have the same fingerprint, in their order.
func number(fs []finding.Finding) {
	seen := map[string]int{}
	for i := range fs {
		n := seen[fs[i].Fingerprint]
		seen[fs[i].Fingerprint]++
		if n > 0 {
			fs[i].Fingerprint = digest(fs[i].Fingerprint, strconv.Itoa(n))
		}
	}
}

// sortFindings orders by place, then rule, then path and message.
func sortFindings(fs []finding.Finding) {
	slices.SortStableFunc(fs, func(a, b finding.Finding) int {
		ra, rb := a.Location.Range, b.Location.Range
		return cmp.Or(
			cmp.Compare(ra.Path(), rb.Path()), cmp.Compare(ra.Start, rb.Start), cmp.Compare(ra.End, rb.End),
			cmp.Compare(a.Rule.ID, b.Rule.ID), cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(a.Unit, b.Unit), cmp.Compare(a.Cluster, b.Cluster),
			cmp.Compare(a.Path, b.Path), cmp.Compare(a.Message, b.Message),
			slices.Compare(a.Deployments, b.Deployments),
		)
	})
}

var (
	instanceKey = regexp.MustCompile(`\[("(?:[^"\\]|\\.)*"|[0-9]+)\]`)
	pathIndex   = regexp.MustCompile(`\[[0-9]+\]`)
)

// foldCopies makes one finding of copies that count or for_each made: the same
// rule at the same place, on things whose addresses differ only in their
// instance keys.
func foldCopies(fs []finding.Finding) []finding.Finding {
	type key struct {
		rule, place, address, cluster, unit, deployment, path string
		end                                                   int
		kind                                                  finding.Kind
		suppression                                           *finding.Suppression
	}
	at := map[key]int{}
	out := fs[:0]
	for _, f := range fs {
		if f.Location.Range.IsZero() || !instanceKey.MatchString(f.Address) {
			out = append(out, f)
			continue
		}
		k := key{
			rule: f.Rule.ID, place: f.Location.Range.String(), end: f.Location.Range.End, kind: f.Kind, unit: f.Unit,
			deployment:  deployment(f),
			address:     instanceKey.ReplaceAllString(f.Address, ""),
			cluster:     instanceKey.ReplaceAllString(f.Cluster, ""),
			path:        pathIndex.ReplaceAllString(f.Path, ""),
			suppression: f.Suppression,
		}
		if i, ok := at[k]; ok {
			out[i].Instances += f.Instances
			out[i].Also = alsoNamed(out[i], f)
			out[i].Clusters = bothClusters(out[i], f)
			continue
		}
		at[k] = len(out)
		out = append(out, f)
	}
	return out
}

// bothClusters are the clusters of two findings; none when it is the same one.
func bothClusters(a, b finding.Finding) []string {
	if a.Cluster == b.Cluster && len(a.Clusters)+len(b.Clusters) == 0 {
		return nil
	}
	return union(union(a.Clusters, []string{a.Cluster}), append(slices.Clone(b.Clusters), b.Cluster))
}

// quoted is how messages name things.
var quoted = regexp.MustCompile(`"[^"]*"`)

// alsoNamed adds to the names of the other copies of a finding what a copy names
// where the finding names something else, with the values that differ.
func alsoNamed(first, f finding.Finding) []string {
	own, other := quoted.FindAllString(first.Message, -1), quoted.FindAllString(f.Message, -1)
	name := ""
	for i := range min(len(own), len(other)) {
		if other[i] != own[i] {
			name = other[i]
			break
		}
	}
	values := otherValues(first.Message, f.Message)
	switch {
	case name == "" && values == "":
		return first.Also
	case name == "" && len(other) > 0:
		name = other[0]
	case name == "":
		name = f.Address
	}
	if values != "" {
		name += " (" + values + ")"
	}
	return union(first.Also, []string{name})
}

// otherValues are the words, names aside, by which the message of a copy differs
// from that of another; empty when it does not.
func otherValues(first, message string) string {
	own, other := strings.Fields(quoted.ReplaceAllString(first, `""`)), strings.Fields(quoted.ReplaceAllString(message, `""`))
	if len(own) != len(other) {
		return "in other words"
	}
	var words []string
	for i, w := range other {
		if w != own[i] {
			words = append(words, strings.Trim(w, ".,;:()"))
		}
	}
	return strings.Join(words, ", ")
}

// foldRepeats makes one finding of those that say the same of one place, which
// a rule reaches on several ways: two pools of the other cluster, two ranges.
// What stands beside them is kept.
func foldRepeats(fs []finding.Finding) []finding.Finding {
	type key struct {
		rule, cluster, unit, deployment, message string
		place                                    source.Range
		kind                                     finding.Kind
		suppression                              *finding.Suppression
	}
	at := map[key]int{}
	out := fs[:0]
	for _, f := range fs {
		k := key{f.Rule.ID, f.Cluster, f.Unit, deployment(f), f.Message, f.Location.Range, f.Kind, f.Suppression}
		i, ok := at[k]
		if !ok || f.Location.Range.IsZero() {
			at[k] = len(out)
			out = append(out, f)
			continue
		}
		first := &out[i]
		first.Related = union(first.Related, f.Related)
		first.Missing = union(first.Missing, f.Missing)
		if f.Address != first.Address {
			first.Instances += f.Instances
		}
	}
	return out
}

// foldClusters makes one finding of those that say the same of one place for
// several clusters of a unit, which share a subnet, say. Open checks stay apart:
// they are counted by cluster.
func foldClusters(fs []finding.Finding) []finding.Finding {
	type key struct {
		rule, unit, deployment, message string
		place                           source.Range
		severity                        finding.Severity
		suppression                     *finding.Suppression
	}
	at := map[key]int{}
	out := fs[:0]
	for _, f := range fs {
		k := key{f.Rule.ID, f.Unit, deployment(f), f.Message, f.Location.Range, f.Severity, f.Suppression}
		i, ok := at[k]
		switch {
		case f.Kind == finding.Open || f.Location.Range.IsZero():
			out = append(out, f)
			continue
		case !ok:
			at[k] = len(out)
			out = append(out, f)
			continue
		}
		first := &out[i]
		first.Clusters = bothClusters(*first, f)
		first.Also = union(first.Also, f.Also)
		first.Trail = union(first.Trail, f.Trail)
		first.Related = union(first.Related, f.Related)
		if f.Address != first.Address {
			first.Instances += f.Instances
		}
	}
	return out
}

// union appends what is not there yet.
func union[T comparable](to, more []T) []T {
	to = slices.Clip(to)
	var seen map[T]bool // built where looking through to again and again would take long
	if len(more) > few {
		seen = make(map[T]bool, len(to)+len(more))
		for _, l := range to {
			seen[l] = true
		}
	}
	for _, l := range more {
		if seen == nil && slices.Contains(to, l) || seen[l] {
			continue
		}
		to = append(to, l)
		if seen != nil {
			seen[l] = true
		}
	}
	return to
}

// few things are found faster by looking at each.
const few = 16

// deployment is the name of the deployment of a finding that was not folded yet.
func deployment(f finding.Finding) string { return strings.Join(f.Deployments, "") }

// foldDeployments makes one finding of those that say the same of one place in
// several deployments, with the severity of where it weighs most. names are those
// of the clusters, which may differ: aks-prod and aks-dev.
func foldDeployments(fs []finding.Finding, names map[clusterKey]string) []finding.Finding {
	type key struct {
		rule, cluster, unit, message string
		place                        source.Range
		kind                         finding.Kind
		suppression                  *finding.Suppression
	}
	at := map[key]int{}
	out := fs[:0]
	for _, f := range fs {
		own := strconv.Quote(names[clusterKey{f.Unit, f.Cluster, deployment(f)}])
		k := key{f.Rule.ID, f.Cluster, f.Unit, strings.ReplaceAll(f.Message, own, `""`), f.Location.Range, f.Kind, f.Suppression}
		i, ok := at[k]
		if len(f.Deployments) == 0 || f.Location.Range.IsZero() {
			out = append(out, f)
			continue
		}
		if !ok {
			at[k] = len(out)
			out = append(out, f)
			continue
		}
		first := &out[i]
		first.Deployments = append(slices.Clip(first.Deployments), f.Deployments...)
		slices.Sort(first.Deployments)
		first.Deployments = slices.Compact(first.Deployments)
		first.Severity = max(first.Severity, f.Severity)
		first.Instances = max(first.Instances, f.Instances)
		first.Clusters = bothClusters(*first, f)
		first.Also = union(alsoNamed(*first, f), f.Also)
		first.Trail = union(first.Trail, f.Trail)
		first.Related = union(first.Related, f.Related)
		first.Missing = union(first.Missing, f.Missing)
	}
	return out
}
