-- The access log: who may write what into it, and who reads it.
begin;
\ir ../support/people.sql
select plan(19);

prepare record(text, boolean) as
    select app.record_access(array[id_of($1)], array['workouts'], $2, '192.0.2.7', 'Browser');
create function tests.rows() returns bigint language sql security definer set search_path = pg_catalog, pg_temp as
$$ select count(*) from app.data_access_log $$;
grant execute on function tests.rows() to public;

select acting_as('coach_ana');
select results_eq($$ execute record('athlete_bo', true) $$, array[1::bigint], 'a coach who looks leaves a row');
select is_empty('select * from app.data_access_log', 'which the coach does not read');
select acting_as('athlete_bo');
select results_eq('select actor_id, actor_name, actor_role, kind, action, allowed, at, host(ip_address), user_agent from app.data_access_log',
    $$ values (id_of('coach_ana'), 'Ana', 'coach', 'workouts', 'view', true, now(), '192.0.2.7', 'Browser') $$, 'the athlete does');
select acting_as('athlete_cy');
select is_empty('select * from app.data_access_log', 'and no other athlete');
select acting_as('admin_ida');
select results_eq($$ execute record('athlete_bo', false) $$, array[1::bigint], 'an administrator leaves one');
select is_empty('select * from app.data_access_log', 'and reads none');
select acting_as('coach_eve');
select results_eq($$ execute record('athlete_bo', false) $$, array[1::bigint], 'a foreign coach too');
select results_eq($$ execute record('nobody', false) $$, array[0::bigint], 'whom nobody is leaves none');
select results_eq($$ execute record('coach_ana', false) $$, array[0::bigint], 'nor who is no athlete');
select results_eq($$ select app.record_access(array[id_of('athlete_bo'), id_of('athlete_cy')], array['overview', 'workouts'], true, null, null) $$,
    array[2::bigint], 'several at once leave one each');
select acting_as('athlete_cy');
select results_eq($$ execute record('athlete_bo', true) $$, array[0::bigint], 'an athlete who asks leaves none');
select acting_as(null);
select results_eq($$ execute record('athlete_bo', true) $$, array[0::bigint], 'nor does nobody');
select is(rows(), 5::bigint, 'that makes five');

-- Nobody changes it.
select acting_as('athlete_bo');
select throws_ok($$ insert into app.data_access_log (athlete_id, actor_name, actor_role, kind, allowed)
                    values (id_of('athlete_bo'), 'Ana', 'coach', 'workouts', true) $$, '42501', null, 'no row comes in another way');
select throws_ok($$ update app.data_access_log set allowed = false $$, '42501', null, 'none changes');
select throws_ok('delete from app.data_access_log', '42501', null, 'none goes');
select throws_ok('truncate app.data_access_log', '42501', null, 'nor all of them');

-- What stays of who is gone.
select as_owner();
delete from app.users where id = id_of('coach_ana');
select results_eq($$ select actor_id, actor_name from app.data_access_log where athlete_id = id_of('athlete_bo') and actor_role = 'coach' order by actor_name $$,
    $$ values (null::uuid, 'Deleted user'), (id_of('coach_eve'), 'Eve'), (id_of('coach_eve'), 'Eve') $$, 'the row stays when the coach is gone, the name does not');
delete from app.users where id = id_of('athlete_bo');
select is(rows(), 1::bigint, 'an athlete''s log goes with the athlete');

select * from finish();
rollback;
