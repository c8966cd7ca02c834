package engine

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/akslint/akslint/pkg/finding"
)

var (
	pillars = []string{"reliability", "security", "cost", "operations", "performance"}
	// customKeys are the fields of custom; anything else is a misspelling.
	customKeys = []string{"id", "severity", "pillar", "environments", "elsewhere", "remediation", "equivalents", "dated", "blind", "reads", "ignorable"}
)

// metadata reads what a rule of ours says of itself and refuses what is not whole.
func metadata(file string, m *ast.Module) (*finding.Rule, error) {
	a := packageAnnotation(m)
	if a == nil {
		return nil, fmt.Errorf("%s:1: %s", file, noMetadata)
	}
	r, err := described(file, a, ours)
	if err != nil {
		return nil, fmt.Errorf("%s: METADATA: %w", file, err)
	}
	return r, nil
}

const noMetadata = "no METADATA block with scope: package"

// house says what METADATA has to hold.
type house struct {
	id     *regexp.Regexp
	idForm string
	// brief METADATA may lack what a page of our documentation needs: description,
	// pillar and related resources.
	brief bool
}

var ours = house{id: regexp.MustCompile(`^AKS[0-9]{3}$`), idForm: "AKS and three digits"}

// described reads the METADATA of the rule in a file.
func described(file string, a *ast.Annotations, h house) (*finding.Rule, error) {
	r := &finding.Rule{
		Category:    path.Base(path.Dir(path.Dir(file))),
		Name:        strings.ReplaceAll(path.Base(path.Dir(file)), "_", "-"),
		Title:       a.Title,
		Description: strings.TrimSpace(a.Description),
	}
	for _, rel := range a.RelatedResources {
		r.References = append(r.References, rel.Ref.String())
	}
	c := custom{fields: a.Custom}
	r.ID, r.Dated, r.Blind = c.text("id"), c.text("dated"), c.text("blind")
	r.Remediation = c.advice("remediation")
	r.Pillar = finding.Pillar(c.text("pillar"))
	r.Environments = c.texts("environments", a.Custom["environments"])
	r.SilentElsewhere = c.silent(r)
	r.Reads = c.reads("reads")
	r.Binding = !c.boolean("ignorable", true)
	severity := c.text("severity")
	r.Equivalents = c.equivalents()
	c.only(customKeys)
	c.check(r, severity, h)
	return r, c.err
}

func packageAnnotation(m *ast.Module) *ast.Annotations {
	for _, a := range m.Annotations {
		if a.Scope == "package" {
			return a
		}
	}
	return nil
}

// custom reads the custom fields of METADATA and keeps the first mistake.
type custom struct {
	fields map[string]any
	err    error
}

func (c *custom) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

func (c *custom) text(key string) string {
	v, ok := c.fields[key]
	if !ok {
		return ""
	}
	s, ok := v.(string)
	if !ok {
		c.fail("custom.%s has to be a text, not %v", key, v)
	}
	return strings.TrimSpace(s)
}

// boolean reads true or false; otherwise is what holds where nothing is said.
func (c *custom) boolean(key string, otherwise bool) bool {
	v, said := c.fields[key]
	if !said {
		return otherwise
	}
	b, ok := v.(bool)
	if !ok {
		c.fail("custom.%s has to be true or false, not %v", key, v)
	}
	return b
}

// advice reads one text for every language, or one for each.
func (c *custom) advice(key string) finding.Advice {
	each, ok := c.fields[key].(map[string]any)
	if !ok {
		return finding.Anywhere(c.text(key))
	}
	in := custom{fields: each}
	a := finding.Advice{Terraform: in.text("terraform"), ARM: in.text("arm")}
	if in.err != nil || len(each) != 2 || a.Terraform == "" || a.ARM == "" {
		c.fail("custom.%s has to be a text, or a text for each of terraform and arm", key)
	}
	return a
}

// reads reads what the rule is about: the cluster where nothing is said.
func (c *custom) reads(key string) finding.Reads {
	if c.fields[key] == nil {
		return finding.Reads{Cluster: true}
	}
	var r finding.Reads
	for _, part := range c.texts(key, c.fields[key]) {
		switch part {
		case "cluster":
			r.Cluster = true
		case "manifests":
			r.Manifests = true
		default:
			c.fail("custom.%s lists %s; write cluster, manifests or both", key, part)
		}
	}
	return r
}

func (c *custom) texts(key string, v any) []string {
	if v == nil {
		return nil
	}
	list, ok := v.([]any)
	if !ok {
		c.fail("custom.%s has to be a list, not %v", key, v)
		return nil
	}
	out := make([]string, 0, len(list))
	for _, item := range list {
		s, ok := item.(string)
		if !ok {
			c.fail("custom.%s has to be a list of texts, but holds %v", key, item)
		}
		out = append(out, s)
	}
	return out
}

// silent reads what the rule does outside its environments: it is milder there,
// or silent.
func (c *custom) silent(r *finding.Rule) bool {
	switch elsewhere := c.text("elsewhere"); {
	case elsewhere == "":
		return false
	case elsewhere != "silent":
		c.fail("custom.elsewhere has to be silent, not %q; without it the rule is milder there", elsewhere)
	case len(r.Environments) == 0:
		c.fail("custom.elsewhere needs environments")
	}
	return true
}

func (c *custom) equivalents() map[string][]string {
	v, ok := c.fields["equivalents"]
	if !ok {
		return nil
	}
	tools, ok := v.(map[string]any)
	if !ok {
		c.fail("custom.equivalents has to map tools to lists of identifiers, not %v", v)
		return nil
	}
	out := make(map[string][]string, len(tools))
	for tool, ids := range tools {
		out[tool] = c.texts("equivalents."+tool, ids)
	}
	return out
}

func (c *custom) only(known []string) {
	for _, key := range slices.Sorted(maps.Keys(c.fields)) {
		if !slices.Contains(known, key) {
			c.fail("custom.%s is not a field; the fields are %s", key, strings.Join(known, ", "))
		}
	}
}

func (c *custom) check(r *finding.Rule, severity string, h house) {
	var err error
	if h.brief && r.Pillar == "" {
		r.Pillar = "operations"
	}
	for _, key := range []string{"id", "severity", "remediation"} {
		if c.fields[key] == nil {
			c.fail("custom.%s is missing", key)
		}
	}
	if r.Severity, err = finding.ParseSeverity(severity); err != nil {
		c.fail("custom.severity: %v", err)
	}
	switch {
	case !h.id.MatchString(r.ID):
		c.fail("custom.id has to be %s, not %q", h.idForm, r.ID)
	case !slices.Contains(pillars, string(r.Pillar)):
		c.fail("custom.pillar has to be one of %s, not %q", strings.Join(pillars, ", "), r.Pillar)
	case r.Title == "":
		c.fail("title is missing")
	case r.Description == "" && !h.brief:
		c.fail("description is missing")
	case r.Remediation == finding.Advice{}:
		c.fail("custom.remediation is missing")
	case len(r.References) == 0 && !h.brief:
		c.fail("related_resources is missing: name the page the rule rests on")
	}
}
