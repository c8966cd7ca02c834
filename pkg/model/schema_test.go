package model

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite goldens and generated files")

func TestSchemaIsCurrent(t *testing.T) {
	checkFile(t, filepath.Join("..", "..", "schemas", "cluster.json"), Schema())
}

// checkFile holds got against a file, or rewrites the file with -update.
func checkFile(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not current; run go test ./pkg/model -update\n%s", path, firstDifference(got, want))
	}
}

// firstDifference shows the first line in which two texts differ.
func firstDifference(got, want []byte) string {
	g, w := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range g {
		if i >= len(w) || !bytes.Equal(g[i], w[i]) {
			line := []byte("(nothing)")
			if i < len(w) {
				line = w[i]
			}
			return "got:  " + string(g[i]) + "\nwant: " + string(line)
		}
	}
	return "the file has more lines"
}
