-- What a poll is answered from: the revision that the list would have, to whom the list is open, and nothing to anybody else.
begin;
\ir ../support/people.sql
select plan(14);

select open_direct('ana_and_bo', 'coach_ana', 'athlete_bo'),
       open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy');
select say('coach_ana', 'ana_and_bo', 'hello'), say('coach_ana', 'team', 'hello');
-- By another's token: what counts is the token that is given, not who is asking.
create function tests.messages_for(who text, conversation text) returns text language sql
    set search_path = tests, pg_catalog, pg_temp as $$ select app.messages_revision(token_of(who), id_of(conversation)) $$;
create function tests.list_for(who text) returns text language sql
    set search_path = tests, pg_catalog, pg_temp as $$ select app.conversations_revision(token_of(who)) $$;
grant execute on all functions in schema tests to public;
select acting_as('athlete_cy');
select acting_as('athlete_bo');

select is(messages_for('athlete_bo', 'team'), (select revision::text from app.conversations where id = id_of('team')),
    'a participant hears the revision of a conversation');
select is(list_for('athlete_bo'),
    (select count(*) || ':' || sum(revision) || ':' || sum(last_read_seq) from app.own_conversations()),
    'and of the list');
select is(messages_for('athlete_cy', 'ana_and_bo'), null, 'who is not in it hears nothing');
select is(app.messages_revision(token_of('athlete_bo'), app.uuid_v7()), null, 'as of one that does not exist');
select is(messages_for('nobody', 'team'), null, 'nor does who has no session');
select is(list_for('nobody'), null, 'of the list either');
select is(app.messages_revision(null, id_of('team')), null, 'nor who brings no token');
select is(app.conversations_revision(null), null, 'of the list either');

reset role;
create temp table before as select messages_for('athlete_bo', 'team') as messages, list_for('athlete_bo') as list;
grant select on before to public;
select say('athlete_cy', 'team', 'hi');
select acting_as('athlete_bo');
select isnt(messages_for('athlete_bo', 'team'), (select messages from before), 'a message changes it');
select isnt(list_for('athlete_bo'), (select list from before), 'and that of the list');

select set_connection('coach_ana', 'athlete_cy', 'terminated'), say('coach_ana', 'team', 'without Cy');
select acting_as('athlete_cy');
select is(messages_for('athlete_cy', 'team'), (select revision::text from app.own_conversations() where id = id_of('team')),
    'who left hears that of then');
select ok(messages_for('athlete_cy', 'team') < messages_for('coach_ana', 'team'), 'which stays');

reset role;
update private.sessions set expires_at = now() where token_hash = token_of('athlete_bo');
update private.sessions set last_seen_at = now() - idle_timeout where token_hash = token_of('coach_ana');
select is(messages_for('athlete_bo', 'team'), null, 'an ended session hears nothing');
select is(list_for('coach_ana'), null, 'nor one that was left alone too long');

select * from finish();
rollback;
