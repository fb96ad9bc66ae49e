-- migrate:up

-- Links that set a new password, by the SHA-256 of their tokens. Several may live, so that nobody spoils the link that
-- is in somebody's mailbox by asking for another. A row without a user opens nothing: see request_password_reset.
create table private.password_resets (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    user_id    uuid references app.users (id) on delete cascade,
    expires_at timestamptz not null default now() + interval '1 hour'
);
create index password_resets_by_user on private.password_resets (user_id);

-- Mails a link to the account with this e-mail; nothing while ten links live: the mailbox has enough of them. Where there
-- is no account it writes as many rows, and either way it ends 50 milliseconds after the request began: the asker can't
-- tell them apart by the time.
create function private.request_password_reset(email text, nonce text, token_hash bytea) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    account uuid := (
        select u.id from app.users u
        where lower(u.email) = lower($1)
          and 10 > (select count(*) from private.password_resets r where r.user_id = u.id and now() < r.expires_at));
begin
    insert into private.password_resets (token_hash, user_id) values ($3, account);
    if account is not null then
        perform private.enqueue_mail(null, account, 'password_reset', jsonb_build_object('nonce', $2));
    else
        insert into private.password_resets (token_hash) values (sha256($3));
    end if;
    perform pg_sleep(extract(epoch from now() + interval '50 milliseconds' - clock_timestamp()));
end
$$;

-- Whose password a live link sets.
create function private.find_password_reset(token_hash bytea, out email text, out display_name text)
returns setof record
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select u.email, u.display_name from private.password_resets r join app.users u on u.id = r.user_id
    where r.token_hash = $1 and now() < r.expires_at
$$;

-- A link that leads nowhere any more: whoever had asked for it may not be who chose the new password.
create function private.end_password_resets() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    delete from private.password_resets r where r.user_id = new.user_id;
    return null;
end
$$;
-- Not where the same password is only hashed again.
create trigger end_password_resets after update of changed_at on private.passwords
    for each row execute function private.end_password_resets();

-- Uses a link up: sets the password, ends all sessions and tells the owner. The link came by mail, which verifies the
-- address. False where the link does not live any more.
create function private.reset_password(token_hash bytea, password_hash text) returns boolean
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    account uuid := (select r.user_id from private.password_resets r where r.token_hash = $1);
begin
    -- Whatever changes how somebody signs in takes turns here.
    perform from app.users u where u.id = account for no key update;
    delete from private.password_resets r where r.token_hash = $1 and r.user_id = account and now() < r.expires_at;
    if not found then
        return false;
    end if;
    update app.users u set email_verified_at = now() where u.id = account and u.email_verified_at is null;
    perform private.enqueue_mail(null, account, 'password_changed', '{}');
    perform private.set_password(account, $2);
    delete from private.sessions s where s.user_id = account;
    return true;
end
$$;

-- The caller, who proved to know the password, sets another one: the other sessions end, and this one goes on under a new
-- token. False where the password was changed meanwhile.
create function private.change_password(verified_hash text, password_hash text, token_hash bytea) returns boolean
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    account uuid := app.current_user_id();
begin
    perform from app.users u where u.id = account for no key update;
    if not exists (select from private.passwords p where p.user_id = account and p.hash = $1) then
        return false;
    end if;
    perform private.enqueue_mail(null, account, 'password_changed', '{}');
    perform private.set_password(account, $2);
    update private.sessions s set token_hash = $3
        where s.token_hash = decode(current_setting('app.session', true), 'hex');
    if not found then
        raise exception 'session_ended' using errcode = 'TP007';
    end if;
    perform set_config('app.session', encode($3, 'hex'), true);
    return true;
end
$$;

grant execute on function
    private.request_password_reset(text, text, bytea), private.find_password_reset(bytea),
    private.reset_password(bytea, text), private.change_password(text, text, bytea)
    to tp_auth;

-- migrate:down

drop function private.change_password(text, text, bytea), private.reset_password(bytea, text),
    private.find_password_reset(bytea), private.request_password_reset(text, text, bytea);
drop trigger end_password_resets on private.passwords;
drop function private.end_password_resets();
drop table private.password_resets;
