-- AlterTable
ALTER TABLE "agent_alike" ADD COLUMN     "settling" TEXT[],
ADD COLUMN     "worst" TEXT;

-- AlterTable
ALTER TABLE "agent_now" ADD COLUMN     "settling" TEXT[],
ADD COLUMN     "worst" TEXT;

-- AlterTable
ALTER TABLE "agent_period" ADD COLUMN     "settling" TEXT[],
ADD COLUMN     "worst" TEXT;

-- AlterTable
ALTER TABLE "agent_span" ADD COLUMN     "settling" TEXT[],
ADD COLUMN     "worst" TEXT;

-- CreateTable
CREATE TABLE "agent_due" (
    "migration_id" UUID NOT NULL,
    "agent_key" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agent_due_pkey" PRIMARY KEY ("migration_id","agent_key")
);

-- CreateIndex
CREATE INDEX "agent_due_migration_id_at_idx" ON "agent_due"("migration_id", "at");
