package model

import "slices"

// credentialIndex finds federated credentials by the account they trust.
type credentialIndex struct {
	byAccount map[string][]int // by the name of the account: places among the credentials
	vague     []int            // those whose account is not known
	spare     map[string]int   // those that trust no account among the files
	elsewhere map[string]bool  // subjects of other units, which may be for this cluster
	anyOther  bool             // such a subject is not known
}

// trusted indexes the federated credentials of the cluster.
func (d *deploy) trusted() *credentialIndex {
	x := &credentialIndex{byAccount: map[string][]int{}, spare: map[string]int{}, elsewhere: map[string]bool{}}
	d.spares(x)
	for i, c := range d.c.Identity.FederatedCredentials.Items {
		if name, ok := c.ServiceAccount.Get(); ok {
			x.byAccount[name] = append(x.byAccount[name], i)
		} else if c.ServiceAccount.IsUnknown() {
			x.vague = append(x.vague, i)
		}
	}
	if d.c.foreign != nil && d.k.Accounts.Len() > 0 {
		for _, c := range d.c.foreign() {
			subject, ok := c.Subject.Get()
			x.elsewhere[subject], x.anyOther = true, x.anyOther || !ok
		}
	}
	return x
}

// federation finds the credential that trusts an account.
func (d *deploy) federation(a *KubeAccount, x *credentialIndex) {
	from := a.ClientID.From()
	a.Nearest = None[int](from...)
	if a.ClientID.IsNull() {
		a.Federated = None[bool](from...)
		return
	}
	credentials := d.c.Identity.FederatedCredentials
	seen, unseen := d.c.Seen()
	var lacks need
	if !seen {
		lacks.value(unseen, nil)
	}
	lacks.leaf("the client id", a.ClientID)
	for _, i := range append(x.byAccount[a.Name][:len(x.byAccount[a.Name]):len(x.byAccount[a.Name])], x.vague...) {
		c := credentials.Items[i]
		switch is := c.trusts(a); {
		case is == yes && !c.Maybe:
			a.Federated = Known(true, c.Subject.From()...)
			return
		case is != no:
			lacks.value("it is not known whether "+c.Address+" trusts it", first(c.Subject.From()))
		}
	}
	if credentials.Open {
		lacks.value("there may be more federated credentials", credentials.Why)
	}
	if x.anyOther || x.elsewhere[serviceAccountPrefix+a.object.Namespace+":"+a.Name] {
		lacks.value("a federated credential of another deployment unit may trust it", nil)
	}
	if whole, why := d.whole(); !whole {
		lacks.value(why.Why(), why)
	}
	if lacks.some() {
		a.Federated = lackingAt[bool](lacks, from)
		a.Nearest = lackingAt[int](lacks, from)
		return
	}
	a.Federated = Known(false, from...)
	if i, ok := x.nearest(a); ok {
		a.Nearest = Known(i, credentials.Items[i].Subject.From()...)
	}
}

// spares indexes the credentials of this cluster that trust no account among the
// files: the first of each name and of each namespace, and the first of all.
func (d *deploy) spares(x *credentialIndex) {
	declared := map[string]bool{}
	for _, a := range d.k.Accounts.Items {
		declared[serviceAccountPrefix+a.object.Namespace+":"+a.Name] = true
	}
	for i, c := range slices.Backward(d.c.Identity.FederatedCredentials.Items) {
		name, ok := c.ServiceAccount.Get()
		subject, known := c.Subject.Get()
		if ok && known && !c.Maybe && c.ThisCluster.Or(false) && !declared[subject] {
			x.spare["name "+name], x.spare["namespace "+c.Namespace.Or("")], x.spare[""] = i, i, i
		}
	}
}

// nearest is the place of the credential that comes closest to trusting an
// account: by its name, by its namespace, or because nothing else takes it.
func (x *credentialIndex) nearest(a *KubeAccount) (at int, ok bool) {
	for _, key := range []string{"name " + a.Name, "namespace " + a.object.Namespace, ""} {
		if at, ok = x.spare[key]; ok {
			return at, true
		}
	}
	return 0, false
}

// trusts reports whether a credential names an account. Whether it takes the
// tokens of workload identity is another question.
func (c *FederatedCredential) trusts(a *KubeAccount) answer {
	name, ns := maybe, maybe
	if n, ok := c.ServiceAccount.Get(); ok {
		name = answerOf(n == a.Name)
	}
	if n, ok := c.Namespace.Get(); ok && a.object.Namespace != "" {
		ns = answerOf(n == a.object.Namespace)
	}
	return min(name, ns, isTrue(c.ThisCluster))
}
