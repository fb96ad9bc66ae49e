-- A right that ended is told from one that never was; tests of 0008 and 0010 hold each refusal itself.
begin;
\ir ../support/people.sql
select plan(6);

prepare say(text) as insert into app.messages (conversation_id, content) values (id_of($1), 'X');
prepare assign(text) as
    insert into app.workout_assignments (athlete_id, title, scheduled_for) values (id_of($1), 'X', '2030-01-07');
select open_direct('ana_and_bo', 'coach_ana', 'athlete_bo');
select set_connection('coach_ana', 'athlete_bo', 'terminated');

select acting_as('coach_ana');
select throws_ok($$ execute assign('athlete_bo') $$, 'TP008', 'no active connection', 'a former coach had the right to assign');
select throws_ok($$ execute assign('athlete_gus') $$, '42501', 'no active connection', 'a stranger never had');
select throws_ok($$ execute say('ana_and_bo') $$, 'TP008', 'not in this conversation', 'who left had the right to write');
select acting_as('athlete_bo');
select throws_ok($$ execute say('ana_and_bo') $$, 'TP008', 'not in this conversation', 'so had the other side');
select acting_as('coach_eve');
select throws_ok($$ execute say('ana_and_bo') $$, '42501', 'not in this conversation', 'an outsider never had');
select throws_ok($$ execute say('nothing') $$, '42501', 'not in this conversation', 'nor had anybody where nothing is');

select * from finish();
rollback;
