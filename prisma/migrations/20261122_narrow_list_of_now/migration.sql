-- CreateTable
CREATE TABLE "agent_now" (
    "migration_id" UUID NOT NULL,
    "agent_key" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "version_sort" TEXT NOT NULL,
    "release" TEXT,
    "method" TEXT,
    "domain" TEXT,
    "in_group" BOOLEAN NOT NULL,
    "done" BOOLEAN NOT NULL,
    "not_reporting" BOOLEAN NOT NULL,
    "flag_codes" TEXT[],
    "group_names" TEXT[],
    "servers" TEXT[],

    CONSTRAINT "agent_now_pkey" PRIMARY KEY ("migration_id","agent_key")
);

-- CreateTable
CREATE TABLE "agent_plan_revision" (
    "migration_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "agent_plan_revision_pkey" PRIMARY KEY ("migration_id")
);

-- Lists sort and search by bytes, on every server alike.
alter table "agent_now" alter column "name" type text collate "C", alter column "version_sort" type text collate "C";

insert into agent_now (migration_id, agent_key, name, stage, version_sort, release, method, domain, in_group, done, not_reporting,
  flag_codes, group_names, servers)
select p.migration_id, p.agent_key, a.name, p.stage, p.version_sort, p.release, p.method, p.domain, p.in_group, p.done, p.not_reporting,
  p.flag_codes, p.group_names, p.servers
  from agent_period p join agent a on a.migration_id = p.migration_id and a.key = p.agent_key
 where p.to_at is null;

create function agent_plan_counts() returns trigger language plpgsql as $$
begin
  insert into agent_plan_revision (migration_id) select distinct migration_id from new_plans
  on conflict (migration_id) do update set revision = agent_plan_revision.revision + 1;
  return null;
end
$$;

create trigger agent_plan_counts_insert after insert on "agent_plan" referencing new table as new_plans
  for each statement execute function agent_plan_counts();
create trigger agent_plan_counts_update after update on "agent_plan" referencing new table as new_plans
  for each statement execute function agent_plan_counts();
