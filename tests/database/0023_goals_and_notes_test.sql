-- The athlete's goals and the coach's notes: who writes and who reads them.
begin;
\ir ../support/people.sql
select plan(27);

prepare set_goals(text, text[]) as insert into app.connection_goals (coach_id, goals) values (id_of($1), $2)
    on conflict (coach_id, athlete_id) do update set goals = excluded.goals, updated_at = now();
prepare note(text, text) as insert into app.coach_notes (athlete_id, notes) values (id_of($1), $2)
    on conflict (coach_id, athlete_id) do update set notes = excluded.notes, updated_at = now();

select acting_as('athlete_bo');
select lives_ok($$ execute set_goals('coach_ana', '{Marathon,"A pull-up"}') $$, 'an athlete sets goals');
select lives_ok($$ execute set_goals('coach_ana', '{Marathon}') $$, 'and others');
select results_eq('select goals from app.connection_goals', $$ values ('{Marathon}'::text[]) $$, 'which are then these');
select throws_ok($$ execute set_goals('coach_eve', '{X}') $$, '42501', null, 'but none with a foreign coach');
select throws_ok($$ insert into app.connection_goals (coach_id, athlete_id, goals) values (id_of('coach_ana'), id_of('athlete_cy'), '{X}') $$, '42501', null, 'nor for somebody else');
select throws_ok($$ execute set_goals('coach_ana', '{a,b,c,d,e,f,g,h,i,j,k}') $$, '23514', null, 'ten are enough');
select acting_as('coach_ana');
select results_eq('select goals from app.connection_goals', $$ values ('{Marathon}'::text[]) $$, 'the coach reads them');
select is_empty($$ with w as (update app.connection_goals set goals = '{X}' returning 1) select * from w $$, 'and changes none');
select lives_ok($$ execute note('athlete_bo', 'Bad knee') $$, 'a coach notes something');
select lives_ok($$ execute note('athlete_bo', 'Bad knees') $$, 'and more');
select results_eq('select notes from app.coach_notes', array['Bad knees'], 'and reads it');
select throws_ok($$ execute note('athlete_fay', 'X') $$, '42501', null, 'but nothing of a foreign athlete');
select acting_as('athlete_bo');
select is_empty('select * from app.coach_notes', 'the athlete reads no note');
select is_empty($$ with w as (update app.coach_notes set notes = 'X' returning 1) select * from w $$, 'and writes none');
select acting_as('coach_eve');
select is_empty('select coach_id from app.coach_notes union all select coach_id from app.connection_goals', 'a foreign coach reads nothing');
select acting_as('athlete_cy');
select is_empty('select coach_id from app.coach_notes union all select coach_id from app.connection_goals', 'nor does a foreign athlete');

-- Paused.
select set_connection('coach_ana', 'athlete_bo', 'inactive'), acting_as('coach_ana');
select is_empty('select * from app.connection_goals', 'while it is paused the coach reads no goals');
select lives_ok($$ execute note('athlete_bo', 'Paused') $$, 'but goes on with the notes');
select acting_as('athlete_bo');
select lives_ok($$ execute set_goals('coach_ana', '{Rest}') $$, 'as the athlete does with the goals');

-- Ended.
select set_connection('coach_ana', 'athlete_bo', 'terminated');
select results_eq('select goals from app.connection_goals', $$ values ('{Rest}'::text[]) $$, 'after the end the athlete has the goals');
select throws_ok($$ execute set_goals('coach_ana', '{X}') $$, 'TP008', null, 'as they were');
select acting_as('coach_ana');
select is_empty('select coach_id from app.coach_notes union all select coach_id from app.connection_goals', 'and the coach nothing');
select throws_ok($$ execute note('athlete_bo', 'X') $$, 'TP008', null, 'to write');
-- The policies alone.
select as_owner();
alter table app.connection_goals disable trigger guard_goals;
alter table app.coach_notes disable trigger guard_notes;
select acting_as('coach_ana');
select is_empty($$ with w as (update app.coach_notes set notes = 'X' returning 1) select * from w $$, 'the policy alone keeps the former coach from writing');
select throws_ok($$ insert into app.coach_notes (athlete_id, notes) values (id_of('athlete_fay'), 'X') $$, '42501', null, 'and a foreign one');
select acting_as('athlete_bo');
select is_empty($$ with w as (update app.connection_goals set goals = '{X}' returning 1) select * from w $$, 'the policy alone keeps the former athlete from it');
select throws_ok($$ execute set_goals('coach_eve', '{X}') $$, '42501', null, 'and a foreign one');

select * from finish();
rollback;
