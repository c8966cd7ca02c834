package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// exempted says whether a policy exemption leaves the cluster out of an
// assignment, and which.
func (b *build) exempted(assignment *azure.Resource) (answer, *value.Value) {
	may, why := no, (*value.Value)(nil)
	var last *azure.Resource
	for _, e := range b.exempting() {
		switch min(e.concerns(assignment), e.holds) {
		case yes:
			b.read = append(b.read, e.Resource)
			return yes, scopeOf(e.Resource)
		case maybe:
			may, last = maybe, e.Resource
		case no:
		}
	}
	if last != nil {
		why = value.NewUnknown(last.Address+" may leave the cluster out", scopeOf(last).Locator())
	}
	return may, why
}

// scopeOf is the scope of an exemption, which has a place also when it is not
// written.
func scopeOf(e *azure.Resource) *value.Value {
	if e.Scope.Locator() == nil {
		return value.NewUnknown("the scope of "+e.Address+" is not known", e)
	}
	return e.Scope
}

// exemption leaves the cluster out of an assignment, or may.
type exemption struct {
	*azure.Resource
	holds answer // whether the cluster is in its scope
	link  azure.Link
	name  string // of the assignment, empty when it is not written
}

// exempting are the exemptions that the cluster may be in the scope of.
func (b *build) exempting() []exemption {
	if b.exemptions != nil {
		return b.exemptions
	}
	b.exemptions = []exemption{}
	for _, r := range b.concerning(typeExemption, b.r.Unit) {
		e := exemption{Resource: r, holds: b.exempts(r)}
		if e.holds == no {
			continue
		}
		v := r.Prop("policyAssignmentId")
		e.link = b.resolve(r.Unit, v, typeAssignment)
		e.name = e.link.ID.Name()
		if id, ok := v.Str(); ok {
			e.name = id[strings.LastIndexByte(id, '/')+1:]
		}
		b.exemptions = append(b.exemptions, e)
	}
	return b.exemptions
}

// exempts says whether an exemption holds the cluster. One of parts of an
// initiative, and one that ends, leaves the cluster out in part only, or for a
// time.
func (b *build) exempts(e *azure.Resource) answer {
	out := b.holdsCluster(e.Unit, e.Scope)
	if e.Exists != azure.Yes {
		out = min(out, maybe)
	}
	for _, limit := range []string{"policyDefinitionReferenceIds", "resourceSelectors", "expiresOn"} {
		if v := e.Prop(limit); v.IsUnknown() || v.Open() || len(v.Items()) > 0 || v.Kind() == value.String {
			out = min(out, maybe)
		}
	}
	return out
}

// concerns says whether an exemption names an assignment. An identifier of the
// same name may be that of an assignment elsewhere.
func (e exemption) concerns(assignment *azure.Resource) answer {
	switch {
	case e.name != "" && !partly(e.name):
		return min(called(assignment.Name(), e.name), maybe)
	case e.link.State != azure.LinkResolved:
		return maybe
	case e.link.Resource == assignment:
		return yes
	}
	return no
}
