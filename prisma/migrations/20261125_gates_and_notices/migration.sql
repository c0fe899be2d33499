-- AlterTable
ALTER TABLE "task" ADD COLUMN     "owner_at" TIMESTAMPTZ(3),
ADD COLUMN     "owner_by" TEXT;

-- AlterTable
ALTER TABLE "task_completion" ADD COLUMN     "by_id" TEXT;

-- CreateTable
CREATE TABLE "gate_signature" (
    "migration_id" UUID NOT NULL,
    "phase" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_name" TEXT NOT NULL,
    "waivers" JSONB NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "gate_signature_pkey" PRIMARY KEY ("migration_id","phase")
);

-- CreateTable
CREATE TABLE "retirement" (
    "migration_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "retirement_pkey" PRIMARY KEY ("migration_id")
);

-- CreateTable
CREATE TABLE "notice_read" (
    "migration_id" UUID NOT NULL,
    "person_id" TEXT NOT NULL,
    "notice" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_read_pkey" PRIMARY KEY ("migration_id","person_id","notice")
);
