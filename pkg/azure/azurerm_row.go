package azure

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// entry is how one Terraform resource type becomes an ARM resource.
type entry struct {
	arm string // ARM type in ARM's letter case
	// parent and scope name the attribute (spelled as in attr) that identifies
	// the resource it belongs to or applies to; empty for none.
	parent, scope string
	// patches names the attribute that identifies the resource the rows are
	// written to: the entry then makes a [Patch] and no resource.
	patches string
	// appends says that the lists of the patch are added to what is there: each
	// association writes one element.
	appends bool
	// rows say what the resource holds beside its properties; properties are
	// read from the same attributes and land below properties.
	rows, properties []row
	// children are blocks that become resources of their own below this one.
	children []child
}

// child is a nested block that the provider sends as a resource of its own.
type child struct {
	block string // the block's name in Terraform
	arm   string // ARM type
	name  string // ARM name, where the provider fixes it; else among rows
	// repeated says that the block may be written more than once.
	repeated         bool
	rows, properties []row
}

// row is one line of the table.
type row struct {
	kind   rowKind
	from   []string // spellings, the newest first
	to     []string // path below the enclosing object; empty: the object itself
	rows   []row    // of a block
	value  any      // of a fixed or present row
	sent   *sent
	as     []func(*value.Value) *value.Value
	secret bool
	derive deriveFunc
}

// deriveFunc writes at to below out what it reads in an object.
type deriveFunc func(t *translation, out target, to []string, in *value.Value)

type rowKind uint8

const (
	rowAttr rowKind = iota
	rowBlock
	rowBlocks
	rowFixed
	rowPresent
	rowBelow
	rowOne
	rowDerived
)

func attr(from, to string) row { return row{from: split(from), to: path(to)} }

func block(from, to string, rows ...row) row {
	return row{kind: rowBlock, from: split(from), to: path(to), rows: rows}
}

func blocks(from, to string, rows ...row) row {
	return row{kind: rowBlocks, from: split(from), to: path(to), rows: rows}
}

func below(to string, rows ...row) row { return row{kind: rowBelow, to: path(to), rows: rows} }

func one(to string, rows ...row) row { return row{kind: rowOne, to: path(to), rows: rows} }

func fixed(to string, v any) row { return row{kind: rowFixed, to: path(to), value: v} }

func present(to string, v any) row { return row{kind: rowPresent, to: path(to), value: v} }

func derived(from, to string, derive deriveFunc) row {
	return row{kind: rowDerived, from: strings.Fields(from), to: path(to), derive: derive}
}

func split(spellings string) []string { return strings.Split(spellings, "|") }

func path(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ".")
}

// sent is what happens to an attribute that is not written.
type sent struct {
	// by is what majors 3, 4 and 5 send: a bool, an int, a string, or nil for
	// nothing.
	by [3]any
	// service is what Azure takes where nothing is sent; nil when that is not
	// known or not always the same.
	service any
}

// constant returns what a major sends; ok is false when it is not known. When
// the major is not known either, majors that come to the same agree.
func (s *sent) constant(major int) (c any, ok bool) {
	if major >= 3 {
		return s.by[min(major, 5)-3], true
	}
	agreed := s.by
	for i, c := range agreed {
		if c == nil {
			agreed[i] = s.service
		}
	}
	return agreed[0], agreed[0] == agreed[1] && agreed[1] == agreed[2]
}

func (r row) sends(c any) row { return r.sendsBy(c, c, c) }

func (r row) sendsBy(c3, c4, c5 any) row {
	r.sent = &sent{by: [3]any{c3, c4, c5}}
	return r
}

func (r row) service(c any) row {
	r.sent = &sent{by: r.sent.by, service: c}
	return r
}

// with adds a conversion of the value, written or implied.
func (r row) with(f func(*value.Value) *value.Value) row {
	r.as = append(r.as[:len(r.as):len(r.as)], f)
	return r
}

// hidden marks what the row sets as never to be printed.
func (r row) hidden() row {
	r.secret = true
	return r
}

// top is what nearly every resource has beside its properties, and more.
func top(more ...row) []row {
	return append([]row{
		attr("name", "name"),
		attr("resource_group_name", "resourceGroup"),
		attr("location", "location").with(shortLocation),
		attr("tags", "tags"),
	}, more...)
}

// inner is what a resource inside another has.
func inner() []row {
	return []row{
		attr("name", "name"),
		attr("resource_group_name", "resourceGroup"),
	}
}

// identityRow is the identity block that many resources share.
func identityRow() row {
	return block("identity", "identity",
		attr("type", "type").enum("SystemAssigned", "UserAssigned").renamed("SystemAssigned, UserAssigned", "SystemAssigned,UserAssigned"),
		attr("identity_ids", "userAssignedIdentities").with(keyed))
}
