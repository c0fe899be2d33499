-- CreateTable
CREATE TABLE "frozen_file" (
    "migration_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "frozen_file_pkey" PRIMARY KEY ("migration_id","number","kind")
);

-- The bytes are packed already: to try it again takes time and saves nothing.
alter table "frozen_file" alter column "bytes" set storage external;

-- A file belongs to its report, and stays what it was as the report does.
create trigger frozen_report_is_immutable before update or delete or truncate on "frozen_file"
  for each statement execute function frozen_report_is_immutable();
