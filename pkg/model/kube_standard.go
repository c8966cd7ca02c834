package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// PodStandard is how a pod stands to the Pod Security Standards, as
// kubernetes.io/docs/concepts/security/pod-security-standards and
// k8s.io/pod-security-admission v0.37.0 have them for Kubernetes 1.34 and later:
// all three lists of containers, and for a pod that declares Windows as its
// system not what only Linux can do (privilege escalation, seccomp, capabilities).
type PodStandard struct {
	Level      Value[string] `json:"level" doc:"Derived: the strictest of the Pod Security Standards it meets: privileged, baseline or restricted."`
	Baseline   Value[string] `json:"baseline_breach" doc:"Derived: the first thing in it that baseline forbids; null when it meets baseline."`
	Restricted Value[string] `json:"restricted_breach" doc:"Derived: the first thing in it that restricted forbids; null when it meets restricted."`

	// early is Baseline without what 1.34 added.
	early Value[string]
}

// What the standard allows.
var (
	baselineCapabilities = []string{
		"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE",
		"SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
	}
	baselineSysctls = []string{
		"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start",
		"net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports",
		"net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
		"net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem", // since 1.32
	}
	// laterSysctls are safe since 1.37.
	laterSysctls      = []string{"net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_notsent_lowat"}
	baselineSELinux   = []string{"container_t", "container_init_t", "container_kvm_t", "container_engine_t"}
	profiles          = []string{"RuntimeDefault", "Localhost"}
	restrictedVolumes = []string{
		"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret",
	}
)

// breaches collects what one level of the standard forbids in a pod.
type breaches struct {
	first string
	from  []*value.Value
	may   need
}

// found notes what is forbidden as certainly as a says.
func (b *breaches) found(a answer, what string, from ...*value.Value) {
	switch {
	case a == no, b.first != "":
	case a == yes:
		b.first, b.from = what, present(from)
	default:
		b.may.value("it may be that "+what, first(from))
	}
}

// flag notes what is forbidden when it is true. most bounds how certain that is.
func (b *breaches) flag(l Value[bool], what string) {
	b.found(isTrue(l), what, l.From()...)
}

// among notes a text that is none of those allowed. One that is not written, or
// empty, is.
func (b *breaches) among(l Value[string], most answer, allowed []string, what string) {
	b.found(min(most, outside(l, allowed)), fmt.Sprintf(what, l.v), l.From()...)
}

func (b *breaches) result(at *value.Value) Value[string] {
	switch {
	case b.first != "":
		return Known(b.first, b.from...)
	case b.may.some():
		return lacking[string](b.may)
	}
	return None[string](at)
}

func isTrue(l Value[bool]) answer {
	if l.IsUnknown() {
		return maybe
	}
	return answerOf(l.Or(false))
}

func outside(l Value[string], allowed []string) answer {
	s, ok := l.Get()
	switch {
	case l.IsUnknown():
		return maybe
	case !ok, s == "":
		return no
	}
	return answerOf(!slices.Contains(allowed, s))
}

// judge holds the pod against the standard.
func (p *Pod) judge(spec *value.Value) {
	p.exposures(spec)
	for _, c := range p.Containers.Items {
		c.Context.read(p, c)
	}
	p.wanting()
	for _, hosts := range []bool{false, true} {
		var b breaches
		p.baseline(&b, hosts)
		p.Standard.early = p.Standard.Baseline
		p.Standard.Baseline = b.result(spec)
	}
	var r breaches
	p.restricted(&r, spec)
	p.Standard.Restricted = r.result(spec)
	p.Standard.Level = p.Standard.level()
}

// level follows from what is forbidden. What baseline forbids restricted does too.
func (s *PodStandard) level() Value[string] {
	if s.Restricted.IsNull() && !s.Baseline.IsNull() {
		s.Restricted = s.Baseline
	} else if v, ok := s.Baseline.Get(); ok {
		s.Restricted = Known(v, s.Baseline.From()...)
	}
	switch {
	case s.Baseline.IsUnknown():
		return NotKnown[string](s.Baseline.Why(), s.Baseline.From()...)
	case !s.Baseline.IsNull():
		return Known("privileged", s.Baseline.From()...).Explained(s.Baseline.v)
	case s.Restricted.IsUnknown():
		return NotKnown[string](s.Restricted.Why(), s.Restricted.From()...)
	case !s.Restricted.IsNull():
		return Known("baseline", s.Restricted.From()...).Explained(s.Restricted.v)
	}
	return Known("restricted", s.Restricted.From()...)
}

// baseline notes what baseline forbids; hosts says whether with what 1.34 added.
func (p *Pod) baseline(b *breaches, hosts bool) {
	b.flag(p.Security.HostProcess, "the pod is a Windows HostProcess pod")
	b.flag(p.HostNetwork, "the pod uses the network of the node")
	b.flag(p.HostPID, "the pod shares the process ids of the node")
	b.flag(p.HostIPC, "the pod shares the IPC namespace of the node")
	for _, v := range p.Volumes.Items {
		is := answerOf(!v.Exposure.IsNull())
		if v.Exposure.IsUnknown() && v.Kind != "hostPath" {
			is = maybe
		}
		b.found(is, fmt.Sprintf("volume %q is a directory of the node", v.Name.Or("")), v.Exposure.From()...)
	}
	b.open(p.Volumes.Open, p.Volumes.Why, "a volume is a directory of the node")
	s := &p.Security
	b.among(s.SELinuxType, yes, baselineSELinux, "the pod sets the SELinux type %s")
	b.among(s.SELinuxUser, yes, nil, "the pod sets the SELinux user %s")
	b.among(s.SELinuxRole, yes, nil, "the pod sets the SELinux role %s")
	b.among(s.SeccompType, yes, profiles, "the seccomp profile of the pod is %s")
	b.among(s.AppArmorType, yes, profiles, "the AppArmor profile of the pod is %s")
	b.found(p.unconfined(), "an annotation sets an AppArmor profile that is not allowed", p.Annotations.From()...)
	for _, c := range s.Sysctls.Items {
		most := yes
		if slices.Contains(laterSysctls, c.Name.Or("")) {
			most = maybe
		}
		b.among(c.Name, most, baselineSysctls, "the pod sets the kernel parameter %s")
	}
	b.open(s.Sysctls.Open, s.Sysctls.Why, "a kernel parameter is set")
	for _, c := range p.Containers.Items {
		c.baseline(b, p, hosts)
	}
	b.open(p.Containers.Open, p.Containers.Why, "a container breaks it")
}

func (b *breaches) open(is bool, why *value.Value, what string) {
	if is {
		b.found(maybe, what, why)
	}
}

func (c *Container) baseline(b *breaches, p *Pod, hosts bool) {
	s, name := &c.Security, fmt.Sprintf("container %q ", c.Name.Or(""))
	escape := strings.ReplaceAll(name, "%", "%%")
	b.flag(s.HostProcess, name+"is a Windows HostProcess container")
	b.flag(s.Privileged, name+"is privileged")
	b.listed(s.CapabilitiesAdd, yes, baselineCapabilities, escape+"adds the capability %s")
	for _, port := range c.Ports.Items {
		n, ok := port.HostPort.Get()
		is := answerOf(ok && n != 0)
		if port.HostPort.IsUnknown() {
			is = maybe
		}
		b.found(is, fmt.Sprintf("%suses port %d of the node", name, n), port.HostPort.From()...)
	}
	b.open(c.Ports.Open, c.Ports.Why, name+"uses a port of the node")
	if hosts {
		b.among(c.HandlerHost, yes, nil, escape+"lets the kubelet call the host %s")
	}
	b.among(s.SELinuxType, yes, baselineSELinux, escape+"sets the SELinux type %s")
	b.among(s.SELinuxUser, yes, nil, escape+"sets the SELinux user %s")
	b.among(s.SELinuxRole, yes, nil, escape+"sets the SELinux role %s")
	// Since 1.35 it is allowed in a user namespace.
	b.among(s.ProcMount, p.rootOfNode(), []string{"Default"}, escape+"mounts /proc %s")
	b.among(s.SeccompType, yes, profiles, escape+"has the seccomp profile %s")
	b.among(s.AppArmorType, yes, profiles, escape+"has the AppArmor profile %s")
}

// rootOfNode: root in the pod is root of the node, unless it has users of its own,
// which counts since 1.35.
func (p *Pod) rootOfNode() answer {
	if users, ok := p.HostUsers.Get(); ok && users {
		return yes
	}
	return maybe
}

// listed notes the first text of a list that is none of those allowed.
func (b *breaches) listed(l Value[[]string], most answer, allowed []string, what string) {
	if l.IsUnknown() {
		b.found(min(most, maybe), fmt.Sprintf(what, "that is not allowed"), l.From()...)
	}
	for _, s := range l.Or(nil) {
		if !slices.Contains(allowed, s) {
			b.found(most, fmt.Sprintf(what, s), l.From()...)
		}
	}
}

// appArmorAnnotation comes before the name of a container.
const appArmorAnnotation = "container.apparmor.security.beta.kubernetes.io/"

// unconfined reports whether an annotation sets an AppArmor profile that baseline
// forbids.
func (p *Pod) unconfined() answer {
	marks, ok := p.Annotations.Get()
	if !ok {
		return maybe
	}
	for key, profile := range marks {
		if strings.HasPrefix(key, appArmorAnnotation) && profile != "" && profile != "runtime/default" && !strings.HasPrefix(profile, "localhost/") {
			return yes
		}
	}
	return no
}

// restricted notes what restricted forbids beside what baseline does.
func (p *Pod) restricted(b *breaches, spec *value.Value) {
	linux := yes // what only Linux can do does not count for a declared Windows pod
	switch os := spec.Get("os", "name"); {
	case os.IsUnknown():
		linux = maybe
	case !os.IsNothing():
		name, _ := os.Str()
		linux = answerOf(name != "windows")
	}
	for _, v := range p.Volumes.Items {
		is := answerOf(!v.Core.Or(true))
		if v.Core.IsUnknown() {
			is = maybe
		}
		b.found(is, fmt.Sprintf("volume %q is of the type %s", v.Name.Or(""), v.Kind), v.Core.From()...)
	}
	b.open(p.Volumes.Open, p.Volumes.Why, "a volume is of a type that is not allowed")
	s := &p.Security
	b.found(min(p.rootOfNode(), isZero(s.RunAsUser)), "the pod runs as user 0", s.RunAsUser.From()...)
	b.found(min(p.rootOfNode(), isFalse(s.RunAsNonRoot)), "the pod allows users of id 0", s.RunAsNonRoot.From()...)
	for _, c := range p.Containers.Items {
		c.restricted(b, p, linux)
	}
}

func (c *Container) restricted(b *breaches, p *Pod, linux answer) {
	s, name := &c.Security, fmt.Sprintf("container %q ", c.Name.Or(""))
	b.found(min(linux, notSo(isFalse(s.AllowEscalation))), name+"does not rule out privilege escalation", s.AllowEscalation.From()...)
	nonRoot := s.RunAsNonRoot
	if nonRoot.IsNull() {
		nonRoot = p.Security.RunAsNonRoot
	}
	b.found(min(p.rootOfNode(), notSo(isTrue(nonRoot))), name+"does not have to run as another user than root", nonRoot.From()...)
	b.found(min(p.rootOfNode(), isZero(s.RunAsUser)), name+"runs as user 0", s.RunAsUser.From()...)
	b.found(min(linux, isNull(c.Context.Seccomp)), name+"has no seccomp profile", c.Context.Seccomp.From()...)
	b.found(min(linux, notSo(isTrue(c.Context.DropsAll))), name+"does not drop all capabilities", c.Context.DropsAll.From()...)
	b.listed(s.CapabilitiesAdd, linux, []string{"NET_BIND_SERVICE"}, strings.ReplaceAll(name, "%", "%%")+"adds the capability %s")
}

func isZero(l Value[int]) answer {
	n, ok := l.Get()
	if l.IsUnknown() {
		return maybe
	}
	return answerOf(ok && n == 0)
}

func isFalse(l Value[bool]) answer {
	v, ok := l.Get()
	if l.IsUnknown() {
		return maybe
	}
	return answerOf(ok && !v)
}

func isNull(l Value[string]) answer {
	if l.IsUnknown() {
		return maybe
	}
	return answerOf(l.IsNull())
}

// notSo is the opposite answer.
func notSo(a answer) answer { return yes - a }
