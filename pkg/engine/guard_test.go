package engine_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/akslint/akslint/pkg/engine"
	"github.com/akslint/akslint/pkg/model"
)

// A function that makes gigabytes of a short text is not called: nobody could end it
// in time. It is told with the name of the rule, and what is small goes through.
func TestCustomRuleMakesGigabytesOfLittle(t *testing.T) {
	const grown = `_a := concat("", ["xxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxx", input.name])

_b := replace(_a, "x", _a)

_c := replace(_b, "x", _b)

`
	for call, want := range map[string]string{
		`replace(_c, "x", _b)`:                "replace would make more than the 64 MiB",
		`strings.replace_n({"x": _c}, _c)`:    "strings.replace_n would make",
		`replace(_c, "", _b)`:                 "replace would make",
		`split(concat("", [_c, _c, _c]), "")`: "split would make",
		`json.marshal([x | some _ in split(_a, ""); some _ in [1, 2, 3]; x := _c])`: "json.marshal would make",
		`concat(_c, split(_b, ""))`:                                 "concat would make",
		`sprintf("%[1]s` + strings.Repeat("%[1]s", 80) + `", [_c])`: "sprintf would make",
		`sprintf("` + strings.Repeat("%999999d", 80) + `", [1])`:    "sprintf would make",
		`regex.replace(_c, "x", _b)`:                                "regex.replace would make",
		`indexof_n(concat("", [_c, _c]), "x")`:                      "indexof_n would make",
		`regex.find_n("x", concat("", [_c, _c]), -1)`:               "regex.find_n would make",
		`json.unmarshal(replace(_c, "x", "1,"))`:                    "json.unmarshal would make",
		`split(_b, "")`:                                             "",
	} {
		t.Run(call[:min(len(call), 40)], func(t *testing.T) {
			e, err := engine.Load(besides(t, ownHead+grown+"deny contains result.at([\"name\"], \"x\") if count("+call+") > 0\n"))
			if err != nil {
				t.Fatal(err)
			}
			_, err = e.Check(t.Context(), []*model.Cluster{shop(newFile("main.tf", "x"))})
			if want == "" && err != nil || want != "" && (!errors.Is(err, engine.ErrBudget) || !strings.Contains(err.Error(), "rule ORG001 (cluster-name)") || !strings.Contains(err.Error(), want)) {
				t.Errorf("got %v, want %q", err, want)
			}
		})
	}
}

// The tests of users may not either.
func TestUnitTestMakesGigabytesOfLittle(t *testing.T) {
	fsys, opts := besides(t, ownHead+ownBody)
	opts.Custom[0].Files = fstest.MapFS{"names/cluster_name/rule_test.rego": {Data: []byte(`package custom.names.cluster_name_test

_a := "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

_b := replace(_a, "x", _a)

_c := replace(_b, "x", _b)

test_much if count(replace(_c, "x", _c)) > 0
`)}}
	tests, _, err := engine.RunUnitTests(t.Context(), fsys, opts)
	if err != nil || len(tests) != 1 || !strings.Contains(tests[0].Message, "replace would make more than the 64 MiB") {
		t.Errorf("got %+v, %v", tests, err)
	}
}
