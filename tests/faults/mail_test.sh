#!/usr/bin/env bash
# Mails on their way to a real relay on loopback, which is down, says no, hangs, or takes one that the worker then can't
# tick off. What caused a mail waits for none of it, and no mail is lost.
. "$(dirname "$0")/../support/tap.sh"

start_instance faults >&2
work=$(mktemp -d)
chmod 755 "$work"
relay_pid='' worker_pid=''
end() {
  [[ -z $1 ]] || { kill -KILL "$1" && wait "$1"; } 2>/dev/null || true
}
trap 'end "$relay_pid"; end "$worker_pid"; supervisor start "background.send_mail:*" "background.notify_unread:*" >&2; rm -rf "$work"' EXIT

# start_relay [CERTIFICATE KEY]: sets $port.
start_relay() {
  rm -f "$work"/{port,taken.*,read.*,holding,release}
  /usr/bin/python3 tests/faults/relay.py "$work" "$@" &
  relay_pid=$!
  until_true 'the relay starts' test -e "$work/port"
  port=$(<"$work/port")
}

# start_worker URL: the supervised one's binary, with less patience.
start_worker() {
  end "$worker_pid"
  env -i TP_DATABASE="$(handler_database)" TP_WORKER_PASSWORD="$(<"$data/secrets/worker_password")" \
    TP_LINK_KEY="$TP_LINK_KEY" TP_PUBLIC_URL=https://training.example.org TP_MAIL_DIRECTORY="$work" SMTP_URL="$1" \
    SMTP_TIMEOUT=3 SMTP_CERTIFICATES="${2-}" "$root/build/handlers/background/send_mail" 2>>"$work/log" &
  worker_pid=$!
}

# until_true WHAT COMMAND…: fails the test if it does not come true within ten seconds.
until_true() {
  local tries
  for ((tries = 0; tries < 100; tries++)); do
    ! "${@:2}" || return 0
    sleep 0.1
  done
  ok "$1 within ten seconds" false
}

value() {
  owner_psql -At -c "$1"
}
# of_mail EXPRESSION: of the newest mail; is_true makes a condition of it.
of_mail() {
  value "select $1 from private.mail_outbox order by created_at desc limit 1"
}
is_true() {
  [[ $(of_mail "$1") == t ]]
}
mode() {
  echo "$1" >"$work/mode"
}
queue() {
  value "select private.enqueue_mail('bo@example.org', null, 'password_changed', '{}')" >/dev/null
}
make_due() {
  value 'update private.mail_outbox set next_attempt_at = now() where sent_at is null and failed_at is null' >/dev/null
}
taken() {
  find "$work" -name 'taken.*' | wc -l
}
has_taken() {
  (($(taken) == $1))
}

# Nothing but this test queues mails and sends them.
supervisor stop 'background.send_mail:*' 'background.notify_unread:*' >&2
value 'delete from private.mail_outbox' >/dev/null

# A mail of a name and a title that try to be more than that.
value "delete from app.users where username in ('mail_ana', 'mail_bo');
  insert into app.users (email, display_name, username, roles, email_verified_at) values
    ('mail_ana@example.org', E'Ana Žižková\r\nBcc: eve@example.org <b>&', 'mail_ana', '{coach}', now()),
    ('mail_bo@example.org', 'Bo', 'mail_bo', '{athlete}', now());
  select private.notify(b.id, 'assignment_created', a.id, b.id, '{\"title\": \"<script>alert(1)</script>\"}')
  from app.users a, app.users b where a.username = 'mail_ana' and b.username = 'mail_bo'" >/dev/null
mode ok
start_relay
start_worker "smtp://127.0.0.1:$port"
until_true 'the mail is sent' is_true 'sent_at is not null'
read=$(tr -d '\r' <"$work/read.1")
like 'it comes from the public host' "$read" '^from no-reply@training\.example\.org$'
like 'it goes to the address alone' "$read" '^to mail_bo@example\.org$'
like 'the subject is one line' "$read" '^Subject: New workout from Ana Žižková +Bcc: eve@example\.org <b>&$'
is 'no header was added' "$(grep -ci '^bcc:' <<<"$(sed '/^part /,$d' <<<"$read")")" 0
like 'the Message-ID is the mail'"'"'s' "$read" "^Message-ID: <$(of_mail id)@training\.example\.org>$"
like 'it can be turned off' "$read" '^List-Unsubscribe: <https://training\.example\.org/unsubscribe/[A-Za-z0-9_-]{43}>$'
like 'it has text' "$read" '^part text/plain$'
like 'it has HTML' "$read" '^part text/html$'
like 'the link is the public one' "$read" '^https://training\.example\.org/assignments$'
is 'nothing runs in it' "$(sed '1,/^part text.html/d' <<<"$read" | grep -ciE '<script|<b>')" 0
ok 'every line is short and ASCII' test -z "$(LC_ALL=C grep -nP '[^\x00-\x7f]|^.{999}' "$work/taken.1")"

# The relay is down.
end "$relay_pid"
queue
until_true 'an attempt fails' is_true 'attempts = 1 and last_error is not null'
is 'a mail waits while the relay is down' "$(of_mail "sent_at is null and failed_at is null and next_attempt_at > now() + interval '50 seconds'")" t
start_relay
start_worker "smtp://127.0.0.1:$port"
make_due
until_true 'it is sent when the relay is back' is_true 'sent_at is not null'
is 'once' "$(taken)" 1

# No for now, no for good.
mode '451 try later'
queue
until_true 'a 4xx is heard' is_true "last_error like '%451 try later%'"
is 'it is no dead letter' "$(of_mail 'failed_at is null')" t
mode ok
make_due
until_true 'it is sent at the next attempt' is_true 'sent_at is not null'
mode '550 no such user'
queue
until_true 'a 5xx is heard' is_true 'failed_at is not null'
like 'it is a dead letter with the words of the relay' "$(of_mail last_error)" '550 no such user'
is 'after one attempt' "$(of_mail attempts)" 1

# The relay hangs: nobody else does.
mode hang
queue
began=$EPOCHREALTIME
is 'the site answers meanwhile' "$(curl -s -o /dev/null -w '%{http_code}' -m 2 "$TP_TEST_URL/api/health")" 200
until_true 'the worker loses patience' is_true "last_error ilike '%time%'"
now=$EPOCHREALTIME
ok 'after a few seconds' test $(((${now/./} - ${began/./}) / 1000000)) -lt 9
mode ok
make_due
until_true 'the mail is sent later' is_true 'sent_at is not null'

# Killed between 250 and marking it as sent: the row is locked, so that the mark waits.
rm -f "$work"/{taken,read}.*
mode hold
queue
until_true 'the relay has the mail' test -e "$work/holding"
owner_psql -c 'begin' -c 'select from private.mail_outbox where sent_at is null and failed_at is null for update' \
  -c 'select pg_sleep(1.5)' -c commit >/dev/null &
lock_pid=$!
sleep 0.3
touch "$work/release"
until_true 'the relay takes it' has_taken 1
sleep 0.3
end "$worker_pid"
wait "$lock_pid"
is 'it was taken and is not marked' "$(of_mail 'sent_at is null and attempts = 1')" t
mode ok
start_worker "smtp://127.0.0.1:$port"
sleep 1.2
is 'the next worker does not take it while it may be on its way' "$(of_mail 'attempts = 1')" t
make_due
until_true 'then it sends it again' is_true 'sent_at is not null'
is 'there are two copies' "$(taken)" 2
ok 'which are the same to the byte, Message-ID and all' cmp "$work"/taken.*

# With a password: only to the right relay, and only encrypted.
queue
start_worker "smtp://coach:p%40ss%3Aword@localhost:$port"
until_true 'no password goes over an open connection' is_true "sent_at is null and last_error is not null"
end "$relay_pid"
for name in right wrong; do
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=localhost' -addext 'subjectAltName=DNS:localhost' \
    -keyout "$work/$name.key" -out "$work/$name.pem" 2>/dev/null
done
start_relay "$work/right.pem" "$work/right.key"
start_worker "smtp://coach:p%40ss%3Aword@localhost:$port" "$work/wrong.pem"
make_due
until_true 'an unknown certificate is refused' is_true "last_error ilike '%certificate%'"
is 'nothing was taken' "$(taken)" 0
start_worker "smtp://coach:wrong@localhost:$port" "$work/right.pem"
make_due
until_true 'a wrong password is refused' is_true "last_error like '%535%'"
is 'which is no fault of the mail' "$(of_mail 'failed_at is null')" t
start_worker "smtp://coach:p%40ss%3Aword@localhost:$port" "$work/right.pem"
make_due
until_true 'STARTTLS and the password open the relay' is_true 'sent_at is not null'
like 'the mail came encrypted' "$(cat "$work"/read.*)" '^tls True$'
is 'no password is in the log' "$(grep -cE 'p@ss|p%40ss' "$work/log")" 0

done_testing
