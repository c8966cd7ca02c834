package model

import (
	"bytes"
	"path/filepath"
	"testing"
)

// TestStories holds the model of every story against its golden: the cluster
// and what is not known of it.
func TestStories(t *testing.T) {
	for _, name := range stories(t) {
		t.Run(name, func(t *testing.T) {
			s := readStory(t, name)
			var models, unknowns bytes.Buffer
			for _, c := range Build(s.graph, s.opts) {
				data, err := JSON(c)
				if err != nil {
					t.Fatal(err)
				}
				models.Write(data)
				for _, u := range Unknowns(c) {
					unknowns.WriteString(u.Path.String() + "  " + u.Place.String() + "  " + u.Why + "\n")
				}
			}
			checkFile(t, filepath.Join("testdata", name, "model.json"), models.Bytes())
			checkFile(t, filepath.Join("testdata", name, "unknown.txt"), unknowns.Bytes())
		})
	}
}

// TestEveryUnknownSaysWhy: an open check that cannot say what is missing helps
// nobody.
func TestEveryUnknownSaysWhy(t *testing.T) {
	for _, name := range stories(t) {
		s := readStory(t, name)
		for _, c := range Build(s.graph, s.opts) {
			for _, u := range Unknowns(c) {
				if u.Why == "" {
					t.Errorf("%s: %s is unknown without a reason", name, u.Path)
				}
			}
		}
	}
}

// TestBuildIsStable: the same graph gives the same bytes.
func TestBuildIsStable(t *testing.T) {
	for _, name := range stories(t) {
		s := readStory(t, name)
		first, second := Build(s.graph, s.opts), Build(s.graph, s.opts)
		for i := range first {
			a, _ := JSON(first[i])
			b, _ := JSON(second[i])
			if !bytes.Equal(a, b) {
				t.Errorf("%s: %s", name, firstDifference(a, b))
			}
		}
	}
}
