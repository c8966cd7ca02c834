#!/usr/bin/env bash
# Runs the GitHub Action for real, with the runner of nektos/act, in throw-away
# repositories: the workflow of the README word for word, and the cases that go
# wrong. Nothing is downloaded but act and actionlint themselves, once, into
# .cache, through the Go client. Needs Go, git, node and curl.
set -euo pipefail

ACT=v0.2.89
ACTIONLINT=v1.7.12

tree="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
tools="$tree/.cache/action"
work="$(mktemp -d)"
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=check GIT_AUTHOR_EMAIL=check@example.invalid
export GIT_COMMITTER_NAME=check GIT_COMMITTER_EMAIL=check@example.invalid
# The runner gives steps a home of their own; the caches stay where they are.
GOMODCACHE="$(go env GOMODCACHE)" GOCACHE="$(go env GOCACHE)"
GOPROXY=off
export GOMODCACHE GOCACHE GOPROXY

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'action-check: %s\n' "$*" >&2; [ ! -f "$work/log" ] || tail -150 "$work/log" >&2; exit 1; }
tool() { # name, module, version
	[ -x "$tools/$1-$3" ] && return
	GOPROXY="$(env -u GOPROXY go env GOPROXY)" GOBIN="$work/bin" go install "$2@$3"
	mkdir -p "$tools" && mv "$work/bin/$1" "$tools/$1-$3"
}
tool actionlint github.com/rhysd/actionlint/cmd/actionlint "$ACTIONLINT"
tool act github.com/nektos/act "$ACT"

say "the action, from this tree with its uncommitted changes"
action="$work/action"
mkdir "$action"
(cd "$tree" && git ls-files -z --cached --others --exclude-standard |
	while IFS= read -r -d '' name; do [ ! -e "$name" ] || printf '%s\0' "$name"; done |
	tar --null --files-from=- -cf -) | tar -xf - -C "$action"
git -C "$action" init -q -b main
git -C "$action" add -A
git -C "$action" commit -q -m copy
(cd "$action" && go build -o "$work/akslint" ./cmd/akslint)

# What the action uses of others. setup-go has nothing to do where Go is; the
# upload keeps the file it was given, or refuses like a token without rights.
stub() { # directory, script
	mkdir -p "$1"
	cat >"$1/action.yml"
	git -C "$1" init -q -b main
	git -C "$1" add -A
	git -C "$1" commit -q -m stub
}
stub "$work/setup-go" <<'YML'
name: setup-go
inputs: {go-version-file: {default: ""}, cache-dependency-path: {default: ""}}
runs: {using: composite, steps: [{shell: bash, run: go version}]}
YML
mkdir -p "$work/codeql"
stub "$work/codeql/upload-sarif" </dev/null && rm -rf "$work/codeql/upload-sarif/.git"
cat >"$work/codeql/upload-sarif/action.yml" <<YML
name: upload
inputs: {sarif_file: {required: true}}
runs:
  using: composite
  steps:
    - shell: bash
      env: {FILE: "\${{ inputs.sarif_file }}"}
      run: if [ -e "$work/refuse" ]; then echo refused; exit 1; fi; cp "\$FILE" "$work/uploaded.sarif"
YML
git -C "$work/codeql" init -q -b main
git -C "$work/codeql" add -A
git -C "$work/codeql" commit -q -m stub

pin() { sed -n "s|.*uses: $1@\([0-9a-f]*\).*|\1|p" "$tree/action.yml" | head -1; }

# run EVENT [JSON] runs the workflow of the repository it stands in.
run() {
	rm -f "$work/uploaded.sarif" "$work/summary" pwned
	printf '%s' "${2:-{\}}" >"$work/event.json"
	"$tools/act-$ACT" "$1" -e "$work/event.json" -P ubuntu-latest=-self-hosted --no-cache-server \
		--artifact-server-addr 127.0.0.1 --action-offline-mode --action-cache-path "$work/cache" \
		--local-repository "akslint/akslint@main=$action" --local-repository "akslint/akslint@v1.2.3=$action" \
		--local-repository "actions/setup-go@$(pin actions/setup-go)=$work/setup-go" \
		--local-repository "github/codeql-action@$(pin github/codeql-action/upload-sarif)=$work/codeql" \
		>"$work/log" 2>&1
}
logged() { grep -qF -- "$1" "$work/log" || fail "the log does not say: $1"; }
unsaid() { ! grep -qF -- "$1" "$work/log" || fail "the log says: $1"; }

repository() { # name
	mkdir -p "$work/$1/.github/workflows" "$work/$1/infra"
	cd "$work/$1"
	git init -q -b main
	git remote add origin https://github.com/owner/shop
	: >infra/production.tfvars
}
workflow() { cat >.github/workflows/akslint.yml; }
commit() { git add -A && git commit -q -m "$1"; }

cluster() { # nodes
	cat <<TF
resource "azurerm_kubernetes_cluster" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
  dns_prefix          = "shop"

  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D4s_v5"
    node_count = $1
  }

  identity {
    type = "SystemAssigned"
  }
}
TF
}

say "the workflow of the README, word for word: findings fail the job and are uploaded"
repository readme
awk '/^\*\*In GitHub Actions\*\*/ { found = 1 } found && /^```$/ { exit } inside { print } found && /^```yaml$/ { inside = 1 }' \
	"$tree/README.md" | workflow
"$tools/actionlint-$ACTIONLINT" .github/workflows/akslint.yml "$tree"/.github/workflows/*.yml
cluster 1 >infra/main.tf
commit 'a cluster of one node'
if run push; then fail 'findings did not fail the job'; fi
logged 'AKS101'
[ -s "$work/uploaded.sarif" ] || fail 'nothing was uploaded'
"$work/akslint" check --format sarif --environment production infra >"$work/own.sarif" || true
[ "$(grep -c ruleId "$work/uploaded.sarif")" = "$(grep -c ruleId "$work/own.sarif")" ] || fail 'another report was uploaded'
unsaid '::error'

say "a pull request from a fork: annotations instead of an upload"
base=$(git rev-parse HEAD)
cluster 2 >infra/main.tf
commit 'two nodes'
fork=$(printf '{"pull_request": {"base": {"sha": "%s"}, "head": {"repo": {"full_name": "somebody/shop"}}}, "repository": {"full_name": "owner/shop"}}' "$base")
if run pull_request "$fork"; then fail 'findings did not fail the job'; fi
[ ! -e "$work/uploaded.sarif" ] || fail 'a fork uploaded'
logged 'infra/main.tf'
grep -qiE '❗|::error|error' "$work/log" || fail 'no annotation'

say "an upload that is refused: annotations, and why"
: >"$work/refuse"
if run push; then fail 'findings did not fail the job'; fi
rm "$work/refuse"
logged 'could not be uploaded'

say "a pull request that touches nothing of the cluster passes"
base=$(git rev-parse HEAD)
echo '# shop' >README.md
commit 'words'
run pull_request "$(printf '{"pull_request": {"base": {"sha": "%s"}, "head": {"repo": {"full_name": "owner/shop"}}}, "repository": {"full_name": "owner/shop"}}' "$base")" ||
	fail 'a change of words failed'

say "broken input: exit code 2, with the place"
repository broken
workflow <<'YML'
on: push
jobs:
  akslint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - id: akslint
        continue-on-error: true
        uses: akslint/akslint@main
        with: {upload: "false"}
      - env: {CODE: "${{ steps.akslint.outputs.exit-code }}", FILE: "${{ steps.akslint.outputs.sarif-file }}"}
        run: echo "code is $CODE, file is $FILE"
YML
printf 'resource "azurerm_subnet" {\n' >infra/main.tf
commit broken
run push || fail 'continue-on-error did not hold'
logged 'code is 2, file is akslint.sarif'
logged 'infra/main.tf:1'

say "inputs that want to be commands are values"
repository injection
workflow <<'YML'
on: push
jobs:
  akslint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - id: akslint
        continue-on-error: true
        uses: akslint/akslint@main
        with:
          upload: "false"
          path: |
            infra
            a; touch pwned
            $(touch pwned)
            ::error::pwned by a path
          environment: '"; touch pwned; "'
          vars: |
            a=$(touch pwned)
            b=`touch pwned`
          category: "$(touch pwned)\nsarif-file=pwned"
          args: |
            --skip=$(touch pwned)
          sarif-file: "out $(touch pwned).sarif"
          version: "source"
      - env: {FILE: "${{ steps.akslint.outputs.sarif-file }}"}
        run: 'echo "file is [$FILE]"; if find . -name pwned | grep .; then echo HACKED; fi'
      - continue-on-error: true
        uses: akslint/akslint@main
        with: {version: "v1.2.3; touch pwned", upload: "false"}
YML
cluster 3 >infra/main.tf
commit injection
run push || fail 'continue-on-error did not hold'
unsaid '  | HACKED'
if find . -name pwned | grep .; then fail 'an input ran'; fi
logged 'the input version is a release'

say "a release: its binary runs when its checksum is right, and only then"
mkdir -p "$work/releases/v1.2.3" "$work/pack"
printf '#!/bin/sh\necho "released binary"\nexec "%s" "$@"\n' "$work/akslint" >"$work/pack/akslint"
chmod +x "$work/pack/akslint"
machine=amd64; case "$(uname -m)" in x86_64) ;; *) machine=arm64 ;; esac
system=$(uname -s | tr '[:upper:]' '[:lower:]')
name="akslint_1.2.3_${system}_$machine.tar.gz"
tar -czf "$work/releases/v1.2.3/$name" -C "$work/pack" akslint
(cd "$work/releases/v1.2.3" && sha256sum "$name" >checksums.txt)
repository release
workflow <<YML
on: push
jobs:
  akslint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: akslint/akslint@v1.2.3
        with: {upload: "false", fail-on: never, download-url: "file://$work/releases"}
YML
cluster 3 >infra/main.tf
commit release
run push || fail 'the release did not run'
logged 'released binary'
echo tampered >>"$work/releases/v1.2.3/$name"
if run push; then fail 'a binary with a wrong checksum was accepted'; fi
logged 'is not what release v1.2.3 lists'
unsaid 'released binary'

printf '\naction-check: the action works\n'
