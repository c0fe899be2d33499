-- AlterTable
ALTER TABLE "collection_schedule" ADD COLUMN     "awaited_since" TIMESTAMPTZ(3);
