// Package schemas holds the JSON Schemas of what akslint reads and writes, and
// compiles them.
package schemas

import (
	"bytes"
	"embed"
	"fmt"
	"io"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

//go:embed *.json
var files embed.FS

// The schemas, by file name.
const (
	Cluster = "cluster.json"     // one cluster as rules see it
	Config  = "config.json"      // .akslint.yaml
	Report  = "report.json"      // what `check --format json` writes
	SARIF   = "sarif-2.1.0.json" // see README.md for where it comes from
)

// Source returns the text of a schema. It fails when there is none of that
// name.
func Source(name string) ([]byte, error) {
	data, err := files.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("schema %s: %w", name, err)
	}
	return data, nil
}

// Compile compiles a schema. References that leave the schema's own document
// are refused, so nothing is read from disk or network.
func Compile(name string) (*jsonschema.Schema, error) {
	data, err := Source(name)
	if err != nil {
		return nil, err
	}
	return compile(name, data)
}

func compile(name string, data []byte) (*jsonschema.Schema, error) {
	c := jsonschema.NewCompiler()
	c.LoadURL = func(url string) (io.ReadCloser, error) {
		return nil, fmt.Errorf("reference to %s refused: a schema stands alone", url)
	}
	if err := c.AddResource(name, bytes.NewReader(data)); err != nil {
		return nil, fmt.Errorf("schema %s: %w", name, err)
	}
	schema, err := c.Compile(name)
	if err != nil {
		return nil, fmt.Errorf("schema %s: %w", name, err)
	}
	return schema, nil
}
