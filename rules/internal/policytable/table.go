package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

const (
	definitionFiles = "built-in-policies/policyDefinitions/Kubernetes/*.json"
	initiativeFiles = "built-in-policies/policySetDefinitions/Kubernetes/*.json"

	// dataPlane is the mode of the definitions that the Azure Policy add-on
	// evaluates inside the cluster.
	dataPlane = "Microsoft.Kubernetes.Data"
)

// Entry is what rules need to know of a definition or an initiative. Effects
// are in lower case, as the model has them. A list that is missing says that
// the parameter does not exist; an empty one is its default.
type Entry struct {
	Name               string    `json:"name"`
	Initiative         bool      `json:"initiative"`
	Effects            []string  `json:"effects"`
	DefaultEffect      string    `json:"default_effect"`
	ExcludedNamespaces *[]string `json:"excluded_namespaces,omitempty"`
	Namespaces         *[]string `json:"namespaces,omitempty"`
	// Kinds are the Kubernetes kinds it looks at; empty when the definition does
	// not say. An initiative has those of all its members.
	Kinds []string `json:"kinds"`
	// Windows says that it looks at Windows pods only.
	Windows bool `json:"windows"`
}

type document struct {
	Name       string `json:"name"`
	Properties struct {
		DisplayName string               `json:"displayName"`
		Mode        string               `json:"mode"`
		Parameters  map[string]parameter `json:"parameters"`
		PolicyRule  struct {
			Then struct {
				Details json.RawMessage `json:"details"`
			} `json:"then"`
		} `json:"policyRule"`
		Members []struct {
			ID string `json:"policyDefinitionId"`
		} `json:"policyDefinitions"`
	} `json:"properties"`
}

type parameter struct {
	AllowedValues json.RawMessage `json:"allowedValues"`
	DefaultValue  json.RawMessage `json:"defaultValue"`
}

// Extract reads the definitions and initiatives for Kubernetes from a checkout
// and returns those the add-on evaluates, by their identifier in lower case.
func Extract(checkout fs.FS) (map[string]Entry, error) {
	entries := map[string]Entry{}
	definitions, err := read(checkout, definitionFiles)
	if err != nil {
		return nil, err
	}
	for _, d := range definitions {
		if d.Properties.Mode == dataPlane {
			entries[strings.ToLower(d.Name)] = entry(d, kinds(d))
		}
	}
	initiatives, err := read(checkout, initiativeFiles)
	if err != nil {
		return nil, err
	}
	for _, d := range initiatives {
		all := map[string]bool{}
		for _, m := range d.Properties.Members {
			member := entries[strings.ToLower(m.ID[strings.LastIndexByte(m.ID, '/')+1:])]
			for _, k := range member.Kinds {
				all[k] = true
			}
		}
		e := entry(d, slices.Sorted(maps.Keys(all)))
		e.Initiative = true
		entries[strings.ToLower(d.Name)] = e
	}
	return entries, nil
}

func read(checkout fs.FS, pattern string) ([]document, error) {
	paths, err := fs.Glob(checkout, pattern)
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no %s: is the directory a checkout of Azure/azure-policy?", pattern)
	}
	documents := make([]document, 0, len(paths))
	for _, path := range paths {
		data, err := fs.ReadFile(checkout, path)
		if err != nil {
			return nil, err
		}
		var d document
		if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), &d); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		documents = append(documents, d)
	}
	return documents, nil
}

func entry(d document, kinds []string) Entry {
	p := d.Properties
	e := Entry{Name: p.DisplayName, Kinds: kinds, Windows: strings.Contains(p.DisplayName, "Windows")}
	effect := p.Parameters["effect"]
	e.Effects = lower(stringsOf(effect.AllowedValues))
	var def string
	if json.Unmarshal(effect.DefaultValue, &def) == nil {
		e.DefaultEffect = strings.ToLower(def)
	}
	e.ExcludedNamespaces = listDefault(p.Parameters, "excludedNamespaces")
	e.Namespaces = listDefault(p.Parameters, "namespaces")
	return e
}

// listDefault returns the default of a list parameter: nil when there is no
// such parameter, empty when it has no default.
func listDefault(parameters map[string]parameter, name string) *[]string {
	p, ok := parameters[name]
	if !ok {
		return nil
	}
	list := stringsOf(p.DefaultValue)
	return &list
}

// stringsOf reads a JSON list of strings and takes anything else for an empty
// one.
func stringsOf(raw json.RawMessage) []string {
	list := []string{}
	if json.Unmarshal(raw, &list) != nil {
		return []string{}
	}
	return list
}

func lower(list []string) []string {
	set := map[string]bool{}
	for _, s := range list {
		set[strings.ToLower(s)] = true
	}
	return slices.AppendSeq([]string{}, slices.Values(slices.Sorted(maps.Keys(set))))
}

// kinds returns the kinds a definition matches: a list of names, or of objects
// with apiGroups and kinds; a kind given by a parameter is left out.
func kinds(d document) []string {
	var details struct {
		Kinds []json.RawMessage `json:"kinds"`
	}
	out := []string{}
	if json.Unmarshal(d.Properties.PolicyRule.Then.Details, &details) != nil {
		return out
	}
	for _, raw := range details.Kinds {
		var name string
		var group struct {
			Kinds []string `json:"kinds"`
		}
		switch {
		case json.Unmarshal(raw, &name) == nil:
			group.Kinds = []string{name}
		case json.Unmarshal(raw, &group) != nil:
			continue
		}
		for _, k := range group.Kinds {
			if !strings.HasPrefix(k, "[") {
				out = append(out, k)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Write prints the table with one entry a line, so that a refresh reads well as
// a diff.
func Write(out io.Writer, asOf string, entries map[string]Entry) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\n  \"as_of\": %q,\n  \"source\": \"github.com/Azure/azure-policy\",\n  \"definitions\": {\n", asOf)
	for i, id := range slices.Sorted(maps.Keys(entries)) {
		if i > 0 {
			b.WriteString(",\n")
		}
		fmt.Fprintf(&b, "    %q: ", id)
		var line bytes.Buffer
		enc := json.NewEncoder(&line)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(entries[id]); err != nil {
			return err
		}
		b.Write(bytes.TrimRight(line.Bytes(), "\n"))
	}
	b.WriteString("\n  }\n}\n")
	_, err := out.Write(b.Bytes())
	return err
}
