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
	object    *placedObject
}

const allAccounts = "system:serviceaccounts"

// grants indexes the subjects of bindings by service account.
func (d *deploy) grants() *accountGrants {
	g := &accountGrants{byName: map[string][]accountGrant{}}
	placed := d.of(rbacGroup, "ClusterRoleBinding", "RoleBinding") // in the order of the list
	for i, b := range d.k.RoleBindings.Items {
		if b.Subjects.Open && g.vague == "" {
			g.vague = "whom " + b.Address + " names is not known"
		}
		for _, s := range b.Subjects.Items {
			g.add(b, s, placed[i])
		}
	}
	return g
}

func (g *accountGrants) add(b *RoleBinding, s *Subject, o *placedObject) {
	kind, okKind := s.Kind.Get()
	name, okName := s.Name.Get()
	namespace, okNamespace := s.Namespace.Get()
	switch {
	case !okKind || !okName:
		if g.vague == "" {
			g.vague = "whom " + b.Address + " names is not known"
		}
	case kind == "ServiceAccount":
		g.byName[name] = append(g.byName[name], accountGrant{namespace, okNamespace, b, o})
	case kind == "User" && strings.HasPrefix(name, serviceAccountPrefix):
		if parts := strings.Split(name, ":"); len(parts) == 4 {
			g.byName[parts[3]] = append(g.byName[parts[3]], accountGrant{parts[2], true, b, o})
		}
	case kind == "Group" && name == allAccounts, kind == "Group" && name == "system:authenticated":
		g.groups = append(g.groups, accountGrant{"", true, b, o})
	case kind == "Group" && strings.HasPrefix(name, allAccounts+":"):
		g.groups = append(g.groups, accountGrant{strings.TrimPrefix(name, allAccounts+":"), true, b, o})
	}
}

// granted says whether a binding gives rights to the account of a workload, and
// which one names it.
func (d *deploy) granted(w *Workload, g *accountGrants) {
	id, from := &w.Identity, w.Identity.AccountName.From()
	name, ok := id.AccountName.Get()
	best, why := no, ""
	if !ok {
		best, why = maybe, id.AccountName.Why()
	} else if g.vague != "" {
		best, why = maybe, g.vague
	}
	id.Binding = truthOf(best == no, None[string](from...), NotKnown[string](why, from...))
	named := no
	for _, grant := range g.byName[name] {
		is := min(answerOf(ok), grant.isFor(w.object))
		near := min(is, d.together(w.object, grant.object))
		switch {
		case near > named && near == yes:
			named, id.Binding = yes, Known(grant.binding.Address, from...)
		case near > named:
			named, id.Binding = maybe, NotKnown[string]("it is not known whether "+grant.binding.Address+" names its account", from...)
		}
		if is > best || why == "" && is == maybe {
			best, why = is, "it is not known whether "+grant.binding.Address+" names its account"
		}
	}
	for _, grant := range g.groups {
		best = max(best, grant.isFor(w.object))
	}
	if whole, lack := d.wholeBundle(w.object.bundle); best == no && name != defaultAccount && !whole {
		best, why = maybe, lack.Why()
	}
	id.Granted = truth(best, why, from...)
}

// truthOf chooses between two leaves.
func truthOf[T any](is bool, a, b Value[T]) Value[T] {
	if is {
		return a
	}
	return b
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
