-- The people of the database tests, and how a test becomes one of them. Included inside the test's transaction, which
-- is rolled back: nothing of this stays in the database. Run as the owner.
--
--   coach_ana   coaches athlete_bo, athlete_cy and athlete_di
--   coach_eve   coaches athlete_fay; the foreign coach
--   athlete_gus has no coach
--   admin_ida, admin_jon administrate
set local client_min_messages = warning;
create schema if not exists tap;
create extension if not exists pgtap schema tap;
create schema tests;
set local search_path = tests, tap, pg_catalog;

-- Everything in tests has the id that its name gives: id_of('coach_ana'), id_of('ana_and_bo').
create function tests.id_of(name text) returns uuid
language sql immutable
as $$ select md5(name)::uuid $$;

create function tests.token_of(name text) returns bytea
language sql immutable
as $$ select sha256(convert_to(name, 'UTF8')) $$;

-- From here on the test is this user: a live session is in private.sessions, the role is tp_app, and the transaction
-- has begun as a request does. A null name is a request without a session.
create function tests.acting_as(name text) returns text
language plpgsql
as $$
begin
    perform set_config('role', 'none', true);
    if name is not null then
        perform private.open_session(id_of(name), token_of(name))
            where not exists (select from private.sessions where token_hash = token_of(name));
    end if;
    perform set_config('role', 'tp_app', true);
    perform app.begin_request(token_of(name));
    return '# as ' || coalesce(name, 'nobody');
end
$$;

-- The owner, past every policy: to arrange, and to see what is really there.
create function tests.as_owner() returns text
language plpgsql
as $$
begin
    perform set_config('role', 'none', true), set_config('app.session', '', true);
    return '# as the owner';
end
$$;

create function tests.person(name text, roles text[]) returns void
language sql
as $$
    insert into app.users (id, email, display_name, username, roles, email_verified_at)
    values (id_of(name), name || '@example.org', initcap(split_part(name, '_', 2)), name, roles, now())
$$;

create function tests.connect(coach text, athlete text) returns void
language sql
as $$ insert into app.coach_athletes (coach_id, athlete_id) values (id_of(coach), id_of(athlete)) $$;

-- As an administrator would, whoever the test is at the moment.
create function tests.set_connection(coach text, athlete text, new_status text) returns void
language plpgsql security definer
set search_path = tests, pg_catalog, pg_temp
as $$
declare
    session text := current_setting('app.session', true);
begin
    perform set_config('app.session', '', true);
    update app.coach_athletes set status = new_status where coach_id = id_of(coach) and athlete_id = id_of(athlete);
    perform set_config('app.session', session, true);
end
$$;

create function tests.open_direct(name text, coach text, athlete text) returns void
language sql security definer
set search_path = tests, pg_temp
as $$
    insert into app.conversations (id, coach_id, direct_athlete_id) values (id_of(name), id_of(coach), id_of(athlete))
$$;

create function tests.open_group(name text, coach text, variadic athletes text[]) returns void
language sql security definer
set search_path = tests, pg_temp
as $$
    insert into app.conversations (id, coach_id, title) values (id_of(name), id_of(coach), initcap(name));
    insert into app.conversation_participants (conversation_id, user_id)
        select id_of(name), id_of(a) from unnest(athletes) a
$$;

-- Somebody else does something while the test goes on being who it is.
create function tests.say(who text, conversation text, what text) returns bigint
language plpgsql security definer
set search_path = tests, pg_catalog, pg_temp
as $$
declare
    session text := current_setting('app.session', true);
    number bigint;
begin
    perform private.open_session(id_of(who), token_of(who))
        where not exists (select from private.sessions where token_hash = token_of(who));
    perform app.begin_request(token_of(who));
    insert into app.messages (conversation_id, content) values (id_of(conversation), what) returning seq into number;
    perform set_config('app.session', session, true);
    return number;
end
$$;

create function tests.read_up_to(who text, conversation text, number bigint) returns void
language sql security definer
set search_path = tests, pg_catalog, pg_temp
as $$
    update app.conversation_participants set last_read_seq = number
    where conversation_id = id_of(conversation) and user_id = id_of(who)
$$;

grant usage on schema tests, tap to public;
grant execute on all functions in schema tests to public;
grant execute on all functions in schema tap to public;

select person('coach_ana', '{coach}'), person('coach_eve', '{coach}'),
       person('athlete_bo', '{athlete}'), person('athlete_cy', '{athlete}'), person('athlete_di', '{athlete}'),
       person('athlete_fay', '{athlete}'), person('athlete_gus', '{athlete}'),
       person('admin_ida', '{admin}'), person('admin_jon', '{admin}')
\g /dev/null
select connect('coach_ana', 'athlete_bo'), connect('coach_ana', 'athlete_cy'), connect('coach_ana', 'athlete_di'),
       connect('coach_eve', 'athlete_fay')
\g /dev/null
