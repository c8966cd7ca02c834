package azure

import "strings"

// ID is a resource identifier taken apart. The zero ID is none.
type ID struct {
	Subscription  string
	ResourceGroup string
	// Type is the full type, Microsoft.Network/virtualNetworks/subnets, as
	// written; compare with [SameType].
	Type string
	// Names holds one name for each segment of the type after the namespace.
	Names []string
	// Scope is the identifier before the last /providers/ of an extension
	// resource, empty for others.
	Scope string
}

// Name returns the last name.
func (id ID) Name() string {
	if len(id.Names) == 0 {
		return ""
	}
	return id.Names[len(id.Names)-1]
}

// ParseID takes a literal identifier apart. Resource groups and subscriptions
// are identifiers too. It reports false for anything that is not one.
func ParseID(s string) (ID, bool) {
	if !strings.HasPrefix(s, "/") {
		return ID{}, false
	}
	var id ID
	scope, own := s, ""
	if i := strings.LastIndex(strings.ToLower(s), "/providers/"); i >= 0 {
		scope, own = s[:i], s[i+len("/providers/"):]
		if strings.Contains(strings.ToLower(scope), "/providers/") {
			id.Scope = scope
		}
	}
	segments := strings.Split(strings.Trim(scope, "/"), "/")
	for i := 0; i+1 < len(segments); i += 2 {
		switch strings.ToLower(segments[i]) {
		case "subscriptions":
			id.Subscription = segments[i+1]
		case "resourcegroups":
			id.ResourceGroup = segments[i+1]
		}
	}
	if own == "" {
		switch {
		case id.ResourceGroup != "":
			id.Type, id.Names = "Microsoft.Resources/resourceGroups", []string{id.ResourceGroup}
		case id.Subscription != "":
			id.Type, id.Names = "Microsoft.Resources/subscriptions", []string{id.Subscription}
		default:
			return ID{}, false
		}
		return id, true
	}
	parts := strings.Split(strings.Trim(own, "/"), "/")
	if len(parts) < 3 || len(parts)%2 == 0 {
		return ID{}, false
	}
	id.Type = parts[0]
	for i := 1; i+1 < len(parts); i += 2 {
		if parts[i] == "" || parts[i+1] == "" {
			return ID{}, false
		}
		id.Type += "/" + parts[i]
		id.Names = append(id.Names, parts[i+1])
	}
	return id, true
}

// Parent returns the identifier one level up (a subnet's network), and false
// for a top-level resource.
func (id ID) Parent() (ID, bool) {
	if len(id.Names) < 2 {
		return ID{}, false
	}
	p := id
	p.Type = id.Type[:strings.LastIndexByte(id.Type, '/')]
	p.Names = id.Names[:len(id.Names)-1]
	return p, true
}

// Same reports whether two identifiers name one resource. Letter case does not
// matter; a part that one of them lacks (a subscription) does not either.
func (id ID) Same(o ID) bool {
	if !SameType(id.Type, o.Type) || len(id.Names) != len(o.Names) {
		return false
	}
	for i := range id.Names {
		if !strings.EqualFold(id.Names[i], o.Names[i]) {
			return false
		}
	}
	return sameOrEmpty(id.Subscription, o.Subscription) && sameOrEmpty(id.ResourceGroup, o.ResourceGroup)
}

// Identified compares a resource with an identifier by the one that it is known
// to have; known is false when there is none.
func (r *Resource) Identified(id ID) (same, known bool) {
	if len(r.KnownID.Names) == 0 {
		return false, false
	}
	return exactKey(r.KnownID) == exactKey(id), true
}

// exactKey is equal for two identifiers that say the same in every part.
func exactKey(id ID) string { return idKey(id) + "\x00" + strings.ToLower(id.Scope) }

func sameOrEmpty(a, b string) bool { return a == "" || b == "" || strings.EqualFold(a, b) }

// SameType reports whether two ARM types are one, without regard to case.
func SameType(a, b string) bool { return strings.EqualFold(a, b) }
