#!/usr/bin/env bash
# suite.sh NAME: one suite of infra/test, which calls it. The suite is the function suite_NAME in infra/test.d/; it says by
# `count` how many tests have passed and failed, and by its status whether it came to its end.
set -euo pipefail
. "$(dirname "$(realpath "$0")")/load.sh" say settings endpoints build postgres exercises test_instance test_counts
for file in "$root"/infra/test.d/*.sh; do
  . "$file"
done
cd "$root"
"suite_$1"
