-- One sweep takes what every part of the product lets expire; what each of them is, is tested with its migration.
begin;
\ir ../support/people.sql
select plan(3);

insert into app.notifications (recipient_id, kind, in_app, updated_at)
    values (id_of('athlete_bo'), 'insight', true, now() - interval '181 days'), (id_of('athlete_bo'), 'insight', true, now());
insert into private.invitation_sendings (coach_id, sent_at)
    values (id_of('coach_ana'), now() - interval '25 hours'), (id_of('coach_ana'), now());
insert into private.email_links (user_id, purpose, email, expires_at, token_hash)
    values (id_of('athlete_bo'), 'verification', 'bo@example.org', now() - interval '1 second', sha256('old'));

select acting_as(null);
select is(app.sweep_expired(), 3::bigint, 'a notification, a sending and a link have expired');
select is(app.sweep_expired(), 0::bigint, 'and are gone');
select as_owner();
select results_eq('select count(*) from app.notifications', 'values (1::bigint)', 'what has not expired stays');

select * from finish();
rollback;
