-- AlterTable
ALTER TABLE "import" ADD COLUMN     "format" TEXT NOT NULL DEFAULT 'delimited';

update "import" set "format" = 'xlsx' where "encoding" = 'xlsx';
update "import" set "format" = 'json' where "kind" = 'inventory';
