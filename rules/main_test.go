package rules_test

import (
	"os"
	"runtime/debug"
	"testing"
)

// The tests make a great many short-lived models.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}
