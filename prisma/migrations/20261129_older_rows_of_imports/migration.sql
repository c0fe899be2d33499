-- AlterTable
ALTER TABLE "import" ADD COLUMN     "older" JSONB NOT NULL DEFAULT '{}';
