-- AlterTable
ALTER TABLE "agent_plan" ADD COLUMN     "alerts_from" TEXT,
ADD COLUMN     "alerts_since" DATE;

-- AlterTable
ALTER TABLE "agent_change_row" ADD COLUMN     "alerts_from" TEXT,
ADD COLUMN     "alerts_since" DATE;
