-- Messages are found by their words, and only by who can see them: the function's own rule, whatever the handler asks.
begin;
\ir ../support/people.sql
select plan(27);

create function tests.found(wanted text, conversation uuid default null, sender uuid default null) returns text
language sql as $$
    select coalesce(string_agg(content, '|' order by created_at desc, seq desc), '')
    from app.search_messages(wanted, conversation, sender, null, null, null, null, null, 50)
$$;
create function tests.set_participant(who text, conversation text, joined bigint, missed int8multirange) returns void
language sql security definer set search_path = tests, pg_catalog, pg_temp as $$
    update app.conversation_participants set joined_seq = joined, gaps = missed
    where conversation_id = id_of(conversation) and user_id = id_of(who)
$$;
grant execute on all functions in schema tests to public;

select open_direct('ana_and_bo', 'coach_ana', 'athlete_bo'), open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy');
select say('athlete_bo', 'ana_and_bo', 'a secret run'), say('coach_ana', 'team', 'run one'), say('athlete_cy', 'team', 'run two'),
       say('coach_ana', 'team', 'run three');

select acting_as('athlete_bo');
select is(found('run'), 'run three|run two|run one|a secret run', 'a participant finds what is there');
select is(found('run', id_of('ana_and_bo')), 'a secret run', 'in one conversation');
select is(found('run', null, id_of('athlete_cy')), 'run two', 'by one person');
select acting_as('athlete_cy');
select is(found('run'), 'run three|run two|run one', 'another one not what is between others');
select is(found('secret', id_of('ana_and_bo')), '', 'not by naming the conversation either');
select acting_as('coach_eve');
select is(found('run'), '', 'a foreign coach finds nothing');
select is(found('run', id_of('team')), '', 'by no conversation');
select acting_as('admin_ida');
select is(found('run'), '', 'nor does an administrator');
select acting_as(null);
select is(found('run'), '', 'nor who is not signed in');
select throws_ok('select * from private.message_words', '42501', null, 'handlers do not reach the words');
select throws_ok($$ select private.words_of('x') $$, '42501', null, 'nor what makes them');

-- Who left, came later, or was away.
select set_connection('coach_ana', 'athlete_bo', 'terminated');
select say('athlete_cy', 'team', 'run four');
select acting_as('athlete_bo');
select is(found('run'), 'run three|run two|run one|a secret run', 'a former participant finds what was there');
select is(found('four'), '', 'and nothing of what came since');
select set_participant('athlete_cy', 'team', 1, '{[3,4)}');
select acting_as('athlete_cy');
select is(found('run'), 'run four|run two', 'who came later finds what came since, but for a time away');
select results_eq($$ select has_before, has_after, content_after from app.search_messages('two', null, null, null, null, null, null, null, 9) $$,
    $$ values (false, false, null::text) $$, 'and sees nothing else beside it');

-- Edited and deleted.
select as_owner();
update app.messages set content = 'a swim' where conversation_id = id_of('team') and seq = 2;
update app.messages set content = '', deleted_at = now() where conversation_id = id_of('team') and seq = 4;
select is((select count(*) from private.message_words where conversation_id = id_of('team')), 3::bigint, 'a deleted message has no words');
select acting_as('athlete_cy');
select is(found('run'), '', 'no old version and nothing deleted is found');
select is(found('swim'), 'a swim', 'but the new version');
select as_owner();
delete from app.conversations where id = id_of('team');
select is_empty($$ select from private.message_words where conversation_id = id_of('team') $$, 'words go with their conversation');

-- What is looked for.
create temp view asked as select v.wanted, q.* from (values
    ('long runs'), ('"long run" sun'), ('run -"far away" -walk'), ('-run'), ('half-marathon'), ('the x')) v (wanted), private.search_query(v.wanted) q;
select ok(private.words_of('two long runs, then rest') @@ (select matching from asked where wanted = 'long runs'), 'words as they stand');
select ok(private.words_of('a long running day') @@ (select matching from asked where wanted = 'long runs'), 'in other forms');
select ok(private.words_of('the long run on Sunday') @@ (select matching from asked where wanted = '"long run" sun'), 'a phrase, and the beginning of a word');
select ok(not private.words_of('run long on Sunday') @@ (select matching from asked where wanted = '"long run" sun'), 'not in another order');
select ok(not private.words_of('a run, far away') @@ (select matching from asked where wanted = 'run -"far away" -walk'), 'not with what is excluded');
select is((select matching from asked where wanted = '-run'), null, 'what is excluded alone is no question');
select is((select indexed from asked where wanted = 'the x')::text, $$'the'$$, 'stop words are found as they stand; a letter or two is not looked up');
select is(private.hits_in('Läufe, running und Run', array['runs', 'laufen'], array['run', 'lauf'], 'un'), E'Läufe\nRun\nrunning\nund', 'hits as they are written');

select * from finish();
rollback;
