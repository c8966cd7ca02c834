package model

import (
	"path"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// EffectiveSecurity is the security context that counts for a container: what it
// says itself, else what its pod says.
type EffectiveSecurity struct {
	Windows     Value[bool]   `json:"windows" doc:"Derived: the container runs on Windows, where what is about Linux has no effect."`
	User        Value[int]    `json:"user" doc:"Derived: user id it runs as; null when neither the container nor the pod says one."`
	NonRoot     Value[bool]   `json:"non_root" doc:"Derived: it has to run as another user than root. Default false."`
	MayBeRoot   Value[bool]   `json:"may_be_root" doc:"Derived: nothing says that its user is another than root. False on Windows."`
	Seccomp     Value[string] `json:"seccomp" doc:"Derived: seccomp profile: RuntimeDefault, Localhost or Unconfined; null when neither says one."`
	AppArmor    Value[string] `json:"app_armor" doc:"Derived: AppArmor profile, by field or annotation: RuntimeDefault, Localhost or Unconfined; null when nothing says one."`
	HostProcess Value[bool]   `json:"host_process" doc:"Derived: it is a Windows HostProcess container."`
	WindowsUser Value[string] `json:"windows_user" doc:"Derived: Windows user; null when neither says one."`
	DropsAll    Value[bool]   `json:"drops_all" doc:"Derived: it drops ALL capabilities, in the spelling that policies compare with."`
	Foreign     Value[string] `json:"foreign_capability" doc:"Derived: the first capability it adds that the baseline standard does not allow and that is not dangerous; null when there is none."`
	Dangerous   Value[string] `json:"dangerous_capability" doc:"Derived: the first capability it adds that reaches the node or the network of others; null when there is none."`
}

// dangerous are capabilities with which a container takes over its node, or reads
// and forges what others send: man7.org/linux/man-pages/man7/capabilities.7.html.
var dangerous = []string{
	"ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "SYS_BOOT", "SYS_TIME", "NET_ADMIN", "NET_RAW",
	"BPF", "PERFMON", "DAC_READ_SEARCH", "MAC_ADMIN", "MAC_OVERRIDE", "SYSLOG",
}

// read finds what counts for a container of a pod.
func (e *EffectiveSecurity) read(p *Pod, c *Container) {
	own, pod := &c.Security, &p.Security
	e.Windows = derive(p.OS, func(os string) Value[bool] { return Known(os == "windows") })
	e.User = orPod(own.RunAsUser, pod.RunAsUser)
	e.NonRoot = orPod(own.RunAsNonRoot, pod.RunAsNonRoot)
	if e.NonRoot.IsNull() {
		e.NonRoot = Defaulted(false, e.NonRoot.From()...)
	}
	e.MayBeRoot = e.mayBeRoot()
	e.Seccomp = orPod(own.SeccompType, pod.SeccompType)
	e.AppArmor = orPod(orPod(own.AppArmorType, p.appArmorOf(c.Name)), pod.AppArmorType)
	e.HostProcess = orPod(own.HostProcess, pod.HostProcess)
	e.WindowsUser = orPod(own.WindowsUser, pod.WindowsUser)
	e.DropsAll = derive(own.CapabilitiesDrop, func(drop []string) Value[bool] { return Known(slices.Contains(drop, "ALL")) })
	e.Dangerous = firstOf(own.CapabilitiesAdd, func(s string) bool { return slices.Contains(dangerous, capability(s)) })
	e.Foreign = firstOf(own.CapabilitiesAdd, func(s string) bool {
		return !slices.Contains(baselineCapabilities, capability(s)) && !slices.Contains(dangerous, capability(s))
	})
}

// capability is the name of a capability without the prefix that runtimes take
// off.
func capability(s string) string { return strings.TrimPrefix(strings.ToUpper(s), "CAP_") }

func orPod[T any](own, pod Value[T]) Value[T] {
	if own.IsNull() {
		return pod
	}
	return own
}

// firstOf is the first text of a list that is as asked for.
func firstOf(list Value[[]string], is func(string) bool) Value[string] {
	return derive(list, func(all []string) Value[string] {
		for _, s := range all {
			if is(s) {
				return Known(s)
			}
		}
		return None[string]()
	})
}

func (e *EffectiveSecurity) mayBeRoot() Value[bool] {
	user, hasUser := e.User.Get()
	from := append(e.NonRoot.From(), e.User.From()...)
	switch {
	case isTrue(e.Windows) == yes, isTrue(e.NonRoot) == yes, hasUser && user != 0:
		return Known(false, from...)
	case e.Windows.IsUnknown():
		return NotKnown[bool](e.Windows.Why(), e.Windows.From()...)
	case e.NonRoot.IsUnknown():
		return NotKnown[bool](e.NonRoot.Why(), e.NonRoot.From()...)
	case e.User.IsUnknown():
		return NotKnown[bool](e.User.Why(), e.User.From()...)
	}
	return Known(true, from...)
}

// appArmorOf is the profile that an annotation sets for a container.
func (p *Pod) appArmorOf(container Value[string]) Value[string] {
	marks, ok := p.Annotations.Get()
	name, named := container.Get()
	switch {
	case !ok:
		return NotKnown[string](p.Annotations.Why(), p.Annotations.From()...)
	case !named:
		return NotKnown[string](container.Why(), container.From()...)
	}
	switch profile := marks[appArmorAnnotation+name]; {
	case profile == "":
		return None[string](p.Annotations.From()...)
	case profile == "runtime/default":
		return Known("RuntimeDefault", p.Annotations.From()...)
	case strings.HasPrefix(profile, "localhost/"):
		return Known("Localhost", p.Annotations.From()...)
	default:
		return Known("Unconfined", p.Annotations.From()...)
	}
}

// Directories of a node.
var (
	// sockets are names of the sockets of container runtimes, and where they lie.
	sockets    = []string{"containerd.sock", "docker.sock", "dockershim.sock", "crio.sock"}
	socketDirs = []string{"/run/containerd", "/var/run/containerd", "/run/crio", "/var/run/crio"}
	// systemPaths hold credentials of the node, azure.json among them, or lead to
	// all of it; below systemTrees everything does.
	systemPaths = []string{"/", "/etc", "/var", "/var/lib", "/var/run", "/run", "/proc", "/sys", "/dev", "/boot", "/home", "/usr", "/lib", "/bin", "/sbin", "/opt"}
	systemTrees = []string{"/etc/kubernetes", "/var/lib/kubelet/pki", "/var/lib/waagent", "/root"}
	kubeletDirs = []string{"/var/lib/kubelet", "/var/lib/kubelet/pods"}
	windowsDirs = []string{"c:", "c:/k", "c:/azuredata", "c:/windowsazure", "c:/windows"}
)

// exposureOf says what a directory of the node opens to a container.
func exposureOf(dir string) string {
	p := path.Clean("/" + dir)
	windows := strings.TrimSuffix(strings.ToLower(strings.ReplaceAll(dir, `\`, "/")), "/")
	switch {
	case slices.Contains(sockets, path.Base(p)), slices.Contains(socketDirs, p):
		return "runtime"
	case slices.Contains(systemPaths, p), slices.Contains(kubeletDirs, p), slices.Contains(windowsDirs, windows):
		return "system"
	}
	for _, tree := range systemTrees {
		if p == tree || strings.HasPrefix(p, tree+"/") {
			return "system"
		}
	}
	return "directory"
}

// exposures says of each volume what it opens of the node, and of each mount
// whether it is of such a volume.
func (p *Pod) exposures(spec *value.Value) {
	node := map[string]answer{}
	for i, item := range spec.Get("volumes").Items() {
		v := p.Volumes.Items[i]
		v.expose(item)
		if name, ok := v.Name.Get(); ok {
			node[name] = max(node[name], v.directory())
		}
	}
	for _, c := range p.Containers.Items {
		for _, m := range c.Mounts.Items {
			m.Node = p.ofNode(m, node)
		}
	}
}

// directory reports whether a volume is a directory of the node, and not a socket
// of it.
func (v *PodVolume) directory() answer {
	kind, ok := v.Exposure.Get()
	if v.Exposure.IsUnknown() {
		return maybe
	}
	return answerOf(ok && kind != "runtime")
}

func (v *PodVolume) expose(item *value.Value) {
	if item.IsUnknown() || item.Open() {
		v.Exposure, v.Core = NotKnown[string]("the type of the volume is not known", item), NotKnown[bool]("the type of the volume is not known", item)
		return
	}
	v.Core = Known(slices.Contains(restrictedVolumes, v.Kind), item)
	v.Exposure = None[string](item)
	if v.Kind != "hostPath" {
		return
	}
	v.Exposure = derive(v.HostPath, func(dir string) Value[string] { return Known(exposureOf(dir)) })
	if v.HostPath.IsNull() {
		v.Exposure = NotKnown[string]("its directory is not written", item)
	}
}

// ofNode says whether a mount is of a volume that is a directory of the node.
func (p *Pod) ofNode(m *Mount, node map[string]answer) Value[bool] {
	name, ok := m.Name.Get()
	a, listed := node[name]
	switch {
	case !ok:
		return NotKnown[bool](m.Name.Why(), m.Name.From()...)
	case !listed && p.Volumes.Open:
		return NotKnown[bool]("not all volumes are known", p.Volumes.Why)
	case !listed:
		for _, v := range p.Volumes.Items {
			if v.Name.IsUnknown() {
				return NotKnown[bool]("the name of a volume is not known", v.Name.From()...)
			}
		}
	case a == maybe:
		return NotKnown[bool]("the type of the volume is not known", m.Name.From()...)
	}
	return Known(a == yes, m.Name.From()...)
}

// handlerHost is the first host that a probe or a hook of a container names: the
// kubelet calls it from the node.
func handlerHost(v *value.Value) Value[string] {
	if v.IsUnknown() {
		return NotKnown[string]("", v)
	}
	var unknown *value.Value
	for _, at := range [][]string{{"livenessProbe"}, {"readinessProbe"}, {"startupProbe"}, {"lifecycle", "postStart"}, {"lifecycle", "preStop"}} {
		for _, kind := range []string{"httpGet", "tcpSocket"} {
			host := v.Get(append(slices.Clone(at), kind, "host")...)
			if s, ok := host.Str(); ok && s != "" {
				return Known(s, host)
			}
			if host.IsUnknown() && unknown == nil {
				unknown = host
			}
		}
	}
	if unknown != nil {
		return NotKnown[string]("", unknown)
	}
	return None[string](v)
}

// namedFirst finds the first container that is as asked for; ephemeral ones, which
// a manifest hardly has, do not count.
func (p *Pod) namedFirst(what string, is func(*Container) (answer, Leaf)) Value[string] {
	var b breaches
	for _, c := range p.Containers.Items {
		if c.Role != "ephemeral" {
			a, leaf := is(c)
			b.name(a, what, c.Name, leaf)
		}
	}
	b.open(p.Containers.Open, p.Containers.Why, "a container "+what)
	return b.result(first(p.Security.RunAsNonRoot.From()))
}

// name notes a container by its name.
func (b *breaches) name(a answer, what string, name Value[string], leaf Leaf) {
	switch {
	case a == yes && b.first == "":
		b.first, b.from = name.Or("?"), leaf.From()
	case a == maybe:
		b.may.value("it may be that container "+name.Or("?")+" "+what, first(leaf.From()))
	}
}

// first containers that a setting of the pod would help. What is shown is where the
// setting is written, else the container: the pod is all of the workload.
func (p *Pod) wanting() {
	p.Rootable = p.namedFirst("may be root", func(c *Container) (answer, Leaf) {
		told := maybe
		if !c.Context.User.IsUnknown() {
			told = answerOf(c.Context.User.IsNull())
		}
		return min(isTrue(c.Context.MayBeRoot), told), shownAt(c.Context.MayBeRoot, c.Security.RunAsNonRoot, p.Security.RunAsNonRoot)
	})
	p.Unprofiled = p.namedFirst("has no seccomp profile", func(c *Container) (answer, Leaf) {
		is := min(isNull(c.Context.Seccomp), notSo(isTrue(c.Context.Windows)), notSo(isTrue(c.Security.Privileged)))
		return is, shownAt(c.Context.Seccomp, c.Security.SeccompType, p.Security.SeccompType)
	})
}

// shownAt is the setting to point at for what counts: that of the container unless
// only the pod has it, and whatever leaves it unknown.
func shownAt[T, U any](counts Value[T], own, pod Value[U]) Leaf {
	switch {
	case counts.IsUnknown():
		return counts
	case own.IsNull() && !pod.IsNull():
		return pod
	}
	return own
}
