package model

import (
	"fmt"
	"strconv"

	"github.com/akslint/akslint/pkg/value"
)

// Batch is what Jobs and CronJobs say of their runs, and how many old revisions
// a workload keeps. What a kind does not know is null.
type Batch struct {
	Schedule         Value[string] `json:"schedule" k8s:"schedule" doc:"When a CronJob runs."`
	StartingDeadline Value[int]    `json:"starting_deadline_seconds" k8s:"startingDeadlineSeconds" doc:"Seconds a run of a CronJob may be late; null when not written."`
	Concurrency      Value[string] `json:"concurrency_policy" k8s:"concurrencyPolicy" doc:"Allow, Forbid or Replace; null when not written, which is Allow."`
	Succeeded        Value[int]    `json:"successful_jobs_history_limit" k8s:"successfulJobsHistoryLimit" doc:"Finished Jobs a CronJob keeps; null when not written, which is 3."`
	Failed           Value[int]    `json:"failed_jobs_history_limit" k8s:"failedJobsHistoryLimit" doc:"Failed Jobs a CronJob keeps; null when not written, which is 1."`
	TTL              Value[int]    `json:"ttl_seconds_after_finished" k8s:"ttlSecondsAfterFinished" doc:"Seconds until a finished Job is removed; null when not written, which is never."`
	Revisions        Value[int]    `json:"revision_history_limit" k8s:"revisionHistoryLimit" doc:"Old revisions that are kept; null when not written, which is 10."`
}

// Governing is the Service that gives the pods of a StatefulSet their names.
type Governing struct {
	Found    Value[bool]   `json:"found" doc:"Derived: a Service of that name is among the files. False only when the files or its bundle are whole; null when none is named."`
	Headless Value[bool]   `json:"headless" doc:"Derived: it has no address of its own; null when it is not among the files."`
	Selects  Value[bool]   `json:"selects" doc:"Derived: it selects the pods; null when it is not among the files."`
	Address  Value[string] `json:"service" doc:"Derived: what it is called; null when it is not among the files."`
}

// KubeDrains is what stands in the way of draining nodes.
type KubeDrains struct {
	Automatic Value[bool] `json:"automatic" doc:"Derived: the cluster replaces or upgrades its nodes by itself: its node OS channel is SecurityPatch or NodeImage, or its upgrade channel is not none."`
}

// steadiness derives what tells how workloads stand outages.
func (d *deploy) steadiness() {
	services := map[string][]*placedObject{}
	for _, o := range d.of("", "Service") {
		services[o.Name] = append(services[o.Name], o)
	}
	for _, w := range d.k.Workloads.Items {
		w.selectsOwn()
		w.Spreads = w.spreads()
		w.RolloutKeeps = w.rolloutKeeps()
		w.Claims = w.claims()
		w.Hook = isHook(w.object)
		w.Governing = d.governing(w, services)
	}
	d.k.Drains.Automatic = d.automatic()
}

// isHook says whether Helm or Argo CD runs an object at a certain moment.
func isHook(o *placedObject) Value[bool] {
	marks := o.Get("metadata", "annotations")
	hook := boolOr(isPresent(marks.Get("helm.sh/hook"), o.Body), isPresent(marks.Get("argocd.argoproj.io/hook"), o.Body))
	if marks.IsUnknown() || marks.Open() && !hook.Or(false) {
		return NotKnown[bool]("which annotations it has is not known", marks)
	}
	return hook
}

// automatic says whether nodes are replaced without anybody asking for it.
func (d *deploy) automatic() Value[bool] {
	if seen, why := d.c.Seen(); !seen {
		return NotKnown[bool](why)
	}
	os, channel := d.c.Upgrades.NodeOSChannel, d.c.Upgrades.Channel
	if v, ok := os.Get(); ok && (v == "NodeImage" || v == "SecurityPatch") {
		return Known(true, os.From()...).Explained("node OS channel " + v)
	}
	if v, ok := channel.Get(); ok && v != "none" {
		return Known(true, channel.From()...).Explained("upgrade channel " + v)
	}
	var lacks need
	lacks.leaf("the node OS channel", os)
	lacks.leaf("the upgrade channel", channel)
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Known(false, append(os.From(), channel.From()...)...)
}

// selectsOwn holds the selector of a workload against its own pods.
func (w *Workload) selectsOwn() {
	at := w.object.Body
	if w.selector.isNothing() {
		w.SelectsOwn = None[bool](at)
		return
	}
	switch w.selector.matches(w.Pod.Labels) {
	case yes:
		w.SelectsOwn = Known(true, w.selector.written)
	case no:
		w.SelectsOwn = Known(false, append([]*value.Value{w.selector.written}, w.Pod.Labels.From()...)...)
	default:
		w.SelectsOwn = NotKnown[bool]("it is not known which labels are selected or carried", w.selector.written)
	}
}

// spreads says whether something keeps the pods of a workload apart. A
// constraint with matchLabelKeys is about the pods of one revision.
func (w *Workload) spreads() Value[bool] {
	var lacks need
	at := value.NewNull(w.Pod.At)
	for _, t := range w.Pod.AntiAffinity.Items {
		if v, ok := t.SelectsSelf.Get(); ok && v {
			return Known(true, t.SelectsSelf.From()...)
		}
		lacks.leaf("what an anti-affinity selects", t.SelectsSelf)
	}
	for _, s := range w.Pod.Spread.Items {
		keys, known := s.MatchLabelKeys.Get()
		if v, ok := s.SelectsSelf.Get(); ok && v || known && len(keys) > 0 {
			return Known(true, s.SelectsSelf.From()...)
		}
		lacks.leaf("what a spread constraint selects", s.SelectsSelf)
		lacks.leaf("the label keys of a spread constraint", s.MatchLabelKeys)
	}
	if w.Pod.AntiAffinity.Open {
		lacks.value("there may be more anti-affinity", w.Pod.AntiAffinity.Why)
	}
	if w.Pod.Spread.Open {
		lacks.value("there may be more spread constraints", w.Pod.Spread.Why)
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Defaulted(false, at)
}

// claims says whether the pods keep data in claims.
func (w *Workload) claims() Value[bool] {
	if w.Kind == "StatefulSet" {
		if t := w.object.Get("spec", "volumeClaimTemplates"); len(t.Items()) > 0 || t.IsUnknown() {
			return isPresent(t, w.object.Body)
		}
	}
	for _, v := range w.Pod.Volumes.Items {
		if v.Kind == "persistentVolumeClaim" || v.Kind == "ephemeral" {
			return Known(true, v.Claim.From()...)
		}
	}
	if w.Pod.Volumes.Open {
		return NotKnown[bool]("there may be more volumes", w.Pod.Volumes.Why)
	}
	return Defaulted(false, w.object.Body)
}

// rolloutKeeps is how many pods run through a rolling update of a Deployment:
// the share that may be unavailable is rounded down, the surplus up, and where
// both are nothing one pod is replaced at a time
// (kubernetes.io/docs/concepts/workloads/controllers/deployment).
func (w *Workload) rolloutKeeps() Value[int] {
	from := append(w.StrategyType.From(), w.MaxUnavailable.From()...)
	if w.Kind != "Deployment" {
		return None[int](w.object.Body)
	}
	var lacks need
	lacks.leaf("the strategy", w.StrategyType)
	kind, _ := w.StrategyType.Get()
	if kind == "Recreate" {
		return Known(0, from...)
	}
	lacks.leaf("how many replicas it has", w.ReplicasMin)
	lacks.leaf("how many pods may be unavailable", w.MaxUnavailable)
	lacks.leaf("how many pods may be surplus", w.MaxSurge)
	n, ok := w.ReplicasMin.Get()
	if lacks.some() {
		return lacking[int](lacks)
	}
	if !ok {
		return None[int](from...)
	}
	gone, isNumber := portionDown(w.MaxUnavailable.v, n)
	more, isSurge := portion(w.MaxSurge.v, n)
	if !isNumber || !isSurge {
		return NotKnown[int]("it is neither a number nor a percentage", from...)
	}
	if gone == 0 && more == 0 {
		gone = 1
	}
	return Known(max(n-gone, 0), append(from, w.ReplicasMin.From()...)...).Explained(fmt.Sprintf("%d replicas, %d may be unavailable, %d surplus", n, gone, more))
}

// portionDown is a number, or a percentage of n rounded down.
func portionDown(bound string, n int) (int, bool) {
	up, ok := portion(bound, n)
	if last := len(bound) - 1; ok && last > 0 && bound[last] == '%' {
		p, _ := strconv.Atoi(bound[:last])
		return capped(min(p, 1000) * capped(n) / 100), true
	}
	return up, ok
}

// governing finds the Service of a StatefulSet.
func (d *deploy) governing(w *Workload, services map[string][]*placedObject) Governing {
	at := w.object.Body
	name, ok := w.ServiceName.Get()
	if w.Kind != "StatefulSet" || !ok || name == "" {
		if w.Kind == "StatefulSet" && w.ServiceName.IsUnknown() {
			why := w.ServiceName.Why()
			return Governing{NotKnown[bool](why, at), NotKnown[bool](why, at), NotKnown[bool](why, at), NotKnown[string](why, at)}
		}
		return Governing{None[bool](at), None[bool](at), None[bool](at), None[string](at)}
	}
	var best *placedObject
	var near answer
	for _, o := range services[name][:min(len(services[name]), mostRivals)] {
		if n := min(d.together(o, w.object), sameNamespace(o, w.object)); n > near {
			best, near = o, n
		}
	}
	from := w.ServiceName.From()
	whole, why := d.wholeBundle(w.object.bundle)
	switch {
	case near == yes:
		return d.serves(best, w)
	case best != nil:
		why := "it is not known whether it is deployed together with " + best.Address()
		return Governing{NotKnown[bool](why, from...), NotKnown[bool](why, from...), NotKnown[bool](why, from...), NotKnown[string](why, from...)}
	case !whole:
		return Governing{NotKnown[bool](why.Why(), append(from, why)...), None[bool](from...), None[bool](from...), None[string](from...)}
	}
	return Governing{Known(false, from...), None[bool](from...), None[bool](from...), None[string](from...)}
}

// serves says what is known of the Service of a StatefulSet.
func (d *deploy) serves(o *placedObject, w *Workload) Governing {
	from := w.ServiceName.From()
	g := Governing{Found: Known(true, from...), Address: Known(o.Address(), from...)}
	g.Headless = derive(text(o.Get("spec", "clusterIP"), o.Body, None[string]()), func(ip string) Value[bool] { return Known(ip == "None") })
	if g.Headless.IsNull() {
		g.Headless = Known(false, o.Body)
	}
	s := labelSelector(o.Get("spec", "selector"))
	if s.isNothing() {
		g.Selects = None[bool](o.Body)
		return g
	}
	switch s.matches(w.Pod.Labels) {
	case yes:
		g.Selects = Known(true, s.written)
	case no:
		g.Selects = Known(false, s.written)
	default:
		g.Selects = NotKnown[bool]("it is not known which labels are selected or carried", s.written)
	}
	return g
}

// probePorts says for each probe whether a port that it asks by name is one the
// container declares.
func (c *Container) probePorts() {
	for _, p := range []*Probe{&c.Readiness, &c.Liveness, &c.Startup} {
		name, ok := p.Port.Get()
		_, err := strconv.Atoi(name)
		switch {
		case p.Port.IsUnknown():
			p.PortDeclared = NotKnown[bool](p.Port.Why(), p.Port.From()...)
		case !ok || err == nil:
			p.PortDeclared = None[bool](p.Port.From()...)
		default:
			p.PortDeclared = c.declares(name, p.Port.From())
		}
	}
}

func (c *Container) declares(name string, from []*value.Value) Value[bool] {
	var lacks need
	for _, port := range c.Ports.Items {
		if n, ok := port.Name.Get(); ok && n == name {
			return Known(true, append(from, port.Name.From()...)...)
		}
		lacks.leaf("the name of a port", port.Name)
	}
	if c.Ports.Open {
		lacks.value("there may be more ports", c.Ports.Why)
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Known(false, from...)
}
