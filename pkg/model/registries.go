package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/azure"
	"github.com/akslint/akslint/pkg/value"
)

// Registry is a container registry of the unit.
type Registry struct {
	Entity
	Name     Value[string] `json:"name" doc:"Name, in lower case."`
	Attached Value[bool]   `json:"attached" doc:"Derived: the identity that nodes pull with holds a role that allows it on the registry. False only when the files are complete."`
}

const typeRegistry = "Microsoft.ContainerRegistry/registries"

// pullRoles are the built-in roles that hold Microsoft.ContainerRegistry/registries/pull/read:
// learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview.
var pullRoles = []string{
	roleOwner, roleContributor, roleReader,
	"7f951dda-4ed3-4680-a7ca-43fe172d538d", // AcrPull
	"8311e382-0749-4cb8-b61a-304f252e45ec", // AcrPush
	"b93aa761-3e63-49ed-ac28-beffa264f7ac", // Container Registry Repository Reader
	"2a1e307c-b015-4ebd-883e-5b7698a07328", // Container Registry Repository Writer
	"2efddaa5-3f1f-4df3-97df-af3f13818f4c", // Container Registry Repository Contributor
}

// registries reads the registries of the unit and whether nodes may pull from
// them.
func (b *build) registries() {
	for _, r := range b.index(typeRegistry).inUnit[b.r.Unit] {
		b.read = append(b.read, r)
		b.c.Registries.Add(&Registry{Entity: entity(r), Name: lower(r.Name(), r.Body, None[string]()), Attached: b.attached(r)})
	}
	if why := b.outside(); why != nil {
		b.c.Registries.Open, b.c.Registries.Why = true, why
	}
}

// attached says whether the identity of the kubelets may pull from a registry.
func (b *build) attached(registry *azure.Resource) Value[bool] {
	var lacks need
	for _, r := range b.c.Identity.RoleAssignments.Items {
		is := min(b.pulls(r.RoleID), b.isKubelet(r.PrincipalID), b.reachesRegistry(r, registry))
		switch {
		case is == yes && !r.Maybe:
			return Known(true, r.RoleID.From()...).Explained(r.Address + " gives the role")
		case is != no:
			lacks.value("it is not known whether "+r.Address+" lets the nodes pull from it", first(r.RoleID.From()))
		}
	}
	if lacks.some() {
		return lacking[bool](lacks)
	}
	return b.absent()
}

// pulls reports whether a role allows to pull. A custom one may.
func (b *build) pulls(role Value[string]) answer {
	is := isOne(role, pullRoles...)
	if is == no && isOne(role, builtInRoles...) == no {
		return maybe
	}
	return is
}

// reachesRegistry reports whether a role assignment is about a registry, or may
// be about a group that holds it.
func (b *build) reachesRegistry(r *RoleAssignment, registry *azure.Resource) answer {
	if is := isOne(r.ScopeID, keyOf(registry)); is == yes {
		return yes
	}
	if t, ok := r.ScopeType.Get(); ok && !azure.SameType(t, typeResourceGroup) && !above(t) && !azure.SameType(t, typeRegistry) {
		return no
	}
	return maybe
}

// isKubelet reports whether a principal is the identity that nodes pull with.
func (b *build) isKubelet(principal Value[string]) answer {
	id, ok := principal.Get()
	if !ok {
		return maybe
	}
	written := b.get("identityProfile", "kubeletidentity", "resourceId")
	if !written.IsNothing() {
		link := b.resolve(b.r.Unit, written, typeIdentity)
		if link.State == azure.LinkResolved && id == keyOf(link.Resource) {
			return yes
		}
		if link.State != azure.LinkResolved {
			return maybe
		}
	}
	own, part, found := strings.Cut(id, "#")
	if own != keyOf(b.r) || !found {
		return no
	}
	return answerOf(strings.Contains(strings.ToLower(part), "kubelet"))
}

// pulling says of each container whether its nodes may pull its image.
func (d *deploy) pulling() {
	secrets := map[string]bool{} // service accounts that pull with a secret, by name
	for _, o := range d.of("", "ServiceAccount") {
		if v := o.Get("imagePullSecrets"); v.IsUnknown() || len(v.Items()) > 0 {
			secrets[o.Name] = true
		}
	}
	byName := map[string]*Registry{}
	var unnamed *Registry
	for _, r := range d.c.Registries.Items {
		if name, ok := r.Name.Get(); ok {
			byName[name] = r
		} else {
			unnamed = r
		}
	}
	for _, w := range d.k.Workloads.Items {
		for _, c := range w.Pod.Containers.Items {
			c.Attached = d.attachedTo(w, c, byName, unnamed)
			if v, ok := c.Attached.Get(); ok && !v && secrets[w.Pod.ServiceAccount.Or("")] {
				c.Attached = None[bool](c.Image.From()...).Explained("its service account brings a secret to pull with")
			}
		}
	}
}

func (d *deploy) attachedTo(w *Workload, c *Container, byName map[string]*Registry, unnamed *Registry) Value[bool] {
	from := c.Image.From()
	host, ok := c.Registry.Get()
	switch {
	case c.Registry.IsUnknown():
		return NotKnown[bool](c.Registry.Why(), from...)
	case !ok:
		return None[bool](from...)
	}
	name, isACR := strings.CutSuffix(strings.ToLower(host), ".azurecr.io")
	secrets, known := w.Pod.PullSecrets.Get()
	seen, why := d.c.Seen()
	switch {
	case !isACR, known && len(secrets) > 0:
		return None[bool](from...)
	case !seen:
		return NotKnown[bool](why, from...)
	case byName[name] != nil:
		a := byName[name].Attached
		if !known && a.State() != Unknown && !a.v {
			return NotKnown[bool](w.Pod.PullSecrets.Why(), w.Pod.PullSecrets.From()...)
		}
		return Value[bool]{state: a.state, v: a.v, told: a.told, from: append(present([]*value.Value{first(from)}), a.from...)}
	case unnamed != nil:
		return NotKnown[bool]("the name of "+unnamed.Address+" is not known", from...)
	case d.c.Registries.Open:
		return NotKnown[bool]("more registries may be declared", append(from, d.c.Registries.Why)...)
	}
	return None[bool](from...)
}
