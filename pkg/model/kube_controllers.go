package model

import (
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// KubeControllers are controllers for traffic that manifests install. They are
// known by their images and labels, whatever they are called.
type KubeControllers struct {
	ALB   KubeController `json:"alb" doc:"ALB controller of Application Gateway for Containers."`
	AGIC  KubeController `json:"agic" doc:"Application Gateway Ingress Controller."`
	Nginx KubeController `json:"nginx" doc:"ingress-nginx."`
	Istio KubeController `json:"istio" doc:"Control plane of Istio."`

	AGICGateway   Value[string] `json:"agic_gateway" doc:"Derived: id of the gateway that the Application Gateway Ingress Controller among the manifests drives, by its settings; null when it is not among them."`
	AGICBeside    Value[bool]   `json:"agic_beside_addon" doc:"Derived: the Application Gateway Ingress Controller among the manifests runs, and serves the class or drives the gateway that the add-on does; null when it is not among them, or the add-on is off."`
	AGICRival     Value[string] `json:"agic_gateway_rival" doc:"Derived: address of another cluster whose add-on drives that gateway; null when there is none, and where the controller was told to share."`
	ALBCredential Value[bool]   `json:"alb_credential_matches" doc:"Derived: the federated credential of the ALB controller is for the namespace that the manifests install it in; null when either is not among the files."`
}

// KubeController is a controller that manifests may install.
type KubeController struct {
	Installed    Value[bool]   `json:"installed" doc:"Derived: a workload among the manifests runs it. False only when the files are whole and hold nothing that may install it otherwise."`
	Workload     Value[int]    `json:"workload" doc:"Derived: its place in kube.workloads; null when it is not among the manifests."`
	Address      Value[string] `json:"address" doc:"Derived: what the manifests call it; null when it is not among them."`
	Namespace    Value[string] `json:"namespace" doc:"Derived: the namespace it runs in; null when it is not among the manifests, or nobody says one."`
	Version      Value[string] `json:"version" doc:"Derived: the tag of its image; null when it is not among the manifests, or has none."`
	OverlayReady Value[bool]   `json:"overlay_ready" doc:"Derived: its version is known to serve a cluster with Azure CNI Overlay; null when it is not among the manifests, and for those it does not matter to."`
}

// controllers finds the controllers among the workloads.
func (d *deploy) controllers() {
	c := &d.k.Controllers
	c.ALB = d.controllerOf(isALB, "alb-controller", "1.5.2")
	c.AGIC = d.controllerOf(isAGIC, "ingress-azure", "1.9.1")
	c.Nginx = d.controllerOf(isNginx, "ingress-nginx", "")
	c.Istio = d.controllerOf(isIstiod, "istiod", "")
	d.agicGateway()
}

// isALB knows the ALB controller, which always runs as its own service account.
func isALB(w *Workload, c *Container) answer {
	account, ok := w.Pod.ServiceAccount.Get()
	if ok && account != albServiceAccount {
		return no
	}
	return min(imageIs(c, "/alb-controller"), max(answerOf(ok), maybe))
}

// isAGIC knows the Application Gateway Ingress Controller.
func isAGIC(w *Workload, c *Container) answer {
	if is := imageIs(c, "azure-application-gateway/kubernetes-ingress"); is != maybe {
		return is
	}
	return min(labelled(w, "app", "ingress-azure"), maybe)
}

// isNginx knows ingress-nginx.
func isNginx(w *Workload, c *Container) answer {
	if is := imageIs(c, "ingress-nginx/controller"); is != maybe {
		return is
	}
	return min(labelled(w, "app.kubernetes.io/name", "ingress-nginx"), maybe)
}

// isIstiod knows the control plane of Istio.
func isIstiod(w *Workload, c *Container) answer {
	if is := imageIs(c, "/pilot"); is != maybe {
		return is
	}
	return min(labelled(w, "app", "istiod"), maybe)
}

// imageIs compares the end of the repository of an image.
func imageIs(c *Container, end string) answer {
	repository, ok := c.Repository.Get()
	if !ok && c.Image.IsUnknown() {
		return maybe
	}
	return answerOf(strings.HasSuffix("/"+repository, end))
}

// labelled reports whether pods have a label.
func labelled(w *Workload, key, want string) answer {
	labels, ok := w.Pod.Labels.Get()
	if !ok {
		return maybe
	}
	return answerOf(labels[key] == want)
}

// speaksOf reports whether a workload whose image is not known may be what it is
// called after: its name, its labels or its service account have the word, or
// its image or its labels leave that open.
func (w *Workload) speaksOf(c *Container, word string) bool {
	if !c.Image.IsUnknown() || w.Pod.Labels.IsUnknown() || strings.Contains(w.Address, word) {
		return true
	}
	for _, label := range w.Pod.Labels.Or(nil) {
		if strings.Contains(label, word) {
			return true
		}
	}
	return strings.Contains(w.Pod.ServiceAccount.Or(""), word)
}

// controllerOf finds a controller, called by a word; overlay is the first version of it that serves
// a cluster with an overlay. What keeps it from being known whether a workload is
// one leaves everything unknown; that it may be installed from elsewhere leaves
// only that unknown.
func (d *deploy) controllerOf(is func(w *Workload, c *Container) answer, word, overlay string) KubeController {
	var lacks, elsewhere need
	for i, w := range d.k.Workloads.Items {
		if !w.LongRunning {
			continue
		}
		for _, c := range w.Pod.Containers.Items {
			switch is(w, c) {
			case yes:
				return d.installed(i, w, c, overlay)
			case maybe:
				into := &elsewhere // that nothing speaks for it is no proof
				if w.speaksOf(c, word) {
					into = &lacks
				}
				into.value("it is not known whether "+w.Address+" is it", value.NewUnknown("the image or the service account is not known", c.At))
			case no:
			}
		}
		if w.Pod.Containers.Open && w.Pod.Containers.Len() == 0 {
			lacks.value("the containers of "+w.Address+" are not known", w.Pod.Containers.Why)
		}
	}
	out := KubeController{Workload: None[int](), Address: None[string](), Namespace: None[string](), Version: None[string](), OverlayReady: None[bool]()}
	if lacks.some() {
		out = KubeController{
			Workload: lacking[int](lacks), Address: lacking[string](lacks), Namespace: lacking[string](lacks),
			Version: lacking[string](lacks), OverlayReady: lacking[bool](lacks),
		}
	}
	lacks.merge(elsewhere)
	if maker := d.anyMaker(); maker != nil {
		lacks.value(maker.Address()+" may install it", maker.Body)
	}
	if ok, why := d.whole(); !ok {
		lacks.value(why.Why(), why)
	}
	out.Installed = Known(false)
	if lacks.some() {
		out.Installed = lacking[bool](lacks)
	}
	return out
}

func (d *deploy) installed(at int, w *Workload, c *Container, overlay string) KubeController {
	from := append(c.Image.From(), w.object.Body)
	out := KubeController{
		Installed: Known(true, from...), Workload: Known(at, from...), Address: Known(w.Address, from...),
		Namespace: w.Namespace, Version: c.Tag, OverlayReady: None[bool](from...),
	}
	if overlay != "" {
		out.OverlayReady = derive(c.Tag, func(tag string) Value[bool] {
			return truth(notBefore(tag, overlay), "the tag is no version", from...)
		})
	}
	return out
}

// notBefore reports whether a version is that one or a later one.
func notBefore(tag, least string) answer {
	have, ok := versionParts(tag)
	want, _ := versionParts(least)
	if !ok {
		return maybe
	}
	for i := range want {
		if have[i] != want[i] {
			return answerOf(have[i] > want[i])
		}
	}
	return yes
}

// versionParts are the numbers of a version with three parts.
func versionParts(text string) (out [3]int, ok bool) {
	text, _, _ = strings.Cut(strings.TrimPrefix(text, "v"), "-")
	parts := strings.Split(text, ".")
	if len(parts) != len(out) {
		return out, false
	}
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil {
			return out, false
		}
		out[i] = n
	}
	return out, true
}

// credentialNamespace reports whether the federated credential of the ALB
// controller is for the namespace the controller is installed in.
func (d *deploy) credentialNamespace() Value[bool] {
	ns, credential := d.k.Controllers.ALB.Namespace, d.c.Ingress.AGC.Controller.Namespace
	from := origins(ns, credential)
	switch a, okA := ns.Get(); {
	case ns.IsNull(), credential.IsNull():
		return None[bool](from...)
	case ns.IsUnknown() || credential.IsUnknown():
		return NotKnown[bool](reasoned(ns, credential), from...)
	default:
		b, _ := credential.Get()
		return Known(okA && a == b, from...)
	}
}

// routing is what finding ways through objects remembers.
type routing struct {
	names      nameIndex
	makerFound **placedObject     // what anyMaker found, nil before
	contained  map[string][2]bool // by bundle: it holds workloads, it holds Services
	serviceAt  map[*placedObject]int
	grantsIn   map[string][]*placedObject
}

// route reads what brings traffic to the workloads.
func (d *deploy) route() {
	d.services()
	d.ingresses()
	d.gateways()
	d.agc()
	d.controllers()
	d.k.Controllers.ALBCredential = d.credentialNamespace()
	d.balancers()
}
