package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// contains is strings.Contains of an image in lower case.
func contains(repository, part string) bool {
	return strings.Contains(strings.ToLower(repository), part)
}

// runs says whether a workload among the files runs an image of a kind. It is not
// known where something else is known to deploy what is not read.
func (d *deploy) runs(is func(repository string) bool) Value[bool] {
	var lacks need
	for _, w := range d.k.Workloads.Items {
		for _, c := range w.Pod.Containers.Items {
			repository, ok := c.repositoryName()
			switch {
			case ok && is("/"+repository):
				return Known(true, c.Image.From()...)
			case !ok:
				lacks.value("the image of "+c.Address+" is not known", first(c.Image.From()))
			}
		}
		if w.Pod.Containers.Open {
			lacks.value("the containers of "+w.Address+" are not known", w.Pod.Containers.Why)
		}
	}
	if len(d.missing) > 0 {
		lacks.value(d.missing[0].Why(), d.missing[0])
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Known(false)
}

// repositoryName is the repository of the image, with its registry or without.
// It is known as well where only the tag is not.
func (c *Container) repositoryName() (string, bool) {
	if !c.Image.IsUnknown() {
		return c.Repository.Or(""), true
	}
	head, _ := first(c.Image.From()).Ends()
	colon := strings.LastIndexByte(head, ':')
	if slash := strings.LastIndexByte(head, '/'); colon > slash && slash > 0 {
		return head[:colon], true
	}
	return "", false
}

// point is what to point at for an object as a whole.
func (o *placedObject) point() *value.Value { return value.NewNull(o.Object) }
