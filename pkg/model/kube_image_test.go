package model

import (
	"fmt"
	"testing"
)

// TestKubeImageNotFilledIn: a part of an image that is empty, because a value is,
// is not known, and the others are.
func TestKubeImageNotFilledIn(t *testing.T) {
	for image, want := range map[string]string{
		":":                       "unknown unknown unknown unknown unknown",
		"shop.azurecr.io/web:":    "shop.azurecr.io web unknown false unknown",
		"/web:1.0":                "unknown /web 1.0 unknown false",
		"/web:latest":             "unknown /web latest unknown true",
		"shop.azurecr.io/:1.0":    "shop.azurecr.io unknown 1.0 unknown false",
		"web":                     "docker.io web null true true",
		"web:1.0":                 "docker.io web 1.0 true false",
		"shop.azurecr.io/web@":    "shop.azurecr.io web null false unknown",
		"localhost:5000/web":      "localhost:5000 web null false true",
		"shop.azurecr.io/web:a@b": "shop.azurecr.io web a false false",
	} {
		k := deployed(t, false, webWith("image: registry.example.com/web:1", fmt.Sprintf("image: %q", image)))
		c := k.Workloads.Items[0].Pod.Containers.Items[0]
		got := fmt.Sprint(say(c.Registry), " ", say(c.Repository), " ", say(c.Tag), " ", say(c.Implicit), " ", say(c.Versionless))
		if got != want {
			t.Errorf("%s: %s, want %s", image, got, want)
		}
	}
}
