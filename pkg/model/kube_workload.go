package model

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

// workloadKinds are the kinds that make pods, and where their pod template is.
var workloadKinds = []struct {
	group, kind string
	template    []string
}{
	{"apps", "Deployment", []string{"spec", "template"}},
	{"apps", "StatefulSet", []string{"spec", "template"}},
	{"apps", "DaemonSet", []string{"spec", "template"}},
	{"apps", "ReplicaSet", []string{"spec", "template"}},
	{"", "ReplicationController", []string{"spec", "template"}},
	{"batch", "Job", []string{"spec", "template"}},
	{"batch", "CronJob", []string{"spec", "jobTemplate", "spec", "template"}},
	{"", "Pod", nil},
}

// workloads reads every workload.
func (d *deploy) workloads() {
	for _, k := range workloadKinds {
		for _, o := range d.of(k.group, k.kind) {
			d.k.Workloads.Add(d.workload(o, k.template))
		}
	}
}

func (d *deploy) workload(o *placedObject, template []string) *Workload {
	w := &Workload{LongRunning: o.Kind != "Job" && o.Kind != "CronJob"}
	fill(w, o.Body, o.Body, o.Address())
	w.Manifest = d.manifest(o)
	if !slices.Contains([]string{"Deployment", "StatefulSet", "ReplicaSet", "ReplicationController"}, o.Kind) {
		w.Replicas = None[int](o.Body)
	}
	for _, hook := range strings.Split(w.Annotations.Or(nil)["helm.sh/hook"], ",") {
		if hook = strings.TrimSpace(hook); hook == "test" || hook == "test-success" || hook == "test-failure" {
			w.TestHook = true
		}
	}
	w.Application = Known(false, w.Namespace.From()...)
	if system, ok := w.System.Get(); !ok {
		w.Application = NotKnown[bool](w.System.Why(), w.System.From()...)
	} else if hook := isHook(o); hook.IsUnknown() && !system {
		w.Application = NotKnown[bool](hook.Why(), hook.From()...)
	} else if !system && !w.TestHook {
		w.Application = Known(true, w.Namespace.From()...)
	}
	w.strategy(o)
	if o.Kind == "ReplicationController" {
		w.selector = labelSelector(o.Get("spec", "selector"))
	} else {
		w.selector = selectorOf(o.Get("spec", "selector"))
	}
	w.object = o
	w.Pod.read(o.Get(template...), o.Body, w.Address)
	w.judgePart()
	return w
}

// judgePart takes what is not deployed by itself for no application: a part of a
// workload, such as a patch, which has no name or no container; and what another
// object made, in the output of a command.
func (w *Workload) judgePart() {
	owners := w.object.Get("metadata", "ownerReferences")
	switch {
	case isPart(w.object), len(owners.Items()) > 0, w.Pod.Containers.Len() == 0 && !w.Pod.Containers.Open:
		w.Application = Known(false, w.object.Body)
	case owners.IsUnknown() && w.Application.Or(true):
		w.Application = NotKnown[bool]("another object may have made it", owners)
	}
}

// strategy reads how pods are replaced. The defaults are those of
// kubernetes.io/docs/concepts/workloads/controllers.
func (w *Workload) strategy(o *placedObject) {
	field, surge, unavailable := "updateStrategy", None[string](), Defaulted("1")
	switch o.Kind {
	case "Deployment":
		field, surge, unavailable = "strategy", Defaulted("25%"), Defaulted("25%")
	case "DaemonSet":
		surge = Defaulted("0")
	case "StatefulSet":
	default:
		w.StrategyType, w.MaxSurge, w.MaxUnavailable = None[string](o.Body), None[string](o.Body), None[string](o.Body)
		return
	}
	spec := o.Get("spec")
	at := enclosingExact(spec, o.Body, []string{field, "rollingUpdate"})
	w.StrategyType = text(spec.Get(field, "type"), at, Defaulted("RollingUpdate"))
	w.MaxUnavailable = text(spec.Get(field, "rollingUpdate", "maxUnavailable"), at, unavailable)
	w.MaxSurge = text(spec.Get(field, "rollingUpdate", "maxSurge"), at, surge)
}

// read reads a pod template, which is v, or a pod.
func (p *Pod) read(v, at *value.Value, of string) {
	p.Entity = Entity{Address: of, At: at.Locator()}
	if v.Kind() == value.Object {
		p.At = v.Locator()
	}
	fill(p, v, at, of)
	spec := v.Get("spec")
	p.OS = podOS(spec, p)
	p.antiAffinity(spec.Get("affinity", "podAntiAffinity"))
	for i, item := range spec.Get("topologySpreadConstraints").Items() {
		p.Spread.Items[i].SelectsSelf = p.selects(item.Get("labelSelector"))
	}
	for i, item := range spec.Get("volumes").Items() {
		p.Volumes.Items[i].Kind = volumeKind(item)
		if item.IsUnknown() || item.Open() {
			p.Volumes.Open, p.Volumes.Why = true, item
		}
	}
	p.containers(spec, of)
	p.judge(spec)
}

// podOS is the operating system of the nodes the pod is meant for.
func podOS(spec *value.Value, p *Pod) Value[string] {
	if os := spec.Get("os", "name"); !os.IsNothing() {
		return text(os, spec, None[string]())
	}
	if labels, ok := p.NodeSelector.Get(); !ok {
		return NotKnown[string](p.NodeSelector.Why(), p.NodeSelector.From()...)
	} else if os, ok := labels["kubernetes.io/os"]; ok {
		return Known(os, spec.Get("nodeSelector", "kubernetes.io/os"))
	}
	for _, t := range p.Required.Items {
		for _, e := range t.Expressions.Items {
			if values, ok := e.Values.Get(); ok && e.Key.Or("") == "kubernetes.io/os" && e.Operator.Or("") == "In" && len(values) == 1 {
				return Known(values[0], e.Values.From()...)
			}
		}
	}
	return Defaulted("linux", spec)
}

// selects reports whether a selector written in the pod selects the pod itself.
func (p *Pod) selects(selector *value.Value) Value[bool] {
	switch selectorOf(selector).matches(p.Labels) {
	case yes:
		return Known(true, selector)
	case no:
		return Known(false, selector)
	default:
		return NotKnown[bool]("it is not known which labels are selected or carried", selector)
	}
}

func (p *Pod) antiAffinity(v *value.Value) {
	required := v.Get("requiredDuringSchedulingIgnoredDuringExecution")
	preferred := v.Get("preferredDuringSchedulingIgnoredDuringExecution")
	add := func(item, term *value.Value, isRequired bool) {
		t := &PodTerm{Entity: Entity{At: item.Locator(), Address: p.Address}, Required: isRequired}
		fill(t, term, item, p.Address)
		t.SelectsSelf = p.selects(term.Get("labelSelector"))
		p.AntiAffinity.Add(t)
	}
	for _, item := range required.Items() {
		add(item, item, true)
	}
	for _, item := range preferred.Items() {
		add(item, item.Get("podAffinityTerm"), false)
	}
	for _, l := range []*value.Value{required, preferred} {
		if l.IsUnknown() || l.Open() {
			p.AntiAffinity.Open, p.AntiAffinity.Why = true, l
		}
	}
}

// volumeKind is the key of a volume that is not its name.
func volumeKind(v *value.Value) string {
	for _, f := range v.Fields() {
		if f.Name != "name" && !f.Value.IsNothing() {
			return f.Name
		}
	}
	return "emptyDir"
}

// containers reads the three lists of containers.
func (p *Pod) containers(spec *value.Value, of string) {
	for _, list := range []struct{ field, role string }{
		{"containers", "regular"}, {"initContainers", "init"}, {"ephemeralContainers", "ephemeral"},
	} {
		v := spec.Get(list.field)
		if v.IsUnknown() || v.Open() {
			p.Containers.Open, p.Containers.Why = true, v
		}
		for _, item := range v.Items() {
			c := &Container{Role: list.role}
			if restart, ok := item.Get("restartPolicy").Str(); ok && list.role == "init" && restart == "Always" {
				c.Role = "sidecar"
			}
			c.read(item, of)
			p.Containers.Add(c)
		}
	}
}

func (c *Container) read(v *value.Value, of string) {
	c.Entity = Entity{Address: of, At: v.Locator()}
	if name, ok := v.Get("name").Str(); ok {
		c.Address = of + " container " + name
	}
	fill(c, v, v, c.Address)
	c.image()
	c.unversioned()
	c.HandlerHost = handlerHost(v)
	c.Readiness.derive(v.Get("readinessProbe"), v)
	c.Liveness.derive(v.Get("livenessProbe"), v)
	c.Startup.derive(v.Get("startupProbe"), v)
	c.probePorts()
	c.PreStop.SleepSeconds = sleepOf(v.Get("lifecycle", "preStop"), v)
	for i, item := range v.Get("env").Items() {
		c.Env.Items[i].derive(item)
	}
	for i, item := range v.Get("envFrom").Items() {
		c.EnvFrom.Items[i].Optional = optional(item, item.Get("secretRef"), item.Get("configMapRef"))
	}
}

// derive says what the name and the source of a variable tell.
func (e *EnvVar) derive(v *value.Value) {
	e.Optional = optional(v, v.Get("valueFrom", "secretKeyRef"), v.Get("valueFrom", "configMapKeyRef"))
	name, ok := e.Name.Get()
	if !ok {
		e.LooksSecret = NotKnown[bool](e.Name.Why(), e.Name.From()...)
		return
	}
	e.LooksSecret = Known(source.SecretName(name), e.Name.From()...)
	if source.SecretName(name) {
		if w := v.Get("value"); w.IsKnown() && !w.IsNothing() {
			e.Value = conceal(w) // no rule needs to know it
		}
	}
}

// conceal is a text that is shown nowhere: not by the model, and not in a line of
// the source.
func conceal(w *value.Value) Value[string] {
	w.Place().Origin.Hide()
	return known(hidden, w.AsSecret())
}

// concealed is conceal for a list of texts.
func concealed(l Value[[]string]) Value[[]string] {
	texts, ok := l.Get()
	if !ok || len(texts) == 0 {
		return l
	}
	out := Value[[]string]{state: l.state, v: make([]string, len(texts)), from: make([]*value.Value, 0, len(l.from))}
	for i := range out.v {
		out.v[i] = hidden
	}
	for _, w := range l.from {
		w.Place().Origin.Hide()
		out.from = append(out.from, w.AsSecret())
	}
	return out
}

// optional reports whether what one of several references names may be absent.
func optional(at *value.Value, refs ...*value.Value) Value[bool] {
	for _, r := range refs {
		if !r.IsNothing() {
			return boolean(r.Get("optional"), r, Defaulted(false))
		}
	}
	return Defaulted(false, at)
}

// handlers are the ways a probe can ask.
var handlers = []string{"httpGet", "tcpSocket", "exec", "grpc"}

// derive says what a probe asks.
func (p *Probe) derive(v, at *value.Value) {
	if v.IsUnknown() {
		p.Handlers, p.Port, p.Handler = NotKnown[int]("", v), NotKnown[string]("", v), NotKnown[string]("", v)
		return
	}
	if v.Kind() == value.Object {
		at = v
	}
	n := 0
	p.Port, p.Handler = None[string](at), None[string](at)
	for _, h := range handlers {
		w := v.Get(h)
		if w.IsNothing() {
			continue
		}
		n++
		if port := w.Get("port"); port != nil {
			p.Port = text(port, w, None[string]())
		}
		for _, header := range w.Get("httpHeaders").Items() {
			if name, _ := header.Get("name").Str(); strings.EqualFold(name, "Authorization") || source.SecretName(name) {
				header.Get("value").Place().Origin.Hide()
			}
		}
		if told, ok := telling(withoutHeaders(w)); ok {
			if safe := withoutFlagValues(told); safe != told {
				told = safe
				hideTexts(w)
				if s, ok := p.HTTPPath.Get(); ok {
					p.HTTPPath = Known(withoutFlagValues(s), p.HTTPPath.From()...)
				}
			}
			p.Handler = Known(h+" "+told, w)
		} else {
			p.Handler = NotKnown[string]("a part of the probe is not known", w)
		}
	}
	p.Handlers = Known(n, at)
}

// hideTexts keeps the texts of a value from being shown where they are written.
func hideTexts(v *value.Value) {
	for _, f := range v.Fields() {
		hideTexts(f.Value)
	}
	for _, item := range v.Items() {
		hideTexts(item)
	}
	if v.Kind() == value.String {
		v.Place().Origin.Hide()
	}
}

// withoutHeaders leaves out what a probe sends: it may be secret, and does not tell
// what is asked.
func withoutHeaders(v *value.Value) *value.Value {
	if v.Kind() != value.Object {
		return v
	}
	return v.WithFields(slices.DeleteFunc(slices.Clone(v.Fields()), func(f value.Field) bool { return f.Name == "httpHeaders" }))
}

// telling is a value in one text; false when a part of it is not known.
func telling(v *value.Value) (string, bool) {
	switch v.Kind() {
	case value.Object:
		var parts []string
		for _, f := range v.Fields() {
			t, ok := telling(f.Value)
			if !ok {
				return "", false
			}
			parts = append(parts, f.Name+"="+t)
		}
		slices.Sort(parts)
		return "{" + strings.Join(parts, " ") + "}", !v.Open()
	case value.List:
		var parts []string
		for _, item := range v.Items() {
			t, ok := telling(item)
			if !ok {
				return "", false
			}
			parts = append(parts, t)
		}
		return "[" + strings.Join(parts, " ") + "]", !v.Open()
	case value.Unknown:
		return "", false
	default:
		t, _ := scalarText(v)
		return t, true
	}
}

// sleepOf is how long a hook sleeps.
func sleepOf(v, at *value.Value) Value[int] {
	if v.IsUnknown() {
		return NotKnown[int]("", v)
	}
	if s := v.Get("sleep", "seconds"); !s.IsNothing() {
		return number(s, v, None[int]())
	}
	command, ok := texts(v.Get("exec", "command"), v, None[[]string]()).Get()
	if !ok {
		return None[int](at)
	}
	words := strings.Fields(strings.Join(command, " "))
	for len(words) > 0 && (strings.HasSuffix(words[0], "sh") || words[0] == "-c") {
		words = words[1:]
	}
	if len(words) == 2 && strings.HasSuffix(words[0], "sleep") {
		if n, ok := value.NewString(strings.TrimSuffix(words[1], "s"), nil).Int(); ok {
			return Known(n, v.Get("exec", "command"))
		}
	}
	return None[int](at)
}

// defaultRegistry is where an image without a registry comes from.
const defaultRegistry = "docker.io"

// notFilledIn says which part of the name of an image is empty, as where a value
// that it is made of is; no image is called so. A part that is not empty has no
// reason.
func notFilledIn(image string) (registry, repository, version string) {
	name, digest, hasDigest := strings.Cut(image, "@")
	tag := "?"
	if i := strings.LastIndexByte(name, ':'); i > strings.LastIndexByte(name, '/') {
		name, tag = name[:i], name[i+1:]
	}
	if name == "" || strings.HasSuffix(name, "/") {
		repository = "the repository of the image is not filled in"
	}
	if name == "" || strings.HasPrefix(name, "/") {
		registry = "the registry of the image is not filled in"
	}
	if tag == "" || hasDigest && digest == "" {
		version = "the version of the image is not filled in"
	}
	return registry, repository, version
}

// image takes the name of the image apart, as container runtimes do: the first
// part is a registry when it holds a dot or a colon or is localhost.
func (c *Container) image() {
	from := c.Image.From()
	if c.Image.IsUnknown() {
		why := c.Image.Why()
		c.Registry, c.Repository = NotKnown[string](why, from...), NotKnown[string](why, from...)
		c.Tag, c.Digest = NotKnown[string](why, from...), NotKnown[string](why, from...)
		return
	}
	c.Registry, c.Repository, c.Tag, c.Digest = None[string](from...), None[string](from...), None[string](from...), None[string](from...)
	name, ok := c.Image.Get()
	if !ok || name == "" {
		return
	}
	known := func(part, lack string) Value[string] {
		if lack != "" {
			return NotKnown[string](lack, from...)
		}
		return Known(part, from...)
	}
	noRegistry, noRepository, noVersion := notFilledIn(name)
	name, digest, hasDigest := strings.Cut(name, "@")
	if hasDigest {
		c.Digest = known(digest, noVersion)
	}
	if i := strings.LastIndexByte(name, ':'); i > strings.LastIndexByte(name, '/') {
		c.Tag, name = known(name[i+1:], noVersion), name[:i]
	}
	registry := defaultRegistry
	if first, rest, ok := strings.Cut(name, "/"); ok && (strings.ContainsAny(first, ".:") || first == "localhost") {
		registry, name = first, rest
	}
	c.Registry, c.Repository = known(registry, noRegistry), known(name, noRepository)
}
