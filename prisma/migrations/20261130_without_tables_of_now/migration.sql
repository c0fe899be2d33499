-- All that is asked of agents is asked of what is loaded from their periods: see docs/decisions.
-- DropTable
DROP TABLE "agent_now";
DROP TABLE "agent_span";
DROP TABLE "agent_alike";

-- AlterTable
ALTER TABLE "agent_period" DROP COLUMN "version_sort",
DROP COLUMN "in_group",
DROP COLUMN "settling",
DROP COLUMN "worst",
DROP COLUMN "span",
DROP COLUMN "told";
alter table "agent_period" rename column "told_text" to "told";

create or replace function look_at_agents() returns void language plpgsql security definer set search_path = public set default_statistics_target = 10 as $$
begin
  analyze "agent", "agent_period";
end $$;
