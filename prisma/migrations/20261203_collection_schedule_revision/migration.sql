-- AlterTable
ALTER TABLE "collection_schedule" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;
