begin;
\ir ../support/people.sql
select plan(35);

-- The set of roles.
prepare with_roles(text[]) as
    insert into app.users (email, display_name, username, roles) values (gen_random_uuid() || '@example.org', 'R', left(md5(random()::text), 20), $1);
select lives_ok(format('execute with_roles(%L)', roles), 'may be ' || roles)
    from unnest(array['{athlete}', '{coach}', '{admin}', '{admin,athlete}', '{admin,coach}']) roles;
delete from app.users where display_name = 'R';
select throws_ok(format('execute with_roles(%L)', roles), '23514', null, 'may not be ' || roles)
    from unnest(array['{}', '{athlete,coach}', '{admin,athlete,coach}', '{athlete,athlete}', '{owner}', '{NULL}',
                      '{{admin,coach}}']) roles;
select throws_ok($$ execute with_roles(null) $$, '23502', null, 'may not be unknown');

-- Names.
select throws_ok($$ insert into app.users (email, display_name, username) values ('Athlete_BO@example.org', 'X', 'new_name') $$,
    '23505', 'duplicate key value violates unique constraint "users_email_key"', 'an e-mail is taken in any case');
select throws_ok($$ insert into app.users (email, display_name, username) values ('x@example.org', 'X', 'athlete_bo') $$,
    '23505', 'duplicate key value violates unique constraint "users_username_key"', 'so is a username');
select throws_ok($$ insert into app.users (email, display_name, username) values ('x@example.org', 'X', 'Athlete') $$,
    '23514', null, 'a username is in lower case');
select throws_ok($$ insert into app.users (email, display_name, username) values ('x@example.org', '', 'new_name') $$,
    '23514', null, 'a display name is not empty');
select throws_ok($$ insert into app.users (email, display_name, username) values ('x@example.org', repeat('é', 81), 'new_name') $$,
    '23514', null, 'and has at most 80 characters');
select throws_ok($$ insert into app.users (email, display_name, username) values ('nobody', 'X', 'new_name') $$,
    '23514', null, 'an e-mail has an @');

-- Changing roles.
create function roles_of(name text) returns text language sql
    as $$ select array_to_string(roles, ',') from app.users where id = tests.id_of(name) $$;
select app.promote_to_coach(id_of('athlete_gus')), app.add_user_role(id_of('athlete_gus'), 'admin');
select is(roles_of('athlete_gus'), 'admin,coach', 'promoting makes a coach of an athlete, adding keeps the set sorted');
select is(app.user_has_role(id_of('athlete_gus'), 'coach'), true, 'which user_has_role sees');
select is(app.user_has_role(id_of('athlete_gus'), 'athlete'), false, 'and no more the one given up');
select app.demote_coach(id_of('athlete_gus')), app.remove_user_role(id_of('athlete_gus'), 'admin');
select is(roles_of('athlete_gus'), 'athlete', 'demoting makes an athlete again');
select app.demote_coach(id_of('admin_ida'));
select is(roles_of('admin_ida'), 'admin', 'who is no coach is not demoted');
select throws_ok($$ select app.add_user_role(id_of('athlete_gus'), 'coach') $$, '23514', null, 'an athlete is no coach as well');
select throws_ok($$ select app.remove_user_role(id_of('athlete_gus'), 'athlete') $$, '23514', null, 'nobody is without a role');

-- The last administrator.
select lives_ok($$ select app.add_user_role(id_of('admin_jon'), 'coach'), app.remove_user_role(id_of('admin_jon'), 'admin') $$,
    'an administrator may go');
select throws_ok($$ update app.users set roles = '{athlete}' where id = id_of('admin_ida') $$, 'TP006', 'last_admin',
    'the last one can not be demoted');
select throws_ok($$ delete from app.users where id = id_of('admin_ida') $$, 'TP006', 'last_admin', 'or deleted');
select lives_ok($$ select app.add_user_role(id_of('admin_ida'), 'coach') $$, 'but may coach as well');

-- Who sees whom: the rest is in 0007.
select is((select count(*) from app.users), 9::bigint, 'there are nine users');
select acting_as('athlete_gus');
select results_eq('select username from app.users', array['athlete_gus'], 'somebody without connections sees only the own row');
select throws_ok($$ update app.users set roles = '{admin}' $$, '42501', null, 'and does not change it');
select throws_ok($$ select app.promote_to_coach(id_of('athlete_gus')) $$, '42501', null, 'nor by the functions');
select is(app.user_has_role(id_of('coach_ana'), 'coach'), false, 'and learns nothing of others'' roles');

select * from finish();
rollback;
