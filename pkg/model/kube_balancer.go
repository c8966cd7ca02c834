package model

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// ServiceBalancer is the load balancer that Azure makes for a Service, as its
// annotations ask for it: learn.microsoft.com/azure/aks/configure-load-balancer-standard.
type ServiceBalancer struct {
	Internal      Value[bool]              `json:"internal" doc:"Derived: an internal load balancer of Azure. False for every other Service."`
	Public        Value[bool]              `json:"public" doc:"Derived: a public load balancer of Azure. False for every other Service."`
	Limited       Value[bool]              `json:"limited" doc:"Derived: source ranges, allowed ranges or service tags say who may connect, and none of them is everybody."`
	Subnet        Value[string]            `json:"subnet" doc:"Name of the subnet it takes its address from, by annotation; null when not written."`
	Address       Value[string]            `json:"address" doc:"IPv4 address it asks for, by annotation or else loadBalancerIP; null when not written."`
	ServiceTags   Value[string]            `json:"allowed_service_tags" doc:"Service tags that may connect, by annotation; null when not written."`
	AllowedRanges Value[string]            `json:"allowed_ip_ranges" doc:"Address ranges that may connect, by annotation; null when not written."`
	PrivateLink   Value[bool]              `json:"private_link" doc:"A private link service is asked for, by annotation. Default false."`
	ProbePath     Value[string]            `json:"health_probe_path" doc:"Path of the health probe, by annotation; null when not written."`
	Problems      List[*AnnotationProblem] `json:"annotation_problems" doc:"Derived: annotations of Azure that do not say what their author meant. Open when an annotation is not known."`

	SubnetIndex    Value[int]    `json:"subnet_index" doc:"Derived: for an internal one the place in network.subnets of the subnet its address comes from; null otherwise."`
	SubnetFound    Value[bool]   `json:"subnet_found" doc:"Derived: the network of the pools has the subnet it names; null when it names none or is not internal. False only when the files are complete."`
	AddressProblem Value[string] `json:"address_problem" doc:"Derived: what is wrong with the address of an internal one: outside (of its subnet), reserved (by Azure), invalid; null when nothing is."`
	Twin           Value[int]    `json:"twin" doc:"Derived: place in kube.services of one before it that asks for the same address and port; null when there is none."`
}

// AnnotationProblem is an annotation that does not say what its author meant.
type AnnotationProblem struct {
	Entity
	Key     string `json:"key" doc:"The annotation."`
	Problem string `json:"problem" doc:"Derived: what is wrong with it."`
}

const azureService = "service.beta.kubernetes.io/azure-"

// balancer reads what a Service asks of Azure.
func (s *Service) balancer() {
	o, b := s.object, &s.Balancer
	get := func(name string) Value[string] { return annotation(o, azureService+name) }
	b.Subnet, b.ServiceTags, b.AllowedRanges = get("load-balancer-internal-subnet"), get("allowed-service-tags"), get("allowed-ip-ranges")
	b.ProbePath = get("load-balancer-health-probe-request-path")
	b.Address = get("load-balancer-ipv4").orElse(s.LoadBalancerIP)
	b.PrivateLink = derive(get("pls-create"), func(t string) Value[bool] { return Known(t == "true") }).orElse(Defaulted(false, o.Body))
	internal := derive(get("load-balancer-internal"), func(t string) Value[bool] { return Known(t == "true") }).orElse(Defaulted(false, o.Get("metadata")))
	azure := s.ofAzure()
	b.Internal = truth(min(azure, answered(internal)), reasoned(internal, s.Type), origins(internal, s.Type)...)
	b.Public = truth(min(azure, yes-answered(internal)), reasoned(internal, s.Type), origins(internal, s.Type)...)
	b.Limited = s.limited()
	b.Problems = annotationProblems(o)
	b.SubnetIndex, b.Twin = None[int](o.Body), None[int](o.Body)
	b.SubnetFound, b.AddressProblem = None[bool](o.Body), None[string](o.Body)
}

// ofAzure reports whether Azure makes a load balancer for it.
func (s *Service) ofAzure() answer {
	kind, ok := s.Type.Get()
	switch {
	case ok && kind != "LoadBalancer", s.LoadBalancerClass.Or("") != "":
		return no
	case !ok, s.LoadBalancerClass.IsUnknown():
		return maybe
	}
	return yes
}

// limited reports whether somebody said who may connect.
func (s *Service) limited() Value[bool] {
	b := &s.Balancer
	tags := derive(b.ServiceTags, func(t string) Value[[]string] { return Known(commaList(t)) })
	ranges := derive(b.AllowedRanges, func(t string) Value[[]string] { return Known(commaList(t)) })
	said := 0
	for _, l := range []Value[[]string]{s.SourceRanges, ranges, tags} {
		list, ok := l.Get()
		switch {
		case ok && (openRange(list) || slices.Contains(list, "Internet")):
			return Known(false, l.From()...)
		case len(list) > 0:
			said++
		}
	}
	switch why := reasoned(s.SourceRanges, ranges, tags); {
	case why != "" || s.SourceRanges.IsUnknown() || ranges.IsUnknown() || tags.IsUnknown():
		return NotKnown[bool](why, origins(s.SourceRanges, ranges, tags)...)
	case said > 0:
		return Known(true, origins(s.SourceRanges, ranges, tags)...)
	}
	return Defaulted(false, s.object.Body)
}

// The annotations that the load balancers of Azure know, without their common
// beginning, and what they hold: learn.microsoft.com/azure/aks/configure-load-balancer-standard,
// learn.microsoft.com/azure/aks/internal-lb and the constants of
// cloud-provider-azure, 2026-08-21.
var azureAnnotations = map[string]string{
	"load-balancer-internal": "bool", "load-balancer-internal-subnet": "", "load-balancer-mode": "", "dns-label-name": "",
	"shared-securityrule": "bool", "load-balancer-resource-group": "", "pip-name": "", "pip-name-ipv6": "", "pip-prefix-id": "",
	"pip-prefix-id-ipv6": "", "pip-ip-tags": "", "pip-tags": "", "allowed-service-tags": "", "allowed-ip-ranges": "",
	"deny-all-except-load-balancer-source-ranges": "bool", "load-balancer-tcp-idle-timeout": "4-30",
	"load-balancer-enable-high-availability-ports": "bool", "load-balancer-health-probe-protocol": "",
	"load-balancer-health-probe-interval": "5-", "load-balancer-health-probe-num-of-probe": "1-",
	"load-balancer-health-probe-request-path": "", "disable-load-balancer-floating-ip": "bool", "additional-public-ips": "",
	"load-balancer-disable-tcp-reset": "bool", "load-balancer-ipv4": "", "load-balancer-ipv6": "", "load-balancer-configurations": "",
	"pls-create": "bool", "pls-name": "", "pls-resource-group": "", "pls-ip-configuration-subnet": "",
	"pls-ip-configuration-ip-address-count": "1-8", "pls-ip-configuration-ip-address": "", "pls-fqdns": "",
	"pls-proxy-protocol": "bool", "pls-visibility": "", "pls-auto-approval": "",
}

// annotationProblems finds what is wrong with the annotations of Azure. A name
// nobody knows is wrong only when it resembles one that is known.
func annotationProblems(o *placedObject) List[*AnnotationProblem] {
	var list List[*AnnotationProblem]
	all := o.Get("metadata", "annotations")
	if all.IsUnknown() || all.Open() {
		list.Open, list.Why = true, all
	}
	for _, f := range all.Fields() {
		name, isAzure := strings.CutPrefix(f.Name, azureService)
		if !isAzure {
			continue
		}
		if f.Value.IsUnknown() {
			list.Open, list.Why = true, f.Value
			continue
		}
		if problem := annotationProblem(name, f.Value); problem != "" {
			list.Add(&AnnotationProblem{Entity: Entity{Address: o.Address(), At: f.Value.Locator()}, Key: f.Name, Problem: problem})
		}
	}
	return list
}

func annotationProblem(name string, v *value.Value) string {
	form, listed := azureAnnotations[name]
	text, isText := v.Str()
	switch {
	case !listed:
		if near := nearest(name); near != "" {
			return fmt.Sprintf("nobody reads it; %s%s is close to it", azureService, near)
		}
		return ""
	case !isText && !v.IsNothing():
		return fmt.Sprintf("it is a %s; an annotation has to be a text in quotes", v.Kind())
	case form == "bool" && text != "true" && text != "false":
		return fmt.Sprintf("it says %q where only \"true\" and \"false\" are understood", text)
	case form == "" || form == "bool":
		return ""
	}
	low, high, _ := strings.Cut(form, "-")
	n, err := strconv.Atoi(text)
	least, _ := strconv.Atoi(low)
	most, _ := strconv.Atoi(high)
	switch {
	case err != nil:
		return fmt.Sprintf("it says %q where a whole number is wanted", text)
	case n < least:
		return fmt.Sprintf("it says %d; the least is %d", n, least)
	case most > 0 && n > most:
		return fmt.Sprintf("it says %d; the most is %d", n, most)
	}
	return ""
}

// nearest is the known annotation that a name is a misspelling of: at most two
// letters differ.
func nearest(name string) string {
	for _, known := range slices.Sorted(maps.Keys(azureAnnotations)) {
		if editDistance(name, known, 2) <= 2 {
			return known
		}
	}
	return ""
}

// editDistance counts the letters that differ; beyond limit any larger number.
func editDistance(a, b string, limit int) int {
	if max(len(a), len(b))-min(len(a), len(b)) > limit {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := before
			if a[i] != b[j] {
				cost++
			}
			before = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
