package model

import (
	"strings"
	"testing"
)

// TestPodStandard: the level a pod meets and what it fails at.
func TestPodStandard(t *testing.T) {
	const hard = "  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}\n"
	const own = "allowPrivilegeEscalation: false, capabilities: {drop: [ALL]"
	container := func(security string) string {
		return "  containers: [{name: a, image: a, securityContext: {" + security + "}}]\n"
	}
	for _, c := range []struct{ name, spec, level, breach string }{
		{"nothing said", "", "baseline", "does not rule out privilege escalation"},
		{"hardened", hard + container(own+"}"), "restricted", ""},
		{"binds a low port", hard + container(own+", add: [NET_BIND_SERVICE]}"), "restricted", ""},
		{"adds a default capability", hard + container(own+", add: [CHOWN]}"), "baseline", "adds the capability CHOWN"},
		{"adds another", hard + container(own+", add: [SYS_NICE]}"), "privileged", "adds the capability SYS_NICE"},
		{"drops in lower case", hard + container("allowPrivilegeEscalation: false, capabilities: {drop: [all]}"), "baseline", "does not drop all capabilities"},
		{"privileged", container("privileged: true"), "privileged", "is privileged"},
		{"container says otherwise", hard + container(own+"}, runAsNonRoot: false"), "baseline", "another user than root"},
		{"user zero", hard + container(own+"}, runAsUser: 0"), "baseline", "runs as user 0"},
		{"own profile", "  securityContext: {runAsNonRoot: true}\n" + container(own+"}, seccompProfile: {type: Localhost}"), "restricted", ""},
		{"unconfined", container("seccompProfile: {type: Unconfined}"), "privileged", "seccomp profile Unconfined"},
		{"network of the node", "  hostNetwork: true\n", "privileged", "network of the node"},
		{"directory of the node", "  volumes: [{name: v, hostPath: {path: /x}}]\n", "privileged", `volume "v"`},
		{"another volume", "  volumes: [{name: v, nfs: {server: s, path: /x}}]\n", "baseline", `"v" is of the type nfs`},
		{"port of the node", "  containers: [{name: a, image: a, ports: [{containerPort: 80, hostPort: 80}]}]\n", "privileged", "port 80 of the node"},
		{"safe parameter", "  securityContext: {sysctls: [{name: net.ipv4.tcp_syncookies, value: '1'}]}\n", "baseline", "privilege escalation"},
		{"safe since 1.32", "  securityContext: {sysctls: [{name: net.ipv4.tcp_rmem, value: '1'}]}\n", "baseline", "privilege escalation"},
		{"safe since 1.37", "  securityContext: {sysctls: [{name: net.ipv4.tcp_notsent_lowat, value: '1'}]}\n", "?", "?"},
		{"unsafe parameter", "  securityContext: {sysctls: [{name: kernel.msgmax, value: '1'}]}\n", "privileged", "kernel.msgmax"},
		{"selinux", "  securityContext: {seLinuxOptions: {role: r}}\n", "privileged", "SELinux role r"},
		{"foreign host", "  containers: [{name: a, image: a, livenessProbe: {tcpSocket: {host: b, port: 1}}}]\n", "privileged", "call the host b"},
		{"init container", "  initContainers: [{name: i, image: i, securityContext: {privileged: true}}]\n", "privileged", `"i" is privileged`},
		{"windows", "  os: {name: windows}\n  securityContext: {runAsNonRoot: true}\n", "restricted", ""},
		{"host process", "  os: {name: windows}\n  hostNetwork: true\n  securityContext: {windowsOptions: {hostProcess: true}}\n", "privileged", "HostProcess"},
		{"users of its own", "  hostUsers: false\n" + container("procMount: Unmasked"), "?", "?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := standardOf(t, c.spec)
			if got := shown(s.Level); got != c.level {
				t.Errorf("level: got %s, want %s", got, c.level)
			}
			if got := shown(s.Restricted); c.level != "?" && !strings.Contains(got, c.breach) || c.breach == "" && got != "<nil>" {
				t.Errorf("breach: got %s, want %s", got, c.breach)
			}
		})
	}
}

// What 1.34 added is no reason to say that an older cluster refuses a pod.
func TestHostsOfProbesCountLater(t *testing.T) {
	s := standardOf(t, "  containers: [{name: a, image: a, livenessProbe: {httpGet: {host: b, port: 1}}}]\n")
	if s.Baseline.IsNull() || !s.early.IsNull() {
		t.Errorf("got %s, and before 1.34 %s", shown(s.Baseline), shown(s.early))
	}
}

func standardOf(t *testing.T, spec string) PodStandard {
	t.Helper()
	c := placedCluster(t, "{}", pod(spec))
	return c.Kube.Workloads.Items[0].Pod.Standard
}

// TestEffectiveSecurity: the container's own word counts before that of its pod.
func TestEffectiveSecurity(t *testing.T) {
	for _, c := range []struct{ name, pod, own, root, user, appArmor string }{
		{"nothing said", "{}", "{}", "true", "<nil>", "<nil>"},
		{"by the pod", "{runAsNonRoot: true, appArmorProfile: {type: Unconfined}}", "{}", "false", "<nil>", "Unconfined"},
		{"against the pod", "{runAsNonRoot: true}", "{runAsNonRoot: false}", "true", "<nil>", "<nil>"},
		{"number", "{runAsUser: 0}", "{runAsUser: 7}", "false", "7", "<nil>"},
		{"zero", "{runAsUser: 7}", "{runAsUser: 0}", "true", "0", "<nil>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := placedCluster(t, "{}", pod("  securityContext: "+c.pod+"\n  containers: [{name: a, image: a, securityContext: "+c.own+"}]\n"))
			e := d.Kube.Workloads.Items[0].Pod.Containers.Items[0].Context
			if got := [3]string{shown(e.MayBeRoot), shown(e.User), shown(e.AppArmor)}; got != [3]string{c.root, c.user, c.appArmor} {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestExposure(t *testing.T) {
	for dir, want := range map[string]string{
		"/": "system", "/etc/": "system", "/etc/kubernetes/azure.json": "system", "/var/lib/kubelet/pods": "system",
		"/var/lib/kubelet/plugins/x": "directory", "/var/log": "directory", "/data": "directory", `C:\k`: "system", `C:\data`: "directory",
		"/run/containerd/containerd.sock": "runtime", "/var/run/docker.sock": "runtime", "/run/containerd": "runtime", "/var/run": "system",
	} {
		if got := exposureOf(dir); got != want {
			t.Errorf("%s: got %s, want %s", dir, got, want)
		}
	}
}
