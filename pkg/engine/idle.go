package engine

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/akslint/akslint/pkg/model"
)

// Compiling a rule costs more than running it, so those that have nothing to say
// are told by their text.
var (
	readsLine = []byte("\n#   reads: [")
	kubeList  = regexp.MustCompile(`\binput\.kube\.(\w+)`)
)

// idle reports whether a rule has nothing to say of any of the clusters: it is
// about manifests and there are none, or none of the kinds that it looks at; or
// it is about a cluster that is not among the files.
func idle(src []byte, clusters []*model.Cluster) bool {
	if clusters == nil {
		return false
	}
	_, after, said := bytes.Cut(src, readsLine)
	about, _, _ := bytes.Cut(after, []byte("]"))
	if !said || !bytes.Contains(about, []byte("manifests")) {
		return !slices.ContainsFunc(clusters, func(c *model.Cluster) bool { seen, _ := c.Seen(); return seen })
	}
	lists := kubeList.FindAllSubmatch(src, -1)
	return !slices.ContainsFunc(clusters, func(c *model.Cluster) bool {
		if c.Kube.Objects.Len() == 0 {
			return false
		}
		return len(lists) == 0 || slices.ContainsFunc(lists, func(l [][]byte) bool { return c.Kube.Holds(string(l[1])) })
	})
}
