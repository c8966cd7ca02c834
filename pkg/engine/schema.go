package engine

import (
	"encoding/json"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
)

// named is what rules call the schema of the cluster in their METADATA. What is at
// [ast.SchemaRootRef] holds for those that call nothing.
var named = ast.MustParseRef("schema.cluster")

// schemas gives the compiler the cluster's schema under some names.
func schemas(cluster []byte, names ...ast.Ref) (*ast.SchemaSet, error) {
	var doc any
	if err := json.Unmarshal(cluster, &doc); err != nil {
		return nil, fmt.Errorf("schema of the cluster: %w", err)
	}
	set := ast.NewSchemaSet()
	for _, name := range names {
		set.Put(name, doc)
	}
	return set, nil
}
