package model

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

// settings reads what the cluster says of itself. The defaults are Azure's
// (doc.go has their pages); what a provider sends is already in the resource.
func (b *build) settings() {
	c, r := b.c, b.r
	b.sku = r.Get("sku", "name")
	c.Entity = entity(r)
	c.Unit, c.Provider = r.Unit, r.Dialect.Provider
	c.Deployment, c.Complete = b.opts.Deployment, b.opts.Complete
	c.Environment = None[string]()
	if b.opts.Environment != "" {
		c.Environment = Known(b.opts.Environment)
	}
	c.Name = named(r.Name(), r.Body)
	c.Location = lower(r.Get("location"), r.Body, None[string]())
	c.Location.v = strings.ReplaceAll(c.Location.v, " ", "")
	if s, ok := r.Name().Str(); ok && s == "" {
		c.Name = NotKnown[string]("the name that is written is empty", r.Name())
	}
	b.skus()
	c.Tier = lower(r.Get("sku", "tier"), r.Body, preset(b, Defaulted("free"), Defaulted("standard")))
	if c.Tier.State() == Default && b.get("sku").Kind() == value.Object {
		c.Tier = c.Tier.Explained("the sku in properties does not count: it stands beside them")
	}
	if c.Tier.v == "paid" {
		c.Tier.v = "standard"
	}
	c.SupportPlan = text(b.get("supportPlan"), b.props, Defaulted("KubernetesOfficial"), "KubernetesOfficial", "AKSLongTermSupport")
	c.KubernetesVersion = text(b.get("kubernetesVersion"), b.props, None[string]())
	c.NodeProvisioning = lower(b.get("nodeProvisioningProfile", "mode"), b.at("nodeProvisioningProfile"),
		preset(b, Defaulted("manual"), Defaulted("auto")))
	c.Tags = textMap(r.Get("tags"), r.Body)
	c.EdgeZone = stated(r.Get("extendedLocation", "name"), r.Body)
	c.Upgrades.Channel = lower(b.get("autoUpgradeProfile", "upgradeChannel"), b.at("autoUpgradeProfile"),
		preset(b, Defaulted("none"), Defaulted("stable")))
	c.Upgrades.NodeOSChannel = text(b.get("autoUpgradeProfile", "nodeOSUpgradeChannel"), b.at("autoUpgradeProfile"),
		b.nodeOSDefault(), "None", "Unmanaged", "SecurityPatch", "NodeImage")
	b.apiServer()
}

// skus reads the SKU: base, which older versions of the API call basic, or
// automatic. What another one would preset is not known.
func (b *build) skus() {
	sku := lower(b.sku, b.r.Body, Defaulted("base"))
	if sku.v == "basic" {
		sku.v = "base"
	}
	switch name, ok := sku.Get(); {
	case !ok:
		b.automatic = maybe
	case name == "automatic":
		b.automatic = yes
	case name != "base":
		sku, b.automatic = NotKnown[string](fmt.Sprintf("%q is not one of base, automatic", name), sku.from...), maybe
	}
	b.c.Sku = sku
}

// sinceNodeImage is the version of the API from which NodeImage is the default of
// the channel for the operating system: aks/auto-upgrade-node-os-image.
const sinceNodeImage = "2023-06-01"

// nodeOSDefault is the channel for the operating system where none is written.
func (b *build) nodeOSDefault() Value[string] {
	if v := b.r.APIVersion; b.r.Dialect.Provider != "azurerm" && v != "" && v[:min(len(v), len(sinceNodeImage))] < sinceNodeImage {
		return NotKnown[string]("it is not written, and version "+v+" of the API has no default that is told", b.at("autoUpgradeProfile"))
	}
	return Defaulted("NodeImage")
}

func (b *build) apiServer() {
	const profile = "apiServerAccessProfile"
	s, at := &b.c.APIServer, b.at(profile)
	s.Private = boolean(b.get(profile, "enablePrivateCluster"), at, Defaulted(false))
	s.AuthorizedRanges = texts(b.get(profile, "authorizedIPRanges"), at, Defaulted([]string{}))
	s.VNetIntegration = boolean(b.get(profile, "enableVnetIntegration"), at, preset(b, Defaulted(false), Defaulted(true)))
	s.RunCommand = inverse(boolean(b.get(profile, "disableRunCommand"), at, Defaulted(false)))
	s.PublicFQDN = boolean(b.get(profile, "enablePrivateClusterPublicFQDN"), at, Defaulted(true))
	s.PrivateDNSZone = lower(b.get(profile, "privateDNSZone"), at, Defaulted("system"))
	b.link(&s.Subnet, b.get(profile, "subnetId"), at, roleAPIServer)
}

// inverse turns a bool leaf round.
func inverse(l Value[bool]) Value[bool] {
	l.v = !l.v
	return l
}

// oidcDefault is whether the OIDC issuer is on when nothing is written: for new
// clusters from Kubernetes 1.34 on. azurerm before 4.68 sends false, later
// versions of major 4 send nothing, and which one runs is not known.
func (b *build) oidcDefault() Value[bool] {
	version := b.c.KubernetesVersion
	if version.IsUnknown() {
		return NotKnown[bool]("it is not written, and the default depends on the Kubernetes version, which is not known", version.from...)
	}
	newer, ok := atLeast134(version.v)
	switch {
	case version.null || !ok:
		return NotKnown[bool]("it is not written, and the default depends on the Kubernetes version, which Azure chooses")
	case !newer:
		return Defaulted(false)
	case b.r.Dialect.Provider == "azurerm":
		return NotKnown[bool]("it is not written, and the default depends on the minor version of azurerm")
	}
	return Defaulted(true)
}

// atLeast134 compares a Kubernetes version with 1.34; ok is false when it is
// not a version.
func atLeast134(version string) (newer, ok bool) {
	major, rest, _ := strings.Cut(version, ".")
	minor, _, _ := strings.Cut(rest, ".")
	x, err := strconv.Atoi(major)
	if err != nil {
		return false, false
	}
	y, err := strconv.Atoi(minor)
	return x > 1 || y >= 34, err == nil
}
