package model

import "github.com/akslint/akslint/pkg/value"

// PodReference is an object that pods need to start: a Secret, a ConfigMap or a
// SecretProviderClass. Each is told once for a workload.
type PodReference struct {
	Entity
	Kind  string        `json:"kind" doc:"Secret, ConfigMap or SecretProviderClass."`
	Name  Value[string] `json:"name" doc:"Its name."`
	Found Value[bool]   `json:"found" doc:"Derived: it is among the files, or something among them makes it. False only when the files are whole; null when it may be absent."`
}

// makersOf are kinds that make a Secret of their own name or of one they say.
var makersOf = []struct {
	group, kind string
	path        []string
}{
	{"external-secrets.io", "ExternalSecret", []string{"spec", "target", "name"}},
	{"cert-manager.io", "Certificate", []string{"spec", "secretName"}},
	{"bitnami.com", "SealedSecret", []string{"spec", "template", "metadata", "name"}},
}

// references finds what pods need to start.
func (d *deploy) references() {
	made := d.madeSecrets()
	var maker *placedObject
	for _, o := range d.objects {
		if maker = d.makerOfPods(o.bundle); maker != nil {
			break
		}
	}
	for _, w := range d.k.Workloads.Items {
		r := &referrer{d: d, w: w, made: made, maker: maker, seen: map[string]bool{}}
		r.open(w.Pod.Volumes.Open, w.Pod.Volumes.Why)
		r.open(w.Pod.Containers.Open, w.Pod.Containers.Why)
		for i, v := range w.Pod.Volumes.Items {
			r.open(v.CSIDriver.IsUnknown(), first(v.CSIDriver.From()))
			written := d.templateOf(w.object).Get("spec", "volumes").Index(i)
			r.add("Secret", v.Secret, written.Get("secret"))
			r.add("ConfigMap", v.ConfigMap, written.Get("configMap"))
			r.add(storeClass, classOfVolume(v), nil)
			for _, part := range written.Get("projected", "sources").Items() {
				r.add("Secret", text(part.Get("secret", "name"), part, None[string]()), part.Get("secret"))
				r.add("ConfigMap", text(part.Get("configMap", "name"), part, None[string]()), part.Get("configMap"))
			}
		}
		for _, c := range w.Pod.Containers.Items {
			r.open(c.Env.Open, c.Env.Why)
			r.open(c.EnvFrom.Open, c.EnvFrom.Why)
			for _, e := range c.Env.Items {
				r.addUnless("Secret", e.SecretName, e.Optional)
				r.addUnless("ConfigMap", e.ConfigMap, e.Optional)
			}
			for _, e := range c.EnvFrom.Items {
				r.addUnless("Secret", e.SecretName, e.Optional)
				r.addUnless("ConfigMap", e.ConfigMap, e.Optional)
			}
		}
	}
}

type referrer struct {
	d    *deploy
	w    *Workload
	made map[string][]*placedObject
	// maker is an object that may make others; nil when there is none.
	maker *placedObject
	seen  map[string]bool
}

// open notes that there may be more references.
func (r *referrer) open(is bool, why *value.Value) {
	if is {
		r.w.References.Open, r.w.References.Why = true, why
	}
}

func (r *referrer) add(kind string, name Value[string], source *value.Value) {
	if !name.IsNull() {
		r.addUnless(kind, name, boolean(source.Get("optional"), source, Defaulted(false)))
	}
}

// addUnless notes a reference unless what it names may be absent.
func (r *referrer) addUnless(kind string, name Value[string], optional Value[bool]) {
	text, ok := name.Get()
	if name.IsNull() || optional.Or(false) || ok && r.seen[kind+"/"+text] {
		return
	}
	r.seen[kind+"/"+text] = ok
	ref := &PodReference{Entity: Entity{Address: r.w.Address, At: first(name.From()).Locator()}, Kind: kind, Name: name, Found: r.found(kind, name)}
	if optional.IsUnknown() && !ref.Found.Or(false) {
		ref.Found = NotKnown[bool](optional.Why(), append(name.From(), optional.From()...)...)
	}
	r.w.References.Add(ref)
}

func (r *referrer) found(kind string, name Value[string]) Value[bool] {
	ref := reference{from: r.w.object, kind: kind, name: name, namespace: None[string]()}
	if kind == storeClass {
		ref.group = storeGroup
	}
	found, _, _ := r.d.follow(ref)
	if is, ok := found.Get(); !ok || is {
		return found
	}
	if kind == "Secret" {
		for _, o := range r.made[name.v] {
			if sameNamespace(r.w.object, o) != no && r.d.together(r.w.object, o) != no {
				return Known(true, name.From()...)
			}
		}
	}
	if r.maker != nil {
		return NotKnown[bool](r.maker.Address()+" may make it", append(name.From(), r.maker.Body)...)
	}
	if why := r.made[""]; len(why) > 0 {
		return NotKnown[bool](why[0].Address()+" may make it", append(name.From(), why[0].Body)...)
	}
	return found
}

// madeSecrets are the objects that make Secrets, by the name of the Secret;
// those whose Secret is not known are under the empty name.
func (d *deploy) madeSecrets() map[string][]*placedObject {
	out := map[string][]*placedObject{}
	for _, m := range makersOf {
		for _, o := range d.of(m.group, m.kind) {
			name := text(o.Get(m.path...), o.Body, Known(o.Name))
			out[name.Or("")] = append(out[name.Or("")], o)
		}
	}
	for _, o := range d.of(storeGroup, storeClass) {
		if v := o.Get("spec", "secretObjects"); v.IsUnknown() || v.Open() {
			out[""] = append(out[""], o)
		}
		for _, item := range o.Get("spec", "secretObjects").Items() {
			name := text(item.Get("secretName"), item, NotKnown[string]("it is not written"))
			out[name.Or("")] = append(out[name.Or("")], o)
		}
	}
	return out
}
