-- What the first layer believes is no more than that: the setting behind app.caller() gives nobody a foreign row.
begin;
\ir ../support/people.sql
select plan(8);

select open_direct('ana_and_bo', 'coach_ana', 'athlete_bo'), say('coach_ana', 'ana_and_bo', 'hello');

select acting_as('athlete_gus');
select acting_as('athlete_bo');
select is(id, app.caller(), 'begin_request says who the caller is') from app.begin_request(token_of('athlete_bo'));
select is(app.caller(), id_of('athlete_bo'), 'and so does the rest of the transaction');
select is(count(*), 1::bigint, 'a participant sees the conversation') from app.conversations;

-- Somebody else, who puts the participant's id there by hand.
select id from app.begin_request(token_of('athlete_gus')) \g /dev/null
select is(app.caller(), id_of('athlete_gus'), 'the next session is the next caller');
select set_config('app.caller', id_of('athlete_bo')::text, true) \g /dev/null
select is(app.current_user_id(), id_of('athlete_gus'), 'who overwrites the caller stays who they are');
select is_empty('select id from app.users where id = app.caller() union all select id from app.conversations
                 union all select id from app.messages
                 union all select conversation_id from app.conversation_participants where user_id = app.caller()',
    'and sees nothing of whom they name');

select id from app.begin_request(sha256('guess')) \g /dev/null
select is(app.caller(), null, 'no session, no caller');
select id from app.begin_request(null) \g /dev/null
select is(app.caller(), null, 'nor without a token');

select * from finish();
rollback;
