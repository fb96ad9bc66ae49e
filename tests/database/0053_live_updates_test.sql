-- Who hears of what: the events that are published for what triggers tell. (That they tell it: publish_events_test.cpp.)
begin;
\ir ../support/people.sql
select plan(20);

create function tests.told(what text, variadic names text[]) returns text language sql as $$
    select format(what, variadic array(select id_of(name)::text from unnest(names) name))
$$;
-- Each event with the names of who hears of it; null for channels that are closed.
create function tests.heard(told text) returns setof text language sql as $$
    select coalesce(e.event::jsonb ->> 'kind', 'closed') || ':' || (
        select coalesce(string_agg(split_part(u.username, '_', 2), ' ' order by u.username), '')
        from app.users u where u.id::text = any (string_to_array(e.channels, ',')))
    from private.live_events(array[told]) e
$$;

select open_direct('ana_and_bo', 'coach_ana', 'athlete_bo'), open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy') \g /dev/null
select say('coach_ana', 'team', 'hello') \g /dev/null
select as_owner() \g /dev/null
insert into app.conversation_participants (conversation_id, user_id) values (id_of('team'), id_of('athlete_di'));
select say('coach_ana', 'team', 'again') \g /dev/null
select as_owner() \g /dev/null

select results_eq($$ select heard(told('message %s 2', 'team')) $$, array['message:bo cy di ana'], 'all in it hear of a message');
select results_eq($$ select heard(told('message_changed %s 1', 'team')) $$, array['message_changed:bo cy ana'], 'who does not see a message does not hear that it changed');
select results_eq($$ select heard(told('typing %s %s', 'team', 'athlete_bo')) $$, array['typing:cy di ana'], 'the others hear of typing');
select results_eq($$ select heard(told('read %s %s 2', 'team', 'athlete_bo')) $$, array['read:bo cy di ana'], 'all hear of a read mark');
update app.users set read_receipts = false where id = id_of('athlete_cy');
select results_eq($$ select heard(told('read %s %s 2', 'team', 'athlete_bo')) $$, array['read:bo di ana'], 'but who hides the own ones');
select results_eq($$ select heard(told('read %s %s 2', 'team', 'athlete_cy')) $$, array['read:cy'], 'whose mark is told to nobody else');
select set_connection('coach_ana', 'athlete_bo', 'terminated') \g /dev/null
select results_eq($$ select heard(told('message %s 2', 'team')) $$, array['message:cy di ana'], 'who left hears no more');
select results_eq($$ select heard(told('participant %s %s', 'team', 'athlete_bo')) $$, array['conversation:bo'], 'only of having left');
select results_eq($$ select heard(told('log %s', 'athlete_cy')) $$, array['log:cy ana'], 'the coach hears of logs');
update app.coach_athletes set can_view_workouts = false where athlete_id = id_of('athlete_cy');
select results_eq($$ select heard(told('log %s', 'athlete_cy')) $$, array['log:cy'], 'unless that is not permitted');
select results_eq($$ select heard(told('session %s', 'athlete_cy')) $$, array['closed:cy'], 'an ended session closes the channel');
select is_empty($$ select heard('message x 1') union all select heard(told('shout %s', 'athlete_cy')) union all select heard('')
                   union all select heard(told('log %s'';select 1', 'athlete_cy')) union all select heard(told('message %s 1', 'nowhere')) $$,
    'what is none of these is nothing');
select is((select event::jsonb from private.live_events(array[told('message %s 2', 'team')])),
    jsonb_build_object('kind', 'message', 'conversationId', id_of('team'), 'seq', 2), 'an event has ids and kinds alone');
select is((select count(*)::integer from private.live_channels(array(select gen_random_uuid() from generate_series(1, 201)))), 3, 'a hundred channels at once at most');

select acting_as('athlete_cy') \g /dev/null
select lives_ok($$ select app.announce_typing(id_of('team')) $$, 'a participant may say that she is typing');
select throws_ok($$ select app.announce_typing(id_of('ana_and_bo')) $$, '42501', null, 'nobody else');
select throws_ok($$ select * from private.live_events(array['x']) $$, '42501', null, 'and handlers learn no recipients');
select acting_as('athlete_bo') \g /dev/null
select throws_ok($$ select app.announce_typing(id_of('team')) $$, 'TP008', null, 'nor who left');

select as_owner() \g /dev/null
update private.sessions set expires_at = now() + interval '1 minute' where user_id = id_of('athlete_cy');
update private.sessions set last_seen_at = now() - idle_timeout where user_id = id_of('athlete_bo');
select is((select array_agg(user_id) from private.ended_sessions(now() - interval '1 second')), array[id_of('athlete_bo')], 'who was away too long is found');
select is((select array_agg(user_id) from private.ended_sessions(now())), array[null::uuid], 'once');

select * from finish();
rollback;
