#!/usr/bin/env bash
# What nginx answers by itself: the headers of every answer (promise 21), problems in the API's shape, and limits.
. "$(dirname "$0")/../support/tap.sh"

start_instance first >&2
port=$TP_HTTP_PORT

# request METHOD PATH ARGUMENT…: the answer with its headers.
request() {
  curl -s --include --path-as-is --max-time 10 -X "$1" "${@:3}" "$TP_TEST_URL$2" | tr -d '\r'
}

# raw TEXT: the answer to bytes that curl would not send.
raw() {
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf '%b' "$1" >&3
  timeout 5 cat <&3 | tr -d '\r\0'
  exec 3>&-
}

# check_problem WHAT ANSWER STATUS CODE
check_problem() {
  like "$1: status" "$2" "^HTTP/1.1 $3 "
  like "$1: type" "$2" '^Content-Type: application/problem\+json$'
  like "$1: body" "$2" "^\{\"type\":\"about:blank\",\"title\":\"[^\"]+\",\"status\":$3,\"code\":\"$4\",\"detail\":\"[^\"]+\",\"errors\":\[\],\"requestId\":\"[0-9a-f]{32}\"\}"
  like "$1: not stored" "$2" '^Cache-Control: no-store$'
  check_headers "$1" "$2"
}

check_headers() {
  local header
  for header in "Content-Security-Policy: default-src 'none'.*frame-ancestors 'none'" 'X-Content-Type-Options: nosniff' \
    'Referrer-Policy: same-origin' 'Server: nginx$'; do
    is "$1: one ${header%%:*}" "$(grep -cE "^$header" <<<"$2")" 1
  done
}

check_headers 'the page' "$(request GET /)"
check_headers 'an answer of a handler' "$(request GET /api/health)"
check_headers 'a refusal of a handler' "$(request GET /api/coach/athletes)"
check_problem 'an unknown address' "$(request GET /api/nothing)" 404 not_found
check_problem 'an unknown file' "$(request GET /nothing.js)" 404 not_found
check_problem 'a line break after a known address' "$(request GET /api/health%0A)" 404 not_found
answer=$(request DELETE /api/health)
check_problem 'a wrong method' "$answer" 405 method_not_allowed
like 'a wrong method: Allow' "$answer" '^Allow: GET, HEAD$'
like 'a page takes only GET' "$(request POST /messages)" '^Allow: GET, HEAD$'
head -c 70000 /dev/zero >"$TP_TEST_DIRECTORY/large"
check_problem 'a large body' "$(request POST /api/auth/logout --data-binary "@$TP_TEST_DIRECTORY/large")" 413 body_too_large
check_problem 'a long address' "$(request GET "/$(printf '%09000d' 0)")" 414 address_too_long
check_problem 'garbage' "$(raw 'GARBAGE\r\n\r\n')" 400 bad_request
check_problem 'an unknown version' "$(raw 'GET / HTTP/9.9\r\nHost: x\r\n\r\n')" 400 bad_request
check_problem 'an unknown coding' "$(raw 'POST /api/auth/logout HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: x\r\n\r\n')" 400 bad_request
check_problem 'a large header' "$(raw "GET / HTTP/1.1\r\nHost: x\r\nX: $(printf '%040000d' 0)\r\n\r\n")" 400 bad_request

listen=(-H 'Accept: text/event-stream')
check_problem 'listening without a session' "$(request GET /api/live "${listen[@]}")" 401 unauthenticated
check_problem 'listening from another site' "$(request GET /api/live "${listen[@]}" -H 'Sec-Fetch-Site: cross-site')" 404 not_found
check_problem 'asking live updates for anything else' "$(request GET /api/live)" 404 not_found
like 'live updates take only GET' "$(request POST /api/live "${listen[@]}")" '^Allow: GET$'
owner_psql -c "insert into app.users (email, display_name, username) values ('ear@example.org', 'Ear', 'ear')" \
  -c "select private.open_session(id, sha256(convert_to(repeat('e', 43), 'UTF8'))) from app.users where username = 'ear'" >/dev/null
answer=$(request GET /api/live "${listen[@]}" --no-buffer --max-time 2 -H "Cookie: tp_session=$(printf 'e%.0s' {1..43})" || true)
like 'listening: type' "$answer" '^Content-Type: text/event-stream'
like 'listening: not buffered by proxies' "$answer" '^X-Accel-Buffering: no$'
check_headers 'listening' "$answer"
is 'whoever publishes must reach a closed directory' "$(stat -c %a "$run")" 700

like 'a page of the client is its index' "$(request GET /coach/athletes)" '^Content-Type: text/html'
like 'the page is asked for anew each time' "$(request GET /)" '^Cache-Control: no-cache$'
asset=/assets/$(basename "$(find "$root/build/public/assets" -name '*.js' | head -n 1)")
like 'an asset is kept for ever' "$(request HEAD "$asset" --head)" '^Cache-Control: public, max-age=31536000, immutable$'
like 'an asset is sent compressed' "$(request HEAD "$asset" --head -H 'Accept-Encoding: gzip')" '^Content-Encoding: gzip$'

# scripts_of PAGE: what its answer names for the browser to ask for at once.
scripts_of() {
  request HEAD "$1" --head | sed -n 's/^Link: //p' | grep -oE '/assets/[^>]+' || true
}
like 'a page names its scripts' "$(scripts_of '/messages/1?before=2')" '^/assets/Messages-'
is 'all of them are there' "$(for script in $(scripts_of /messages/1); do request HEAD "$script" --head | head -n 1; done | sort -u)" 'HTTP/1.1 200 OK'
is 'what is no page names none' "$(scripts_of "$asset")$(scripts_of /theme.js)$(scripts_of /api/health)" ''

# Twenty at once, from an address that no other test uses; then one in three seconds.
statuses=$(for _ in {1..25}; do
  curl -s -o /dev/null -w '%{http_code}\n' --interface 127.9.9.9 -H "X-Forwarded-For: 10.0.0.$RANDOM" -X POST "$TP_TEST_URL/api/auth/login"
done)
is 'twenty of twenty-five sign-ins pass the limit' "$(grep -vc '^429' <<<"$statuses")" 20
answer=$(request POST /api/auth/login --interface 127.9.9.9)
check_problem 'too many sign-ins' "$answer" 429 too_many_requests
like 'too many sign-ins: Retry-After' "$answer" '^Retry-After: 3$'
like 'the limit of one address is not that of another' "$(request POST /api/auth/login --interface 127.9.9.8)" '^HTTP/1.1 (400|403|415)'

request GET '/api/health?token=secret' -H 'Cookie: tp_session=secret' >/dev/null
sleep 1.5
like 'the access log has the request' "$(tail -n 1 "$data/log/access.log")" '"path":"/api/health","status":[0-9]+'
for path in invitations reset-password confirm-email unsubscribe; do
  request GET "/$path/secret" >/dev/null
done
request GET '//unsubscribe/secret' >/dev/null
request GET /invitations >/dev/null
sleep 1.5
like 'addresses of links in mails are not logged' "$(tail -n 1 "$data/log/access.log")" '"path":"/invitations","status":200'
is 'the access log has no query, no cookie and no secret of a link' "$(grep -c secret "$data/log/access.log")" 0

# Behind a proxy: each line is what it forwards, and whether a client of its own is behind that.
export TP_TRUSTED_PROXY=127.8.8.8,127.8.8.9/32
start_instance proxied >&2
unset TP_TRUSTED_PROXY
sign_in_for() {
  request POST /api/auth/login --interface "${2-127.8.8.8}" -H "X-Forwarded-For: $1" | sed -n '1s/^[^ ]* \([0-9]*\).*/\1/p'
}
# More than the limit, for some of it comes back while a slow machine sends them.
for _ in {1..40}; do
  sign_in_for "203.0.113.7, 2001:db8:1:2::$(printf %x $RANDOM)" >/dev/null
done
is 'behind a proxy the limit counts the client, and the /64 of an IPv6 one' "$(sign_in_for '2001:db8:1:2:3:4:5:6')" 429
is 'one more proxy changes nothing' "$(sign_in_for '2001:db8:1:2:3:4:5:7, 127.8.8.9')" 429
is 'other networks have limits of their own' "$(sign_in_for '2001:db8:1:3::1')$(sign_in_for 192.0.2.1)" 403403
is 'nobody else is believed' "$(sign_in_for '2001:db8:1:2::1' 127.8.8.7)" 403
sleep 1.5
like 'the access log has the address of the client' "$(grep '"status":429' "$data/log/access.log")" '"address":"2001:db8:1:2:3:4:5:6"'
done_testing
