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
	for _, e := range b.concerning(typeExemption, b.r.Unit) {
		at := e.Scope
		if at.Locator() == nil {
			at = value.NewUnknown("the scope of "+e.Address+" is not known", e)
		}
		switch b.exempts(e, assignment) {
		case yes:
			b.read = append(b.read, e)
			return yes, at
		case maybe:
			may, why = maybe, value.NewUnknown(e.Address+" may leave the cluster out", at.Locator())
		case no:
		}
	}
	return may, why
}

// exempts says whether an exemption is of an assignment and holds the cluster.
// One of parts of an initiative, and one that ends, leaves the cluster out in
// part only, or for a time.
func (b *build) exempts(e, assignment *azure.Resource) answer {
	out := min(b.concerns(e, assignment), b.holdsCluster(e.Unit, e.Scope))
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
func (b *build) concerns(e, assignment *azure.Resource) answer {
	v := e.Prop("policyAssignmentId")
	link := b.resolve(e.Unit, v, typeAssignment)
	name := link.ID.Name()
	if id, ok := v.Str(); ok {
		name = id[strings.LastIndexByte(id, '/')+1:]
	}
	switch {
	case name != "" && !partly(name):
		return min(called(assignment.Name(), name), maybe)
	case link.State != azure.LinkResolved:
		return maybe
	case link.Resource == assignment:
		return yes
	}
	return no
}
