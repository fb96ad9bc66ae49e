-- Reports: made by who sees the message, once; read and closed by administrators, who see no other message.
begin;
\ir ../support/people.sql
select plan(32);

create table tests.messages as select * from app.messages where false;
create function tests.report(conversation text, number bigint) returns text
language sql volatile as $$
    select concat_ws(' ', state, created) from app.report_message(id_of(conversation),
        (select id from tests.messages where conversation_id = id_of(conversation) and seq = number), 'spam', 'note')
$$;
create function tests.set_participant(who text, conversation text, joined bigint, missed int8multirange) returns void
language sql security definer set search_path = tests, pg_catalog, pg_temp as $$
    update app.conversation_participants set joined_seq = joined, gaps = missed
    where conversation_id = id_of(conversation) and user_id = id_of(who)
$$;
grant execute on all functions in schema tests to public;
grant select on tests.messages to public;

select open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy');
select say('coach_ana', 'team', 'one'), say('athlete_bo', 'team', 'two'), say('athlete_cy', 'team', 'three'), say('coach_ana', 'team', 'four');
insert into tests.messages select * from app.messages;

select acting_as('athlete_bo');
select is(report('team', 3), 'open t', 'a participant reports a message');
select is(report('team', 3), 'open f', 'and again: the same report');
select throws_ok($$ select report('team', 2) $$, '42501', null, 'not an own one');
select is_empty('select * from app.message_reports', 'the reporter does not see what administrators see');
select is_empty('select * from app.reported_messages', 'nor the copies');
select is_empty($$ update app.message_reports set viewed_at = now() returning 1 $$, 'and changes nothing');
select throws_ok($$ insert into app.message_reports (message_id, reason) select id, 'spam' from app.messages limit 1 $$, '42501', null, 'nor makes one by hand');
select throws_ok($$ insert into app.reported_messages (report_id, place, content, sent_at) values (app.uuid_v7(), 0, 'x', now()) $$, '42501', null, 'or a copy');
select throws_ok('delete from app.message_reports', '42501', null, 'or takes one back');
select acting_as('athlete_cy');
select is_empty('select * from app.message_reports', 'the sender sees nothing of it');
select acting_as('coach_eve');
select throws_ok($$ select report('team', 3) $$, '42501', null, 'a foreign coach reports nothing');
select acting_as(null);
select throws_ok($$ select report('team', 3) $$, '42501', null, 'nor does who is not signed in');
select is_empty('select * from app.message_reports', 'who sees no report');
select acting_as('admin_ida');
select throws_ok($$ select report('team', 3) $$, '42501', null, 'nor an administrator');

-- Administrators.
select results_eq('select place, sender_name, content from app.reported_messages order by place',
    $$ values (-1::smallint, 'Bo', 'two'), (0::smallint, 'Cy', 'three'), (1::smallint, 'Ana', 'four') $$,
    'an administrator sees the message and the two around it');
select is_empty('select * from app.messages', 'and none beside');
update app.message_reports set viewed_at = 'epoch';
select results_eq('select viewed_at = now(), viewed_by from app.message_reports', $$ values (true, id_of('admin_ida')) $$, 'who looked is who asked, and now');
select acting_as('admin_jon');
update app.message_reports set viewed_at = null;
select results_eq('select viewed_by from app.message_reports', $$ values (id_of('admin_ida')) $$, 'the first one');
select throws_ok($$ update app.message_reports set closed_by = id_of('admin_ida') $$, '42501', null, 'nobody closes in the name of another');
select throws_ok($$ update app.message_reports set state = 'closed' $$, '23514', null, 'a closed one has an outcome');
select lives_ok($$ update app.message_reports set state = 'closed', outcome = 'warned' $$, 'an administrator closes it');
select lives_ok($$ update app.message_reports set state = 'closed', outcome = 'warned' $$, 'the same once more changes nothing');
select throws_ok($$ update app.message_reports set outcome = 'no_action' $$, 'TP160', null, 'another outcome comes too late');
select throws_ok($$ update app.message_reports set state = 'open', outcome = null $$, 'TP160', null, 'and it stays closed');
select as_owner();
select results_eq('select closed_by, closed_at = now() from app.message_reports', $$ values (id_of('admin_jon'), true) $$, 'by whom and when');
select set_eq($$ select recipient_id, kind, actor_id, count, title from app.notifications where kind in ('message_reported', 'report_closed') $$,
    $$ values (id_of('athlete_cy'), 'message_reported', null::uuid, 1, null), (id_of('athlete_bo'), 'report_closed', null, 1, 'warned'),
              (id_of('athlete_cy'), 'report_closed', null, 1, 'you_warned') $$, 'both sides were told, once, and not by whom');
select set_eq($$ select recipient_id, actor_id, source_id, title, count from app.notifications where kind = 'report_filed' $$,
    $$ values (id_of('admin_ida'), null::uuid, null::uuid, null, 1), (id_of('admin_jon'), null, null, null, 1) $$,
    'and the administrators that there is something to look at');

-- Only what the reporter sees.
select set_participant('athlete_bo', 'team', 2, '{}');
select acting_as('athlete_bo');
select throws_ok($$ select report('team', 1) $$, '42501', null, 'nothing from before the reporter came');
select set_connection('coach_ana', 'athlete_bo', 'terminated');
select say('athlete_cy', 'team', 'five');
select as_owner();
insert into tests.messages select * from app.messages where seq = 5;
select acting_as('athlete_bo');
select throws_ok($$ select report('team', 5) $$, '42501', null, 'nor from after the reporter left');
select is(report('team', 4), 'open t', 'but from before that');
select as_owner();
select results_eq($$ select m.place from app.reported_messages m join app.message_reports r on r.id = m.report_id where r.state = 'open' order by 1 $$,
    $$ values (-1::smallint), (0::smallint) $$, 'without what came after');

delete from app.users where id in (id_of('athlete_bo'), id_of('admin_jon'));
select is_empty($$ select from app.message_reports where reporter_id is not null or reporter_name is not null or closed_by is not null
                   union all select from app.reported_messages where sender_name = 'Bo' $$, 'names go with the accounts');

select * from finish();
rollback;
