-- migrate:up

-- An account goes a week after its user asked for it, and everything of the user's goes with it by cascade. What others
-- hold stays, without name and id: the messages, and the place in the rosters, of conversations that somebody is left in;
-- and what athletes did for a coach who goes.
alter table app.users add column deletion_due_at timestamptz;
create index users_by_deletion on app.users (deletion_due_at) where deletion_due_at is not null;

alter table app.messages
    alter column sender_id drop not null,
    drop constraint messages_conversation_id_sender_id_fkey,
    add constraint messages_conversation_id_sender_id_fkey foreign key (conversation_id, sender_id)
        references app.conversation_participants (conversation_id, user_id) on delete set null (sender_id);
-- No coach: nobody opens this conversation again. A direct one stays one by the nil UUID, where its athlete was.
alter table app.conversations
    alter column coach_id drop not null,
    drop constraint conversations_coach_id_fkey,
    add constraint conversations_coach_id_fkey foreign key (coach_id) references app.users (id) on delete set null;
-- No coach: done for one who is gone, and the athlete's alone.
alter table app.workout_assignments
    alter column coach_id drop not null,
    add constraint workout_assignments_athlete_id_fkey foreign key (athlete_id) references app.users (id) on delete cascade,
    add constraint workout_assignments_without_coach check (coach_id is not null or status = 'completed');
alter table app.workout_logs
    alter column coach_id drop not null,
    drop constraint workout_logs_coach_id_fkey,
    add constraint workout_logs_coach_id_fkey foreign key (coach_id) references app.users (id) on delete set null;

-- The places of deleted users in the rosters.
create table private.deleted_participants (
    id              bigint primary key generated always as identity,
    conversation_id uuid not null references app.conversations (id) on delete cascade,
    role_at_join    text not null,
    joined_at       timestamptz not null,
    left_at         timestamptz not null
);
create index deleted_participants_by_conversation on private.deleted_participants (conversation_id);

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

-- A roster that somebody keeps, with the user's entry as it is for a deleted one.
create function private.roster_without(roster text, user_id uuid) returns text
language sql immutable
set search_path = pg_catalog, pg_temp
as $$
    select '[' || string_agg(case when entry ->> 'userId' = $2::text then row_to_json(r)::text else entry::text end,
                             ',' order by place) || ']'
    from json_array_elements($1::json) with ordinality e (entry, place),
         lateral (select null::uuid as "userId", 'Deleted user' as "displayName", entry ->> 'roleAtJoin' as "roleAtJoin",
                         entry ->> 'joinedAt' as "joinedAt", entry ->> 'leftAt' as "leftAt") r
$$;

-- Takes a user out of a conversation, which stays for the others: read-only where it was the coach, or half of a pair.
create function private.delete_participant(conversation uuid, account uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    -- Of whom the conversation is closed.
    closing uuid[];
begin
    perform from app.conversation_participants p where p.conversation_id = conversation
        order by p.user_id for no key update;
    select array_agg(p.user_id) into closing
        from app.conversation_participants p join app.conversations c on c.id = p.conversation_id
        where c.id = conversation and (p.user_id = account or c.coach_id = account or not c.is_group);
    perform private.leave_conversation(conversation, closing);
    insert into private.deleted_participants (conversation_id, role_at_join, joined_at, left_at)
        select p.conversation_id, p.role_at_join, p.joined_at, p.left_at from app.conversation_participants p
        where p.conversation_id = conversation and p.user_id = account;
    update app.messages m set sender_id = null, client_key = null
        where m.conversation_id = conversation and m.sender_id = account;
    -- This also writes the roster.
    delete from app.conversation_participants p where p.conversation_id = conversation and p.user_id = account;
    if not exists (select from app.conversation_participants p where p.conversation_id = conversation) then
        delete from app.conversations c where c.id = conversation;
        return;
    end if;
    update app.conversations c
        set coach_id = null,
            direct_athlete_id = case when not c.is_group then '00000000-0000-0000-0000-000000000000'::uuid end
        where c.id = conversation and account in (c.coach_id, c.direct_athlete_id);
    -- Who left before sees the roster of that time.
    update app.conversation_participants p
        set left_roster = private.roster_without(p.left_roster, account), left_revision = c.revision
        from app.conversations c
        where c.id = conversation and p.conversation_id = conversation and p.left_roster is not null;
end
$$;

-- Before anybody's row goes, whoever deletes it. Locks in the order of 0010: the user's row is locked already.
create function private.leave_everything() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    -- Who may have been told of the user.
    others uuid[];
begin
    select array_agg(case c.coach_id when old.id then c.athlete_id else c.coach_id end) into others
        from (select coach_id, athlete_id from app.coach_athletes
              where coach_id = old.id or athlete_id = old.id order by id for update) c;
    update app.coach_athletes set status = 'terminated'
        where (coach_id = old.id or athlete_id = old.id) and status <> 'terminated';
    update app.workout_assignments set coach_id = null where coach_id = old.id and status = 'completed';
    perform private.delete_participant(p.conversation_id, old.id)
        from (select conversation_id from app.conversation_participants
              where user_id = old.id order by conversation_id) p;

    -- What names the user and is tied to the account by no foreign key.
    update app.idempotency_keys k set status = null, body = null
        where k.user_id <> old.id
          and (strpos(k.body, old.id::text) > 0 or strpos(lower(k.body), '"' || lower(old.email) || '"') > 0
               or strpos(k.body, '"' || old.username || '"') > 0);
    update app.notifications n set source_id = null where n.recipient_id = any (others) and n.source_id = old.id;
    update private.owed_notifications o set actor = null where o.actor = old.id;
    update private.owed_notifications o set source_id = null where o.source_id = old.id;
    delete from private.owed_notifications o where o.recipient = old.id;
    delete from private.mail_outbox m where lower(m.to_address) = lower(old.email);
    update private.mail_outbox m set details = m.details || '{"actorName": "Deleted user"}'
        where m.to_user = any (others) and m.details ->> 'actorName' = old.display_name;
    update private.mail_outbox m set details = m.details - 'sourceId'
        where m.to_user = any (others) and m.details ->> 'sourceId' = old.id::text;
    -- Not those that a request under way holds, which may wait for this: they are swept in a day.
    delete from private.rate_limits r where r.counter in (
        select own.counter from private.rate_limits own where right(own.counter, 36) = old.id::text for update skip locked);
    return old;
end
$$;
-- Named to fire behind keep_last_admin.
create trigger leave_everything before delete on app.users
    for each row execute function private.leave_everything();

-- Whoever is about to be deleted is no administrator to rely on.
create or replace function private.keep_last_admin() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and 'admin' = any (new.roles) then
        return new;
    end if;
    -- Two administrators who demote each other at the same moment take turns here; the second one is then the last.
    perform pg_advisory_xact_lock(hashtext('last_admin'));
    if not exists (select from app.users where 'admin' = any (roles) and id <> old.id and deletion_due_at is null) then
        raise exception 'last_admin' using errcode = 'TP006';
    end if;
    return coalesce(new, old);
end
$$;

-- The caller, who proved to know the password, asks for the deletion; asking again changes nothing. Returns when it is
-- due, or null where the password was changed meanwhile.
create function private.schedule_deletion(verified_hash text) returns timestamptz
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    account app.users;
begin
    select u.* into account from app.users u where u.id = app.current_user_id() for no key update;
    if not exists (select from private.passwords p where p.user_id = account.id and p.hash = $1) then
        return null;
    elsif account.deletion_due_at is not null then
        return account.deletion_due_at;
    elsif 'admin' = any (account.roles) then
        perform pg_advisory_xact_lock(hashtext('last_admin'));
        if not exists (select from app.users u
                       where 'admin' = any (u.roles) and u.id <> account.id and u.deletion_due_at is null) then
            raise exception 'last_admin' using errcode = 'TP006';
        end if;
    end if;
    update app.users u set deletion_due_at = now() + interval '7 days' where u.id = account.id
        returning u.deletion_due_at into account.deletion_due_at;
    perform private.enqueue_mail(null, account.id, 'deletion_scheduled',
        jsonb_build_object('dueAt', private.instant(account.deletion_due_at)));
    return account.deletion_due_at;
end
$$;

create function app.cancel_deletion() returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    account uuid := app.current_user_id();
begin
    update app.users u set deletion_due_at = null where u.id = account and u.deletion_due_at is not null;
    if found then
        perform private.enqueue_mail(null, account, 'deletion_cancelled', '{}');
    end if;
end
$$;

-- Deletes one account that is due; false where there is none. One with sessions loses them first, and goes in another
-- round: what a request under way has locked can't be waited for while the request waits for its session. One that
-- somebody is working with waits for another round, too, and so does an administrator without whom there would be none.
-- Deletions take turns: the two ends of a connection would wait for each other.
create function private.delete_due_account() returns boolean
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    account uuid;
begin
    perform pg_advisory_xact_lock(hashtext('delete_account'));
    select u.id into account from app.users u
        where u.deletion_due_at <= now()
          and ('admin' <> all (u.roles)
               or exists (select from app.users other where 'admin' = any (other.roles) and other.deletion_due_at is null))
        order by u.deletion_due_at
        limit 1 for update skip locked;
    delete from private.sessions s where s.user_id = account;
    if not found then
        delete from app.users u where u.id = account;
    end if;
    return account is not null;
end
$$;

grant execute on function private.schedule_deletion(text) to tp_auth;
grant execute on function app.cancel_deletion() to tp_app;
grant execute on function private.delete_due_account() to tp_worker;

-- migrate:down

drop function private.delete_due_account(), app.cancel_deletion(), private.schedule_deletion(text);
create or replace function private.keep_last_admin() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and 'admin' = any (new.roles) then
        return new;
    end if;
    -- Two administrators who demote each other at the same moment take turns here; the second one is then the last.
    perform pg_advisory_xact_lock(hashtext('last_admin'));
    if not exists (select from app.users where 'admin' = any (roles) and id <> old.id) then
        raise exception 'last_admin' using errcode = 'TP006';
    end if;
    return coalesce(new, old);
end
$$;
drop trigger leave_everything on app.users;
drop function private.leave_everything(), private.delete_participant(uuid, uuid), private.roster_without(text, uuid);

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
              where p.conversation_id = c.id) r), '[]')
    where c.id = conversation
$$;
drop table private.deleted_participants;

-- Before, nothing stayed of a deleted user or of what was done for one.
delete from app.workout_assignments where coach_id is null;
delete from app.conversations where coach_id is null;
delete from app.messages where sender_id is null;
alter table app.workout_logs
    drop constraint workout_logs_coach_id_fkey,
    add constraint workout_logs_coach_id_fkey foreign key (coach_id) references app.users (id) on delete cascade,
    alter column coach_id set not null;
alter table app.workout_assignments
    drop constraint workout_assignments_without_coach,
    drop constraint workout_assignments_athlete_id_fkey,
    alter column coach_id set not null;
alter table app.conversations
    drop constraint conversations_coach_id_fkey,
    add constraint conversations_coach_id_fkey foreign key (coach_id) references app.users (id) on delete cascade,
    alter column coach_id set not null;
alter table app.messages
    drop constraint messages_conversation_id_sender_id_fkey,
    add constraint messages_conversation_id_sender_id_fkey foreign key (conversation_id, sender_id)
        references app.conversation_participants (conversation_id, user_id) on delete cascade,
    alter column sender_id set not null;
alter table app.users drop column deletion_due_at;
