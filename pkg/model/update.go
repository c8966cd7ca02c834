package model

import (
	"strings"

	"github.com/akslint/akslint/pkg/value"
)

const whyUpdated = "the files give the cluster no node pool, so they update one that exists, and what they leave out stays as it is there"

// updates opens the clusters that the files cannot create: what such a cluster
// leaves out is no default, but what the existing one has.
func (s *scan) updates() {
	for _, b := range s.builds {
		if b.updatesOnly() {
			b.r.Body = opened(b.r.Body)
			b.props = b.r.Body.GetFold("properties")
		}
	}
}

// updatesOnly reports whether a cluster has no node pool, which Azure asks for
// to create one, unless it brings the pools itself.
func (b *build) updatesOnly() bool {
	pools := b.get("agentPoolProfiles")
	if b.r.Dialect.Provider == "azurerm" || len(b.children)+len(b.strays) > 0 || pools.IsUnknown() || pools.Open() || len(pools.Items()) > 0 {
		return false
	}
	sku, _ := b.r.Get("sku", "name").Str()
	return !strings.EqualFold(sku, "Automatic")
}

// opened is a body in which more may be set than is shown.
func opened(v *value.Value) *value.Value {
	if v.Kind() != value.Object {
		return v
	}
	fields := append([]value.Field(nil), v.Fields()...)
	for i := range fields {
		fields[i].Value = opened(fields[i].Value)
	}
	return v.WithFields(fields).OpenBecause(whyUpdated)
}
