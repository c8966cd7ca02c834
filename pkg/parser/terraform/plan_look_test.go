package terraform

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/source"
)

// TestPlanLook: a plan is recognised wherever its keys stand, and other JSON is
// neither kept nor taken for one.
func TestPlanLook(t *testing.T) {
	pad := strings.Repeat(" ", 3*source.HeadSize)
	for name, c := range map[string]struct {
		text string
		plan bool
	}{
		"as terraform writes it": {`{"format_version": "1.2", "planned_values": {}}`, true},
		"keys that come late":    {`{"configuration": {},` + pad + `"format_version": "1.2", "planned_values": {}}`, true},
		"far apart":              {`{"format_version": "1.2",` + pad + `"planned_values": {}}`, true},
		"blank at first":         {pad + `{"format_version": "1.2", "planned_values": {}}`, true},
		"after a mark":           {"\ufeff" + `{"format_version": "1.2",` + pad + `"planned_values": {}}`, true},
		"a state":                {`{"format_version": "1.0",` + pad + `"values": {}}`, false},
		"a list":                 {`[{"format_version": "1.2", "planned_values": {}}` + pad + `]`, false},
		"a short list":           {`[{"format_version": "1.2", "planned_values": {}}]`, false},
		"something else":         {`{"name": "x"` + pad + `}`, false},
		"keys of another level":  {`{"a": {"format_version": "1.2",` + pad + `"planned_values": {}}}`, false},
	} {
		t.Run(name, func(t *testing.T) {
			tree, err := source.OpenFS(fstest.MapFS{"f.json": {Data: []byte(c.text)}})
			if err != nil {
				t.Fatal(err)
			}
			var targets Targets
			if got := targets.Plan(tree, "f.json", false); got != c.plan {
				t.Errorf("got %t", got)
			}
		})
	}
}

// TestOtherJSONIsNotRead: what begins as no object does costs its beginning.
func TestOtherJSONIsNotRead(t *testing.T) {
	fsys := countingFS{fstest.MapFS{}, new(int)}
	for i := range 20 {
		fsys.MapFS[fmt.Sprintf("f%d.json", i)] = &fstest.MapFile{Data: []byte("[" + strings.Repeat("1, ", 1<<20) + "1]")}
	}
	tree, err := source.OpenFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	var targets Targets
	for name := range fsys.MapFS {
		if targets.Plan(tree, name, false) {
			t.Errorf("%s is a plan", name)
		}
	}
	if most := len(fsys.MapFS) * source.HeadSize; *fsys.read > most {
		t.Errorf("%d bytes were read, want at most %d", *fsys.read, most)
	}
}

// countingFS counts the bytes that are read from it.
type countingFS struct {
	fstest.MapFS
	read *int
}

func (c countingFS) Open(name string) (fs.File, error) {
	f, err := c.MapFS.Open(name)
	return countedFile{f, c.read}, err
}

type countedFile struct {
	fs.File
	read *int
}

func (c countedFile) Read(p []byte) (int, error) {
	n, err := c.File.Read(p)
	*c.read += n
	return n, err
}
