-- Who learns how far others have read, and the switch that hides it.
begin;
\ir ../support/people.sql
select plan(21);

select open_direct('ana_and_bo', 'coach_ana', 'athlete_bo'), open_group('team', 'coach_ana', 'athlete_bo', 'athlete_cy');
create function tests.marks(name text) returns text language sql set search_path = tests, pg_catalog, pg_temp as $$
    select string_agg(n.who || ' ' || m.last_read_seq, ', ' order by n.who)
    from app.read_marks(id_of(name)) m join unnest(array['coach_ana', 'athlete_bo', 'athlete_cy']) n (who) on id_of(n.who) = m.user_id $$;
create function tests.read_by_all(name text) returns text language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$
    select string_agg(seq::text, ',' order by seq) from app.messages where conversation_id = id_of(name) and read_at is not null $$;
create function tests.set_receipts(who text, shown boolean) returns void language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ update app.users set read_receipts = shown where id = id_of(who) $$;
grant execute on all functions in schema tests to public;
select say('coach_ana', 'team', 'one'), say('coach_ana', 'team', 'two'), read_up_to('athlete_bo', 'team', 1), say('coach_ana', 'ana_and_bo', 'hi');

select acting_as('coach_ana');
select is(marks('team'), 'athlete_bo 1, athlete_cy 0', 'everybody else''s');
select acting_as('coach_eve');
select is(marks('team'), null, 'a foreign coach learns none');
select acting_as('admin_ida');
select is(marks('team'), null, 'nor does an administrator');
select acting_as(null);
select is(marks('team'), null, 'nor does nobody');

select acting_as('athlete_bo');
select list.revision as before from app.own_conversations() list where id = id_of('team') \gset
select lives_ok('update app.users set read_receipts = false', 'users set it for themselves');
select is(app.own_read_receipts(), false, 'and read it');
select throws_ok('select read_receipts from app.users', '42501', null, 'but not others'' as well');
select is(marks('team'), null, 'and learn nothing of others then');
select is(list.revision, :before + 1::bigint, 'which is a change of the own list') from app.own_conversations() list where id = id_of('team');
select acting_as('athlete_cy');
select is(marks('team'), 'coach_ana 2', 'as others learn nothing of them');
select read_up_to('athlete_cy', 'team', 2);
select is(read_by_all('team'), '1,2', 'who hides is not waited for');
select read_up_to('athlete_bo', 'ana_and_bo', 1);
select is(read_by_all('ana_and_bo'), null, 'and makes nothing read');
select say('coach_ana', 'team', 'three'), set_receipts('athlete_cy', false);
select is(read_by_all('team'), '1,2', 'where all but one hide, nothing is read');
select set_receipts('athlete_bo', true), read_up_to('athlete_bo', 'team', 3);
select is(read_by_all('team'), '1,2,3', 'until somebody shows it again');
select is(read_by_all('ana_and_bo'), '1', 'which shows at once what was read meanwhile');
select say('coach_ana', 'team', 'four'), set_receipts('athlete_cy', true), read_up_to('athlete_bo', 'team', 4);
select is(read_by_all('team'), '1,2,3', 'who shows again is waited for');
select set_receipts('athlete_cy', false);
select is(read_by_all('team'), '1,2,3,4', 'and not any more when hiding');

select as_owner();
insert into app.conversation_participants (conversation_id, user_id) values (id_of('team'), id_of('athlete_di'));
select is((select read_receipts from app.conversation_participants where user_id = id_of('athlete_di')), true, 'who joins brings the own setting');
select set_receipts('athlete_fay', false), open_direct('eve_and_fay', 'coach_eve', 'athlete_fay');
select is((select read_receipts from app.conversation_participants where user_id = id_of('athlete_fay')), false, 'whatever it is');
select set_connection('coach_ana', 'athlete_bo', 'terminated');
select acting_as('athlete_bo');
select is(marks('team'), null, 'who left learns none');
select acting_as('coach_ana');
select is(marks('team'), null, 'and none of theirs is shown');

select * from finish();
rollback;
