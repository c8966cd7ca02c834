package model

// credentialIndex finds federated credentials by the account they trust.
type credentialIndex struct {
	byAccount map[string][]int // by the name of the account: places among the credentials
	vague     []int            // those whose account is not known
	elsewhere map[string]bool  // subjects of other units, which may be for this cluster
	anyOther  bool             // such a subject is not known
}

// trusted indexes the federated credentials of the cluster.
func (d *deploy) trusted() *credentialIndex {
	x := &credentialIndex{byAccount: map[string][]int{}, elsewhere: map[string]bool{}}
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
	a.Namesake = None[int](from...)
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
		case a.Namesake.IsNull() && c.ThisCluster.Or(false) && !c.Maybe:
			a.Namesake = Known(i, c.Subject.From()...)
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
		a.Namesake = lackingAt[int](lacks, from)
		return
	}
	a.Federated = Known(false, from...)
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
