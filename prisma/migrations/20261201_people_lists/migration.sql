-- AlterTable
ALTER TABLE "migration" ADD COLUMN     "listed_from" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "import" ADD COLUMN     "without_agent" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sheet" TEXT,
ADD COLUMN     "list_set" TEXT;

-- CreateTable
CREATE TABLE "list_row" (
    "migration_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "name" TEXT,
    "spelled" TEXT,
    "facts" JSONB,

    CONSTRAINT "list_row_pkey" PRIMARY KEY ("migration_id","number","row")
);

-- CreateTable
CREATE TABLE "agent_listed" (
    "migration_id" UUID NOT NULL,
    "agent_key" INTEGER NOT NULL,
    "owner" TEXT,
    "note" TEXT,
    "tags" TEXT[],
    "values" JSON NOT NULL,
    "said" JSON NOT NULL,

    CONSTRAINT "agent_listed_pkey" PRIMARY KEY ("migration_id","agent_key")
);

-- What lists say counts as what people say: whoever loaded agents before takes in those of whom it moved.
create trigger agent_listed_counts_insert after insert on "agent_listed" referencing new table as new_plans
  for each statement execute function agent_plan_counts();
create trigger agent_listed_counts_update after update on "agent_listed" referencing new table as new_plans
  for each statement execute function agent_plan_counts();
create trigger agent_listed_counts_delete after delete on "agent_listed" referencing old table as new_plans
  for each statement execute function agent_plan_counts();
