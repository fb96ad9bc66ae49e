-- migrate:up

-- A coach renames an own group, makes it one in which only the coach writes, and adds and takes out athletes, who may
-- leave by themselves as well.
create policy update_own_group on app.conversations for update
    using (coach_id = (select app.current_user_id()) and is_group)
    with check (coach_id = (select app.current_user_id()) and is_group);
grant update (title, is_announcement), insert (is_announcement) on app.conversations to tp_app;

create function private.count_change() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    new.revision := old.revision + 1;
    return new;
end
$$;
create trigger count_change before update of title, is_announcement on app.conversations
    for each row when (old.title is distinct from new.title or old.is_announcement <> new.is_announcement)
    execute function private.count_change();

-- Holds the caller's place, and those of others, in a group of the caller's. TP008 where it was one, as in 0015.
create function private.hold_own_group(conversation uuid, others uuid[]) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
begin
    perform from app.conversation_participants p
        where p.conversation_id = conversation and p.user_id = any (me || others)
        order by p.user_id for no key update;
    if not exists (select from app.conversations c join app.conversation_participants p on p.conversation_id = c.id
                   where c.id = conversation and c.is_group and c.coach_id = me and p.user_id = me
                     and p.left_at is null) then
        raise exception 'no group of this coach' using errcode = case
            when exists (select from app.conversation_participants p
                         where p.conversation_id = conversation and p.user_id = me and p.role_at_join = 'coach'
                           and p.left_at is not null) then 'TP008'
            else '42501' end;
    end if;
end
$$;

-- All of them, or nobody. In the order of 0010: users, connections, participants, conversations.
create function app.add_to_group(conversation uuid, athletes uuid[]) returns void
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

-- Who is out already, perhaps over a pause, does not come back with the end of that pause.
create function private.leave_for_good(conversation uuid, participant uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.leave_conversation(conversation, array[participant]);
    update app.conversation_participants p set left_by_pause = false
        where p.conversation_id = conversation and p.user_id = participant and p.left_by_pause;
end
$$;

create function app.remove_from_group(conversation uuid, participant uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.hold_own_group(conversation, array[participant]);
    if participant = app.current_user_id() then
        raise exception 'cannot_leave' using errcode = 'TP150';
    end if;
    perform private.leave_for_good(conversation, participant);
end
$$;

create function app.leave_group(conversation uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
    place app.conversation_participants;
begin
    select p.* into place from app.conversation_participants p
        where p.conversation_id = conversation and p.user_id = me for no key update;
    if place.user_id is null then
        raise insufficient_privilege using message = 'not in this conversation';
    elsif place.role_at_join = 'coach'
          or not coalesce(place.left_is_group, (select c.is_group from app.conversations c where c.id = conversation)) then
        raise exception 'cannot_leave' using errcode = 'TP150';
    end if;
    perform private.leave_for_good(conversation, me);
end
$$;

grant execute on function app.add_to_group(uuid, uuid[]), app.remove_from_group(uuid, uuid), app.leave_group(uuid)
    to tp_app;

-- migrate:down

drop function app.leave_group(uuid), app.remove_from_group(uuid, uuid), private.leave_for_good(uuid, uuid),
    app.add_to_group(uuid, uuid[]), private.hold_own_group(uuid, uuid[]);
drop trigger count_change on app.conversations;
drop function private.count_change();
revoke update (title, is_announcement), insert (is_announcement) on app.conversations from tp_app;
drop policy update_own_group on app.conversations;
