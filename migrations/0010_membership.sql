-- migrate:up

-- Who joins and leaves, and what follows from it. Everything here locks in one order, so that nothing waits in a circle:
-- users, connections, participants, conversations (by id), messages.

-- An instant as the API writes it.
create function private.instant(at timestamptz) returns text
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$ select to_char($1 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

create function private.refresh_roster(conversation uuid) returns void
language sql
set search_path = pg_catalog, pg_temp
as $$
    update app.conversations c set revision = revision + 1, roster = coalesce((
        select '[' || string_agg(row_to_json(r)::text, ','
                                 order by r."roleAtJoin" <> 'coach', lower(r."displayName"), r."userId") || ']'
        from (select p.user_id as "userId", u.display_name as "displayName", p.role_at_join as "roleAtJoin",
                     private.instant(p.joined_at) as "joinedAt", private.instant(p.left_at) as "leftAt"
              from app.conversation_participants p join app.users u on u.id = p.user_id
              where p.conversation_id = c.id) r), '[]')
    where c.id = conversation
$$;

-- A direct conversation is opened over an active connection, held until the commit.
create function private.guard_conversation() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if new.direct_athlete_id is not null then
        perform private.hold_active_connection(new.coach_id, new.direct_athlete_id);
    end if;
    return new;
end
$$;
create trigger guard_conversation before insert on app.conversations
    for each row execute function private.guard_conversation();

create function private.add_first_participants() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    insert into app.conversation_participants (conversation_id, user_id)
        select new.id, id from unnest(array[new.coach_id, new.direct_athlete_id]) id where id is not null;
    return null;
end
$$;
create trigger add_first_participants after insert on app.conversations
    for each row execute function private.add_first_participants();

-- Everybody but the coach is the coach's active athlete at the time of joining; what came before counts as read.
create function private.guard_participant() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    coach uuid;
begin
    select c.coach_id, c.last_seq into coach, new.last_read_seq
        from app.conversations c where c.id = new.conversation_id;
    if new.user_id = coach then
        new.role_at_join := 'coach';
    else
        perform private.hold_active_connection(coach, new.user_id);
        new.role_at_join := 'athlete';
    end if;
    return new;
end
$$;
create trigger guard_participant before insert on app.conversation_participants
    for each row execute function private.guard_participant();

create function private.refresh_changed_rosters() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.refresh_roster(conversation_id)
        from (select distinct conversation_id from changed order by conversation_id) c;
    return null;
end
$$;
create trigger refresh_roster_of_joined after insert on app.conversation_participants
    referencing new table as changed for each statement execute function private.refresh_changed_rosters();
create trigger refresh_roster_of_deleted after delete on app.conversation_participants
    referencing old table as changed for each statement execute function private.refresh_changed_rosters();

create function private.refresh_rosters_of_renamed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.refresh_roster(conversation_id)
        from (select conversation_id from app.conversation_participants
              where user_id = new.id order by conversation_id) c;
    return null;
end
$$;
create trigger refresh_rosters_of_renamed after update of display_name on app.users
    for each row when (old.display_name <> new.display_name) execute function private.refresh_rosters_of_renamed();

-- A message is read when the marks of all who are in the conversation have passed it (the sender's own does by writing).
create function private.advance_read_mark(conversation uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    before bigint;
    behind bigint;
begin
    select read_seq into before from app.conversations where id = conversation for no key update;
    select min(last_read_seq) into behind from app.conversation_participants
        where conversation_id = conversation and left_at is null
        having count(*) > 1;
    if behind > before then
        -- The clock, not now(): a message may have been written after this transaction began.
        update app.messages set read_at = clock_timestamp()
            where conversation_id = conversation and seq > before and seq <= behind and read_at is null;
        update app.conversations set read_seq = behind, revision = revision + 1 where id = conversation;
    end if;
end
$$;

-- Closes a conversation for some of its participants and leaves them a copy of what it was.
create function private.leave_conversation(conversation uuid, leaving uuid[]) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    c app.conversations;
begin
    perform from app.conversation_participants
        where conversation_id = conversation and user_id = any (leaving) and left_at is null
        order by user_id for no key update;
    if not found then
        return;
    end if;
    select * into c from app.conversations where id = conversation for no key update;
    update app.conversation_participants
        set left_at = now(), left_seq = c.last_seq, left_last_message_at = c.last_message_at, left_revision = c.revision,
            left_is_group = c.is_group, left_created_at = c.created_at, left_title = c.title, left_roster = c.roster
        where conversation_id = conversation and user_id = any (leaving) and left_at is null;
    -- Who left may have been the last one behind.
    perform private.advance_read_mark(conversation);
    -- Once more, for the roster with their own leaving in it.
    perform private.refresh_roster(conversation);
    update app.conversation_participants p set left_roster = n.roster, left_revision = n.revision
        from app.conversations n
        where n.id = conversation and p.conversation_id = conversation and p.user_id = any (leaving)
          and p.left_revision = c.revision;
end
$$;

create function private.reopen_conversation(conversation uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    update app.conversation_participants
        set left_at = null, left_seq = null, left_last_message_at = null, left_revision = null, left_is_group = null,
            left_created_at = null, left_title = null, left_roster = null
        where conversation_id = conversation;
    perform private.advance_read_mark(conversation);
    perform private.refresh_roster(conversation);
end
$$;

-- Conversations follow the connection in the same commit: anything but active closes the direct one to both, the end
-- also takes the athlete out of the coach's groups, and active again opens the direct one again.
create function private.follow_connection() returns trigger
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
create trigger follow_connection after update of status on app.coach_athletes
    for each row when (old.status is distinct from new.status) execute function private.follow_connection();

-- A demoted coach's connections end with the role; the groups are left behind as well.
create function private.leave_own_groups() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.leave_conversation(c.id, array[new.id])
        from (select id from app.conversations where coach_id = new.id and is_group order by id) c;
    return null;
end
$$;
create trigger leave_own_groups after update of roles on app.users
    for each row when ('coach' = any (old.roles) and not 'coach' = any (new.roles))
    execute function private.leave_own_groups();

-- migrate:down

drop trigger leave_own_groups on app.users;
drop trigger follow_connection on app.coach_athletes;
drop trigger refresh_rosters_of_renamed on app.users;
drop trigger refresh_roster_of_deleted on app.conversation_participants;
drop trigger refresh_roster_of_joined on app.conversation_participants;
drop trigger guard_participant on app.conversation_participants;
drop trigger add_first_participants on app.conversations;
drop trigger guard_conversation on app.conversations;
drop function private.leave_own_groups(), private.follow_connection(), private.reopen_conversation(uuid),
    private.leave_conversation(uuid, uuid[]), private.advance_read_mark(uuid), private.refresh_rosters_of_renamed(), private.refresh_changed_rosters(),
    private.guard_participant(), private.add_first_participants(), private.guard_conversation(),
    private.refresh_roster(uuid), private.instant(timestamptz);
