package model

import "strings"

// accountGrants are the bindings that name service accounts.
type accountGrants struct {
	byName map[string][]accountGrant // by the name of the account
	groups []accountGrant            // those of all accounts of a namespace, or of all
	vague  string                    // why a binding may name any account, empty for none
}

type accountGrant struct {
	namespace string // empty for every one, or when nobody says
	sure      bool
	binding   *RoleBinding
}

const allAccounts = "system:serviceaccounts"

// grants indexes the subjects of bindings by service account.
func (d *deploy) grants() *accountGrants {
	g := &accountGrants{byName: map[string][]accountGrant{}}
	for _, b := range d.k.RoleBindings.Items {
		if b.Subjects.Open && g.vague == "" {
			g.vague = "whom " + b.Address + " names is not known"
		}
		for _, s := range b.Subjects.Items {
			g.add(b, s)
		}
	}
	return g
}

func (g *accountGrants) add(b *RoleBinding, s *Subject) {
	kind, okKind := s.Kind.Get()
	name, okName := s.Name.Get()
	namespace, okNamespace := s.Namespace.Get()
	switch {
	case !okKind || !okName:
		if g.vague == "" {
			g.vague = "whom " + b.Address + " names is not known"
		}
	case kind == "ServiceAccount":
		g.byName[name] = append(g.byName[name], accountGrant{namespace, okNamespace, b})
	case kind == "User" && strings.HasPrefix(name, serviceAccountPrefix):
		if parts := strings.Split(name, ":"); len(parts) == 4 {
			g.byName[parts[3]] = append(g.byName[parts[3]], accountGrant{parts[2], true, b})
		}
	case kind == "Group" && name == allAccounts, kind == "Group" && name == "system:authenticated":
		g.groups = append(g.groups, accountGrant{"", true, b})
	case kind == "Group" && strings.HasPrefix(name, allAccounts+":"):
		g.groups = append(g.groups, accountGrant{strings.TrimPrefix(name, allAccounts+":"), true, b})
	}
}

// granted says whether a binding gives rights to the account of a workload.
func (d *deploy) granted(w *Workload, g *accountGrants) {
	id, from := &w.Identity, w.Identity.AccountName.From()
	name, ok := id.AccountName.Get()
	best, why := no, ""
	if !ok {
		best, why = maybe, id.AccountName.Why()
	} else if g.vague != "" {
		best, why = maybe, g.vague
	}
	for _, grant := range append(g.groups[:len(g.groups):len(g.groups)], g.byName[name]...) {
		switch a := grant.isFor(w.object); {
		case ok && a == yes:
			id.Granted, id.Binding = Known(true, from...), Known(grant.binding.Address, from...)
			return
		case a == maybe:
			best, why = maybe, "it is not known whether "+grant.binding.Address+" names its account"
		}
	}
	if best == no && name != defaultAccount {
		if whole, lack := d.wholeBundle(w.object.bundle); !whole {
			best, why = maybe, lack.Why()
		}
	}
	if best == maybe {
		id.Granted, id.Binding = NotKnown[bool](why, from...), NotKnown[string](why, from...)
		return
	}
	id.Granted, id.Binding = Known(false, from...), None[string](from...)
}

// isFor compares the namespace of a grant with that of pods.
func (g accountGrant) isFor(o *placedObject) answer {
	switch {
	case g.sure && g.namespace == "", g.sure && g.namespace == o.Namespace:
		return yes
	case !g.sure || o.Namespace == "":
		return maybe
	}
	return no
}
