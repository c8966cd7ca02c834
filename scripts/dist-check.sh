#!/usr/bin/env bash
# Checks how akslint is given to people: the release's configuration with
# GoReleaser itself (a snapshot with archives, packages and checksums is built),
# the workflows with actionlint, the manual page with mandoc, the completions
# with the shells that are there. The tools are built once, into .cache; after
# that nothing is downloaded. Needs Go, git and tar.
set -euo pipefail

GORELEASER=v2.16.0
ACTIONLINT=v1.7.12

tree="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
tools="$tree/.cache/dist"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

say() { printf '\n== %s\n' "$*"; }
tool() { # name, module, version
	[ -x "$tools/$1-$3" ] && return
	GOBIN="$work/bin" go install "$2@$3"
	mkdir -p "$tools" && mv "$work/bin/$1" "$tools/$1-$3"
}

tool actionlint github.com/rhysd/actionlint/cmd/actionlint "$ACTIONLINT"
tool goreleaser github.com/goreleaser/goreleaser/v2 "$GORELEASER"

say "workflows"
"$tools/actionlint-$ACTIONLINT" "$tree"/.github/workflows/*.yml

say "the release's configuration, on a copy of this tree"
copy="$work/akslint"
mkdir "$copy"
(cd "$tree" && git ls-files -z --cached --others --exclude-standard |
	while IFS= read -r -d '' name; do [ ! -e "$name" ] || printf '%s\0' "$name"; done |
	tar --null --files-from=- -cf -) | tar -xf - -C "$copy"
cd "$copy"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
git init -q -b main
git remote add origin https://github.com/akslint/akslint
git add -A
git -c user.name=check -c user.email=check@example.invalid commit -q -m copy
git tag v0.0.1
export TAP_TOKEN=none
"$tools/goreleaser-$GORELEASER" check --quiet

say "a snapshot: archives, packages, checksums"
"$tools/goreleaser-$GORELEASER" release --snapshot --clean --skip=publish,docker,sign,sbom >"$work/release.log" 2>&1 || {
	cat "$work/release.log"
	exit 1
}
(cd dist && sha256sum --quiet -c checksums.txt && cut -c67- checksums.txt)
archive=$(ls dist/akslint_*_linux_amd64.tar.gz)
tar -tzf "$archive" | sort
mkdir "$work/unpacked" && tar -xzf "$archive" -C "$work/unpacked"
[ "$(uname -m)" != x86_64 ] || "$work/unpacked/akslint" version

if command -v dpkg-deb >/dev/null; then
	say "the Debian package"
	dpkg-deb -c dist/akslint_*_linux_amd64.deb | awk '{ print $1, $2, $6 }'
fi

say "the manual page"
page="$work/unpacked/man/akslint.1"
if command -v mandoc >/dev/null; then
	mandoc -Tlint -W warning "$page"
elif command -v groff >/dev/null; then
	[ -z "$(groff -man -ww -Tutf8 -z "$page" 2>&1 | tee /dev/stderr)" ]
else
	echo "neither mandoc nor groff is here: not checked"
fi

say "completions"
for shell in bash zsh fish; do
	if command -v "$shell" >/dev/null; then
		"$shell" -n "$work/unpacked/completions/akslint.$shell" && echo "$shell: fine"
	else
		echo "$shell is not here: not checked"
	fi
done
