# shellcheck shell=bash
# The processes of one installation: the supervisor and everything below it, which share its session.

supervisor() {
  supervisorctl -c "$data/supervisord.conf" "$@"
}

supervisor_runs() {
  local pid
  pid=$(cat "$run/supervisord.pid" 2>/dev/null) && [[ -n $pid ]] && grep -qs supervisord "/proc/$pid/cmdline" && works_here "$pid"
}

# works_here PID: whether its working directory is below $data.
works_here() {
  [[ $(readlink "/proc/$1/cwd")/ == "$data"/* ]]
}

# start_supervisor: it starts PostgreSQL; the rest waits until infra/up has migrated.
start_supervisor() {
  say 'Starting the supervisor'
  # A clean environment: what the caller's shell exports is no business of the handlers.
  "${as_service[@]}" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    supervisord -c "$data/supervisord.conf" 9<&- ||
    fail 'The supervisor did not start.' "Its log is $data/log/supervisord.log"
  local tries
  for ((tries = 0; tries < 100; tries++)); do
    ! supervisor_runs || break
    sleep 0.1
  done
  supervisor_runs || fail 'The supervisor did not stay up.' "Its log is $data/log/supervisord.log"
}

# instance_processes: their ids. They have the supervisor's session, also after it was killed, and work below $data; the
# second is checked because the number of a session that is gone may come back.
instance_processes() {
  local session pid
  session=$(cat "$run/supervisord.pid" 2>/dev/null) || return 0
  for pid in $(ps -o pid= -s "$session"); do
    ! works_here "$pid" || echo "$pid"
  done
}

# stop_processes: the supervisor stops the others; what is left after that, as when it was killed, is stopped here. Told to
# end, it would stop one program after another for half a minute.
stop_processes() {
  local background pids
  if supervisor_runs; then
    # Requests that run end, and rounds in the background, before PostgreSQL goes with the rest.
    mapfile -t background < <(each_endpoint background_process)
    supervisor stop nginx "${background[@]/%/:*}" &>/dev/null || true
    supervisor stop all &>/dev/null || true
    supervisor shutdown &>/dev/null || kill -TERM "$(<"$run/supervisord.pid")"
    wait_for_end 900 && return
  fi
  # INT lets PostgreSQL end at once and cleanly; TERM would wait for its clients.
  pids=$(instance_processes)
  [[ -z $pids ]] && return
  # shellcheck disable=SC2086 # a list of ids
  kill -INT $pids 2>/dev/null || true
  wait_for_end 150 && return
  # shellcheck disable=SC2046
  kill -KILL $(instance_processes) 2>/dev/null || true
  wait_for_end 50 || fail "Processes of $data do not end: $(instance_processes | paste -sd ' ')"
}

background_process() {
  [[ $4 != background ]] || process_name "$1"
}

# wait_for_end TENTHS: whether all processes have ended within that many tenths of a second.
wait_for_end() {
  local tries
  for ((tries = 0; tries < $1; tries++)); do
    read -r < <(instance_processes) || return 0
    sleep 0.1
  done
  return 1
}
