-- CreateTable
CREATE TABLE "task" (
    "migration_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "template_key" TEXT,
    "subject" TEXT,
    "number" INTEGER,
    "phase" TEXT NOT NULL,
    "component" TEXT NOT NULL,
    "title" TEXT,
    "detail" TEXT,
    "position" DOUBLE PRECISION,
    "archived" BOOLEAN,
    "state" TEXT NOT NULL DEFAULT 'open',
    "state_reason" TEXT,
    "state_by" TEXT,
    "state_at" TIMESTAMPTZ(3),
    "owner_id" TEXT,
    "due_date" DATE,
    "note" TEXT,
    "links" JSONB NOT NULL DEFAULT '[]',
    "prerequisites" UUID[],

    CONSTRAINT "task_pkey" PRIMARY KEY ("migration_id","id")
);

-- CreateTable
CREATE TABLE "task_completion" (
    "migration_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_name" TEXT NOT NULL,
    "note" TEXT,
    "reason" TEXT,
    "evidence" JSONB,

    CONSTRAINT "task_completion_pkey" PRIMARY KEY ("migration_id","task_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "task_migration_id_number_key" ON "task"("migration_id", "number");

-- A tick is a row of its own, so "done" is no state that a task carries.
ALTER TABLE "task" ADD CONSTRAINT "task_state" CHECK ("state" IN ('open', 'inProgress', 'blocked', 'notApplicable'));
ALTER TABLE "task" ADD CONSTRAINT "task_says_why" CHECK ("state" NOT IN ('blocked', 'notApplicable') OR "state_reason" IS NOT NULL);
ALTER TABLE "task" ADD CONSTRAINT "task_phase" CHECK ("phase" IN ('retain', 'deploy', 'upgrade', 'retire'));
ALTER TABLE "task" ADD CONSTRAINT "task_of_template_or_added" CHECK (("template_key" IS NULL) = ("number" IS NOT NULL) AND ("template_key" IS NOT NULL OR "title" IS NOT NULL));
