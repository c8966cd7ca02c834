package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Packages that can open a connection or start a program.
var reaching = []string{"net", "net/http", "net/rpc", "net/smtp", "net/textproto", "crypto/tls", "os/exec", "plugin", "syscall/js"}

// ours says which files of ours may import one of them, and why.
var ours = map[string]string{
	"cmd/akslint/bicep.go os/exec":                  "starts bicep where --bicep-cli asks for it",
	"cmd/akslint/git.go os/exec":                    "asks git what has changed, for --changed-since",
	"pkg/parser/terraform/functions_network.go net": "address ranges, as the library for them has them",
}

// TestNothingReachesTheNetwork: what we write dials, listens and looks up nothing,
// and starts no program but those two.
func TestNothingReachesTheNetwork(t *testing.T) {
	root, found := filepath.Join("..", ".."), map[string]bool{}
	for _, dir := range []string{"cmd", "pkg", "rules", "schemas"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(name string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if e.IsDir() && (e.Name() == "testdata" || e.Name() == "internal") {
				return fs.SkipDir
			}
			if filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return nil
			}
			shown, err := filepath.Rel(root, name)
			if err == nil {
				importsOf(t, name, filepath.ToSlash(shown), found)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	sameNames(t, found, ours)
}

func importsOf(t *testing.T, name, shown string, found map[string]bool) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range file.Imports {
		if path, _ := strconv.Unquote(i.Path.Value); slices.Contains(reaching, path) {
			found[shown+" "+path] = true
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		for _, verb := range []string{"Dial", "Listen", "Lookup", "Resolve", "Interface"} {
			if of, ok := s.X.(*ast.Ident); ok && of.Name == "net" && strings.HasPrefix(s.Sel.Name, verb) {
				t.Errorf("%s uses net.%s", shown, s.Sel.Name)
			}
		}
		return true
	})
}

// theirs says which packages of others are in the program that can reach out, and
// why they do not. A new one has to be looked at before it gets its line.
var theirs = map[string]string{
	"github.com/Masterminds/sprig/v3 net":                                 "getHostByName is none of the functions that charts have",
	"github.com/apparentlymart/go-cidr/cidr net":                          "types of addresses",
	"github.com/google/uuid net":                                          "types of addresses; a UUID of the machine is never asked for",
	"github.com/lestrrat-go/httprc/v3 net/http":                           "fetches keys for tokens: no rule may call what needs them",
	"github.com/lestrrat-go/jwx/v3/jwk net/http":                          "the same",
	"github.com/lestrrat-go/jwx/v3/jwt net/http":                          "the same",
	"github.com/open-policy-agent/opa/internal/cidr/merge net":            "types of addresses",
	"github.com/open-policy-agent/opa/internal/compiler/wasm os/exec":     "a compiler that is never started",
	"github.com/open-policy-agent/opa/internal/gojsonschema net":          "formats of texts",
	"github.com/open-policy-agent/opa/internal/gojsonschema net/http":     "fetches schemas that others refer to: allow_net is empty",
	"github.com/open-policy-agent/opa/internal/providers/aws net/http":    "signs for http.send",
	"github.com/open-policy-agent/opa/internal/providers/aws/v4 net/http": "the same",
	"github.com/open-policy-agent/opa/v1/logging net/http":                "types of requests",
	"github.com/open-policy-agent/opa/v1/topdown crypto/tls":              "http.send, which rules are not compiled against",
	"github.com/open-policy-agent/opa/v1/topdown net":                     "the same, and net.lookup_ip_addr",
	"github.com/open-policy-agent/opa/v1/topdown net/http":                "the same",
	"github.com/open-policy-agent/opa/v1/tracing net/http":                "types of requests",
	"github.com/open-policy-agent/opa/v1/util net/http":                   "types of requests",
	"go4.org/netipx net": "types of addresses",
}

// TestWhatLibrariesCouldReach holds the packages that are linked in against the
// list above.
func TestWhatLibrariesCouldReach(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("go is not there to ask")
	}
	out, err := exec.Command("go", "list", "-deps", "-f", `{{if not .Standard}}{{$p := .ImportPath}}{{range .Imports}}{{$p}} {{.}}{{"\n"}}{{end}}{{end}}`, ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		pair := strings.Fields(line)
		if len(pair) == 2 && slices.Contains(reaching, pair[1]) && !strings.HasPrefix(pair[0], "github.com/akslint/") {
			found[strings.Join(pair, " ")] = true
		}
	}
	sameNames(t, found, theirs)
}

func sameNames(t *testing.T, found map[string]bool, listed map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(found)) {
		if listed[name] == "" {
			t.Errorf("not in the list: %s", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(listed)) {
		if !found[name] {
			t.Errorf("in the list, and no longer so: %s", name)
		}
	}
}
