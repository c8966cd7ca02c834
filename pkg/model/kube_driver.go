package model

import "strings"

// KubeSnapshots is what volume snapshots need of the cluster.
type KubeSnapshots struct {
	Controller Value[bool] `json:"controller" doc:"Derived: AKS runs the snapshot controller, or a workload among the files is it. False only when the files are whole."`
}

// driverImages are how the images of the storage drivers end that people install
// themselves, by kind, and that of the snapshot controller.
var driverImages = map[string]string{
	"disk": "/azuredisk-csi", "file": "/azurefile-csi", "blob": "/blob-csi", "snapshot": "/snapshot-controller",
}

// findDrivers finds what runs the storage drivers and the snapshot controller.
func (d *deploy) findDrivers() {
	s := &d.c.Storage
	d.running = map[string]Value[bool]{}
	for kind, on := range map[string]Value[bool]{"disk": s.Disk, "file": s.File, "blob": s.Blob, "snapshot": s.Snapshots} {
		d.running[kind] = d.unlessInstalled(on, driverImages[kind])
	}
	for _, o := range d.of("storage.k8s.io", "CSIDriver") {
		if kind, ok := drivers[o.Name]; ok {
			d.running[kind] = Known(true, o.Body)
		}
	}
	d.k.Snapshots.Controller = d.running["snapshot"]
}

// driverOn reports whether something runs the driver of a class.
func (d *deploy) driverOn(driver Value[string]) Value[bool] {
	return derive(driver, func(kind string) Value[bool] {
		if on, ok := d.running[kind]; ok {
			return on
		}
		return None[bool]()
	})
}

// unlessInstalled is a switch of the cluster for what people may install
// themselves as well, by an image that ends so: that it is off says that it is
// missing only where the files are whole.
func (d *deploy) unlessInstalled(on Value[bool], image string) Value[bool] {
	if seen, why := d.c.Seen(); !seen {
		return NotKnown[bool](why)
	}
	if is, ok := on.Get(); !ok || is {
		return on
	}
	runs := d.runs(func(repository string) bool { return strings.HasSuffix(strings.ToLower(repository), image) })
	if runs.IsUnknown() || runs.Or(false) {
		return runs
	}
	if whole, why := d.whole(); !whole {
		return NotKnown[bool](why.Why(), append(on.From(), why)...)
	}
	return on
}
