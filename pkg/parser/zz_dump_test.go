package parser

import (
	"fmt"
	"os"
	"testing"

	"github.com/akslint/akslint/pkg/source"
	"github.com/akslint/akslint/pkg/value"
)

func dump(v *value.Value, ind string) {
	p := v.Place()
	mark := ""
	if v.Implied() { mark += " implied" }
	if v.Open() { mark += " open" }
	var tr string
	for _, s := range p.Trail { tr += fmt.Sprintf(" <%s %s %s>", s.Kind, s.Name, s.Range) }
	switch v.Kind() {
	case value.Object:
		fmt.Println(mark)
		for _, f := range v.Fields() { fmt.Print(ind, f.Name, ": "); dump(f.Value, ind+"  ") }
	case value.List:
		fmt.Println(mark)
		for _, f := range v.Items() { fmt.Print(ind, "- "); dump(f, ind+"  ") }
	default:
		s, _ := v.Str(); n, _ := v.Num(); b, _ := v.Truth()
		fmt.Printf("%s %q %s %v why=%q refs=%v @%s%s%s\n", v.Kind(), s, n, b, v.Why(), v.Refs(), p.Origin, tr, mark)
	}
}

func TestDump(t *testing.T) {
	dir := os.Getenv("DUMP")
	if dir == "" { t.Skip() }
	tree, err := source.Open([]string{dir})
	if err != nil { t.Fatal(err) }
	s := Parse(tree, Options{})
	for _, r := range s.Resources {
		fmt.Printf("== %s %s %s %v %v\n", r.Unit, r.Address, r.Type, r.Exists, r.Dialect)
		if os.Getenv("Q") == "" { dump(r.Body, "  ") }
	}
	for _, p := range s.Problems { fmt.Printf("%s: %v: %s (%s)\n", p.Place(), p.Severity, p.Message, p.Hint) }
	fmt.Printf("%+v outside=%d\n", s.Coverage, len(s.Outside))
}
