-- A coach without the permission to send: reads on, writes to nobody; the athlete writes.
begin;
\ir ../support/people.sql
select plan(19);

prepare send(text) as insert into app.messages (conversation_id, content) values (id_of($1), 'hello');
prepare start_direct(text, text) as insert into app.conversations (coach_id, direct_athlete_id) values (id_of($1), id_of($2));
create function tests.permit(athlete text, permitted boolean) returns void language plpgsql security definer
    set search_path = tests, pg_catalog, pg_temp as $$
declare
    session text := current_setting('app.session', true);
begin
    perform set_config('app.session', '', true);
    update app.coach_athletes set can_send_messages = permitted where coach_id = id_of('coach_ana') and athlete_id = id_of(athlete);
    perform set_config('app.session', session, true);
end $$;
grant execute on function tests.permit(text, boolean) to public;

select open_direct('ana_and_bo', 'coach_ana', 'athlete_bo'), open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy');
select say('athlete_bo', 'ana_and_bo', 'hello'), say('coach_ana', 'ana_and_bo', 'hello');
select permit('athlete_bo', false);
select acting_as('coach_ana');
select throws_ok($$ execute send('ana_and_bo') $$, 'TP008', null, 'a coach without the permission does not write to the athlete');
select is((select count(*) from app.messages where conversation_id = id_of('ana_and_bo')), 2::bigint, 'but reads on');
select lives_ok($$ update app.conversation_participants set last_read_seq = 9 where conversation_id = id_of('ana_and_bo') $$, 'marks as read');
select lives_ok($$ execute send('team') $$, 'and writes to the group that is there');
select throws_ok($$ update app.conversation_participants set can_write = true $$, '42501', null, 'the permission is not to be taken');
select acting_as('athlete_bo');
select lives_ok($$ execute send('ana_and_bo') $$, 'the athlete writes');
select set_connection('coach_ana', 'athlete_bo', 'inactive');
select set_connection('coach_ana', 'athlete_bo', 'active');
select acting_as('coach_ana');
select throws_ok($$ execute send('ana_and_bo') $$, 'TP008', null, 'a pause changes nothing of it');
select permit('athlete_bo', true);
select lives_ok($$ execute send('ana_and_bo') $$, 'with the permission the coach writes again');

-- Beginning something new.
select permit('athlete_cy', false);
select throws_ok($$ execute start_direct('coach_ana', 'athlete_cy') $$, 'TP008', null, 'a coach without the permission starts nothing direct');
select lives_ok($$ execute start_direct('coach_ana', 'athlete_di') $$, 'but with others');
select lives_ok($$ insert into app.conversations (id, coach_id) values (id_of('fans'), id_of('coach_ana')) $$, 'and a group');
select throws_ok($$ insert into app.conversation_participants (conversation_id, user_id) values (id_of('fans'), id_of('athlete_cy')) $$, 'TP008', null, 'without that athlete');
select acting_as('athlete_cy');
select lives_ok($$ execute start_direct('coach_ana', 'athlete_cy') $$, 'the athlete starts it');
select acting_as('coach_ana');
select isnt_empty($$ select * from app.conversations where direct_athlete_id = id_of('athlete_cy') $$, 'the coach reads it');
select throws_ok($$ insert into app.messages (conversation_id, content) select id, 'X' from app.conversations where direct_athlete_id = id_of('athlete_cy') $$, 'TP008', null, 'and writes nothing there either');

-- The policies alone.
select as_owner();
alter table app.messages disable trigger number_message;
alter table app.messages disable trigger read_by_writing;
alter table app.messages alter column sender_id set default app.current_user_id(), alter column seq set default 100,
    alter column created_at set default now();
alter table app.conversations disable trigger guard_conversation;
alter table app.conversation_participants disable trigger guard_participant;
alter table app.conversation_participants alter column role_at_join set default 'athlete';
delete from app.conversations where direct_athlete_id = id_of('athlete_cy');
select permit('athlete_bo', false);
select acting_as('coach_ana');
select throws_ok($$ execute send('ana_and_bo') $$, '42501', null, 'the policy alone keeps the coach from writing');
select throws_ok($$ execute start_direct('coach_ana', 'athlete_cy') $$, '42501', null, 'from starting');
select throws_ok($$ insert into app.conversation_participants (conversation_id, user_id) values (id_of('fans'), id_of('athlete_cy')) $$, '42501', null, 'and from adding to a group');
select acting_as('athlete_bo');
select lives_ok($$ execute send('ana_and_bo') $$, 'and the athlete not');

select * from finish();
rollback;
