-- migrate:up

-- Switches that administrators turn. Every request's first query reads them.
create table app.feature_flags (
    name    text primary key check (name ~ '^[a-z][A-Za-z0-9]{0,59}$'),
    enabled boolean not null
);

alter table app.feature_flags enable row level security;
alter table app.feature_flags force row level security;
grant select on app.feature_flags to tp_app;

-- migrate:down

drop table app.feature_flags;
