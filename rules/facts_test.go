package rules_test

import (
	"encoding/json"
	"io/fs"
	"net/netip"
	"path"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/akslint/akslint/rules"
)

// fact reads a table into the fields of out that it names.
func fact(t *testing.T, name string, out any) {
	t.Helper()
	data, err := fs.ReadFile(rules.FS, "data/"+name+".json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, out); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// Every table says how old it is and where it comes from.
func TestFactsAreDated(t *testing.T) {
	files, err := fs.Glob(rules.FS, "data/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(path.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			var head struct {
				AsOf   string `json:"as_of"`
				Source string `json:"source"`
			}
			fact(t, name, &head)
			if _, err := time.Parse(time.DateOnly, head.AsOf); err != nil {
				t.Errorf("as_of: %v", err)
			}
			if head.Source == "" {
				t.Error("source is missing")
			}
		})
	}
}

// Rules look regions up in the short form the model has.
func TestFactsRegions(t *testing.T) {
	var regions struct {
		Zones map[string]bool `json:"zones"`
	}
	var agc struct {
		Regions map[string]bool `json:"regions"`
	}
	fact(t, "regions", &regions)
	fact(t, "agc_regions", &agc)
	short := regexp.MustCompile(`^[a-z]+[0-9]?$`)
	for region := range regions.Zones {
		if !short.MatchString(region) {
			t.Errorf("region %q is not in the short form", region)
		}
	}
	for region := range agc.Regions {
		if _, ok := regions.Zones[region]; !ok {
			t.Errorf("region %q of agc_regions is not among the regions", region)
		}
	}
}

func TestFactsVMSizes(t *testing.T) {
	var sizes struct {
		Burstable   string `json:"burstable"`
		Retirements []struct {
			Family, Date, Pattern string
		} `json:"retirements"`
	}
	fact(t, "vm_sizes", &sizes)
	for size, want := range map[string]string{
		"standard_nc24rs_v3":     "NCv3",
		"standard_nc4as_t4_v3":   "",
		"standard_nv48s_v3":      "NVv3",
		"standard_nv16as_v4":     "NVv4",
		"standard_nv6ads_a10_v5": "",
		"standard_m192idms_v2":   "M192i_v2",
		"standard_ds2":           "D and Ds",
		"standard_ds2_v2":        "Dv2 and Dsv2",
		"standard_ds11-1_v2":     "Dv2 and Dsv2",
		"standard_d4s_v5":        "",
		"standard_d2_v3":         "Dv3 and Dsv3",
		"standard_d2s_v3":        "Dv3 and Dsv3",
		"standard_e8-2s_v3":      "Ev3 and Esv3",
		"standard_e64is_v3":      "Ev3 and Esv3",
		"standard_e8s_v4":        "",
		"standard_dc4s_v2":       "DCsv2",
		"standard_dc4ds_v3":      "DCsv3 and DCdsv3",
		"standard_dc4ads_cc_v5":  "DCas_cc_v5 and DCads_cc_v5",
		"standard_dc4as_v5":      "",
		"standard_ec4as_cc_v5":   "ECas_cc_v5 and ECads_cc_v5",
		"standard_hc44-16rs":     "HC",
		"standard_hb120rs_v2":    "HBv2",
		"standard_hb120rs_v3":    "",
		"standard_np10s":         "NP",
		"standard_l8s":           "Ls",
		"standard_l8s_v2":        "Lsv2",
		"standard_l8s_v3":        "",
		"standard_a2m_v2":        "Av2 and Amv2",
		"standard_b2ms":          "B (first generation)",
		"standard_b1ls":          "B (first generation)",
		"standard_b2s_v2":        "",
		"standard_f8s":           "F and Fs",
		"standard_f8s_v2":        "Fsv2",
		"standard_f8as_v6":       "",
		"standard_gs5-8":         "G and Gs",
	} {
		var got []string
		for _, r := range sizes.Retirements {
			if regexp.MustCompile(r.Pattern).MatchString(size) {
				got = append(got, r.Family)
			}
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s belongs to %q, want %q", size, got, want)
		}
	}
	for _, r := range sizes.Retirements {
		if _, err := time.Parse(time.DateOnly, r.Date); err != nil {
			t.Errorf("%s: %v", r.Family, err)
		}
	}
	burstable := regexp.MustCompile(sizes.Burstable)
	if !burstable.MatchString("standard_b2s_v2") || burstable.MatchString("standard_d2s_v5") {
		t.Errorf("burstable is %s", sizes.Burstable)
	}
}

func TestFactsKubernetesVersions(t *testing.T) {
	var table struct {
		Versions map[string]struct {
			GA     string `json:"ga"`
			End    string `json:"end"`
			LTSEnd string `json:"lts_end"`
		} `json:"versions"`
	}
	fact(t, "kubernetes_versions", &table)
	for version, v := range table.Versions {
		if _, err := time.Parse("2006-01", v.GA); err != nil {
			t.Errorf("%s: %v", version, err)
		}
		for _, day := range []string{v.End, v.LTSEnd} {
			if _, err := time.Parse(time.DateOnly, day); err != nil {
				t.Errorf("%s: %v", version, err)
			}
		}
		if v.GA >= v.End || v.End >= v.LTSEnd {
			t.Errorf("%s: %s, %s and %s are not in order", version, v.GA, v.End, v.LTSEnd)
		}
	}
}

func TestFactsReservedRanges(t *testing.T) {
	var table struct {
		Ranges []netip.Prefix `json:"ranges"`
	}
	fact(t, "reserved_ranges", &table)
	for _, p := range table.Ranges {
		if p != p.Masked() {
			t.Errorf("%s has bits beyond its prefix", p)
		}
	}
	if len(table.Ranges) == 0 {
		t.Error("no ranges")
	}
}

func TestFactsIdentifiers(t *testing.T) {
	var roles struct {
		Names map[string]string `json:"names"`
	}
	fact(t, "roles", &roles)
	guid := regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
	for id, name := range roles.Names {
		if !guid.MatchString(id) || name == "" {
			t.Errorf("role %q (%s) has to be a GUID in lower case with a name", id, name)
		}
	}
}
