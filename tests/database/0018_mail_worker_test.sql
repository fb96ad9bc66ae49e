begin;
\ir ../support/people.sql
select plan(42);

create function tests.as_worker() returns text language plpgsql
as $$ begin perform set_config('role', 'none', true), set_config('app.session', '', true), set_config('role', 'tp_worker', true); return '# as the worker'; end $$;
create function tests.mail(to_whom text) returns private.mail_outbox language sql security definer
set search_path = pg_catalog, pg_temp
as $$ select * from private.mail_outbox where to_address = $1 $$;
-- As if the mail had been waiting: due again, and for how long it was so far.
create function tests.age_mails(due_for interval) returns void language sql security definer
set search_path = pg_catalog, pg_temp
as $$ update private.mail_outbox set next_attempt_at = now(), due_since = now() - $1 where sent_at is null $$;
create function tests.attempt(number integer, due_for interval) returns private.mail_outbox language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    update private.mail_outbox set attempts = number, due_since = now() - due_for where to_address = 'b@example.org';
    perform private.mail_failed(m.id, number, 'down', false) from private.mail_outbox m where m.to_address = 'b@example.org';
    return (select m from private.mail_outbox m where m.to_address = 'b@example.org');
end
$$;
grant execute on all functions in schema tests to public;

select private.enqueue_mail('a@example.org', id_of('athlete_bo'), 'message', '{"nonce": "n"}') \g /dev/null
update private.mail_outbox set next_attempt_at = now() - interval '1 minute';
select private.enqueue_mail('b@example.org', null, 'invitation', '{}') \g /dev/null

-- Claiming.
select as_worker();
select results_eq('select to_address, attempt, template, details, to_user from private.claim_mail()',
    $$ values ('a@example.org', 1, 'message', '{"nonce": "n"}', id_of('athlete_bo')) $$, 'the worker gets what has been due longest');
select results_eq('select to_address, to_user from private.claim_mail()', $$ values ('b@example.org', null::uuid) $$, 'then the next');
select is_empty('select * from private.claim_mail()', 'then nothing: both are claimed');
select is((mail('a@example.org')).next_attempt_at, now() + interval '2 minutes', 'for two minutes');
select age_mails('1 minute');
select results_eq('select attempt from private.claim_mail()', array[2], 'whoever got killed leaves it to the next one');

-- Sent.
select private.mail_sent((mail('a@example.org')).id);
select ok((mail('a@example.org')).sent_at is not null, 'a mail is sent');
select is((mail('a@example.org')).details, '{}', 'what it said is gone');
select private.mail_failed((mail('a@example.org')).id, 2, 'late', true);
select ok((mail('a@example.org')).failed_at is null, 'a sent one does not fail');

-- Failed.
select age_mails('1 minute');
select is(attempt, 2, 'the other one again') from private.claim_mail();
select private.mail_failed((mail('b@example.org')).id, 1, 'an old attempt', true);
select ok((mail('b@example.org')).last_error is null, 'an attempt whose time is over has nothing to say');
select private.mail_failed((mail('b@example.org')).id, 2, repeat('down ', 200), false);
select is((mail('b@example.org')).next_attempt_at, now() + interval '2 minutes', 'the second attempt waits two minutes');
select is(char_length((mail('b@example.org')).last_error), 500, 'the fault is kept');
select is_empty('select * from private.claim_mail()', 'it is not due before');
select is((attempt(n, '1 hour')).next_attempt_at, now() + wait, 'attempt ' || n || ' waits ' || wait)
    from (values (1, interval '1 minute'), (4, '8 minutes'), (8, '128 minutes'), (9, '4 hours'), (40, '4 hours')) v (n, wait);
select ok((attempt(9, '20 hours')).failed_at is null, 'as long as it fits into a day');
select ok((attempt(9, '20 hours 1 second')).failed_at is not null, 'then it is a dead letter');
select age_mails('1 minute');
select is_empty('select * from private.claim_mail()', 'which nobody sends');

-- Dead letters.
select as_owner();
select private.enqueue_mail('c@example.org', null, 'invitation', '{}') \g /dev/null
select as_worker();
select private.mail_failed(id, attempt, '550 no such user', true) from private.claim_mail() \g /dev/null
select ok((mail('c@example.org')).failed_at is not null, 'what is in vain is one at once');
select throws_ok('select * from private.mail_outbox', '42501', null, 'the worker reads no table');
select throws_ok('select app.retry_mail(null)', '42501', null, 'and does nothing for others');
select acting_as('coach_ana');
select is_empty('select * from app.dead_letters(null, null, 10)', 'dead letters are not everybody''s');
select is(app.retry_mail((mail('c@example.org')).id), false, 'nor theirs to send again');
select throws_ok('select private.claim_mail()', '42501', null, 'and handlers get no mails');
select acting_as('admin_ida');
select results_eq('select to_address, template, attempts, last_error from app.dead_letters(null, null, 1)',
    $$ values ('c@example.org', 'invitation', 1, '550 no such user') $$, 'an administrator sees them');
select results_eq('select to_address from app.dead_letters(now(), (mail(''c@example.org'')).id, 10)', array['b@example.org'],
    'page by page');
select is(app.retry_mail((mail('c@example.org')).id), true, 'and sends one again');
select is(app.retry_mail((mail('a@example.org')).id), false, 'but none that was sent');
select is((mail('c@example.org')).attempts, 0, 'from the first attempt on');

-- Turning mails off.
select as_worker();
select is(private.unsubscribe_nonce(id_of('athlete_bo'), 'message', 'first', '\x01'), 'first', 'a new link keeps its nonce');
select is(private.unsubscribe_nonce(id_of('athlete_bo'), 'message', 'second', '\x02'), 'first', 'later mails share it');
select is(private.unsubscribe_nonce(id_of('athlete_bo'), 'password_reset', 'third', '\x03'), null, 'some mails can''t be turned off');
select acting_as(null);
select is(app.unsubscribe('\x02'), false, 'a token of no link does nothing');
select is(app.unsubscribe('\x01'), true, 'the link''s works without a session');
select acting_as('athlete_bo');
select results_eq('select kind, in_app, mail from app.notification_preferences', $$ values ('message', true, false) $$, 'for this kind');
update app.notification_preferences set in_app = false, mail = true;
select is(app.unsubscribe('\x01'), true, 'and as often as it is used');
select results_eq('select in_app, mail from app.notification_preferences', 'values (false, false)', 'whatever else is preferred');

-- Sweeping.
select as_owner();
select private.notify(id_of('athlete_cy'), 'connected', null, id_of(n)) from unnest(array['old', 'new']) n \g /dev/null
update app.notifications set updated_at = now() - interval '180 days' where source_id = id_of('old');
update private.mail_outbox set sent_at = now() - interval '7 days' where sent_at is not null;
update private.mail_outbox set failed_at = now() - interval '90 days' where failed_at is not null;
select is(private.sweep_notifications(), 3::bigint, 'what is old goes: a notification, a mail that was sent, a dead letter');
select is((select count(*) from app.notifications), 1::bigint, 'the other notification stays');

select * from finish();
rollback;
