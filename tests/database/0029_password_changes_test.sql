-- Promises 9, 12 and 13: links that set a password, and what a new password ends.
begin;
\ir ../support/people.sql
select plan(39);

create function tests.age_resets(by interval) returns void language sql security definer
    set search_path = pg_catalog, pg_temp as $$ update private.password_resets set expires_at = expires_at - by $$;
grant execute on function tests.age_resets(interval) to public;
create function tests.mails(wanted text) returns bigint language sql security definer
    set search_path = pg_catalog, pg_temp as $$ select count(*) from private.mail_outbox where template = wanted $$;
grant execute on function tests.mails(text) to public;
create function tests.sessions_of(name text) returns bigint language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ select count(*) from private.sessions where user_id = id_of(name) $$;
grant execute on function tests.sessions_of(text) to public;
create function tests.verified(name text) returns boolean language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ select email_verified_at is not null from app.users where id = id_of(name) $$;
grant execute on function tests.verified(text) to public;
create function tests.hash_of(name text) returns text language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ select hash from private.passwords where user_id = id_of(name) $$;
grant execute on function tests.hash_of(text) to public;

insert into private.passwords (user_id, hash) values (id_of('athlete_bo'), 'h1'), (id_of('athlete_cy'), 'h1');
select private.open_session(id_of('athlete_bo'), sha256('phone')), private.open_session(id_of('athlete_bo'), sha256('desk')),
       private.open_session(id_of('athlete_cy'), sha256('cy'));
update app.users set email_verified_at = null where id = id_of('athlete_bo');

-- Asking.
set local role tp_auth;
select private.request_password_reset('ATHLETE_bo@example.org', 'n1', sha256('1'));
select is(mails('password_reset'), 1::bigint, 'a link goes to the account with the e-mail');
select results_eq($$ select * from private.find_password_reset(sha256('1')) $$, $$ values ('athlete_bo@example.org', 'Bo') $$,
    'and leads to it');
select private.request_password_reset('nobody@example.org', 'n2', sha256('2'));
select is(mails('password_reset'), 1::bigint, 'nothing goes to an unknown e-mail');
select is_empty($$ select * from private.find_password_reset(sha256('2')) $$, 'and such a link leads nowhere');
select is(private.reset_password(sha256('2'), 'h2'), false, 'nor does it set a password');
reset role;
select is(count(*), 3::bigint, 'as many rows are written for it') from private.password_resets;
select results_eq($$ select to_address, to_user, details from private.mail_outbox where template = 'password_reset' $$,
    $$ values ('athlete_bo@example.org', id_of('athlete_bo'), '{"nonce": "n1"}'::jsonb) $$, 'the mail knows the nonce alone');
set local role tp_auth;
select private.request_password_reset('athlete_bo@example.org', 'm' || n, sha256(('m' || n)::bytea)) from generate_series(1, 12) n;
select is(mails('password_reset'), 10::bigint, 'ten links live at most');
select isnt_empty($$ select * from private.find_password_reset(sha256('1')) $$, 'and asking again spoils none');

-- Using a link up.
select is_empty($$ select * from private.find_password_reset(sha256('guess')) $$, 'a guess leads nowhere');
select is(private.reset_password(sha256('guess'), 'h2'), false, 'and sets nothing');
select age_resets('1 hour');
select is_empty($$ select * from private.find_password_reset(sha256('1')) $$, 'a link lives an hour');
select is(private.reset_password(sha256('1'), 'h2'), false, 'and sets nothing then');
select age_resets('-2 minutes');
select is(verified('athlete_bo'), false, 'an address is not verified');
select app.begin_request(sha256('desk'));
select is(private.reset_password(sha256('1'), 'h2'), true, 'within it, it sets the password');
select is(hash_of('athlete_bo'), 'h2', 'of its user');
select is(hash_of('athlete_cy'), 'h1', 'alone');
select is(sessions_of('athlete_bo'), 0::bigint, 'ends all sessions');
select is(sessions_of('athlete_cy'), 1::bigint, 'of this user');
select is(verified('athlete_bo'), true, 'verifies the address');
select is(mails('password_changed'), 1::bigint, 'and tells the owner');
select is(private.reset_password(sha256('1'), 'h3'), false, 'once');
select is(private.reset_password(sha256('m3'), 'h3'), false, 'and the other links are dead');

-- Changing it.
reset role;
select private.open_session(id_of('athlete_bo'), sha256('phone')), private.open_session(id_of('athlete_bo'), sha256('desk'));
set local role tp_auth;
select private.request_password_reset('athlete_bo@example.org', 'n4', sha256('4'));
select app.begin_request(sha256('desk'));
select is(private.change_password('h1', 'h3', sha256('new')), false, 'who verified another password changes nothing');
select is(hash_of('athlete_bo'), 'h2', 'at all');
select is(private.change_password('h2', 'h3', sha256('new')), true, 'who verified this one does');
select is(hash_of('athlete_bo'), 'h3', 'change it');
select is(app.current_user_id(), id_of('athlete_bo'), 'and goes on');
select lives_ok('select app.hold_session()', 'to the commit');
select is(id, null, 'the old token is dead') from app.begin_request(sha256('desk'));
select is(id, null, 'so is every other session') from app.begin_request(sha256('phone'));
select is(private.change_password('h3', 'h4', sha256('x')), false, 'without a session nothing changes');
select is(id, id_of('athlete_bo'), 'the new token lives') from app.begin_request(sha256('new'));
select is(mails('password_changed'), 2::bigint, 'the owner is told');
select is_empty($$ select * from private.find_password_reset(sha256('4')) $$, 'and links asked for before are dead');
select private.request_password_reset('athlete_bo@example.org', 'n5', sha256('5')), private.rehash_password(id_of('athlete_bo'), 'h3', 'h3 anew');
select isnt_empty($$ select * from private.find_password_reset(sha256('5')) $$, 'hashing the same password again ends no link');

-- Nobody else may.
select throws_ok('select * from private.password_resets', '42501', null, 'sign-in handlers read no links');
select acting_as('athlete_bo');
select throws_ok($$ select private.reset_password(sha256('5'), 'h') $$, '42501', null, 'other handlers set no password');
select throws_ok($$ select private.change_password('h3', 'h', sha256('y')) $$, '42501', null, 'by no way');

select * from finish();
rollback;
