package model

import "testing"

func TestKubeMemoryOfSizes(t *testing.T) {
	for size, want := range map[string]int{
		"Standard_D2s_v5": 8, "Standard_D16ads_v5": 64, "Standard_D4_v3": 16, "Standard_D4pds_v5": 16, "Standard_D4lds_v5": 8,
		"Standard_E8ds_v5": 64, "Standard_E20s_v4": 160, "Standard_F8s_v2": 16, "Standard_E32s_v5": 256, "Standard_E32pds_v5": 208, "Standard_E32ps_v6": 256,
		// Not by the rule, or not known.
		"Standard_D96s_v5": 0, "Standard_DC4s_v3": 0, "Standard_DS2_v2": 0, "Standard_E8-2s_v5": 0, "Standard_B4ms": 0, "Standard_F8s": 0,
		"Standard_NC4as_T4_v3": 0, "Standard_F8as_v6": 0, "": 0, "Standard_D4s_v9": 0,
	} {
		if got, _ := memoryOf(size); got != want*gib {
			t.Errorf("%s has %d bytes, want %d GiB", size, got, want)
		}
	}
}

// The examples are those of learn.microsoft.com/azure/aks/node-resource-reservations.
func TestKubeRoom(t *testing.T) {
	p := &Pool{VCPUs: Known(2), VMSize: Known("Standard_D2s_v5"), MaxPods: Known(30), OSType: Known("Linux")}
	cpu, memory := room(p)
	if cpu.v != 1900 || memory.v != 8*gib-650_000_000-100*mib {
		t.Errorf("%d and %d", cpu.v, memory.v)
	}
	p.VMSize, p.MaxPods = Known("Standard_D2ls_v5"), Known(70)
	if _, memory = room(p); memory.v != 3*gib-100*mib {
		t.Errorf("a quarter is kept: %d", memory.v)
	}
	p.OSType = Known("Windows")
	if _, memory = room(p); memory.v != 3*gib-100*mib-2_000_000_000 {
		t.Errorf("Windows: %d", memory.v)
	}
	p.VMSize = Known("Standard_M64s")
	if _, memory = room(p); !memory.IsNull() {
		t.Errorf("an unknown size has %s", say(memory))
	}
}
