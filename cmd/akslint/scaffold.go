package main

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/akslint/akslint/pkg/config"
	"github.com/akslint/akslint/pkg/model"
)

// schemaAddress is where editors find the schema of the configuration.
const schemaAddress = "https://raw.githubusercontent.com/akslint/akslint/main/schemas/config.json"

// scaffold writes the configuration that a survey suggests, for a file in dir.
func scaffold(s *survey, dir string) string {
	w := &yamlText{dir: dir}
	w.line("# yaml-language-server: $schema=" + schemaAddress)
	w.line("# Configuration of akslint; " + homepage + "/blob/main/docs/configuration.md has every key.")
	w.line("")
	w.line("# " + foundHere(s))
	if len(s.deployments) == 0 {
		w.line("# Everything is checked as one deployment. Where the same files are deployed several")
		w.line("# times, as for two environments, list what goes together:")
		w.line(exampleDeployments)
	} else {
		w.line("# Each deployment is checked by itself. complete: true says of one that the files are")
		w.line("# all there is, so that what is absent does not exist.")
		w.line("deployments:")
		for _, d := range s.deployments {
			w.deployment(d, len(s.clustersOf(d)))
		}
	}
	w.line(restOfScaffold)
	return w.String()
}

func foundHere(s *survey) string {
	if len(s.clusters) == 0 {
		return "No cluster was found here."
	}
	var names []string
	for i, c := range s.clusters {
		if i == few {
			names = append(names, "...")
			break
		}
		names = append(names, clusterIn(c))
	}
	return plural(len(s.clusters), "cluster") + " found here: " + strings.Join(names, ", ") + "."
}

// few is how many names a comment lists.
const few = 4

func clusterIn(c *model.Cluster) string {
	if c.Deployment != "" {
		return oneLine(c.Address + " in " + c.Unit + " with " + c.Deployment)
	}
	return oneLine(c.Address + " in " + c.Unit)
}

// oneLine keeps a name of a file from ending a comment.
func oneLine(name string) string {
	quoted := strconv.Quote(name)
	return strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
}

const exampleDeployments = `# deployments:
#   - name: production
#     roots:
#       - path: infra
#         var_files: [env/production.tfvars]
#     manifests:
#       - path: k8s/overlays/prod`

const restOfScaffold = `
# Directories and files that are passed over:
# exclude: [examples]

# What the files deploy to, where no deployment says so:
# environment: production

# The lowest severity that fails a run: critical, high, medium, low, info or never.
# fail_on: low

# Rules to begin with: all, or essential (high and critical ones).
# profile: all

# Rules that run and that do not, by name, identifier, category or pillar:
# rules:
#   only: [reliability, security]
#   skip: [no-cpu-limit]

# What single rules weigh:
# severity:
#   no-cpu-request: info

# Names have to match these regular expressions:
# naming:
#   cluster: ^aks-[a-z0-9-]+$

# Numbers that rules compare with:
# thresholds:
#   replicas: 3`

// yamlText is a file of YAML that is being written, for a directory.
type yamlText struct {
	strings.Builder
	dir string
}

func (w *yamlText) line(text string) { w.WriteString(text + "\n") }

func (w *yamlText) deployment(d config.Deployment, clusters int) {
	w.line("  - name: " + scalar(d.Name))
	if d.Environment != "" {
		w.line("    environment: " + scalar(d.Environment))
	}
	w.line("    roots:")
	for _, r := range d.Roots {
		w.line("      - path: " + w.path(r.Path))
		w.paths("        var_files", r.VarFiles)
		if r.Parameters.Name != "" {
			w.line("        parameters: " + w.path(r.Parameters))
		}
	}
	if clusters > 1 {
		w.line(fmt.Sprintf("    # It makes %d clusters: manifests say with cluster: which one they are for.", clusters))
	}
	if len(d.Manifests) > 0 {
		w.line("    manifests:")
	}
	for _, m := range d.Manifests {
		w.line("      - path: " + w.path(m.Path))
		w.paths("        values", m.Values)
	}
}

func (w *yamlText) paths(key string, all []config.Path) {
	var out []string
	for _, p := range all {
		out = append(out, w.path(p))
	}
	if len(out) > 0 {
		w.line(key + ": [" + strings.Join(out, ", ") + "]")
	}
}

// path writes a path of the tree relative to the directory of the file.
func (w *yamlText) path(p config.Path) string {
	if w.dir == "." {
		return scalar(p.Name)
	}
	if p.Name == w.dir {
		return "."
	}
	if rest, ok := strings.CutPrefix(p.Name, w.dir+"/"); ok {
		return scalar(rest)
	}
	return scalar(path.Join(strings.Repeat("../", strings.Count(w.dir, "/")+1), p.Name))
}

// unquoted are texts that YAML takes for texts without quotes.
var unquoted = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_./-]*$|^\.$`)

// scalar writes a text. JSON's quotes are YAML's as well.
func scalar(text string) string {
	switch strings.ToLower(text) {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return strconv.Quote(text)
	}
	if unquoted.MatchString(text) {
		return text
	}
	return strconv.QuoteToGraphic(text)
}
