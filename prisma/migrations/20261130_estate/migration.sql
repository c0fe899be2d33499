-- Filled when agents are derived again at the next start, since columns of periods are part of what they are derived with.
-- AlterTable
ALTER TABLE "agent_period" ADD COLUMN     "told_text" TEXT NOT NULL DEFAULT '';
alter table "agent_period" alter column "told_text" drop default;

-- CreateTable
CREATE TABLE "agent_moved" (
    "migration_id" UUID NOT NULL,
    "of" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "keys" INTEGER[],

    CONSTRAINT "agent_moved_pkey" PRIMARY KEY ("migration_id","of","revision")
);

-- Whoever is further behind than this loads all agents again.
create function agents_moved(migration uuid, which text, number int, agents int[]) returns void language sql as $$
  insert into agent_moved (migration_id, "of", revision, keys) values (migration, which, number, agents);
  delete from agent_moved where migration_id = migration and "of" = which and revision <= number - 100;
$$;

create or replace function agent_plan_counts() returns trigger language plpgsql as $$
declare counted record;
begin
  for counted in
    insert into agent_plan_revision (migration_id) select distinct migration_id from new_plans
    on conflict (migration_id) do update set revision = agent_plan_revision.revision + 1 returning migration_id, revision
  loop
    perform agents_moved(counted.migration_id, 'plans', counted.revision,
      (select array_agg(agent_key) from new_plans where migration_id = counted.migration_id));
  end loop;
  return null;
end
$$;

-- CreateTable
CREATE TABLE "agent_figures" (
    "migration_id" UUID NOT NULL,
    "facts" INTEGER NOT NULL,
    "plans" INTEGER NOT NULL,
    "figures" JSON NOT NULL,

    CONSTRAINT "agent_figures_pkey" PRIMARY KEY ("migration_id")
);
