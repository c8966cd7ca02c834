package ruletest

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/finding"
)

func TestContradictions(t *testing.T) {
	rule, other := &finding.Rule{ID: "ORG001"}, &finding.Rule{ID: "ORG002"}
	fail := func(r *finding.Rule, address string) finding.Finding {
		return finding.Finding{Rule: r, Address: address, Message: "it is wrong"}
	}
	open := finding.Finding{Rule: rule, Kind: finding.Open}
	before := Failures([]finding.Finding{fail(rule, "a")})
	for _, c := range []struct {
		name  string
		after []finding.Finding
		want  []string
	}{
		{"the same", []finding.Finding{fail(rule, "a")}, nil},
		{"open now", []finding.Finding{open}, nil},
		{"silent", nil, []string{"ORG001 is silent, but said: "}},
		{"open elsewhere", []finding.Finding{{Rule: other, Kind: finding.Open}}, []string{"ORG001 is silent, but said: "}},
		{"more", []finding.Finding{fail(rule, "a"), fail(rule, "b")}, []string{"a finding appears: ORG001  b: "}},
	} {
		got := Contradictions(before, c.after)
		if !slices.EqualFunc(got, c.want, strings.HasPrefix) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFixtures(t *testing.T) {
	fsys := fstest.MapFS{}
	for _, name := range []string{"bad.tf", "bad_one.tf", "bad_one.yaml", "bad.yaml", "bad.json", "good.tf", "unknown_x.yaml", "want.txt", "badly.md"} {
		fsys["x/y/"+name] = &fstest.MapFile{Data: []byte("# akslint-test: environment=test complete as-of=2026-01-02\n")}
	}
	for _, c := range []struct {
		name  string
		reads finding.Reads
		want  string
	}{
		{"cluster", finding.Reads{Cluster: true}, "bad.tf+bad.yaml bad_one.tf+bad_one.yaml bad.json+bad.yaml good.tf"},
		{"manifests", finding.Reads{Manifests: true}, "bad.yaml bad_one.yaml unknown_x.yaml"},
		{"both", finding.Reads{Cluster: true, Manifests: true}, "bad.tf+bad.yaml bad_one.tf+bad_one.yaml bad.json+bad.yaml good.tf unknown_x.yaml"},
	} {
		all, err := Fixtures(fsys, "x/y", &finding.Rule{Reads: c.reads})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range all {
			names := []string{f.Name}
			for name := range f.Files() {
				if name != f.Name {
					names = append(names, name)
				}
			}
			got = append(got, strings.Join(names, "+"))
			if f.Environment != "test" || !f.Complete || f.Day != "2026-01-02" {
				t.Errorf("%s is called with %+v", f.Name, f)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	fsys["x/y/bad.tf"].Data = []byte("# akslint-test: environmant=test\n")
	if _, err := Fixtures(fsys, "x/y", &finding.Rule{Reads: finding.Reads{Cluster: true}}); err == nil || !strings.Contains(err.Error(), `x/y/bad.tf:1: akslint-test knows environment=NAME, complete and as-of=DATE, not "environmant=test"`) {
		t.Error(err)
	}
}
