import { pool } from "@/lib/server/database/pool";
import { toProblem } from "@/lib/server/http/failure";
import { openDatabase } from "./database.mjs";
import { Refusal } from "./settings.mjs";
import { readCommand } from "./tandem/arguments";
import { type Command, commands, usage } from "./tandem/commands";

/** The `tandem` command: the same rules and the same code as the server, whether or not that runs. */
async function main(words: string[]): Promise<number> {
  const command = readCommand(words, commands);
  if (!command) {
    process.stderr.write(`${usage()}\n`);
    return 2;
  }
  const database = await openDatabase();
  try {
    await (command.run satisfies Command["run"])(command.options);
    return 0;
  } finally {
    await pool().end();
    await database.stop();
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const expected = error instanceof Refusal || toProblem(error).status < 500;
    process.stderr.write(`${expected && error instanceof Error ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
