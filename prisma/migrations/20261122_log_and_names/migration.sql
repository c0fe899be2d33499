-- The log is only ever added to. Refused for the owner as well, so that a slip by hand is noticed.
create function event_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The event log is append-only: % is refused.', lower(tg_op) using errcode = 'insufficient_privilege';
end
$$;

create trigger event_is_append_only before update or delete or truncate on "event"
  for each statement execute function event_is_append_only();

-- Names are unique among migrations that are not archived, however they are spelled.
create unique index "migration_name_unarchived_key" on "migration" (lower("name")) where "archived_at" is null;

create unique index "management_group_name_key" on "management_group" ("migration_id", lower("name"));
