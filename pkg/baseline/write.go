package baseline

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Created returns the file that holds all there is now. Only a run of the whole
// repository knows which clusters there were; the file of another one lists none.
func (c *Comparison) Created() []byte {
	var there []Cluster
	if c.run.Whole {
		there = c.run.Clusters
	}
	return Write(slices.Concat(c.Held, c.New, c.Unseen), there)
}

// Pruned returns the file of a baseline without what is fixed. A run of a part
// leaves everything else in it as it is.
func (c *Comparison) Pruned(b *Baseline) []byte {
	if !c.run.Whole && len(c.Fixed) == 0 && b.File != nil {
		return b.File.Data
	}
	there := b.Clusters
	// An entry that may still turn up elsewhere does so by the list it was written with.
	now := setOf(c.run.Clusters)
	if c.run.Whole && !slices.ContainsFunc(c.Unseen, func(e Entry) bool { return !now[e.cluster()] }) {
		there = c.run.Clusters
	}
	return Write(slices.Concat(c.Held, c.Unseen), there)
}

// Write returns the file that holds the entries and lists the clusters there were,
// sorted, one on a line, so that a change of one is a change of one line.
func Write(entries []Entry, clusters []Cluster) []byte {
	entries = slices.Clone(entries)
	slices.SortStableFunc(entries, compare)
	var lines [][]string
	for i := range entries {
		lines = append(lines, written(fields, 4, entries[i].field))
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n  \"version\": %d,\n  \"findings\": ", version)
	list(&out, lines)
	if clusters = inOrder(clusters); len(clusters) > 0 {
		lines = nil
		for i := range clusters {
			lines = append(lines, written(clusterFields, 2, clusters[i].field))
		}
		out.WriteString(",\n  \"clusters\": ")
		list(&out, lines)
	}
	out.WriteString("\n}\n")
	return out.Bytes()
}

// list writes an array of objects, each on a line of its own.
func list(out *bytes.Buffer, objects [][]string) {
	out.WriteByte('[')
	for i, members := range objects {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n    {" + strings.Join(members, ", ") + "}")
	}
	if len(objects) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteByte(']')
}

// written are the members of an object: the first ones, which it needs, and those
// that say something.
func written(names []string, needed int, field func(string) *string) []string {
	var out []string
	for i, name := range names {
		if value := *field(name); i < needed || value != "" {
			out = append(out, fmt.Sprintf("%q: %s", name, text(value)))
		}
	}
	return out
}

// text writes a string of JSON that people can read.
func text(s string) string {
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string always encodes
	return strings.TrimSuffix(out.String(), "\n")
}
