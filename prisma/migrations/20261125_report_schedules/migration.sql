-- CreateTable
CREATE TABLE "report_schedule" (
    "migration_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "cron" TEXT NOT NULL,
    "recipients" TEXT[],
    "files" TEXT[],
    "filter" JSONB NOT NULL,
    "paused" BOOLEAN NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "archived_by" TEXT,

    CONSTRAINT "report_schedule_pkey" PRIMARY KEY ("migration_id","id")
);

-- CreateTable
CREATE TABLE "report_sending" (
    "migration_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "schedule_id" UUID NOT NULL,
    "scheduled_for" TIMESTAMPTZ(3) NOT NULL,
    "asked_by" TEXT,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3),
    "retry_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "recipients" TEXT[],
    "files" TEXT[],
    "number" INTEGER,

    CONSTRAINT "report_sending_pkey" PRIMARY KEY ("migration_id","id")
);

-- CreateIndex
CREATE INDEX "report_schedule_next_at_idx" ON "report_schedule"("next_at");

-- CreateIndex
CREATE UNIQUE INDEX "report_sending_id_key" ON "report_sending"("id");

-- CreateIndex
CREATE UNIQUE INDEX "report_sending_schedule_id_scheduled_for_key" ON "report_sending"("schedule_id", "scheduled_for");
