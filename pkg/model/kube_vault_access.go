package model

import "strings"

// access says whether the identity of a class may read the vault it names, and
// whether the nodes reach it.
func (d *deploy) access(s *SecretClass, mounts []classMount, vaults namedVaults, trusted *credentialIndex) {
	from := s.Vault.From()
	s.VaultIndex, s.Credential = None[int](from...), None[int](from...)
	s.Access, s.Reaches = None[bool](from...), None[bool](from...)
	if provider, ok := s.Provider.Get(); ok && provider != "azure" || s.Provider.IsNull() {
		return
	}
	s.VaultIndex = d.vaultCalled(s.Vault, vaults)
	if s.Provider.IsUnknown() {
		s.VaultIndex = NotKnown[int](s.Provider.Why(), s.Provider.From()...)
	}
	at, ok := s.VaultIndex.Get()
	if !ok {
		if s.VaultIndex.IsUnknown() {
			s.Access, s.Reaches = NotKnown[bool](s.VaultIndex.Why(), s.VaultIndex.From()...), NotKnown[bool](s.VaultIndex.Why(), s.VaultIndex.From()...)
		}
		return
	}
	v := d.c.Vaults.Items[at]
	s.Reaches = v.Reachable
	identity := d.signsIn(s, mounts, trusted)
	s.Access = d.mayRead(s, v, identity)
}

// mayRead says whether an identity may read a vault.
func (d *deploy) mayRead(s *SecretClass, v *Vault, identity Value[string]) Value[bool] {
	from := s.Vault.From()
	if s.NodeSecret.Or(false) || s.PodIdentity.Or(false) {
		return None[bool](from...) // neither is an identity that the cluster says anything of
	}
	var lacks need
	lacks.leaf("whether a volume brings credentials", s.NodeSecret)
	lacks.leaf("whether it signs in by pod-managed identity", s.PodIdentity)
	others := s.fetchesOthers()
	for _, g := range v.grants {
		switch g.letsIn(identity, v.RBAC, others) {
		case yes:
			return Known(true, from...).Explained(g.name + " lets it")
		case maybe:
			lacks.value("it is not known whether "+g.name+" lets its identity read the vault", g.at)
			lacks.leaf("how the vault is governed", v.RBAC)
			lacks.leaf("the identity", identity)
		case no:
		}
	}
	if v.absent.IsUnknown() {
		lacks.leaf("whether more is granted", v.absent)
	}
	if lacks.some() {
		return lackingAt[bool](lacks, from)
	}
	return Known(false, from...).Explained("no role and no access policy among the files lets it, and they are said to be all there is")
}

// fetchesOthers says whether a class fetches something else than keys.
func (s *SecretClass) fetchesOthers() answer {
	best := answerOf(false)
	if s.Objects.Open {
		best = maybe
	}
	for _, o := range s.Objects.Items {
		switch t, ok := o.Type.Get(); {
		case !ok:
			best = max(best, maybe)
		case !strings.EqualFold(t, "key"):
			return yes
		}
	}
	return best
}

// signsIn finds the identity of a class with workload identity: that of the one
// credential that trusts the pods which mount it. The credential has to be of the
// identity the class names, or nobody signs in.
func (d *deploy) signsIn(s *SecretClass, mounts []classMount, trusted *credentialIndex) Value[string] {
	const vague = "the files do not say which identity has the client id"
	if vm, ok := s.VMIdentity.Get(); !ok || vm {
		return NotKnown[string]("it signs in with an identity of the nodes", s.VMIdentity.From()...)
	}
	if _, ok := s.ClientID.Get(); !ok || len(mounts) == 0 || trusted.anyOther || d.c.Identity.FederatedCredentials.Open {
		return NotKnown[string](vague, s.ClientID.From()...)
	}
	found := -1
	for _, m := range mounts {
		at, ok := d.onlyCredential(m.w, trusted)
		if !ok || m.near != yes || found >= 0 && at != found {
			return NotKnown[string](vague, s.ClientID.From()...)
		}
		found = at
	}
	c := d.c.Identity.FederatedCredentials.Items[found]
	s.Credential = Known(found, s.ClientID.From()...)
	return c.IdentityID
}

// onlyCredential is the one federated credential that trusts the account of a
// workload; false when there is none, or may be another.
func (d *deploy) onlyCredential(w *Workload, trusted *credentialIndex) (int, bool) {
	name, ok := w.Identity.AccountName.Get()
	namespace := w.object.Namespace
	if !ok || namespace == "" || len(trusted.vague) > 0 || trusted.elsewhere[serviceAccountPrefix+namespace+":"+name] {
		return 0, false
	}
	at, found := 0, 0
	for _, i := range trusted.byAccount[name] {
		c := d.c.Identity.FederatedCredentials.Items[i]
		ns, ok := c.Namespace.Get()
		if ok && ns != namespace || isTrue(c.ThisCluster) == no {
			continue
		}
		if !ok || c.Maybe || isTrue(c.ThisCluster) != yes {
			return 0, false
		}
		at = i
		found++
	}
	return at, found == 1
}
