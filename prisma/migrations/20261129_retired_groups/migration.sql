-- CreateTable
CREATE TABLE "group_retirement" (
    "migration_id" UUID NOT NULL,
    "group_key" SMALLINT NOT NULL,
    "retired_on" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "group_retirement_pkey" PRIMARY KEY ("migration_id","group_key")
);

-- CreateTable
CREATE TABLE "group_statement" (
    "migration_id" UUID NOT NULL,
    "group_key" SMALLINT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "group_statement_pkey" PRIMARY KEY ("migration_id","group_key","kind")
);
