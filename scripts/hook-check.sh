#!/usr/bin/env bash
# Runs the pre-commit hook for real, in a throw-away repository that takes its
# hook from a copy of this tree: a staged mistake has to stop the commit, a sound
# change has to pass, and a file that is not Terraform must not start the hook.
# Needs pre-commit, git and Go. Changes nothing outside a temporary directory,
# and nothing in this repository's git.
set -euo pipefail

source_tree="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)"
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

export PRE_COMMIT_HOME="$work/cache"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=hook-check GIT_AUTHOR_EMAIL=hook-check@example.invalid
export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"
# The hook's environment starts with an empty module cache; use this machine's.
# From here on nothing is downloaded.
(cd "$source_tree" && go mod download)
GOMODCACHE="$(go env GOMODCACHE)"
GOPROXY=off
export GOMODCACHE GOPROXY

say() { printf '\n== %s\n' "$*"; }

say "a hook repository from this tree, uncommitted changes included"
hook="$work/akslint"
mkdir "$hook"
(cd "$source_tree" && git ls-files -z --cached --others --exclude-standard |
	while IFS= read -r -d '' name; do [ ! -e "$name" ] || printf '%s\0' "$name"; done |
	tar --null --files-from=- -cf -) | tar -xf - -C "$hook"
git -C "$hook" init -q -b main
git -C "$hook" add -A
git -C "$hook" commit -q -m 'copy'
revision="$(git -C "$hook" rev-parse HEAD)"

user="$work/user"
mkdir -p "$user/prod"
cd "$user"
git init -q -b main
cat >.pre-commit-config.yaml <<CONFIG
repos:
  - repo: $hook
    rev: $revision
    hooks:
      - id: akslint
CONFIG
pre-commit install >/dev/null
git add .pre-commit-config.yaml

say "a commit without Terraform: the hook has nothing to do"
git commit -m 'configuration'

say "a commit with a mistake: the hook stops it"
cat >prod/variables.tf <<'TF'
variable "nodes" {
  type    = number
  default = 1
}
TF
cat >prod/main.tf <<'TF'
resource "azurerm_kubernetes_cluster" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
  dns_prefix          = "shop"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4s_v5"
    node_count = var.nodes
  }

  identity {
    type = "SystemAssigned"
  }
}
TF
git add prod
if git commit -m 'one node' >"$work/refused" 2>&1; then
	cat "$work/refused"
	echo "hook-check: the mistake was committed" >&2
	exit 1
fi
cat "$work/refused"
grep -q 'prod/variables.tf:3' "$work/refused" || { echo "hook-check: the report does not point at the default" >&2; exit 1; }
git restore --staged --quiet prod 2>/dev/null || git rm -rq --cached prod

say "a sound module: the hook lets it pass"
rm -r prod
mkdir -p "a network"
cat >"a network/main.tf" <<'TF'
resource "azurerm_virtual_network" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
  address_space       = ["10.20.0.0/16"]
}
TF
git add "a network"
git commit -m 'a network'

say "a broken file: the hook stops it, with a position"
printf 'resource "azurerm_subnet" {\n' >"a network/subnet.tf"
git add "a network"
if git commit -m 'broken' >"$work/broken" 2>&1; then
	cat "$work/broken"
	echo "hook-check: a broken file was committed" >&2
	exit 1
fi
cat "$work/broken"
grep -q 'a network/subnet.tf:' "$work/broken" || { echo "hook-check: the report does not name the broken file" >&2; exit 1; }

say "the program on the PATH, names with blanks and with a dash in front"
(cd "$source_tree" && go build -o "$work/bin/akslint" ./cmd/akslint)
export PATH="$work/bin:$PATH"
sed -i.bak 's/- id: akslint$/- id: akslint-system/' .pre-commit-config.yaml && rm .pre-commit-config.yaml.bak
git rm -rq --cached "a network" && rm -r "a network"
mkdir -p -- "-k8s" "a chart of ours"
cat >"-k8s/--help.yaml" <<'YAML'
apiVersion: v1
kind: Pod
metadata: {name: debug, namespace: shop}
spec:
  containers:
    - name: debug
      image: shop.azurecr.io/debug:1.0
      securityContext: {privileged: true}
YAML
printf 'unrelated: true\n' >"a chart of ours/values of nothing.yaml"
git add -A
if git commit -m 'a privileged pod' >"$work/dashed" 2>&1; then
	cat "$work/dashed"
	echo "hook-check: the pod was committed" >&2
	exit 1
fi
cat "$work/dashed"
grep -q -- '-k8s/--help.yaml:8:' "$work/dashed" || { echo "hook-check: the report does not point at the pod" >&2; exit 1; }
grep -q -- 'values of nothing' "$work/dashed" && { echo "hook-check: unrelated YAML makes noise" >&2; exit 1; }
git rm -rqf --cached -- "-k8s" && rm -r -- "-k8s"

say "YAML that is none of its business passes without a word"
git commit -m 'values' >"$work/quiet" 2>&1 || { cat "$work/quiet"; echo "hook-check: unrelated YAML was refused" >&2; exit 1; }
cat "$work/quiet"

say "deployments: a commit is judged by the parts that it touches"
mkdir -p infra/env k8s docs
printf 'variable "nodes" {\n  type = number\n}\n' >infra/variables.tf
printf 'nodes = 1\n' >infra/env/production.tfvars
cat >infra/main.tf <<'TF'
resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  location            = "westeurope"
  resource_group_name = "rg-shop"
  dns_prefix          = "shop"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4s_v5"
    node_count = var.nodes
  }

  identity {
    type = "SystemAssigned"
  }
}
TF
cat >k8s/debug.yaml <<'YAML'
apiVersion: v1
kind: Pod
metadata: {name: debug, namespace: shop}
spec:
  containers:
    - name: debug
      image: shop.azurecr.io/debug:1.0
      securityContext: {privileged: true}
YAML
akslint init >/dev/null 2>&1
grep -q '^      - path: k8s$' .akslint.yaml || { cat .akslint.yaml; echo "hook-check: init plans no deployment with the manifests" >&2; exit 1; }
git add -A
git commit -q --no-verify -m 'a configuration, and mistakes from before'
printf 'title: notes\n' >docs/notes.yaml
git add docs
git commit -m 'notes' >"$work/notes" 2>&1 || { cat "$work/notes"; echo "hook-check: a file of no deployment was judged by what it has nothing to do with" >&2; exit 1; }
printf 'variable "owner" {\n  type    = string\n  default = "shop"\n}\n' >>infra/variables.tf
git add infra
if git commit -m 'an owner' >"$work/narrow" 2>&1; then
	cat "$work/narrow"
	echo "hook-check: the mistake in a deployment was committed" >&2
	exit 1
fi
grep -q -- '--> infra/env/production.tfvars:1' "$work/narrow" || { cat "$work/narrow"; echo "hook-check: the report does not point at what the root is given" >&2; exit 1; }
grep -q -- '--> k8s/debug.yaml' "$work/narrow" && { cat "$work/narrow"; echo "hook-check: manifests are reported that the commit does not touch" >&2; exit 1; }
grep 'that no PATH touches' "$work/narrow" || { cat "$work/narrow"; echo "hook-check: nothing says that findings are left out" >&2; exit 1; }
git restore --staged --worktree infra

say "pre-commit takes the manifest as a whole"
pre-commit validate-manifest "$hook/.pre-commit-hooks.yaml"

printf '\nhook-check: the hook works\n'
