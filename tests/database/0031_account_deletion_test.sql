-- A deletion that is asked for, taken back and carried out: nothing of the user stays with anybody but what was said.
begin;
\ir ../support/people.sql
select plan(55);

create function tests.act_as_auth(name text) returns void language plpgsql as $$
begin
    perform acting_as(name);
    perform set_config('role', 'tp_auth', true);
end $$;
create function tests.due(name text) returns timestamptz language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ select deletion_due_at from app.users where id = id_of(name) $$;
create function tests.mails(name text) returns bigint language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ select count(*) from private.mail_outbox where template = name $$;
create function tests.delete_now(who text) returns boolean language plpgsql as $$
begin
    perform as_owner();
    update app.users set deletion_due_at = now() where id = id_of(who);
    perform private.delete_due_account() where exists (select from private.sessions where user_id = id_of(who));
    perform private.delete_due_account();
    return not exists (select from app.users where id = id_of(who));
end $$;
-- Every table that holds the text in any row.
create function tests.tables_with(text) returns setof text language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
declare
    t regclass;
    found_in boolean;
begin
    for t in select c.oid from pg_class c where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('app', 'private') loop
        execute format('select exists (select from %s r where strpos(r::text, %L) > 0)', t, $1) into found_in;
        if found_in then return next t::text; end if;
    end loop;
end $$;
grant execute on all functions in schema tests to public;

insert into private.passwords (user_id, hash) select id, 'h' from app.users;

-- Asking.
select act_as_auth('athlete_bo');
select is(private.schedule_deletion('x'), null, 'who proved another password asks for nothing');
select is(due('athlete_bo'), null, 'of a deletion');
select is(private.schedule_deletion('h'), now() + interval '7 days', 'a deletion is due in seven days');
select is(due('athlete_bo'), now() + interval '7 days', 'from now');
select is(mails('deletion_scheduled'), 1::bigint, 'and told');
select as_owner();
select is((select details ->> 'dueAt' from private.mail_outbox where template = 'deletion_scheduled'),
    private.instant(now() + interval '7 days'), 'with its time');
update app.users set deletion_due_at = now() + interval '1 day' where id = id_of('athlete_bo');
select act_as_auth('athlete_bo');
select is(private.schedule_deletion('h'), now() + interval '1 day', 'asking again delays nothing');
select is(mails('deletion_scheduled'), 1::bigint, 'and tells nothing');
select throws_ok('select private.delete_due_account()', '42501', null, 'sign-in handlers delete nobody');
select acting_as('athlete_bo');
select throws_ok($$ select private.schedule_deletion('h') $$, '42501', null, 'nor do others ask');
select throws_ok($$ select private.delete_due_account() $$, '42501', null, 'or delete');
select throws_ok($$ update app.users set deletion_due_at = now() $$, '42501', null, 'in any way');

-- Taking it back.
select acting_as('athlete_cy');
select app.cancel_deletion();
select isnt(due('athlete_bo'), null, 'nobody takes back for others');
select is(mails('deletion_cancelled'), 0::bigint, 'and nothing is told where there was nothing');
select acting_as('athlete_bo');
select app.cancel_deletion();
select is(due('athlete_bo'), null, 'who asked takes it back');
select is(mails('deletion_cancelled'), 1::bigint, 'which is told');
select acting_as(null);
select app.cancel_deletion();
select is(mails('deletion_cancelled'), 1::bigint, 'nobody takes back nothing');

-- Sessions go in a round before.
select as_owner();
select person('athlete_hal', '{athlete}');
select acting_as('athlete_hal');
select as_owner();
update app.users set deletion_due_at = now() where id = id_of('athlete_hal');
select private.delete_due_account();
select isnt_empty($$ select from app.users where id = id_of('athlete_hal') $$, 'first the sessions end');
select private.delete_due_account();
select is_empty($$ select from app.users where id = id_of('athlete_hal') $$, 'then the account goes');

-- Administrators.
select act_as_auth('admin_ida');
select isnt(private.schedule_deletion('h'), null, 'an administrator may go where there is another');
select act_as_auth('admin_jon');
select throws_ok($$ select private.schedule_deletion('h') $$, 'TP006', 'last_admin', 'who then is the last and may not');
select as_owner();
select throws_ok($$ select app.remove_user_role(id_of('admin_jon'), 'admin') $$, 'TP006', 'last_admin', 'nor be demoted');
select ok(delete_now('admin_ida'), 'the first one goes');
update app.users set deletion_due_at = now() where id = id_of('admin_jon');
select ok(not private.delete_due_account(), 'the last one never, even where it is due');
update app.users set deletion_due_at = null where id = id_of('admin_jon');

-- A world to leave: Cy goes, who had left one group, is in another one and in a direct conversation.
update app.users set display_name = 'Cyprian Zyx' where id = id_of('athlete_cy');
select open_direct('ana_and_cy', 'coach_ana', 'athlete_cy'), open_direct('ana_and_bo', 'coach_ana', 'athlete_bo'),
       open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy', 'athlete_di'), open_group('pair', 'coach_ana', 'athlete_cy');
select say('coach_ana', 'ana_and_cy', 'hello Cy'), say('athlete_cy', 'ana_and_cy', 'hello Ana'),
       say('athlete_cy', 'team', 'one'), say('athlete_bo', 'team', 'two'), say('coach_ana', 'ana_and_bo', 'hello Bo');
select set_connection('coach_ana', 'athlete_di', 'terminated');
select as_owner();
insert into app.workout_assignments (id, coach_id, athlete_id, title, scheduled_for) values
    (id_of('cys_run'), id_of('coach_ana'), id_of('athlete_cy'), 'Run', '2030-01-07'),
    (id_of('bos_run'), id_of('coach_ana'), id_of('athlete_bo'), 'Run', '2030-01-07'),
    (id_of('bos_next'), id_of('coach_ana'), id_of('athlete_bo'), 'Next', '2030-01-08');
insert into app.workout_logs (assignment_id, athlete_id, coach_id) values
    (id_of('cys_run'), id_of('athlete_cy'), id_of('coach_ana')), (id_of('bos_run'), id_of('athlete_bo'), id_of('coach_ana'));
insert into app.idempotency_keys (user_id, key, request_hash, status, body) values
    (id_of('coach_ana'), 'group', '\x00', 201, format('{"participants":[{"userId":"%s"}]}', id_of('athlete_cy'))),
    (id_of('coach_eve'), 'invitation', '\x00', 201, '{"email":"Athlete_Cy@example.org","username":null}'),
    (id_of('coach_ana'), 'other', '\x00', 201, '{"userId":null}');
select private.notify(id_of('coach_ana'), 'workout_completed', id_of('athlete_cy'), id_of('athlete_cy'), '{"title": "Run"}');
select private.notify(id_of('coach_ana'), 'connected', id_of('athlete_cy'), id_of('athlete_cy'));
insert into private.owed_notifications (recipient, kind, actor, source_id, details, error)
    values (id_of('coach_ana'), 'insight', id_of('athlete_cy'), id_of('athlete_cy'), '{}', 'x');
select private.enqueue_mail('athlete_cy@example.org', null, 'invitation', '{}');
select app.count_attempt('account/x user ' || id_of('athlete_cy'), 5, '1 minute');
select acting_as('athlete_di');
select is((select count(*) from json_array_elements((select left_roster from app.conversation_participants)::json) e
           where e ->> 'displayName' = 'Cyprian Zyx'), 1::bigint, 'Di left a group that Cy is in');
select left_revision as before from app.conversation_participants \gset
select as_owner();
select revision as before_of_pair from app.conversations where id = id_of('ana_and_cy') \gset
select cmp_ok((select count(*) from tables_with(id_of('athlete_cy')::text)), '>=', 9::bigint, 'and many tables know Cy');

select ok(delete_now('athlete_cy'), 'Cy is deleted');
select ok(not private.delete_due_account(), 'once');
select is_empty($$ select tables_with(id_of('athlete_cy')::text) $$, 'the id is nowhere');
select is_empty($$ select tables_with('Cyprian Zyx') $$, 'nor is the name');
select is_empty($$ select tables_with('athlete_cy@example.org') $$, 'nor the address');
select is_empty($$ select user_id from app.idempotency_keys where body is not null and key <> 'other' $$, 'kept answers that showed Cy are withdrawn');
select is((select body from app.idempotency_keys where key = 'other'), '{"userId":null}', 'and no others');

select acting_as('coach_ana');
select results_eq($$ select seq, sender_id, content from app.messages where conversation_id = id_of('ana_and_cy') order by seq $$,
    $$ values (1::bigint, id_of('coach_ana'), 'hello Cy'), (2, null, 'hello Ana') $$, 'what Cy said stays');
select is((select left_roster::jsonb -> 1 ->> 'displayName' from app.conversation_participants where conversation_id = id_of('ana_and_cy')),
    'Deleted user', 'from a deleted user');
select is((select left_roster::jsonb -> 1 -> 'userId' from app.conversation_participants where conversation_id = id_of('ana_and_cy')),
    'null', 'without an id');
select ok((select not left_is_group from app.conversation_participants where conversation_id = id_of('ana_and_cy')), 'it is no group');
select cmp_ok((select left_revision from app.conversation_participants where conversation_id = id_of('ana_and_cy')),
    '>', :before_of_pair::bigint, 'and has changed');
select throws_ok($$ insert into app.messages (conversation_id, content) values (id_of('ana_and_cy'), 'X') $$, 'TP008', null, 'nobody writes there');
select is((select count(*) from json_array_elements((select roster from app.conversations where id = id_of('team'))::json) e
           where e ->> 'displayName' = 'Deleted user' and e ->> 'leftAt' is not null and e ->> 'roleAtJoin' = 'athlete'),
    1::bigint, 'a group shows that somebody was there');
select lives_ok($$ insert into app.messages (conversation_id, content) values (id_of('team'), 'three') $$, 'and goes on');
select is((select count(*) from app.notifications where actor_id is null and actor_name is null), 2::bigint, 'notifications stay without the name');
select acting_as('athlete_di');
select is((select string_agg(e ->> 'displayName', ', ' order by place)
           from json_array_elements((select left_roster from app.conversation_participants)::json) with ordinality x (e, place)),
    'Ana, Bo, Deleted user, Di', 'who had left sees the same');
select isnt((select left_revision from app.conversation_participants), :before::bigint, 'as a change');
select is((select sender_id from app.messages where seq = 1), null, 'and messages of nobody');

-- Then the coach goes.
select ok(delete_now('coach_ana'), 'Ana is deleted');
select is_empty($$ select tables_with(id_of('coach_ana')::text) $$, 'the id is nowhere');
select is_empty($$ select id from app.conversations where id in (id_of('ana_and_cy'), id_of('pair')) $$, 'a conversation that nobody is left in goes');
select is(count(*), 2::bigint, 'others stay') from app.conversations where id in (id_of('ana_and_bo'), id_of('team'));
select acting_as('athlete_bo');
select results_eq($$ select count(*), count(sender_id) from app.messages $$, $$ values (4::bigint, 1::bigint) $$, 'and are read');
select throws_ok($$ insert into app.messages (conversation_id, content) values (id_of('team'), 'X') $$, 'TP008', null, 'but not written to');
select results_eq('select id, coach_id from app.workout_assignments', $$ values (id_of('bos_run'), null::uuid) $$, 'what Bo did stays Bo''s, what was still to do goes');
select is((select count(*) from app.workout_logs), 1::bigint, 'with its log');

-- Everybody goes.
select ok(delete_now('athlete_bo') and delete_now('athlete_di'), 'the others go');
select is((select count(*) from app.conversations) + (select count(*) from app.messages) + (select count(*) from private.deleted_participants)
    + (select count(*) from app.workout_assignments), 0::bigint, 'and nothing is left');

select * from finish();
rollback;
