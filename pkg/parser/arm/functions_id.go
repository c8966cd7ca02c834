package arm

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

func idFunctions() map[string]function {
	return map[string]function{
		"resourceid":                {2, -1, true, resourceIDOf},
		"subscriptionresourceid":    {2, -1, true, subscriptionResourceID},
		"managementgroupresourceid": {2, -1, true, managementGroupResourceID},
		"tenantresourceid":          {2, -1, true, tenantResourceID},
		"extensionresourceid":       {3, -1, true, extensionResourceID},
	}
}

// typeAt finds the argument that is the type: the first with a namespace.
func (c *call) typeAt() int {
	for i, a := range c.args {
		if s, ok := a.str(); ok && strings.Contains(s, "/") && strings.Contains(before(s, "/"), ".") && !strings.HasPrefix(s, "/") {
			return i
		}
	}
	return -1
}

// make puts an identifier together.
func (c *call) make(scope []part, at int) *val {
	typ := c.args[at].text
	names := c.args[at+1:]
	if len(names) != strings.Count(typ, "/") {
		// One name with slashes stands for several.
		var split []*val
		for _, n := range names {
			split = append(split, segmentsOf(piecesOf(n))...)
		}
		if names = split; len(names) != strings.Count(typ, "/") {
			for _, n := range names {
				if n.isUnknown() {
					return c.unknown()
				}
			}
			return c.wrong("type %s has %d names, and %d are given", typ, strings.Count(typ, "/"), len(names))
		}
	}
	for _, n := range names {
		if n.is(value.List) || n.is(value.Object) {
			return c.wrong("a name is a text")
		}
	}
	return textOf(resourceID(scope, typ, names))
}

func resourceIDOf(c *call) *val {
	at := c.typeAt()
	if at < 0 || at > 2 {
		return c.unknown()
	}
	l := c.dep.level
	switch at {
	case 1:
		// A subscription or a group: a GUID is the former.
		if s, ok := c.args[0].str(); ok && len(s) == 36 && strings.Count(s, "-") == 4 && l.kind != atGroup {
			l = level{kind: atSubscription, sub: c.args[0]}
		} else {
			l = level{kind: atGroup, sub: l.sub, group: c.args[0]}
		}
	case 2:
		l = level{kind: atGroup, sub: c.args[0], group: c.args[1]}
	}
	if azure.SameType(c.args[at].text, typeGroup) && l.kind == atGroup {
		l.kind = atSubscription
	}
	return c.make(l.id(), at)
}

func subscriptionResourceID(c *call) *val {
	at := c.typeAt()
	if at < 0 || at > 1 {
		return c.unknown()
	}
	l := level{kind: atSubscription, sub: c.dep.level.sub}
	if at == 1 {
		l.sub = c.args[0]
	}
	if l.sub == nil {
		l.sub = rootLevel(atSubscription).sub
	}
	return c.make(l.id(), at)
}

func managementGroupResourceID(c *call) *val {
	at := c.typeAt()
	if at < 0 || at > 1 {
		return c.unknown()
	}
	l := c.dep.level
	if at == 1 {
		l = level{kind: atManagementGroup, group: c.args[0]}
	}
	if l.kind != atManagementGroup {
		l = rootLevel(atManagementGroup)
	}
	return c.make(l.id(), at)
}

func tenantResourceID(c *call) *val {
	if c.typeAt() != 0 {
		return c.unknown()
	}
	return c.make(nil, 0)
}

func extensionResourceID(c *call) *val {
	if c.args[0].isUnknown() && len(c.args[0].parts) == 0 {
		return c.unknown()
	}
	if s, ok := c.args[1].str(); !ok || !strings.Contains(s, "/") {
		return c.unknown()
	}
	return c.make(piecesOf(c.args[0]), 1)
}
