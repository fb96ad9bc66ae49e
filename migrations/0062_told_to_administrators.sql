-- migrate:up

insert into app.notification_kinds (kind, place, roles, mails, must_arrive) values ('report_filed', 16, '{admin}', true, false);

-- All but who reports: that there is something to look at, not by whom or about whom. Looking is written down.
create function private.tell_administrators() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    perform private.notify(u.id, 'report_filed', null, null)
        from (select id from app.users where 'admin' = any (roles) and id is distinct from new.reporter_id order by id) u;
    return null;
end
$$;
create trigger tell_administrators after insert on app.message_reports
    for each row execute function private.tell_administrators();

-- migrate:down

drop trigger tell_administrators on app.message_reports;
drop function private.tell_administrators();
delete from app.notifications where kind = 'report_filed';
delete from private.owed_notifications where kind = 'report_filed';
delete from app.notification_kinds where kind = 'report_filed';
