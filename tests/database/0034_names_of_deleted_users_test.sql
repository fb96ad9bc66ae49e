-- A deleted user's name is in nobody's history, access log or invitations.
begin;
\ir ../support/people.sql
select plan(7);

update app.users set display_name = 'Anastasia Zyx' where id = id_of('coach_ana');
select set_connection('coach_ana', 'athlete_bo', 'terminated'), set_connection('coach_ana', 'athlete_bo', 'active');
select acting_as('coach_ana');
select app.record_access(array[id_of('athlete_bo')], array['workouts'], true, '192.0.2.7', 'Browser');
select as_owner();
insert into app.invitations (coach_id, method, recipient_id, email, username, code_hash, code_nonce) values
    (id_of('coach_eve'), 'email', null, 'Coach_Ana@example.org', null, sha256('1'), 'n1'),
    (id_of('coach_ana'), 'email', null, 'new@example.org', null, sha256('2'), 'n2'),
    (id_of('coach_eve'), 'email', null, 'new@example.org', null, sha256('3'), 'n3');
select private.enqueue_mail('new@example.org', null, 'invitation', '{"nonce": "n2", "coachName": "Anastasia Zyx"}'),
       private.enqueue_mail('new@example.org', null, 'invitation', '{"nonce": "n3", "coachName": "Eve"}');
select is(count(*), 1::bigint, 'Bo''s history names a coach') from app.past_connections where coach_name = 'Anastasia Zyx';

delete from app.users where id = id_of('coach_ana');
select results_eq($$ select coach_id, coach_name from app.past_connections where athlete_id = id_of('athlete_bo') $$,
    $$ values (null::uuid, 'Deleted user'), (null, 'Deleted user') $$, 'who is a deleted user in all of it');
select results_eq('select actor_name, ip_address, user_agent from app.data_access_log',
    $$ values ('Deleted user', null::inet, null::text) $$, 'and in the access log');
select results_eq('select code_nonce from app.invitations', $$ values ('n3') $$, 'invitations to and by a deleted user go');
select results_eq($$ select details ->> 'nonce' from private.mail_outbox where template = 'invitation' $$, $$ values ('n3') $$, 'with their mails');
select is((select count(*) from private.mail_outbox where details::text ~ 'Zyx'), 0::bigint, 'no mail has the name');
select is((select count(*) from app.notifications where actor_name = 'Anastasia Zyx'), 0::bigint, 'and no notification');

select * from finish();
rollback;
