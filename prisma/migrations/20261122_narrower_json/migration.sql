-- AlterTable
ALTER TABLE "agent_period" ALTER COLUMN "flags" SET DATA TYPE JSON,
ALTER COLUMN "groups" SET DATA TYPE JSON;

-- AlterTable
ALTER TABLE "fact_value" ALTER COLUMN "facts" SET DATA TYPE JSON;
