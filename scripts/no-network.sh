#!/usr/bin/env bash
# Runs the tests where there is no network: in a name space of their own without any
# interface that is up. Then counts, with strace where it is installed, what the
# binary asks of the network while it checks the stories: nothing.
# Linux only. NO_NETWORK_PACKAGES are the packages to test, ./... by default.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

alone=(unshare -rn)
if ! unshare -rn true 2>/dev/null; then
	alone=(sudo -n -E unshare -n) # where users may not make name spaces
fi
if ! "${alone[@]}" true; then
	echo "no-network: neither unshare -rn nor sudo unshare -n is allowed here" >&2
	exit 2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go mod download
go build -o "$work/akslint" ./cmd/akslint
export GOPROXY=off GOFLAGS=-mod=readonly GOTOOLCHAIN=local

# The name space is really empty: nothing but a loopback that is down.
interfaces=$("${alone[@]}" cat /proc/self/net/dev | tail -n +3 | cut -d: -f1 | tr -d ' ' | sort | xargs)
if [ "$interfaces" != lo ]; then
	echo "no-network: there are the interfaces $interfaces" >&2
	exit 2
fi

read -r -a packages <<<"${NO_NETWORK_PACKAGES:-./...}"
"${alone[@]}" "$(command -v go)" test -count=1 "${packages[@]}"

if ! strace -o /dev/null true 2>/dev/null; then
	echo "no-network: strace is not there: calls were not counted"
	exit 0
fi
for story in testdata/clusters/*/; do
	code=0
	strace -f -qq -e trace=%network -o "$work/calls" "$work/akslint" check --report text="$work/text" --report sarif="$work/sarif" --report html="$work/html" "$story" >/dev/null 2>&1 || code=$?
	if [ "$code" -gt 1 ]; then
		echo "no-network: $story ended with $code" >&2
		exit 1
	fi
	if grep -E 'socket|connect|bind|send|recv' "$work/calls"; then
		echo "no-network: $story: the calls above" >&2
		exit 1
	fi
done
echo "no-network: no call to the network in $(find testdata/clusters -mindepth 1 -maxdepth 1 | wc -l) stories"
