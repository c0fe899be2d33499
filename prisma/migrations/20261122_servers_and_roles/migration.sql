-- CreateTable
CREATE TABLE "component_observation" (
    "migration_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "group_key" SMALLINT,
    "kind" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "name" TEXT,
    "spelled" TEXT,
    "bare" BOOLEAN NOT NULL DEFAULT false,
    "facts" JSONB,

    CONSTRAINT "component_observation_pkey" PRIMARY KEY ("migration_id","number","row")
);

-- CreateTable
CREATE TABLE "component_entry" (
    "migration_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "group_key" SMALLINT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "instance" TEXT,
    "version" TEXT,
    "planned" BOOLEAN NOT NULL,
    "owner" TEXT,
    "tags" TEXT[],
    "notes" TEXT,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "archived_by" TEXT,

    CONSTRAINT "component_entry_pkey" PRIMARY KEY ("migration_id","id")
);
