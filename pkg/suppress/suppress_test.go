package suppress_test

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/pkg/finding"
	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/suppress"
)

var (
	public  = &finding.Rule{ID: "AKS101", Name: "public"}
	binding = &finding.Rule{ID: "ORG1", Name: "binding", Binding: true}
)

// at is the first place in a file where a text stands.
func at(f *source.File, text string) source.Range {
	start := strings.Index(string(f.Data), text)
	return source.Range{File: f, Start: start, End: start + len(text)}
}

// outcome applies a set to one finding and tells what came of it.
func outcome(s *suppress.Set, f finding.Finding, whole bool) (reason, problems string) {
	fs := []finding.Finding{f}
	s.Apply(fs)
	if fs[0].Suppression != nil {
		reason = fs[0].Suppression.Reason
	}
	var out []string
	for _, p := range s.Problems(suppress.Run{
		Rules: []*finding.Rule{public, binding}, Asked: map[string]bool{"AKS101": true, "ORG1": true},
		Whole:   func(string) bool { return whole },
		Nearest: func(string) string { return "; did you mean public?" },
	}) {
		out = append(out, p.Severity.String()+": "+p.Message)
	}
	return reason, strings.Join(out, "\n")
}

func TestWhereAFindingIsAllowed(t *testing.T) {
	main := source.NewFile("main.tf", []byte(`# akslint:allow public reason="outer"
block {
  # akslint:allow AKS101 reason="inner"
  a = 1
  b = 2
}
c = 3
`))
	module := source.NewFile("module.tf", []byte("d = 4\n"))
	place := func(f *source.File, text string) finding.Location { return finding.Location{Range: at(f, text)} }
	bicep := place(main, "b = 2")
	bicep.Source = true
	for _, tt := range []struct {
		name, want string
		f          finding.Finding
	}{
		{"in the block", "outer", finding.Finding{Location: place(main, "b = 2")}},
		{"at the attribute, where the nearer one speaks", "inner", finding.Finding{Location: place(main, "a = 1")}},
		{"beside the block", "", finding.Finding{Location: place(main, "c = 3")}},
		{"in a module that the block calls", "outer", finding.Finding{Location: place(module, "d = 4"), Trail: []finding.Location{place(main, "block")}}},
		{"compiled from the block", "outer", finding.Finding{Location: place(module, "d = 4"), Related: []finding.Location{bicep}}},
		{"only related to the block", "", finding.Finding{Location: place(module, "d = 4"), Related: []finding.Location{place(main, "b = 2")}}},
		{"without a place", "", finding.Finding{}},
		{"of another rule", "", finding.Finding{Location: place(main, "b = 2"), Rule: binding}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.f.Rule == nil {
				tt.f.Rule = public
			}
			s := suppress.New(suppress.Options{})
			s.Read([]*source.File{main, module})
			if got, _ := outcome(s, tt.f, false); got != tt.want {
				t.Errorf("allowed because of %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWhatHasNoEffect(t *testing.T) {
	for _, tt := range []struct{ name, directive, reason, problems string }{
		{"holds", `public reason="a" until=2026-11-21`, "a", ""},
		{"has ended", `public reason="a" until=2026-11-20`, "", "note: this comment no longer allows public: it ended on 2026-11-20"},
		{"unknown rule", `publik reason="a"`, "", "note: this comment allows publik, and there is no such rule; did you mean public?"},
		{"unused", `binding, public reason="a"`, "a", "note: this comment allows nothing: what binding finds cannot be suppressed"},
		{"written twice", `public, PUBLIC, aks101, public reason="a"`, "a", "note: this comment allows PUBLIC a second time for the same place"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile("a.tf", []byte("# akslint:allow "+tt.directive+"\na = 1\n"))
			s := suppress.New(suppress.Options{AsOf: "2026-11-21"})
			s.Read([]*source.File{f})
			reason, problems := outcome(s, finding.Finding{Rule: public, Location: finding.Location{Range: at(f, "a = 1")}}, true)
			if reason != tt.reason || problems != tt.problems {
				t.Errorf("got  %q\n%s\nwant %q\n%s", reason, problems, tt.reason, tt.problems)
			}
		})
	}
}

func TestDuplicateUnusedAndSwitchedOff(t *testing.T) {
	f := source.NewFile("a.tf", []byte("# akslint:allow public reason=\"a\"\n# akslint:allow public reason=\"b\"\na = 1\nb = 2 # akslint:allow public reason=\"c\"\n"))
	here := finding.Finding{Rule: public, Location: finding.Location{Range: at(f, "a = 1")}}
	read := func(o suppress.Options) *suppress.Set {
		s := suppress.New(o)
		s.Read([]*source.File{f})
		return s
	}
	again := "note: this comment allows public a second time for the same place"
	unused := "note: this comment allows public, and nothing was found that it is about"
	if reason, problems := outcome(read(suppress.Options{}), here, true); reason != "a" || problems != again+"\n"+unused {
		t.Errorf("whole: %q\n%s", reason, problems)
	}
	if reason, problems := outcome(read(suppress.Options{}), here, false); reason != "a" || problems != again {
		t.Errorf("part: %q\n%s", reason, problems)
	}
	off := "note: this comment is not honoured: --no-inline-allow was given"
	if reason, problems := outcome(read(suppress.Options{NoInline: true}), here, true); reason != "" || problems != strings.Repeat(off+"\n", 2)+off {
		t.Errorf("off: %q\n%s", reason, problems)
	}
}

func TestEntriesOfTheConfiguration(t *testing.T) {
	f := source.NewFile("infra/main.json", []byte("{}"))
	here := finding.Finding{Rule: public, Address: `module.a["x"].cluster`, Path: "pools[0].zones", Named: ".pools[system].zones", Location: finding.Location{Range: at(f, "{}")}}
	for _, tt := range []struct {
		a    suppress.Allowance
		want string
	}{
		{suppress.Allowance{Address: `module.a["x"].cluster`}, "r"},
		{suppress.Allowance{Address: "*"}, "r"},
		{suppress.Allowance{Address: "module.*.cluster"}, "r"},
		{suppress.Allowance{Address: "module.*r.clu*ster"}, ""},
		{suppress.Allowance{Address: "module.*ule.a*"}, ""},
		{suppress.Allowance{Address: "*", Path: "pools[*].zones"}, "r"},
		{suppress.Allowance{Address: "*", Path: "pools[system].*"}, "r"},
		{suppress.Allowance{Address: "*", Path: "pools"}, ""},
		{suppress.Allowance{Address: "*", File: "infra/*"}, "r"},
		{suppress.Allowance{Address: "*", File: "app/*"}, ""},
	} {
		tt.a.Rule, tt.a.Reason, tt.a.By = "public", "r", finding.ByConfiguration
		s := suppress.New(suppress.Options{NoInline: true})
		s.Add(tt.a)
		if got, _ := outcome(s, here, false); got != tt.want {
			t.Errorf("%+v: allowed because of %q, want %q", tt.a, got, tt.want)
		}
	}
}

func TestAnnotations(t *testing.T) {
	f := source.NewFile("a.yaml", []byte("abc"))
	web := suppress.Object{Name: "Pod web of a", At: at(f, "a")}
	here := finding.Finding{Rule: public, Address: "Pod web container a", Object: "Pod web of a", ObjectAt: at(f, "a")}
	other, twin := here, here
	other.Object = "Pod web of b"
	twin.ObjectAt = at(f, "c")
	note := func(key, text string) suppress.Annotation {
		return suppress.Annotation{Key: key, Text: text, Known: true, At: at(f, "b")}
	}
	for _, tt := range []struct {
		name, reason, problems string
		f                      finding.Finding
		all                    []suppress.Annotation
	}{
		{"allowed", "a", "", here, []suppress.Annotation{note("akslint.io/allow.public", "a"), note("other/key", "")}},
		{"another object of that name", "", "", other, []suppress.Annotation{note("akslint.io/allow.public", "a")}},
		{"an object of that name in another document", "", "", twin, []suppress.Annotation{note("akslint.io/allow.public", "a")}},
		{"no reason to see", "", "error: no reason is given: it allows nothing", here, []suppress.Annotation{note("akslint.io/allow.public", "\u200b\ufeff ")}},
		{"no last day", "", "error: the last day is empty: it allows nothing", here, []suppress.Annotation{note("akslint.io/allow.public", "a"), note("akslint.io/allow-until.public", "")}},
		{"ended", "", "note: this annotation no longer allows public: it ended on 2026-01-31", here, []suppress.Annotation{note("akslint.io/allow.public", "a"), note("akslint.io/allow-until.public", "2026-01-31")}},
		{"no reason", "", "error: no reason is given: it allows nothing", here, []suppress.Annotation{note("akslint.io/allow.public", " ")}},
		{"no such key", "", `error: the annotation "akslint.io/allow" is not understood: it allows nothing`, here, []suppress.Annotation{note("akslint.io/allow", "public")}},
		{"a day of nothing", "", `error: there is a last day for "public", and no akslint.io/allow. of that rule: it allows nothing`, here, []suppress.Annotation{note("akslint.io/allow-until.public", "2026-01-31")}},
		{"not known", "", `error: what the annotation "akslint.io/allow.public" says is not known: it allows nothing`, here, []suppress.Annotation{{Key: "akslint.io/allow.public", At: at(f, "b")}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.name == "not known" {
				tt.all[0].Text = "a"
			}
			s := suppress.New(suppress.Options{AsOf: "2026-11-21"})
			s.Annotate(web, tt.all)
			s.Annotate(web, tt.all) // as of a second cluster
			if reason, problems := outcome(s, tt.f, false); reason != tt.reason || problems != tt.problems {
				t.Errorf("got  %q\n%s\nwant %q\n%s", reason, problems, tt.reason, tt.problems)
			}
		})
	}
}
