package terraform

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// pitfalls are the mistakes that readers of configurations have made most
// often, each with the fixture that shows how it is read here. Those of other
// languages (16, 20) have their fixtures beside their readers.
var pitfalls = []struct{ what, fixture string }{
	{"1: a variable without a value taken for null or an empty text", "testdata/pitfall_01_variable_without_value.txtar"},
	{"2: null confused with unknown or absent", "testdata/pitfall_02_null_unknown_absent.txtar"},
	{"3: unknown treated as a failure, or as a pass", "testdata/pitfall_03_unknown_is_no_failure.txtar"},
	{"4: the order of evaluation decides the result", "testdata/pitfall_04_order_of_evaluation.txtar"},
	{"5: dynamic blocks out of order, misnamed, refused or dropped", "testdata/pitfall_05_dynamic_blocks.txtar"},
	{"6: resources of unknown number skipped", "testdata/pitfall_06_unknown_repetition.txtar"},
	{"7: attributes evaluated of what is not there", "testdata/pitfall_07_not_there_not_evaluated.txtar"},
	{"8: recursion, growth, hanging", "testdata/pitfall_08_recursion_and_size.txtar"},
	{"9: downloaded modules resolved wrongly, or read by themselves", "testdata/pitfall_09_downloaded_modules.txtar"},
	{"10: marks in comments evaluated", "testdata/pitfall_10_marks_in_comments.txtar"},
	{"11: reading one file loses what stands beside it", "../../../cmd/akslint/testdata/script/pitfall_11_one_file.txtar"},
	{"12: renames between majors of the provider", "testdata/pitfall_12_provider_renames.txtar"},
	{"13: the letter case of ARM's names", "../../../cmd/akslint/testdata/script/pitfall_13_letter_case.txtar"},
	{"14: settings that exclude each other", "../../../cmd/akslint/testdata/script/pitfall_14_exclusive_settings.txtar"},
	{"15: plans with missing values, and one line for every finding", "testdata/pitfall_15_plans.txtar"},
	{"17: values of the deployment that break functions", "testdata/pitfall_17_runtime_values.txtar"},
	{"18: a construct of a newer version stops the file", "testdata/pitfall_18_newer_language.txtar"},
	{"19: the JSON syntax: comments, line breaks, blocks as objects", "testdata/pitfall_19_json_dialect.txtar"},
}

// TestPitfallsHaveFixtures: the table above is whole.
func TestPitfallsHaveFixtures(t *testing.T) {
	listed := map[string]bool{}
	for _, p := range pitfalls {
		listed[p.fixture] = true
		if number, _, _ := strings.Cut(p.what, ":"); !strings.Contains(p.fixture, "pitfall_"+strings.Repeat("0", 2-len(number))+number+"_") {
			t.Errorf("%s is not named after %s", p.fixture, p.what)
		}
		if _, err := os.Stat(p.fixture); err != nil {
			t.Errorf("%s: %v", p.what, err)
		}
	}
	for _, dir := range []string{"testdata", "../../../cmd/akslint/testdata/script"} {
		found, err := filepath.Glob(dir + "/pitfall_*.txtar")
		if err != nil || len(found) == 0 {
			t.Fatalf("no fixtures in %s: %v", dir, err)
		}
		for _, f := range found {
			if !listed[filepath.ToSlash(f)] {
				t.Errorf("the table does not list %s", f)
			}
		}
	}
}
