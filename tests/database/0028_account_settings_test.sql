-- What users set of their own account, and their sessions.
begin;
\ir ../support/people.sql
select plan(32);

-- Settings.
select acting_as('athlete_bo');
select results_eq($$ select time_zone, units, language from app.personal_info(id_of('athlete_bo')) $$,
    $$ values ('UTC', 'kg', 'en') $$, 'an account begins with UTC, kilograms and English');
select lives_ok($$ update app.users set display_name = 'Bobby', username = 'bobby', time_zone = 'America/Argentina/Buenos_Aires',
    units = 'lb', language = 'zh-Hant-TW' $$, 'its owner sets it');
select is(count(*), 1::bigint, 'and nobody else''s') from app.users where display_name = 'Bobby';
select throws_ok($$ update app.users set username = 'coach_ana' $$, '23505', null, 'a username is taken once');
select throws_ok(format('update app.users set time_zone = %L', zone), '23514', null, 'there is no time zone ' || zone)
    from unnest(array['', 'Nowhere/City', 'CEST', 'XYZ+3', 'europe/berlin', 'posix/Europe/Berlin', '+01']) zone;
select throws_ok(format('update app.users set language = %L', tag), '23514', null, 'there is no language ' || tag)
    from unnest(array['', 'e', 'en_GB', '12', 'en-']) tag;
select throws_ok($$ update app.users set units = 'stone' $$, '23514', null, 'there are two units');
select throws_ok($$ update app.users set email = 'x@example.org' $$, '42501', null, 'an e-mail changes otherwise');
select throws_ok($$ update app.users set email_verified_at = now() $$, '42501', null, 'and is not verified by saying so');
select throws_ok($$ update app.users set id = id_of('x') $$, '42501', null, 'an id never changes');
select acting_as('coach_ana');
select isnt_empty($$ select 1 from app.users where id = id_of('athlete_bo') $$, 'a coach sees the athlete');
select is_empty($$ with w as (update app.users set language = 'de' where id <> id_of('coach_ana') returning 1) select * from w $$,
    'and changes nothing');
select acting_as(null);
select is_empty($$ with w as (update app.users set language = 'de' returning 1) select * from w $$, 'nobody changes nothing');

-- A time zone that the server learned later.
select as_owner();
delete from private.time_zones where name = 'Europe/Paris';
select ok(app.is_time_zone('Europe/Paris'), 'a new time zone is found');

-- Sessions.
select private.open_session(id_of('athlete_bo'), sha256('phone')), private.open_session(id_of('athlete_bo'), sha256('old'));
update private.sessions set last_seen_at = now() - interval '15 days' where token_hash = sha256('old');
set local role tp_auth;
select app.begin_request(sha256('phone')), private.describe_session('Phone', '2001:db8::1');
select acting_as('athlete_bo');
select results_eq($$ select user_agent, ip_address, is_current from app.own_sessions() order by is_current $$,
    $$ values ('Phone', '2001:db8::1', false), (null, null, true) $$, 'a user lists the own live sessions');
select id as phone from app.own_sessions() where not is_current \gset
select acting_as('coach_ana');
select is(count(*), 1::bigint, 'nobody else lists them') from app.own_sessions();
select is(app.end_own_session(:'phone'), null, 'or ends them');
select app.end_other_sessions();
select acting_as('athlete_bo');
select is(count(*), 2::bigint, 'both are there still') from app.own_sessions();
select is(app.end_own_session(:'phone'), false, 'the owner ends another one');
select is(app.end_own_session(:'phone'), null, 'once');
select is(app.end_own_session((select id from app.own_sessions())), true, 'and the one in use');
select is_empty('select * from app.own_sessions()', 'which was the last');

select * from finish();
rollback;
