package model

import "testing"

func TestKubeWindowsYear(t *testing.T) {
	for tag, want := range map[string]int{
		"ltsc2022": 2022, "4.8-windowsservercore-ltsc2019": 2019, "8.0-nanoserver-1809": 2019, "1.2-LTSC2025-amd64": 2025,
		"v5": 0, "1809": 0, "2.1809": 0, "ltsc20222": 0, "ltsc2019-ltsc2022": 0, "": 0,
	} {
		if got := windowsYear(tag); got != want {
			t.Errorf("%q: %d, want %d", tag, got, want)
		}
	}
}

func TestKubeWindowsImage(t *testing.T) {
	const windows = "  os: {name: windows}\n"
	run := func(tag string) string {
		return windows + "  containers: [{name: a, image: a:v5}, {name: b, image: b:" + tag + "}]\n"
	}
	tests := []struct{ name, pool, spec, want string }{
		{"older image", `, "osType": "Windows", "osSKU": "Windows2022"`, run("ltsc2019"), "1"},
		{"newer image", `, "osType": "Windows", "osSKU": "Windows2022"`, run("ltsc2025"), "1"},
		{"same", `, "osType": "Windows", "osSKU": "Windows2022"`, run("ltsc2022"), "<nil>"},
		{"may run there", `, "osType": "Windows", "osSKU": "Windows2025"`, run("ltsc2022"), "?"},
		{"default of the pool", `, "osType": "Windows"`, run("ltsc2022"), "?"},
		{"no version", `, "osType": "Windows", "osSKU": "Windows2022"`, run("v5"), "<nil>"},
		{"process of the node", `, "osType": "Windows", "osSKU": "Windows2022"`, "  securityContext: {windowsOptions: {hostProcess: true}}\n" + run("ltsc2019"), "<nil>"},
		{"no pool takes it", "", run("ltsc2019"), "<nil>"},
		{"Linux", `, "osType": "Windows", "osSKU": "Windows2022"`, "  containers: [{name: b, image: b:ltsc2019}]\n", "<nil>"},
	}
	for _, test := range tests {
		if got := shown(placedCluster(t, twoPools(test.pool), pod(test.spec)).Kube.Workloads.Items[0].Needs.WindowsImage); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
