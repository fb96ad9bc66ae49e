# shellcheck shell=bash
# What a script tells its reader: steps with their time, and failures that say what to do.

started_at=$(date +%s)

# say TEXT: one line of progress, with the seconds since the script started.
say() {
  printf '[%4ds] %s\n' "$(($(date +%s) - started_at))" "$*"
}

# fail TEXT [ADVICE…]: what went wrong, then what to do about it, one line each; ends the script.
fail() {
  printf '\nFailed: %s\n' "$1" >&2
  shift
  (($# == 0)) || printf '  %s\n' "$@" >&2
  exit 1
}

# quietly LOG COMMAND…: runs the command with its output in LOG, with a dot every few seconds while it lasts.
# Shows the end of LOG and fails if the command does.
quietly() {
  local log=$1 status=0 ticker=
  shift
  mkdir -p "$(dirname "$log")"
  if [[ -t 1 ]]; then
    while sleep 3; do printf '.'; done &
    ticker=$!
  fi
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [[ -n $ticker ]]; then
    kill "$ticker" 2>/dev/null || true
    wait "$ticker" 2>/dev/null || true
    printf '\r'
  fi
  ((status == 0)) && return
  tail -n 25 "$log" >&2
  fail "'$*' ended with status $status." "The whole output is in $log"
}
