// Package finding is what akslint tells people: rules, findings and the checks
// that stayed open. It sits below the engine that makes findings and the
// reports that print them, and knows neither.
package finding

import (
	"fmt"
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/source"
)

// Severity says how bad a finding is. The order is meaningful: Critical is the
// greatest.
type Severity uint8

// The severities, mildest first. The zero value is Info.
const (
	Info Severity = iota
	Low
	Medium
	High
	Critical
)

var severityNames = [...]string{"info", "low", "medium", "high", "critical"}

// String returns the lower-case name.
func (s Severity) String() string { return severityNames[s] }

// Lower returns the severity one step down; Info stays Info.
func (s Severity) Lower() Severity {
	if s == Info {
		return Info
	}
	return s - 1
}

// ParseSeverity reads a name as written in METADATA or on the command line.
func ParseSeverity(name string) (Severity, error) {
	for i, n := range severityNames {
		if strings.EqualFold(n, name) {
			return Severity(i), nil
		}
	}
	return Info, fmt.Errorf("unknown severity %q: use one of %s", name, strings.Join(severityNames[:], ", "))
}

// Pillar is the part of the Well-Architected Framework a rule serves:
// reliability, security, cost, operations or performance.
type Pillar string

// Rule is what a rule says of itself, drawn from its METADATA.
type Rule struct {
	ID          string // AKS and three digits, or what users call theirs; the number means nothing
	Name        string // kebab-case; what is wrong: public-api-server
	Category    string // the folder above the rule's own
	Title       string
	Description string
	Remediation Advice
	Severity    Severity
	// Chosen says that the severity is what the user chose: it is the same in every
	// environment.
	Chosen bool
	Pillar Pillar
	// Environments the rule was written for; empty means all. Elsewhere, and
	// where none is declared, the severity is one step lower.
	Environments []string
	// SilentElsewhere says that a cluster declared to be in another environment
	// than those is left out.
	SilentElsewhere bool
	// References are the pages the rule rests on, most important first.
	References []string
	// Equivalents maps a tool's name to its identifiers for the same check.
	Equivalents map[string][]string
	// Reads says what of a deployment the rule is about.
	Reads Reads
	// Dated names the data file whose dates decide, empty when none does.
	Dated string
	// Blind says what the rule cannot see, for its page.
	Blind string
	// Binding says that nobody may suppress what the rule finds.
	Binding bool
	// Dir is the directory that a rule of a user was loaded from, as the user names
	// it; empty for the rules of akslint.
	Dir string
}

// Explained is the command that tells more about the rule.
func (r *Rule) Explained() string {
	if r.Dir == "" {
		return "akslint explain " + r.ID
	}
	dir := r.Dir
	if strings.ContainsFunc(dir, func(c rune) bool { return c <= ' ' || strings.ContainsRune("'\"\\$`&|;<>()*?[]{}!#~", c) }) {
		dir = "'" + strings.ReplaceAll(dir, "'", `'\''`) + "'"
	}
	return "akslint explain --rules " + dir + " " + r.ID
}

// Reads says what of a deployment a rule is about. A rule that is about several
// parts needs all of them.
type Reads struct {
	// Cluster is the cluster with the networks and services around it.
	Cluster bool
	// Manifests are the Kubernetes objects that are deployed onto it.
	Manifests bool
}

// Concerns reports whether the rule has anything to say in an environment, which
// is empty where none is declared.
func (r *Rule) Concerns(environment string) bool {
	return !r.SilentElsewhere || environment == "" || slices.Contains(r.Environments, environment)
}

// SeverityIn is the severity in an environment, which is empty where none is
// declared: what the user chose, else what the rule says, and one step lower
// outside the environments it was written for.
func (r *Rule) SeverityIn(environment string) Severity {
	if r.Chosen || len(r.Environments) == 0 || slices.Contains(r.Environments, environment) {
		return r.Severity
	}
	return r.Severity.Lower()
}

// Elsewhere says what the rule does outside its environments, to follow its
// severity; empty when there are none outside.
func (r *Rule) Elsewhere() string {
	switch names := strings.Join(r.Environments, ", "); {
	case names == "", r.Chosen && !r.SilentElsewhere:
		return ""
	case r.SilentElsewhere:
		return "in " + names + ", one step lower where no environment is declared, not reported in another one"
	default:
		return "in " + names + ", one step lower in another environment and where none is declared"
	}
}

// Kind tells a failure from a check that could not be decided.
type Kind uint8

const (
	// Fail is a finding: the configuration is known to be wrong. The zero value.
	Fail Kind = iota
	// Open is a check that would have needed a value that is not known.
	Open
)

// String returns fail or open, as SARIF spells them.
func (k Kind) String() string {
	if k == Open {
		return "open"
	}
	return "fail"
}

// Location is a place with what is to be said about it. Secret says that the
// text at Range must not be shown: the value is declared sensitive.
type Location struct {
	Range   source.Range
	Message string
	Secret  bool
	// Template is where the text at Range was rendered from, which is then a text
	// that came through standard input: a line, or an empty range where only the file
	// is known. A file that is not in the repository has no text. The zero Template
	// says that Range is where it was written.
	Template source.Range
	// Source says that it is what the place of the finding was compiled from.
	Source bool
}

// Written is the place that a person can edit: that in the template where there is
// one, else Range.
func (l Location) Written() source.Range {
	if l.Template.IsZero() {
		return l.Range
	}
	return l.Template
}

// Finding is one thing said about one place.
type Finding struct {
	Rule     *Rule
	Kind     Kind
	Severity Severity
	// Message says what is so, in lower case, naming the object.
	Message string
	// Remediation says what to write instead, in the language of the resource the
	// path belongs to; empty for an open check.
	Remediation string
	// Cluster is the address of the cluster it is about.
	Cluster string
	// Clusters are the addresses of all it is about, when there are several of one
	// unit; Cluster is the first.
	Clusters []string
	// Unit is the deployment unit of the cluster.
	Unit string
	// Deployments are those it is true of, sorted; empty where the cluster belongs
	// to none in particular.
	Deployments []string
	// Path is the model path, as pools[0].zones.
	Path string
	// Named is the model path with things called by their address or name instead
	// of their number: it stays when others come and go.
	Named string
	// Object is the Kubernetes object it is about, by its address and the bundle it
	// is in: Pod web of k8s. It is empty where it is about none.
	Object string
	// ObjectAt is where that object is declared.
	ObjectAt source.Range
	// Address is the resource the path belongs to, in its own language.
	Address string
	// Location is where to look; its Range may be zero.
	Location Location
	// Trail is the way the value came, nearest to the resource first.
	Trail []Location
	// Related are other places that matter: where the other side says no.
	Related []Location
	// Missing are the values an open check would have needed: their places, and
	// why they are not known, which may follow the value's model path and a colon.
	Missing []Location
	// Fingerprint is equal for the same finding after lines have moved.
	Fingerprint string
	// Instances is how many copies (count, for_each) say the same; at least 1.
	Instances int
	// Also are the names that the messages of copies have where Message names
	// something else, each once.
	Also []string
	// Suppression is set when somebody decided to live with the finding.
	Suppression *Suppression
}
