-- What coaches tell of themselves: who reads it, who writes it, and that an inactive coach gets no new athletes.
begin;
\ir ../support/people.sql
select plan(35);

prepare cards as select coach_id from app.coach_cards order by coach_id;
create function tests.is_taking(coach text, taking boolean) returns void language sql security definer
    set search_path = tests, pg_temp as $$ update app.coach_cards set is_active = taking where coach_id = id_of(coach) $$;
create function tests.limit_of(coach text) returns integer language sql security definer
    set search_path = tests, pg_temp as $$ select client_limit from app.coach_profiles where coach_id = id_of(coach) $$;
grant execute on function tests.is_taking(text, boolean), tests.limit_of(text) to public;

select results_eq($$ select display_name, specializations, certifications, bio, is_active from app.coach_cards where coach_id = id_of('coach_ana') $$,
    $$ values ('Ana', '[]'::jsonb, '[]'::jsonb, null::text, true) $$, 'a coach has a card from the beginning');
update app.users set display_name = 'Anna' where id = id_of('coach_ana');
select is(display_name, 'Anna', 'with the coach''s name') from app.coach_cards where coach_id = id_of('coach_ana');

-- Writing.
select acting_as('coach_ana');
select lives_ok($$ update app.coach_cards set specializations = '["Rowing"]', bio = 'Hello', website = 'https://example.org/a?b=c' $$, 'a coach writes the own card');
select results_eq('select coach_id, bio from app.coach_cards', $$ values (id_of('coach_ana'), 'Hello') $$, 'and reads it alone');
select is_empty($$ update app.coach_cards set bio = 'X' where coach_id = id_of('coach_eve') returning 1 $$, 'another''s card is out of reach');
select throws_ok($$ update app.coach_cards set display_name = 'X' $$, '42501', null, 'the name is the user''s');
select throws_ok($$ update app.coach_cards set coach_id = id_of('coach_eve') $$, '42501', null, 'and the card the coach''s');
select throws_ok(format('update app.coach_cards set website = %L', w), '23514', null, 'no website: ' || w)
    from unnest(array['javascript:alert(1)', 'ftp://example.org', 'https://', 'https://a b', E'https://a\tb', 'example.org']) w;
select throws_ok($$ update app.coach_cards set certifications = '["1","2","3","4","5","6","7","8","9","10","11"]' $$, '23514', null, 'no more than ten');
select throws_ok($$ update app.coach_cards set specializations = '{}' $$, '23514', null, 'and a list');
select lives_ok('update app.coach_profiles set client_limit = 7', 'a coach sets the own limit');
select is(limit_of('coach_ana'), 7, 'which holds');
select is(limit_of('coach_eve'), null, 'for the coach alone');
select throws_ok('update app.coach_profiles set client_limit = 0', '23514', null, 'at least one');

-- Reading.
select acting_as('athlete_bo');
select results_eq('execute cards', $$ values (id_of('coach_ana')) $$, 'an athlete reads the own coach''s card');
select is_empty('select * from app.coach_profiles', 'not the limit');
select is_empty($$ update app.coach_cards set bio = 'X' returning 1 $$, 'and writes none');
select set_connection('coach_ana', 'athlete_bo', 'terminated');
select is_empty('execute cards', 'nor reads one that was');
select acting_as('athlete_gus');
select is_empty('execute cards', 'nobody''s athlete reads none');
select as_owner();
insert into app.invitations (coach_id, method, username, recipient_id, code_hash, code_nonce, expires_at)
    values (id_of('coach_eve'), 'username', 'athlete_gus', id_of('athlete_gus'), sha256('code'), 'nonce', now() + interval '1 day');
select acting_as('athlete_gus');
select results_eq('execute cards', $$ values (id_of('coach_eve')) $$, 'but who is invited');
select acting_as(null);
select results_eq($$ select coach_id, bio from app.inviting_coach(sha256('code')) $$, $$ values (id_of('coach_eve'), null::text) $$, 'as does who has the code');
select is_empty($$ select * from app.inviting_coach(sha256('guess')) $$, 'not a guess');
select as_owner();
update app.invitations set status = 'withdrawn';
select acting_as('athlete_gus');
select is_empty($$ select * from app.inviting_coach(sha256('code')) $$, 'nor a code that is over');
select is_empty('execute cards', 'while the invitation is open');
select acting_as('admin_ida');
select is((select count(*) from app.coach_cards), 2::bigint, 'an administrator reads all');
select is_empty($$ update app.coach_cards set bio = 'X' returning 1 $$, 'and writes none');

-- Taking no new athletes.
select is_taking('coach_ana', false);
select acting_as('coach_ana');
select throws_ok($$ insert into app.coach_athletes (coach_id, athlete_id) values (id_of('coach_ana'), id_of('athlete_gus')) $$, 'TP040', 'coach_inactive',
    'an inactive coach gets no new athlete');
select throws_ok($$ select set_connection('coach_ana', 'athlete_bo', 'active') $$, 'TP040', 'coach_inactive', 'nor one of the past');
select lives_ok($$ select set_connection('coach_ana', 'athlete_cy', 'inactive'), set_connection('coach_ana', 'athlete_cy', 'active') $$, 'a pause ends all the same');

-- A coach no more.
select as_owner();
select app.demote_coach(id_of('coach_ana'));
select acting_as('coach_ana');
select is_empty($$ update app.coach_cards set bio = 'X' returning 1 $$, 'who is no coach any more writes no card');

select * from finish();
rollback;
