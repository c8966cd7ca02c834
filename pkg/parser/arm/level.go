package arm

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// levelKind says at what level of the hierarchy something is deployed.
type levelKind uint8

const (
	atGroup levelKind = iota // a resource group
	atSubscription
	atManagementGroup
	atTenant
)

// level is where the resources of a deployment go. Parts that are not known are
// equal to themselves.
type level struct {
	kind       levelKind
	sub, group *val // of a management group, group is its name
}

// schemas maps the names of template schemas to what they deploy to.
var schemas = map[string]levelKind{
	"deploymenttemplate":                atGroup,
	"subscriptiondeploymenttemplate":    atSubscription,
	"managementgroupdeploymenttemplate": atManagementGroup,
	"tenantdeploymenttemplate":          atTenant,
}

// schemaName is the last part of a schema's address in lower case, without
// extension: deploymenttemplate.
func schemaName(s string) string {
	s = strings.ToLower(strings.TrimRight(s, "#"))
	if !strings.Contains(s, "schema.management.azure.com/") {
		return ""
	}
	return strings.TrimSuffix(s[strings.LastIndexByte(s, '/')+1:], ".json")
}

// Names of what is never known of a deployment; rendered where an identifier is
// shown.
const (
	symSubscription = "subscription"
	symGroup        = "resource group"
)

func rootLevel(kind levelKind) level {
	l := level{kind: kind, sub: unknown("the subscription is known only when the template is deployed", symSubscription)}
	switch kind {
	case atGroup:
		l.group = unknown("the resource group is known only when the template is deployed", symGroup)
	case atManagementGroup:
		l.group = unknown("the management group is known only when the template is deployed", "management group")
	case atSubscription, atTenant:
	}
	return l
}

// level is where a template is deployed: what is said of it is known.
func (r Run) level(kind levelKind) level {
	l := rootLevel(kind)
	if r.Subscription != "" {
		l.sub = strVal(r.Subscription)
	}
	if r.ResourceGroup != "" && kind == atGroup {
		l.group = strVal(r.ResourceGroup)
	}
	return l
}

// id is the identifier of the level itself.
func (l level) id() []part {
	switch l.kind {
	case atGroup:
		return joinParts("/subscriptions/", l.sub, "/resourceGroups/", l.group)
	case atSubscription:
		return joinParts("/subscriptions/", l.sub)
	case atManagementGroup:
		return joinParts("/providers/Microsoft.Management/managementGroups/", l.group)
	case atTenant:
	}
	return nil
}

// joinParts puts texts and values together; it takes strings, values and parts.
func joinParts(pieces ...any) []part {
	var out []part
	for _, p := range pieces {
		switch p := p.(type) {
		case string:
			out = append(out, part{lit: p})
		case *val:
			out = append(out, piecesOf(p)...)
		case []part:
			out = append(out, p...)
		}
	}
	return out
}

// resourceID is the identifier of a resource at a level, or of an extension of
// what scope identifies. Types have one name fewer than segments.
func resourceID(scope []part, typ string, names []*val) []part {
	segments := strings.Split(typ, "/")
	if strings.EqualFold(typ, "Microsoft.Resources/resourceGroups") && len(names) == 1 {
		return joinParts(scope, "/resourceGroups/", names[0])
	}
	out := joinParts(scope, "/providers/", segments[0])
	for i, name := range names {
		kind := ""
		if i+1 < len(segments) {
			kind = segments[i+1]
		}
		out = joinParts(out, "/", kind, "/", name)
	}
	return out
}

// identifier is an identifier taken apart as far as it is known.
type identifier struct {
	scope []part // of what it extends; nil for others
	sub   *val
	group *val
	typ   string
	names []*val
}

// parseIdentifier takes the pieces of an identifier apart. It reports false for
// anything else.
func parseIdentifier(parts []part) (identifier, bool) {
	if len(parts) == 0 || !strings.HasPrefix(parts[0].lit, "/") {
		return identifier{}, false
	}
	segments := segmentsOf(parts)[1:]
	var id identifier
	last := -1
	for i, s := range segments {
		if t, ok := s.str(); ok && strings.EqualFold(t, "providers") {
			if last >= 0 {
				id.scope = joinSegments(segments[:i])
			}
			last = i
		}
	}
	base := segments
	if last >= 0 {
		base = segments[:last]
	}
	for i := 0; i+1 < len(base); i += 2 {
		switch name, _ := base[i].str(); strings.ToLower(name) {
		case "subscriptions":
			id.sub = base[i+1]
		case "resourcegroups":
			id.group = base[i+1]
		}
	}
	if last < 0 {
		return id.ofLevel(len(base))
	}
	return id.ofProvider(segments[last+1:])
}

func joinSegments(segments []*val) []part {
	var out []part
	for _, s := range segments {
		out = joinParts(out, "/", s)
	}
	return textParts(out)
}

// textParts merges literal pieces that lie side by side.
func textParts(parts []part) []part { return piecesOf(textOf(parts)) }

func (id identifier) ofLevel(segments int) (identifier, bool) {
	switch {
	case id.group != nil && segments == 4:
		id.typ, id.names = "Microsoft.Resources/resourceGroups", []*val{id.group}
	case id.sub != nil && segments == 2:
		id.typ, id.names = "Microsoft.Resources/subscriptions", []*val{id.sub}
	default:
		return id, false
	}
	return id, true
}

func (id identifier) ofProvider(own []*val) (identifier, bool) {
	if len(own) < 3 || len(own)%2 == 0 {
		return id, false
	}
	namespace, ok := own[0].str()
	if !ok || namespace == "" {
		return id, false
	}
	id.typ = namespace
	for i := 1; i+1 < len(own); i += 2 {
		kind, ok := own[i].str()
		name, known := own[i+1].str()
		if !ok || kind == "" || known && name == "" {
			return id, false
		}
		id.typ += "/" + kind
		id.names = append(id.names, own[i+1])
	}
	return id, true
}

// parent is the identifier one level up.
func (id identifier) parent() (typ string, names []*val, ok bool) {
	if len(id.names) < 2 {
		return "", nil, false
	}
	return id.typ[:strings.LastIndexByte(id.typ, '/')], id.names[:len(id.names)-1], true
}

// agreement compares two pieces of text that may not be known.
type agreement uint8

const (
	differ agreement = iota
	perhaps
	agree
)

func compare(a, b *val) agreement {
	switch {
	case a == nil || b == nil:
		if a == b {
			return agree
		}
		return perhaps
	case key(piecesOf(a)) == key(piecesOf(b)):
		return agree
	case a.kind == value.String && b.kind == value.String:
		return differ
	}
	return compareParts(piecesOf(a), piecesOf(b))
}

// compareParts finds out whether texts with holes certainly differ: by how they
// begin or by how they end.
func compareParts(a, b []part) agreement {
	if len(a) == 0 || len(b) == 0 {
		return perhaps
	}
	x, y := strings.ToLower(a[0].lit), strings.ToLower(b[0].lit)
	if n := min(len(x), len(y)); x[:n] != y[:n] {
		return differ
	}
	x, y = strings.ToLower(a[len(a)-1].lit), strings.ToLower(b[len(b)-1].lit)
	if n := min(len(x), len(y)); x[len(x)-n:] != y[len(y)-n:] {
		return differ
	}
	return perhaps
}
