package model

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// windowsBase finds the version of Windows in the tag of an image: ltsc2022, or
// the older name of 2019 after that of a base image.
var windowsBase = regexp.MustCompile(`\b(?:ltsc(20\d\d)|(?:nanoserver|windowsservercore|servercore)-(1809))\b`)

// windowsYear is the version of Windows Server that a tag says, by its year; 0
// when it says none or several.
func windowsYear(tag string) int {
	found := windowsBase.FindAllStringSubmatch(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), -1)
	if len(found) != 1 {
		return 0
	}
	if found[0][2] != "" {
		return 2019
	}
	year, _ := strconv.Atoi(found[0][1])
	return year
}

// windowsRuns reports whether nodes of one version of Windows run containers of
// another: not those that are newer, and not those of 2019 or before
// (learn.microsoft.com/virtualization/windowscontainers/deploy-containers/version-compatibility).
// Whether newer nodes run those of 2022 is left open.
func windowsRuns(nodes, image int) answer {
	switch {
	case nodes == image:
		return yes
	case image > nodes || image <= 2019:
		return no
	}
	return maybe
}

// windowsImage finds the first container of Windows pods whose image is of a
// version of Windows that no pool runs which may take the pods.
func (d *deploy) windowsImage(w *Workload, in []*KubeNamespace) Value[int] {
	p := &w.Pod
	os, ok := p.OS.Get()
	switch {
	case !ok:
		return NotKnown[int](p.OS.Why(), p.OS.From()...)
	case os != "windows":
		return None[int](p.OS.From()...)
	}
	var lacks need
	if p.Containers.Open {
		lacks.value("the containers are not known", p.Containers.Why)
	}
	for i, c := range p.Containers.Items {
		if !lacks.leaf("the tag of an image", c.Tag) {
			continue
		}
		year := windowsYear(c.Tag.v)
		hosted := c.Security.HostProcess
		if hosted.IsNull() {
			hosted = p.Security.HostProcess
		}
		if year == 0 || hosted.Or(false) {
			continue
		}
		is, lack := d.windowsPool(w, in, year)
		switch {
		case is == no && hosted.IsUnknown():
			lacks.leaf("whether a container is a process of the node", hosted)
		case is == no:
			return Known(i, c.Tag.From()...)
		case is == maybe:
			lacks.merge(lack)
		}
	}
	if lacks.some() {
		return lackingAt[int](lacks, p.OS.From())
	}
	return None[int](p.OS.From()...)
}

// windowsPool reports whether a pool that may take the pods runs images of a
// version of Windows; yes as well when no pool takes the pods.
func (d *deploy) windowsPool(w *Workload, in []*KubeNamespace, year int) (answer, need) {
	var lacks need
	if seen, why := d.c.Seen(); !seen {
		lacks.because(why)
		return maybe, lacks
	}
	lacks = d.otherPools(asks(w, in))
	some := false
	for i, p := range d.c.Pools.Items {
		if slices.ContainsFunc(w.Placement.Out.Items, func(o *PoolOut) bool { return o.Pool == i }) {
			continue
		}
		some = true
		nodes, err := strconv.Atoi(strings.TrimPrefix(strings.ToLower(p.OSSKU.Or("")), "windows"))
		if err != nil {
			if lacks.leaf("the version of Windows of pool "+poolName(p), p.OSSKU) {
				lacks.because("pool " + poolName(p) + " names no version of Windows")
			}
			continue
		}
		switch windowsRuns(nodes, year) {
		case yes:
			return yes, need{}
		case maybe:
			lacks.because("it is not known whether pool " + poolName(p) + " runs images of Windows Server " + strconv.Itoa(year))
		case no:
		}
	}
	switch {
	case lacks.some():
		return maybe, lacks
	case !some:
		return yes, need{}
	}
	return no, need{}
}
