-- migrate:up

-- Links that verify the address they are mailed to, or change somebody's e-mail to it. A newer one replaces an older one.
create table private.email_links (
    user_id    uuid not null references app.users (id) on delete cascade,
    purpose    text not null check (purpose in ('verification', 'change')),
    email      text not null,
    token_hash bytea not null constraint email_links_token_hash_key unique check (octet_length(token_hash) = 32),
    expires_at timestamptz not null,
    primary key (user_id, purpose)
);

create function private.write_email_link(user_id uuid, purpose text, email text, token_hash bytea) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$
    insert into private.email_links as l (user_id, purpose, email, token_hash, expires_at)
    values ($1, $2, $3, $4, now() + interval '24 hours')
    on conflict on constraint email_links_pkey do update
        set email = excluded.email, token_hash = excluded.token_hash, expires_at = excluded.expires_at
$$;

-- The caller, who proved to know the password, asks for another e-mail address. It is mailed a link; where somebody has
-- it already, its owner is mailed a hint instead, and the caller can't tell. The own address takes the wish back.
-- False where the password was changed meanwhile.
create function private.request_email_change(verified_hash text, email text, nonce text, token_hash bytea)
returns boolean
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    account uuid := app.current_user_id();
    current_email text;
    owner uuid;
begin
    select u.email into current_email from app.users u where u.id = account for no key update;
    if not exists (select from private.passwords p where p.user_id = account and p.hash = $1) then
        return false;
    end if;
    if $2 = current_email then
        delete from private.email_links l where l.user_id = account and l.purpose = 'change';
        return true;
    end if;
    perform private.write_email_link(account, 'change', $2, $4);
    select u.id into owner from app.users u where lower(u.email) = lower($2) and u.id <> account;
    if owner is null then
        perform private.enqueue_mail($2, account, 'confirm_email', jsonb_build_object('nonce', $3));
    else
        perform private.enqueue_mail(null, owner, 'email_in_use', '{}');
    end if;
    return true;
end
$$;

-- Mails the caller a link that verifies the current address, unless it is verified.
create function app.request_email_verification(nonce text, token_hash bytea) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    account uuid := app.current_user_id();
    unverified text;
begin
    select u.email into unverified from app.users u where u.id = account and u.email_verified_at is null
        for no key update;
    if unverified is not null then
        perform private.write_email_link(account, 'verification', unverified, $2);
        perform private.enqueue_mail(unverified, account, 'confirm_email', jsonb_build_object('nonce', $1));
    end if;
end
$$;

-- The address that the caller asked for and has not confirmed.
create function app.pending_email() returns text
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select l.email from private.email_links l
    where l.user_id = app.current_user_id() and l.purpose = 'change' and now() < l.expires_at
$$;

-- What an address keeps of itself before those who should not learn it.
create function private.masked_email(email text) returns text
language sql immutable
set search_path = pg_catalog, pg_temp
as $$ select left($1, 1) || '***@' || split_part($1, '@', 2) $$;

-- Uses a link up and returns the address that is verified now, or null where the link does not live. A changed address
-- is told to the old one, whose other links end. Raises unique_violation where somebody took the address meanwhile.
create function private.confirm_email(token_hash bytea) returns text
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    account uuid := (select l.user_id from private.email_links l where l.token_hash = $1);
    old_email text;
    link private.email_links;
begin
    select u.email into old_email from app.users u where u.id = account for no key update;
    delete from private.email_links l where l.token_hash = $1 and l.user_id = account and now() < l.expires_at
        returning * into link;
    if not found then
        return null;
    end if;
    update app.users u set email = link.email, email_verified_at = now() where u.id = account;
    if link.purpose = 'change' then
        delete from private.email_links l where l.user_id = account;
        delete from private.password_resets r where r.user_id = account;
        perform private.enqueue_mail(old_email, account, 'email_changed',
            jsonb_build_object('newEmail', private.masked_email(link.email)));
    end if;
    return link.email;
end
$$;

-- A new password takes back what was asked for under the old one.
create function private.end_email_changes() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    delete from private.email_links l where l.user_id = new.user_id and l.purpose = 'change';
    return null;
end
$$;
create trigger end_email_changes after update of changed_at on private.passwords
    for each row execute function private.end_email_changes();

-- For app.sweep_expired.
create function private.sweep_mailed_links() returns bigint
language sql
set search_path = pg_catalog, pg_temp
as $$
    with resets as (
        delete from private.password_resets where expires_at <= now() returning 1),
    links as (
        delete from private.email_links where expires_at <= now() returning 1)
    select (select count(*) from resets) + (select count(*) from links)
$$;

grant execute on function app.request_email_verification(text, bytea), app.pending_email() to tp_app;
grant execute on function
    private.request_email_change(text, text, text, bytea), private.confirm_email(bytea)
    to tp_auth;

-- migrate:down

drop function private.sweep_mailed_links();
drop trigger end_email_changes on private.passwords;
drop function private.end_email_changes(), private.confirm_email(bytea), private.masked_email(text), app.pending_email(),
    app.request_email_verification(text, bytea), private.request_email_change(text, text, text, bytea),
    private.write_email_link(uuid, text, text, bytea);
drop table private.email_links;
