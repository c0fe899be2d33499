-- AlterTable
ALTER TABLE "collection_schedule" ADD COLUMN     "awaited_since" TIMESTAMPTZ(3),
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;
