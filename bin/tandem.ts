import { toProblem } from "@/lib/server/answers/failure";
import { pool } from "@/lib/server/database/pool";
import { shutDown } from "@/lib/server/process/shutdown";
import { openDatabase } from "./database.mjs";
import { Refusal } from "./settings.mjs";
import { readCommand } from "./tandem/arguments";
import { commands, usage } from "./tandem/commands";

/** The `tandem` command: the same rules and the same code as the server, whether or not that runs. */
async function main(words: string[]): Promise<number> {
  const read = readCommand(words, commands);
  if (!read) {
    process.stderr.write(`${usage()}\n`);
    return 2;
  }
  const database = await openDatabase();
  try {
    await read.command.run(read.options, database);
    return 0;
  } finally {
    await shutDown();
    await pool().end();
    await database.stop();
  }
}

/** A mistake of the caller is a sentence; a fault of ours shows where it happened. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected = error instanceof Refusal || toProblem(error).status < 500;
  return expected ? error.message : (error.stack ?? error.message);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
