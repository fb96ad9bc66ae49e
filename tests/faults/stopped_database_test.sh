#!/usr/bin/env bash
# While PostgreSQL is away, every endpoint says so soon and in the API's own words; when it is back, they work again
# without anybody's help.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/group.sh"

start_instance faults >&2
make_group

paths=(/api/health /api/auth/session /api/messages/conversations /api/athlete/assignments)

# listening: the status that a page which listens gets; who may listen never comes to an end.
listening() {
  status_of GET /api/live -H 'Accept: text/event-stream' -m 1
}

for path in "${paths[@]}"; do
  is "$path works" "$(status_of GET "$path")" 200
done
is 'a page listens' "$(listening)" 200

supervisor stop postgresql >&2
for path in "${paths[@]}" /api/live; do
  read -r status seconds < <(curl -s -m 20 -D "$work/headers" -o "$work/body" -w '%{http_code} %{time_total}\n' \
    -b "tp_session=$(token_of 1)" -H 'Accept: text/event-stream, */*' "$TP_TEST_URL$path")
  is "$path answers 503" "$status" 503
  ok "$path answers within 5 s ($seconds)" awk -v "s=$seconds" 'BEGIN {exit !(s < 5)}'
  like "$path says when to try again" "$(cat "$work/headers")" '^[Rr]etry-[Aa]fter: [1-9]'
  like "$path answers as application/problem+json" "$(cat "$work/headers")" '^[Cc]ontent-[Tt]ype: application/problem\+json'
  like "$path has the code" "$(cat "$work/body")" '"code":"unavailable"'
  ok "$path says nothing of the database" test -z "$(grep -iE 'postgres|sql|socket|libpq|/run/' "$work/body")"
done
is 'a password can not be tried' "$(status_of POST /api/auth/login -H 'Content-Type: application/json' \
  -d '{"email":"sender_1@example.org","password":"not the password"}')" 503
is 'the pages are there all the same' "$(status_of GET /)" 200

supervisor start postgresql >&2
for path in "${paths[@]}"; do
  recovered=$(until_status 200 30 "$path")
  ok "$path is back within 10 s ($recovered)" test "$recovered" -le 10
done
is 'and a page listens again' "$(listening)" 200

# A restart between two requests is nobody's business.
supervisor restart postgresql >&2
wait_for_database
for path in "${paths[@]}" "${paths[@]}"; do
  is "$path does not notice a restart" "$(status_of GET "$path")" 200
done

done_testing
