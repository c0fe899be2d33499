-- CreateTable
CREATE TABLE "work_calendar" (
    "migration_id" UUID NOT NULL,
    "weekdays" SMALLINT[],
    "dates" JSON NOT NULL,
    "revision" INTEGER NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "work_calendar_pkey" PRIMARY KEY ("migration_id")
);
