begin;
\ir ../support/people.sql
select plan(37);

prepare direct(text, text, text) as
    insert into app.conversations (id, coach_id, direct_athlete_id) values (id_of($1), id_of($2), id_of($3))
    on conflict do nothing;
prepare "group"(text, text) as insert into app.conversations (id, coach_id, title) values (id_of($1), id_of($2), 'Team');
prepare add(text, text[]) as
    insert into app.conversation_participants (conversation_id, user_id) select id_of($1), id_of(a) from unnest($2) a;
create function tests.people_in(name text) returns text language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$
    select string_agg(username || ' ' || role_at_join, ', ' order by username)
    from app.conversation_participants p join app.users u on u.id = p.user_id where conversation_id = id_of(name) $$;
grant execute on function tests.people_in(text) to public;

-- Direct ones.
select acting_as('coach_ana');
select lives_ok($$ execute direct('ana_and_bo', 'coach_ana', 'athlete_bo') $$, 'a coach opens a direct conversation');
select is(people_in('ana_and_bo'), 'athlete_bo athlete, coach_ana coach', 'both are in it');
select results_eq('select is_group, title, created_by, last_seq from app.conversations',
    $$ values (false, null::text, id_of('coach_ana'), 0::bigint) $$, 'and the coach sees it');
select results_eq('select user_id from app.conversation_participants', array[id_of('coach_ana')], 'with the own participation only');
select acting_as('athlete_bo');
select isnt_empty('select * from app.conversations', 'so does the athlete');
select results_eq('select user_id from app.conversation_participants', array[id_of('athlete_bo')], 'in the same way');
select lives_ok($$ execute direct('again', 'coach_ana', 'athlete_bo') $$, 'opening it again from the other side');
select is((select count(*) from app.conversations), 1::bigint, 'changes nothing');
select acting_as('athlete_cy');
select lives_ok($$ execute direct('ana_and_cy', 'coach_ana', 'athlete_cy') $$, 'an athlete opens one with the own coach');
select results_eq('select id from app.conversations', array[id_of('ana_and_cy')], 'and sees only that');
select throws_ok($$ execute direct('x', 'coach_eve', 'athlete_cy') $$, '42501', null, 'not with another coach');
select throws_ok($$ execute direct('x', 'coach_ana', 'athlete_di') $$, '42501', null, 'nor for another athlete');
select throws_ok($$ insert into app.conversations (coach_id, direct_athlete_id, title) values (id_of('coach_ana'), id_of('athlete_cy'), 'X') $$,
    '23514', null, 'a direct conversation has no title');
select acting_as('coach_eve');
select is_empty('select * from app.conversations', 'a foreign coach sees none');
select is_empty('select * from app.conversation_participants', 'and nobody in them');
select throws_ok($$ execute direct('x', 'coach_ana', 'athlete_di') $$, '42501', null, 'and opens none for another coach');
select throws_ok($$ execute direct('x', 'coach_eve', 'athlete_gus') $$, '42501', null, 'or with a stranger');
select acting_as('admin_ida');
select is_empty('select * from app.conversations', 'an administrator reads no conversations');

-- Groups.
select acting_as('coach_ana');
select lives_ok($$ execute "group"('team', 'coach_ana') $$, 'a coach opens a group');
select lives_ok($$ execute add('team', '{athlete_bo,athlete_cy}') $$, 'and adds own athletes');
select is(people_in('team'), 'athlete_bo athlete, athlete_cy athlete, coach_ana coach', 'who are in it');
select results_eq($$ select is_group, title from app.conversations where id = id_of('team') $$, $$ values (true, 'Team') $$, 'with its title');
select throws_ok($$ execute add('team', '{athlete_di,athlete_fay}') $$, '42501', null, 'not another coach''s athlete');
select throws_ok($$ execute add('team', '{coach_eve}') $$, '42501', null, 'no other coach');
select throws_ok($$ execute add('ana_and_bo', '{athlete_cy}') $$, '42501', null, 'and nobody into a direct conversation');
select is(people_in('team'), 'athlete_bo athlete, athlete_cy athlete, coach_ana coach', 'none of it happened');
select throws_ok($$ execute "group"('x', 'coach_eve') $$, '42501', null, 'no group for another coach');
select throws_ok($$ update app.conversations set last_seq = 0 $$, '42501', null, 'a conversation is not changed by hand');
select throws_ok('delete from app.conversations', '42501', null, 'or deleted');
select throws_ok('delete from app.conversation_participants', '42501', null, 'nor are people');
select throws_ok('update app.conversation_participants set left_at = null', '42501', null, 'or their leaving');
select acting_as('athlete_bo');
select throws_ok($$ execute add('team', '{athlete_di}') $$, '42501', null, 'an athlete adds nobody');
select throws_ok($$ execute "group"('x', 'athlete_bo') $$, '42501', null, 'and opens no group');
select acting_as('coach_eve');
select throws_ok($$ execute add('team', '{athlete_fay}') $$, '42501', null, 'a foreign coach adds nobody either');

-- The policies alone, without the triggers.
select as_owner();
alter table app.conversations disable trigger guard_conversation;
alter table app.conversation_participants disable trigger guard_participant;
alter table app.conversation_participants alter column role_at_join set default 'athlete';
select acting_as('coach_ana');
select throws_ok($$ execute direct('x', 'coach_ana', 'athlete_fay') $$, '42501', null, 'no direct conversation without a connection');
select throws_ok($$ execute add('team', '{athlete_fay}') $$, '42501', null, 'nobody joins without one');
select acting_as('athlete_bo');
select throws_ok($$ execute add('team', '{athlete_di}') $$, '42501', null, 'by nobody but the coach');

select * from finish();
rollback;
