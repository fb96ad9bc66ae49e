# shellcheck shell=bash
# What the running processes have loaded, so that a second infra/up restarts only what a build has changed.

# loaded NAME: what mark_loaded last wrote for it.
loaded() {
  cat "$run/loaded.$1" 2>/dev/null || true
}

# mark_loaded NAME TEXT
mark_loaded() {
  write_private "$run/loaded.$1" <<<"$2"
}

# handler_files: a line for each handler with its name and the age of its binary and of the library they share.
handler_files() {
  local library
  library=$(stat -c '%i.%Y' "$root/build/lib/libtrainingplanner.so")
  each_endpoint handler_file
}

handler_file() {
  echo "$(process_name "$1") $6 $(stat -c '%i.%Y' "$root/build/handlers/$1") $library"
}

nginx_files() {
  cat "$data"/nginx/*.conf | sha256sum
}

# start_handlers: starts what does not run, and replaces the processes whose binaries have changed, first every other
# one of each, then the rest, so that a socket with two processes always has somebody behind it.
start_handlers() {
  local files changed name processes half number targets
  files=$(handler_files)
  mapfile -t changed < <(comm -13 <(loaded handlers | sort) <(sort <<<"$files"))
  say 'Starting the handlers'
  quietly supervisor start all
  if [[ -n $(loaded handlers) ]] && ((${#changed[@]})); then
    say "Replacing the processes of ${#changed[@]} changed handlers"
    for half in 0 1; do
      targets=()
      for name in "${changed[@]}"; do
        read -r name processes _ <<<"$name"
        for ((number = half; number < processes; number += 2)); do
          targets+=("$name:$(printf %02d "$number")")
        done
      done
      ((${#targets[@]})) || continue
      quietly supervisor signal TERM "${targets[@]}"
      wait_until_running
    done
  fi
  mark_loaded handlers "$files"
}

# wait_until_running: until the supervisor has started again what was stopped.
wait_until_running() {
  local tries
  sleep 1
  for ((tries = 0; tries < 60; tries++)); do
    [[ $(supervisor status) == *@(STARTING|EXITED|STOPPING|BACKOFF)* ]] || return 0
    sleep 0.5
  done
  fail 'Some handlers do not stay up.' "See $data/log/handlers.log"
}

# reload_nginx: checks the configuration and has nginx take it over without dropping a connection.
reload_nginx() {
  local files
  files=$(nginx_files)
  [[ $files != "$(loaded nginx)" ]] || return 0
  quietly "${as_service[@]}" /usr/sbin/nginx -t -p "$data/nginx" -c "$data/nginx/nginx.conf" \
    -e "$data/log/nginx.log"
  [[ -z $(loaded nginx) ]] || supervisor signal HUP nginx >/dev/null
  mark_loaded nginx "$files"
}
