begin;
\ir ../support/people.sql
select plan(10);

select matches(app.uuid_v7()::text, '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
    'ids are UUIDs of version 7');
select cmp_ok(abs(extract(epoch from clock_timestamp()) * 1000
                  - ('x' || left(replace(app.uuid_v7()::text, '-', ''), 12))::bit(48)::bigint), '<', 1000::numeric,
    'that begin with the milliseconds since 1970');
select is((select count(distinct app.uuid_v7()) from generate_series(1, 1000)), 1000::bigint, 'and differ');
select ok(bool_and(id > before), 'and sort as they were made, within a millisecond as well')
    from (select id, lag(id) over (order by n) as before from (select n, app.uuid_v7() as id from generate_series(1, 1000) n) made) made
    where before is not null;

select acting_as('coach_ana');
select throws_ok('select * from private.sessions', '42501', null, 'handlers read nothing in private');
select throws_ok($$ select private.open_session(id_of('coach_ana'), '\x00') $$, '42501', null, 'and call nothing there');
select throws_ok('create table app.mine (id integer)', '42501', null, 'handlers create no tables');
select throws_ok('create temp table mine (id integer)', '42501', null, 'not even temporary ones');

set local role tp_auth;
select throws_ok('select * from private.passwords', '42501', null, 'sign-in handlers read no table in private');
select throws_ok('select * from app.users', '42501', null, 'and none in app');

select * from finish();
rollback;
