# shellcheck shell=bash
# A group whose members write without a pause, each message under a key of its own, until it is acknowledged. Afterwards
# the database must hold every acknowledged message, once.

sender_count=8 messages_each=12
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# make_group: one coach and $sender_count athletes, with sessions whose tokens are token_<username>…
make_group() {
  group=$(owner_psql -At -v "senders=$sender_count" <<'SQL'
begin;
delete from app.users where username like 'sender_%';
insert into app.users (email, display_name, username, roles)
  select name || '@example.org', initcap(name), name, case n when 0 then '{coach}' else '{athlete}' end::text[]
  from generate_series(0, :senders) n, lateral (select 'sender_' || n) s (name);
insert into app.coach_athletes (coach_id, athlete_id)
  select c.id, a.id from app.users c, app.users a
  where c.username = 'sender_0' and a.username ~ '^sender_[1-9]';
with made as (
  insert into app.conversations (coach_id) select id from app.users where username = 'sender_0' returning id)
select id as made from made \gset
insert into app.conversation_participants (conversation_id, user_id)
  select :'made', id from app.users where username ~ '^sender_[1-9]';
select from app.users, lateral private.open_session(id, sha256(convert_to(rpad('token_' || username, 43, '0'), 'UTF8')))
  where username like 'sender_%';
select :'made';
commit;
SQL
  )
}

# status_of METHOD PATH ARGUMENT…: of a request of sender 1, 000 where nothing answers; its body is in $work/body.
status_of() {
  curl -s -m 10 -o "$work/body" -w '%{http_code}' -X "$1" "$TP_TEST_URL$2" -H "Origin: $TP_TEST_URL" \
    -b "tp_session=$(token_of 1)" "${@:3}" || true
}

# token_of SENDER
token_of() {
  local token
  printf -v token '%-43s' "token_sender_$1"
  echo "${token// /0}"
}

# post SENDER KEY: prints status and id of the message.
post() {
  local answer
  answer=$(curl -s -m 10 -w '\n%{http_code}' "$TP_TEST_URL/api/messages/conversations/$group/messages" \
    -H "Origin: $TP_TEST_URL" -H 'Content-Type: application/json' -H "Idempotency-Key: $2" \
    -b "tp_session=$(token_of "$1")" -d "{\"content\":\"$2\"}") || true
  echo "${answer##*$'\n'} $(sed -nE '1s/^\{"id":"([0-9a-f-]+)".*/\1/p' <<<"$answer")"
}

# acknowledged SENDER KEY: sends until it is acknowledged, as the client does, and prints the message's id.
acknowledged() {
  local tries status id
  for ((tries = 0; tries < 200; tries++)); do
    read -r status id < <(post "$1" "$2")
    [[ $status != 201 ]] || break
    [[ $status == 000 || $status == 503 ]] || echo "$2 got $status" >>"$work/unexpected"
    sleep 0.2
  done
  [[ $status != 201 ]] || echo "$id"
}

# send_all SENDER PHASE: writes "KEY ID" for each acknowledged message.
send_all() {
  local n
  for ((n = 1; n <= messages_each; n++)); do
    echo "$2-$1-$n $(acknowledged "$1" "$2-$1-$n")" >>"$work/acknowledged"
  done
}

# while_sending WHAT COMMAND…: runs the command while everybody writes, waits until all is acknowledged, and compares.
while_sending() {
  local phase=${1// /_} sender
  owner_psql -c 'delete from private.rate_limits'
  for ((sender = 1; sender <= sender_count; sender++)); do
    send_all "$sender" "$phase" &
  done
  sleep 0.5
  "${@:2}"
  wait
  is "$1: every message was acknowledged in the end" "$(grep -c "^$phase-.* ." "$work/acknowledged")" \
    $((sender_count * messages_each))
  is "$1: nothing but 201 and 503 was answered" "$(cat "$work/unexpected" 2>/dev/null)" ''
  is "$1: each acknowledged message is stored, once, under the id that was answered" \
    "$(owner_psql -At -F ' ' -c 'select client_key, id from app.messages' | sort)" "$(sort "$work/acknowledged")"
  is "$1: the numbers have no gap" \
    "$(owner_psql -At -c 'select count(*) = max(seq) and min(seq) = 1 from app.messages')" t
  is "$1: a key sent again gives the same message" "$(acknowledged 1 "$phase-1-1")" \
    "$(sed -n "s/^$phase-1-1 //p" "$work/acknowledged")"
}

# until_status STATUS SECONDS PATH: prints the seconds until the path answers so, or a large number.
until_status() {
  local began=$EPOCHREALTIME now
  while true; do
    now=$EPOCHREALTIME
    if [[ $(status_of GET "$3") == "$1" ]]; then
      break
    elif ((${now/./} - ${began/./} > $2 * 1000000)); then
      echo 999999
      return
    fi
    sleep 0.1
  done
  now=$EPOCHREALTIME
  echo $(((${now/./} - ${began/./}) / 1000000))
}
