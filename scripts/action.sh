#!/usr/bin/env bash
# The GitHub Action's one step: build akslint from the action's own checkout,
# print the report to the log and write it as SARIF. Everything it needs comes
# in AKSLINT_* variables (see action.yml).
set -uo pipefail

mkdir -p "$AKSLINT_BIN"
(cd "$AKSLINT_SOURCE" && go build -trimpath -o "$AKSLINT_BIN/akslint" ./cmd/akslint) || exit 3

paths=()
while IFS= read -r line; do
	[ -z "$line" ] || paths+=("$line")
done <<<"$AKSLINT_PATH"

flags=("--fail-on=$AKSLINT_FAIL_ON")
[ -z "$AKSLINT_ENVIRONMENT" ] || flags+=("--environment=$AKSLINT_ENVIRONMENT")
while IFS= read -r line; do
	[ -z "$line" ] || flags+=("--var-file=$line")
done <<<"${AKSLINT_VAR_FILE:-}"
while IFS= read -r line; do
	[ -z "$line" ] || flags+=("--var=$line")
done <<<"${AKSLINT_VARS:-}"
flags+=("--complete=${AKSLINT_COMPLETE:-false}" "--allow-empty=${AKSLINT_ALLOW_EMPTY:-false}")

# The runner reads ::commands:: from the log, and the report quotes files that
# somebody else may have written: switch commands off while it is printed.
token="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
echo "::stop-commands::$token"
"$AKSLINT_BIN/akslint" check "${flags[@]}" -- "${paths[@]}"
echo "::$token::"

rm -f -- "$AKSLINT_SARIF"
"$AKSLINT_BIN/akslint" check "${flags[@]}" --format=sarif --output="$AKSLINT_SARIF" -- "${paths[@]}" 2>/dev/null
code=$?

# Without a report there is nothing to upload.
findings=0 written=
if [ -f "$AKSLINT_SARIF" ]; then
	written=$AKSLINT_SARIF
	findings=$(grep -c '^ *"ruleId": ' "$AKSLINT_SARIF")
fi

# A file name may hold a line feed; nothing can hold this.
end="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
{
	echo "exit-code=$code"
	echo "findings=$findings"
	printf 'sarif-file<<%s\n%s\n%s\n' "$end" "$written" "$end"
} >>"$GITHUB_OUTPUT"
exit "$code"
