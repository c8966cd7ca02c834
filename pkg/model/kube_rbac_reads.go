package model

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// kubeRoles are the ClusterRoles of Kubernetes that people bind: whether they
// read Secrets or do more than read. See
// kubernetes.io/docs/reference/access-authn-authz/rbac.
var kubeRoles = map[string]bool{
	"cluster-admin": true, "admin": true, "edit": true, "view": false,
	"system:basic-user": false, "system:discovery": false, "system:public-info-viewer": false, "system:service-account-issuer-discovery": false,
}

// builtInMore says whether a role that is not among the files does more than
// read.
func builtInMore(kind, name string, from []*value.Value) Value[bool] {
	if more, ok := kubeRoles[name]; ok && kind == "ClusterRole" {
		return Known(more, from...)
	}
	return NotKnown[bool]("the role "+name+" is not among the files", from...)
}

// moreThanReads says whether one of the rules reads Secrets or does more than
// read.
func (r *Role) moreThanReads(from []*value.Value) Value[bool] {
	most := no
	for _, rule := range r.Rules.Items {
		most = max(most, rule.moreThanReads())
	}
	switch {
	case most == yes:
		return Known(true, from...)
	case most == maybe, r.Rules.Open, isTrue(r.Aggregated) != no:
		return NotKnown[bool]("not all rules of "+r.Address+" are known", append(from, r.Rules.Why)...)
	}
	return Known(false, from...)
}

// moreThanReads reports whether a rule reads Secrets or allows more than to read,
// be it of single objects. Who asks what the caller itself may do changes
// nothing, and to get some parts of objects is to act on them: pods/exec.
func (r *RoleRule) moreThanReads() answer {
	verbs, okVerbs := r.Verbs.Get()
	resources, okResources := r.Resources.Get()
	if okVerbs && len(verbs) == 0 {
		return no
	}
	secrets := min(holdsAny(r.Groups, "", "*"), holdsAny(r.Resources, "secrets", "*"))
	acts, harmless := maybe, maybe
	if okVerbs {
		acts = answerOf(slices.ContainsFunc(verbs, func(v string) bool { return !slices.Contains(readVerbs, v) }))
	}
	if okResources {
		harmless = answerOf(len(resources) > 0 && !slices.ContainsFunc(resources, func(s string) bool { return !strings.HasPrefix(s, "selfsubject") }))
		if slices.ContainsFunc(resources, actsWhenRead) {
			acts = yes
		}
	}
	return max(secrets, min(acts, yes-harmless))
}

// readVerbs are the verbs that only read.
var readVerbs = []string{"get", "list", "watch"}

// actsWhenRead reports whether to get a part of an object is to act on it.
func actsWhenRead(resource string) bool {
	_, part, _ := strings.Cut(resource, "/")
	return slices.Contains([]string{"exec", "attach", "portforward", "proxy", "*"}, part)
}
