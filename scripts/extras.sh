#!/usr/bin/env bash
# Writes what is packed beside the binary: shell completions and the manual page.
set -euo pipefail

out=${1:?where to write to}
mkdir -p "$out/completions"
for shell in bash zsh fish powershell; do
	go run ./cmd/akslint completion "$shell" >"$out/completions/akslint.${shell/powershell/ps1}"
done
go run ./cmd/akslint man >"$out/akslint.1"
