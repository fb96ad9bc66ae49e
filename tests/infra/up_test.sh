#!/usr/bin/env bash
# infra/up and infra/down: a second run is quick and harmless, an installation recovers from a killed supervisor, and data
# outlives a stop.
. "$(dirname "$0")/../support/tap.sh"

# system_state: Debian's own nginx, which runs without -p, and PostgreSQL's clusters below /var/lib.
system_state() {
  pgrep -a nginx | grep master | grep -v ' -p ' | sort
  pg_lsclusters --no-header
}

before=$(system_state || true)
start_instance up >&2
export TP_DATA_DIR
health() {
  curl -s -o /dev/null -w '%{http_code}' "$TP_TEST_URL/api/health"
}
is 'it answers' "$(health)" 200
ok 'nothing runs as root' test -z "$(ps -o user=,cmd= -p "$(instance_processes | paste -sd,)" | grep '^root' || test $EUID != 0)"

owner_psql -c 'create table public.kept as select 42 as answer'
processes=$(instance_processes | sort)
is_quick() {
  local began=$SECONDS
  "$root/infra/up" --no-demo >&2
  ((SECONDS - began < 10))
}
# Once more, where the linters beside had the machine.
is_quick_for_once() {
  is_quick || is_quick
}
ok 'a second run takes less than ten seconds' is_quick_for_once
is 'a second run stops nothing' "$(comm -23 <(echo "$processes") <(instance_processes | sort))" ''
like 'a second run remembers the port' "$(cat "$data/settings")" "^TP_HTTP_PORT=$TP_HTTP_PORT\$"

handler=$root/build/handlers/$(awk '/^[a-z]/ {print $1; exit}' "$root/handlers/endpoints.txt")
touch "$handler"
old=$(pgrep -f "$handler" | head -n 50 | sort)
"$root/infra/up" --no-demo >&2
ours() {
  local pid
  for pid in $(pgrep -f "$handler"); do
    ! works_here "$pid" || echo "$pid"
  done
}
is 'a changed handler is replaced' "$(comm -12 <(echo "$old") <(ours | sort))" ''

kill -KILL "$(<"$run/supervisord.pid")"
sleep 0.5
is 'without its supervisor it goes on answering' "$(health)" 200
"$root/infra/up" --no-demo >&2
is 'infra/up recovers from a killed supervisor' "$(health)" 200

"$root/infra/down" >&2
is 'infra/down leaves no process' "$(instance_processes)" ''
ok 'the port is free again' test "$(health || true)" == 000
ok 'infra/down again is harmless' "$root/infra/down"
"$root/infra/up" --no-demo >&2
is 'the data outlives a stop' "$(owner_psql -At -c 'select answer from public.kept')" 42

# shellcheck disable=SC2046 # a list of ids
kill -KILL "$(<"$run/supervisord.pid")" $(instance_processes | shuf | head -n 10)
"$root/infra/down" >&2
is 'infra/down stops what a killed supervisor leaves' "$(instance_processes)" ''

is 'the machine has the same nginx and PostgreSQL clusters as before' "$(system_state || true)" "$before"
done_testing
