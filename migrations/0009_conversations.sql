-- migrate:up

-- A coach's direct conversation with one athlete (one a pair, for ever), or a group with several.
create table app.conversations (
    id                uuid primary key default app.uuid_v7(),
    coach_id          uuid not null references app.users (id) on delete cascade,
    direct_athlete_id uuid,
    is_group          boolean not null generated always as (direct_athlete_id is null) stored,
    title             text check (char_length(title) between 1 and 120),
    created_by        uuid default app.current_user_id() references app.users (id) on delete set null,
    created_at        timestamptz not null default now(),
    last_seq          bigint not null default 0,
    last_message_at   timestamptz not null default now(),
    -- All participants have read the messages up to here.
    read_seq          bigint not null default 0,
    -- Counts every change that shows: what an ETag is made from.
    revision          bigint not null default 1,
    -- The participants as the API shows them, kept ready as JSON: a list of conversations joins no users.
    roster            text not null default '[]',
    constraint conversations_pair_key unique (coach_id, direct_athlete_id),
    check (title is null or direct_athlete_id is null),
    foreign key (coach_id, direct_athlete_id) references app.coach_athletes (coach_id, athlete_id) on delete cascade
) with (fillfactor = 70);
create index conversations_by_creator on app.conversations (created_by);

-- Who is, or was, in a conversation. A user sees only the own rows; the others are in the roster.
create table app.conversation_participants (
    conversation_id      uuid not null references app.conversations (id) on delete cascade,
    user_id              uuid not null references app.users (id) on delete cascade,
    role_at_join         text not null check (role_at_join in ('coach', 'athlete')),
    joined_at            timestamptz not null default now(),
    last_read_seq        bigint not null default 0,
    -- The conversation as it was when this participant left, who sees this from then on, and the conversation no more.
    left_at              timestamptz,
    left_seq             bigint,
    left_last_message_at timestamptz,
    left_revision        bigint,
    left_is_group        boolean,
    left_created_at      timestamptz,
    left_title           text,
    left_roster          text,
    primary key (conversation_id, user_id),
    check (num_nonnulls(left_at, left_seq, left_last_message_at, left_revision, left_is_group, left_created_at,
                        left_roster) in (0, 7))
) with (fillfactor = 80);
create index conversation_participants_by_user on app.conversation_participants (user_id);

alter table app.conversations enable row level security;
alter table app.conversations force row level security;
alter table app.conversation_participants enable row level security;
alter table app.conversation_participants force row level security;

create policy select_own on app.conversation_participants for select
    using (user_id = (select app.current_user_id()));
create policy update_own on app.conversation_participants for update
    using (user_id = (select app.current_user_id()))
    with check (user_id = (select app.current_user_id()));

-- The conversations that the caller is in now, for policies: collected once a statement. The table's own policy leaves
-- only the caller's rows.
create view app.my_conversations with (security_invoker = true) as
    select conversation_id from app.conversation_participants where left_at is null;

create policy select_as_participant on app.conversations for select
    using (id = any (array(select conversation_id from app.my_conversations)));
create policy insert_direct on app.conversations for insert
    with check ((coach_id = (select app.current_user_id()) or direct_athlete_id = (select app.current_user_id()))
                and exists (select from app.coach_athletes c
                            where c.coach_id = conversations.coach_id and c.athlete_id = direct_athlete_id
                              and c.status = 'active'));
create policy insert_group_as_coach on app.conversations for insert
    with check (coach_id = (select app.current_user_id()) and direct_athlete_id is null
                and (select app.user_has_role(app.current_user_id(), 'coach')));

-- A function, for a policy of conversation_participants can't read a view of itself.
create function app.owns_group(conversation_id uuid) returns boolean
language sql stable
set search_path = pg_catalog, pg_temp
as $$
    select exists (select from app.conversations c
                   where c.id = $1 and c.is_group and c.coach_id = app.current_user_id())
$$;
create policy insert_own_athletes on app.conversation_participants for insert
    with check (app.owns_group(conversation_id)
                and user_id = any (array(select athlete_id from app.my_athletes where status = 'active')));

grant select, insert (id, coach_id, direct_athlete_id, title) on app.conversations to tp_app;
grant select, insert (conversation_id, user_id), update (last_read_seq) on app.conversation_participants to tp_app;
grant select on app.my_conversations to tp_app;
grant execute on function app.owns_group(uuid) to tp_app;

-- migrate:down

drop table app.conversations, app.conversation_participants cascade;
drop function app.owns_group(uuid);
