-- Who invites whom, who sees it, and that an answer counts once. Codes are sha256 of a name here.
begin;
\ir ../support/people.sql

create function tests.code(name text) returns bytea language sql immutable as $$ select sha256(convert_to(name, 'UTF8')) $$;
create function tests.invitation(name text) returns app.invitations language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ select * from app.invitations where code_hash = tests.code(name) $$;
create function tests.mails() returns bigint language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ select count(*) from private.mail_outbox $$;
create function tests.notified(who text, what text) returns bigint language sql security definer
    set search_path = tests, pg_catalog, pg_temp as
$$ select coalesce(sum(count), 0) from app.notifications where recipient_id = id_of(who) and kind = what $$;
create function tests.expire(name text) returns void language sql security definer
    set search_path = tests, pg_catalog, pg_temp as
$$ update app.invitations set expires_at = now() where code_hash = tests.code(name) $$;
create function tests.verify(who text) returns void language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ update app.users set email_verified_at = now() where id = id_of(who) $$;
create function tests.forget_sendings() returns void language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ delete from private.invitation_sendings $$;
create function tests.forget_wrong_codes() returns void language sql security definer
    set search_path = tests, pg_catalog, pg_temp as $$ delete from private.rate_limits $$;
create function tests.connection(coach text, athlete text) returns app.coach_athletes language sql security definer
    set search_path = tests, pg_temp as
$$ select * from app.coach_athletes where coach_id = id_of(coach) and athlete_id = id_of(athlete) $$;
create function tests.require_consent(required boolean) returns void language sql security definer
    set search_path = tests, pg_temp as
$$ insert into app.feature_flags values ('connectRequiresConsent', required) on conflict (name) do update set enabled = required $$;
grant execute on all functions in schema tests to public;
prepare mail_to(text, text) as select wait from app.invite($1, null, 'Hello', tests.code($2), 'nonce of ' || $2);
prepare invite_user(text, text) as select wait from app.invite(null, $1, null, tests.code($2), 'nonce of ' || $2);
prepare accept(text, text) as select app.accept_invitation((tests.invitation($1)).id, tests.code($2), '192.0.2.1', 'Browser');
prepare decline(text, text) as select app.decline_invitation((tests.invitation($1)).id, tests.code($2), '192.0.2.1', 'Browser');

select plan(74);

update app.users set email_verified_at = null where username in ('athlete_gus', 'coach_eve');

-- Inviting.
select acting_as('coach_ana');
select results_eq($$ execute mail_to('Nobody@Example.org', 'to nobody') $$, array[0], 'a coach invites an address without an account');
select results_eq($$ execute mail_to('athlete_gus@example.org', 'to gus') $$, array[0], 'and one with an account');
select results_eq($$ execute mail_to('coach_eve@example.org', 'to eve') $$, array[0], 'whatever its role');
select is(mails(), 3::bigint, 'a mail goes to each');
select is(notified('athlete_gus', 'invitation_received'), 0::bigint, 'and nothing that only users get');
select results_eq($$ execute invite_user('ATHLETE_FAY', 'to fay') $$, array[0], 'a coach invites a user by name');
select is(notified('athlete_fay', 'invitation_received'), 1::bigint, 'who is notified');
select throws_ok($$ execute invite_user('somebody_else', 'x') $$, 'TP035', null, 'a user who is there');
select throws_ok($$ execute invite_user('coach_eve', 'x') $$, 'TP002', null, 'and trains');
select throws_ok($$ execute mail_to('NOBODY@example.org', 'again') $$, 'TP032', null, 'nobody is invited twice');
select throws_ok($$ execute invite_user('athlete_fay', 'again') $$, 'TP032', null, 'in either way');
select throws_ok($$ execute mail_to('athlete_bo@example.org', 'to bo') $$, 'TP033', null, 'nor who is connected');
select throws_ok($$ execute invite_user('athlete_bo', 'to bo') $$, 'TP033', null, 'in either way');
select results_eq('select method, email, username, message, status from app.invitations order by id',
    $$ values ('email', 'Nobody@Example.org', null::text, 'Hello', 'pending'), ('email', 'athlete_gus@example.org', null, 'Hello', 'pending'),
              ('email', 'coach_eve@example.org', null, 'Hello', 'pending'), ('username', null, 'athlete_fay', null, 'pending') $$,
    'the coach sees the own invitations');
select throws_ok('select code_hash from app.invitations', '42501', null, 'but no code''s hash');
select throws_ok('select responded_from from app.invitations', '42501', null, 'and not from where they were answered');
select throws_ok($$ update app.invitations set status = 'accepted' $$, '42501', null, 'and answers none');
select throws_ok($$ insert into app.invitations (coach_id, method) values (id_of('coach_ana'), 'email') $$, '42501', null, 'or makes one up');
select acting_as('athlete_bo');
select throws_ok($$ execute mail_to('x@example.org', 'x') $$, '42501', null, 'an athlete invites nobody');
select acting_as(null);
select throws_ok($$ execute mail_to('x@example.org', 'x') $$, null, null, 'nor does nobody');

-- Who sees an invitation.
select acting_as('coach_eve');
select is_empty('select id from app.invitations', 'another coach sees none, not even a mailed one while the address is not verified');
select acting_as('athlete_fay');
select results_eq('select id from app.invitations', $$ select (invitation('to fay')).id $$, 'the invited user does');
select results_eq('select coach_name, message from app.received_invitations()', $$ values ('Ana', null::text) $$, 'with the coach''s name');
select acting_as('athlete_gus');
select is_empty('select id from app.invitations', 'an address alone shows nothing');
select is_empty('select * from app.received_invitations()', 'in the list either');
select throws_ok($$ execute accept('to gus', 'wrong') $$, '42501', null, 'and opens nothing');
select verify('athlete_gus');
select results_eq('select id from app.invitations', $$ select (invitation('to gus')).id $$, 'a verified address does');
select is((select count(*) from app.received_invitations()), 1::bigint, 'in the list as well');
select acting_as(null);
select is_empty('select * from app.received_invitations()', 'nobody has a list');
select throws_ok($$ execute accept('to gus', 'to gus') $$, '42501', null, 'and nobody accepts, with a code or without');
select acting_as('athlete_cy');
select throws_ok($$ execute accept('to fay', 'to fay') $$, '42501', null, 'nor somebody else');
select throws_ok($$ execute decline('to gus', 'to gus') $$, '42501', null, 'or declines for them');

-- Codes.
select acting_as('athlete_cy');
select results_eq($$ select wait, invitation_id from app.judge_code(code('guess'), 'net') $$, 'values (0, null::uuid)', 'a wrong code is nobody''s');
select results_eq($$ select wait, invitation_id from app.judge_code(code('to gus'), 'net') $$, 'values (0, null::uuid)', 'like somebody else''s');
select app.judge_code(code('guess'), 'net') from generate_series(1, 8) \g /dev/null
select cmp_ok(wait, '>', 3000, 'ten wrong ones have to wait an hour') from app.judge_code(code('guess'), 'other net');
select acting_as('athlete_di');
select cmp_ok(wait, '>', 3000, 'as does the network') from app.judge_code(code('guess'), 'net');
select results_eq($$ select wait from app.judge_code(code('guess'), 'other net') $$, 'values (0)', 'but nobody else''s');
select forget_wrong_codes();
select acting_as('athlete_gus');
select results_eq($$ select wait, invitation_id, gone from app.judge_code(code('to gus'), 'net') $$,
    $$ select 0, (invitation('to gus')).id, false $$, 'a right code is the recipient''s');
select as_owner();
select is_empty('select * from private.rate_limits where count > 0', 'and counts nothing');
select acting_as(null);
select results_eq($$ select invitation_id, gone from app.judge_code(code('to fay'), 'net') $$, $$ select (invitation('to fay')).id, false $$,
    'who is not signed in may look with a code');
select results_eq($$ select coach_name, email from app.view_invitation(code('to gus'), '192.0.2.7', 'Mail') $$, $$ values ('Ana', 'athlete_gus@example.org') $$,
    'at who invites');
select app.view_invitation(code('to gus'), '192.0.2.8', 'Browser') \g /dev/null
select results_eq($$ select viewed_from, viewed_with from invitation('to gus') $$, $$ values ('192.0.2.7', 'Mail') $$, 'the first view is written down');
select expire('to nobody');
select results_eq($$ select wait, invitation_id from app.judge_code(code('to nobody'), 'net') $$, 'values (0, null::uuid)', 'an expired one is nobody''s');
select is_empty($$ select * from app.view_invitation(code('to nobody'), '', '') $$, 'and shows nothing');

-- Answers.
select acting_as('athlete_gus');
select lives_ok($$ execute accept('to gus', 'to gus') $$, 'the recipient accepts');
select is(status, 'active', 'which connects') from connection('coach_ana', 'athlete_gus');
select results_eq($$ select status, responded_at, responded_by, responded_from, responded_with from invitation('to gus') $$,
    $$ values ('accepted', now(), id_of('athlete_gus'), '192.0.2.1', 'Browser') $$, 'and is written down');
select is(notified('coach_ana', 'invitation_accepted'), 1::bigint, 'the coach is told');
select throws_ok($$ execute accept('to gus', 'to gus') $$, 'TP030', null, 'once');
select results_eq($$ select invitation_id, gone from app.judge_code(code('to gus'), 'net') $$, $$ select (invitation('to gus')).id, true $$, 'the recipient hears that it is gone');
select acting_as('athlete_fay');
select lives_ok($$ execute decline('to fay', 'none') $$, 'the other declines');
select is(notified('coach_ana', 'invitation_declined'), 1::bigint, 'which the coach is told');
select throws_ok($$ execute accept('to fay', 'none') $$, 'TP030', null, 'and accepts no more');
select is(id, null, 'there is no connection') from connection('coach_ana', 'athlete_fay');

-- Withdrawing and sending again.
select acting_as('coach_eve');
select throws_ok($$ select app.withdraw_invitation((invitation('to nobody')).id) $$, '42501', null, 'another coach withdraws nothing');
select throws_ok($$ select app.resend_invitation((invitation('to nobody')).id, code('y'), 'y') $$, '42501', null, 'and sends nothing');
select acting_as('coach_ana');
select is(app.resend_invitation((invitation('to nobody')).id, code('to nobody 2'), 'n'), 0, 'an expired one is sent again');
select is((invitation('to nobody')).id, null, 'the old code is dead');
select is((invitation('to nobody 2')).expires_at, now() + interval '7 days', 'and the new one good for seven days');
select lives_ok($$ select app.withdraw_invitation((invitation('to nobody 2')).id) $$, 'and withdrawn');
select throws_ok($$ select app.resend_invitation((invitation('to nobody 2')).id, code('z'), 'z') $$, 'TP034', null, 'for good');
select throws_ok($$ select app.withdraw_invitation((invitation('to gus')).id) $$, 'TP034', null, 'like an answered one');
select mail_to.wait from (select 1) x, lateral (select app.invite('crowd_' || n || '@example.org', null, null, code('crowd ' || n), 'n') as wait from generate_series(1, 5) n) mail_to \g /dev/null
select cmp_ok((select wait from app.invite('late@example.org', null, null, code('late'), 'n')), '>', 80000, 'the eleventh of a day waits');
select cmp_ok(app.resend_invitation((invitation('crowd 1')).id, code('crowd again'), 'n'), '>', 80000, 'sent again as well');
select forget_sendings();

-- With consent.
select require_consent(true), acting_as('coach_eve');
select throws_ok($$ insert into app.coach_athletes (coach_id, athlete_id) values (id_of('coach_eve'), id_of('athlete_cy')) $$, '42501', null, 'where consent is required no coach connects alone');
select lives_ok($$ select app.request_connection('athlete_cy@example.org', code('to cy'), 'n') $$, 'but asks');
select is(status, 'pending', 'and waits') from connection('coach_eve', 'athlete_cy');
select is(accepted_at, null, 'for the first time') from connection('coach_eve', 'athlete_cy');
select throws_ok($$ update app.coach_athletes set status = 'active' where athlete_id = id_of('athlete_cy') $$, '42501', null, 'without answering');
select acting_as('athlete_cy');
select throws_ok($$ update app.coach_athletes set status = 'active' where coach_id = id_of('coach_eve') $$, '42501', null, 'as the athlete does by the invitation alone');
select lives_ok($$ execute accept('to cy', 'none') $$, 'which opens it');
select is(status, 'active', 'for both') from connection('coach_eve', 'athlete_cy');

-- Demotion.
select as_owner();
select app.demote_coach(id_of('coach_ana'));
select is_empty($$ select * from app.invitations where coach_id = id_of('coach_ana') and status = 'pending' $$, 'a demoted coach has nobody invited');
update app.coach_athletes set status = 'terminated' where coach_id = id_of('coach_eve');
insert into app.coach_athletes (coach_id, athlete_id, status) values (id_of('coach_eve'), id_of('athlete_bo'), 'pending');
insert into private.invitation_sendings values (id_of('coach_eve'), now() - interval '24 hours'), (id_of('coach_eve'), now());
select is(private.sweep_invitations(), 2::bigint, 'sweeping removes what no limit counts and what nobody answers');

select * from finish();
rollback;
