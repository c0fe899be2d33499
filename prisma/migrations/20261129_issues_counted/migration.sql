-- AlterTable
ALTER TABLE "import" ADD COLUMN     "issues_beyond" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "rejected_beyond" INTEGER NOT NULL DEFAULT 0;
