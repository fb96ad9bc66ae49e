-- migrate:up

-- As in 0052, but whom an administrator has warned is told so, not that the sender was.
create or replace function private.tell_report_closed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.notify(told, 'report_closed', null, new.id, jsonb_build_object('title',
            case when told = new.sender_id and new.outcome = 'warned' then 'you_warned' else new.outcome end))
        from unnest(array[new.reporter_id, new.sender_id]) told where told is not null;
    return null;
end
$$;
update app.notifications n set title = 'you_warned' from app.message_reports r
    where n.kind = 'report_closed' and n.title = 'warned' and r.id = n.source_id and r.sender_id = n.recipient_id;

-- migrate:down

update app.notifications set title = 'warned' where kind = 'report_closed' and title = 'you_warned';
create or replace function private.tell_report_closed() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.notify(told, 'report_closed', null, new.id, jsonb_build_object('title', new.outcome))
        from unnest(array[new.reporter_id, new.sender_id]) told where told is not null;
    return null;
end
$$;
