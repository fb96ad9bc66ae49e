-- migrate:up

-- Whoever decides on what another transaction may be changing waits for it, and looks at it then.

-- A new place takes the name and the switch of read receipts from the user.
create or replace function private.guard_participant() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    c app.conversations;
begin
    -- A change of the name or of the switch that is under way is waited for, or goes on to see this place.
    perform from app.users u where u.id = new.user_id for share;
    select * into c from app.conversations where id = new.conversation_id;
    new.last_read_seq := c.last_seq;
    new.joined_seq := c.last_seq;
    select u.read_receipts into new.read_receipts from app.users u where u.id = new.user_id;
    if new.user_id = c.coach_id then
        new.role_at_join := 'coach';
        new.can_write := c.direct_athlete_id is null
            or (select a.can_send_messages from app.coach_athletes a
                where a.coach_id = c.coach_id and a.athlete_id = c.direct_athlete_id);
    else
        perform private.hold_active_connection(c.coach_id, new.user_id);
        if c.direct_athlete_id is null then
            perform private.require_permission_to_send(c.coach_id, new.user_id);
        end if;
        new.role_at_join := 'athlete';
        new.can_write := not c.is_announcement;
    end if;
    return new;
end
$$;

create or replace function private.guard_conversation() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if new.direct_athlete_id is not null then
        perform from app.users u where u.id in (new.coach_id, new.direct_athlete_id) order by u.id for share;
        perform private.hold_active_connection(new.coach_id, new.direct_athlete_id);
        if app.current_user_id() = new.coach_id then
            perform private.require_permission_to_send(new.coach_id, new.direct_athlete_id);
        end if;
    end if;
    return new;
end
$$;

create or replace function app.add_to_group(conversation uuid, athletes uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
begin
    perform from app.users u where u.id = any (athletes) order by u.id for share;
    perform private.hold_active_connection(me, a.id), private.require_permission_to_send(me, a.id)
        from (select asked.id from unnest(athletes) asked (id)
              left join app.coach_athletes c on c.coach_id = me and c.athlete_id = asked.id order by c.id) a;
    perform private.hold_own_group(conversation, athletes);
    -- Whoever adds the same athletes at this moment waits here, and finds them in it.
    perform from app.conversations c where c.id = conversation for no key update;
    -- Who was in it before comes back, with a gap for what was written meanwhile.
    update app.conversation_participants p
        set joined_at = now(), left_at = null, left_seq = null, left_last_message_at = null, left_revision = null,
            left_is_group = null, left_created_at = null, left_title = null, left_roster = null, left_by_pause = false
        where p.conversation_id = conversation and p.user_id = any (athletes) and p.left_at is not null;
    if found then
        perform private.refresh_roster(conversation);
    end if;
    insert into app.conversation_participants (conversation_id, user_id)
        select conversation, asked.id from unnest(athletes) asked (id) on conflict do nothing;
end
$$;

-- The roster, of names and places that others change.
create or replace function private.refresh_roster(conversation uuid) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$
    -- In a statement before: who waits here then sees what the one before did.
    select from app.conversations c where c.id = conversation for no key update;
    update app.conversations c set revision = revision + 1, roster = coalesce((
        select '[' || string_agg(row_to_json(r)::text, ','
                                 order by r."roleAtJoin" <> 'coach', lower(r."displayName"), r."userId") || ']'
        from (select p.user_id as "userId", u.display_name as "displayName", p.role_at_join as "roleAtJoin",
                     private.instant(p.joined_at) as "joinedAt", private.instant(p.left_at) as "leftAt"
              from app.conversation_participants p join app.users u on u.id = p.user_id
              where p.conversation_id = c.id
              union all
              select null, 'Deleted user', d.role_at_join, private.instant(d.joined_at), private.instant(d.left_at)
              from private.deleted_participants d where d.conversation_id = c.id) r), '[]')
    where c.id = conversation
$$;

select private.refresh_roster(id) from app.conversations order by id;

-- The place of a request that is made anew while its old place is swept.
create or replace function private.await_consent(coach uuid, athlete uuid) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$
    insert into app.coach_athletes as c (coach_id, athlete_id, status) values ($1, $2, 'pending')
    on conflict on constraint coach_athletes_pair_key do update set created_at = c.created_at where c.status = 'pending'
$$;

create or replace function private.sweep_invitations() returns bigint
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
    -- Held, and then looked at again: what is asked for anew at this moment keeps its place.
    select from app.coach_athletes c where c.status = 'pending' and not exists (
        select from app.invitations i where i.coach_id = c.coach_id and i.recipient_id = c.athlete_id
        and i.status = 'pending' and i.expires_at > now()) order by c.id for update;
    with sendings as (
        delete from private.invitation_sendings where sent_at <= now() - interval '24 hours' returning 1),
    places as (
        delete from app.coach_athletes c where c.status = 'pending' and not exists (
            select from app.invitations i where i.coach_id = c.coach_id and i.recipient_id = c.athlete_id
            and i.status = 'pending' and i.expires_at > now()) returning 1)
    select (select count(*) from sendings) + (select count(*) from places)
$$;

-- In the order of 0021, also where nobody accepts: profile, users, invitation.
create or replace function private.lock_own_invitation(invitation uuid) returns app.invitations
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    i app.invitations;
begin
    perform from app.coach_profiles where coach_id = app.current_user_id() for update;
    perform from app.users where id = app.current_user_id() for share;
    select * into i from app.invitations where id = invitation and coach_id = app.current_user_id() for no key update;
    if not found then
        raise insufficient_privilege using message = 'not an invitation of this coach';
    elsif i.status <> 'pending' then
        raise exception 'invitation_closed' using errcode = 'TP034';
    end if;
    return i;
end
$$;

create or replace function private.answer_invitation(
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
    else
        perform from app.users u where u.id = i.coach_id for share;
        perform from app.users u where u.id = me for share;
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

-- Not a key in the eyes of foreign keys, as the e-mail address is none: a change of it need not wait for all that names the
-- user. The condition always holds.
alter table app.users drop constraint users_username_key;
create unique index users_username_key on app.users (username) where username is not null;
create or replace function private.create_account(email text, password_hash text, display_name text) returns uuid
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
                on conflict (username) where username is not null do nothing returning id into account;
            exit when account is not null;
        end if;
        name := base || '_' || left(md5(gen_random_uuid()::text), 6);
    end loop;
    insert into private.passwords (user_id, hash) values (account, $2);
    return account;
end
$$;

-- migrate:down

create or replace function private.create_account(email text, password_hash text, display_name text) returns uuid
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
drop index app.users_username_key;
alter table app.users add constraint users_username_key unique (username);
create or replace function private.answer_invitation(
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
create or replace function private.lock_own_invitation(invitation uuid) returns app.invitations
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
create or replace function private.sweep_invitations() returns bigint
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
create or replace function private.await_consent(coach uuid, athlete uuid) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$
    insert into app.coach_athletes (coach_id, athlete_id, status) values ($1, $2, 'pending')
    on conflict on constraint coach_athletes_pair_key do nothing
$$;
create or replace function private.refresh_roster(conversation uuid) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$
    update app.conversations c set revision = revision + 1, roster = coalesce((
        select '[' || string_agg(row_to_json(r)::text, ','
                                 order by r."roleAtJoin" <> 'coach', lower(r."displayName"), r."userId") || ']'
        from (select p.user_id as "userId", u.display_name as "displayName", p.role_at_join as "roleAtJoin",
                     private.instant(p.joined_at) as "joinedAt", private.instant(p.left_at) as "leftAt"
              from app.conversation_participants p join app.users u on u.id = p.user_id
              where p.conversation_id = c.id
              union all
              select null, 'Deleted user', d.role_at_join, private.instant(d.joined_at), private.instant(d.left_at)
              from private.deleted_participants d where d.conversation_id = c.id) r), '[]')
    where c.id = conversation
$$;
create or replace function app.add_to_group(conversation uuid, athletes uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
begin
    perform from app.users u where u.id = any (athletes) order by u.id for key share;
    perform private.hold_active_connection(me, a.id), private.require_permission_to_send(me, a.id)
        from (select asked.id from unnest(athletes) asked (id)
              left join app.coach_athletes c on c.coach_id = me and c.athlete_id = asked.id order by c.id) a;
    perform private.hold_own_group(conversation, athletes);
    -- Whoever adds the same athletes at this moment waits here, and finds them in it.
    perform from app.conversations c where c.id = conversation for no key update;
    -- Who was in it before comes back, with a gap for what was written meanwhile.
    update app.conversation_participants p
        set joined_at = now(), left_at = null, left_seq = null, left_last_message_at = null, left_revision = null,
            left_is_group = null, left_created_at = null, left_title = null, left_roster = null, left_by_pause = false
        where p.conversation_id = conversation and p.user_id = any (athletes) and p.left_at is not null;
    if found then
        perform private.refresh_roster(conversation);
    end if;
    insert into app.conversation_participants (conversation_id, user_id)
        select conversation, asked.id from unnest(athletes) asked (id) on conflict do nothing;
end
$$;
create or replace function private.guard_conversation() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if new.direct_athlete_id is not null then
        perform private.hold_active_connection(new.coach_id, new.direct_athlete_id);
        if app.current_user_id() = new.coach_id then
            perform private.require_permission_to_send(new.coach_id, new.direct_athlete_id);
        end if;
    end if;
    return new;
end
$$;
create or replace function private.guard_participant() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    c app.conversations;
begin
    select * into c from app.conversations where id = new.conversation_id;
    new.last_read_seq := c.last_seq;
    new.joined_seq := c.last_seq;
    select u.read_receipts into new.read_receipts from app.users u where u.id = new.user_id;
    if new.user_id = c.coach_id then
        new.role_at_join := 'coach';
        new.can_write := c.direct_athlete_id is null
            or (select a.can_send_messages from app.coach_athletes a
                where a.coach_id = c.coach_id and a.athlete_id = c.direct_athlete_id);
    else
        perform private.hold_active_connection(c.coach_id, new.user_id);
        if c.direct_athlete_id is null then
            perform private.require_permission_to_send(c.coach_id, new.user_id);
        end if;
        new.role_at_join := 'athlete';
        new.can_write := not c.is_announcement;
    end if;
    return new;
end
$$;
