-- CreateTable
CREATE TABLE "name_apart" (
    "migration_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "agent_key" INTEGER NOT NULL,
    "reason" TEXT,
    "said_by" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "name_apart_pkey" PRIMARY KEY ("migration_id","name","agent_key")
);
