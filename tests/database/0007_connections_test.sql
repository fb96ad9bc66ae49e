begin;
\ir ../support/people.sql
select plan(59);

prepare connect_to(text) as insert into app.coach_athletes (coach_id, athlete_id) values (app.current_user_id(), id_of($1));
prepare set_to(text, text) as
    update app.coach_athletes set status = $2 where id_of($1) in (coach_id, athlete_id) returning status;
create function tests.connection(coach text, athlete text) returns app.coach_athletes language sql security definer
    set search_path = tests, pg_temp as
$$ select * from app.coach_athletes where coach_id = id_of(coach) and athlete_id = id_of(athlete) $$;
create function tests.client_limit(coach text, places integer) returns void language sql security definer
    set search_path = tests, pg_temp as
$$ update app.coach_profiles set client_limit = places where coach_id = id_of(coach) $$;
grant execute on function tests.connection(text, text), tests.client_limit(text, integer) to public;

-- Connecting.
select acting_as('coach_ana');
select lives_ok($$ execute connect_to('athlete_gus') $$, 'a coach connects an athlete');
select results_eq('select status, ended_at from connection(''coach_ana'', ''athlete_gus'')',
    $$ values ('active', null::timestamptz) $$, 'which is active at once');
select throws_ok($$ execute connect_to('athlete_gus') $$, '23505', null, 'once');
select throws_ok($$ execute connect_to('coach_eve') $$, 'TP002', 'wrong_role', 'but no coach');
select throws_ok($$ execute connect_to('admin_ida') $$, 'TP002', 'wrong_role', 'no administrator');
select throws_ok($$ execute connect_to('coach_ana') $$, null, null, 'and not herself');
select throws_ok($$ insert into app.coach_athletes (coach_id, athlete_id) values (id_of('coach_eve'), id_of('athlete_bo')) $$,
    '42501', null, 'nor for another coach');
select throws_ok($$ insert into app.coach_athletes (coach_id, athlete_id, status) values (id_of('coach_ana'), id_of('athlete_fay'), 'pending') $$,
    '42501', null, 'nor with a status of her choice');
select acting_as('athlete_bo');
select throws_ok($$ insert into app.coach_athletes (coach_id, athlete_id) values (id_of('coach_eve'), id_of('athlete_bo')) $$,
    '42501', null, 'an athlete connects to nobody');
select throws_ok($$ execute connect_to('athlete_cy') $$, null, null, 'not as a coach either');
select acting_as('admin_ida');
select throws_ok($$ execute connect_to('athlete_gus') $$, null, null, 'nor does an administrator');
-- The trigger alone would stop the last two. This one only the policy sees: a coach's session, the wrong role by then.
select as_owner();
alter table app.coach_athletes disable trigger guard_opening;
alter table app.coach_athletes disable trigger require_active_coach_to_begin;
select acting_as('athlete_bo');
select throws_ok($$ execute connect_to('athlete_cy') $$, '42501', null, 'the policy alone refuses who is no coach');
select as_owner();
alter table app.coach_athletes enable trigger guard_opening;
alter table app.coach_athletes enable trigger require_active_coach_to_begin;

-- The limit.
select acting_as('coach_eve');
select client_limit('coach_eve', 2);
select is((select client_limit from app.coach_profiles), 2, 'a coach sees the own limit');
select lives_ok($$ execute connect_to('athlete_bo') $$, 'and connects up to it');
select throws_ok($$ execute connect_to('athlete_cy') $$, 'TP001', 'client_limit_reached', 'but not beyond');
select set_connection('coach_eve', 'athlete_fay', 'inactive');
select throws_ok($$ execute connect_to('athlete_cy') $$, 'TP001', 'client_limit_reached', 'a paused athlete counts');
select set_connection('coach_eve', 'athlete_fay', 'terminated');
select lives_ok($$ execute connect_to('athlete_cy') $$, 'an ended connection does not');
select throws_ok($$ select set_connection('coach_eve', 'athlete_fay', 'active') $$, 'TP001', 'client_limit_reached',
    'until it would be opened again');
select is_empty($$ update app.coach_profiles set client_limit = null where coach_id <> id_of('coach_eve') returning 1 $$, 'another coach''s limit is not to be lifted');

-- Seeing.
select acting_as('athlete_bo');
select results_eq('select coach_id from app.coach_athletes order by coach_id',
    $$ select c from unnest(array[id_of('coach_ana'), id_of('coach_eve')]) c order by c $$, 'an athlete sees the own connections');
select is_empty('select * from app.coach_profiles', 'and no coach''s limit');
select results_eq('select username from app.users order by username', array['athlete_bo', 'coach_ana', 'coach_eve'], 'sees the own coaches, and nobody else');
select acting_as('coach_ana');
select is((select count(*) from app.coach_athletes), 4::bigint, 'a coach sees the own four');
select results_eq('select username from app.users order by username', array['athlete_bo', 'athlete_cy', 'athlete_di', 'athlete_gus', 'coach_ana'],
    'with their names');
select results_eq('select athlete_id from app.my_athletes order by 1', 'select athlete_id from app.coach_athletes order by 1', 'they are my_athletes');
select is_empty('select * from app.my_coaches', 'a coach has no coaches');
select acting_as('coach_eve');
select is((select count(*) from app.coach_athletes where coach_id = id_of('coach_ana')), 0::bigint, 'another coach''s do not show');
select results_eq($$ select id, roles from app.find_user_by_email('ATHLETE_di@example.org') $$,
    $$ values (id_of('athlete_di'), '{athlete}'::text[]) $$, 'a coach finds anybody by the whole e-mail');
select acting_as('athlete_cy');
select is_empty($$ select * from app.find_user_by_email('athlete_di@example.org') $$, 'an athlete finds nobody');

-- Pausing leaves both in sight.
select set_connection('coach_ana', 'athlete_bo', 'inactive');
select acting_as('athlete_bo');
select isnt_empty($$ select id from app.users where username = 'coach_ana' $$, 'a paused athlete still sees the coach');
select results_eq('select status from app.my_coaches where coach_id = id_of(''coach_ana'')', array['inactive'], 'as paused');
select throws_ok($$ execute set_to('coach_ana', 'active') $$, '42501', null, 'and does not resume alone');
select set_connection('coach_ana', 'athlete_bo', 'active');

-- Ending.
select results_eq($$ execute set_to('coach_ana', 'terminated') $$, array['terminated'], 'an athlete ends a connection');
select results_eq('select ended_by, ended_at from connection(''coach_ana'', ''athlete_bo'')', 'values (id_of(''athlete_bo''), now())',
    'which is written down');
select is_empty($$ select id from app.users where username = 'coach_ana' $$, 'and no longer sees the coach');
select throws_ok($$ execute set_to('coach_ana', 'active') $$, '42501', null, 'nor opens it again');
select acting_as('coach_ana');
select is_empty($$ select id from app.users where username = 'athlete_bo' $$, 'the coach does not see the athlete either');
select throws_ok($$ execute set_to('athlete_bo', 'active') $$, 'TP003', 'athlete_left', 'and can not call the athlete back');
select throws_ok($$ execute set_to('athlete_bo', 'pending') $$, '42501', null, 'in any way');
select results_eq($$ execute set_to('athlete_cy', 'terminated') $$, array['terminated'], 'a coach ends a connection');
select is(ended_by, id_of('coach_ana'), 'as the coach') from connection('coach_ana', 'athlete_cy');
select results_eq($$ execute set_to('athlete_cy', 'active') $$, array['active'], 'and opens it again');
select results_eq('select ended_by, ended_at, accepted_at from connection(''coach_ana'', ''athlete_cy'')',
    'values (null::uuid, null::timestamptz, now())', 'as if it had never ended');
select throws_ok($$ execute set_to('athlete_di', 'pending') $$, '42501', null, 'other changes are nobody''s');
select throws_ok($$ update app.coach_athletes set coach_id = id_of('coach_eve') $$, '42501', null, 'and nothing else changes');
select throws_ok('delete from app.coach_athletes', '42501', null, 'or goes');
select acting_as('coach_eve');
select is_empty($$ execute set_to('athlete_di', 'terminated') $$, 'a foreign coach ends nothing');
select acting_as('athlete_fay');
select is_empty($$ execute set_to('athlete_di', 'terminated') $$, 'nor does a foreign athlete');
select is(status, 'active', 'it is as it was') from connection('coach_ana', 'athlete_di');

-- Roles.
select as_owner();
select throws_ok($$ select app.promote_to_coach(id_of('athlete_di')) $$, 'TP005', 'already_athlete', 'somebody''s athlete is not promoted');
select set_connection('coach_ana', 'athlete_di', 'inactive');
select throws_ok($$ select app.promote_to_coach(id_of('athlete_di')) $$, 'TP005', 'already_athlete', 'nor while paused');
select set_connection('coach_ana', 'athlete_di', 'pending');
select throws_ok($$ select app.promote_to_coach(id_of('athlete_di')) $$, 'TP005', 'already_athlete', 'nor while invited');
select set_connection('coach_ana', 'athlete_di', 'terminated');
select lives_ok($$ select app.promote_to_coach(id_of('athlete_di')) $$, 'but afterwards');
select isnt_empty($$ select * from app.coach_profiles where coach_id = id_of('athlete_di') $$, 'which makes a profile');
select set_connection('coach_ana', 'athlete_gus', 'active');
select app.demote_coach(id_of('coach_ana'));
select results_eq($$ select distinct status from app.coach_athletes where coach_id = id_of('coach_ana') $$, array['terminated'],
    'demotion ends all connections of the coach');
select is(ended_by, null, 'as nobody''s own wish') from connection('coach_ana', 'athlete_gus');
select isnt_empty($$ select * from app.coach_athletes where coach_id = id_of('coach_eve') and status = 'active' $$, 'of this coach');
select acting_as('coach_ana');
select throws_ok($$ execute set_to('athlete_gus', 'active') $$, 'TP002', 'wrong_role', 'who opens none again');
select results_eq('select username from app.users order by username', array['coach_ana'], 'and sees nobody');

select * from finish();
rollback;
