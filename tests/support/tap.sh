# shellcheck shell=bash
# Tests as shell scripts: they print the Test Anything Protocol, which infra/test counts.

set -euo pipefail
root=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
. "$root/infra/lib/load.sh" say settings endpoints postgres processes test_instance
tests_run=0

# ok WHAT COMMAND…: passes if the command succeeds.
ok() {
  local verdict='not ok'
  ! "${@:2}" || verdict=ok
  tests_run=$((tests_run + 1))
  echo "$verdict $tests_run - $1"
}

# is WHAT GOT EXPECTED
is() {
  ok "$1" test "$2" == "$3"
  [[ $2 == "$3" ]] || printf '#   got      %s\n#   expected %s\n' "$2" "$3"
}

# like WHAT GOT PATTERN: an extended regular expression, which a line of it must match.
like() {
  ok "$1" grep -qE -- "$3" <<<"$2"
  grep -qE -- "$3" <<<"$2" || printf '#   got      %s\n#   expected %s\n' "${2:0:400}" "$3"
}

# refuses WHAT PATTERN COMMAND…: passes if the command fails and says something that matches.
refuses() {
  local said
  if said=$("${@:3}" 2>&1 </dev/null); then
    ok "$1" false
    return
  fi
  like "$1" "$said" "$2"
}

# done_testing: the plan, at the end: a script that dies before it has not passed.
done_testing() {
  echo "1..$tests_run"
}
