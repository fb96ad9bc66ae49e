#!/usr/bin/env bash
# Whatever is killed without a warning comes back by itself (the supervisor by infra/up), and no acknowledged message is
# lost or stored twice.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/group.sh"

start_instance faults >&2
make_group

# The endpoint that sends messages.
read -r sender processes < <(awk '$2 == "POST" && $3 ~ "/messages$" {print $1, $6}' "$root/handlers/endpoints.txt")

# handlers_of ENDPOINT: the ids of its processes in this installation.
handlers_of() {
  local pid
  for pid in $(pgrep -f "^$root/build/handlers/$1\$"); do
    ! works_here "$pid" || echo "$pid"
  done
}

kill_handlers() {
  local round
  for ((round = 0; round < 12; round++)); do
    handlers_of "$sender" | shuf -n 2 | xargs -r kill -KILL 2>/dev/null || true
    sleep 0.3
  done
}
while_sending 'killed handlers' kill_handlers
# The supervisor waits longer each time that a process dies within a second of its start.
for ((tries = 0; tries < 100 && $(handlers_of "$sender" | wc -l) < processes; tries++)); do
  sleep 0.1
done
is 'all killed handlers are back' "$(handlers_of "$sender" | wc -l)" "$processes"

# One that has a single process, whose socket goes with it.
read -r lonely path < <(awk '$2 == "GET" && $4 == "public" && $6 == 1 {print $1, $3}' "$root/handlers/endpoints.txt")
kill -KILL "$(handlers_of "$lonely")"
ok 'a handler without a second process is back' test "$(until_status 200 5 "$path")" -le 5

kill_postgres() {
  kill -KILL "$(head -n 1 "$data/pg/postmaster.pid")"
  recovered=$(until_status 200 30 /api/health)
}
while_sending 'killed PostgreSQL' kill_postgres
ok "PostgreSQL is back after $recovered s" test "$recovered" -le 10

kill_backends() {
  pgrep -f "^postgres: tp_app " | while read -r pid; do ! works_here "$pid" || echo "$pid"; done | shuf -n 3 |
    xargs -r kill -KILL 2>/dev/null || true
  recovered=$(until_status 200 30 /api/health)
}
while_sending 'killed sessions of PostgreSQL' kill_backends
ok "the sessions are back after $recovered s" test "$recovered" -le 10

kill_nginx() {
  kill -KILL "$(<"$run/nginx.pid")"
  sleep 0.2
  recovered=$(until_status 200 30 /api/health)
}
while_sending 'killed nginx' kill_nginx
ok "nginx is back after $recovered s" test "$recovered" -le 10

kill_supervisor() {
  kill -KILL "$(<"$run/supervisord.pid")"
  sleep 0.5
  "$root/infra/up" --no-demo >&2
}
while_sending 'killed supervisor' kill_supervisor
is 'infra/up has brought everything back' "$(until_status 200 10 /api/health)" 0

done_testing
