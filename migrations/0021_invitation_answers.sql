-- migrate:up

-- What the invited person does: finds the invitation by its code or in a list, accepts it or declines it.

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

grant execute on function
    app.judge_code(bytea, text), app.view_invitation(bytea, text, text), app.received_invitations(),
    app.accept_invitation(uuid, bytea, text, text), app.decline_invitation(uuid, bytea, text, text)
    to tp_app;
grant execute on function private.judge_code_for_email(text, bytea, text), private.verify_by_code(uuid, bytea) to tp_auth;

-- migrate:down

drop function app.decline_invitation(uuid, bytea, text, text), app.accept_invitation(uuid, bytea, text, text),
    private.answer_invitation(uuid, bytea, text, text, text), app.received_invitations(),
    app.view_invitation(bytea, text, text), private.verify_by_code(uuid, bytea),
    private.judge_code_for_email(text, bytea, text), app.judge_code(bytea, text), private.uncount_code(text, uuid),
    private.count_code(text, uuid), private.uncount_attempt(text),
    private.is_recipient(app.invitations, uuid, boolean);
