// Package rules holds the policy: one folder for each rule, the libraries they
// share, and the tables of facts that change with time. It knows nothing of how
// rules are run.
package rules

import "embed"

//go:generate go run ./internal/pages . ../docs/rules

// FS holds every rule, library and table, and for each rule the configuration
// it was written against and the one it asks for, in each language that has both.
//
//go:embed lib data */*/rule.rego */*/bad.tf */*/good.tf */*/bad.json */*/good.json */*/bad.yaml */*/good.yaml
var FS embed.FS
