package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// metrics reads what the autoscaler scales by.
func (a *Autoscaler) metrics(o *placedObject) {
	spec := o.Get("spec")
	field := "metrics"
	if o.Kind == "ScaledObject" {
		field = "triggers"
	}
	list := spec.Get(field)
	if list.IsUnknown() || list.Open() {
		a.Metrics.Open, a.Metrics.Why = true, list
	}
	for _, item := range list.Items() {
		m := &ScaleMetric{Entity: Entity{At: item.Locator(), Address: a.Address}}
		if o.Kind == "ScaledObject" {
			m.trigger(item)
		} else {
			m.metric(item)
		}
		a.Metrics.Add(m)
	}
	if o.Kind != "ScaledObject" && a.Metrics.Len() == 0 && !a.Metrics.Open {
		a.Metrics.Add(onlyProcessor(spec, a.Address))
	}
	a.OnlyResources = a.onlyResources(list, o.Body)
}

// onlyProcessor is the metric of an autoscaler that lists none: version 1 knows
// no other, and later ones take 80 percent of the processors by default.
func onlyProcessor(spec *value.Value, of string) *ScaleMetric {
	at := spec
	if w := spec.Get("targetCPUUtilizationPercentage"); w != nil {
		at = w
	}
	m := &ScaleMetric{Entity: Entity{At: at.Locator(), Address: of}, Type: Defaulted("Resource", at), Resource: Defaulted("cpu", at), Utilization: Defaulted(true, at)}
	m.Container, m.Authentication, m.ConnectionString = None[string](at), Defaulted(false, at), Defaulted(false, at)
	if v := spec; v.IsUnknown() {
		m.Type, m.Resource, m.Utilization = NotKnown[string]("", v), NotKnown[string]("", v), NotKnown[bool]("", v)
	}
	return m
}

// metric reads a metric of a HorizontalPodAutoscaler.
func (m *ScaleMetric) metric(v *value.Value) {
	m.Type = text(v.Get("type"), v, None[string]())
	m.Authentication, m.ConnectionString = Defaulted(false, v), Defaulted(false, v)
	source := v.Get("resource")
	m.Container = None[string](v)
	switch kind, ok := m.Type.Get(); {
	case m.Type.IsUnknown():
		m.Resource, m.Utilization = NotKnown[string](m.Type.Why(), v), NotKnown[bool](m.Type.Why(), v)
		m.Container = NotKnown[string](m.Type.Why(), v)
		return
	case ok && kind == "ContainerResource":
		source = v.Get("containerResource")
		m.Container = text(source.Get("container"), v, None[string]())
	case !ok || kind != "Resource":
		m.Resource, m.Utilization = None[string](v), Defaulted(false, v)
		return
	}
	m.Resource = text(source.Get("name"), v, None[string]())
	kind := source.Get("target", "type")
	if source.Get("targetAverageUtilization") != nil { // the beta versions
		m.Utilization = Known(true, source)
		return
	}
	m.Utilization = derive(text(kind, v, None[string]()), func(t string) Value[bool] { return Known(t == "Utilization") })
	if m.Utilization.IsNull() {
		m.Utilization = Defaulted(false, v)
	}
}

// trigger reads a trigger of a ScaledObject: those for processor and memory are
// handed on to the autoscaler that KEDA makes.
func (m *ScaleMetric) trigger(v *value.Value) {
	m.Type = text(v.Get("type"), v, None[string]())
	metadata := v.Get("metadata")
	m.Authentication = isPresent(v.Get("authenticationRef"), v)
	m.ConnectionString = Defaulted(false, v)
	for _, f := range metadata.Fields() {
		if name := strings.ToLower(f.Name); strings.HasPrefix(name, "connection") && !f.Value.IsNothing() {
			m.ConnectionString = Known(true, f.Value)
		}
	}
	if metadata.IsUnknown() {
		m.ConnectionString = NotKnown[bool]("", metadata)
	}
	m.Container = text(metadata.Get("containerName"), v, None[string]())
	kind, ok := m.Type.Get()
	switch {
	case m.Type.IsUnknown():
		m.Resource, m.Utilization = NotKnown[string](m.Type.Why(), v), NotKnown[bool](m.Type.Why(), v)
		return
	case !ok || kind != "cpu" && kind != "memory":
		m.Resource, m.Utilization = None[string](v), Defaulted(false, v)
		m.Container = None[string](v)
		return
	}
	m.Resource = Known(kind, m.Type.From()...)
	of := text(v.Get("metricType"), v, None[string]())
	if of.IsNull() {
		of = text(metadata.Get("type"), v, None[string]()) // its name before KEDA 2.18
	}
	m.Utilization = derive(of, func(t string) Value[bool] { return Known(t == "Utilization") })
	if m.Utilization.IsNull() {
		m.Utilization = Defaulted(false, v)
	}
}

// onlyResources says whether there is nothing but processor and memory.
func (a *Autoscaler) onlyResources(list, at *value.Value) Value[bool] {
	var lacks need
	for _, m := range a.Metrics.Items {
		lacks.leaf("a type", m.Type)
		if m.Resource.IsNull() {
			return Known(false, m.Type.From()...)
		}
	}
	if a.Metrics.Open {
		lacks.value("there may be more triggers", a.Metrics.Why)
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	if a.Metrics.Len() == 0 {
		return Defaulted(false, at)
	}
	return Known(true, list)
}

// requested says whether what a metric takes a share of is requested: else there
// is no share, and the autoscaler does nothing.
func (d *deploy) requested(a *Autoscaler, m *ScaleMetric) {
	from := m.Type.From()
	m.Requested, m.Lacking = None[bool](from...), None[string](from...)
	resource, ok := m.Resource.Get()
	var lacks need
	lacks.leaf("the metric", m.Resource)
	lacks.leaf("its target", m.Utilization)
	lacks.leaf("its container", m.Container)
	lacks.leaf("what it scales", a.Target)
	at, isThere := a.Target.Get()
	switch {
	case m.Resource.IsNull() || m.Utilization.State() != Unknown && !m.Utilization.v || a.Target.IsNull():
		return
	case lacks.some():
		m.Requested, m.Lacking = lacking[bool](lacks), lacking[string](lacks)
		return
	case !ok || !isThere || resource != "cpu" && resource != "memory":
		return
	}
	pod := &d.k.Workloads.Items[at].Pod
	whole := pod.Resources.Requests.of(resource)
	if n, isWritten := whole.Get(); isWritten && n > 0 {
		m.Requested = Known(true, whole.From()...)
		return
	}
	lacks.leaf("the request of the pod", whole)
	name, one := m.Container.Get()
	m.Requested = Known(true, from...)
	for _, c := range pod.Containers.Items {
		if c.Role != "regular" || one && c.Name.Or(name) != name {
			continue
		}
		if one && !lacks.leaf("the name of "+c.Address, c.Name) {
			continue
		}
		request := c.Effective.request(resource)
		if !lacks.leaf("a request of "+c.Address, request) {
			continue
		}
		if n, isWritten := request.Get(); !isWritten || n == 0 {
			m.Requested = Known(false, append(from, request.From()...)...)
			m.Lacking = Known(c.Name.Or(""), append(from, c.Name.From()...)...)
			if c.Name.IsUnknown() {
				m.Lacking = NotKnown[string](c.Name.Why(), c.Name.From()...)
			}
			if !whole.IsUnknown() {
				return
			}
			break
		}
	}
	if pod.Containers.Open {
		lacks.value("there may be more containers", pod.Containers.Why)
	}
	if lacks.some() {
		m.Requested, m.Lacking = lacking[bool](lacks), lacking[string](lacks)
	}
}

// of is the amount of processor or memory.
func (l *ResourceList) of(resource string) Value[int] {
	if resource == "memory" {
		return l.Memory
	}
	return l.CPU
}
