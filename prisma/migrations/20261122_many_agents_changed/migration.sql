-- CreateTable
CREATE TABLE "agent_change" (
    "migration_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_name" TEXT NOT NULL,
    "change" JSONB NOT NULL,
    "reason" TEXT,
    "changed" INTEGER NOT NULL,
    "already" INTEGER NOT NULL,
    "left_out" INTEGER NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "agent_change_pkey" PRIMARY KEY ("migration_id","id")
);

-- CreateTable
CREATE TABLE "agent_change_row" (
    "migration_id" UUID NOT NULL,
    "change_id" UUID NOT NULL,
    "agent_key" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "owner" TEXT,
    "tags" TEXT[],
    "method" TEXT,
    "excluded_reason" TEXT,
    "excluded_by" TEXT,
    "excluded_at" TIMESTAMPTZ(3),
    "accepted_reason" TEXT,
    "accepted_by" TEXT,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "agent_change_row_pkey" PRIMARY KEY ("migration_id","change_id","agent_key")
);
