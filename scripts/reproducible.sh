#!/usr/bin/env bash
# Builds the same commit twice, in two places and with two caches: the bytes have to be equal.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for place in one "another place"; do
	git clone --quiet . "$work/$place"
	(cd "$work/$place" && GOCACHE="$work/cache of $place" CGO_ENABLED=0 \
		go build -trimpath -ldflags '-s -w -buildid= -X main.version=v0.0.0-check' -o akslint ./cmd/akslint)
done
sha256sum "$work/one/akslint" "$work/another place/akslint" | sed "s| .*/\([^/]*/akslint\)|  \1|"
cmp "$work/one/akslint" "$work/another place/akslint"
echo 'the same bytes twice'
