-- A message is edited twenty times at most.
begin;
\ir ../support/people.sql
select plan(5);

select open_group('team', 'coach_ana', 'athlete_bo');
select say('coach_ana', 'team', '0'), say('coach_ana', 'team', 'another');
select acting_as('coach_ana');
prepare edit(bigint, text) as select app.edit_message(conversation_id, id, $2) from app.messages where seq = $1;
select lives_ok($$ select app.edit_message(m.conversation_id, m.id, n::text) from app.messages m, generate_series(1, 20) n where seq = 1 $$,
    'twenty edits');
select results_eq('select version, content from app.message_edits order by version',
    'select n + 1, n::text from generate_series(0, 19) n', 'of which each earlier version is kept');
select throws_ok($$ execute edit(1, '21') $$, 'TP144', 'too_many_edits', 'one more is too much');
select lives_ok($$ execute edit(1, '20') $$, 'unless it changes nothing');
select lives_ok($$ execute edit(2, 'the other') $$, 'other messages have edits of their own');

select * from finish();
rollback;
