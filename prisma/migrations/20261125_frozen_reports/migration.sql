-- CreateTable
CREATE TABLE "frozen_report" (
    "migration_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "filter" JSONB NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,
    "frozen_by" TEXT NOT NULL,
    "report" JSON NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "frozen_report_pkey" PRIMARY KEY ("migration_id","number")
);

-- CreateTable
CREATE TABLE "report_link" (
    "migration_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,
    "opened" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_link_pkey" PRIMARY KEY ("migration_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "report_link_hash_key" ON "report_link"("hash");

-- What was handed out stays what it was. Refused for the owner as well, so that a slip by hand is noticed.
create function frozen_report_is_immutable() returns trigger language plpgsql as $$
begin
  raise exception 'A frozen report never changes: % is refused.', lower(tg_op) using errcode = 'insufficient_privilege';
end
$$;

create trigger frozen_report_is_immutable before update or delete or truncate on "frozen_report"
  for each statement execute function frozen_report_is_immutable();
