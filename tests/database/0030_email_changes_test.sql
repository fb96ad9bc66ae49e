-- Promises 12 and 14: links that verify or change an e-mail.
begin;
\ir ../support/people.sql
select plan(36);

create function tests.age_links(by interval) returns void language sql security definer
    set search_path = pg_catalog, pg_temp as $$ update private.email_links set expires_at = expires_at - by $$;
grant execute on function tests.age_links(interval) to public;
create function tests.last_mail() returns table (template text, to_address text, to_user uuid, details jsonb)
    language sql security definer set search_path = pg_catalog, pg_temp
    as $$ select template, to_address, to_user, details from private.mail_outbox order by id desc limit 1 $$;
grant execute on function tests.last_mail() to public;
create function tests.email_of(name text) returns text language sql security definer
    set search_path = tests, pg_catalog, pg_temp
    as $$ select email || case when email_verified_at is null then '?' else '' end from app.users where id = id_of(name) $$;
grant execute on function tests.email_of(text) to public;
create function tests.act_as_auth(name text) returns void language plpgsql as $$
begin
    perform acting_as(name);
    perform set_config('role', 'none', true), set_config('role', 'tp_auth', true);
end $$;
grant execute on function tests.act_as_auth(text) to public;
insert into private.passwords (user_id, hash) values (id_of('athlete_bo'), 'h1'), (id_of('athlete_cy'), 'h1');
update app.users set email_verified_at = null where id = id_of('athlete_bo');

-- Verifying the current address.
select acting_as('athlete_bo');
select app.request_email_verification('n1', sha256('1'));
select results_eq('select * from last_mail()',
    $$ values ('confirm_email', 'athlete_bo@example.org', id_of('athlete_bo'), '{"nonce": "n1"}'::jsonb) $$, 'a link goes to the address');
select app.request_email_verification('n2', sha256('2'));
select is(app.pending_email(), null, 'no other address is waited for');
select act_as_auth('athlete_cy');
select is(private.confirm_email(sha256('1')), null, 'a newer link ends the older one');
select is(private.confirm_email(sha256('guess')), null, 'a guess confirms nothing');
select age_links('24 hours');
select is(private.confirm_email(sha256('2')), null, 'a link lives for a day');
select age_links('-1 minute');
select is(email_of('athlete_bo'), 'athlete_bo@example.org?', 'nothing is verified yet');
select is(private.confirm_email(sha256('2')), 'athlete_bo@example.org', 'whoever has the link confirms');
select is(email_of('athlete_bo'), 'athlete_bo@example.org', 'and the address is verified');
select is(private.confirm_email(sha256('2')), null, 'once');
select acting_as('athlete_bo');
select app.request_email_verification('n3', sha256('3'));
select is(details ->> 'nonce', 'n2', 'what is verified is not verified again') from last_mail();

-- Changing it.
select act_as_auth('athlete_bo');
select is(private.request_email_change('h0', 'new@example.org', 'n4', sha256('4')), false, 'a change takes the password');
select is(private.request_email_change('h1', 'new@example.org', 'n4', sha256('4')), true, 'that is set');
select results_eq('select * from last_mail()',
    $$ values ('confirm_email', 'new@example.org', id_of('athlete_bo'), '{"nonce": "n4"}'::jsonb) $$, 'a link goes to the new address');
select acting_as('athlete_bo');
select is(app.pending_email(), 'new@example.org', 'which is waited for');
select acting_as('coach_ana');
select is(app.pending_email(), null, 'by its user alone');
select act_as_auth('athlete_bo');
select private.request_password_reset('athlete_bo@example.org', 'n5', sha256('5'));
select is(private.confirm_email(sha256('4')), 'new@example.org', 'the link changes the address');
select is(email_of('athlete_bo'), 'new@example.org', 'which is verified');
select results_eq('select * from last_mail()',
    $$ values ('email_changed', 'athlete_bo@example.org', id_of('athlete_bo'), '{"newEmail": "n***@example.org"}'::jsonb) $$,
    'the old address is told');
select is_empty($$ select * from private.find_password_reset(sha256('5')) $$, 'and sets no password any more');
select is(private.confirm_email(sha256('4')), null, 'the link is used up');

-- An address that somebody has.
select private.request_email_change('h1', 'Athlete_CY@example.org', 'n6', sha256('6'));
select results_eq('select * from last_mail()',
    $$ values ('email_in_use', 'athlete_cy@example.org', id_of('athlete_cy'), '{}'::jsonb) $$, 'its owner gets a hint and no link');
select acting_as('athlete_bo');
select is(app.pending_email(), 'Athlete_CY@example.org', 'the asker sees no difference');
select act_as_auth('athlete_bo');
select throws_ok($$ select private.confirm_email(sha256('6')) $$, '23505', null, 'and could not take it');
select private.request_email_change('h1', 'NEW@example.org', 'n7', sha256('7'));
select is(to_address, 'NEW@example.org', 'the own address in other letters is free') from last_mail();
select is(private.confirm_email(sha256('7')), 'NEW@example.org', 'to change to');

-- What ends a change.
select private.request_email_change('h1', 'other@example.org', 'n8', sha256('8'));
select private.request_email_change('h1', 'third@example.org', 'n9', sha256('9'));
select is(private.confirm_email(sha256('8')), null, 'a newer wish');
select private.request_email_change('h1', 'NEW@example.org', 'n10', sha256('10'));
select is(private.confirm_email(sha256('9')), null, 'the own address');
select private.request_email_change('h1', 'other@example.org', 'n11', sha256('11'));
reset role;
select private.set_password(id_of('athlete_bo'), 'h2');
set local role tp_auth;
select is(private.confirm_email(sha256('11')), null, 'a new password');

-- Nobody else may.
select throws_ok('select * from private.email_links', '42501', null, 'sign-in handlers read no links');
select acting_as(null);
select app.request_email_verification('n12', sha256('12'));
select is(app.pending_email(), null, 'nobody waits for an address');
select as_owner();
select is_empty($$ select 1 from private.email_links where token_hash = sha256('12') $$, 'or gets a link');
select acting_as('athlete_bo');
select throws_ok($$ select private.confirm_email(sha256('1')) $$, '42501', null, 'other handlers confirm nothing');
select throws_ok($$ select private.request_email_change('h2', 'x@example.org', 'n', sha256('x')) $$, '42501', null, 'and change nothing');

-- Sweeping.
select as_owner();
insert into private.password_resets (token_hash, expires_at) values (sha256('old'), now()), (sha256('live'), now() + interval '1 minute');
insert into private.email_links values (id_of('athlete_di'), 'change', 'x@example.org', sha256('old'), now());
delete from private.password_resets where token_hash not in (sha256('old'), sha256('live'));
delete from private.email_links where token_hash <> sha256('old');
select is(private.sweep_mailed_links(), 2::bigint, 'what has expired is removed');
select is(count(*), 1::bigint, 'and nothing else') from private.password_resets;
select is(private.sweep_mailed_links(), 0::bigint, 'once');

select * from finish();
rollback;
