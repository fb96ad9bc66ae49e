-- Reports go half a year after they were closed, with the messages that were copied for them.
begin;
\ir ../support/people.sql
select plan(4);

select open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy');
select say('coach_ana', 'team', 'one'), say('coach_ana', 'team', 'two'), say('coach_ana', 'team', 'three');
select acting_as('athlete_bo');
select app.report_message(conversation_id, id, 'spam', content) from app.messages;
select as_owner();
update app.message_reports set created_at = now() - interval '9 years';
update app.message_reports set state = 'closed', outcome = 'warned' where note <> 'one';
update app.message_reports set closed_at = now() - interval '180 days' where note = 'two';
update app.message_reports set closed_at = now() - interval '179 days 23 hours' where note = 'three';
select results_eq('select count(*) from app.reported_messages', 'values (7::bigint)', 'each has a copy of what is around it');

select acting_as(null);
select is(app.sweep_expired(), 1::bigint, 'what was closed half a year ago is swept');
select as_owner();
select results_eq('select note from app.message_reports order by note', $$ values ('one'), ('three') $$,
    'what was closed later stays, and what is open, however old');
select results_eq('select count(*) from app.reported_messages', 'values (4::bigint)', 'the copies go with it');

select * from finish();
rollback;
