-- CreateTable
CREATE TABLE "frozen_agents" (
    "migration_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "agents" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "frozen_agents_pkey" PRIMARY KEY ("migration_id","number")
);

-- The list belongs to its report, and stays what it was as the report does.
create trigger frozen_report_is_immutable before update or delete or truncate on "frozen_agents"
  for each statement execute function frozen_report_is_immutable();
