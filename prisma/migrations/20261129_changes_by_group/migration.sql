-- AlterTable
ALTER TABLE "import" ADD COLUMN     "by_group" JSONB;
