-- migrate:up

-- Either side pauses a connection, and who paused resumes it; either side ends it, and may say why. What has ended stays
-- in the athlete's history, also after the same two connect again.
alter table app.coach_athletes
    -- Null where it is not paused, or was by neither of the two.
    add column paused_by text check (paused_by in ('coach', 'athlete')),
    add column end_reason text check (char_length(end_reason) <= 500),
    add constraint coach_athletes_paused check (paused_by is null or status = 'inactive'),
    add constraint coach_athletes_reason check (end_reason is null or status = 'terminated');
grant update (end_reason) on app.coach_athletes to tp_app;

create table app.past_connections (
    id           uuid primary key default app.uuid_v7(),
    athlete_id   uuid not null references app.users (id) on delete cascade,
    coach_id     uuid references app.users (id) on delete set null,
    -- The name at that time: the athlete no longer sees the coach's account.
    coach_name   text not null,
    connected_at timestamptz not null,
    ended_at     timestamptz not null,
    ended_by     text check (ended_by in ('coach', 'athlete')),
    reason       text
);
create index past_connections_by_athlete on app.past_connections (athlete_id, ended_at desc, id desc);
create index past_connections_by_coach on app.past_connections (coach_id);
alter table app.past_connections enable row level security;
alter table app.past_connections force row level security;
create policy select_own on app.past_connections for select
    using (athlete_id = (select app.current_user_id()));
grant select on app.past_connections to tp_app;

create function private.keep_history(c app.coach_athletes) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$
    insert into app.past_connections (athlete_id, coach_id, coach_name, connected_at, ended_at, ended_by, reason)
    select c.athlete_id, c.coach_id, u.display_name, c.accepted_at, c.ended_at,
           case c.ended_by when c.coach_id then 'coach' when c.athlete_id then 'athlete' end, c.end_reason
    from app.users u where u.id = c.coach_id and c.accepted_at is not null
$$;
select private.keep_history(c) from app.coach_athletes c where status = 'terminated' order by ended_at;

-- Groups that a pause took the athlete out of, which resuming brings back; the end of the connection does not.
alter table app.conversation_participants add column left_by_pause boolean not null default false;

create function private.consent_is_required() returns boolean
language sql stable
set search_path = pg_catalog, pg_temp
as $$ select exists (select from app.feature_flags where name = 'connectRequiresConsent' and enabled) $$;

-- The athlete's own place does not count twice: it may be kept for an answer.
create or replace function private.check_opening(coach uuid, athlete uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    places integer;
begin
    select client_limit into places from app.coach_profiles where coach_id = coach for update;
    perform from app.users where id = coach and 'coach' = any (roles) for share;
    if not found then
        raise exception 'wrong_role' using errcode = 'TP002';
    end if;
    perform from app.users where id = athlete and 'athlete' = any (roles) for share;
    if not found then
        raise exception 'wrong_role' using errcode = 'TP002';
    end if;
    if (select count(*) from app.coach_athletes
        where coach_id = coach and athlete_id <> athlete and status <> 'terminated') >= places then
        raise exception 'client_limit_reached' using errcode = 'TP001';
    end if;
end
$$;

-- Who may open a connection, new, again or for the first time: the coach unless consent is required or the athlete left;
-- the athlete by an invitation that this transaction accepted. The owner, who has no session, may do anything.
create function private.check_opener(c app.coach_athletes, left_by uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
begin
    if me is null or exists (
        select from app.invitations i
        where i.coach_id = c.coach_id and i.responded_by = c.athlete_id and i.responded_by = me
          and i.status = 'accepted' and i.responded_at = now()) then
        return;
    elsif me = c.coach_id and left_by = c.athlete_id then
        raise exception 'athlete_left' using errcode = 'TP003';
    elsif me <> c.coach_id or private.consent_is_required() then
        raise insufficient_privilege using message = 'only an accepted invitation opens this connection';
    end if;
end
$$;

create or replace function private.guard_connection() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
    side text := case me when new.coach_id then 'coach' when new.athlete_id then 'athlete' end;
begin
    if tg_op = 'INSERT' then
        if new.status <> 'terminated' then
            perform private.check_opening(new.coach_id, new.athlete_id);
        end if;
        if new.status = 'active' then
            perform private.check_opener(new, null);
        elsif new.status = 'pending' then
            new.accepted_at := null;
        end if;
        return new;
    end if;
    if new.status = old.status then
        raise insufficient_privilege using message = 'a reason comes with the end';
    elsif new.status = 'terminated' then
        new.ended_at := now();
        new.ended_by := case when side is not null then me end;
        new.paused_by := null;
        return new;
    elsif old.status = 'active' and new.status = 'inactive' then
        new.paused_by := side;
    elsif old.status = 'inactive' and new.status = 'active' then
        if side <> old.paused_by then
            raise exception 'paused_by_other' using errcode = 'TP031';
        elsif me is not null and old.paused_by is null then
            raise insufficient_privilege using message = 'paused by neither of the two';
        end if;
        new.paused_by := null;
    elsif old.status in ('pending', 'terminated') and (me is null or new.status = 'active')
          and not (side = 'coach' and old.status = 'pending') then
        perform private.check_opener(new, old.ended_by);
        perform private.check_opening(new.coach_id, new.athlete_id);
        new.accepted_at := now();
        new.ended_at := null;
        new.ended_by := null;
    elsif me is not null then
        raise insufficient_privilege using message = 'no such change of a connection';
    end if;
    new.end_reason := null;
    return new;
end
$$;
drop trigger guard_status on app.coach_athletes;
create trigger guard_status before update of status, end_reason on app.coach_athletes
    for each row when (old.status is distinct from new.status or old.end_reason is distinct from new.end_reason)
    execute function private.guard_connection();

-- Brings one participant back into a conversation that a pause closed.
create function private.rejoin_conversation(conversation uuid, participant uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    update app.conversation_participants
        set left_at = null, left_seq = null, left_last_message_at = null, left_revision = null, left_is_group = null,
            left_created_at = null, left_title = null, left_roster = null, left_by_pause = false
        where conversation_id = conversation and user_id = participant;
    perform private.refresh_roster(conversation);
end
$$;

-- Tells the other side what one side did. Opening is told by whoever opens: as an invitation's answer, or as connected.
create function private.tell_other_side(c app.coach_athletes, was text) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
    kind text := case when c.status = 'terminated' and was <> 'pending' then 'connection_ended'
                      when c.status = 'inactive' then 'connection_paused'
                      when c.status = 'active' and was = 'inactive' then 'connection_resumed' end;
begin
    if kind is not null and me in (c.coach_id, c.athlete_id) then
        perform private.notify(case me when c.coach_id then c.athlete_id else c.coach_id end, kind, me, c.id,
            jsonb_strip_nulls(jsonb_build_object('reason', c.end_reason)));
    end if;
end
$$;

-- Conversations follow the connection in the same commit: anything but active closes the direct one to both and takes the
-- athlete out of the coach's groups; active again opens the direct one, and after a pause the groups as well.
create or replace function private.follow_connection() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    open uuid[] := array(
        select c.id from app.conversation_participants p join app.conversations c on c.id = p.conversation_id
        where p.user_id = new.athlete_id and p.left_at is null and c.coach_id = new.coach_id);
begin
    -- Answers kept for requests that are sent again name the other side: they go with the right to see them. The keys
    -- stay, so that no late repetition runs a second time.
    if new.status <> 'active' then
        update app.idempotency_keys k set status = null, body = null
            where k.user_id in (new.coach_id, new.athlete_id)
              and strpos(k.body, (case k.user_id when new.coach_id then new.athlete_id else new.coach_id end)::text) > 0;
    end if;
    if new.status = 'active' then
        perform private.reopen_conversation(id) from app.conversations
            where coach_id = new.coach_id and direct_athlete_id = new.athlete_id;
        perform private.rejoin_conversation(p.conversation_id, new.athlete_id)
            from (select p.conversation_id
                  from app.conversation_participants p join app.conversations c on c.id = p.conversation_id
                  where p.user_id = new.athlete_id and p.left_by_pause and c.coach_id = new.coach_id
                  order by p.conversation_id) p;
    else
        perform private.leave_conversation(c.id,
                    case when c.is_group then array[new.athlete_id] else array[new.coach_id, new.athlete_id] end)
            from (select c.id, c.is_group from app.conversations c where c.id = any (open) order by c.id) c;
        update app.conversation_participants p set left_by_pause = new.status = 'inactive'
            from app.conversations c
            where c.id = p.conversation_id and c.coach_id = new.coach_id and c.is_group and p.user_id = new.athlete_id
              and (p.left_by_pause or c.id = any (open));
    end if;
    if new.status = 'terminated' then
        perform private.keep_history(new);
    end if;
    perform private.tell_other_side(new, old.status);
    return null;
end
$$;

-- migrate:down

drop trigger guard_status on app.coach_athletes;
create trigger guard_status before update of status on app.coach_athletes
    for each row when (old.status is distinct from new.status) execute function private.guard_connection();
create or replace function private.follow_connection() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    -- Answers kept for requests that are sent again name the other side: they go with the right to see them. The keys
    -- stay, so that no late repetition runs a second time.
    if new.status <> 'active' then
        update app.idempotency_keys k set status = null, body = null
            where k.user_id in (new.coach_id, new.athlete_id)
              and strpos(k.body, (case k.user_id when new.coach_id then new.athlete_id else new.coach_id end)::text) > 0;
    end if;
    if new.status = 'active' then
        perform private.reopen_conversation(id) from app.conversations
            where coach_id = new.coach_id and direct_athlete_id = new.athlete_id;
        return null;
    end if;
    perform private.leave_conversation(c.id,
                case when c.is_group then array[new.athlete_id] else array[new.coach_id, new.athlete_id] end)
        from (select c.id, c.is_group
              from app.conversation_participants p join app.conversations c on c.id = p.conversation_id
              where p.user_id = new.athlete_id and p.left_at is null and c.coach_id = new.coach_id
                and (new.status = 'terminated' or not c.is_group)
              order by c.id) c;
    return null;
end
$$;
create or replace function private.guard_connection() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
begin
    if tg_op = 'INSERT' then
        if new.status <> 'terminated' then
            perform private.check_opening(new.coach_id, new.athlete_id);
        end if;
        return new;
    end if;
    if new.status = 'terminated' then
        new.ended_at := now();
        new.ended_by := case when me in (new.coach_id, new.athlete_id) then me end;
    elsif old.status = 'terminated' then
        if me = new.coach_id and new.status = 'active' and old.ended_by = new.athlete_id then
            raise exception 'athlete_left' using errcode = 'TP003';
        elsif me <> new.coach_id or (me is not null and new.status <> 'active') then
            raise insufficient_privilege using message = 'only the coach opens a connection again';
        end if;
        perform private.check_opening(new.coach_id, new.athlete_id);
        new.accepted_at := now();
        new.ended_at := null;
        new.ended_by := null;
    elsif me is not null then
        raise insufficient_privilege using message = 'no such change of a connection';
    end if;
    return new;
end
$$;
create or replace function private.check_opening(coach uuid, athlete uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    places integer;
begin
    select client_limit into places from app.coach_profiles where coach_id = coach for update;
    perform from app.users where id = coach and 'coach' = any (roles) for share;
    if not found then
        raise exception 'wrong_role' using errcode = 'TP002';
    end if;
    perform from app.users where id = athlete and 'athlete' = any (roles) for share;
    if not found then
        raise exception 'wrong_role' using errcode = 'TP002';
    end if;
    if (select count(*) from app.coach_athletes where coach_id = coach and status <> 'terminated') >= places then
        raise exception 'client_limit_reached' using errcode = 'TP001';
    end if;
end
$$;
drop function private.tell_other_side(app.coach_athletes, text), private.rejoin_conversation(uuid, uuid),
    private.check_opener(app.coach_athletes, uuid), private.consent_is_required(),
    private.keep_history(app.coach_athletes);
-- Groups that a pause closed were open before there was this migration.
update app.conversation_participants
    set left_at = null, left_seq = null, left_last_message_at = null, left_revision = null, left_is_group = null,
        left_created_at = null, left_title = null, left_roster = null
    where left_by_pause;
alter table app.conversation_participants drop column left_by_pause;
drop table app.past_connections;
alter table app.coach_athletes drop column paused_by, drop column end_reason;
