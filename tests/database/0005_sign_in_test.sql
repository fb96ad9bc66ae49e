begin;
\ir ../support/people.sql
select plan(26);

set local role tp_auth;
select private.create_account('Zoë.Ng@Example.org', '$argon2id$1', 'Zoë') as zoe \gset
select is_empty($$ select * from private.find_credentials('nobody@example.org') $$, 'an unknown e-mail has no credentials');
select results_eq($$ select user_id, password_hash from private.find_credentials('zoë.ng@EXAMPLE.org') $$,
    format($$ values (%L::uuid, '$argon2id$1') $$, :'zoe'), 'an account is found by its e-mail in any case');
select throws_ok($$ select private.create_account('zoë.ng@example.ORG', 'h', 'Z') $$, '23505',
    'duplicate key value violates unique constraint "users_email_key"', 'once');
select private.create_account('zoë.ng@example.com', 'h', 'Z') as other \gset
select private.create_account('a@example.com', 'h', 'A') as short \gset

reset role;
select results_eq(format('select roles, username from app.users where id = %L', :'zoe'),
    $$ values ('{athlete}'::text[], 'zo__ng') $$, 'it is an athlete with a name from the e-mail');
select matches((select username from app.users where id = :'other'), '^zo__ng_[0-9a-f]{6}$', 'made unique where it is taken');
select matches((select username from app.users where id = :'short'), '^a_[0-9a-f]{6}$', 'or too short');

-- Sessions.
set local role tp_auth;
select ok(private.sign_in(:'zoe', sha256('1'), '$argon2id$1'), 'who proved to know the password signs in');
select ok(not private.sign_in(:'zoe', sha256('2'), '$argon2id$0'), 'but not where it was changed meanwhile');
reset role;
select is(count(*)::int, 0, 'which opens nothing') from private.sessions where token_hash = sha256('2');
select private.open_session(:'zoe', sha256('2')), private.open_session(id_of('admin_ida'), sha256('3'));
set local role tp_auth;
select is(id, :'zoe'::uuid, 'a session opens at once') from app.begin_request(sha256('1'));
reset role;
select throws_ok($$ select private.open_session(id_of('admin_ida'), '\x01') $$, '23514', null, 'a token hash has 32 bytes');
select throws_ok($$ select private.open_session(id_of('admin_ida'), sha256('1')) $$, '23505', null, 'and is nobody else''s');
select results_eq($$ select distinct idle_timeout, expires_at - created_at from private.sessions where token_hash in (sha256('1'), sha256('2')) $$,
    $$ values (interval '14 days', interval '30 days') $$, 'it lasts 14 and 30 days');
select results_eq($$ select idle_timeout, expires_at - created_at from private.sessions where token_hash = sha256('3') $$,
    $$ values (interval '30 minutes', interval '8 hours') $$, 'an administrator''s 30 minutes and 8 hours');

-- Passwords.
set local role tp_auth;
select private.rehash_password(:'zoe', '$argon2id$1', '$argon2id$2');
select is(id, :'zoe'::uuid, 'a new hash of the same password ends no session') from app.begin_request(sha256('2'));
select is(password_hash, '$argon2id$2', 'but is there') from private.find_credentials('zoë.ng@example.org');
reset role;
select private.set_password(:'zoe', '$argon2id$3');
set local role tp_auth;
select is(password_hash, '$argon2id$3', 'so is a new password') from private.find_credentials('zoë.ng@example.org');
select is(id, :'zoe'::uuid, 'which leaves the session it was changed in') from app.begin_request(sha256('2'));
select is(id, null, 'and ends the others') from app.begin_request(sha256('1'));
select is(id, id_of('admin_ida'), 'of this user') from app.begin_request(sha256('3'));

-- tp_auth can do this and no more.
select throws_ok('delete from private.sessions', '42501', null, 'sign-in handlers end sessions by functions only');
select throws_ok(format($$ select private.set_password(%L, 'h') $$, :'zoe'), '42501', null, 'set no password');
select throws_ok(format($$ select private.open_session(%L, sha256('4')) $$, :'zoe'), '42501', null, 'open no session without one');
select throws_ok($$ select app.promote_to_coach(id_of('athlete_bo')) $$, '42501', null, 'promote nobody');
select throws_ok('select app.sweep_expired()', '42501', null, 'sweep nothing');
select throws_ok($$ select app.find_user_by_email('x') $$, '42501', null, 'and look nobody up for a coach');

select * from finish();
rollback;
