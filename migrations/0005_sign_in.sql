-- migrate:up

-- What the sign-in handlers may do, as functions for tp_auth alone: it reads no table.
create table private.passwords (
    user_id    uuid primary key references app.users (id) on delete cascade,
    hash       text not null,
    changed_at timestamptz not null default now()
);

create function private.find_credentials(email text, out user_id uuid, out password_hash text) returns setof record
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select u.id, p.hash from app.users u join private.passwords p on p.user_id = u.id
    where lower(u.email) = lower($1)
$$;

-- Administrators' sessions are short: 30 minutes idle and 8 hours at most; others' 14 and 30 days.
create function private.open_session(user_id uuid, token_hash bytea) returns void
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    insert into private.sessions (token_hash, user_id, idle_timeout, expires_at)
    select $2, u.id,
           case when 'admin' = any (u.roles) then interval '30 minutes' else interval '14 days' end,
           now() + case when 'admin' = any (u.roles) then interval '8 hours' else interval '30 days' end
    from app.users u where u.id = $1
$$;

-- Opens a session for who proved to know the password. Checking one takes long: false where it was changed meanwhile.
-- The locks make a change of password or roles wait, and then end this session like any other.
create function private.sign_in(user_id uuid, token_hash bytea, verified_hash text) returns boolean
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform from app.users u join private.passwords p on p.user_id = u.id
        where u.id = $1 and p.hash = $3 for share;
    if not found then
        return false;
    end if;
    perform private.open_session($1, $2);
    return true;
end
$$;

-- A new athlete. A taken e-mail raises unique_violation of users_email_key. The username comes from the e-mail; where
-- somebody has it, random characters make it unique.
create function private.create_account(email text, password_hash text, display_name text) returns uuid
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    base text := left(regexp_replace(lower(split_part($1, '@', 1)), '[^a-z0-9_]', '_', 'g'), 23);
    name text := base;
    account uuid;
begin
    loop
        if char_length(name) >= 3 then
            insert into app.users (email, display_name, username) values ($1, $3, name)
                on conflict (username) do nothing returning id into account;
            exit when account is not null;
        end if;
        name := base || '_' || left(md5(gen_random_uuid()::text), 6);
    end loop;
    insert into private.passwords (user_id, hash) values (account, $2);
    return account;
end
$$;

-- A new password ends all other sessions of its user.
create function private.set_password(user_id uuid, password_hash text) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    insert into private.passwords as p (user_id, hash) values ($1, $2)
        on conflict on constraint passwords_pkey do update set hash = excluded.hash, changed_at = now();
    delete from private.sessions s
        where s.user_id = $1 and encode(s.token_hash, 'hex') is distinct from current_setting('app.session', true);
end
$$;

-- The same password under a new cost: ends nothing.
create function private.rehash_password(user_id uuid, verified_hash text, password_hash text) returns void
language sql security definer
set search_path = pg_catalog, pg_temp
as $$ update private.passwords p set hash = $3 where p.user_id = $1 and p.hash = $2 $$;

grant execute on function
    private.find_credentials(text), private.sign_in(uuid, bytea, text), private.create_account(text, text, text),
    private.rehash_password(uuid, text, text)
    to tp_auth;

-- migrate:down

drop function private.rehash_password(uuid, text, text), private.sign_in(uuid, bytea, text), private.set_password(uuid, text),
    private.create_account(text, text, text), private.open_session(uuid, bytea), private.find_credentials(text);
drop table private.passwords;
