-- What all have read goes on where somebody was alone for a while.
begin;
\ir ../support/people.sql
select plan(4);

select open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy');
create function tests.read_by_all() returns bigint language sql security definer set search_path = tests, pg_catalog, pg_temp as $$
    select count(*) from app.messages where conversation_id = id_of('team') and read_at is not null $$;
grant execute on all functions in schema tests to public;

select acting_as('coach_ana');
select app.remove_from_group(id_of('team'), id_of('athlete_bo')), app.remove_from_group(id_of('team'), id_of('athlete_cy'));
select say('coach_ana', 'team', 'one'), say('coach_ana', 'team', 'two');
select is(read_by_all(), 0::bigint, 'who is alone is read by nobody');
select acting_as('coach_ana');
select app.add_to_group(id_of('team'), array[id_of('athlete_di')]);
select say('coach_ana', 'team', 'three');
select read_up_to('athlete_di', 'team', 3);
select is(read_by_all(), 3::bigint, 'but again once somebody has joined and reads');

select acting_as('coach_ana');
select app.remove_from_group(id_of('team'), id_of('athlete_di'));
select say('coach_ana', 'team', 'four');
select is(read_by_all(), 3::bigint, 'alone again');
select acting_as('coach_ana');
select app.add_to_group(id_of('team'), array[id_of('athlete_di')]);
select say('coach_ana', 'team', 'five');
select read_up_to('athlete_di', 'team', 5);
select is(read_by_all(), 5::bigint, 'or has come back');

select * from finish();
rollback;
