package source

import (
	"fmt"
	"testing"
	"testing/fstest"
)

// A tree with more files than are looked at is not walked to its end, and that is
// said.
func TestWalkEnds(t *testing.T) {
	files := fstest.MapFS{}
	for i := range MaxFiles + 10 {
		files[fmt.Sprintf("%d.tf", i)] = &fstest.MapFile{}
	}
	tree, err := OpenFS(files)
	if err != nil {
		t.Fatal(err)
	}
	visited := 0
	problems := tree.Walk(".", func(string) { visited++ })
	if visited != MaxFiles || len(problems) != 1 || problems[0].Severity != Budget {
		t.Errorf("visited %d files, problems %v", visited, problems)
	}
}
