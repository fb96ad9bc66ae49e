begin;
\ir ../support/people.sql
select plan(28);

create function tests.told(who text) returns table (kind text, actor text, source uuid, title text, count integer, read boolean)
language sql security definer set search_path = tests, pg_temp
as $$
    select kind, actor_name, source_id, title, count, read_at is not null from app.notifications
    where recipient_id = id_of(who) order by updated_at
$$;
-- More than a minute goes by for all that was written, by the clock of a machine that is slow today, too.
create function tests.wait_a_minute() returns void language sql security definer set search_path = pg_catalog, pg_temp
as $$ update app.messages set created_at = created_at - interval '2 minutes' $$;
create function tests.notify_unread() returns bigint language sql security definer set search_path = pg_catalog, pg_temp
as $$ select private.notify_unread() $$;
grant execute on all functions in schema tests to public;

select is_empty('select * from app.notifications', 'what the owner connects is no news');

-- Training.
select acting_as('coach_ana');
insert into app.workout_assignments (athlete_id, title, scheduled_for)
    select id_of(who), 'Run', current_date from unnest(array['athlete_bo', 'athlete_cy']) who;
select results_eq('select kind, actor, title, count from told(''athlete_bo'')', $$ values ('assignment_created', 'Ana', 'Run', 1) $$,
    'an athlete is told of an assignment');
select is((select count(*) from told('athlete_cy')), 1::bigint, 'and the other one of the other');
select is((select source from told('athlete_bo')), (select id from app.workout_assignments where athlete_id = id_of('athlete_bo')),
    'the source is the assignment');
select acting_as('athlete_bo');
insert into app.workout_logs (assignment_id) select id from app.workout_assignments;
select results_eq('select kind, actor, title from told(''coach_ana'')', $$ values ('workout_completed', 'Bo', 'Run') $$,
    'a coach is told of a completed workout');
select set_connection('coach_ana', 'athlete_cy', 'terminated');
select acting_as('athlete_cy');
insert into app.workout_logs (assignment_id) select id from app.workout_assignments;
select is((select count(*) from told('coach_ana')), 1::bigint, 'a former coach is not');

-- Connections.
select acting_as('coach_ana');
insert into app.coach_athletes (coach_id, athlete_id) values (id_of('coach_ana'), id_of('athlete_gus'));
select results_eq('select kind, actor from told(''athlete_gus'')', $$ values ('connected', 'Ana') $$, 'an athlete is told of a new coach');
update app.coach_athletes set status = 'active' where athlete_id = id_of('athlete_cy') and status = 'terminated';
select results_eq('select kind from told(''athlete_cy'')', array['assignment_created', 'connected'], 'and of one who comes back');
select set_connection('coach_ana', 'athlete_gus', 'inactive'), set_connection('coach_ana', 'athlete_gus', 'active') \g /dev/null
select is((select count(*) from told('athlete_gus')), 1::bigint, 'what others do to the connection is told by them');

-- Messages.
select as_owner();
select open_direct('direct', 'coach_ana', 'athlete_di'), open_group('group', 'coach_ana', 'athlete_di', 'athlete_bo') \g /dev/null
select say('coach_ana', 'direct', 'hello') \g /dev/null
select is(notify_unread(), 0::bigint, 'a message that was just sent may yet be read');
select wait_a_minute();
select is(notify_unread(), 1::bigint, 'one that waited a minute is told');
select results_eq('select kind, actor, source, read from told(''athlete_di'')',
    $$ values ('message', 'Ana', id_of('direct'), false) $$, 'to who has not read it');
select is_empty($$ select 1 from told('coach_ana') where kind = 'message' $$, 'and not to who wrote it');
select say('coach_ana', 'direct', 'are you there?') \g /dev/null
select wait_a_minute();
select is(notify_unread(), 0::bigint, 'further ones are not told');
select read_up_to('athlete_di', 'direct', 2);
select is(notify_unread(), 0::bigint, 'reading is no news');
select results_eq('select count, read from told(''athlete_di'')', 'values (1, true)', 'but the notification counts as read');
select say('coach_ana', 'direct', 'and now?') \g /dev/null
select wait_a_minute();
select is(notify_unread(), 1::bigint, 'the first one after reading is told again');
select results_eq('select count, read from told(''athlete_di'')', 'values (2, false)', 'in the same notification within ten minutes');
select say('athlete_di', 'direct', 'yes') \g /dev/null
select wait_a_minute();
select is(notify_unread(), 1::bigint, 'an answer is told to the other side');
select results_eq($$ select actor, source from told('coach_ana') where kind = 'message' $$, $$ values ('Di', id_of('direct')) $$, 'alone');
select say('coach_ana', 'group', 'to all') \g /dev/null
select wait_a_minute();
select is(notify_unread(), 2::bigint, 'a group''s message is told to each of the others');
select results_eq($$ select title from told('athlete_bo') where kind = 'message' $$, array['Group'], 'by its title');
select read_up_to('athlete_bo', 'group', 1) \g /dev/null
select notify_unread() \g /dev/null
select say('coach_ana', 'group', 'once more') \g /dev/null
select set_connection('coach_ana', 'athlete_bo', 'terminated');
select wait_a_minute();
select is(notify_unread(), 0::bigint, 'who left is told nothing');

-- What could not be written at once.
select as_owner();
insert into private.owed_notifications (recipient, kind, source_id, details, error) values
    (id_of('athlete_fay'), 'insight', id_of('x'), '{}', 'busy'), (id_of('athlete_fay'), 'insight', id_of('x'), '{}', 'busy'),
    (id_of('athlete_gus'), 'insight', id_of('x'), '{}', 'busy'), (id_of('nobody'), 'insight', id_of('x'), '{}', 'busy');
select set_config('tests.gus', id_of('athlete_gus')::text, true) \g /dev/null
alter table app.notifications add constraint full_disk check (recipient_id <> current_setting('tests.gus')::uuid or kind <> 'insight');
select is(private.write_owed_notifications(), 3::bigint, 'owed notifications are written');
select results_eq('select kind, count from told(''athlete_fay'')', $$ values ('insight', 2) $$, 'like any other');
select results_eq('select recipient, next_attempt_at, error like ''%full_disk%'' from private.owed_notifications',
    $$ values (id_of('athlete_gus'), now() + interval '1 minute', true) $$, 'what fails again waits');
alter table app.notifications drop constraint full_disk;
update private.owed_notifications set next_attempt_at = now();
select is(private.write_owed_notifications(), 1::bigint, 'until it works');
select is_empty('select * from private.owed_notifications', 'then nothing is owed');

select * from finish();
rollback;
