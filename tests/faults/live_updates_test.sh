#!/usr/bin/env bash
# Pages that listen come back by themselves within ten seconds, and miss nothing, whatever goes away: nginx reloaded or
# killed, PostgreSQL restarted, the publisher killed.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/group.sh"

start_instance faults >&2
make_group
export TP_LISTENER_TOKEN TP_LISTENER_CONVERSATION=$group
TP_LISTENER_TOKEN=$(token_of 2)
# As the client does: connects again where the connection ends, and then asks for what it may have missed.
node "$root/tests/faults/listener.mjs" "$TP_TEST_URL" >"$work/heard" &
listener=$!
trap 'kill "$listener" 2>/dev/null || true; rm -rf "$work"' EXIT

# heard TEXT SECONDS: prints the tenths of a second until the page has it, or a large number.
heard() {
  local tenths
  for ((tenths = 0; tenths < $2 * 10; tenths++)); do
    grep -qF "$1" "$work/heard" && break
    sleep 0.1
  done
  grep -qF "$1" "$work/heard" && echo "$tenths" || echo 999999
}

# arrives WHAT KEY SECONDS: what is written now arrives within that time.
arrives() {
  acknowledged 1 "$2" >/dev/null
  local tenths
  tenths=$(heard " $2" "$3")
  ok "$1: arrives, after $tenths tenths of a second" test "$tenths" -le $(($3 * 10))
}

is 'the page listens' "$(($(heard listening 10) <= 100))" 1
arrives 'in quiet times' quiet 1

kill -HUP "$(<"$run/nginx.pid")"
arrives 'while nginx reloads' reloading 10
sleep 4
arrives 'nginx reloaded' reloaded 10

kill -KILL "$(<"$run/nginx.pid")"
sleep 0.2
until_status 200 30 /api/health >/dev/null
arrives 'nginx killed' nginx_killed 10
sleep 2
arrives 'and then at once' nginx_back 1

publisher=$(pgrep -f "^$root/build/handlers/background/publish_events\$" | while read -r pid; do ! works_here "$pid" || echo "$pid"; done)
kill -KILL "$publisher"
arrives 'the publisher killed' publisher_killed 10
sleep 4
arrives 'and then at once' publisher_back 1

postmaster=$(head -n 1 "$data/pg/postmaster.pid")
kill -KILL "$postmaster"
# Connections that are open go on for a moment.
while [[ -e /proc/$postmaster ]]; do sleep 0.1; done
wait_for_database
until_status 200 30 /api/health >/dev/null
owner_psql -c 'delete from private.rate_limits'
arrives 'PostgreSQL killed' postgres_killed 10
sleep 4
arrives 'and then at once' postgres_back 1

is 'everything arrived, once, in order' "$(sed -n 's/^message [0-9]* //p' "$work/heard" | paste -sd ' ')" \
  'quiet reloading reloaded nginx_killed nginx_back publisher_killed publisher_back postgres_killed postgres_back'

owner_psql -c "delete from private.sessions where user_id = (select id from app.users where username = 'sender_2')"
is 'a session that ends is told within five seconds' "$(($(heard 'signed out' 5) <= 50))" 1
done_testing
