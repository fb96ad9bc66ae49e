-- Promise 15: five failed sign-ins in any thirty minutes, wherever these begin.
begin;
\ir ../support/people.sql
select plan(11);

create function tests.wait(by interval) returns void language sql security definer
    set search_path = pg_catalog, pg_temp as $$ update private.rate_limits set window_started_at = window_started_at - by $$;
grant execute on function tests.wait(interval) to public;

-- A failure every so often for three hours: the minutes at which one was let through to be checked.
create function tests.minutes_let_through(every interval) returns integer[] language plpgsql as $$
declare
    passed integer[] := '{}';
    minute integer := 0;
begin
    while minute < 180 loop
        if private.count_failure('steady', 5, '30 minutes') = 0 then
            passed := passed || minute;
        end if;
        perform tests.wait(every);
        minute := minute + extract(epoch from every)::integer / 60;
    end loop;
    perform private.clear_attempts('steady');
    return passed;
end $$;
create function tests.most_in_half_an_hour(minutes integer[]) returns bigint language sql as $$
    select max((select count(*) from unnest(minutes) later where later >= first and later < first + 30)) from unnest(minutes) first $$;
grant execute on function tests.minutes_let_through(interval), tests.most_in_half_an_hour(integer[]) to public;

set local role tp_auth;
select is(most_in_half_an_hour(minutes_let_through('1 minute')), 5::bigint, 'five in any thirty minutes, one tried each minute');
select is(most_in_half_an_hour(minutes_let_through('7 minutes')), 5::bigint, 'so with one each seven minutes');
select is(minutes_let_through('1 minute'), '{0,1,2,3,4, 34,35,36,37,38, 68,69,70,71,72, 102,103,104,105,106, 136,137,138,139,140, 170,171,172,173,174}'::integer[],
    'refused ones do not lengthen the wait');

-- Around the edge of what would have been a fixed window.
select is(private.count_failure('a', 5, '30 minutes'), 0, 'the first attempt counts');
select wait('29 minutes');
select is((select sum(private.count_failure('a', 5, '30 minutes')) from generate_series(1, 4)), 0::bigint, 'four more do, 29 minutes later');
select wait('2 minutes');
select is(private.count_failure('a', 5, '30 minutes'), 28 * 60, 'the sixth waits for thirty minutes after the last one');
select is(private.count_failure('b', 5, '30 minutes'), 0, 'another counter is not touched');
select wait('28 minutes');
select is(private.count_failure('a', 5, '30 minutes'), 0, 'then the count starts anew');
select is((select sum(private.count_failure('a', 5, '30 minutes')) from generate_series(1, 4)), 0::bigint, 'for five');
select private.clear_attempts('a');
select is(private.count_failure('a', 5, '30 minutes'), 0, 'and so it does after success');

select acting_as('athlete_bo');
select throws_ok($$ select private.count_failure('a', 5, '30 minutes') $$, '42501', null, 'other handlers do not reach it');

select * from finish();
rollback;
