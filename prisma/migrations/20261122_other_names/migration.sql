-- CreateTable
CREATE TABLE "alias" (
    "migration_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "agent_key" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "reason" TEXT,
    "said_by" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alias_pkey" PRIMARY KEY ("migration_id","name")
);

-- CreateIndex
CREATE INDEX "alias_migration_id_agent_key_idx" ON "alias"("migration_id", "agent_key");
