package engine

import (
	"testing"

	"github.com/akslint/akslint/pkg/model"
	"github.com/akslint/akslint/pkg/value"
)

// TestWordsOfARuleAreNotMasked: a word of the rule is none of the values that
// are filled in, even where it is the same word.
func TestWordsOfARuleAreNotMasked(t *testing.T) {
	secret := func(s string) model.Value[string] {
		return model.Known(s, value.NewString(s, nil).AsSecret())
	}
	c := &model.Cluster{Pools: model.List[*model.Pool]{Items: []*model.Pool{{
		Name: secret("kernel-pool"), Mode: secret("System"), VMSize: secret("a"),
		Count: model.Known(1, value.NewInt(1, nil).AsSecret()),
	}}}}
	s := model.SecretsOf(c)
	formats := []string{
		"the system pools of cluster %q go down to %s of the 1 nodes that are needed",
		"pool %q is a %s pool", "%s", "%s %s", "the range %s of subnet %q", "%s overlaps %s", "kernel-pool is at %d%% of a limit",
	}
	for _, c := range [][2]string{
		{`the system pools of cluster "a" go down to 1 of the 1 nodes that are needed`, `the system pools of cluster "(secret)" go down to (secret) of the 1 nodes that are needed`},
		{`pool "kernel-pool" is a System pool`, `pool "(secret)" is a (secret) pool`},
		{`the range 1 of subnet "a" overlaps a range`, `the range (secret) of subnet "(secret)" overlaps (secret) range`},
		{`the system range`, `the (secret) range`},
		{`kernel-pool is at 1% of a limit`, `(secret) is at (secret)% of a limit`},
	} {
		if got := maskFilled(s, c[0], formats); got != c[1] {
			t.Errorf("%s: got %s, want %s", c[0], got, c[1])
		}
	}
}
