begin;
\ir ../support/people.sql
select plan(21);

prepare claim(text, bytea) as
    insert into app.idempotency_keys as k (key, request_hash) values ($1, $2)
    on conflict (user_id, key) do update
        set request_hash = excluded.request_hash, status = null, body = null, created_at = now()
        where k.created_at < now() - interval '24 hours'
    returning true;
create function tests.age_keys(by interval) returns void language sql security definer
    set search_path = pg_catalog, pg_temp as $$ update app.idempotency_keys set created_at = now() - by $$;
create function tests.all_keys() returns setof app.idempotency_keys language sql security definer
    set search_path = pg_catalog, pg_temp as $$ select * from app.idempotency_keys $$;
grant execute on all functions in schema tests to public;

select acting_as('athlete_bo');
select results_eq($$ execute claim('k', '\x01') $$, array[true], 'a new key is claimed');
select lives_ok($$ update app.idempotency_keys set status = 201, body = '{}' where key = 'k' $$, 'takes an answer');
select is_empty($$ execute claim('k', '\x02') $$, 'and is not claimed again');
select results_eq('select request_hash, status, body from app.idempotency_keys', $$ values ('\x01'::bytea, 201, '{}') $$, 'but answers');
select throws_ok($$ execute claim('', '\x01') $$, '23514', null, 'a key is not empty');
select throws_ok($$ execute claim('a key', '\x01') $$, '23514', null, 'has no spaces');
select throws_ok($$ execute claim(repeat('k', 129), '\x01') $$, '23514', null, 'and at most 128 characters');
select throws_ok($$ insert into app.idempotency_keys (user_id, key, request_hash) values (id_of('athlete_cy'), 'k', '\x01') $$,
    '42501', null, 'nobody claims for others');

select acting_as('athlete_cy');
select is_empty('select * from app.idempotency_keys', 'others'' keys do not show');
select is_empty($$ update app.idempotency_keys set status = 500 returning 1 $$, 'and do not change');
select is_empty('delete from app.idempotency_keys returning 1', 'or go');
select results_eq($$ execute claim('k', '\x03') $$, array[true], 'the same key is another user''s own');
select is((select count(*) from all_keys()), 2::bigint, 'there are two now');

select acting_as('athlete_bo');
select age_keys('23 hours 59 minutes');
select is_empty($$ execute claim('k', '\x02') $$, 'a key holds for 24 hours');
select age_keys('24 hours 1 second');
select results_eq($$ execute claim('k', '\x02') $$, array[true], 'and is free afterwards');
select results_eq('select request_hash, status, body from app.idempotency_keys', $$ values ('\x02'::bytea, null::integer, null::text) $$, 'without the old answer');

-- An answer that names the other side goes with the connection; the key stays used.
update app.idempotency_keys set status = 201, body = '{"athleteId":"' || id_of('coach_ana') || '"}';
insert into app.idempotency_keys (key, request_hash) values ('own', '\x05');
update app.idempotency_keys set status = 201, body = '{}' where key = 'own';
select set_connection('coach_ana', 'athlete_bo', 'terminated');
select results_eq('select key, status from app.idempotency_keys order by key', $$ values ('k', null::integer), ('own', 201) $$,
    'the end of a connection withdraws answers about the other side, and no others');
select set_connection('coach_ana', 'athlete_bo', 'active');
select isnt_empty('delete from app.idempotency_keys returning 1', 'its owner may free them');

-- The policies alone: the column grants would stop these, too.
select as_owner();
grant insert (user_id), update (user_id) on app.idempotency_keys to tp_app;
select acting_as('athlete_bo');
select results_eq($$ execute claim('k', '\x01') $$, array[true], 'a key');
select throws_ok($$ update app.idempotency_keys set user_id = id_of('athlete_di') $$, '42501', null, 'is not given away');
select throws_ok($$ insert into app.idempotency_keys (user_id, key, request_hash) values (id_of('athlete_di'), 'k', '\x01') $$,
    '42501', null, 'or forged');

select * from finish();
rollback;
