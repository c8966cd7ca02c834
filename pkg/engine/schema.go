package engine

import (
	"encoding/json"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
)

// schemas gives the compiler the cluster's schema under the name that rules use
// in their METADATA, schema.cluster.
func schemas(cluster []byte) (*ast.SchemaSet, error) {
	var doc any
	if err := json.Unmarshal(cluster, &doc); err != nil {
		return nil, fmt.Errorf("schema of the cluster: %w", err)
	}
	set := ast.NewSchemaSet()
	set.Put(ast.MustParseRef("schema.cluster"), doc)
	return set, nil
}
