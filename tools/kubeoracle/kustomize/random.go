package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// random compares generated bases and patches: every list with keys there is,
// directives, nulls, and JSON operations.
func (t *tally) random(n int) error {
	for seed := range n {
		dir, err := os.MkdirTemp("", "")
		if err != nil {
			return err
		}
		g := dice{rand.New(rand.NewPCG(1, uint64(seed)))}
		before := len(t.bad)
		root := filepath.Join(dir, fmt.Sprintf("seed-%d", seed))
		if err := os.MkdirAll(root, 0o755); err != nil {
			return err
		}
		for name, v := range map[string]any{
			"base.json":  g.deployment(false),
			"patch.json": g.deployment(true),
			"kustomization.yaml": map[string]any{
				"resources": []any{"base.json"}, "namePrefix": g.one("", "p-"), "namespace": g.one("", "n"),
				"patches": []any{map[string]any{"path": "patch.json"}},
				"images":  []any{map[string]any{"name": g.one("a", "b"), "newTag": g.one("", "9"), "newName": g.one("", "r/x")}},
			},
		} {
			data, err := json.Marshal(v)
			if err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(root, name), data, 0o600); err != nil {
				return err
			}
		}
		if err := t.tree(root); err != nil {
			return err
		}
		if len(t.bad) == before {
			os.RemoveAll(dir)
		} else {
			t.bad[len(t.bad)-1] += " (kept in " + root + ")"
		}
	}
	return nil
}

// dice makes up values.
type dice struct{ *rand.Rand }

func (g dice) one(words ...any) any { return words[g.IntN(len(words))] }

// deployment is a Deployment, or a patch of it.
func (g dice) deployment(patch bool) any {
	pod := map[string]any{
		"containers":       g.list(patch, "name", g.container),
		"initContainers":   g.list(patch, "name", g.container),
		"volumes":          g.list(patch, "name", g.volume),
		"imagePullSecrets": g.list(patch, "name", g.nothing),
		"tolerations":      g.list(false, "key", g.nothing),
		"nodeSelector":     g.object(patch),
	}
	spec := map[string]any{"template": map[string]any{"spec": g.some(patch, pod)}, "replicas": g.IntN(3)}
	return map[string]any{
		"apiVersion": "apps/v1", "kind": "Deployment",
		"metadata": map[string]any{"name": "d", "labels": g.object(patch)},
		"spec":     g.some(patch, spec),
	}
}

// some leaves fields out, and in a patch makes them null or puts in a directive.
func (g dice) some(patch bool, m map[string]any) map[string]any {
	for _, name := range []string{"containers", "initContainers", "volumes", "imagePullSecrets", "tolerations", "nodeSelector", "replicas", "env", "ports", "args", "volumeMounts", "emptyDir", "configMap", "image"} {
		if _, ok := m[name]; !ok {
			continue
		}
		switch g.IntN(8) {
		case 0, 1:
			delete(m, name)
		case 2:
			if patch {
				m[name] = nil
			}
		}
	}
	return m
}

func (g dice) nothing(bool) map[string]any { return map[string]any{} }

func (g dice) object(patch bool) map[string]any {
	m := map[string]any{"x": g.one("1", "2"), "y": g.one("1", "2")}
	if patch && g.IntN(4) == 0 {
		m["$patch"] = g.one("replace", "merge", "delete")
	}
	return m
}

// list is a list whose elements have a key; in a patch also directives, in elements
// or for the whole list: krusty does not understand both at once.
func (g dice) list(patch bool, key string, make func(bool) map[string]any) []any {
	names := []any{"a", "b", "c", "d"}
	whole := patch && g.IntN(8) == 0
	g.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	out := []any{}
	for _, name := range names[:g.IntN(4)] {
		m := make(patch)
		m[key] = name
		if patch && !whole && g.IntN(6) == 0 {
			m["$patch"] = g.one("delete", "merge", "replace")
		}
		out = append(out, m)
	}
	if whole {
		out = append(out, map[string]any{"$patch": g.one("replace", "delete", "merge")})
	}
	return out
}

func (g dice) container(patch bool) map[string]any {
	ports := []any{}
	for _, n := range g.Perm(3)[:g.IntN(3)] {
		p := map[string]any{"containerPort": 80 + n}
		if g.IntN(4) > 0 {
			p["protocol"] = g.one("TCP", "TCP", "UDP")
		}
		if g.IntN(2) == 0 {
			p["name"] = g.one("http", "web")
		}
		ports = append(ports, p)
	}
	return g.some(patch, map[string]any{
		"image": g.one("a:1", "b", "c@sha256:0"),
		"args":  []any{g.one("x", "y")},
		"env":   g.list(patch, "name", func(bool) map[string]any { return map[string]any{"value": g.one("1", "2")} }),
		"ports": ports, "volumeMounts": g.list(patch, "mountPath", func(bool) map[string]any { return map[string]any{"name": g.one("a", "b")} }),
	})
}

func (g dice) volume(patch bool) map[string]any {
	return g.some(patch, map[string]any{"emptyDir": map[string]any{}, "configMap": map[string]any{"name": g.one("c", "e")}})
}
