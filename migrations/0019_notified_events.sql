-- migrate:up

-- What is told of training and connections. What the owner does without a session, such as the demo data, is no news.
create function private.tell_assignment_created() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.notify(new.athlete_id, 'assignment_created', new.coach_id, new.id,
                           jsonb_build_object('title', new.title));
    return null;
end
$$;
create trigger tell_assignment_created after insert on app.workout_assignments
    for each row when (app.current_user_id() is not null) execute function private.tell_assignment_created();

-- A former coach is told nothing more.
create function private.tell_workout_completed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if exists (select from app.coach_athletes c
               where c.coach_id = new.coach_id and c.athlete_id = new.athlete_id and c.status = 'active') then
        perform private.notify(new.coach_id, 'workout_completed', new.athlete_id, new.id,
                               jsonb_build_object('title', new.title));
    end if;
    return null;
end
$$;
create trigger tell_workout_completed after update of status on app.workout_assignments
    for each row when (new.status = 'completed' and old.status <> 'completed' and app.current_user_id() is not null)
    execute function private.tell_workout_completed();

-- A coach connected at once, for the first time or again. (An accepted invitation is told by who accepts it.)
create function private.tell_connected() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.notify(new.athlete_id, 'connected', new.coach_id, new.id);
    return null;
end
$$;
create trigger tell_connected after insert on app.coach_athletes
    for each row when (new.status = 'active' and app.current_user_id() = new.coach_id)
    execute function private.tell_connected();
create trigger tell_connected_again after update of status on app.coach_athletes
    for each row when (new.status = 'active' and old.status = 'terminated' and app.current_user_id() = new.coach_id)
    execute function private.tell_connected();

-- Whom was told of messages that are still unread, up to which of them.
create table private.unread_notified (
    conversation_id uuid not null,
    user_id         uuid not null,
    seq             bigint not null,
    primary key (conversation_id, user_id),
    foreign key (conversation_id, user_id)
        references app.conversation_participants (conversation_id, user_id) on delete cascade
);

-- Up to when the worker has looked at messages.
create table private.messages_looked_at (
    only_row boolean primary key default true check (only_row),
    at       timestamptz not null
);
insert into private.messages_looked_at (at) values (now());

-- The smallest id that a message of this moment may have: ids begin with their milliseconds.
create function private.first_id_at(at timestamptz) returns uuid
language sql stable parallel safe
set search_path = pg_catalog, pg_temp
as $$ select rpad(lpad(to_hex((extract(epoch from $1) * 1000)::bigint), 12, '0'), 32, '0')::uuid $$;

-- Tells participants of the first message that they have not read within a minute, once until they read again; and takes
-- back what they have read since. Returns how many it told.
create function private.notify_unread() returns bigint
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    since timestamptz;
    read_again uuid[];
    one record;
    told bigint := 0;
begin
    select at into since from private.messages_looked_at for update;

    with seen as (
        delete from private.unread_notified n using app.conversation_participants p
        where p.conversation_id = n.conversation_id and p.user_id = n.user_id
          and (p.last_read_seq >= n.seq or p.left_at is not null)
        returning n.conversation_id, n.user_id),
    taken_back as (
        update app.notifications n set read_at = now() from seen
        where n.recipient_id = seen.user_id and n.kind = 'message' and n.source_id = seen.conversation_id
          and n.read_at is null)
    select coalesce(array_agg(conversation_id), '{}') into read_again from seen;

    for one in
        select p.conversation_id, p.user_id, c.last_seq, c.title, m.sender_id
        from (select r.conversation_id from app.messages r
              -- Two minutes: the one of waiting, and what was not committed yet the last time.
              where r.id >= private.first_id_at(since - interval '2 minutes')
              union select unnest(read_again)) recent
        join app.conversations c on c.id = recent.conversation_id
        join app.conversation_participants p
            on p.conversation_id = c.id and p.left_at is null and p.last_read_seq < c.last_seq
        join app.messages m on m.conversation_id = c.id and m.seq = p.last_read_seq + 1
        where m.created_at <= now() - interval '1 minute'
          and not exists (select from private.unread_notified n
                          where n.conversation_id = p.conversation_id and n.user_id = p.user_id)
    loop
        perform private.notify(one.user_id, 'message', one.sender_id, one.conversation_id,
                               jsonb_strip_nulls(jsonb_build_object('title', one.title)));
        insert into private.unread_notified (conversation_id, user_id, seq)
            values (one.conversation_id, one.user_id, one.last_seq);
        told := told + 1;
    end loop;
    update private.messages_looked_at set at = now();
    return told;
end
$$;

-- Writes what could not be written at once; what fails again waits a minute more each time. Returns how many it wrote.
create function private.write_owed_notifications() returns bigint
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    owed private.owed_notifications;
    written bigint := 0;
begin
    for owed in
        select * from private.owed_notifications where next_attempt_at <= now() order by id limit 500
        for update skip locked
    loop
        begin
            perform private.write_notification(owed.recipient, owed.kind, owed.actor, owed.source_id, owed.details);
            delete from private.owed_notifications o where o.id = owed.id;
            written := written + 1;
        exception when others then
            update private.owed_notifications o
                set error = sqlerrm, next_attempt_at = now() + least(now() - o.created_at + interval '1 minute', '1 hour')
                where o.id = owed.id;
        end;
    end loop;
    return written;
end
$$;
grant execute on function private.notify_unread(), private.write_owed_notifications() to tp_worker;

-- migrate:down

drop trigger tell_connected_again on app.coach_athletes;
drop trigger tell_connected on app.coach_athletes;
drop trigger tell_workout_completed on app.workout_assignments;
drop trigger tell_assignment_created on app.workout_assignments;
drop function private.write_owed_notifications(), private.notify_unread(), private.first_id_at(timestamptz),
    private.tell_connected(), private.tell_workout_completed(), private.tell_assignment_created();
drop table private.messages_looked_at, private.unread_notified;
