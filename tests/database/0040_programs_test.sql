-- Programs: who sees them and their days, and who writes.
begin;
\ir ../support/people.sql
select plan(43);

create function tests.program(name text, owner text, visibility text) returns void language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$
    insert into app.programs (id, owner_id, title, visibility, coach_notes) values (id_of(name), id_of(owner), name, visibility, 'secret');
    insert into app.program_workouts (id, program_id, owner_id, week, position, title)
    values (id_of(name || '_day'), id_of(name), id_of(owner), 1, 1, name || ' day') $$;
create view tests.seen with (security_invoker = true) as
    select p.title from app.programs p union all select w.title from app.program_workouts w;
grant select on tests.seen to public;
-- What a user sees: titles of programs, each of which shows its day as well.
create function tests.shown() returns text language sql as $$
    select coalesce(string_agg(title, ' ' order by title), '') from seen s
    where title not like '% day' and exists (select from seen d where d.title = s.title || ' day') $$;
grant execute on function tests.shown() to public;
select program('a_' || left(v, 1), 'coach_ana', v), program('b_' || left(v, 1), 'athlete_bo', v)
from unnest(array['private', 'coach_only', 'template']) v;
select program('f_public', 'athlete_fay', 'public');

select acting_as('coach_ana');
select is(shown(), 'a_c a_p a_t b_c b_t f_public', 'a coach sees the own, what an athlete shows to coaches, and public ones');
select acting_as('athlete_bo');
select is(shown(), 'a_t b_c b_p b_t f_public', 'an athlete sees the own, the coach''s templates, and public ones');
select acting_as('athlete_cy');
select is(shown(), 'a_t f_public', 'another athlete of that coach sees templates alone');
select acting_as('coach_eve');
select is(shown(), 'f_public', 'a foreign coach sees what is public');
select acting_as('admin_ida');
select is(shown(), 'f_public', 'so does an administrator');
select acting_as(null);
select is((select count(*) from seen), 0::bigint, 'nobody without a session sees anything');

-- With the connection and what it opens.
select as_owner();
update app.sharing_settings set workouts = false where athlete_id = id_of('athlete_bo');
select acting_as('coach_ana');
select is(shown(), 'a_c a_p a_t f_public', 'an athlete who shares no workouts shows no programs');
select as_owner();
update app.sharing_settings set workouts = true where athlete_id = id_of('athlete_bo');
select set_connection('coach_ana', 'athlete_bo', 'inactive');
select acting_as('coach_ana');
select is(shown(), 'a_c a_p a_t f_public', 'nor does one who is paused');
select acting_as('athlete_bo');
select is(shown(), 'b_c b_p b_t f_public', 'who sees no templates meanwhile');
select as_owner();
select set_connection('coach_ana', 'athlete_bo', 'active');

-- Notes and names.
select acting_as('athlete_bo');
select is(app.own_program_notes(id_of('b_t')), 'secret', 'an owner reads the own notes');
select is(app.own_program_notes(id_of('a_t')), null, 'and nobody else''s');
select throws_ok('select coach_notes from app.programs', '42501', null, 'not even by the column');
select is(app.public_author(id_of('athlete_fay')), 'Fay', 'who publishes a program is named');
select is(app.public_author(id_of('coach_eve')), null, 'who does not is not');
select acting_as(null);
select is(app.public_author(id_of('athlete_fay')), null, 'and to nobody without a session');

-- Writing.
select acting_as('athlete_bo');
select lives_ok($$ insert into app.programs (title) values ('mine') $$, 'an athlete writes a program');
select is((select owner_id from app.programs where title = 'mine'), id_of('athlete_bo'), 'which is the athlete''s');
select throws_ok($$ insert into app.programs (title, owner_id) values ('x', id_of('coach_ana')) $$, '42501', null, 'not in another''s name');
select as_owner();
alter table app.programs alter column owner_id set default tests.id_of('coach_ana');
select acting_as('athlete_bo');
select throws_ok($$ insert into app.programs (title) values ('x') $$, '42501', null, 'also by the policy alone');
select as_owner();
alter table app.programs alter column owner_id set default app.current_user_id();
select acting_as('athlete_bo');
select lives_ok($$ insert into app.program_workouts (program_id, week, position, title) values (id_of('b_p'), 1, 2, 'second') $$, 'and days');
select throws_ok($$ insert into app.program_workouts (program_id, week, position, title) values (id_of('a_t'), 1, 2, 'x') $$, '23503', null, 'not in another''s program');
select as_owner();
alter table app.program_workouts alter column owner_id set default tests.id_of('coach_ana');
select acting_as('athlete_bo');
select throws_ok($$ insert into app.program_workouts (program_id, week, position, title) values (id_of('a_t'), 1, 2, 'x') $$, '42501', null, 'nor by naming its owner');
select results_eq($$ with u as (update app.programs set title = title || '!' returning title) select title from u order by 1 $$,
    array['b_c!', 'b_p!', 'b_t!', 'mine!'], 'only the own are changed');
select is((select version from app.programs where id = id_of('b_p')), 2, 'which counts the version');
select throws_ok('update app.programs set version = 1', '42501', null, 'that nobody sets');
select throws_ok('update app.programs set owner_id = owner_id', '42501', null, 'nor the owner');
select results_eq($$ with u as (update app.program_workouts set title = title || '!' returning title) select title from u order by 1 $$,
    array['b_c day!', 'b_p day!', 'b_t day!', 'second!'], 'only the own days');
select results_eq($$ with d as (delete from app.program_workouts where week = 1 and position = 1 returning title) select title from d order by 1 $$,
    array['b_c day!', 'b_p day!', 'b_t day!'], 'only the own days are deleted');
select results_eq($$ with d as (delete from app.programs where visibility <> 'private' returning title) select title from d order by 1 $$,
    array['b_c!', 'b_t!'], 'and the own programs');
select as_owner();
select is((select count(*) from app.programs where owner_id = id_of('coach_ana') and title not like '%!'), 3::bigint, 'what is another''s is as it was');
select is((select count(*) from app.program_workouts where owner_id = id_of('coach_ana') and title not like '%!'), 3::bigint, 'its days, too');

-- Origins.
select acting_as('athlete_bo');
select lives_ok($$ insert into app.programs (title, copied_from) values ('copy', id_of('a_t')) $$, 'a copy names what it is of');
select throws_ok($$ insert into app.programs (title, copied_from) values ('x', id_of('a_p')) $$, '42501', null, 'not what is not to be seen');
select throws_ok($$ insert into app.programs (title, copied_from) values ('x', id_of('nothing')) $$, '42501', null, 'nor what is not there');
select as_owner();
delete from app.programs where id = id_of('a_t');
select is((select copied_from from app.programs where title = 'copy'), null, 'a copy outlives its origin');

-- Bounds.
prepare day(int, int) as insert into app.program_workouts (program_id, owner_id, week, position, title)
    values (id_of('a_p'), id_of('coach_ana'), $1, $2, 'x');
select throws_ok('execute day(0, 1)', '23514', null, 'weeks begin with 1');
select throws_ok('execute day(53, 1)', '23514', null, 'and are at most 52');
select throws_ok('execute day(1, 8)', '23514', null, 'a week has seven days');
select throws_ok('execute day(1, 1)', '23505', null, 'and one of each');
select lives_ok('execute day(52, 7)', 'a whole year fits');
select throws_ok($$ insert into app.programs (owner_id, title, visibility) values (id_of('coach_ana'), 'x', 'secret') $$, '23514', null, 'visibility is one of four');
select throws_ok($$ insert into app.programs (owner_id, title, week_count) values (id_of('coach_ana'), 'x', 53) $$, '23514', null, 'a program has at most 52 weeks');
delete from app.users where id = id_of('coach_ana');
select is_empty($$ select 1 from app.programs where id = id_of('a_p') $$, 'with the account the programs go');

select * from finish();
rollback;
