CREATE TABLE "agent_span" (
    "migration_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "stage" TEXT NOT NULL,
    "done" BOOLEAN NOT NULL,
    "not_reporting" BOOLEAN NOT NULL,
    "flag_codes" TEXT[],
    "group_names" TEXT[],
    "agents" INTEGER NOT NULL,

    CONSTRAINT "agent_span_pkey" PRIMARY KEY ("migration_id","id")
);

CREATE TABLE "agent_alike" (
    "migration_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "done" BOOLEAN NOT NULL,
    "not_reporting" BOOLEAN NOT NULL,
    "flag_codes" TEXT[],
    "group_names" TEXT[],
    "servers" TEXT[],
    "group_servers" TEXT[],
    "method" TEXT,
    "version" TEXT,
    "release" TEXT,
    "told" TEXT[],
    "agents" INTEGER NOT NULL,

    CONSTRAINT "agent_alike_pkey" PRIMARY KEY ("migration_id","id")
);

ALTER TABLE "migration" ADD COLUMN     "written" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "agent_period" ADD COLUMN "span" UUID;
ALTER TABLE "agent_now" ADD COLUMN "alike" UUID;

update agent_period set span = md5(concat_ws(' ', from_at, to_at, stage, done, not_reporting, flag_codes, group_names))::uuid;
insert into agent_span
select migration_id, span, from_at, to_at, stage, done, not_reporting, flag_codes, group_names, count(*)
  from agent_period group by migration_id, span, from_at, to_at, stage, done, not_reporting, flag_codes, group_names;

create temporary table open_period on commit drop as
select p.migration_id, p.agent_key, p.stage, p.done, p.not_reporting, p.flag_codes, p.group_names, p.servers, p.method, p.version, p.release, l.*
  from agent_period p cross join lateral (
    select coalesce(array_agg(lower(coalesce(l ->> 'primaryServer', '')) order by place), '{}') as group_servers,
           array_remove(array[
             case when bool_or(l ->> 'grey' is not null) then 'grey' end,
             case when bool_or(l ->> 'role' = 'source' and l ->> 'manuallyInstalled' is not null) then 'manualInSource' end,
             case when bool_or(l ->> 'role' = 'target' and l ->> 'manuallyInstalled' is not null) then 'manualInTarget' end,
             case when p.stage in ('dualHomed', 'joined') and count(l ->> 'proxying') > 1 then 'proxying' end], null) as told
      from json_array_elements(p.groups) with ordinality as listings (l, place)) l
 where p.to_at is null;
alter table open_period add column alike uuid;
update open_period set alike = md5(concat_ws(' ', stage, done, not_reporting, flag_codes, group_names, group_servers, coalesce(method, '-'),
  coalesce(version, '-'), coalesce(release, '-'), told))::uuid;
update agent_now n set alike = o.alike from open_period o where n.migration_id = o.migration_id and n.agent_key = o.agent_key;
insert into agent_alike
select migration_id, alike, stage, done, not_reporting, flag_codes, group_names, min(servers), group_servers, method, version, release, told, count(*)
  from open_period group by migration_id, alike, stage, done, not_reporting, flag_codes, group_names, group_servers, method, version, release, told;

ALTER TABLE "agent_period" ALTER COLUMN "span" SET NOT NULL;
ALTER TABLE "agent_now" ALTER COLUMN "alike" SET NOT NULL;

-- Lists begin with the names in order of their bytes: the index that keeps names unique has them so.
alter table "agent" alter column "name" type text collate "C";

create index "agent_plan_excluded" on "agent_plan" ("migration_id", "agent_key") where "excluded_at" is not null;
