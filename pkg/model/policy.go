package model

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// policies reads the policy assignments that reach the cluster, or may.
func (b *build) policies() {
	for _, r := range b.index(typeAssignment).inUnit[b.r.Unit] {
		applies := b.reaches(r)
		if v, ok := applies.Get(); ok && !v {
			continue
		}
		b.read = append(b.read, r)
		b.c.Policy.Assignments.Add(b.assignment(r, applies))
	}
	if why := b.outside(); why != nil {
		b.c.Policy.Assignments.Open, b.c.Policy.Assignments.Why = true, why
	}
	b.safeguards()
}

func (b *build) assignment(r *azure.Resource, applies Value[bool]) *PolicyAssignment {
	id, initiative := definition(r.Prop("policyDefinitionId"), r.Body)
	at := r.Body
	if p := r.Prop("parameters"); p.Kind() == value.Object && !p.Open() {
		at = p
	}
	out := &PolicyAssignment{
		Entity:             entity(r),
		Name:               named(r.Name(), r.Body),
		DefinitionID:       id,
		Initiative:         initiative,
		Enforced:           enforced(r),
		Effect:             lower(parameter(r, "effect"), at, None[string]()),
		ExcludedNamespaces: texts(parameter(r, "excludedNamespaces"), at, None[[]string]()),
		Namespaces:         texts(parameter(r, "namespaces"), at, None[[]string]()),
		AllowedImages:      text(parameter(r, "allowedContainerImagesRegex"), at, None[string]()),
		LabelSelector:      notEmpty(parameter(r, "labelSelector"), at),
		ScopeType:          b.scopeType(b.resolve(r.Unit, r.Scope, "")),
		AppliesToCluster:   applies,
	}
	if over := r.Prop("overrides"); !over.IsNothing() && (over.IsUnknown() || over.Open() || len(over.Items()) > 0) {
		out.Effect = NotKnown[string]("overrides may change the effect", over)
	}
	return out
}

// parameter is the value of a parameter of an assignment.
func parameter(r *azure.Resource, name string) *value.Value {
	return r.Prop("parameters", name, "value")
}

func notEmpty(v, at *value.Value) Value[bool] {
	switch v.Kind() {
	case value.Unknown:
		return NotKnown[bool]("", v)
	case value.Object:
		if v.Open() && len(v.Fields()) == 0 {
			return NotKnown[bool]("the selector may have more keys", v)
		}
		certain := func(f value.Field) bool { return !f.Value.IsUnknown() || !f.Value.Chosen() }
		if len(v.Fields()) > 0 && !slices.ContainsFunc(v.Fields(), certain) {
			return NotKnown[bool]("the selector may have no key", v)
		}
		return known(len(v.Fields()) > 0, v)
	default:
		return orDefault(Defaulted(false), v, at)
	}
}

func enforced(r *azure.Resource) Value[bool] {
	mode := text(r.Prop("enforcementMode"), r.Body, Defaulted("Default"))
	return derive(mode, func(m string) Value[bool] { return Known(strings.EqualFold(m, "Default")) })
}

// definition takes the GUID of a built-in definition from an id, and whether it
// is an initiative.
func definition(v, at *value.Value) (id Value[string], initiative Value[bool]) {
	written := text(v, at, NotKnown[string]("no definition is written"))
	id = derive(written, func(s string) Value[string] {
		guid := strings.ToLower(s[strings.LastIndexByte(s, '/')+1:])
		if !isGUID(guid) {
			return NotKnown[string]("the definition is not a built-in one")
		}
		return Known(guid)
	})
	initiative = derive(written, func(s string) Value[bool] {
		return Known(strings.Contains(strings.ToLower(s), "/policysetdefinitions/"))
	})
	for _, ref := range v.Refs() {
		if initiative.IsUnknown() && strings.Contains(ref.Address, "azurerm_policy_") {
			initiative = Known(strings.Contains(ref.Address, "azurerm_policy_set_definition"), v)
		}
	}
	return id, initiative
}

// reaches says whether the scope of an assignment holds the cluster and nothing
// takes it out again.
func (b *build) reaches(r *azure.Resource) Value[bool] {
	if r.Scope.IsNothing() {
		return NotKnown[bool]("the scope is not written", r.Body)
	}
	in := b.holdsCluster(r.Unit, r.Scope)
	if in == no {
		return Known(false, r.Scope).Explained("the scope does not hold the cluster")
	}
	var lacks need
	if in == maybe {
		lacks.value("it is not known whether the scope holds the cluster"+after(": ", b.scopeDoubt(r.Scope)), r.Scope)
	}
	if s := r.Prop("resourceSelectors"); s.IsUnknown() || s.Open() || len(s.Items()) > 0 {
		lacks.value("resource selectors may leave the cluster out", s)
	}
	outside := r.Prop("notScopes")
	if outside.IsUnknown() || outside.Open() {
		lacks.value("the scopes left out are not known", outside)
	}
	for _, scope := range outside.Items() {
		switch b.holdsCluster(r.Unit, scope) {
		case yes:
			return Known(false, scope).Explained("the scope is left out")
		case maybe:
			lacks.value("a scope that is left out may hold the cluster", scope)
		case no:
		}
	}
	switch exempt, at := b.exempted(r); exempt {
	case yes:
		return Known(false, at).Explained("an exemption leaves the cluster out")
	case maybe:
		lacks.value("an exemption may leave the cluster out", at)
	case no:
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return Known(true, r.Scope).Explained("the scope holds the cluster")
}

// scopeDoubt says why it is not known whether a scope holds the cluster.
func (b *build) scopeDoubt(scope *value.Value) string {
	s, _ := scope.Str()
	if id, ok := azure.ParseID(s); ok && id.Subscription != "" && b.r.Subscription == "" {
		return "it names a subscription, and that of the cluster is not stated"
	}
	return scope.Why()
}

// holdsCluster says whether a scope is the cluster, its resource group or what
// is above that.
func (b *build) holdsCluster(unit string, scope *value.Value) answer {
	link := b.resolve(unit, scope, "")
	switch {
	case link.State == azure.LinkResolved && azure.SameType(link.Resource.Type, typeCluster):
		switch {
		case clusterPart(link) != "":
			return maybe
		case link.Resource == b.r:
			return yes
		}
		return no
	case link.State == azure.LinkResolved && azure.SameType(link.Resource.Type, typeResourceGroup):
		return b.inResourceGroup(link)
	case link.State == azure.LinkResolved:
		return no
	case azure.SameType(link.ID.Type, typeResourceGroup):
		return b.inResourceGroup(link)
	case link.ID.Type != "" && link.State == azure.LinkExternal && !above(link.ID.Type):
		return no
	}
	return maybe
}

// above reports whether resources of a type hold resource groups.
func above(t string) bool {
	return azure.SameType(t, "Microsoft.Resources/subscriptions") || azure.SameType(t, "Microsoft.Management/managementGroups")
}

// inResourceGroup compares a resource group with the cluster's own.
func (b *build) inResourceGroup(link azure.Link) answer {
	group := b.r.Body.GetFold("resourceGroup")
	if b.home == nil {
		own := b.g.Resolve(b.r.Unit, group, typeResourceGroup)
		b.home = &own
	}
	own := *b.home
	if link.State == azure.LinkResolved {
		if own.State == azure.LinkResolved {
			if own.Resource == link.Resource {
				return yes
			}
			return no
		}
		name, ok := link.Resource.Name().Str()
		if !ok {
			return maybe
		}
		return min(called(group, name), besides(b.r, link.Resource))
	}
	if own.State == azure.LinkExternal && own.Key == link.Key {
		return yes
	}
	return min(called(group, link.ID.Name()), b.inSubscription(link.ID.Subscription))
}

// inSubscription says whether the cluster lies in a subscription that an
// identifier names. One that names none means the cluster's own.
func (b *build) inSubscription(id string) answer {
	switch own := b.r.Subscription; {
	case id == "" || own != "" && strings.EqualFold(own, id):
		return yes
	case own == "" || partly(own) || partly(id):
		return maybe
	}
	return no
}

// besides says whether two resources are made in one subscription: the one that
// is stated, else that of one provider configuration.
func besides(a, o *azure.Resource) answer {
	switch {
	case a.Subscription != "" && o.Subscription != "" && !strings.EqualFold(a.Subscription, o.Subscription):
		return no
	case strings.EqualFold(a.Subscription, o.Subscription) && (a.Subscription != "" || a.Provider == o.Provider):
		return yes
	}
	return maybe
}

// safeguards reads the deployment safeguards of the cluster.
func (b *build) safeguards() {
	s := &b.c.Policy.Safeguards
	s.Level = preset(b, Defaulted("off"), Defaulted("enforce"))
	s.ExcludedNamespaces = Defaulted([]string{})
	s.PodSecurityLevel = preset(b, None[string](), Defaulted("baseline"))
	for _, r := range b.concerning(typeSafeguards, b.r.Unit) {
		mine, at := b.appliesTo(r)
		if r.Exists != azure.Yes {
			mine, at = min(mine, maybe), r.ExistsWhy
		}
		switch mine {
		case yes:
			b.read = append(b.read, r)
			s.Level = lower(r.Prop("level"), r.Body, NotKnown[string]("the level is not written"))
			s.ExcludedNamespaces = texts(r.Prop("excludedNamespaces"), r.Body, Defaulted([]string{}))
			s.PodSecurityLevel = lower(r.Prop("podSecurityStandardsLevel"), r.Body,
				preset(b, Defaulted("privileged"), Defaulted("baseline")))
			return
		case maybe:
			why := r.Address + " may be this cluster's"
			s.Level = NotKnown[string](why, at)
			s.ExcludedNamespaces = NotKnown[[]string](why, at)
			s.PodSecurityLevel = NotKnown[string](why, at)
		case no:
		}
	}
}
