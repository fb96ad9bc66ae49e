-- Renaming, announcements, adding, taking out and leaving.
begin;
\ir ../support/people.sql
select plan(45);

create function tests.people_in(name text) returns text language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$
    select string_agg(username || case when left_at is null then '' else ' (left)' end, ', ' order by username)
    from app.conversation_participants p join app.users u on u.id = p.user_id where conversation_id = id_of(name) $$;
create function tests.roster_size(name text) returns integer language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$
    select json_array_length(roster::json) from app.conversations where id = id_of(name) $$;
grant execute on all functions in schema tests to public;
prepare add(text, text[]) as select app.add_to_group(id_of($1), array(select id_of(a) from unnest($2) a));
prepare remove(text, text) as select app.remove_from_group(id_of($1), id_of($2));
prepare leave(text) as select app.leave_group(id_of($1));

select open_direct('ana_and_bo', 'coach_ana', 'athlete_bo'), open_group('team', 'coach_ana', 'athlete_bo'),
       open_group('eves', 'coach_eve', 'athlete_fay');
select say('coach_ana', 'team', 'one');

-- Name and announcements.
select acting_as('coach_ana');
select revision as before from app.conversations where id = id_of('team') \gset
select lives_ok($$ update app.conversations set title = 'New name' where id = id_of('team') $$, 'a coach renames an own group');
select is(revision, :before + 1::bigint, 'which counts as a change') from app.conversations where id = id_of('team');
select lives_ok($$ update app.conversations set title = 'New name' where id = id_of('team') $$, 'the same name again');
select is(revision, :before + 1::bigint, 'is none') from app.conversations where id = id_of('team');
select lives_ok($$ update app.conversations set is_announcement = true where id = id_of('team') $$, 'and makes it one of announcements');
select lives_ok($$ insert into app.messages (conversation_id, content) values (id_of('team'), 'two') $$, 'in which the coach writes');
select throws_ok($$ update app.conversations set coach_id = id_of('coach_eve') where id = id_of('team') $$, '42501', null, 'but gives it to nobody');
select is_empty($$ update app.conversations set title = 'X' where not is_group returning 1 $$, 'a direct one has no name');
select acting_as('athlete_bo');
select throws_ok($$ insert into app.messages (conversation_id, content) values (id_of('team'), 'X') $$, 'TP008', null, 'an athlete does not write there');
select is_empty($$ update app.conversations set title = 'X' where id = id_of('team') returning 1 $$, 'or rename it');
select acting_as('coach_eve');
select is_empty($$ update app.conversations set title = 'X' where id = id_of('team') returning 1 $$, 'nor does a foreign coach');
select isnt_empty($$ update app.conversations set title = 'Mine' where id = id_of('eves') returning 1 $$, 'who renames her own');
select acting_as('coach_ana');
select lives_ok($$ update app.conversations set is_announcement = false where id = id_of('team') $$, 'the athletes may write again');
select acting_as('athlete_bo');
select lives_ok($$ insert into app.messages (conversation_id, content) values (id_of('team'), 'three') $$, 'and do');

-- Adding.
select acting_as('coach_ana');
select lives_ok($$ execute add('team', '{athlete_bo,athlete_cy}') $$, 'a coach adds athletes');
select is(people_in('team'), 'athlete_bo, athlete_cy, coach_ana', 'once each');
select throws_ok($$ execute add('team', '{athlete_di,athlete_fay}') $$, '42501', null, 'not another coach''s');
select throws_ok($$ execute add('team', '{coach_ana}') $$, '42501', null, 'not the coach');
select throws_ok($$ execute add('ana_and_bo', '{athlete_cy}') $$, '42501', null, 'not to a direct conversation');
select throws_ok($$ execute add('eves', '{athlete_cy}') $$, '42501', null, 'not to a foreign group');
select throws_ok($$ execute add('nothing', '{athlete_cy}') $$, '42501', null, 'nor to none');
select is(people_in('team'), 'athlete_bo, athlete_cy, coach_ana', 'none of it happened');
select acting_as('athlete_bo');
select throws_ok($$ execute add('team', '{athlete_di}') $$, '42501', null, 'an athlete adds nobody');
select acting_as('coach_eve');
select throws_ok($$ execute add('team', '{athlete_fay}') $$, '42501', null, 'a foreign coach neither');
select acting_as(null);
select throws_ok($$ execute add('team', '{athlete_di}') $$, '42501', null, 'nor does nobody');
select acting_as('athlete_cy');
select is_empty('select * from app.messages', 'who is added sees nothing of before');
select say('coach_ana', 'team', 'four');
select results_eq('select seq from app.messages', array[4]::bigint[], 'and everything from then on');

-- Taking out.
select throws_ok($$ execute remove('team', 'athlete_bo') $$, '42501', null, 'an athlete takes nobody out');
select acting_as('coach_eve');
select throws_ok($$ execute remove('team', 'athlete_bo') $$, '42501', null, 'nor does a foreign coach');
select acting_as('coach_ana');
select throws_ok($$ execute remove('team', 'coach_ana') $$, 'TP150', null, 'the coach stays');
select throws_ok($$ execute remove('ana_and_bo', 'athlete_bo') $$, '42501', null, 'in a direct conversation both do');
select lives_ok($$ execute remove('team', 'athlete_bo') $$, 'an athlete is taken out');
select is(people_in('team'), 'athlete_bo (left), athlete_cy, coach_ana', 'alone');
select lives_ok($$ execute remove('team', 'athlete_bo') $$, 'again');
select lives_ok($$ execute remove('team', 'athlete_di') $$, 'or who was never in it');
select say('coach_ana', 'team', 'five');
select lives_ok($$ execute add('team', '{athlete_bo}') $$, 'and added again');
select say('coach_ana', 'team', 'six');
select acting_as('athlete_bo');
select results_eq($$ select seq from app.messages where conversation_id = id_of('team') order by seq $$, array[1, 2, 3, 4, 6]::bigint[],
    'sees what came before and after, nothing of the time in between');
select is(roster_size('team'), 3, 'is in the roster once');

-- Leaving.
select lives_ok($$ execute leave('team') $$, 'an athlete leaves a group');
select is(people_in('team'), 'athlete_bo (left), athlete_cy, coach_ana', 'alone');
select lives_ok($$ execute leave('team') $$, 'again');
select throws_ok($$ execute leave('ana_and_bo') $$, 'TP150', null, 'not a direct conversation');
select throws_ok($$ execute leave('eves') $$, '42501', null, 'and none of others');
select acting_as('coach_ana');
select throws_ok($$ execute leave('team') $$, 'TP150', null, 'the coach stays');

-- A coach who was one.
select as_owner();
select app.demote_coach(id_of('coach_ana'));
select acting_as('coach_ana');
select throws_ok($$ execute remove('team', 'athlete_cy') $$, 'TP008', null, 'a demoted coach changes a group no more');

select * from finish();
rollback;
