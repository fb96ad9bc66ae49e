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

-- By mail to the address, whoever has it: nothing here depends on whether there is an account. A user is notified.
create function private.send_invitation(i app.invitations) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    details jsonb := jsonb_build_object(
        'coachName', (select u.display_name from app.users u where u.id = i.coach_id), 'message', i.message,
        'nonce', i.code_nonce, 'expiresAt', private.instant(i.expires_at));
begin
    if i.recipient_id is null then
        perform private.enqueue_mail(i.email, null, 'invitation', details);
    else
        perform private.notify(i.recipient_id, 'invitation_received', i.coach_id, i.id, details);
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

-- Whether an invitation is this user's. Who has its code has proven to read mail to the address.
create function private.is_recipient(i app.invitations, user_id uuid, has_code boolean) returns boolean
language sql stable
set search_path = pg_catalog, pg_temp
as $$
    select coalesce(case when i.recipient_id is not null then i.recipient_id = $2
                         else exists (select from app.users u where u.id = $2 and lower(u.email) = lower(i.email)
                                      and ($3 or u.email_verified_at is not null)) end, false)
$$;

create function private.uncount_attempt(counter text) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$ update private.rate_limits r set count = r.count - 1 where r.counter = $1 and r.count > 0 $$;

-- Counts a code against the network, and the user where there is one: ten wrong ones an hour. The caller takes it back
-- for a right one, and commits otherwise. Until then others with the same counter wait: no guess slips through.
create function private.count_code(network text, user_id uuid) returns integer
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    wait integer := 0;
begin
    if $2 is not null then
        wait := app.count_attempt('code user ' || $2, 10, interval '1 hour');
    end if;
    if wait = 0 then
        wait := app.count_attempt('code network ' || left($1, 100), 10, interval '1 hour');
    end if;
    return wait;
end
$$;
create function private.uncount_code(network text, user_id uuid) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$
    select private.uncount_attempt('code network ' || left($1, 100)),
           private.uncount_attempt('code user ' || $2)
$$;

-- The invitation behind a code, for its recipient or for somebody who is not signed in (who sees only one that is still
-- open); no id for any other code, which then counts once the transaction commits. `gone`: answered, withdrawn or expired.
create function app.judge_code(
    code_hash bytea, network text, out wait integer, out invitation_id uuid, out gone boolean)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    i app.invitations;
    me uuid := app.current_user_id();
begin
    wait := private.count_code($2, me);
    if wait > 0 then
        return;
    end if;
    select * into i from app.invitations v where v.code_hash = $1;
    if not found then
        return;
    end if;
    gone := i.status <> 'pending' or i.expires_at <= now();
    if (me is null and not gone) or private.is_recipient(i, me, true) then
        invitation_id := i.id;
        perform private.uncount_code($2, me);
    end if;
end
$$;

-- The same for somebody who is about to sign up with this e-mail.
create function private.judge_code_for_email(
    email text, code_hash bytea, network text, out wait integer, out fits boolean)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    wait := private.count_code($3, null);
    fits := wait = 0 and exists (
        select from app.invitations v where v.code_hash = $2 and v.recipient_id is null
        and lower(v.email) = lower($1) and v.status = 'pending' and v.expires_at > now());
    if fits then
        perform private.uncount_code($3, null);
    end if;
end
$$;

-- Who signed up with the code of an invitation to the same address has verified it.
create function private.verify_by_code(user_id uuid, code_hash bytea) returns void
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    update app.users u set email_verified_at = now()
    where u.id = $1 and u.email_verified_at is null
      and exists (select from app.invitations v where v.code_hash = $2 and lower(v.email) = lower(u.email))
$$;

-- What the invited person sees of an open invitation; writes the first time down.
create function app.view_invitation(
    code_hash bytea, address text, user_agent text,
    out id uuid, out coach_id uuid, out coach_name text, out message text, out created_at timestamptz,
    out expires_at timestamptz, out email text)
returns setof record
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    update app.invitations v set viewed_at = now(), viewed_from = address, viewed_with = user_agent
        where v.code_hash = $1 and v.viewed_at is null and v.status = 'pending' and v.expires_at > now();
    return query
        select v.id, v.coach_id, u.display_name, v.message, v.created_at, v.expires_at, v.email
        from app.invitations v join app.users u on u.id = v.coach_id
        where v.code_hash = $1 and v.status = 'pending' and v.expires_at > now();
end
$$;

-- The open invitations of the caller, with the coach's name, which no policy shows before there is a connection.
create function app.received_invitations(
    out id uuid, out coach_id uuid, out coach_name text, out message text, out created_at timestamptz,
    out expires_at timestamptz)
returns setof record
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select v.id, v.coach_id, c.display_name, v.message, v.created_at, v.expires_at
    from app.users me
    join app.invitations v on v.recipient_id = me.id
        or (v.recipient_id is null and lower(v.email) = lower(me.email) and me.email_verified_at is not null)
    join app.users c on c.id = v.coach_id
    where me.id = app.current_user_id() and v.status = 'pending' and v.expires_at > now()
      and not exists (select from app.coach_athletes a where a.coach_id = v.coach_id and a.athlete_id = me.id
                      and a.status in ('active', 'inactive'))
$$;

-- Writes the caller's answer down, once. Locks in the order of connecting: profile, users, invitation, connection.
create function private.answer_invitation(
    invitation uuid, code_hash bytea, answer text, address text, user_agent text) returns app.invitations
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    i app.invitations;
    me uuid := app.current_user_id();
begin
    select * into i from app.invitations v where v.id = $1;
    if not found or not private.is_recipient(i, me, i.code_hash = $2) then
        raise insufficient_privilege using message = 'not an invitation of this user';
    elsif i.status <> 'pending' or i.expires_at <= now() then
        raise exception 'invitation_gone' using errcode = 'TP030';
    end if;
    if answer = 'accepted' then
        perform from app.coach_profiles p where p.coach_id = i.coach_id for update;
        update app.users u set email_verified_at = now()
            where u.id = me and u.email_verified_at is null and i.recipient_id is null and i.code_hash = $2
              and lower(u.email) = lower(i.email);
        perform private.check_opening(i.coach_id, me);
    end if;
    update app.invitations v
        set status = answer, responded_at = now(), responded_by = me, responded_from = address, responded_with = user_agent
        where v.id = $1 and v.status = 'pending' and v.expires_at > now() and v.code_hash = i.code_hash
        returning * into i;
    if not found then
        raise exception 'invitation_gone' using errcode = 'TP030';
    end if;
    return i;
end
$$;

-- Opens the connection, new or again, and returns its id. `code_hash` is null where the caller needs no code.
create function app.accept_invitation(invitation uuid, code_hash bytea, address text, user_agent text) returns uuid
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    i app.invitations := private.answer_invitation($1, $2, 'accepted', $3, $4);
    connection uuid;
begin
    insert into app.coach_athletes as c (coach_id, athlete_id) values (i.coach_id, i.responded_by)
        on conflict on constraint coach_athletes_pair_key do update set status = 'active'
            where c.status in ('pending', 'terminated')
        returning c.id into connection;
    if connection is null then
        raise exception 'already_connected' using errcode = 'TP033';
    end if;
    perform private.notify(i.coach_id, 'invitation_accepted', i.responded_by, i.id);
    return connection;
end
$$;

create function app.decline_invitation(invitation uuid, code_hash bytea, address text, user_agent text) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    i app.invitations := private.answer_invitation($1, $2, 'declined', $3, $4);
begin
    perform private.stop_awaiting_consent(i.coach_id, i.responded_by);
    perform private.notify(i.coach_id, 'invitation_declined', i.responded_by, i.id);
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
    app.resend_invitation(uuid, bytea, text), app.judge_code(bytea, text), app.view_invitation(bytea, text, text),
    app.received_invitations(), app.accept_invitation(uuid, bytea, text, text),
    app.decline_invitation(uuid, bytea, text, text)
    to tp_app;
grant execute on function private.judge_code_for_email(text, bytea, text), private.verify_by_code(uuid, bytea) to tp_auth;

-- migrate:down

drop trigger close_invitations on app.users;
drop function private.sweep_invitations(), private.close_invitations(), app.decline_invitation(uuid, bytea, text, text),
    app.accept_invitation(uuid, bytea, text, text), app.received_invitations(), app.view_invitation(bytea, text, text),
    private.verify_by_code(uuid, bytea), private.judge_code_for_email(text, bytea, text), app.judge_code(bytea, text),
    private.uncount_code(text, uuid), private.count_code(text, uuid), private.uncount_attempt(text),
    app.resend_invitation(uuid, bytea, text), app.withdraw_invitation(uuid), app.request_connection(text, bytea, text),
    private.stop_awaiting_consent(uuid, uuid), private.await_consent(uuid, uuid),
    app.invite(text, text, text, bytea, text), private.count_sending(uuid);
-- Functions that take or return a row of the table go with it.
drop table app.invitations cascade;
drop table private.invitation_sendings;
