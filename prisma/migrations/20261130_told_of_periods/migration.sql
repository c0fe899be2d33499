-- AlterTable
ALTER TABLE "agent_period" ADD COLUMN     "told" TEXT[];
