-- What joining, leaving and renaming do to a conversation, and what a departed participant goes on seeing.
begin;
\ir ../support/people.sql
select plan(48);

create function tests.names_in(roster text) returns text language sql as $$
    select string_agg(p ->> 'displayName' || case when p ->> 'leftAt' is null then '' else ' (left)' end, ', ')
    from json_array_elements(roster::json) p $$;
create function tests.roster_of(name text) returns text language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ select tests.names_in(roster) from app.conversations where id = id_of(name) $$;
create function tests.revision_of(name text) returns bigint language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ select revision from app.conversations where id = id_of(name) $$;
create function tests.rename(who text, new_name text) returns void language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ update app.users set display_name = new_name where id = id_of(who) $$;
grant execute on all functions in schema tests to public;

select open_direct('ana_and_bo', 'coach_ana', 'athlete_bo'), open_group('team', 'coach_ana', 'athlete_cy', 'athlete_bo'),
       open_group('fans', 'coach_ana', 'athlete_cy');
select say('coach_ana', 'ana_and_bo', 'hello Bo'), say('athlete_bo', 'ana_and_bo', 'hello Ana'),
       say('coach_ana', 'team', 'one'), say('athlete_bo', 'team', 'two'), say('athlete_cy', 'team', 'three'), say('coach_ana', 'fans', 'hello Cy');

-- The roster.
select is(roster_of('team'), 'Ana, Bo, Cy', 'the coach comes first in the roster, then the athletes by name');
select is((select roster::jsonb -> 0 from app.conversations where id = id_of('team')), jsonb_build_object(
    'userId', id_of('coach_ana'), 'displayName', 'Ana', 'roleAtJoin', 'coach',
    'joinedAt', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'leftAt', null), 'in the API''s words');
select revision_of('team') as before \gset
select rename('athlete_cy', 'alma "Ace" Ωmega'), rename('coach_eve', 'Eva');
select is(roster_of('team'), 'Ana, alma "Ace" Ωmega, Bo', 'it follows a new name, sorted in any case');
select is(revision_of('team'), :before + 1::bigint, 'which counts as a change');

-- Pausing: closes the direct conversation to both, and the groups to the athlete.
select set_connection('coach_ana', 'athlete_bo', 'inactive');
select acting_as('athlete_bo');
select is_empty($$ select * from app.conversations where id = id_of('ana_and_bo') $$, 'pausing closes the direct conversation to the athlete');
select is_empty($$ select * from app.conversations where id = id_of('team') $$, 'and the group');
select throws_ok($$ insert into app.messages (conversation_id, content) values (id_of('ana_and_bo'), 'X') $$, 'TP008', null, 'the direct one takes no message');
select throws_ok($$ insert into app.messages (conversation_id, content) values (id_of('team'), 'X') $$, 'TP008', null, 'nor does the group');
select is((select count(*) from app.messages where conversation_id = id_of('ana_and_bo')), 2::bigint, 'what was said stays readable');
select acting_as('coach_ana');
select is_empty($$ select * from app.conversations where id = id_of('ana_and_bo') $$, 'it is closed to the coach as well');
select is((select count(*) from app.messages where conversation_id = id_of('ana_and_bo')), 2::bigint, 'who still reads it');
select results_eq($$ select names_in(left_roster), left_seq, left_is_group, left_title from app.conversation_participants where conversation_id = id_of('ana_and_bo') $$,
    $$ values ('Ana (left), Bo (left)', 2::bigint, false, null::text) $$, 'and sees that both have left');
select throws_ok($$ insert into app.messages (conversation_id, content) values (id_of('ana_and_bo'), 'X') $$, 'TP008', null, 'and writes no more');
select set_connection('coach_ana', 'athlete_bo', 'active');
select isnt_empty($$ select * from app.conversations where id = id_of('ana_and_bo') $$, 'resuming opens it again');
select is(roster_of('ana_and_bo'), 'Ana, Bo', 'with both in it');
select is_empty('select * from app.conversation_participants where left_at is not null or left_seq is not null or left_roster is not null', 'as if nobody had left');
select lives_ok($$ insert into app.messages (conversation_id, content) values (id_of('ana_and_bo'), 'back') $$, 'and talking');
select acting_as('athlete_bo');
select lives_ok($$ insert into app.messages (conversation_id, content) values (id_of('team'), 'four') $$, 'the athlete is back in the group');
select is(roster_of('team'), 'Ana, alma "Ace" Ωmega, Bo', 'like everybody in it');

-- Ending: closes the direct one and takes the athlete out of the coach's groups.
select revision_of('team') as before \gset
select set_connection('coach_ana', 'athlete_bo', 'terminated');
select cmp_ok(revision_of('team'), '>', :before::bigint, 'ending the connection changes the groups');
select is(roster_of('team'), 'Ana, alma "Ace" Ωmega, Bo (left)', 'which the athlete has left');
select is(roster_of('fans'), 'Ana, alma "Ace" Ωmega', 'but not those without the athlete');
select say('coach_ana', 'team', 'five, without Bo'), rename('athlete_cy', 'Cyrus');
select as_owner();
update app.conversations set title = 'Secret plans' where id = id_of('team');
select acting_as('athlete_bo');
select is_empty('select * from app.conversations', 'the departed sees no conversation any more');
select results_eq($$ select seq from app.messages where conversation_id = id_of('team') order by seq $$, array[1, 2, 3, 4]::bigint[],
    'reads what came before, nothing after');
select results_eq($$ select left_title, names_in(left_roster), left_seq, left_is_group from app.conversation_participants where conversation_id = id_of('team') $$,
    $$ values ('Team', 'Ana, alma "Ace" Ωmega, Bo (left)', 4::bigint, true) $$, 'title and roster are as they were');
select throws_ok($$ insert into app.messages (conversation_id, content) values (id_of('team'), 'X') $$, 'TP008', null, 'and writes nothing');
select lives_ok($$ update app.conversation_participants set last_read_seq = 99 where conversation_id = id_of('team') $$, 'may still mark as read');
select is(last_read_seq, 4::bigint, 'what there is') from app.conversation_participants where conversation_id = id_of('team');
select is((select count(*) from app.messages where conversation_id = id_of('ana_and_bo')), 3::bigint, 'the direct conversation stays readable');
select throws_ok($$ insert into app.messages (conversation_id, content) values (id_of('ana_and_bo'), 'X') $$, 'TP008', null, 'for reading only');
select throws_ok($$ insert into app.conversations (coach_id, direct_athlete_id) values (id_of('coach_ana'), id_of('athlete_bo')) $$, 'TP008', null, 'and no new one opens');
-- The policies alone.
select as_owner();
alter table app.messages disable trigger number_message;
alter table app.messages disable trigger read_by_writing;
alter table app.messages alter column sender_id set default app.current_user_id(), alter column seq set default 100,
    alter column created_at set default now();
select acting_as('athlete_bo');
select throws_ok($$ insert into app.messages (conversation_id, content) values (id_of('team'), 'X') $$, '42501', null, 'the policy alone keeps the departed from writing');
select as_owner();
alter table app.messages enable trigger number_message;
alter table app.messages enable trigger read_by_writing;

select acting_as('athlete_cy');
select is((select count(*) from app.messages where conversation_id = id_of('team')), 5::bigint, 'who stayed reads all');
select is_empty($$ select * from app.messages where conversation_id = id_of('ana_and_bo') $$, 'and nothing of others');
select acting_as('coach_ana');
select is((select count(*) from app.messages where conversation_id = id_of('ana_and_bo')), 3::bigint, 'the former coach reads the direct one');
select throws_ok($$ insert into app.messages (conversation_id, content) values (id_of('ana_and_bo'), 'X') $$, 'TP008', null, 'and writes nothing either');
select throws_ok($$ insert into app.conversation_participants (conversation_id, user_id) values (id_of('team'), id_of('athlete_bo')) $$,
    null, null, 'the departed does not come back unasked');

-- Opened again: the direct conversation, not the groups.
select set_connection('coach_ana', 'athlete_bo', 'active');
select isnt_empty($$ select * from app.conversations where id = id_of('ana_and_bo') $$, 'a connection opened again opens the direct conversation');
select acting_as('athlete_bo');
select lives_ok($$ insert into app.messages (conversation_id, content) values (id_of('ana_and_bo'), 'again') $$, 'for both');
select results_eq('select id from app.conversations', array[id_of('ana_and_bo')], 'but not the groups');
select set_connection('coach_ana', 'athlete_bo', 'inactive'), set_connection('coach_ana', 'athlete_bo', 'terminated');
select is_empty('select * from app.conversations', 'from paused to ended nothing opens');

-- Joining later.
select as_owner();
insert into app.conversation_participants (conversation_id, user_id) values (id_of('team'), id_of('athlete_di'));
select acting_as('athlete_di');
select is(last_read_seq, 5::bigint, 'who joins later has nothing unread') from app.conversation_participants;
select is((select count(*) from app.messages), 0::bigint, 'and reads nothing of it');

-- Demotion.
select acting_as('coach_ana');
select is((select count(*) from app.conversations), 2::bigint, 'a coach has groups');
select as_owner();
select app.demote_coach(id_of('coach_ana'));
select acting_as('coach_ana');
select is_empty('select * from app.conversations', 'which a demoted coach has left');
select isnt_empty('select * from app.messages', 'reading what came before');
select throws_ok($$ insert into app.messages (conversation_id, content) values (id_of('fans'), 'X') $$, 'TP008', null, 'and writing nothing');
select as_owner();
select is(roster_of('fans'), 'Ana (left), Cyrus (left)', 'everybody has left them');

select * from finish();
rollback;
