#!/usr/bin/env bash
# The action's last step: annotate the lines where nothing shows the findings yet,
# and end as the check did. Everything it needs comes in AKSLINT_* variables (see
# action.yml).
set -uo pipefail

annotate=$AKSLINT_ANNOTATIONS
if [ "$annotate" = auto ]; then
	annotate=true
	if [ "$AKSLINT_UPLOADED" = success ]; then annotate=false; fi
fi
if [ "$AKSLINT_UPLOAD" = true ] && [ "$AKSLINT_UPLOADED" = failure ]; then
	echo "::notice title=akslint::The findings could not be uploaded to code scanning: that takes the permission security-events: write, and a repository where code scanning is on. They are annotations instead; upload: false says that this is meant."
fi
if [ "$annotate" = true ] && [ -f "$AKSLINT_BIN/annotations" ]; then
	cat "$AKSLINT_BIN/annotations"
fi
exit "${AKSLINT_CODE:-3}"
