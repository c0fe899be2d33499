-- AlterTable
ALTER TABLE "import" ADD COLUMN     "doubts" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "part_keys" SMALLINT[],
ADD COLUMN     "whole_keys" SMALLINT[];

-- What was decided stays decided, for every management group of the file alike.
update "import" set
  whole_keys = case when coverage = 'whole' or (coverage is null and status = 'applied') then group_keys else '{}' end,
  part_keys = case when coverage = 'part' then group_keys else '{}' end;

-- AlterTable
ALTER TABLE "import" DROP COLUMN "coverage";
