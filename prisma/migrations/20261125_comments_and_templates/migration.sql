-- AlterTable
ALTER TABLE "task" ADD COLUMN "own_needs" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "task_comment" (
    "migration_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_kind" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by" TEXT,

    CONSTRAINT "task_comment_pkey" PRIMARY KEY ("migration_id","id")
);

-- CreateTable
CREATE TABLE "checklist_template" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "checklist_template_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "task_comment_migration_id_task_id_idx" ON "task_comment"("migration_id", "task_id");

-- Tasks that leads added carried their own prerequisites before anybody could edit them.
UPDATE "task" SET "own_needs" = true WHERE "template_key" IS NULL;
-- Two templates in use never carry one name.
CREATE UNIQUE INDEX "checklist_template_name" ON "checklist_template" (lower("name")) WHERE "archived_at" IS NULL;
