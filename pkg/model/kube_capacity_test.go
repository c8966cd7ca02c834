package model

import "testing"

func TestKubeMemoryOfSizes(t *testing.T) {
	for size, want := range map[string]int{
		"Standard_D2s_v5": 8, "Standard_D16ads_v5": 64, "Standard_D4_v3": 16, "Standard_D4pds_v5": 16, "Standard_D4lds_v5": 8,
		"Standard_E8ds_v5": 64, "Standard_E20s_v4": 160, "Standard_F8s_v2": 16, "Standard_E32s_v5": 256, "Standard_E32pds_v5": 208, "Standard_E32ps_v6": 256,
		"Standard_B2ms": 8, "Standard_B2s": 4, "standard_b2pls_v2": 4, "Standard_B8as_v2": 32, "Standard_B2ts_v2": 1, "Standard_DS2_v2": 7, "Standard_D14": 112,
		"Standard_DS13-2_v2": 56, "Standard_D2_v2_Promo": 7, "Standard_E8-2s_v5": 64, "Standard_D96s_v5": 384, "Standard_D4ds_v6": 16, "Standard_D8ds_v7": 32,
		"Standard_F72s_v2": 144, "Standard_F8s": 16, "Standard_F8as_v6": 32, "Standard_F8als_v6": 16, "Standard_A4m_v2": 32, "Standard_L8as_v3": 64,
		"Standard_NC4as_T4_v3": 28, "Standard_NC16as_T4_v3": 110,
		// Not by the rule, or not known.
		"Standard_DC4s_v3": 0, "Standard_E64s_v5": 0, "Standard_D4s_v9": 0, "Standard_F8ams_v6": 0, "Standard_B2": 0, "Standard_D6_v2": 0,
		"Basic_A1": 0, "Standard_": 0, "Standard_D_v2": 0, "": 0,
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

func TestKubeAmountsInWords(t *testing.T) {
	for millicores, want := range map[int]string{5000: "5 cores", 1000: "1 core", 3860: "3.86 cores", 100: "0.1 cores", 10: "0.01 cores", 0: "0 cores", 20000: "20 cores"} {
		if got := cores(millicores); got != want {
			t.Errorf("%d: %s, want %s", millicores, got, want)
		}
	}
	if got := bytesText(mib + 1); got != "2 MiB" {
		t.Error(got)
	}
}
