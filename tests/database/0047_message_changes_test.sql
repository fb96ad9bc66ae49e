-- Editing, deleting and reacting, by the functions alone: who may, and what follows.
begin;
\ir ../support/people.sql
select plan(52);

select open_direct('ana_and_bo', 'coach_ana', 'athlete_bo'), open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy');
create function tests.message_at(name text, number bigint) returns uuid language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ select id from app.messages where conversation_id = id_of(name) and seq = number $$;
create function tests.revision_of(name text) returns bigint language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ select revision from app.conversations where id = id_of(name) $$;
create function tests.age(name text, number bigint, by interval) returns void language sql security definer
    set search_path = tests, pg_catalog, pg_temp as
$$ update app.messages set created_at = clock_timestamp() - by where conversation_id = id_of(name) and seq = number $$;
-- Conversations whose copy differs from the message, and messages that quote what is not so.
create function tests.wrong_copies() returns setof text language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$
    select c.id::text from app.conversations c join app.messages m on m.conversation_id = c.id and m.seq = c.last_seq
    where (c.last_content, c.last_edited_at, c.last_deleted_at, c.last_reply, c.last_mentions, c.last_reactions, c.last_sender_id)
        is distinct from (m.content, m.edited_at, m.deleted_at, m.reply, m.mentions, m.reactions, m.sender_id)
    union all
    select m.id::text from app.messages m join app.messages q on q.conversation_id = m.conversation_id and q.seq = m.reply_to_seq
    where m.reply <> app.quote_of(q)
    union all
    select m.id::text from app.messages m where m.reactions <> app.reactions_of(m.conversation_id, m.seq, 'infinity') $$;
prepare edit(text, bigint, text) as select app.edit_message(id_of($1), message_at($1, $2), $3);
prepare remove(text, bigint) as select app.delete_message(id_of($1), message_at($1, $2));
prepare react(text, bigint, text) as select app.add_reaction(id_of($1), message_at($1, $2), $3);
prepare unreact(text, bigint, text) as select app.remove_reaction(id_of($1), message_at($1, $2), $3);
prepare seen(text, bigint) as select content, edited_at is not null, deleted_at is not null, reactions
    from app.messages where conversation_id = id_of($1) and seq = $2;
grant execute on all functions in schema tests to public;

-- Editing.
select say('coach_ana', 'team', 'helo'), say('athlete_bo', 'team', 'bo says');
select acting_as('athlete_cy');
insert into app.messages (conversation_id, content, reply_to_seq) values (id_of('team'), 'so?', 1);
select acting_as('coach_ana');
select revision_of('team') as before \gset
select lives_ok($$ execute edit('team', 1, 'hello') $$, 'who sent a message edits it');
select results_eq($$ execute seen('team', 1) $$, $$ values ('hello', true, false, '[]') $$, 'which shows');
select is_empty('select wrong_copies()', 'also in the answer, and beside the conversation');
select is(revision_of('team'), :before + 2::bigint, 'each changed message counts');
select results_eq($$ select seq, changed_revision from app.messages where changed_revision is not null order by 2 $$,
    format($$ values (1::bigint, %s::bigint), (3, %s) $$, :before + 1, :before + 2), 'with a revision of its own');
select results_eq('select version, content, written_at < replaced_at from app.message_edits', $$ values (1, 'helo', true) $$, 'the earlier version stays');
select lives_ok($$ execute edit('team', 1, 'hello') $$, 'the same content');
select is(revision_of('team'), :before + 2::bigint, 'changes nothing');
select throws_ok($$ execute edit('team', 1, '') $$, '23514', null, 'no content is none');
select throws_ok($$ execute edit('team', 1, repeat('x', 10001)) $$, '23514', null, 'nor is too much');
select throws_ok($$ execute edit('team', 2, 'X') $$, '42501', null, 'others'' messages are not the coach''s to edit');
select throws_ok($$ execute edit('team', 99, 'X') $$, '42501', null, 'nor what is not there');
select throws_ok($$ select app.edit_message(id_of('ana_and_bo'), message_at('team', 1), 'X') $$, '42501', null, 'nor by way of another conversation');
select throws_ok($$ update app.messages set content = 'X' $$, '42501', null, 'nor past the function');
select age('team', 1, '14 minutes 59 seconds');
select lives_ok($$ execute edit('team', 1, 'hello!') $$, 'just in time');
select age('team', 1, '15 minutes 1 second');
select throws_ok($$ execute edit('team', 1, 'X') $$, 'TP140', 'edit_too_late', 'just too late');
select acting_as('coach_eve');
select throws_ok($$ execute edit('team', 1, 'X') $$, '42501', null, 'a foreign coach edits nothing');
select throws_ok($$ execute remove('team', 1) $$, '42501', null, 'deletes nothing');
select throws_ok($$ execute react('team', 1, 'X') $$, '42501', null, 'reacts to nothing');
select throws_ok($$ execute unreact('team', 1, 'X') $$, '42501', null, 'and takes nothing back');
select acting_as('admin_ida');
select throws_ok($$ execute remove('team', 1) $$, '42501', null, 'nor does an administrator delete');

-- Reacting.
select acting_as('athlete_bo');
select lives_ok($$ execute react('team', 3, '👍') $$, 'a participant reacts');
select revision_of('team') as before \gset
select lives_ok($$ execute react('team', 3, '👍') $$, 'once');
select is(revision_of('team'), :before::bigint, 'however often');
select is(reactions, '[{"emoji" : "👍", "userIds" : ["' || id_of('athlete_bo') || '"]}]', 'which stands beside the message')
    from app.messages where seq = 3;
select is_empty('select wrong_copies()', 'and beside the conversation');
select acting_as('athlete_cy');
select lives_ok($$ execute unreact('team', 3, '👍') $$, 'nobody takes back another''s');
select is(revision_of('team'), :before::bigint, 'and nothing changes');
select throws_ok($$ execute react('team', 3, repeat('👍', 11)) $$, '23514', null, 'no emoji is that long');
select as_owner();
insert into app.message_reactions (conversation_id, seq, user_id, emoji)
    select id_of('team'), 3, id_of('athlete_cy'), chr(128512 + n) from generate_series(1, 19) n;
select acting_as('athlete_bo');
select throws_ok($$ execute react('team', 3, '🎉') $$, 'TP142', 'too_many_reactions', 'twenty are enough');
select lives_ok($$ execute react('team', 3, chr(128513)) $$, 'one that is there is no other');
select lives_ok($$ execute unreact('team', 3, '👍') $$, 'one may take back the own one');
select is_empty('select wrong_copies()', 'all of which shows');

-- Deleting.
select lives_ok($$ execute react('team', 1, '👍') $$, 'a reaction to what will go');
select as_owner();
insert into app.idempotency_keys (user_id, key, request_hash, status, body) values (id_of('athlete_cy'), 'k', '\x00', 201, '{"content": "secret"}');
select acting_as('athlete_cy');
insert into app.messages (conversation_id, content, client_key, reply_to_seq, mentions) values (id_of('team'), 'secret', 'k', 1, array[id_of('athlete_bo')]);
select lives_ok($$ execute edit('team', 4, 'secret too') $$, 'a message that was edited');
select throws_ok($$ execute remove('team', 1) $$, '42501', null, 'nobody deletes another''s message');
select set_connection('coach_ana', 'athlete_bo', 'terminated');
select lives_ok($$ execute remove('team', 4) $$, 'its sender does');
select results_eq($$ execute seen('team', 4) $$, $$ values ('', false, true, '[]') $$, 'a tombstone stays');
select results_eq('select reply, mentions, reply_to_seq from app.messages where seq = 4', $$ values (null::text, '{}'::uuid[], null::bigint) $$, 'of no words');
select is_empty('select 1 from app.message_edits where seq = 4', 'and no earlier ones');
select is((select body from app.idempotency_keys), null, 'also where its answer was kept');
select is_empty('select wrong_copies()', 'everywhere');
select revision_of('team') as before \gset
select lives_ok($$ execute remove('team', 4) $$, 'again');
select is(revision_of('team'), :before::bigint, 'nothing happens');
select throws_ok($$ execute react('team', 4, '👍') $$, 'TP141', 'message_deleted', 'and nobody reacts any more');
select throws_ok($$ execute edit('team', 4, 'X') $$, 'TP141', 'message_deleted', 'or edits');
select acting_as('athlete_bo');
select is((select content from app.messages where seq = 4), '', 'who left sees it gone');
select is((select left_revision from app.conversation_participants where conversation_id = id_of('team')), :before::bigint, 'and that there is something new');
select throws_ok($$ execute edit('team', 2, 'X') $$, 'TP008', null, 'but changes nothing any more');
select throws_ok($$ execute remove('team', 2) $$, 'TP008', null, 'and deletes nothing');

-- An account that goes: no mention, no reaction, no name in a quote.
select acting_as('athlete_cy');
insert into app.messages (conversation_id, content, reply_to_seq) values (id_of('team'), 'Bo said', 2);
select as_owner();
insert into app.message_reactions (conversation_id, seq, user_id, emoji) values (id_of('team'), 2, id_of('athlete_bo'), '👍');
update app.messages set mentions = array[id_of('athlete_cy'), id_of('athlete_bo')] where conversation_id = id_of('team') and seq = 5;
delete from app.users where id = id_of('athlete_bo');
select is_empty(format('select m.id from app.messages m where strpos(m::text, %L) > 0', id_of('athlete_bo')), 'a deleted user is named nowhere');
select is_empty('select wrong_copies()', 'and all copies follow');

select * from finish();
rollback;
