#!/usr/bin/env bash
# Holds SARIF files against Microsoft's validator with the rules of the standard
# and of GitHub code scanning, and fails unless it has no error and no warning:
#
#     scripts/sarif-check.sh [FILE...]
#
# Without files it takes the golden files of the report and what the command
# line writes about the example clusters. Needs npm (for the validator, kept in
# .cache), node and Go.
set -euo pipefail
files=()
for file in "$@"; do files+=("$(realpath -- "$file")"); done
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=5.7.0
cache=.cache/sarif-multitool-$version
out=.cache/sarif-check
mkdir -p "$cache" "$out"

case "$(uname -s)" in
Linux) platform=linux ;;
Darwin) platform=darwin ;;
*) echo "sarif-check: the validator is fetched for Linux and macOS only" >&2 && exit 2 ;;
esac
multitool="$cache/node_modules/@microsoft/sarif-multitool-$platform/Sarif.Multitool"
if [ ! -f "$multitool" ]; then
	npm install --prefix "$cache" --no-save --no-audit --no-fund --ignore-scripts --loglevel=error \
		"@microsoft/sarif-multitool-$platform@$version"
fi
# The package does this in a script, which --ignore-scripts passes over.
chmod u+x "$multitool"

if [ "${#files[@]}" -eq 0 ]; then
	files=(pkg/report/testdata/*.sarif)
	go build -o "$out/akslint" ./cmd/akslint
	for story in testdata/clusters/*/; do
		[ -d "$story" ] || continue
		file="$out/$(basename "$story").sarif"
		rm -f "$file"
		# Findings end the run with 1; what could not be read with more.
		"$out/akslint" check --format=sarif --output="$file" "$story" || [ $? -eq 1 ]
		files+=("$file")
	done
fi

# The validator ends well even when it finds errors, so its own report counts.
count='
const run = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8").replace(/^\ufeff/, "")).runs[0];
const seen = { error: 0, warning: 0, note: 0 };
for (const r of run.results) {
  if ((r.kind ?? "fail") !== "fail") continue;
  const level = r.level ?? "warning";
  seen[level]++;
  if (level === "note") continue;
  const at = r.locations?.[0]?.physicalLocation?.region ?? {};
  console.log(`  ${level} ${r.ruleId} at ${at.startLine}:${at.startColumn}: ${JSON.stringify(r.message.arguments ?? r.message.text)}`);
}
for (const i of run.invocations ?? [])
  for (const n of [...(i.toolExecutionNotifications ?? []), ...(i.toolConfigurationNotifications ?? [])])
    if (n.level === "error") { seen.error++; console.log(`  the validator itself: ${n.message.text}`); }
console.log(`  ${seen.error} errors, ${seen.warning} warnings, ${seen.note} notes`);
process.exit(seen.error + seen.warning === 0 ? 0 : 1);
'
failed=0
for file in "${files[@]}"; do
	echo "$file"
	rm -f "$out/validation"
	if ! "$multitool" validate "$file" --rule-kind 'Sarif;Ghas' -o "$out/validation" --log ForceOverwrite >"$out/log" 2>&1 || [ ! -s "$out/validation" ]; then
		cat "$out/log"
		failed=1
		continue
	fi
	node -e "$count" "$out/validation" || failed=1
done
[ "$failed" -eq 0 ] || { echo 'sarif-check: the validator has complaints' >&2; exit 1; }
echo "sarif-check: ${#files[@]} files, no errors, no warnings"
