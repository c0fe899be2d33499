-- AlterTable
ALTER TABLE "import" ADD COLUMN     "evidence" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "headers" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "import_issue" ADD COLUMN     "offer" JSONB;

-- CreateTable
CREATE TABLE "column_mapping" (
    "migration_id" UUID NOT NULL,
    "header_set" TEXT NOT NULL,
    "headers" TEXT[],
    "mapping" JSONB NOT NULL,
    "said_by" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "column_mapping_pkey" PRIMARY KEY ("migration_id","header_set")
);

-- Rows that may mean another agent are few and looked for whenever agents are derived.
create index "observation_candidates" on "observation" ("migration_id", "number") where candidates <> '{}';
create index "observation_bare_names" on "observation" ("migration_id", "number") where bare;
