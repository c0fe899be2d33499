-- CreateTable
CREATE TABLE "completion_change" (
    "migration_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_name" TEXT NOT NULL,
    "done" BOOLEAN NOT NULL,
    "before" JSON NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "completion_change_pkey" PRIMARY KEY ("migration_id","id")
);
