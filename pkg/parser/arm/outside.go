package arm

import (
	"fmt"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
)

// What an identifier names that is not among the resources of its unit: as an
// address, which is equal for the same thing, and in words.

// units prepares the runs. Those of one deployment know of one another.
func (l *loader) units(named map[string][]Run) []*unit {
	var out []*unit
	together := map[string][]*unit{}
	for _, r := range l.runs(named) {
		u := newUnit(l, r)
		out = append(out, u)
		together[r.deployment] = append(together[r.deployment], u)
	}
	for _, u := range out {
		u.others = together[u.run.deployment]
	}
	return out
}

// addressOf spells an identifier with unknown parts: what is not known of the
// unit's own place stands in braces. The roots that the configuration lists as
// one deployment have one subscription, unless it says otherwise. It reports
// false when another part is not known, so that two that look alike may differ.
func (u *unit) addressOf(id identifier) (string, bool) {
	sure := true
	fill := func(v *val) string {
		if v.hidden() && v.sym != symGroup && v.sym != symSubscription {
			sure = sure && !v.isUnknown()
			return u.concealed(v)
		}
		if s, ok := v.str(); ok {
			return s
		}
		of := u.name
		switch {
		case v.sym == symSubscription && u.run.at.Deployment != "":
			of = u.run.at.Deployment
		case v.sym != symGroup && v.sym != symSubscription:
			sure = false
			return "{" + strings.ReplaceAll(v.sym, "/", "\\") + "}"
		}
		return "{" + v.sym + " of " + strings.ReplaceAll(of, "/", "\\") + "}"
	}
	var b strings.Builder
	if id.sub != nil {
		b.WriteString("/subscriptions/" + fill(id.sub))
	}
	if id.group != nil {
		b.WriteString("/resourceGroups/" + fill(id.group))
	}
	if id.typ == typeGroup || id.typ == "Microsoft.Resources/subscriptions" {
		return b.String(), sure
	}
	segments := strings.Split(id.typ, "/")
	b.WriteString("/providers/" + segments[0])
	for i, name := range id.names {
		if i+1 < len(segments) {
			b.WriteString("/" + segments[i+1] + "/" + fill(name))
		}
	}
	return b.String(), sure && id.scope == nil
}

// concealed stands for a secret in an address: the same for the same secret of
// a unit.
func (u *unit) concealed(v *val) string {
	k := key(piecesOf(v))
	n, ok := u.secrets[k]
	if !ok {
		n = len(u.secrets) + 1
		u.secrets[k] = n
	}
	return fmt.Sprintf("{secret %d of %s}", n, strings.ReplaceAll(u.name, "/", "\\"))
}

// told is the identifier that a resource has since the configuration says where
// it is deployed; none when that is not said.
func (u *unit) told(r *resource) azure.ID {
	id, ok := parseIdentifier(r.id)
	if !ok || u.run.at.Deployment == "" || id.group == nil || id.group.isUnknown() || textOf(r.id).hidden() {
		return azure.ID{}
	}
	address, sure := u.addressOf(id)
	if !sure {
		return azure.ID{}
	}
	out, _ := azure.ParseID(address)
	return out
}

// inWords says what an identifier names: by its type and name, and the resource
// group it lies in.
func (u *unit) inWords(id identifier) string {
	if id.typ == typeGroup {
		return u.groupInWords(id.group)
	}
	if id.typ == "Microsoft.Resources/subscriptions" {
		return u.subscriptionInWords(id.sub)
	}
	names := make([]string, len(id.names))
	for i, name := range id.names {
		names[i] = inWords(name)
	}
	out := id.typ + " " + strings.Join(names, "/")
	switch {
	case id.group != nil:
		out += " in " + u.groupInWords(id.group)
	case id.sub != nil:
		out += " in " + u.subscriptionInWords(id.sub)
	}
	return out
}

func (u *unit) groupInWords(v *val) string {
	switch {
	case v.sym == symGroup:
		return "the resource group of " + u.name + ", which is not known,"
	case v.isUnknown() && len(v.parts) == 0:
		return "a resource group that is not known"
	}
	return "resource group " + inWords(v)
}

func (u *unit) subscriptionInWords(v *val) string {
	switch {
	case v.sym == symSubscription:
		return "the subscription of " + u.name + ", which is not known,"
	case v.isUnknown() && len(v.parts) == 0:
		return "a subscription that is not known"
	}
	return "subscription " + inWords(v)
}

// inWords is a name with dots for what is not known of it.
func inWords(v *val) string {
	if v.hidden() {
		return "..."
	}
	if s, ok := v.str(); ok {
		return s
	}
	out := ""
	for _, p := range v.parts {
		if p.hole != nil {
			out += "..."
		} else {
			out += p.lit
		}
	}
	if out == "" {
		return "..."
	}
	return out
}

// namesakes names the template of the deployment that declares a resource of
// the same name, which may be meant.
func (u *unit) namesakes(id identifier) string {
	for _, o := range u.others {
		group := o.root.level.group
		if o == u || group == nil || compare(group, id.group) == differ || !o.declares(id) {
			continue
		}
		which := ", but " + o.name + " declares one of that name"
		switch say := " is not known (say it with resource_group in .akslint.yaml)"; {
		case group.isUnknown():
			return which + ", whose resource group" + say
		case id.group.isUnknown():
			return which + ", and the resource group of " + u.name + say
		}
	}
	return ""
}

// declares reports whether a unit makes a resource of a type and name.
func (u *unit) declares(id identifier) bool {
	u.index()
	for _, r := range u.byType[strings.ToLower(id.typ)] {
		if r.made() && sameNames(r.names, id.names) {
			return true
		}
	}
	typ, names, ok := id.parent()
	if !ok {
		return false
	}
	for _, r := range u.byType[strings.ToLower(typ)] {
		if !r.made() || !sameNames(r.names, names) {
			continue
		}
		items := r.whole.get().get("properties").field(insideOf[strings.ToLower(id.typ)])
		for _, item := range itemsOf(items) {
			if compare(item.field("name"), id.names[len(id.names)-1]) == agree {
				return true
			}
		}
	}
	return false
}

// sameNames reports whether two resources certainly have the same names.
func sameNames(a, b []*val) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].isUnknown() || compare(a[i], b[i]) != agree {
			return false
		}
	}
	return true
}
