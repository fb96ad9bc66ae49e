#!/usr/bin/env bash
# The settings: several installations at once, addresses, long and closed directories, and what is refused.
. "$(dirname "$0")/../support/tap.sh"

status() {
  curl -s -o /dev/null --max-time 5 -w '%{http_code}' "$1" || true
}

start_instance first >&2
first=$TP_TEST_URL first_port=$TP_HTTP_PORT

refuses 'a port in use is refused' "Port $first_port is in use" \
  env TP_HTTP_PORT="$first_port" TP_DATA_DIR="$TP_TEST_DIRECTORY/taken" "$root/infra/up" --no-demo
TP_DATA_DIR="$TP_TEST_DIRECTORY/taken" "$root/infra/down" >&2
refuses 'a port that is none is refused' 'TP_HTTP_PORT' env TP_HTTP_PORT=http TP_DATA_DIR="$TP_TEST_DIRECTORY/bad" "$root/infra/up"
refuses 'a public URL that is none is refused' 'TP_PUBLIC_URL' \
  env TP_PUBLIC_URL='https://x"; y' TP_DATA_DIR="$TP_TEST_DIRECTORY/bad" "$root/infra/up"
refuses 'a mail relay that is none is refused' 'SMTP_URL' env SMTP_URL='http://x' TP_DATA_DIR="$TP_TEST_DIRECTORY/bad" "$root/infra/up"
refuses 'a sender that is no address is refused' 'TP_MAIL_FROM' env TP_MAIL_FROM='a@b" c' TP_DATA_DIR="$TP_TEST_DIRECTORY/bad" "$root/infra/up"
refuses 'an address that is none is refused' 'TP_LISTEN' env TP_LISTEN=everywhere TP_DATA_DIR="$TP_TEST_DIRECTORY/bad" "$root/infra/up"
refuses 'a proxy that is none is refused' 'TP_TRUSTED_PROXY' \
  env TP_TRUSTED_PROXY='10.0.0.0/8, proxy; y' TP_DATA_DIR="$TP_TEST_DIRECTORY/bad" "$root/infra/up"
refuses 'a directory that no configuration can name is refused' 'characters' env TP_DATA_DIR="$TP_TEST_DIRECTORY/a\$b" "$root/infra/up"
refuses 'infra/down says that there is nothing' 'no installation' env TP_DATA_DIR="$TP_TEST_DIRECTORY/none" "$root/infra/down"

# A second installation, in a directory that is too long for a socket, has a space, and lets nobody but its owner in.
mkdir -m 700 "$TP_TEST_DIRECTORY/closed"
second="closed/a directory with a name that is far longer than the address of a Unix socket could be"
unset TP_PUBLIC_URL TP_HTTP_PORT
export TP_LISTEN=127.0.0.2
start_instance "$second" >&2
is 'another address works' "$(status "$TP_TEST_URL/api/health")" 200
like 'it is the address that was asked for' "$TP_TEST_URL" '^http://127\.0\.0\.2:'
is 'and no other' "$(status "http://127.0.0.1:$TP_HTTP_PORT/api/health")" 000
is 'its pages can be read' "$(status "$TP_TEST_URL/")" 200
is 'the first one runs beside it' "$(status "$first/api/health")" 200
ok 'its sockets are where the data directory says' test -S "$data/run/supervisor.sock"
TP_DATA_DIR=$data "$root/infra/down" >&2
is 'stopping it leaves the first one alone' "$(status "$first/api/health")" 200
done_testing
