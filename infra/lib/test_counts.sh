# shellcheck shell=bash
# How many tests have passed and failed, taken from what the tools report. Output that can't be read is a failure.

# count PASSED FAILED
count() {
  echo "$1 $2" >>"$TP_TEST_COUNTS"
}

# check NAME COMMAND…: one test, passed if the command succeeds.
check() {
  echo "== $1"
  if "${@:2}"; then
    count 1 0
  else
    echo "not ok $1"
    count 0 1
  fi
}

# run_gtest BINARY ARGUMENT…: a skipped test counts as failed, because nobody would notice it otherwise.
run_gtest() {
  local report
  report=$TP_TEST_DIRECTORY/$(basename "$1").json
  rm -f "$report"
  "$@" --gtest_brief=0 --gtest_output="json:$report" || true
  # shellcheck disable=SC2046 # two numbers
  count $(node -e '
    const { tests, testsuites } = JSON.parse(require("fs").readFileSync(process.argv[1]));
    const bad = testsuites.flatMap((s) => s.testsuite).filter((t) => t.failures || t.result !== "COMPLETED");
    console.log(tests - bad.length, bad.length);' "$report")
}

# run_tap COMMAND…: a command that prints the Test Anything Protocol, one file or several under prove -v.
run_tap() {
  local log status=0 passed failed
  log=$(mktemp -p "$TP_TEST_DIRECTORY")
  "$@" 2>&1 | tee "$log" || status=$?
  passed=$(grep -cE '^ok [0-9]+' "$log" || true)
  failed=$(grep -cE '^not ok [0-9]+' "$log" || true)
  # A script that died, or ran fewer tests than it had planned.
  ((status == 0 || failed > 0)) || failed=1
  count "$passed" "$failed"
}

# count_report FILE EXPRESSION: [passed, failed] from a JSON report r.
count_report() {
  # shellcheck disable=SC2046 # two numbers
  count $(node -e "const r = JSON.parse(require('fs').readFileSync(process.argv[1])); console.log(...$2);" "$1")
}
