package model

import "testing"

func TestKubeQuality(t *testing.T) {
	for _, c := range []struct{ name, container, more, want string }{
		{"nothing", "", "", bestEffort},
		{"a request", "resources: {requests: {cpu: 1}}", "", burstable},
		{"zero is nothing", "resources: {requests: {cpu: 0}}", "", bestEffort},
		{"limits are requests", "resources: {limits: {cpu: 1, memory: 1Gi}}", "", guaranteed},
		{"by a LimitRange", "", limitRange, guaranteed},
		{"not a quantity", "resources: {requests: {cpu: much}}", "", "unknown"},
	} {
		k := deployed(t, false, webWith("# container", c.container), c.more)
		if got := say(k.Workloads.Items[0].Pod.QoS); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// The LimitRange of these tests has no default for processors, so that their
// maximum stands for it.
func TestKubeEffective(t *testing.T) {
	for _, c := range []struct{ name, container, want string }{
		{"nothing", "", "2000 268435456 2000 268435456"},
		{"request", "resources: {requests: {cpu: 100m}}", "100 268435456 2000 268435456"},
		{"limit", "resources: {limits: {cpu: 100m, memory: 1Ki}}", "100 1024 100 1024"},
	} {
		e := deployed(t, false, webWith("# container", c.container), limitRange).Workloads.Items[0].Pod.Containers.Items[0].Effective
		if got := say(e.CPURequest) + " " + say(e.MemoryRequest) + " " + say(e.CPULimit) + " " + say(e.MemoryLimit); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	other := webWith("namespace: shop", "namespace: other")
	if e := deployed(t, false, other, limitRange).Workloads.Items[0].Pod.Containers.Items[0].Effective; say(e.CPURequest) != "null" {
		t.Errorf("in another namespace: %s", say(e.CPURequest))
	}
}

func TestKubePodRequest(t *testing.T) {
	one := func(cpu string) string { return "resources: {requests: {cpu: " + cpu + "}}" }
	for _, c := range []struct{ name, pod, want string }{
		{"containers", "", "100"},
		{"a small init container", "initContainers: [{name: i, " + one("50m") + "}]", "100"},
		{"a large init container", "initContainers: [{name: i, " + one("500m") + "}]", "500"},
		{"sidecar", "initContainers: [{name: s, restartPolicy: Always, " + one("50m") + "}]", "150"},
		{"init container after a sidecar", "initContainers: [{name: s, restartPolicy: Always, " + one("50m") + "}, {name: i, " + one("500m") + "}]", "550"},
		{"init container before a sidecar", "initContainers: [{name: i, " + one("500m") + "}, {name: s, restartPolicy: Always, " + one("50m") + "}]", "500"},
		{"runtime class", "runtimeClassName: kata", "unknown"},
		{"the pod as a whole", "resources: {requests: {cpu: 2}}", "2000"},
	} {
		k := deployed(t, false, webWith("# pod", c.pod, "# container", one("100m")))
		if got := say(k.Workloads.Items[0].Pod.CPURequest); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestKubeMistakes(t *testing.T) {
	for _, c := range []struct{ resources, unit, above, extended string }{
		{"{limits: {memory: 256m}}", "the memory of limit is 256m, which is in thousandths of a byte", "null", "null"},
		{"{limits: {memory: 128}}", "the memory of limit is 128, less than any container starts with", "null", "null"},
		{"{requests: {cpu: 100}}", "the cpu of request is 100 whole cores", "null", "null"},
		{"{requests: {cpu: 100Mi}}", "the cpu of request is 100Mi, which has the unit of memory", "null", "null"},
		{"{requests: {cpu: 2}, limits: {cpu: 1500m}}", "null", "requests 2 of cpu and is limited to 1500m", "null"},
		{"{requests: {nvidia.com/gpu: 1}}", "null", "null", "requests 1 of nvidia.com/gpu without a limit of the same"},
		{"{requests: {nvidia.com/gpu: 2}, limits: {nvidia.com/gpu: 1}}", "null", "null", "requests 2 of nvidia.com/gpu and is limited to 1, which must be equal"},
		{"{requests: {cpu: 0.5, memory: 1e8}, limits: {cpu: 1, memory: 1Gi, nvidia.com/gpu: 1}}", "null", "null", "null"},
	} {
		m := deployed(t, false, webWith("# container", "resources: "+c.resources)).Workloads.Items[0].Pod.Containers.Items[0].Mistaken
		if say(m.Unit) != c.unit || say(m.Above) != c.above || say(m.Extended) != c.extended {
			t.Errorf("%s: %s; %s; %s", c.resources, say(m.Unit), say(m.Above), say(m.Extended))
		}
	}
}

func TestKubeQuotas(t *testing.T) {
	quota := func(hard string) string {
		return "apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: shop, namespace: shop}\nspec: {hard: {" + hard + "}}\n"
	}
	web := webWith("# container", "resources: {requests: {cpu: 500m}}")
	limited := webWith("# container", "resources: {limits: {cpu: 1, memory: 256Mi}}")
	for _, c := range []struct {
		name  string
		files []string
		want  string // exceeded, demand, refusals
	}{
		{"enough", []string{web, quota("requests.cpu: 2")}, "false 1500 0"},
		{"too little", []string{web, quota("cpu: 1")}, "true 1500 0"},
		{"at full scale", []string{web, quota("requests.cpu: 2"), horizontal}, "true 4500 0"},
		{"pods", []string{web, quota("pods: 2")}, "true 3 0"},
		{"limits", []string{limited, quota("limits.memory: 512Mi")}, "true 805306368 0"},
		{"limits of processor", []string{limited, quota("limits.cpu: 3")}, "false 3000 0"},
		{"limits that are filled in", []string{web, quota("limits.memory: 1Gi"), limitRange}, "false 805306368 0"},
		{"limits that are left out", []string{web, quota("limits.memory: 1Gi")}, "false 0 1"},
		{"refused", []string{web, quota("requests.cpu: 2, limits.cpu: 3")}, "false 1500 1"},
		{"filled in", []string{web, quota("requests.cpu: 2, limits.cpu: 3"), limitRange}, "false 1500 0"},
		{"in another namespace", []string{webWith("namespace: shop", "namespace: other"), quota("requests.cpu: 1")}, "false 0 0"},
	} {
		q := deployed(t, false, c.files...).Quotas.Items[0]
		refused := 0
		for _, r := range q.Refuses.Items {
			if r.Refused.Or(false) {
				refused++
			}
		}
		if got := say(q.Items.Items[0].Exceeded) + " " + say(q.Items.Items[0].Demand) + " " + say(Known(refused)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestKubeNamespaceRules(t *testing.T) {
	ns := "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n"
	for _, c := range []struct {
		files []string
		want  string
	}{
		{[]string{ns}, "false"},
		{[]string{ns, limitRange}, "true"},
		{[]string{ns, "apiVersion: v1\nkind: LimitRange\nmetadata: {name: some}\nspec: {limits: []}\n"}, "unknown"},
	} {
		if got := say(deployed(t, false, c.files...).Namespaces.Items[0].LimitRange); got != c.want {
			t.Errorf("%v: %s, want %s", c.files, got, c.want)
		}
	}
}
