#!/usr/bin/env bash
# What must hold when many do something at the same moment, with real sessions beside each other: exactly one wins, the
# numbers have no gap, nothing slips through behind a check, and nothing waits in a circle.
# Use: races.sh, with PGHOST, PGUSER (the owner) and PGDATABASE (migrated, nobody connected) set. It works on a copy of
# that database. Ends with `N passed, N failed`.
set -euo pipefail
cd "$(dirname "$0")"

original=$PGDATABASE
copy=${PGDATABASE}_races
out=$(mktemp -d)
trap 'wait; rm -rf "$out"; PGDATABASE=$original psql -qc "drop database if exists \"$copy\" with (force)"' EXIT
PGDATABASE=$original psql -qc "drop database if exists \"$copy\" with (force)" -c "create database \"$copy\" template \"$original\"" 2>/dev/null
export PGDATABASE=$copy PGOPTIONS='-c search_path=tests,tap,pg_catalog -c client_min_messages=error'
psql -qAtX -o /dev/null -c begin -f ../support/people.sql \
  -c 'select private.open_session(id, token_of(username)) from app.users' -c commit

passed=0 failed=0
# is WHAT QUERY EXPECTED: the owner's query gives this.
is() {
  local got
  got=$(psql -qAtX -c "$2")
  if [[ $got == "$3" ]]; then
    passed=$((passed + 1)) && echo "ok $1"
  else
    failed=$((failed + 1)) && echo "not ok $1: got '$got', expected '$3'"
  fi
}

# at_once N WHO SQL: N transactions of this user (or of what WHO says in SQL, with :n from 1 to N) at the same moment.
# Refused ones are counted in $refused.
at_once() {
  local n start
  start=$(psql -qAtX -c "select clock_timestamp() + interval '0.4 seconds'")
  rm -f "$out"/*
  for ((n = 1; n <= $1; n++)); do
    {
      echo "select $2 as who \\gset"
      echo 'begin; select acting_as(:'\''who'\'');'
      echo "select pg_sleep(greatest(0, extract(epoch from timestamptz '$start' - clock_timestamp())));"
      echo "$3; commit;"
    } | psql -qAtX -v ON_ERROR_STOP=1 -v "n=$n" >"$out/$n" 2>"$out/$n.error" || true &
  done
  wait
  refused=$(find "$out" -name '*.error' -size +0 | wc -l)
}

owner() { psql -qAtX -v ON_ERROR_STOP=1 -c "$1" >/dev/null; }

at_once 20 "(array['coach_ana', 'athlete_bo'])[1 + :n % 2]" "insert into app.conversations (coach_id, direct_athlete_id)
  values (id_of('coach_ana'), id_of('athlete_bo')) on conflict do nothing;
  select id from app.conversations where direct_athlete_id = id_of('athlete_bo')"
is 'twenty openings of one direct conversation make one' "select count(*), $refused from app.conversations" '1|0'
is 'and all of them find it' "select count(*) from app.conversations where id::text in ('$(cat "$out"/? "$out"/?? | grep -E '^[0-9a-f]{8}-' | sort | uniq -c | awk '$1 == 20 {print $2}')')" 1

owner "update app.coach_profiles set client_limit = 2 where coach_id = id_of('coach_eve');
  select person('crowd_' || n, '{athlete}') from generate_series(1, 20) n"
at_once 20 "'coach_eve'" "insert into app.coach_athletes (coach_id, athlete_id) values (id_of('coach_eve'), id_of('crowd_' || :n))"
is 'of twenty connections at one below the limit one is made' \
  "select count(*), $refused from app.coach_athletes where coach_id = id_of('coach_eve')" '2|19'

owner "select open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy', 'athlete_di')"
at_once 20 "(array['coach_ana', 'athlete_bo', 'athlete_cy', 'athlete_di'])[1 + :n % 4]" "$(printf \
  "insert into app.messages (conversation_id, content) values (id_of('team'), 'hello');%.0s" 1)"
is 'twenty messages at once have the numbers 1 to 20' \
  "select count(*), min(seq), max(seq), count(distinct seq), $refused from app.messages where conversation_id = id_of('team')" '20|1|20|20|0'
is 'and times in the same order' "select bool_and(in_order) from (select created_at >= lag(created_at, 1, created_at)
  over (order by seq) as in_order from app.messages where conversation_id = id_of('team')) m" t

at_once 20 "'athlete_bo'" "insert into app.idempotency_keys as k (key, request_hash) values ('key', '\\x00')
  on conflict (user_id, key) do update set created_at = now() where k.created_at < now() - interval '24 hours' returning 'claimed'"
is 'one of twenty claims of a key wins' "select $(grep -l claimed "$out"/* | wc -l), $refused" '1|0'

at_once 20 "'athlete_bo'" "select 'counted' where app.count_own_attempt('trying', 5, '1 minute') = 0"
is 'five of twenty attempts are counted' "select $(grep -l counted "$out"/* | wc -l)" 5

owner "insert into app.workout_assignments (id, coach_id, athlete_id, title, scheduled_for)
  values (id_of('run'), id_of('coach_ana'), id_of('athlete_bo'), 'Run', current_date)"
at_once 10 "'athlete_bo'" "insert into app.workout_logs (assignment_id) values (id_of('run'))"
is 'of ten logs of one assignment one is kept' "select count(*), $refused from app.workout_logs" '1|9'

for name in admin_ida admin_jon; do
  psql -qAtX -c "begin; select app.remove_user_role(id_of('$name'), 'admin') from app.add_user_role(id_of('$name'), 'coach'); select pg_sleep(0.3); commit" >/dev/null 2>&1 &
done
wait
is 'of two administrators who go at once one stays' "select count(*) from app.users where 'admin' = any (roles)" 1

# holds WHAT SQL [CHANGE]: while this transaction of coach_ana is under way, ending (or another change of) the connection
# with athlete_bo waits.
holds() {
  psql -qAtX -v ON_ERROR_STOP=1 >/dev/null <<<"begin; select acting_as('coach_ana'); $2; select pg_sleep(0.6); commit;" &
  sleep 0.3
  local error
  error=$(psql -qAtX -c "set lock_timeout = '100ms'" \
    -c "update app.coach_athletes set ${3-status = 'terminated'} where athlete_id = id_of('athlete_bo')" 2>&1 >/dev/null || true)
  wait
  is "$1 holds the connection until its commit" "select \$\$$error\$\$ like '%lock timeout%'" t
}
holds 'an assignment' "insert into app.workout_assignments (athlete_id, title, scheduled_for) values (id_of('athlete_bo'), 'Swim', current_date)"
holds 'a group' "insert into app.conversations (id, coach_id, title) values (id_of('fans'), id_of('coach_ana'), 'Fans');
  insert into app.conversation_participants (conversation_id, user_id) values (id_of('fans'), id_of('athlete_bo'))"
holds 'a message' "insert into app.messages (conversation_id, content) select id, 'hello' from app.conversations where not is_group"
holds 'a message (and the permission to send it)' "insert into app.messages (conversation_id, content) select id, 'hello'
  from app.conversations where not is_group" 'can_send_messages = false'

# as_one NAME SQL: one transaction of this user, or of the owner; what it says is an error.
as_one() { psql -qAtX -v ON_ERROR_STOP=1 <<<"begin; select acting_as('$1') where '$1' <> 'owner'; $2; commit;" 2>&1 >/dev/null; }

# Somebody who deletes a message must hold the places of all before the conversation: one of them may leave meanwhile, and
# the coach hold that place and wait for the conversation.
{
  as_one athlete_bo "select app.leave_group(id_of('team')); select pg_sleep(0.9)" &
  sleep 0.3
  as_one athlete_di "select app.delete_message(conversation_id, id) from app.messages where sender_id = id_of('athlete_di') limit 1" &
  sleep 0.3
  as_one coach_ana "select app.hold_participants(id_of('team')); update app.conversations set title = 'Team' where id = id_of('team')" &
  wait
} >"$out/circle"
is 'a deletion, who leaves at that moment and who changes the group then do not wait in a circle' "select \$\$$(<"$out/circle")\$\$,
  (select count(*) from app.messages where deleted_at is not null)" '|1'
owner "select acting_as('coach_ana'), app.add_to_group(id_of('team'), array[id_of('athlete_bo')])"

# The last two behind read on at the same moment.
owner "select open_group('pair', 'coach_ana', 'athlete_cy', 'athlete_di'), acting_as('coach_ana');
  insert into app.messages (conversation_id, content) select id_of('pair'), n from generate_series(1, 3) n"
read_to="update app.conversation_participants set last_read_seq"
as_one athlete_di "$read_to = 1 where conversation_id = id_of('pair')"
{
  as_one athlete_cy "$read_to = 3 where conversation_id = id_of('pair'); select pg_sleep(0.6)" &
  sleep 0.3
  as_one athlete_di "$read_to = 3 where conversation_id = id_of('pair')" &
  wait
} >"$out/together"
is 'what the last two read at the same moment is read by all' "select \$\$$(<"$out/together")\$\$, read_seq from app.conversations
  where id = id_of('pair')" '|3'

# Somebody changes the own name and switch while others are renamed or join, and while a coach adds them or writes first.
owner "update app.users set display_name = 'Ana' where id = id_of('coach_ana')"
as_one coach_ana "update app.users set display_name = 'New Ana' where id = app.caller(); select pg_sleep(0.5)" &
sleep 0.2
as_one athlete_cy "update app.users set display_name = 'New Cy' where id = app.caller()"
wait
is 'a conversation shows the names of two who rename themselves at the same moment' "select string_agg(r ->> 'displayName', ', ' order by r ->> 'displayName')
  from app.conversations c, json_array_elements(c.roster::json) r where c.id = id_of('pair')" 'Di, New Ana, New Cy'
as_one athlete_bo "update app.users set read_receipts = false where id = app.caller();
  update app.users set display_name = 'New Bo' where id = app.caller(); select pg_sleep(0.6)" &
sleep 0.2
as_one coach_ana "select app.add_to_group(id_of('pair'), array[id_of('athlete_bo')])" &
as_one athlete_cy "update app.users set display_name = 'Newer Cy' where id = app.caller()" &
wait
is 'who joins at that moment comes with the new name and switch' "select p.read_receipts, string_agg(r ->> 'displayName', ', ' order by r ->> 'displayName')
  from app.conversation_participants p join app.conversations c on c.id = p.conversation_id, json_array_elements(c.roster::json) r
  where c.id = id_of('pair') and p.user_id = id_of('athlete_bo') group by 1" 'f|Di, New Ana, New Bo, Newer Cy'
owner "update app.users set read_receipts = true where id = id_of('athlete_bo')"

# A request made anew while the place of the old one is swept.
as_one coach_ana "select app.request_connection('athlete_gus@example.org', sha256('a'), 'n')"
owner "update app.invitations set expires_at = now() - interval '1 minute'"
as_one coach_ana "select app.request_connection('athlete_gus@example.org', sha256('b'), 'n'); select pg_sleep(0.6)" &
sleep 0.3
owner "set role tp_worker; select app.sweep_expired()"
wait
is 'a request that is made anew keeps its place' "select
  (select count(*) from app.invitations where status = 'pending' and expires_at > now()),
  (select count(*) from app.coach_athletes where status = 'pending')" '1|1'

# An answer, which also reads, changes its conversation twice, and so looks twice at whom that names.
direct="select id from app.conversations where direct_athlete_id = id_of('athlete_bo')"
as_one coach_ana "insert into app.messages (conversation_id, content) select id, 'hi' from ($direct) c"
{
  as_one owner "$direct for no key update; select pg_sleep(0.8)" &
  sleep 0.2
  as_one athlete_bo "insert into app.messages (conversation_id, content) select id, 'hello' from app.conversations where not is_group" &
  sleep 0.2
  as_one coach_ana "update app.users set display_name = 'Anna', username = 'anna' where id = app.caller()" &
  wait
} >"$out/renamed"
is 'an answer, and another name and username of whom it answers wait in no circle' "select \$\$$(<"$out/renamed")\$\$" ''
owner "update app.users set username = 'coach_ana', display_name = 'Ana' where id = id_of('coach_ana')"

# Everybody does everything for some seconds, one thing a transaction, as requests do. Refusals are right while athlete_bo is
# out, or only the coach writes; waiting in a circle is not.
cat >"$out/chat.sql" <<'SQL'
\set n random(1, 4)
begin;
select acting_as((array['coach_ana', 'athlete_bo', 'athlete_cy', 'athlete_di'])[:n]);
do $$ begin
  insert into app.messages (conversation_id, content)
    select id, 'storm' from app.conversations where id = id_of('team') or not is_group order by random() limit 1;
exception when sqlstate 'TP008' or insufficient_privilege then null;
end $$;
commit;
begin;
select acting_as((array['coach_ana', 'athlete_bo', 'athlete_cy', 'athlete_di'])[:n]);
update app.conversation_participants set last_read_seq = 1000000
  where conversation_id = (select id from app.conversations order by random() limit 1);
commit;
SQL
cat >"$out/switch.sql" <<'SQL'
\set n random(1, 4)
begin;
select acting_as((array['coach_ana', 'athlete_bo', 'athlete_cy', 'athlete_di'])[:n]);
update app.users set read_receipts = random() < 0.5 where id = app.current_user_id();
commit;
SQL
# storm ARGUMENT…: eight users at once do what pgbench is told; prints what was more than refused.
storm() { pgbench -n -c 8 -j 2 "$@" 2>&1 | grep -E 'aborted|failed transactions: [1-9]' || true; }
# Transactions are counted, not seconds: it takes one until a circle is seen.
is 'read receipts that go on and off while all write and read wait in no circle' \
  "select \$\$$(storm -t 30 -f "$out/chat.sql@3" -f "$out/switch.sql@2")\$\$" ''
marks="select
  (select count(*) from app.conversation_participants p join app.users u on u.id = p.user_id where p.read_receipts <> u.read_receipts),
  (select count(*) from app.conversations c where c.read_seq < (select min(p.last_read_seq) from app.conversation_participants p
    where p.conversation_id = c.id and p.left_at is null and p.read_receipts having count(*) > 1)),
  (select count(*) from app.messages m join app.conversations c on c.id = m.conversation_id where (m.read_at is null) <> (m.seq > c.read_seq))"
is 'every place follows the switch, and what is read by all who show it is known to be read' "$marks" '0|0|0'

cat >"$out/change.sql" <<'SQL'
\set n random(1, 1000)
begin;
-- As connecting does: the coach's profile, which a new place needs, before the connection.
select from app.coach_profiles where coach_id = id_of('coach_ana') for update;
update app.coach_athletes set status = (array['active', 'inactive', 'terminated'])[1 + :n % 3] where athlete_id = id_of('athlete_bo');
commit;
update app.coach_athletes set can_send_messages = :n % 2 = 0 where athlete_id = id_of('athlete_bo');
update app.users set display_name = 'Name ' || :n where id = (array[id_of('athlete_cy'), id_of('coach_ana')])[1 + :n % 2];
SQL
# Either side pauses, resumes and ends; the coach invites and the athlete accepts.
cat >"$out/life.sql" <<'SQL'
\set n random(1, 2)
\set what random(1, 8)
\set code random(1, 1000000000)
begin;
select acting_as((array['coach_ana', 'athlete_bo'])[:n]), set_config('test.what', :what::text, true), set_config('test.code', :code::text, true);
do $$
declare
  what integer := current_setting('test.what');
begin
  if what <= 4 then
    update app.coach_athletes set status = case status when 'active' then 'inactive' else 'active' end
      where id_of('athlete_bo') = athlete_id and status in ('active', 'inactive');
  elsif what = 5 then
    update app.coach_athletes set status = 'terminated', end_reason = 'storm' where id_of('athlete_bo') = athlete_id and status <> 'terminated';
  elsif app.current_user_id() = id_of('coach_ana') then
    perform app.invite(null, 'athlete_bo', null, sha256(current_setting('test.code')::bytea), 'nonce');
  else
    perform app.accept_invitation(id, null, '', '') from app.received_invitations() limit 1;
  end if;
exception when sqlstate 'TP030' or sqlstate 'TP031' or sqlstate 'TP032' or sqlstate 'TP033' or insufficient_privilege then null;
end $$;
commit;
SQL
# Whoever sees a message answers it, reacts, edits or deletes it, or hides what was read.
cat >"$out/mend.sql" <<'SQL'
\set n random(1, 4)
\set what random(1, 10)
begin;
select acting_as((array['coach_ana', 'athlete_bo', 'athlete_cy', 'athlete_di'])[:n]), set_config('test.what', :what::text, true);
do $$
declare
  what integer := current_setting('test.what');
  m app.messages;
begin
  select * into m from app.messages where (sender_id = app.current_user_id() or what < 5) and seq > 10 order by random() limit 1;
  if what <= 2 then
    insert into app.messages (conversation_id, content, reply_to_seq) select m.conversation_id, 'so', m.seq where m.id is not null;
  elsif what <= 4 then
    perform app.add_reaction(m.conversation_id, m.id, '👍') where m.id is not null;
  elsif what <= 7 then
    perform app.edit_message(m.conversation_id, m.id, 'edited ' || random()) where m.id is not null;
  elsif what <= 9 then
    perform app.delete_message(m.conversation_id, m.id) where m.id is not null;
  else
    update app.users set read_receipts = random() < 0.5 where id = app.current_user_id();
  end if;
exception when sqlstate 'TP008' or sqlstate 'TP141' or sqlstate 'TP144' or insufficient_privilege then null;
end $$;
commit;
SQL
# The coach adds, takes out and changes who writes; athletes leave, and keep the group as they like.
cat >"$out/group.sql" <<'SQL'
\set what random(1, 6)
begin;
select acting_as((array['coach_ana', 'athlete_cy'])[1 + :what / 5]), set_config('test.what', :what::text, true);
do $$
declare
  what integer := current_setting('test.what');
  team uuid := id_of('team');
begin
  if what <= 2 then
    perform app.add_to_group(team, array[id_of('athlete_di'), id_of('athlete_cy'), id_of('athlete_bo')]);
  elsif what = 3 then
    perform app.remove_from_group(team, id_of('athlete_bo'));
  elsif what = 4 then
    perform app.hold_participants(team);
    update app.conversations set is_announcement = not is_announcement where id = team;
  elsif what = 5 then
    perform app.leave_group(team);
  else
    update app.conversation_participants set muted = not muted where conversation_id = team;
  end if;
exception when sqlstate 'TP008' or insufficient_privilege then null;
end $$;
commit;
SQL
is 'a storm of messages, changes, marks, new names, members and endings never waits in a circle' "select \$\$$(storm -T 2 \
  -f "$out/chat.sql@6" -f "$out/mend.sql@4" -f "$out/change.sql@1" -f "$out/life.sql@2" -f "$out/group.sql@2")\$\$" ''
is 'nor leaves a mark behind' "$marks" '0|0|0'
is 'nothing is numbered twice or left out' "select count(*) from (select conversation_id from app.messages
  group by 1 having count(*) <> max(seq) or min(seq) <> 1) wrong" 0
is 'every conversation knows its last message' "select count(*) from app.conversations c where last_seq <>
  (select count(*) from app.messages m where m.conversation_id = c.id)" 0
is 'and shows it as it is' "select count(*) from app.conversations c join app.messages m on m.conversation_id = c.id and m.seq = c.last_seq
  where (c.last_content, c.last_reply, c.last_reactions, c.last_deleted_at, c.last_read_at) is distinct from
        (m.content, m.reply, m.reactions, m.deleted_at, m.read_at)" 0
is 'every quote and every reaction is what it was made from, and no two changes have one revision' "select
  (select count(*) from app.messages m join app.messages q on q.conversation_id = m.conversation_id and q.seq = m.reply_to_seq where m.reply <> app.quote_of(q)),
  (select count(*) from app.messages m where m.reactions <> app.reactions_of(m.conversation_id, m.seq, 'infinity')),
  (select count(changed_revision) - count(distinct (conversation_id, changed_revision)) from app.messages where changed_revision is not null)" '0|0|0'
is 'nobody is in a conversation over a connection that is not active' "select count(*) from app.coach_athletes a
  join app.conversations c on c.coach_id = a.coach_id join app.conversation_participants p on p.conversation_id = c.id and p.user_id = a.athlete_id
  where a.status <> 'active' and p.left_at is null" 0
is 'and nothing came in after the end' "select count(*) from app.conversation_participants p join app.messages m
  on m.conversation_id = p.conversation_id and m.sender_id = p.user_id and m.seq > p.left_seq" 0

# Promise 3 on a connection that is used again: an identity ends with its transaction.
is 'a connection used again remembers nobody' "begin; set local role tp_app; set local search_path = tests, pg_catalog;
  select from app.begin_request(token_of('athlete_bo')); select 'saw ' || count(*) > 'saw 0' from app.users; commit;
  set role tp_app; select count(*) from app.users; select app.current_user_id() is null" $'t\n0\nt'

at_once 20 "'athlete_cy'" "with log as (insert into app.workout_logs (title) values ('Training ' || :n) returning id)
  insert into app.logged_sets (log_id, position, exercise_name, slot, reps, weight, weight_unit) select id, 1, 'Row', 0, 5, 60, 'kg' from log"
is 'twenty sessions of an athlete at the same moment all count in the day' \
  "select sum(sessions), sum(sets), (select sum(volume_kg)::int from app.exercise_days where athlete_id = id_of('athlete_cy')), $refused
   from app.training_days where athlete_id = id_of('athlete_cy')" '20|20|6000|0'

# beside_demotion WHAT HELD NAME SQL: coach_eve is demoted, which waits for what is held, while this user does something:
# before the demotion where WHAT says so. Who comes second may be refused.
beside_demotion() {
  {
    as_one owner "$2; select pg_sleep(0.8)" &
    sleep 0.2
    if [[ $1 == *before ]]; then as_one "$3" "$4" & fi
    sleep 0.2
    as_one owner "select app.demote_coach(id_of('coach_eve'))" &
    sleep 0.2
    if [[ $1 != *before ]]; then as_one "$3" "$4" & fi
    wait
  } >"$out/demotion"
  is "$1 and the end of a coach wait in no circle" "select \$\$$(<"$out/demotion")\$\$ like '%deadlock%', 'coach' = any (roles)
    from app.users where id = id_of('coach_eve')" 'f|f'
  owner "select app.promote_to_coach(id_of('coach_eve'))"
}
owner "select open_direct('eve_and_fay', 'coach_eve', 'athlete_fay')"
as_one athlete_fay "insert into app.messages (conversation_id, content) values (id_of('eve_and_fay'), 'hi')" >/dev/null
beside_demotion 'a message before' "select from app.conversations where id = id_of('eve_and_fay') for no key update" \
  coach_eve "insert into app.messages (conversation_id, content) values (id_of('eve_and_fay'), 'hello')"
connections="select from app.coach_athletes where coach_id = id_of('coach_eve') for update"
as_one coach_eve "select app.invite('new@example.org', null, null, sha256('i'), 'n')" >/dev/null
beside_demotion 'an invitation that is sent again' "$connections" \
  coach_eve "select app.resend_invitation(id, sha256('j'), 'm') from app.invitations where coach_id = app.caller()"
as_one coach_eve "select app.request_connection('athlete_gus@example.org', sha256('k'), 'n')" >/dev/null
beside_demotion 'an invitation that is declined' "$connections" \
  athlete_gus "select app.decline_invitation(id, null, '', '') from app.received_invitations()"

# People whose connections no storm has ended.
owner "select person('coach_lea', '{coach}');
  select person(name, '{athlete}') from unnest(array['athlete_max', 'athlete_ned', 'athlete_oli']) name;
  select connect('coach_lea', name) from unnest(array['athlete_max', 'athlete_ned', 'athlete_oli']) name;
  select private.open_session(id, token_of(username)) from app.users where username ~ '_(lea|max|ned|oli)$'"

# An exercise that is deleted against its being logged: the days, of all who logged it, come before it.
bench="insert into app.logged_sets (log_id, position, exercise_id, exercise_name, slot, reps) select id, 0, id_of('bench'), 'Bench', 0, 5
  from app.workout_logs where title"
deleting="select app.hold_exercises(array[id_of('bench')]); delete from app.exercises where id = id_of('bench') and owner_id = app.caller()"
new_bench="insert into app.exercises (id, owner_id, name, measure, category)
  values (id_of('bench'), id_of('coach_lea'), 'Bench', 'weight_reps', 'strength')"
logged="select (select count(*) from app.exercises where id = id_of('bench')), count(*), count(s.exercise_id),
  (select sum(d.sets) from app.exercise_days d where d.exercise_name = 'Bench') from app.logged_sets s where s.exercise_name = 'Bench'"
owner "$new_bench"
as_one athlete_max "insert into app.workout_logs (title) values ('bo 1'); $bench = 'bo 1'"
{
  as_one athlete_max "insert into app.workout_logs (title) values ('bo 2'); select pg_sleep(0.6); $bench = 'bo 2'" &
  sleep 0.3
  as_one coach_lea "$deleting" &
  wait
} >"$out/circle"
is 'who deletes an exercise and who logs it at that moment do not wait in a circle' "select \$\$$(<"$out/circle")\$\$" ''
is 'and all its sets go on under its name' "$logged" '0|2|0|2'

# Somebody logs it for the first time while this waits, and begins the next workout.
owner "$new_bench"
{
  as_one athlete_ned "insert into app.workout_logs (title) values ('cy 1'); $bench = 'cy 1'; select pg_sleep(0.8)" &
  sleep 0.3
  as_one coach_lea "$deleting" &
  sleep 0.2
  as_one athlete_ned "insert into app.workout_logs (title) values ('cy 2'); select pg_sleep(0.5); $bench = 'cy 2'" &
  wait
} >"$out/circle"
is 'nor where somebody has just logged it for the first time' "select \$\$$(<"$out/circle")\$\$" ''
is 'whose sets go on, too' "$logged" '0|4|0|4'

# A set is logged of an exercise that an import made, while the import is undone.
owner "$new_bench; update app.exercises set owner_id = id_of('athlete_oli') where id = id_of('bench');
  insert into app.imports (id, athlete_id, format, file_name, workouts, sets, already_there, exercise_ids)
    values (id_of('import'), id_of('athlete_oli'), 'strong', 'file', 0, 0, 0, array[id_of('bench')])"
{
  as_one athlete_oli "insert into app.workout_logs (title) values ('di 1'); $bench = 'di 1'; select pg_sleep(0.6)" &
  sleep 0.3
  as_one athlete_oli "select app.hold_exercises(exercise_ids) from app.imports where id = id_of('import');
    delete from app.imports where id = id_of('import') and athlete_id = app.caller();
    delete from app.exercises e where e.owner_id = app.caller() and e.id = id_of('bench')
      and not exists (select from app.logged_sets s where s.exercise_id = e.id)" &
  wait
} >"$out/circle"
is 'undoing an import keeps an exercise that is being logged' "select \$\$$(<"$out/circle")\$\$, (select count(*) from app.imports),
  (select count(*) from app.logged_sets where exercise_id = id_of('bench'))" '|0|1'

# An imported workout is changed, while the import is undone: also who changes no times takes the days first.
owner "insert into app.imports (id, athlete_id, format, file_name, workouts, sets, already_there)
    values (id_of('import'), id_of('athlete_oli'), 'strong', 'file', 1, 1, 0);
  insert into app.workout_logs (athlete_id, title, import_id) values (id_of('athlete_oli'), 'di 2', id_of('import'));
  insert into app.logged_sets (log_id, athlete_id, position, exercise_name, slot)
    select id, athlete_id, 0, 'Row', 0 from app.workout_logs where title = 'di 2'"
{
  as_one athlete_oli "update app.workout_logs set notes = 'changed' where title = 'di 2'; select pg_sleep(0.6);
    delete from app.logged_sets where log_id = (select id from app.workout_logs where title = 'di 2')" &
  sleep 0.3
  as_one athlete_oli "select app.hold_exercises(exercise_ids) from app.imports where id = id_of('import');
    delete from app.imports where id = id_of('import') and athlete_id = app.caller()" &
  wait
} >"$out/circle"
is 'an import is undone while a workout of it is changed' "select \$\$$(<"$out/circle")\$\$, (select count(*) from app.imports),
  (select count(*) from app.workout_logs where title = 'di 2')" '|0|0'

# Runs follow a program while it changes or goes: both hold the runs, then their assignments by id, then the days.
owner "insert into app.programs (id, owner_id, title, visibility) values (id_of('base'), id_of('coach_lea'), 'Base', 'template');
  insert into app.program_workouts (id, program_id, owner_id, week, position, title)
    select id_of('day ' || n), id_of('base'), id_of('coach_lea'), 1, n, 'Day ' || n from generate_series(1, 4) n;
  insert into app.program_runs (id, program_id, title, coach_id, athlete_id, start_date, weekdays, athlete_may_move, program_version, placed)
    select id_of('base run'), id_of('base'), 'Base', id_of('coach_lea'), id_of('athlete_max'), current_date, '{1}', true, 1,
           array[id_of('day 1'), id_of('day 2'), id_of('day 3')];
  insert into app.workout_assignments (id, coach_id, athlete_id, title, scheduled_for, run_id, program_workout_id)
    select overlay(id_of('day ' || n)::text placing '0000000' || 4 - n from 1)::uuid, id_of('coach_lea'), id_of('athlete_max'), 'Day ' || n,
           current_date + n, id_of('base run'), id_of('day ' || n) from generate_series(1, 3) n"
follow="select from app.program_runs where id = id_of('base run') for no key update;
  update app.program_runs set placed = placed || id_of('day 4') where id = id_of('base run');
  update app.workout_assignments w set notes = 'new' where run_id = id_of('base run'); select pg_sleep(0.6);
  insert into app.workout_assignments (coach_id, athlete_id, title, scheduled_for, run_id, program_workout_id)
    select id_of('coach_lea'), id_of('athlete_max'), d.title, current_date, id_of('base run'), d.id
    from app.program_workouts d where d.id = id_of('day 4')"
# beside_following SQL: what a change and a following of the program at that moment say.
beside_following() {
  as_one coach_lea "$follow" &
  sleep 0.3
  as_one coach_lea "$1" &
  wait
}
changed=$(beside_following "update app.programs set title = 'New' where id = id_of('base');
  select app.hold_program(id_of('base'), array[id_of('day 2'), id_of('day 3')]);
  delete from app.program_workouts where program_id = id_of('base') and id <> all (array[id_of('day 2'), id_of('day 3')])")
is 'a program loses days while a run follows it' "select \$\$$changed\$\$, count(*), count(program_workout_id)
  from app.workout_assignments where run_id = id_of('base run')" '|4|2'
owner "insert into app.program_workouts (id, program_id, owner_id, week, position, title)
  values (id_of('day 4'), id_of('base'), id_of('coach_lea'), 1, 4, 'Day 4')"
deleted=$(beside_following "select app.hold_program(id_of('base'), null);
  delete from app.programs where id = id_of('base') and owner_id = app.caller()")
is 'and goes while one does' "select \$\$$deleted\$\$, count(*), count(w.program_workout_id), count(r.program_id)
  from app.workout_assignments w join app.program_runs r on r.id = w.run_id where r.id = id_of('base run')" '|5|0|0'

echo "$passed passed, $failed failed"
((failed == 0 && passed > 0))
