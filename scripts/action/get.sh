#!/usr/bin/env bash
# The action's first step: bring the binary of a release, checked against the
# release's checksums, or say that akslint is to be built from the action's own
# checkout. Everything it needs comes in AKSLINT_* variables (see action.yml).
set -euo pipefail

mkdir -p "$AKSLINT_BIN"
version=$AKSLINT_VERSION
if [ -z "$version" ] && [[ $AKSLINT_REF =~ ^v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]]; then
	version=$AKSLINT_REF
fi
if [ -z "$version" ] || [ "$version" = source ]; then
	echo "from=source" >>"$GITHUB_OUTPUT"
	exit 0
fi
if ! [[ $version =~ ^v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]]; then
	printf '::error::akslint: the input version is a release such as v1.2.3, or source\n'
	exit 2
fi

case "$(uname -s)" in
Linux) system=linux end=tar.gz ;;
Darwin) system=darwin end=tar.gz ;;
*) system=windows end=zip ;;
esac
case "$(uname -m)" in
x86_64 | amd64) machine=amd64 ;;
*) machine=arm64 ;;
esac
name="akslint_${version#v}_${system}_${machine}.$end"
url=${AKSLINT_URL:-https://github.com/akslint/akslint/releases/download}/$version

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fetch() { curl --fail --silent --show-error --location --proto '=https,http,file' --retry 3 --max-time 300 --output "$work/$1" -- "$url/$1"; }

if ! fetch checksums.txt || ! fetch "$name"; then
	if [ -z "$AKSLINT_VERSION" ]; then
		echo "akslint: there is no binary of $version for this runner: building it"
		echo "from=source" >>"$GITHUB_OUTPUT"
		exit 0
	fi
	printf '::error::akslint: %s of release %s could not be downloaded\n' "$name" "$version"
	exit 3
fi

# Nothing of it runs before its bytes are the ones that were released.
cd "$work"
wanted=$(awk -v name="$name" '$2 == name || $2 == "*" name { print $1 }' checksums.txt)
if command -v sha256sum >/dev/null; then got=$(sha256sum "$name"); else got=$(shasum -a 256 "$name"); fi
if [ -z "$wanted" ] || [ "$wanted" != "${got%% *}" ]; then
	printf '::error::akslint: %s is not what release %s lists in checksums.txt; it was not started\n' "$name" "$version"
	exit 3
fi
if [ "$end" = zip ]; then unzip -q "$name"; else tar -xzf "$name"; fi
mv akslint* "$AKSLINT_BIN/" 2>/dev/null || true
[ -x "$AKSLINT_BIN/akslint" ] || [ -x "$AKSLINT_BIN/akslint.exe" ] || {
	printf '::error::akslint: %s holds no akslint\n' "$name"
	exit 3
}
echo "from=release" >>"$GITHUB_OUTPUT"
