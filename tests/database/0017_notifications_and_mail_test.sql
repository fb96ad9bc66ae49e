begin;
\ir ../support/people.sql
select plan(44);

create function tests.tell(who text, kind text, source text, details jsonb default '{}', actor text default 'coach_ana')
returns void language sql
as $$ select private.notify(id_of(who), kind, id_of(actor), id_of(source), details) $$;
create view tests.told as
    select u.username as who, n.kind, n.actor_name, n.title, n.reason, n.count, n.in_app, n.read_at is not null as read
    from app.notifications n join app.users u on u.id = n.recipient_id;
create view tests.mails as select to_address, template, details from private.mail_outbox;
create function tests.prefer(who text, kind text, in_app boolean, mail boolean) returns void language sql
as $$
    insert into app.notification_preferences (kind, user_id, in_app, mail) values (kind, id_of(who), in_app, mail)
    on conflict on constraint notification_preferences_pkey do update set in_app = excluded.in_app, mail = excluded.mail
$$;

-- What is written.
select tell('athlete_bo', 'assignment_created', 'run', '{"title": "Run"}');
select results_eq('select * from tests.told',
    $$ values ('athlete_bo', 'assignment_created', 'Ana', 'Run', null::text, 1, true, false) $$, 'an event is one notification');
select results_eq('select * from tests.mails',
    $$ values ('athlete_bo@example.org', 'assignment_created',
               jsonb_build_object('title', 'Run', 'actorName', 'Ana', 'sourceId', id_of('run'))) $$, 'and one mail');
update app.notifications set read_at = now();
select tell('athlete_bo', 'assignment_created', 'run', '{"title": "Long run"}');
select results_eq('select title, count, read from tests.told', $$ values ('Long run', 2, false) $$,
    'a second one within ten minutes joins it, which is unread again');
select is((select count(*) from tests.mails), 1::bigint, 'without a second mail');
select tell('athlete_bo', 'assignment_created', 'swim'), tell('athlete_cy', 'assignment_created', 'run'),
       tell('athlete_bo', 'program_assigned', 'run') \g /dev/null
select is((select count(*) from tests.told where count = 1), 3::bigint,
    'another source, another recipient and another kind are others');
update app.notifications set created_at = now() - interval '10 minutes' where count = 2;
select tell('athlete_bo', 'assignment_created', 'run');
select is((select count(*) from tests.told where kind = 'assignment_created' and who = 'athlete_bo'), 3::bigint,
    'after ten minutes there is a new one');
select is((select count(*) from tests.mails where template = 'assignment_created' and to_address like 'athlete_bo%'), 3::bigint,
    'with a mail of its own');
select private.notify(id_of('athlete_di'), 'insight', null, null), private.notify(id_of('athlete_di'), 'insight', null, null)
\g /dev/null
select results_eq($$ select actor_name, count from tests.told where who = 'athlete_di' $$, $$ values (null::text, 2) $$,
    'events without an actor and a source join, too');
select is_empty($$ select * from tests.mails where to_address like 'athlete_di%' $$, 'not every kind sends mails by itself');

-- What the user prefers.
delete from app.notifications;
delete from private.mail_outbox;
select prefer('athlete_bo', 'connected', true, false), prefer('athlete_cy', 'connected', false, true),
       prefer('athlete_di', 'connected', false, false), prefer('athlete_fay', 'insight', true, true) \g /dev/null
select tell(who, 'connected', 'c') from unnest(array['athlete_bo', 'athlete_cy', 'athlete_di', 'nobody']) who \g /dev/null
select tell('athlete_fay', 'insight', 'i'), tell('athlete_cy', 'connected', 'c') \g /dev/null
select results_eq('select who, kind, in_app, count from tests.told order by who',
    $$ values ('athlete_bo', 'connected', true, 1), ('athlete_cy', 'connected', false, 2), ('athlete_fay', 'insight', true, 1) $$,
    'who wants only the mail has a row to join, who wants neither has none, and nobody is told nothing');
select results_eq('select to_address, template from tests.mails order by 1',
    $$ values ('athlete_cy@example.org', 'connected'), ('athlete_fay@example.org', 'insight') $$, 'mails go where they are wanted');
update app.users set email_verified_at = null where username in ('athlete_bo', 'athlete_gus');
select tell('athlete_bo', 'program_assigned', 'p'), tell('athlete_gus', 'invitation_received', 'p') \g /dev/null
select results_eq($$ select to_address from tests.mails where template in ('program_assigned', 'invitation_received') $$,
    array['athlete_gus@example.org'], 'an address that is not verified gets only what must arrive');

-- Mails that are no notifications.
select private.enqueue_mail('new@example.org', null, 'invitation', '{"nonce": "n"}'),
       private.enqueue_mail('new@example.org', id_of('athlete_bo'), 'confirm_email', null),
       private.enqueue_mail(null, id_of('athlete_bo'), 'password_changed', '{}'),
       private.enqueue_mail(null, id_of('nobody'), 'password_changed', '{}') \g /dev/null
select results_eq($$ select to_address, template, details from tests.mails where template ~ 'invitation$|_email|password' order by 2 $$,
    $$ values ('new@example.org', 'confirm_email', '{}'::jsonb), ('new@example.org', 'invitation', '{"nonce": "n"}'),
              ('athlete_bo@example.org', 'password_changed', '{}') $$, 'a mail goes to the address, or to the user''s');

-- What can't be written costs its cause nothing.
select throws_ok($$ select tell('athlete_bo', 'tea', 'x') $$, 'P0001', null, 'a kind that there is none of is a fault of ours');
alter table app.notifications add constraint full_disk check (kind <> 'connection_ended');
select lives_ok($$ select tell('athlete_bo', 'connection_ended', 'c', '{"reason": "moved"}') $$, 'another fault does not show');
select results_eq('select recipient, kind, details, error like ''%full_disk%'' from private.owed_notifications',
    $$ values (id_of('athlete_bo'), 'connection_ended', '{"reason": "moved"}'::jsonb, true) $$, 'but is remembered');
alter table app.notifications drop constraint full_disk;
select tell('athlete_gus', 'connection_ended', 'c', jsonb_build_object('reason', repeat('r', 600), 'title', repeat('t', 300)));
select results_eq($$ select char_length(reason), char_length(title) from tests.told where who = 'athlete_gus' and kind = 'connection_ended' $$,
    'values (500, 200)', 'long words are cut');

-- Who sees what.
delete from app.notifications;
select prefer('athlete_bo', 'insight', false, true) \g /dev/null
select tell('athlete_bo', 'message', 'm'), tell('athlete_bo', 'insight', 'm'), tell('athlete_cy', 'message', 'm') \g /dev/null
select acting_as('athlete_bo');
select results_eq('select kind from app.notifications', array['message'], 'a user sees the own ones, but for those by mail alone');
select results_eq('update app.notifications set read_at = now() returning kind', array['message'], 'and marks no others');
select throws_ok('update app.notifications set recipient_id = id_of(''athlete_cy'')', '42501', null, 'nobody gives one away');
select throws_ok($$ insert into app.notifications (recipient_id, kind, in_app) values (id_of('athlete_bo'), 'message', true) $$,
    '42501', null, 'or makes one');
select throws_ok('delete from app.notifications', '42501', null, 'or deletes one');
select results_eq('select distinct user_id from app.notification_preferences', array[id_of('athlete_bo')], 'preferences are one''s own');
select is_empty($$ update app.notification_preferences set mail = false where user_id <> id_of('athlete_bo') returning 1 $$, 'others'' do not change');
select throws_ok($$ insert into app.notification_preferences (kind, user_id, in_app, mail) values ('message', id_of('athlete_cy'), true, true) $$,
    '42501', null, 'or begin');
select lives_ok($$ insert into app.notification_preferences (kind, in_app, mail) values ('message', true, false) $$, 'own ones do');
select throws_ok($$ insert into app.notification_preferences (kind, in_app, mail) values ('tea', true, false) $$, '23503', null,
    'of kinds that there are');
select isnt_empty('select * from app.notification_kinds', 'everybody signed in knows the kinds');
select acting_as(null);
select is_empty('select * from app.notification_kinds', 'and nobody else');
select acting_as('coach_ana');
select is_empty('select * from app.notifications', 'the actor does not see it');
select throws_ok('select private.notify(id_of(''athlete_bo''), ''message'', null, null)', '42501', null, 'and can''t tell anything');
select throws_ok('select * from private.mail_outbox', '42501', null, 'nobody reads the mails');

-- The policies alone: the column grants would stop these, too.
select as_owner();
grant insert, update, delete on app.notifications to tp_app;
grant update (user_id), delete on app.notification_preferences to tp_app;
select acting_as('athlete_bo');
select throws_ok('update app.notifications set recipient_id = id_of(''athlete_cy'')', '42501', null, 'a notification is not given away');
select throws_ok($$ insert into app.notifications (recipient_id, kind, in_app) values (id_of('athlete_bo'), 'message', true) $$,
    '42501', null, 'or made');
select is_empty('delete from app.notifications returning 1', 'or deleted');
select throws_ok('update app.notification_preferences set user_id = id_of(''athlete_di'')', '42501', null, 'a preference is not given away');
select is_empty('delete from app.notification_preferences returning 1', 'or deleted');
select as_owner();
select is((select count(*) from app.notifications where recipient_id = id_of('athlete_cy') and read_at is null), 1::bigint,
    'the others'' stayed as they were');

-- The kinds, and who is gone.
select results_eq('select kind from app.notification_kinds order by place', array[
    'invitation_received', 'invitation_accepted', 'invitation_declined', 'connected', 'connection_paused', 'connection_resumed',
    'connection_ended', 'assignment_created', 'workout_completed', 'program_assigned', 'program_completed', 'insight', 'message',
    'message_reported', 'report_closed', 'report_filed'], 'every kind has its place');
select isnt_empty($$ select 1 from tests.told where actor_name = 'Ana' $$, 'the actor''s name is there');
delete from app.users where id = id_of('coach_ana');
select is_empty($$ select 1 from tests.told where actor_name = 'Ana' $$, 'it goes with the account');
select isnt_empty('select 1 from tests.told', 'the notification stays');
select is((select count(*) from app.users where email_verified_at is null), 2::bigint, 'addresses are verified or not');
delete from app.users where id = id_of('athlete_cy');
select is_empty($$ select 1 from tests.told where who = 'athlete_cy' $$, 'the recipient takes it along');

select * from finish();
rollback;
