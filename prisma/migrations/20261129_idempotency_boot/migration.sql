-- AlterTable
ALTER TABLE "idempotency" ADD COLUMN     "boot" INTEGER;
