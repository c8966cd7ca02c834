package model

import (
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// Labels and annotations of workload identity:
// learn.microsoft.com/azure/aks/workload-identity-overview, 2026-08-21.
const (
	identityPrefix  = "azure.workload.identity/"
	identityUse     = identityPrefix + "use"
	identityClient  = identityPrefix + "client-id"
	identitySeconds = identityPrefix + "service-account-token-expiration"
	identityProxy   = identityPrefix + "inject-proxy-sidecar"
	podIdentityName = "aadpodidbinding"
	defaultAccount  = "default"
)

// KubeAccount is a ServiceAccount.
type KubeAccount struct {
	Manifest
	Application    Value[bool]   `json:"application" doc:"Derived: it is the user's: not in a namespace of the system."`
	AutomountToken Value[bool]   `json:"automount_token" k8s:"automountServiceAccountToken" doc:"As written; null when left out, which is true."`
	ClientID       Value[string] `json:"client_id" doc:"Client id of the identity that its pods sign in to Azure with (annotation azure.workload.identity/client-id); null when not written."`
	ClientIDValid  Value[bool]   `json:"client_id_valid" doc:"Derived: the client id is a GUID; null when none is written."`
	TokenSeconds   Value[string] `json:"token_seconds" doc:"Lifetime of the token for Azure (annotation azure.workload.identity/service-account-token-expiration); null when not written."`
	TokenValid     Value[bool]   `json:"token_seconds_valid" doc:"Derived: that lifetime is one that is allowed: 3600 to 86400 seconds; null when none is written."`
	Labelled       Value[bool]   `json:"pods_labelled" doc:"Derived: a pod that runs as it carries the label azure.workload.identity/use; null when no pod among the files needs it: none runs as it, or those that do only read Key Vault through the driver."`
	Unlabelled     Value[int]    `json:"unlabelled_workload" doc:"Derived: place in kube.workloads of the first one that runs as it and lacks the label; null when there is none."`
	UnlabelledName Value[string] `json:"unlabelled_address" doc:"Derived: address of that workload; null when there is none."`
	Federated      Value[bool]   `json:"federated" doc:"Derived: a federated credential of the cluster trusts it; null without a client id. False only when the files are complete."`
	Nearest        Value[int]    `json:"nearest_credential" doc:"Derived: place in identity.federated_credentials of the one that comes closest to trusting it: a service account of its name in another namespace, another one of its namespace, or any other, that is not among the files; null when there is none."`

	object *placedObject
}

// PodIdentity is who a pod is, to the cluster and to Azure.
type PodIdentity struct {
	AccountName   Value[string] `json:"account_name" doc:"Derived: name of its service account: default where none is written."`
	Account       Value[int]    `json:"account" doc:"Derived: place of the account in kube.service_accounts; null when it is not among the files."`
	AccountFound  Value[bool]   `json:"account_found" doc:"Derived: the account exists. False only when the files are whole."`
	Use           Value[string] `json:"use_label" doc:"Label azure.workload.identity/use of the pods; null when not written."`
	Uses          Value[bool]   `json:"uses" doc:"Derived: that label is the text true, so that the pods get a token for Azure."`
	UseIsText     Value[bool]   `json:"use_label_is_text" doc:"Derived: that label is written as a text, as Kubernetes wants it; null when it is not written."`
	Misplaced     Value[bool]   `json:"use_label_misplaced" doc:"Derived: the workload carries that label and its pods do not; false for a Pod."`
	ClientID      Value[string] `json:"client_id" doc:"Derived: client id of its account; null when the account has none."`
	NamesIdentity Value[bool]   `json:"names_identity" doc:"Derived: the account, or a variable AZURE_CLIENT_ID of a container, says which identity it takes."`
	TokenSeconds  Value[string] `json:"token_seconds" doc:"Lifetime of the token for Azure by an annotation of the pods; null when not written."`
	TokenValid    Value[bool]   `json:"token_seconds_valid" doc:"Derived: that lifetime is one that is allowed: 3600 to 86400 seconds; null when none is written."`
	Proxy         Value[bool]   `json:"proxy_sidecar" doc:"Derived: the annotation azure.workload.identity/inject-proxy-sidecar asks for the proxy of the migration."`
	PodIdentity   Value[string] `json:"pod_identity_label" doc:"Label aadpodidbinding of the retired pod-managed identity; null when not written."`
	TokenMounted  Value[bool]   `json:"token_mounted" doc:"Derived: the token of its account for the Kubernetes API is mounted. Unknown when the account decides and is not among the files."`
	Granted       Value[bool]   `json:"granted" doc:"Derived: a binding among the files gives its account rights. False for a named account only when the files or its bundle are whole."`
	Binding       Value[string] `json:"binding" doc:"Derived: what a binding is called that names the account itself and is certainly deployed with the workload; null when there is none."`
}

// identities reads service accounts and who uses them.
func (d *deploy) identities() {
	at := map[*placedObject]int{}
	for _, o := range d.of("", "ServiceAccount") {
		a := &KubeAccount{object: o}
		fill(a, o.Body, o.Body, o.Address())
		a.Manifest = d.manifest(o)
		a.Application = a.application()
		a.annotations()
		at[o] = d.k.Accounts.Len()
		d.k.Accounts.Add(a)
	}
	users := map[*placedObject][]*accountUser{}
	var vague []*Workload // those whose account is not known
	grants := d.grants()
	for i, w := range d.k.Workloads.Items {
		all := d.podIdentity(w, at)
		if w.Identity.AccountName.IsUnknown() {
			vague = append(vague, w)
		}
		d.granted(w, grants)
		for _, a := range all {
			users[a] = append(users[a], &accountUser{i, w, d.together(a, w.object)})
		}
	}
	trusted := d.trusted()
	for _, a := range d.k.Accounts.Items {
		d.usersOf(a, users[a.object], vague)
		a.UnlabelledName = derive(a.Unlabelled, func(i int) Value[string] { return Known(d.k.Workloads.Items[i].Address) })
		d.federation(a, trusted)
	}
}

// entry reads one entry of an object of texts, such as a label.
func entry(all, at *value.Value, name string) Value[string] {
	v := all.Get(name)
	if v.IsNothing() && (all.Open() || all.IsUnknown()) {
		return NotKnown[string]("what else is written there is not known", all)
	}
	return scalar(v, at)
}

// annotations reads what the annotations say of workload identity.
func (a *KubeAccount) annotations() {
	all := a.object.Get("metadata", "annotations")
	at := a.object.Body
	a.ClientID = entry(all, at, identityClient)
	a.ClientIDValid = derive(a.ClientID, func(id string) Value[bool] { return Known(isGUID(strings.ToLower(id))) })
	a.TokenSeconds = entry(all, at, identitySeconds)
	a.TokenValid = lifetime(a.TokenSeconds)
}

// lifetime reports whether a token may live so long.
func lifetime(seconds Value[string]) Value[bool] {
	return derive(seconds, func(s string) Value[bool] {
		n, err := strconv.Atoi(s)
		return Known(err == nil && n >= 3600 && n <= 86400)
	})
}

// podIdentity reads who the pods of a workload are, and returns the accounts
// they may run as.
func (d *deploy) podIdentity(w *Workload, at map[*placedObject]int) []*placedObject {
	id := &w.Identity
	meta := d.templateOf(w.object).Get("metadata")
	labels, annotations, here := meta.Get("labels"), meta.Get("annotations"), w.object.Body
	id.Use = entry(labels, here, identityUse)
	id.Uses = isText(id.Use, "true")
	id.UseIsText = derive(id.Use, func(string) Value[bool] { return Known(labels.Get(identityUse).Kind() == value.String) })
	id.Misplaced = Known(false, here)
	if w.Kind != "Pod" {
		id.Misplaced = misplaced(entry(w.object.Get("metadata", "labels"), here, identityUse), id.Use)
	}
	id.TokenSeconds = entry(annotations, here, identitySeconds)
	id.TokenValid = lifetime(id.TokenSeconds)
	id.Proxy = isText(entry(annotations, here, identityProxy), "true")
	id.PodIdentity = entry(labels, here, podIdentityName)
	for _, c := range w.Pod.Containers.Items {
		c.PodIdentityPart = c.podIdentityPart()
	}
	id.AccountName = accountName(&w.Pod)
	found, to, all := d.follow(reference{from: w.object, kind: "ServiceAccount", name: id.AccountName, namespace: None[string]()})
	id.AccountFound, id.Account = found, None[int](id.AccountName.From()...)
	if id.AccountName.Or("") == defaultAccount {
		id.AccountFound = Known(true, id.AccountName.From()...) // Kubernetes makes it
	}
	switch {
	case to != nil:
		id.Account = Known(at[to], id.AccountName.From()...)
	case len(all) > 0 || id.AccountName.IsUnknown():
		id.Account = NotKnown[int](found.Why(), found.From()...)
	}
	d.ofAccount(w, to, all)
	return all
}

// podIdentityPart reports whether a container is one of the two components of
// pod-managed identity. One whose image is not known is none unless it is called
// so.
func (c *Container) podIdentityPart() Value[bool] {
	from := c.Image.From()
	repository, ok := c.repositoryName()
	name, named := c.Name.Get()
	switch {
	case ok:
		return Known(strings.HasSuffix(repository, "aad-pod-identity/nmi") || strings.HasSuffix(repository, "aad-pod-identity/mic"), from...)
	case named && name != "nmi" && name != "mic":
		return Known(false, from...)
	}
	return NotKnown[bool](c.Image.Why(), from...)
}

// isText reports whether a text is the one that counts; null is not.
func isText(l Value[string], want string) Value[bool] {
	if l.IsNull() {
		return Defaulted(false, l.From()...)
	}
	return derive(l, func(s string) Value[bool] { return Known(s == want) })
}

// misplaced reports whether the label stands on the workload and not on its pods.
func misplaced(own, pods Value[string]) Value[bool] {
	switch {
	case own.IsNull() || own.Or("true") != "true", !pods.IsNull() && !pods.IsUnknown():
		return Known(false, origins(own, pods)...)
	case own.IsUnknown() || pods.IsUnknown():
		return NotKnown[bool](reasoned(own, pods), origins(own, pods)...)
	}
	return Known(true, own.From()...)
}

// accountName is the account by either field.
func accountName(p *Pod) Value[string] {
	if p.ServiceAccount.State() == Default && (p.ServiceAccountOld.IsUnknown() || p.ServiceAccountOld.Or("") != "") {
		return p.ServiceAccountOld
	}
	return p.ServiceAccount
}

// ofAccount derives what the account of a workload decides.
func (d *deploy) ofAccount(w *Workload, to *placedObject, all []*placedObject) {
	id, from := &w.Identity, w.Identity.AccountName.From()
	lacks := "the account is not among the files"
	if len(all) > 0 || id.AccountName.IsUnknown() {
		lacks = id.Account.Why()
	}
	mounted, client := NotKnown[bool](lacks, from...), NotKnown[string](lacks, from...)
	switch {
	case to != nil:
		body := to.Body
		mounted = boolean(exactBool(body.Get("automountServiceAccountToken")), body, Defaulted(true))
		client = entry(body.Get("metadata", "annotations"), body, identityClient)
	case len(all) == 0 && id.AccountName.Or("") == defaultAccount:
		mounted, client = Defaulted(true, from...), None[string](from...)
	}
	id.TokenMounted, id.ClientID = w.Pod.AutomountToken, client
	if w.Pod.AutomountToken.IsNull() {
		id.TokenMounted = mounted
	}
	id.NamesIdentity = w.namesIdentity()
}

// namesIdentity says whether anything tells which identity the pods take.
func (w *Workload) namesIdentity() Value[bool] {
	client := w.Identity.ClientID
	if _, ok := client.Get(); ok {
		return Known(true, client.From()...)
	}
	var lacks need
	lacks.leaf("the client id of the service account", client)
	if w.Pod.Containers.Open {
		lacks.value("the containers are not known", w.Pod.Containers.Why)
	}
	for _, c := range w.Pod.Containers.Items {
		for _, e := range c.Env.Items {
			if strings.EqualFold(e.Name.Or(""), "AZURE_CLIENT_ID") {
				return Known(true, e.Name.From()...)
			}
			lacks.leaf("the name of a variable", e.Name)
		}
		if c.Env.Open || c.EnvFrom.Len() > 0 || c.EnvFrom.Open {
			lacks.value("which variables "+c.Address+" has is not known", c.Env.Why)
		}
	}
	if lacks.some() {
		return lackingAt[bool](lacks, client.From())
	}
	return Known(false, client.From()...)
}

// accountUser is a workload that runs as an account, or may.
type accountUser struct {
	at   int
	w    *Workload
	near answer
}

// usersOf says whether the pods that run as an account ask for its token.
func (d *deploy) usersOf(a *KubeAccount, users []*accountUser, vague []*Workload) {
	var lacks need
	first := -1
	from := a.ClientID.From()
	for _, u := range users {
		switch uses := u.w.Identity.Uses; {
		case u.near == yes && uses.Or(false):
			a.Labelled, a.Unlabelled = Known(true, uses.From()...), None[int](from...)
			return
		case u.near != yes:
			lacks.value("it is not known whether "+u.w.Address+" runs as it", u.w.object.Body)
		case uses.IsUnknown():
			lacks.leaf("a label of "+u.w.Address, uses)
		case u.w.Pod.Volumes.Open:
			lacks.value("the volumes of "+u.w.Address+" are not known", u.w.Pod.Volumes.Why)
		case first < 0 && !u.w.mountsVault():
			first = u.at
		}
	}
	if len(vague) > 0 {
		lacks.leaf("the service account of "+vague[0].Address, vague[0].Identity.AccountName)
	}
	if len(d.missing) > 0 {
		lacks.value(d.missing[0].Why(), d.missing[0])
	}
	if maker := d.makerOfPods(a.object.bundle); maker != nil {
		lacks.value(maker.Address()+" may make pods", maker.Body)
	}
	switch {
	case lacks.some():
		a.Labelled, a.Unlabelled = lackingAt[bool](lacks, from), lackingAt[int](lacks, from)
	case first < 0:
		a.Labelled, a.Unlabelled = None[bool](from...), None[int](from...)
	default:
		a.Labelled, a.Unlabelled = Known(false, from...), Known(first, from...)
	}
}

// mountsVault reports whether a volume of the pods comes from the Secrets Store
// driver, which asks for the token by itself.
func (w *Workload) mountsVault() bool {
	for _, v := range w.Pod.Volumes.Items {
		if v.CSIDriver.IsUnknown() || v.CSIDriver.Or("") == storeDriver {
			return true
		}
	}
	return false
}

// templateOf is the pod template of a workload.
func (d *deploy) templateOf(o *placedObject) *value.Value {
	for _, k := range workloadKinds {
		if k.kind == o.Kind && k.group == o.Group() {
			return o.Get(k.template...)
		}
	}
	return nil
}
