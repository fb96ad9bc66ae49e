-- migrate:up

-- The first answer to a POST, kept for its retries. A handler claims the key and stores the answer in the transaction
-- that does the work: neither exists without the other, and a second request waits for the first one's commit.
create table app.idempotency_keys (
    user_id      uuid not null default app.current_user_id() references app.users (id) on delete cascade,
    key          text not null check (key ~ '^[!-~]{1,128}$'),
    request_hash bytea not null,
    status       integer,
    body         text,
    created_at   timestamptz not null default now(),
    primary key (user_id, key)
);
create index idempotency_keys_by_age on app.idempotency_keys (created_at);

alter table app.idempotency_keys enable row level security;
alter table app.idempotency_keys force row level security;

create policy select_own on app.idempotency_keys for select
    using (user_id = (select app.current_user_id()));
create policy insert_own on app.idempotency_keys for insert
    with check (user_id = (select app.current_user_id()));
create policy update_own on app.idempotency_keys for update
    using (user_id = (select app.current_user_id()))
    with check (user_id = (select app.current_user_id()));
create policy delete_own on app.idempotency_keys for delete
    using (user_id = (select app.current_user_id()));
grant select, insert (key, request_hash), update (request_hash, status, body, created_at), delete
    on app.idempotency_keys to tp_app;

-- migrate:down

drop table app.idempotency_keys;
