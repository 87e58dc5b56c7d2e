#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tidy_one.sh CLANG_TIDY BUILD_TREE FILE: clang-tidy over one translation unit with the flags of the build; prints findings only. A generated unit
# includes source files on purpose.
set -uo pipefail
output=$("$1" -p "$2" --quiet --warnings-as-errors='*' --checks=-bugprone-suspicious-include --extra-arg=-Wno-unknown-warning-option --extra-arg="-I$2/openmp" \
  --extra-arg=-Wno-ignored-optimization-argument "$3" 2>&1)
status=$?
[ $status -eq 0 ] || grep -vE '^[0-9]+ warnings? (generated|treated)|^Suppressed|^Use -header-filter' <<<"$output"
exit $status
