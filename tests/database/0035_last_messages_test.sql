-- The last message beside its conversation, and the list that is made from it: always what the messages say, and nobody's
-- but the caller's.
begin;
\ir ../support/people.sql
select plan(26);

select open_direct('ana_and_bo', 'coach_ana', 'athlete_bo'), open_direct('eve_and_fay', 'coach_eve', 'athlete_fay'),
       open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy');
-- Conversations whose copy differs from the message.
create function tests.wrong_copies() returns setof uuid language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$
    select c.id from app.conversations c left join app.messages m on m.conversation_id = c.id and m.seq = c.last_seq
    where (c.last_message_id, c.last_sender_id, c.last_content, c.last_client_key, c.last_read_at)
            is distinct from (m.id, m.sender_id, m.content, m.client_key, m.read_at)
       or c.last_message_at <> m.created_at $$;
-- What the list shows as the last message of one conversation.
create function tests.shown(name text) returns text language sql set search_path = tests, pg_catalog, pg_temp as $$
    select concat_ws(' ', last_seq, last_content, last_client_key, case when last_read_at is not null then 'read' end)
    from app.own_conversations() where id = id_of(name) $$;
grant execute on all functions in schema tests to public;

select acting_as('coach_ana');
select is_empty('select wrong_copies()', 'a conversation without messages has no last one');
select is(shown('ana_and_bo'), '0', 'and shows none');
insert into app.messages (conversation_id, content, client_key) values (id_of('ana_and_bo'), 'hello', 'key-1');
select is_empty('select wrong_copies()', 'a message is copied');
select is(shown('ana_and_bo'), '1 hello key-1', 'its sender sees it with the key');
select acting_as('athlete_bo');
select is(shown('ana_and_bo'), '1 hello', 'the other without');
select read_up_to('athlete_bo', 'ana_and_bo', 1);
select is_empty('select wrong_copies()', 'being read is copied');
select is(shown('ana_and_bo'), '1 hello read', 'and shown');
select say('athlete_bo', 'ana_and_bo', 'hi');
select is_empty('select wrong_copies()', 'the next one takes its place');
select is(shown('ana_and_bo'), '2 hi', 'unread');
select say('coach_ana', 'team', 'one'), say('coach_ana', 'team', 'two'), read_up_to('athlete_bo', 'team', 2),
       read_up_to('athlete_cy', 'team', 1);
select is_empty('select wrong_copies()', 'where one is behind, the last message is unread');
select read_up_to('athlete_cy', 'team', 2);
select is_empty('select wrong_copies()', 'and read when that one has read it');

-- Whose it is.
select say('coach_eve', 'eve_and_fay', 'secret');
select acting_as('athlete_cy');
select results_eq('select id, user_id from app.own_conversations()', $$ values (id_of('team'), id_of('athlete_cy')) $$, 'the list has the caller''s own');
select set_config('app.caller', id_of('athlete_fay')::text, true) \g /dev/null
select results_eq('select id from app.own_conversations()', $$ values (id_of('team')) $$, 'whomever the caller names');
select acting_as('athlete_gus');
select is_empty('select * from app.own_conversations() where id is not null', 'who is in none has none');
select acting_as('admin_ida');
select is_empty('select * from app.own_conversations() where id is not null', 'nor has an administrator');
select acting_as(null);
select is_empty('select * from app.own_conversations() where id is not null', 'nor who is not signed in');

-- Who left sees what was the last one then; here all of it is one instant, so the reading counts as later.
select set_connection('coach_ana', 'athlete_cy', 'terminated'), say('coach_ana', 'team', 'three');
select acting_as('athlete_cy');
select is(shown('team'), '2 two', 'who left sees the last message of that time');
select is((select last_activity from app.own_conversations()), (select created_at from app.messages where conversation_id = id_of('team') and seq = 2),
    'at its time');
select acting_as('athlete_bo');
select is(shown('team'), '3 three', 'who stayed the last one of all');
select is((select count(*) from app.own_conversations()), (select count(*) from app.conversation_participants), 'each conversation once');

-- An account that is deleted.
select acting_as('coach_ana');
select is(last_sender_id, id_of('coach_ana'), 'a sender') from app.own_conversations() where id = id_of('team');
select say('athlete_bo', 'team', 'four');
select as_owner();
delete from app.users where id = id_of('athlete_bo');
select is_empty('select wrong_copies()', 'a deleted sender leaves no id and no key');
select is((select last_sender_id from app.conversations where id = id_of('team')), null, 'in the group');
select is((select last_content from app.conversations where id = id_of('team')), 'four', 'where the message stays');
select acting_as('coach_ana');
select is(shown('team'), '4 four', 'for the others');
select is(shown('ana_and_bo'), '2 hi', 'also where the conversation is closed');

select * from finish();
rollback;
