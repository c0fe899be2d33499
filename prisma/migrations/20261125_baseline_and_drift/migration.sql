-- AlterTable
ALTER TABLE "migration" ADD COLUMN     "churn_allowance" DOUBLE PRECISION NOT NULL DEFAULT 0.5;

-- CreateTable
CREATE TABLE "baseline" (
    "migration_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT,
    "reason" TEXT,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,
    "frozen_by" TEXT NOT NULL,
    "imports" INTEGER[],
    "agents" INTEGER NOT NULL,
    "servers" INTEGER NOT NULL,
    "gateways" INTEGER NOT NULL,
    "builds" JSONB NOT NULL,
    "facts" BYTEA NOT NULL,

    CONSTRAINT "baseline_pkey" PRIMARY KEY ("migration_id","number")
);

-- CreateTable
CREATE TABLE "planned_change" (
    "migration_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "kind" TEXT NOT NULL,
    "names" TEXT[],
    "from_date" DATE NOT NULL,
    "to_date" DATE,
    "reason" TEXT NOT NULL,
    "said_by" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "archived_by" TEXT,

    CONSTRAINT "planned_change_pkey" PRIMARY KEY ("migration_id","id")
);

-- CreateTable
CREATE TABLE "drift_reason" (
    "migration_id" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "said_by" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drift_reason_pkey" PRIMARY KEY ("migration_id","item")
);

-- CreateIndex
CREATE UNIQUE INDEX "baseline_id_key" ON "baseline"("id");

ALTER TABLE "migration" ADD CONSTRAINT "churn_is_a_share" CHECK ("churn_allowance" BETWEEN 0 AND 100);
ALTER TABLE "planned_change" ADD CONSTRAINT "planned_change_kind" CHECK ("kind" IN ('decommission', 'newServer', 'patch', 'other'));
ALTER TABLE "planned_change" ADD CONSTRAINT "planned_change_ends_after_it_begins" CHECK ("to_date" >= "from_date");

-- What was frozen stays as it was frozen: renewing adds a row.
create function baseline_is_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'A frozen baseline cannot be changed or deleted.';
end $$;
create trigger baseline_is_frozen before update or delete or truncate on "baseline"
  for each statement execute function baseline_is_frozen();
