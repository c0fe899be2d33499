-- AlterTable
ALTER TABLE "import" ADD COLUMN     "agents_told" TEXT NOT NULL DEFAULT 'none',
ADD COLUMN     "beside" JSONB,
ADD COLUMN     "collected" JSONB;

-- CreateTable
CREATE TABLE "collection_schedule" (
    "migration_id" UUID NOT NULL,
    "group_key" SMALLINT NOT NULL,
    "every_hours" INTEGER,
    "late_hours" INTEGER NOT NULL,
    "said_by" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "collection_schedule_pkey" PRIMARY KEY ("migration_id","group_key")
);

update "import" set "agents_told" = 'listed' where "kind" = 'agents';
