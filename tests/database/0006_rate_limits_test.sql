begin;
\ir ../support/people.sql
select plan(13);

create function tests.age_counters(by interval) returns void language sql security definer
    set search_path = pg_catalog, pg_temp as $$ update private.rate_limits set window_started_at = now() - by $$;
grant execute on function tests.age_counters(interval) to public;

set local role tp_auth;
select is(private.attempts_left_wait('log-in a', 2, '30 minutes'), 0, 'a counter nobody has used is open');
select is(app.count_attempt('log-in a', 2, '30 minutes'), 0, 'the first attempt counts');
select is(app.count_attempt('log-in a', 2, '30 minutes'), 0, 'so does the second');
select is(app.count_attempt('log-in a', 2, '30 minutes'), 1800, 'the third is told to wait for the end of the window');
select is(private.attempts_left_wait('log-in a', 2, '30 minutes'), 1800, 'which can be asked without counting');
select is(app.count_attempt('log-in b', 2, '30 minutes'), 0, 'another counter is not touched');
select age_counters('29 minutes 59.5 seconds');
select is(app.count_attempt('log-in a', 2, '30 minutes'), 1, 'the wait is never told as 0');
select age_counters('30 minutes');
select is(app.count_attempt('log-in a', 2, '30 minutes'), 0, 'a new window starts');
select private.clear_attempts('log-in a');
select is(app.count_attempt('log-in a', 1, '30 minutes'), 0, 'and so it does after success');

select acting_as('athlete_bo');
select app.count_own_attempt('messages', 1, '1 minute');
select is(app.count_own_attempt('messages', 1, '1 minute'), 60, 'a user has an own counter');
select throws_ok($$ select app.count_attempt('messages', 1, '1 minute') $$, '42501', null, 'and reaches no other');
select acting_as('athlete_cy');
select is(app.count_own_attempt('messages', 1, '1 minute'), 0, 'the next user has another one');
select is(app.count_own_attempt('connecting', 1, '1 minute'), 0, 'for each purpose');

select * from finish();
rollback;
