#!/usr/bin/env bash
# The action's main step: check, print the report to the log, write the others.
# It never fails because of what was found: the report is published first, and
# finish.sh ends the step. Everything it needs comes in AKSLINT_* variables
# (see action.yml).
set -uo pipefail

# flags NAME LINES adds --NAME=LINE for every line that is not empty.
flags=()
flags() {
	local line
	while IFS= read -r line; do
		line=${line%$'\r'}
		[ -z "$line" ] || flags+=("--$1=$line")
	done <<<"$2"
}
flags config "$AKSLINT_CONFIG"
flags environment "$AKSLINT_ENVIRONMENT"
flags var-file "$AKSLINT_VAR_FILE"
flags var "$AKSLINT_VARS"
flags fail-on "$AKSLINT_FAIL_ON"
flags baseline "$AKSLINT_BASELINE"
flags category "$AKSLINT_CATEGORY"
flags report "$AKSLINT_REPORTS"
flags+=("--complete=${AKSLINT_COMPLETE:-false}" "--allow-empty=${AKSLINT_ALLOW_EMPTY:-false}")
while IFS= read -r line; do
	[ -z "$line" ] || flags+=("${line%$'\r'}")
done <<<"$AKSLINT_ARGS"

# The first push of a branch has no commit before it.
if [ "$AKSLINT_CHANGED_ONLY" = true ]; then
	if [[ $AKSLINT_BASE =~ ^[0-9a-f]{40}([0-9a-f]{24})?$ && ! $AKSLINT_BASE =~ ^0+$ ]]; then
		flags+=("--changed-since=$AKSLINT_BASE")
	else
		echo "akslint: nothing to compare with: everything is reported"
	fi
fi

paths=()
while IFS= read -r line; do
	line=${line%$'\r'}
	[ -z "$line" ] || paths+=("$line")
done <<<"$AKSLINT_PATH"

# A report of an earlier run must not be taken for this one's.
annotations=$AKSLINT_BIN/annotations summary=$AKSLINT_BIN/summary.md json=$AKSLINT_BIN/report.json
rm -f -- "$AKSLINT_SARIF" "$annotations" "$summary" "$json"

# The runner reads ::commands:: from the log, and the report quotes files that
# somebody else may have written: switch commands off while it is printed.
token="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
echo "::stop-commands::$token"
"$AKSLINT_BIN/akslint" check --report=text --report="sarif=$AKSLINT_SARIF" \
	--report="github=$annotations" --report="markdown=$summary" --report="json=$json" "${flags[@]}" -- "${paths[@]}" 2>&1
code=$?
echo
echo "::$token::"

# Without a report there is nothing to upload.
findings=0 written=
if [ -f "$AKSLINT_SARIF" ]; then
	written=$AKSLINT_SARIF
	findings=$(sed -n '/^  "summary": {/,/^  }/s/^    "failed": \([0-9]*\),*$/\1/p' "$json")
fi
if [ "$AKSLINT_SUMMARY" = true ] && [ -f "$summary" ]; then
	cat "$summary" >>"$GITHUB_STEP_SUMMARY"
fi

# A file name may hold a line feed; nothing can hold this.
end="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
{
	echo "exit-code=$code"
	echo "findings=$findings"
	printf 'sarif-file<<%s\n%s\n%s\n' "$end" "$written" "$end"
} >>"$GITHUB_OUTPUT"
