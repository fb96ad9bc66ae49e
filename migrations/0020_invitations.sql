-- migrate:up

-- A coach asks somebody to become an athlete of the coach's. Whoever it is bound to, a user or an e-mail address, accepts
-- or declines. The code that goes out by mail is known here by its SHA-256 alone; the worker makes it from the nonce.
create table app.invitations (
    id             uuid primary key default app.uuid_v7(),
    coach_id       uuid not null references app.users (id) on delete cascade,
    method         text not null check (method in ('email', 'username')),
    -- Bound to this user, or, where there is none, to whoever proves to read mail to this address.
    recipient_id   uuid references app.users (id) on delete cascade,
    email          text check (char_length(email) <= 254),
    username       text,
    message        text check (char_length(message) <= 1000),
    -- A pending one that is past expires_at has expired; nothing has to happen for it.
    status         text not null default 'pending' check (status in ('pending', 'accepted', 'declined', 'withdrawn')),
    created_at     timestamptz not null default now(),
    sent_at        timestamptz not null default now(),
    expires_at     timestamptz not null default now() + interval '7 days',
    code_hash      bytea not null constraint invitations_code_key unique check (octet_length(code_hash) = 32),
    code_nonce     text not null,
    -- The first view and the answer, from which address and with which user agent. Not for the coach's eyes.
    viewed_at      timestamptz,
    viewed_from    text,
    viewed_with    text,
    responded_at   timestamptz,
    responded_by   uuid references app.users (id) on delete set null,
    responded_from text,
    responded_with text,
    check (method <> 'email' or email is not null),
    check (method <> 'username' or (recipient_id is not null and username is not null))
);
create index invitations_by_coach on app.invitations (coach_id, id desc);
create index invitations_by_recipient on app.invitations (recipient_id);
create index invitations_by_email on app.invitations (lower(email)) where recipient_id is null;
create index invitations_by_responder on app.invitations (responded_by);

alter table app.invitations enable row level security;
alter table app.invitations force row level security;

create policy select_as_coach on app.invitations for select
    using (coach_id = (select app.current_user_id()));
-- Without a code an address counts only once it is verified: anybody may sign up with anybody's.
create policy select_as_recipient on app.invitations for select
    using (recipient_id = (select app.current_user_id())
           or (recipient_id is null
               and lower(email) = (select lower(u.email) from app.users u
                                   where u.id = app.current_user_id() and u.email_verified_at is not null)));
grant select (id, coach_id, method, recipient_id, email, username, message, status, created_at, sent_at, expires_at, viewed_at, responded_at)
    on app.invitations to tp_app;

-- Each time a code went out: what the limit of a day counts.
create table private.invitation_sendings (
    coach_id uuid not null references app.users (id) on delete cascade,
    sent_at  timestamptz not null default now()
);
create index invitation_sendings_by_coach on private.invitation_sendings (coach_id, sent_at);

-- Counts one sending of the coach, or returns the seconds to wait where ten went out within a day. The profile's lock
-- puts a coach's invitations one after another.
create function private.count_sending(coach uuid) returns integer
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    tenth timestamptz;
begin
    perform from app.coach_profiles where coach_id = coach for update;
    perform from app.users where id = coach and 'coach' = any (roles) for share;
    if not found then
        raise insufficient_privilege using message = 'only a coach invites';
    end if;
    select s.sent_at into tenth from private.invitation_sendings s
        where s.coach_id = coach and s.sent_at > now() - interval '24 hours' order by s.sent_at desc offset 9 limit 1;
    if found then
        return greatest(1, ceil(extract(epoch from tenth + interval '24 hours' - now())))::integer;
    end if;
    insert into private.invitation_sendings (coach_id) values (coach);
    return 0;
end
$$;

-- By mail to the address, whoever has it: nothing here depends on whether there is an account. A user is notified, and
-- needs no code.
create function private.send_invitation(i app.invitations) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    if i.recipient_id is null then
        perform private.enqueue_mail(i.email, null, 'invitation', jsonb_build_object(
            'coachName', (select u.display_name from app.users u where u.id = i.coach_id), 'message', i.message,
            'nonce', i.code_nonce, 'expiresAt', private.instant(i.expires_at)));
    else
        perform private.notify(i.recipient_id, 'invitation_received', i.coach_id, i.id,
            jsonb_build_object('message', i.message));
    end if;
end
$$;

-- What would be sent to somebody who is connected, or holds another one of this coach. Compares like with like: an address
-- with addresses, so that it tells nothing of whose it is.
create function private.check_inviting(i app.invitations) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    if exists (select from app.coach_athletes c join app.users u on u.id = c.athlete_id
               where c.coach_id = i.coach_id and c.status in ('active', 'inactive')
                 and (c.athlete_id = i.recipient_id or lower(u.email) = lower(i.email))) then
        raise exception 'already_connected' using errcode = 'TP033';
    end if;
    if exists (select from app.invitations o
               where o.coach_id = i.coach_id and o.id <> i.id and o.status = 'pending' and o.expires_at > now()
                 and (o.recipient_id = i.recipient_id or lower(o.email) = lower(i.email))) then
        raise exception 'already_invited' using errcode = 'TP032';
    end if;
end
$$;

create function private.add_invitation(i app.invitations) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.check_inviting(i);
    insert into app.invitations (id, coach_id, method, recipient_id, email, username, message, code_hash, code_nonce)
        values (i.id, i.coach_id, i.method, i.recipient_id, i.email, i.username, i.message, i.code_hash, i.code_nonce)
        returning * into i;
    perform private.send_invitation(i);
end
$$;

-- Invites by e-mail or by username. `wait`: seconds until the coach may invite again, 0 where this is done.
create function app.invite(
    email text, username text, message text, code_hash bytea, code_nonce text, out wait integer, out invitation_id uuid)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    i app.invitations;
    roles text[];
begin
    i.id := app.uuid_v7();
    i.coach_id := app.current_user_id();
    i.method := case when $1 is null then 'username' else 'email' end;
    i.email := $1;
    i.message := $3;
    i.code_hash := $4;
    i.code_nonce := $5;
    wait := private.count_sending(i.coach_id);
    if wait > 0 then
        return;
    end if;
    if $1 is null then
        select u.id, u.username, u.roles into i.recipient_id, i.username, roles
            from app.users u where u.username = lower($2);
        if not found then
            raise exception 'user_not_found' using errcode = 'TP035';
        elsif not 'athlete' = any (roles) then
            raise exception 'wrong_role' using errcode = 'TP002';
        end if;
    end if;
    perform private.add_invitation(i);
    invitation_id := i.id;
end
$$;

-- The athlete's place at the coach while an answer is awaited, for connecting with consent. A connection that was ended
-- stays as it is until the athlete accepts.
create function private.await_consent(coach uuid, athlete uuid) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$
    insert into app.coach_athletes (coach_id, athlete_id, status) values ($1, $2, 'pending')
    on conflict on constraint coach_athletes_pair_key do nothing
$$;
create function private.stop_awaiting_consent(coach uuid, athlete uuid) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$ delete from app.coach_athletes where coach_id = $1 and athlete_id = $2 and status = 'pending' $$;

-- Asks an athlete, who is known by e-mail, for a connection.
create function app.request_connection(
    email text, code_hash bytea, code_nonce text,
    out wait integer, out connection_id uuid, out created_at timestamptz, out display_name text)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    i app.invitations;
begin
    i.id := app.uuid_v7();
    i.coach_id := app.current_user_id();
    i.method := 'email';
    i.email := $1;
    i.code_hash := $2;
    i.code_nonce := $3;
    wait := private.count_sending(i.coach_id);
    if wait > 0 then
        return;
    end if;
    select u.id, u.display_name into i.recipient_id, display_name from app.users u
        where lower(u.email) = lower($1) and 'athlete' = any (u.roles);
    if not found then
        raise exception 'wrong_role' using errcode = 'TP002';
    end if;
    perform private.add_invitation(i);
    perform private.await_consent(i.coach_id, i.recipient_id);
    select c.id, c.created_at into connection_id, created_at from app.coach_athletes c
        where c.coach_id = i.coach_id and c.athlete_id = i.recipient_id;
end
$$;

-- The caller's own invitation, locked behind the coach's profile.
create function private.lock_own_invitation(invitation uuid) returns app.invitations
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    i app.invitations;
begin
    perform from app.coach_profiles where coach_id = app.current_user_id() for update;
    select * into i from app.invitations where id = invitation and coach_id = app.current_user_id() for no key update;
    if not found then
        raise insufficient_privilege using message = 'not an invitation of this coach';
    elsif i.status <> 'pending' then
        raise exception 'invitation_closed' using errcode = 'TP034';
    end if;
    return i;
end
$$;

create function app.withdraw_invitation(invitation uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    i app.invitations := private.lock_own_invitation(invitation);
begin
    update app.invitations set status = 'withdrawn' where id = i.id;
    perform private.stop_awaiting_consent(i.coach_id, i.recipient_id);
end
$$;

-- Sends a new code for seven days; the old one is dead. Returns the seconds to wait, or 0.
create function app.resend_invitation(invitation uuid, code_hash bytea, code_nonce text) returns integer
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    i app.invitations := private.lock_own_invitation(invitation);
    wait integer := private.count_sending(i.coach_id);
begin
    if wait > 0 then
        return wait;
    end if;
    perform private.check_inviting(i);
    update app.invitations v
        set code_hash = $2, code_nonce = $3, sent_at = now(), expires_at = now() + interval '7 days'
        where v.id = i.id returning * into i;
    if i.method = 'email' and i.recipient_id is not null then
        perform private.await_consent(i.coach_id, i.recipient_id);
    end if;
    perform private.send_invitation(i);
    return 0;
end
$$;

-- Who is no coach any more invites nobody. Fires before connections follow the role: the order of accepting.
create function private.close_invitations() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    update app.invitations set status = 'withdrawn' where coach_id = new.id and status = 'pending';
    return null;
end
$$;
create trigger close_invitations after update of roles on app.users
    for each row when ('coach' = any (old.roles) and not 'coach' = any (new.roles))
    execute function private.close_invitations();

-- Removes what no limit counts any more, and the places that were kept for answers which can't come any more.
create function private.sweep_invitations() returns bigint
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    with sendings as (
        delete from private.invitation_sendings where sent_at <= now() - interval '24 hours' returning 1),
    places as (
        delete from app.coach_athletes c where c.status = 'pending' and not exists (
            select from app.invitations i where i.coach_id = c.coach_id and i.recipient_id = c.athlete_id
            and i.status = 'pending' and i.expires_at > now()) returning 1)
    select (select count(*) from sendings) + (select count(*) from places)
$$;

grant execute on function
    app.invite(text, text, text, bytea, text), app.request_connection(text, bytea, text), app.withdraw_invitation(uuid),
    app.resend_invitation(uuid, bytea, text)
    to tp_app;

-- migrate:down

drop trigger close_invitations on app.users;
drop function private.sweep_invitations(), private.close_invitations(), app.resend_invitation(uuid, bytea, text),
    app.withdraw_invitation(uuid), app.request_connection(text, bytea, text), private.stop_awaiting_consent(uuid, uuid),
    private.await_consent(uuid, uuid), app.invite(text, text, text, bytea, text), private.count_sending(uuid),
    private.lock_own_invitation(uuid), private.add_invitation(app.invitations), private.check_inviting(app.invitations),
    private.send_invitation(app.invitations);
drop table private.invitation_sendings, app.invitations;
