-- What each participant sees of a conversation's messages, and what shows to one alone.
begin;
\ir ../support/people.sql
select plan(49);

select open_direct('ana_and_bo', 'coach_ana', 'athlete_bo'), open_direct('eve_and_fay', 'coach_eve', 'athlete_fay'),
       open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy');
create function tests.seen(name text) returns text language sql set search_path = tests, pg_catalog, pg_temp as $$
    select string_agg(seq::text, ',' order by seq) from app.messages where conversation_id = id_of(name) $$;
-- The last message that the list shows.
create function tests.listed(name text) returns text language sql set search_path = tests, pg_catalog, pg_temp as $$
    select concat_ws(' ', last_message_seq, last_content) from app.own_conversations() where id = id_of(name) $$;
create function tests.list_revision() returns numeric language sql set search_path = tests, pg_catalog, pg_temp as $$
    select sum(revision) from app.own_conversations() $$;
-- As the owner does, whoever the test is.
create function tests.leave(name text, who text) returns void language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ select private.leave_conversation(id_of(name), array[id_of(who)]) $$;
create function tests.come_back(name text, who text) returns void language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ select private.rejoin_conversation(id_of(name), id_of(who)) $$;
create function tests.join_now(name text, who text) returns void language sql security definer
    set search_path = tests, pg_catalog, pg_temp as
$$ insert into app.conversation_participants (conversation_id, user_id) values (id_of(name), id_of(who)) $$;
create function tests.state(name text, who text, change text) returns void language plpgsql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ begin
    execute format('update app.conversation_participants set %s where conversation_id = %L and user_id = %L', change, id_of(name), id_of(who));
end $$;
grant execute on all functions in schema tests to public;

-- Joining later, leaving and coming back.
select say('coach_ana', 'team', 'one'), say('coach_ana', 'team', 'two'), join_now('team', 'athlete_di');
select acting_as('athlete_di');
select is(seen('team'), null, 'who joins later sees nothing of before');
select is(listed('team'), '', 'nor in the list');
select is((select last_seq - last_read_seq from app.own_conversations()), 0::bigint, 'where nothing is unread');
select say('coach_ana', 'team', 'three');
select is(seen('team'), '3', 'and everything from then on');
select is(listed('team'), '3 three', 'in the list as well');
select leave('team', 'athlete_di'), say('coach_ana', 'team', 'four'), say('coach_ana', 'team', 'five');
select is(seen('team'), '3', 'who is taken out keeps it');
select come_back('team', 'athlete_di');
select is(seen('team'), '3', 'and sees nothing of the time between');
select is(listed('team'), '3 three', 'with the last message that shows in the list');
select is((select last_seq - last_read_seq from app.own_conversations()), 0::bigint, 'and none of them unread');
select say('coach_ana', 'team', 'six');
select is(seen('team'), '3,6', 'but what comes then');
select leave('team', 'athlete_di'), come_back('team', 'athlete_di'), say('coach_ana', 'team', 'seven');
select is(seen('team'), '3,6,7', 'also where nothing came between');
select leave('team', 'athlete_di'), say('coach_ana', 'team', 'eight'), come_back('team', 'athlete_di'), leave('team', 'athlete_di');
select is(seen('team'), '3,6,7', 'twice over');
select is(listed('team'), '7 seven', 'and who left behind such a gap is shown the last one before it');
select acting_as('athlete_cy');
select is(seen('team'), '1,2,3,4,5,6,7,8', 'the others see all');
-- The policy alone.
select acting_as('athlete_di');
select is_empty($$ select 1 from app.messages where seq in (1, 5, 8) $$, 'the policy holds for single messages as well');

-- Edits and reactions are seen by who sees the message.
select as_owner();
insert into app.message_edits values (id_of('team'), 3, 1, 'thre', now() - interval '2 minutes', now() - interval '1 minute'),
    (id_of('team'), 3, 2, 'threee', now() - interval '1 minute', now()),
    (id_of('team'), 1, 1, 'on', now() - interval '1 minute', now()), (id_of('team'), 5, 1, 'fiv', now() - interval '1 minute', now());
insert into app.message_reactions (conversation_id, seq, user_id, emoji, created_at)
    select id_of('team'), s, id_of('athlete_cy'), '👍', now() - interval '1 minute' from unnest(array[1, 3, 5]) s;
select acting_as('athlete_di');
select results_eq('select distinct seq from app.message_edits', array[3::bigint], 'earlier versions of what one sees');
select results_eq('select seq from app.message_reactions', array[3::bigint], 'and reactions to it');
select acting_as('athlete_cy');
select is((select count(*) from app.message_edits), 4::bigint, 'others see theirs');
select is((select count(*) from app.message_reactions), 3::bigint, 'and theirs');
select throws_ok($$ insert into app.message_edits values (id_of('team'), 3, 9, 'X', now(), now()) $$, '42501', null, 'nobody makes up a version');
select throws_ok($$ insert into app.message_reactions (conversation_id, seq, user_id, emoji) values (id_of('team'), 3, id_of('athlete_cy'), '🎉') $$,
    '42501', null, 'or reacts past the function');
select throws_ok('delete from app.message_reactions', '42501', null, 'or takes one back');
select acting_as('coach_eve');
select is_empty('select seq from app.message_edits union all select seq from app.message_reactions', 'a foreign coach sees none');
select acting_as('admin_ida');
select is_empty('select seq from app.message_edits union all select seq from app.message_reactions', 'nor does an administrator');
-- Of what came after leaving: nothing.
select as_owner();
insert into app.message_edits values (id_of('team'), 3, 3, 'later', now() + interval '1 minute', now() + interval '2 minutes');
insert into app.message_reactions (conversation_id, seq, user_id, emoji, created_at)
    values (id_of('team'), 3, id_of('athlete_cy'), '🎉', now() + interval '1 minute');
select acting_as('athlete_di');
select is_empty($$ select 1 from app.message_edits where content = 'later' $$, 'who left sees no version that was written later');
select is_empty($$ select 1 from app.message_reactions where emoji = '🎉' $$, 'and no reaction');
select is((app.message_then(m, now() + interval '1 second')).content, m.content, 'an unchanged message is what it was')
    from app.messages m where seq = 6;

-- Announcements: the athletes' right to write follows, also of who joins then.
select as_owner();
update app.conversations set is_announcement = true where id = id_of('team');
select results_eq($$ select role_at_join, bool_and(can_write) from app.conversation_participants where conversation_id = id_of('team') group by 1 order by 1 $$,
    $$ values ('athlete', false), ('coach', true) $$, 'in an announcement group the coach alone writes');
select acting_as('athlete_bo');
select throws_ok($$ insert into app.messages (conversation_id, content) values (id_of('team'), 'X') $$, 'TP008', null, 'an athlete is refused');
select is((select can_write from app.own_conversations() where id = id_of('team')), false, 'and shown so');
select lives_ok($$ select say('coach_ana', 'team', 'hear') $$, 'the coach is not');
select as_owner();
select leave('team', 'athlete_di');
delete from app.conversation_participants where user_id = id_of('athlete_di');
select join_now('team', 'athlete_di');
select is((select can_write from app.conversation_participants where user_id = id_of('athlete_di')), false, 'nor may who joins later');
update app.conversations set is_announcement = false where id = id_of('team');
select is((select bool_and(can_write) from app.conversation_participants where conversation_id = id_of('team')), true, 'until it is none any more');
select throws_ok($$ update app.conversations set is_announcement = true where id = id_of('ana_and_bo') $$, '23514', null, 'a pair announces nothing');
select acting_as('coach_ana');
select lives_ok($$ select app.hold_participants(id_of('team')) $$, 'a coach holds the own group');
select throws_ok($$ select app.hold_participants(id_of('ana_and_bo')) $$, '42501', null, 'no pair');
select acting_as('athlete_bo');
select throws_ok($$ select app.hold_participants(id_of('team')) $$, '42501', null, 'an athlete holds nobody');

-- The own state: a change of the own list, and of no other's.
select acting_as('athlete_cy');
select list_revision() as others \gset
select acting_as('athlete_bo');
select list_revision() as own \gset
select state('team', 'athlete_bo', 'muted = true, archived_seq = 9'), state('ana_and_bo', 'athlete_bo', 'pinned = true, marked_unread = true');
select is(list_revision(), :own + 2::numeric, 'counts for its owner');
select results_eq('select muted, archived, pinned, marked_unread from app.own_conversations() order by muted',
    $$ values (false, false, true, true), (true, true, false, false) $$, 'and shows');
select say('coach_ana', 'team', 'archived all the same');
select is((select archived from app.own_conversations() where id = id_of('team')), true, 'what is muted stays archived');
select state('team', 'athlete_bo', 'muted = false');
select is((select archived from app.own_conversations() where id = id_of('team')), false, 'what is not comes back with a message');
select say('coach_ana', 'ana_and_bo', 'hello'), read_up_to('athlete_bo', 'ana_and_bo', 1);
select is((select marked_unread from app.own_conversations() where id = id_of('ana_and_bo')), false, 'reading on ends the mark');
select acting_as('athlete_cy');
select list_revision() - :others as difference \gset
select is(:difference::numeric, 1::numeric, 'others notice the message alone');

-- Replies and mentions.
prepare reply(text, bigint, uuid[]) as insert into app.messages (conversation_id, content, reply_to_seq, mentions)
    values (id_of($1), 'so?', $2, $3) returning (reply::json ->> 'seq') || ' ' || (reply::json ->> 'excerpt');
select results_eq($$ execute reply('team', 2, '{}') $$, array['2 two'], 'an answer quotes');
select throws_ok($$ execute reply('team', 99, '{}') $$, '42501', null, 'what is there');
select acting_as('athlete_di');
select throws_ok($$ execute reply('team', 2, '{}') $$, '42501', null, 'and what one sees');
select throws_ok($$ execute reply('team', null, array[id_of('athlete_fay')]) $$, 'TP143', null, 'nobody is mentioned who is not in it');
select throws_ok($$ execute reply('team', null, array_fill(id_of('athlete_bo'), array[21])) $$, '23514', null, 'nor more than twenty');
select results_eq($$ execute reply('team', null, array[id_of('athlete_bo')]) $$, array[null::text], 'who is in it is mentioned');

select * from finish();
rollback;
