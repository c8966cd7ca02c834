package model

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// Role is a Role or ClusterRole. What aggregation adds to its rules is not known.
type Role struct {
	Manifest
	ClusterWide  bool            `json:"cluster_wide" doc:"Derived: it is a ClusterRole."`
	Aggregated   Value[bool]     `json:"aggregated" k8s:"aggregationRule" as:"present" default:"false" doc:"Its rules come from other roles."`
	AggregatesTo Value[string]   `json:"aggregates_to" doc:"Derived: the built-in role whose rules its own are added to, by label: view, edit or admin, the widest audience first; null for none."`
	Bound        Value[string]   `json:"bound" doc:"Derived: how a binding among the files certainly grants it: cluster for the whole cluster, namespace for one, none where there is no such binding."`
	Rules        List[*RoleRule] `json:"rules" k8s:"rules" doc:"What it allows."`
}

// RoleRule allows verbs on resources. Its powers are those of resources that it
// names, without a limit to names of objects; what a star for all resources
// holds is a power of its own.
type RoleRule struct {
	Entity
	Groups    Value[[]string] `json:"api_groups" k8s:"apiGroups" default:"[]" doc:"API groups."`
	Resources Value[[]string] `json:"resources" k8s:"resources" default:"[]" doc:"Resources."`
	Names     Value[[]string] `json:"resource_names" k8s:"resourceNames" default:"[]" doc:"Names it is limited to."`
	URLs      Value[[]string] `json:"urls" k8s:"nonResourceURLs" default:"[]" doc:"Paths that are no resources."`
	Verbs     Value[[]string] `json:"verbs" k8s:"verbs" default:"[]" doc:"Verbs."`

	Wildcard      Value[string] `json:"wildcard" doc:"Derived: what a star stands for: resources, verbs, or resources and verbs; null when it is for neither. A star for paths, or for the resources of API groups that are not of Kubernetes, is none."`
	Secrets       Value[bool]   `json:"reads_secrets" doc:"Derived: gets, lists or watches Secrets."`
	Pods          Value[bool]   `json:"creates_pods" doc:"Derived: creates or changes pods or what makes them."`
	Exec          Value[bool]   `json:"executes" doc:"Derived: runs commands in containers or attaches to them."`
	PortForward   Value[bool]   `json:"forwards_ports" doc:"Derived: forwards ports of pods."`
	Escalate      Value[bool]   `json:"escalates" doc:"Derived: binds, escalates, creates or changes roles or their bindings."`
	Impersonate   Value[bool]   `json:"impersonates" doc:"Derived: impersonates users, groups or service accounts."`
	NodesProxy    Value[bool]   `json:"nodes_proxy" doc:"Derived: reaches the kubelet through nodes/proxy."`
	Certificates  Value[bool]   `json:"approves_certificates" doc:"Derived: approves certificate requests, or signs in the name of a signer."`
	Webhooks      Value[bool]   `json:"changes_webhooks" doc:"Derived: creates or changes admission webhooks."`
	Tokens        Value[bool]   `json:"mints_tokens" doc:"Derived: makes tokens of service accounts."`
	Volumes       Value[bool]   `json:"creates_volumes" doc:"Derived: creates persistent volumes."`
	ConfigMaps    Value[bool]   `json:"changes_config_maps" doc:"Derived: creates or changes ConfigMaps."`
	Networking    Value[bool]   `json:"redirects_traffic" doc:"Derived: changes Endpoints, EndpointSlices or the status of Services."`
	AggregateRisk Value[string] `json:"aggregate_risk" doc:"Derived: the first thing it allows that the built-in role its role is added to should not: wildcard, secrets, exec or roles; null for nothing."`
}

// RoleBinding is a RoleBinding or ClusterRoleBinding.
type RoleBinding struct {
	Manifest
	ClusterWide   bool           `json:"cluster_wide" doc:"Derived: it is a ClusterRoleBinding."`
	RoleKind      Value[string]  `json:"role_kind" k8s:"roleRef.kind" doc:"Role or ClusterRole."`
	RoleName      Value[string]  `json:"role_name" k8s:"roleRef.name" doc:"Name of the role."`
	Role          Value[int]     `json:"role" doc:"Derived: place of the role in kube.roles; null when it is not among the files."`
	Everything    Value[bool]    `json:"everything" doc:"Derived: the role is cluster-admin, or one among the files that allows every verb on every resource."`
	MoreThanReads Value[bool]    `json:"more_than_reads" doc:"Derived: the role reads Secrets or allows more than to read. Unknown for a role that is neither among the files nor one of the built-in ones."`
	Subjects      List[*Subject] `json:"subjects" k8s:"subjects" doc:"Whom it gives the role to."`
}

// Subject is a user, a group or a service account.
type Subject struct {
	Entity
	Kind      Value[string] `json:"kind" k8s:"kind" doc:"User, Group or ServiceAccount."`
	Name      Value[string] `json:"name" k8s:"name" doc:"Name."`
	Namespace Value[string] `json:"namespace" k8s:"namespace" doc:"Namespace of a service account; null otherwise."`
	ObjectID  Value[bool]   `json:"object_id" doc:"Derived: the name is the object id of Entra ID, a GUID."`
}

const rbacGroup = "rbac.authorization.k8s.io"

// Verbs that create or change.
var writes = []string{"create", "update", "patch"}

// power is something that a rule may allow.
type rolePower struct {
	into      func(*RoleRule) *Value[bool]
	group     string
	resources []string
	verbs     []string
}

// powers are those of kubernetes.io/docs/concepts/security/rbac-good-practices.
var powers = []rolePower{
	{func(r *RoleRule) *Value[bool] { return &r.Secrets }, "", []string{"secrets"}, []string{"get", "list", "watch"}},
	{func(r *RoleRule) *Value[bool] { return &r.Pods }, "", []string{"pods", "replicationcontrollers"}, writes},
	{func(r *RoleRule) *Value[bool] { return &r.Pods }, "apps", []string{"deployments", "statefulsets", "daemonsets", "replicasets"}, writes},
	{func(r *RoleRule) *Value[bool] { return &r.Pods }, "batch", []string{"jobs", "cronjobs"}, writes},
	{func(r *RoleRule) *Value[bool] { return &r.Exec }, "", []string{"pods/exec", "pods/attach"}, []string{"create", "get"}},
	{func(r *RoleRule) *Value[bool] { return &r.PortForward }, "", []string{"pods/portforward"}, []string{"create", "get"}},
	{
		func(r *RoleRule) *Value[bool] { return &r.Escalate },
		rbacGroup,
		[]string{"roles", "clusterroles"},
		[]string{"create", "update", "patch", "bind", "escalate"},
	},
	{func(r *RoleRule) *Value[bool] { return &r.Escalate }, rbacGroup, []string{"rolebindings", "clusterrolebindings"}, writes},
	{func(r *RoleRule) *Value[bool] { return &r.Impersonate }, "", []string{"users", "groups", "serviceaccounts"}, []string{"impersonate"}},
	{func(r *RoleRule) *Value[bool] { return &r.NodesProxy }, "", []string{"nodes/proxy"}, []string{"get", "create", "update", "patch", "delete"}},
	{
		func(r *RoleRule) *Value[bool] { return &r.Certificates },
		"certificates.k8s.io",
		[]string{"certificatesigningrequests/approval"},
		[]string{"update", "patch"},
	},
	{func(r *RoleRule) *Value[bool] { return &r.Certificates }, "certificates.k8s.io", []string{"signers"}, []string{"approve", "sign"}},
	{
		func(r *RoleRule) *Value[bool] { return &r.Webhooks },
		admissionGroup,
		[]string{"validatingwebhookconfigurations", "mutatingwebhookconfigurations"},
		writes,
	},
	{func(r *RoleRule) *Value[bool] { return &r.Tokens }, "", []string{"serviceaccounts/token"}, []string{"create"}},
	{func(r *RoleRule) *Value[bool] { return &r.Volumes }, "", []string{"persistentvolumes"}, []string{"create"}},
	{func(r *RoleRule) *Value[bool] { return &r.ConfigMaps }, "", []string{"configmaps"}, writes},
	{func(r *RoleRule) *Value[bool] { return &r.Networking }, "", []string{"endpoints", "services/status"}, writes},
	{func(r *RoleRule) *Value[bool] { return &r.Networking }, "discovery.k8s.io", []string{"endpointslices"}, writes},
}

// derive finds the powers of a rule.
func (r *RoleRule) derive() {
	for _, p := range powers {
		into := p.into(r)
		*into = Known(false, r.object())
	}
	for _, p := range powers {
		into := p.into(r)
		if isTrue(*into) == yes {
			continue
		}
		switch a, lacks := r.allows(p); a {
		case yes:
			*into = Known(true, append(r.Resources.From(), r.Verbs.From()...)...)
		case maybe:
			*into = lacking[bool](lacks)
		case no:
		}
	}
	r.Wildcard = r.wildcard()
}

// object is the written rule, to point at.
func (r *RoleRule) object() *value.Value { return value.NewNull(r.At) }

// allows reports whether a rule holds a power on all objects.
func (r *RoleRule) allows(p rolePower) (answer, need) {
	var lacks need
	if holdsAny(r.Groups, p.group, "*") == no || holdsAny(r.Resources, resources(p)...) == no {
		return no, lacks
	}
	lacks.leaf("the list of API groups", r.Groups)
	lacks.leaf("the list of resources", r.Resources)
	lacks.leaf("the list of verbs", r.Verbs)
	lacks.leaf("the list of names", r.Names)
	names := maybe
	if list, ok := r.Names.Get(); ok {
		names = answerOf(len(list) == 0)
	}
	return min(
		holdsAny(r.Groups, p.group, "*"), holdsAny(r.Verbs, append([]string{"*"}, p.verbs...)...),
		holdsAny(r.Resources, resources(p)...), names,
	), lacks
}

// groups reads API groups, of which the core one is an empty text.
func groups(v, at *value.Value) Value[[]string] {
	l := texts(v, at, Defaulted([]string{}))
	if l.IsUnknown() {
		return l
	}
	for _, item := range v.Items() {
		if s, ok := item.Str(); ok && s == "" {
			l.v = append(l.v, "")
		}
	}
	return l
}

// resources are the spellings of the resources of a power.
func resources(p rolePower) []string {
	out := slices.Clone(p.resources)
	for _, r := range p.resources {
		if _, sub, ok := strings.Cut(r, "/"); ok {
			out = append(out, "*/"+sub)
		}
	}
	return out
}

// holdsAny reports whether a list holds one of some texts.
func holdsAny(list Value[[]string], texts ...string) answer {
	all, ok := list.Get()
	if list.IsUnknown() || !ok {
		return maybe
	}
	return answerOf(slices.ContainsFunc(texts, func(s string) bool { return slices.Contains(all, s) }))
}

// wildcard says what a star stands for.
func (r *RoleRule) wildcard() Value[string] {
	from := append(r.Resources.From(), r.Verbs.From()...)
	resources, verbs := min(holdsAny(r.Resources, "*"), r.builtIn()), min(holdsAny(r.Verbs, "*"), r.builtIn())
	paths, ok := r.URLs.Get()
	named, isNamed := r.Resources.Get()
	switch {
	case isNamed && len(named) == 0 && ok && len(paths) > 0:
		return None[string](from...) // paths alone
	case resources == yes && verbs == yes:
		return Known("resources and verbs", from...)
	case resources == yes:
		return Known("resources", r.Resources.From()...)
	case verbs == yes && resources == no:
		return Known("verbs", r.Verbs.From()...)
	case resources == maybe, verbs == maybe:
		var lacks need
		lacks.leaf("the list of API groups", r.Groups)
		lacks.leaf("the list of resources", r.Resources)
		lacks.leaf("the list of verbs", r.Verbs)
		return lacking[string](lacks)
	}
	return None[string](from...)
}

// builtIn reports whether a rule is about API groups of Kubernetes: a star for the
// resources that an operator brings itself is its own.
func (r *RoleRule) builtIn() answer {
	groups, ok := r.Groups.Get()
	if !ok {
		return maybe
	}
	return answerOf(slices.ContainsFunc(groups, func(g string) bool {
		return g == "*" || !strings.Contains(g, ".") || strings.HasSuffix(g, ".k8s.io")
	}))
}

// everything reports whether a rule allows every verb on every resource.
func (r *RoleRule) everything() answer {
	return min(holdsAny(r.Groups, "*"), holdsAny(r.Resources, "*"), holdsAny(r.Verbs, "*"))
}

// rbac reads roles and who holds them.
func (d *deploy) rbac() {
	roles := places{} // "Kind/name": places among the roles
	var placed []*placedObject
	for _, o := range d.of(rbacGroup, "ClusterRole", "Role") {
		r := &Role{ClusterWide: o.Kind == "ClusterRole"}
		fill(r, o.Body, o.Body, o.Address())
		r.Manifest = d.manifest(o)
		r.AggregatesTo = aggregatesTo(r.Labels)
		for i, item := range o.Get("rules").Items() {
			rule := r.Rules.Items[i]
			rule.Groups = groups(item.Get("apiGroups"), item)
			rule.derive()
			rule.AggregateRisk = rule.aggregateRisk(r.AggregatesTo)
		}
		r.Bound = Defaulted("none", o.Body)
		roles.add(o.Kind+"/"+o.Name, o.bundle.Name, len(placed))
		placed = append(placed, o)
		d.k.Roles.Add(r)
	}
	for _, o := range d.of(rbacGroup, "ClusterRoleBinding", "RoleBinding") {
		b := &RoleBinding{ClusterWide: o.Kind == "ClusterRoleBinding"}
		fill(b, o.Body, o.Body, o.Address())
		b.Manifest = d.manifest(o)
		for _, s := range b.Subjects.Items {
			s.ObjectID = derive(s.Name, func(name string) Value[bool] { return Known(isGUID(strings.ToLower(name))) })
		}
		d.bind(o, b, roles, placed)
		d.k.RoleBindings.Add(b)
	}
	d.boundByWhom()
}

// boundByWhom: a binding whose role is not known may be of any role.
func (d *deploy) boundByWhom() {
	for _, b := range d.k.RoleBindings.Items {
		if !b.RoleKind.IsUnknown() && !b.RoleName.IsUnknown() {
			continue
		}
		for _, r := range d.k.Roles.Items {
			if r.Bound.Or("") != "cluster" {
				r.Bound = NotKnown[string](b.Address+" may grant it: "+unknownOf(b.RoleKind, b.RoleName), append(b.RoleKind.From(), b.RoleName.From()...)...)
			}
		}
		return
	}
}

// bind finds the role of a binding.
func (d *deploy) bind(o *placedObject, b *RoleBinding, roles places, placed []*placedObject) {
	from := b.RoleName.From()
	kind, okKind := b.RoleKind.Get()
	name, okName := b.RoleName.Get()
	if !okKind || !okName {
		why := unknownOf(b.RoleKind, b.RoleName)
		b.Role, b.Everything = NotKnown[int](why, append(b.RoleKind.From(), from...)...), NotKnown[bool](why, append(b.RoleKind.From(), from...)...)
		b.MoreThanReads = NotKnown[bool](why, append(b.RoleKind.From(), from...)...)
		return
	}
	b.Role, b.Everything = None[int](from...), Known(kind == "ClusterRole" && name == "cluster-admin", from...)
	b.MoreThanReads = builtInMore(kind, name, from)
	for _, i := range roles.of(kind+"/"+name, o.bundle.Name) {
		role := d.k.Roles.Items[i]
		near := d.together(o, placed[i])
		if kind == "Role" {
			near = min(near, sameNamespace(o, placed[i]))
		}
		switch near {
		case yes:
			role.bound(b, o)
			if isTrue(b.Everything) != yes {
				b.Role, b.Everything, b.MoreThanReads = Known(i, from...), role.everything(from), role.moreThanReads(from)
			}
			return
		case maybe:
			why := "it is not known whether it is deployed together with " + role.Address
			b.Role, b.MoreThanReads = NotKnown[int](why, from...), NotKnown[bool](why, from...)
			if all := role.everything(from); isTrue(b.Everything) == no && isTrue(all) != no {
				b.Everything = NotKnown[bool](why, from...)
			}
			if role.Bound.State() == Default && !role.Bound.IsNull() {
				role.Bound = NotKnown[string]("it is not known whether it is deployed together with "+b.Address, o.Body)
			}
		case no:
		}
	}
}

// bound notes that a binding grants the role.
func (r *Role) bound(b *RoleBinding, o *placedObject) {
	switch {
	case b.ClusterWide:
		r.Bound = Known("cluster", o.Body)
	case r.Bound.Or("none") == "none":
		r.Bound = Known("namespace", o.Body)
	}
}

// everything says whether one of the rules allows every verb on every resource.
func (r *Role) everything(from []*value.Value) Value[bool] {
	most := no
	for _, rule := range r.Rules.Items {
		most = max(most, rule.everything())
	}
	switch {
	case most == yes:
		return Known(true, from...)
	case most == maybe, r.Rules.Open, isTrue(r.Aggregated) != no:
		return NotKnown[bool]("not all rules of "+r.Address+" are known", append(from, r.Rules.Why)...)
	}
	return Known(false, from...)
}

// audiences are the built-in roles that others add their rules to, the widest
// first.
var audiences = []string{"view", "edit", "admin"}

func aggregatesTo(labels Value[map[string]string]) Value[string] {
	return derive(labels, func(m map[string]string) Value[string] {
		for _, to := range audiences {
			if m[rbacGroup+"/aggregate-to-"+to] == "true" {
				return Known(to)
			}
		}
		return None[string]()
	})
}

// aggregateRisk is what a rule adds to a built-in role that should not hold it.
// Who may edit or administer a namespace reads its Secrets and runs commands
// there as it is, and an administrator writes its roles.
func (r *RoleRule) aggregateRisk(to Value[string]) Value[string] {
	audience, ok := to.Get()
	if to.IsUnknown() {
		return NotKnown[string](to.Why(), to.From()...)
	}
	if !ok {
		return None[string](to.From()...)
	}
	risks := []struct {
		name   string
		holds  Value[bool]
		within []string
	}{
		{"secrets", r.Secrets, []string{"view"}},
		{"exec", r.Exec, []string{"view"}},
		{"roles", r.Escalate, []string{"view", "edit"}},
	}
	if star, ok := r.Wildcard.Get(); ok && strings.HasPrefix(star, "resources") {
		return Known("wildcard", r.Wildcard.From()...)
	}
	var lacks need
	lacks.leaf("what it allows", r.Wildcard)
	for _, risk := range risks {
		switch {
		case !slices.Contains(risk.within, audience):
		case isTrue(risk.holds) == yes:
			return Known(risk.name, risk.holds.From()...)
		default:
			lacks.leaf("what it allows", risk.holds)
		}
	}
	if lacks.some() {
		return lacking[string](lacks)
	}
	return None[string](r.object())
}

// unknownOf is why one of two leaves is unknown.
func unknownOf(a, b Leaf) string {
	if a.State() == Unknown {
		return a.Why()
	}
	return b.Why()
}
