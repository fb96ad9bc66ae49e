-- What each participant keeps of a conversation, and that nobody is told of what is muted.
begin;
\ir ../support/people.sql
select plan(9);

select open_direct('ana_and_bo', 'coach_ana', 'athlete_bo'), open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy');
select say('coach_ana', 'ana_and_bo', 'hello'), say('coach_ana', 'team', 'hello');

select acting_as('athlete_bo');
select results_eq($$ update app.conversation_participants set muted = true, pinned = true, archived_seq = 1, marked_unread = true returning user_id $$,
    array[id_of('athlete_bo'), id_of('athlete_bo')], 'a participant keeps conversations in an own way');
select results_eq('select bool_and(archived and muted and pinned and marked_unread) from app.own_conversations()', array[true], 'and sees it');
select acting_as('athlete_cy');
select results_eq('select bool_or(archived or muted or pinned or marked_unread) from app.own_conversations()', array[false], 'nobody else does');
select throws_ok('update app.conversation_participants set can_write = true', '42501', null, 'what is not one''s own stays');
select acting_as('coach_ana');
select results_eq('select bool_or(archived or muted or pinned or marked_unread) from app.own_conversations()', array[false], 'not the coach either');

select say('coach_ana', 'ana_and_bo', 'more'), say('coach_ana', 'team', 'more');
select acting_as('athlete_bo');
select results_eq('select bool_and(archived) from app.own_conversations()', array[true], 'what is muted stays archived');
update app.conversation_participants set muted = false where conversation_id = id_of('team');
select results_eq('select id from app.own_conversations() where not archived', array[id_of('team')], 'the other comes back with a message');

select as_owner();
update app.messages set created_at = now() - interval '2 minutes';
select private.notify_unread();
select results_eq($$ select source_id from app.notifications where recipient_id = id_of('athlete_bo') and kind = 'message' $$,
    array[id_of('team')], 'nobody is told of what is muted');
select isnt_empty($$ select 1 from app.notifications where recipient_id = id_of('athlete_cy') and kind = 'message' $$, 'others are told as ever');

select * from finish();
rollback;
