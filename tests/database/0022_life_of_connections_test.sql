-- Pausing and resuming, the end and its reason, and what the athlete keeps of it.
begin;
\ir ../support/people.sql
select plan(47);

prepare set_to(text, text) as
    update app.coach_athletes set status = $2 where id_of($1) in (coach_id, athlete_id) returning status, paused_by;
prepare end_for(text, text) as
    update app.coach_athletes set status = 'terminated', end_reason = $2 where id_of($1) in (coach_id, athlete_id) returning end_reason;
create function tests.connection(coach text, athlete text) returns app.coach_athletes language sql security definer
    set search_path = tests, pg_temp as
$$ select * from app.coach_athletes where coach_id = id_of(coach) and athlete_id = id_of(athlete) $$;
create function tests.told(who text, what text) returns text language sql security definer
    set search_path = tests, pg_catalog, pg_temp as
$$ select string_agg(concat_ws(' ', actor_name, reason), ', ') from app.notifications where recipient_id = id_of(who) and kind = what $$;
create function tests.accept(coach text, athlete text) returns void language sql security definer
    set search_path = tests, pg_catalog, pg_temp as
$$
    insert into app.invitations (coach_id, method, recipient_id, username, code_hash, code_nonce)
    values (id_of(coach), 'username', id_of(athlete), athlete, sha256(convert_to(coach || athlete, 'UTF8')), 'n');
    select app.accept_invitation(i.id, null, '', '') from app.invitations i where i.code_hash = sha256(convert_to(coach || athlete, 'UTF8'))
$$;
create function tests.limit_clients(coach text, places integer) returns void language sql security definer
    set search_path = tests, pg_temp as
$$ update app.coach_profiles set client_limit = places where coach_id = id_of(coach) $$;
grant execute on all functions in schema tests to public;

-- Pausing.
select open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy'), open_direct('ana_and_bo', 'coach_ana', 'athlete_bo');
select acting_as('athlete_bo');
select results_eq($$ execute set_to('coach_ana', 'inactive') $$, $$ values ('inactive', 'athlete') $$, 'an athlete pauses');
select is(told('coach_ana', 'connection_paused'), 'Bo', 'which the coach is told');
select is_empty('select * from app.conversations', 'and is in no conversation meanwhile');
select say('coach_ana', 'team', 'without Bo');
select is((select count(*) from app.messages), 0::bigint, 'and reads nothing new');
select acting_as('coach_ana');
select throws_ok($$ execute set_to('athlete_bo', 'active') $$, 'TP031', 'paused_by_other', 'the coach does not resume for the athlete');
select is_empty($$ select 1 from app.my_athletes where athlete_id = id_of('athlete_bo') and status = 'active' $$, 'for whom nothing is open');
select acting_as('athlete_bo');
select results_eq($$ execute set_to('coach_ana', 'active') $$, $$ values ('active', null::text) $$, 'the athlete does');
select is(told('coach_ana', 'connection_resumed'), 'Bo', 'which the coach is told, too');
select is((select array_agg(title order by title) from app.conversations), array['Team', null], 'and is back in every conversation');
select is((select count(*) from app.messages), 1::bigint, 'with what was said meanwhile');
select acting_as('coach_ana');
select results_eq($$ execute set_to('athlete_bo', 'inactive') $$, $$ values ('inactive', 'coach') $$, 'a coach pauses');
select is(told('athlete_bo', 'connection_paused'), 'Ana', 'which the athlete is told');
select is(told('coach_ana', 'connection_paused'), 'Bo', 'and the coach is not told of the own doing');
select acting_as('athlete_bo');
select throws_ok($$ execute set_to('coach_ana', 'active') $$, 'TP031', null, 'nor does the athlete resume for the coach');
select results_eq($$ execute end_for('coach_ana', 'Moving away') $$, array['Moving away'], 'but either side ends a paused one, and says why');
select results_eq('select status, paused_by, ended_by from connection(''coach_ana'', ''athlete_bo'')',
    $$ values ('terminated', null::text, id_of('athlete_bo')) $$, 'then it is no longer paused');
select is(told('coach_ana', 'connection_ended'), 'Bo Moving away', 'the coach is told');
select throws_ok($$ update app.coach_athletes set end_reason = 'Another one' $$, '42501', null, 'the reason stays');
select throws_ok($$ update app.coach_athletes set paused_by = 'coach' $$, '42501', null, 'and who pauses is nobody''s to set');

-- History.
select results_eq('select coach_id, coach_name, connected_at, ended_at, ended_by, reason from app.past_connections',
    $$ values (id_of('coach_ana'), 'Ana', now(), now(), 'athlete', 'Moving away') $$, 'the athlete has the history');
select acting_as('coach_ana');
select is_empty('select * from app.past_connections', 'the coach has none');
select acting_as('athlete_cy');
select is_empty('select * from app.past_connections', 'nor has anybody else');
select throws_ok($$ insert into app.past_connections (athlete_id, coach_name) values (id_of('athlete_cy'), 'X') $$, '42501', null, 'or makes one up');

-- Reopening.
select acting_as('coach_ana');
select throws_ok($$ execute set_to('athlete_bo', 'active') $$, 'TP003', null, 'the coach does not call back who left');
select acting_as('athlete_bo');
select throws_ok($$ execute set_to('coach_ana', 'active') $$, '42501', null, 'nor does the athlete come back uninvited');
select lives_ok($$ select tests.accept('coach_ana', 'athlete_bo') $$, 'an accepted invitation opens it again');
select results_eq('select status, ended_by, end_reason from connection(''coach_ana'', ''athlete_bo'')',
    $$ values ('active', null::uuid, null::text) $$, 'as if it had never ended');
select results_eq('select id from app.conversations', array[id_of('ana_and_bo')], 'with the direct conversation and no group');
select is((select count(*) from app.past_connections), 1::bigint, 'what was stays in the history');
select results_eq($$ execute set_to('coach_ana', 'inactive') $$, $$ values ('inactive', 'athlete') $$, 'pausing');
select results_eq($$ execute set_to('coach_ana', 'active') $$, $$ values ('active', null::text) $$, 'and resuming');
select results_eq('select id from app.conversations', array[id_of('ana_and_bo')], 'bring back no group that was left before');
select throws_ok($$ select tests.accept('coach_ana', 'athlete_bo') $$, null, null, 'who is connected accepts nothing');

-- The limit counts a place once.
select limit_clients('coach_eve', 1), set_connection('coach_eve', 'athlete_fay', 'pending');
select acting_as('athlete_fay');
select lives_ok($$ select tests.accept('coach_eve', 'athlete_fay') $$, 'the last place may be the own one');
select acting_as('athlete_gus');
select throws_ok($$ select tests.accept('coach_eve', 'athlete_gus') $$, 'TP001', null, 'and nobody else''s');
select is(id, null, 'who is not connected') from connection('coach_eve', 'athlete_gus');

-- Ended by the coach, by nobody, and by the end of an account.
select acting_as('coach_eve');
select results_eq($$ execute end_for('athlete_fay', null) $$, array[null::text], 'a reason is not needed');
select is(told('athlete_fay', 'connection_ended'), 'Eve', 'the athlete is told');
select results_eq($$ execute set_to('athlete_fay', 'active') $$, $$ values ('active', null::text) $$, 'what the coach ended the coach opens again');
select set_connection('coach_eve', 'athlete_fay', 'inactive');
select throws_ok($$ execute set_to('athlete_fay', 'active') $$, '42501', null, 'what neither paused neither resumes');
select set_connection('coach_eve', 'athlete_fay', 'active');
select as_owner();
select app.demote_coach(id_of('coach_eve'));
select acting_as('athlete_fay');
select results_eq('select ended_by from app.past_connections order by 1', array['coach', null], 'an end that neither wanted is in the history, too');
select as_owner();
delete from app.users where id = id_of('coach_eve');
select acting_as('athlete_fay');
select results_eq('select distinct coach_id, coach_name from app.past_connections', $$ values (null::uuid, 'Deleted user') $$, 'which outlives the coach''s account');
select as_owner();
insert into app.coach_athletes (coach_id, athlete_id, status) values (id_of('coach_ana'), id_of('athlete_gus'), 'pending');
select acting_as('athlete_gus');
select results_eq($$ execute set_to('coach_ana', 'terminated') $$, $$ values ('terminated', null::text) $$, 'what never was active ends');
select is_empty('select * from app.past_connections', 'without a history');
select is(told('coach_ana', 'connection_ended'), 'Bo Moving away', 'and untold');
select acting_as('coach_ana');
select throws_ok($$ execute set_to('athlete_gus', 'pending') $$, '42501', null, 'and nobody waits for an answer unasked');
select throws_ok($$ update app.past_connections set reason = 'X' $$, '42501', null, 'history is not rewritten');

select * from finish();
rollback;
