-- migrate:up

-- What a messenger shows beside the words: quotes, mentions, reactions, edits, deletions; and what each participant sees and
-- keeps of a conversation. Everything that a list shows stands ready in the row that it reads anyhow.

alter table app.conversation_participants
    -- Shown are the messages beyond this one, which was the last when the participant joined,
    add column joined_seq bigint not null default 0,
    -- but for those between leaving and joining again (after a pause, those show as well).
    add column gaps int8multirange not null default '{}',
    add column muted boolean not null default false,
    add column pinned boolean not null default false,
    -- Archived until a message beyond this one comes; for ever if muted.
    add column archived_seq bigint,
    -- Until the read mark moves on.
    add column marked_unread boolean not null default false,
    -- The user's setting: whether others learn what this participant has read, and this one what they have.
    add column read_receipts boolean not null default true,
    -- Counts the changes that show to this participant alone.
    add column own_revision bigint not null default 0;

alter table app.conversations
    -- Only the coach writes: the athletes' can_write follows.
    add column is_announcement boolean not null default false,
    -- The last message's, beside the others of 0035.
    add column last_edited_at timestamptz,
    add column last_deleted_at timestamptz,
    add column last_reply text,
    add column last_mentions uuid[] not null default '{}',
    add column last_reactions text not null default '[]',
    add constraint conversations_announcement check (not is_announcement or is_group);

alter table app.messages
    add column reply_to_seq bigint,
    -- The message it replies to, as the API shows it, kept ready as JSON.
    add column reply text,
    add column mentions uuid[] not null default '{}' check (cardinality(mentions) <= 20),
    add column edited_at timestamptz,
    add column deleted_at timestamptz,
    -- Of app.message_reactions, kept ready as JSON.
    add column reactions text not null default '[]',
    -- The conversation's revision when the message, or what it quotes, changed last. No two messages have the same.
    add column changed_revision bigint,
    drop constraint messages_content_check,
    add constraint messages_content_check check (
        char_length(content) between case when deleted_at is null then 1 else 0 end and 10000),
    add constraint messages_tombstone check (
        deleted_at is null or (content = '' and reply is null and edited_at is null and mentions = '{}'));
create index messages_by_changed_revision on app.messages (conversation_id, changed_revision)
    where changed_revision is not null;
create index messages_by_quoted on app.messages (conversation_id, reply_to_seq) where reply_to_seq is not null;
grant insert (reply_to_seq, mentions) on app.messages to tp_app;

-- Earlier versions of messages.
create table app.message_edits (
    conversation_id uuid not null,
    seq             bigint not null,
    -- 1, 2, 3 … of one message.
    version         integer not null,
    content         text not null,
    written_at      timestamptz not null,
    replaced_at     timestamptz not null,
    primary key (conversation_id, seq, version),
    foreign key (conversation_id, seq) references app.messages (conversation_id, seq) on delete cascade
);

create table app.message_reactions (
    conversation_id uuid not null,
    seq             bigint not null,
    user_id         uuid not null,
    emoji           text not null check (octet_length(emoji) between 1 and 40),
    created_at      timestamptz not null default clock_timestamp(),
    primary key (conversation_id, seq, user_id, emoji),
    foreign key (conversation_id, seq) references app.messages (conversation_id, seq) on delete cascade,
    foreign key (conversation_id, user_id)
        references app.conversation_participants (conversation_id, user_id) on delete cascade
);
create index message_reactions_by_user on app.message_reactions (conversation_id, user_id);

-- Whether a participant sees the message of this number. Written so that it becomes part of the statement that asks.
create function app.sees(p app.conversation_participants, seq bigint) returns boolean
language sql immutable parallel safe
return seq > (p).joined_seq and ((p).left_seq is null or seq <= (p).left_seq)
    and (isempty((p).gaps) or not (p).gaps @> seq);

alter policy select_as_participant on app.messages
    using (exists (select from app.conversation_participants p
                   where p.conversation_id = messages.conversation_id and app.sees(p, messages.seq)));

-- Of what came after leaving, those who left see nothing: a version that was written before, a reaction that was there.
alter table app.message_edits enable row level security;
alter table app.message_edits force row level security;
create policy select_as_participant on app.message_edits for select
    using (exists (select from app.conversation_participants p
                   where p.conversation_id = message_edits.conversation_id and app.sees(p, message_edits.seq)
                     and (p.left_at is null or message_edits.written_at <= p.left_at)));
grant select on app.message_edits to tp_app;

alter table app.message_reactions enable row level security;
alter table app.message_reactions force row level security;
create policy select_as_participant on app.message_reactions for select
    using (exists (select from app.conversation_participants p
                   where p.conversation_id = message_reactions.conversation_id and app.sees(p, message_reactions.seq)
                     and (p.left_at is null or message_reactions.created_at <= p.left_at)));
grant select on app.message_reactions to tp_app;

-- A message as others quote it, and its reactions as they stood at a time, in the API's JSON.
create function app.quote_of(m app.messages) returns text
language sql stable
set search_path = pg_catalog, pg_temp
as $$
    select json_build_object('id', m.id, 'seq', m.seq, 'senderId', m.sender_id, 'excerpt', left(m.content, 140),
                             'deleted', m.deleted_at is not null)::text
$$;
create function app.reactions_of(conversation uuid, message bigint, at timestamptz) returns text
language sql stable
set search_path = pg_catalog, pg_temp
as $$
    select coalesce('[' || string_agg(r.entry, ',' order by r.since, r.emoji) || ']', '[]')
    from (select emoji, min(created_at) as since,
                 json_build_object('emoji', emoji, 'userIds', json_agg(user_id order by created_at, user_id))::text as entry
          from app.message_reactions
          where conversation_id = $1 and seq = $2 and created_at <= $3
          group by emoji) r
$$;

-- A message as it stood at a time, for who left then; a deletion shows to everybody.
create function app.message_then(m app.messages, at timestamptz) returns app.messages
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
    quoted app.messages;
begin
    if m.changed_revision is null or m.deleted_at is not null or at is null then
        return m;
    end if;
    if m.edited_at > at then
        select e.content, nullif(e.written_at, m.created_at) into m.content, m.edited_at
            from app.message_edits e
            where e.conversation_id = m.conversation_id and e.seq = m.seq and e.written_at <= at
            order by e.version desc limit 1;
    end if;
    m.reactions := app.reactions_of(m.conversation_id, m.seq, at);
    if m.reply is not null then
        select q.* into quoted from app.messages q where q.conversation_id = m.conversation_id and q.seq = m.reply_to_seq;
        if quoted.edited_at > at then
            m.reply := app.quote_of(app.message_then(quoted, at));
        end if;
    end if;
    return m;
end
$$;
grant execute on function app.sees(app.conversation_participants, bigint), app.quote_of(app.messages),
    app.reactions_of(uuid, bigint, timestamptz), app.message_then(app.messages, timestamptz) to tp_app;

-- The conversation's next revision, the last one of so many.
create function private.next_revision(conversation uuid, changes bigint default 1) returns bigint
language sql
set search_path = pg_catalog, pg_temp
as $$ update app.conversations set revision = revision + changes where id = conversation returning revision $$;

-- Locks the caller's place in a conversation until the commit and returns it; refuses who has none, or may not write.
create function private.hold_place(conversation uuid, to_write boolean) returns app.conversation_participants
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := app.current_user_id();
    place app.conversation_participants;
begin
    select * into place from app.conversation_participants p
        where p.conversation_id = conversation and p.user_id = me and p.left_at is null and (p.can_write or not to_write)
        for no key update;
    if not found then
        raise exception 'not in this conversation' using errcode = case
            when exists (select from app.conversation_participants
                         where conversation_id = conversation and user_id = me)
                or not exists (select from app.users where id = me) then 'TP008'
            else '42501' end;
    end if;
    return place;
end
$$;

create or replace function private.number_message() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    place app.conversation_participants := private.hold_place(new.conversation_id, true);
begin
    new.sender_id := place.user_id;
    if new.reply_to_seq is not null then
        -- No edit or deletion comes between the quote and the number.
        perform from app.conversations where id = new.conversation_id for no key update;
        select app.quote_of(m) into new.reply from app.messages m
            where m.conversation_id = new.conversation_id and m.seq = new.reply_to_seq and app.sees(place, m.seq);
        if not found then
            raise insufficient_privilege using message = 'no such message to reply to';
        end if;
    end if;
    if cardinality(new.mentions) > 0 and exists (
            select from unnest(new.mentions) mentioned (id) where not exists (
                select from app.conversation_participants p
                where p.conversation_id = new.conversation_id and p.user_id = mentioned.id and p.left_at is null)) then
        raise exception 'not in this conversation' using errcode = 'TP143';
    end if;
    -- The clock, not now(): a transaction may have begun before another one that got its number earlier.
    update app.conversations
        set last_seq = last_seq + 1, revision = revision + 1,
            last_message_at = greatest(last_message_at, clock_timestamp()), last_message_id = new.id,
            last_sender_id = new.sender_id, last_content = new.content, last_client_key = new.client_key, last_read_at = null,
            last_edited_at = null, last_deleted_at = null, last_reply = new.reply, last_mentions = new.mentions,
            last_reactions = new.reactions
        where id = new.conversation_id
        returning last_seq, last_message_at into new.seq, new.created_at;
    return new;
end
$$;

-- A message that changed: beside its conversation if it is the last one, and in what quotes it. Who changes a message has
-- locked the conversation.
create function private.copy_changed_message() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    quoting bigint[];
    revision bigint;
begin
    update app.conversations
        set last_sender_id = new.sender_id, last_content = new.content, last_edited_at = new.edited_at, last_deleted_at = new.deleted_at,
            last_reply = new.reply, last_mentions = new.mentions, last_reactions = new.reactions
        where id = new.conversation_id and last_seq = new.seq;
    if (new.content, new.sender_id, new.deleted_at) is not distinct from (old.content, old.sender_id, old.deleted_at) then
        return null;
    end if;
    select array_agg(m.seq order by m.seq) into quoting from app.messages m
        where m.conversation_id = new.conversation_id and m.reply_to_seq = new.seq;
    if quoting is not null then
        revision := private.next_revision(new.conversation_id, cardinality(quoting));
        update app.messages m
            set reply = app.quote_of(new), changed_revision = revision - cardinality(quoting) + q.n
            from unnest(quoting) with ordinality q (seq, n)
            where m.conversation_id = new.conversation_id and m.seq = q.seq;
    end if;
    return null;
end
$$;
create trigger copy_changed_message
    after update of content, sender_id, mentions, edited_at, deleted_at, reply, reactions on app.messages
    for each row execute function private.copy_changed_message();

create function private.copy_reactions() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    update app.messages m
        set reactions = app.reactions_of(m.conversation_id, m.seq, 'infinity'),
            changed_revision = private.next_revision(m.conversation_id)
        from (select distinct conversation_id, seq from changed) c
        where m.conversation_id = c.conversation_id and m.seq = c.seq and m.deleted_at is null;
    return null;
end
$$;
create trigger copy_added_reactions after insert on app.message_reactions
    referencing new table as changed for each statement execute function private.copy_reactions();
create trigger copy_removed_reactions after delete on app.message_reactions
    referencing old table as changed for each statement execute function private.copy_reactions();

-- Whoever is gone is mentioned nowhere.
create function private.forget_mentions() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    update app.messages m set mentions = array_remove(m.mentions, old.user_id)
        where m.conversation_id = old.conversation_id and m.mentions @> array[old.user_id];
    return old;
end
$$;
create trigger forget_mentions before delete on app.conversation_participants
    for each row execute function private.forget_mentions();

-- Everybody but the coach is the coach's active athlete at the time of joining; what came before counts as read, and does
-- not show.
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

-- Who comes back does not see what was written meanwhile, and what came before counts as read.
create function private.keep_gap() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    last bigint;
begin
    -- Locked, so that nothing written before the return is committed behind this look.
    select last_seq into last from app.conversations where id = new.conversation_id for no key update;
    if last > old.left_seq then
        new.gaps := old.gaps + int8multirange(int8range(old.left_seq + 1, last + 1));
        new.last_read_seq := last;
    end if;
    return new;
end
$$;
create trigger keep_gap before update of left_at on app.conversation_participants
    for each row when (old.left_at is not null and new.left_at is null and not old.left_by_pause)
    execute function private.keep_gap();

-- Who changes is_announcement, or brings back several, locks the participants before (and takes no lock of theirs behind
-- the conversation's): the coach of a group by this.
create function app.hold_participants(conversation uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if not app.owns_group(conversation) then
        raise insufficient_privilege using message = 'not the coach''s own group';
    end if;
    perform from app.conversation_participants p where p.conversation_id = conversation
        order by p.user_id for no key update;
end
$$;
grant execute on function app.hold_participants(uuid) to tp_app;

create function private.follow_announcement() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    update app.conversation_participants set can_write = not new.is_announcement
        where conversation_id = new.id and role_at_join = 'athlete';
    return null;
end
$$;
create trigger follow_announcement after update of is_announcement on app.conversations
    for each row when (old.is_announcement <> new.is_announcement) execute function private.follow_announcement();

-- What shows to its owner alone counts for the owner's list.
create function private.count_own_change() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    new.own_revision := old.own_revision + 1;
    return new;
end
$$;
create trigger count_own_change
    before update of muted, pinned, archived_seq, marked_unread, read_receipts, can_write on app.conversation_participants
    for each row when ((old.muted, old.pinned, old.archived_seq, old.marked_unread, old.read_receipts, old.can_write)
        is distinct from (new.muted, new.pinned, new.archived_seq, new.marked_unread, new.read_receipts, new.can_write))
    execute function private.count_own_change();

create function private.end_marked_unread() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
    new.marked_unread := false;
    return new;
end
$$;
create trigger end_marked_unread before update of last_read_seq on app.conversation_participants
    for each row when (new.last_read_seq > old.last_read_seq) execute function private.end_marked_unread();

-- The personal switch: without it the own marks count for nobody, and others' show to nobody either.
alter table app.users add column read_receipts boolean not null default true;
grant update (read_receipts) on app.users to tp_app;

create or replace function private.advance_read_mark(conversation uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    before bigint;
    behind bigint;
    seen timestamptz;
begin
    select read_seq into before from app.conversations where id = conversation for no key update;
    select min(last_read_seq) into behind from app.conversation_participants
        where conversation_id = conversation and left_at is null and read_receipts
        having count(*) > 1;
    if behind > before then
        -- The clock, not now(): a message may have been written after this transaction began.
        seen := clock_timestamp();
        update app.messages set read_at = seen
            where conversation_id = conversation and seq > before and seq <= behind and read_at is null;
        update app.conversations set read_seq = behind, revision = revision + 1,
                last_read_at = case when behind >= last_seq then coalesce(last_read_at, seen) end
            where id = conversation;
    end if;
end
$$;

-- Who hides may have been the last one behind. One conversation after the other: whoever ends a connection locks a place,
-- its conversation, and then the next ones.
create function private.follow_read_receipts() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    place record;
begin
    for place in select conversation_id, left_at from app.conversation_participants where user_id = new.id
                 order by conversation_id loop
        update app.conversation_participants set read_receipts = new.read_receipts
            where conversation_id = place.conversation_id and user_id = new.id;
        if place.left_at is null then
            perform private.advance_read_mark(place.conversation_id);
        end if;
    end loop;
    return null;
end
$$;
create trigger follow_read_receipts after update of read_receipts on app.users
    for each row when (old.read_receipts <> new.read_receipts) execute function private.follow_read_receipts();

-- What each participant's list shows of each conversation, as in 0036, with what is new; where the last message does not show
-- to the participant, the last one that does is looked at.
create view private.listed_conversations with (security_invoker = true) as
    select p.conversation_id as id, p.user_id, c.coach_id, coalesce(p.left_revision, c.revision) + p.own_revision as revision,
           coalesce(p.left_is_group, c.is_group) as is_group, c.is_announcement,
           case when p.left_at is null then c.title else p.left_title end as title,
           coalesce(p.left_created_at, c.created_at) as created_at, coalesce(p.left_roster, c.roster) as roster,
           coalesce(p.left_last_message_at, c.last_message_at) as last_activity, coalesce(p.left_seq, c.last_seq) as last_seq,
           p.last_read_seq, p.left_at is null and p.can_write as can_write, p.muted, p.pinned,
           p.archived_seq is not null and (p.muted or coalesce(p.left_seq, c.last_seq) <= p.archived_seq) as archived,
           p.marked_unread,
           case when copied then c.last_message_id else m.id end as last_message_id,
           case when copied then c.last_seq else m.seq end as last_message_seq,
           case when copied then c.last_sender_id else m.sender_id end as last_sender_id,
           case when copied then c.last_content when p.left_at is null then m.content
                else (app.message_then(m, p.left_at)).content end as last_content,
           case when copied then c.last_message_at else m.created_at end as last_message_at,
           case when not p.read_receipts then null when copied then c.last_read_at
                when p.left_at is null or m.read_at <= p.left_at then m.read_at end as last_read_at,
           case when case when copied then c.last_sender_id else m.sender_id end = p.user_id
                then case when copied then c.last_client_key else m.client_key end end as last_client_key,
           -- A reply shows what it answers to whoever sees that.
           case when copied then case when c.last_reply is null or app.sees(p, (c.last_reply::json ->> 'seq')::bigint)
                                      then c.last_reply end
                when not app.sees(p, m.reply_to_seq) then null when p.left_at is null then m.reply
                else (app.message_then(m, p.left_at)).reply end as last_reply,
           case when copied then c.last_mentions else m.mentions end as last_mentions,
           case when copied then c.last_edited_at when p.left_at is null then m.edited_at
                else (app.message_then(m, p.left_at)).edited_at end as last_edited_at,
           case when copied then c.last_deleted_at else m.deleted_at end as last_deleted_at,
           case when copied then c.last_reactions when p.left_at is null then m.reactions
                else (app.message_then(m, p.left_at)).reactions end as last_reactions
    from app.conversation_participants p
    join app.conversations c on c.id = p.conversation_id
    -- Who is in it and sees the last message finds it beside the conversation; others look at the last one that shows.
    cross join lateral (
        select copied, case when not copied then case
                   when isempty(p.gaps) or not p.gaps @> last then last
                   else (select lower(gap) - 1 from unnest(p.gaps) gap where gap @> last) end end as looked_at
        from (select coalesce(p.left_seq, c.last_seq) as last, p.left_at is null and c.last_seq > p.joined_seq
                     and (isempty(p.gaps) or not p.gaps @> c.last_seq) as copied) k
        offset 0) shown
    left join app.messages m
        on m.conversation_id = p.conversation_id and m.seq = shown.looked_at and m.seq > p.joined_seq;

drop function app.own_conversations();
create function app.own_conversations() returns setof private.listed_conversations
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    return query select * from private.listed_conversations where user_id = (select app.current_user_id());
end
$$;
grant execute on function app.own_conversations() to tp_app;

-- migrate:down

drop function app.own_conversations();
drop view private.listed_conversations;
create function app.own_conversations() returns table (
    id uuid, user_id uuid, revision bigint, is_group boolean, title text, created_at timestamptz, roster text,
    last_activity timestamptz, last_seq bigint, last_read_seq bigint, last_message_id uuid, last_sender_id uuid,
    last_content text, last_message_at timestamptz, last_read_at timestamptz, last_client_key text)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
        select p.conversation_id, p.user_id, coalesce(p.left_revision, c.revision), coalesce(p.left_is_group, c.is_group),
               case when p.left_at is null then c.title else p.left_title end, coalesce(p.left_created_at, c.created_at),
               coalesce(p.left_roster, c.roster), coalesce(p.left_last_message_at, c.last_message_at),
               coalesce(p.left_seq, c.last_seq), p.last_read_seq,
               -- Who is in it finds the last message beside the conversation; who left looks at the last one of that time.
               coalesce(m.id, c.last_message_id), coalesce(m.sender_id, c.last_sender_id),
               coalesce(m.content, c.last_content), coalesce(m.created_at, c.last_message_at),
               case when p.left_at is null then c.last_read_at when m.read_at <= p.left_at then m.read_at end,
               case when coalesce(m.sender_id, c.last_sender_id) = p.user_id
                    then coalesce(m.client_key, c.last_client_key) end
        from app.conversation_participants p
        left join app.conversations c on c.id = p.conversation_id and p.left_at is null
        left join app.messages m on m.conversation_id = p.conversation_id and m.seq = p.left_seq
        where p.user_id = (select app.current_user_id());
end
$$;
grant execute on function app.own_conversations() to tp_app;

drop trigger follow_read_receipts on app.users;
drop function private.follow_read_receipts();
create or replace function private.advance_read_mark(conversation uuid) returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
    before bigint;
    behind bigint;
    seen timestamptz;
begin
    select read_seq into before from app.conversations where id = conversation for no key update;
    select min(last_read_seq) into behind from app.conversation_participants
        where conversation_id = conversation and left_at is null
        having count(*) > 1;
    if behind > before then
        -- The clock, not now(): a message may have been written after this transaction began.
        seen := clock_timestamp();
        update app.messages set read_at = seen
            where conversation_id = conversation and seq > before and seq <= behind and read_at is null;
        update app.conversations set read_seq = behind, revision = revision + 1,
                last_read_at = case when behind >= last_seq then coalesce(last_read_at, seen) end
            where id = conversation;
    end if;
end
$$;

alter table app.users drop column read_receipts;

drop trigger end_marked_unread on app.conversation_participants;
drop trigger count_own_change on app.conversation_participants;
drop trigger follow_announcement on app.conversations;
drop trigger keep_gap on app.conversation_participants;
drop trigger forget_mentions on app.conversation_participants;
drop trigger copy_changed_message on app.messages;
drop function private.end_marked_unread(), private.count_own_change(), private.follow_announcement(),
    app.hold_participants(uuid), private.keep_gap(), private.forget_mentions(), private.copy_changed_message();

create or replace function private.guard_participant() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    coach uuid;
    direct_athlete uuid;
begin
    select c.coach_id, c.direct_athlete_id, c.last_seq into coach, direct_athlete, new.last_read_seq
        from app.conversations c where c.id = new.conversation_id;
    if new.user_id = coach then
        new.role_at_join := 'coach';
        new.can_write := direct_athlete is null
            or (select a.can_send_messages from app.coach_athletes a
                where a.coach_id = coach and a.athlete_id = direct_athlete);
    else
        perform private.hold_active_connection(coach, new.user_id);
        if direct_athlete is null then
            perform private.require_permission_to_send(coach, new.user_id);
        end if;
        new.role_at_join := 'athlete';
    end if;
    return new;
end
$$;
create or replace function private.number_message() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    new.sender_id := app.current_user_id();
    perform from app.conversation_participants
        where conversation_id = new.conversation_id and user_id = new.sender_id and left_at is null and can_write
        for no key update;
    if not found then
        raise exception 'not in this conversation' using errcode = case
            when exists (select from app.conversation_participants
                         where conversation_id = new.conversation_id and user_id = new.sender_id)
                or not exists (select from app.users where id = new.sender_id) then 'TP008'
            else '42501' end;
    end if;
    -- The clock, not now(): a transaction may have begun before another one that got its number earlier.
    update app.conversations
        set last_seq = last_seq + 1, revision = revision + 1,
            last_message_at = greatest(last_message_at, clock_timestamp()), last_message_id = new.id,
            last_sender_id = new.sender_id, last_content = new.content, last_client_key = new.client_key, last_read_at = null
        where id = new.conversation_id
        returning last_seq, last_message_at into new.seq, new.created_at;
    return new;
end
$$;

alter policy select_as_participant on app.messages
    using (exists (select from app.conversation_participants p
                   where p.conversation_id = messages.conversation_id
                     and (p.left_seq is null or messages.seq <= p.left_seq)));
drop table app.message_edits, app.message_reactions;
drop function private.copy_reactions(), private.hold_place(uuid, boolean), private.next_revision(uuid, bigint),
    app.message_then(app.messages, timestamptz), app.reactions_of(uuid, bigint, timestamptz), app.quote_of(app.messages),
    app.sees(app.conversation_participants, bigint);

-- There were no tombstones: what is deleted says so in words.
alter table app.messages drop constraint messages_tombstone;
update app.messages set content = 'This message was deleted.' where deleted_at is not null;
update app.conversations set last_content = 'This message was deleted.' where last_deleted_at is not null;
alter table app.messages
    drop constraint messages_content_check,
    add constraint messages_content_check check (char_length(content) between 1 and 10000);
alter table app.messages
    drop column reply_to_seq, drop column reply, drop column mentions, drop column edited_at, drop column deleted_at,
    drop column reactions, drop column changed_revision;
-- Nobody but the coach wrote in an announcement group.
update app.conversation_participants p set can_write = true
    from app.conversations c where c.id = p.conversation_id and c.is_announcement;
alter table app.conversations
    drop column is_announcement, drop column last_edited_at, drop column last_deleted_at, drop column last_reply,
    drop column last_mentions, drop column last_reactions;
alter table app.conversation_participants
    drop column joined_seq, drop column gaps, drop column muted, drop column pinned, drop column archived_seq,
    drop column marked_unread, drop column read_receipts, drop column own_revision;
