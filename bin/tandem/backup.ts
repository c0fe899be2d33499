import { writeBackup } from "@/lib/server/backup/write";
import type { Options } from "./arguments";
import { fileNamed } from "./input";

/** Everything of one moment in one file, while the server goes on working. */
export async function backup({ file = "" }: Options): Promise<void> {
  const path = fileNamed(file);
  const bytes = await writeBackup(path, new Date());
  process.stdout.write(`${path} holds everything as of now (${Math.ceil(bytes / 1024).toLocaleString("en-US")} KB).\n`);
}
