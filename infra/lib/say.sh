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

# quietly COMMAND…: runs it with its output in a file; if it fails, shows the end and keeps the file.
quietly() {
  local log status=0
  log=$(mktemp -t trainingplanner-XXXXXX.log)
  run_logged "$log" "$@" || status=$?
  if ((status)); then
    tail -n 30 "$log" >&2
    fail "'$*' ended with status $status." "Its whole output is in $log"
  fi
  rm -f "$log"
}

# run_logged LOG COMMAND…: runs it with its output in LOG, whose last line it shows every few seconds.
run_logged() {
  local ticker status=0
  show_progress "$1" &
  ticker=$!
  "${@:2}" >"$1" 2>&1 </dev/null || status=$?
  kill "$ticker" 2>/dev/null || true
  wait "$ticker" 2>/dev/null || true
  return "$status"
}

# show_progress LOG: on a terminal in one line that is written anew, else a line now and then.
show_progress() {
  local every=20 before='' after='\n'
  if [[ -t 1 ]]; then
    every=2 before='\r\e[K' after=''
    trap 'kill $! 2>/dev/null; printf "\r\e[K"; exit' TERM
  else
    trap 'kill $! 2>/dev/null; exit' TERM
  fi
  while true; do
    sleep "$every" &
    wait $!
    printf "$before%s$after" "$(say "  $(tail -n 1 "$1" | cut -c1-100)")"
  done
}
