import type { openDatabase } from "../database.mjs";
import type { Options } from "./arguments";
import { backup } from "./backup";
import { rebuild } from "./rebuild";
import { restore } from "./restore";
import { loadSample } from "./sample";
import { createToken, revokeToken } from "./tokens";
import { createUser, setUserPassword } from "./users";

export type Command = {
  words?: readonly string[];
  needs: readonly string[];
  may: readonly string[];
  says: string;
  run: (options: Options, database: Awaited<ReturnType<typeof openDatabase>>) => Promise<void>;
};

export const commands: Readonly<Record<string, Command>> = {
  "user create": {
    needs: ["email", "name", "role"],
    may: [],
    says: "--email E --name N --role admin|lead|engineer|viewer   (password: first line of standard input)",
    run: createUser,
  },
  "user password": { needs: ["email"], may: [], says: "--email E   (password: first line of standard input)", run: setUserPassword },
  "token create": {
    needs: ["name", "role"],
    may: ["email", "expires"],
    says: "--name N --role admin|lead|engineer|viewer|collector [--email person] [--expires YYYY-MM-DD]   prints the token alone",
    run: createToken,
  },
  "token revoke": { needs: ["name"], may: [], says: "--name N", run: revokeToken },
  rebuild: { needs: [], may: [], says: "derives every agent's state from the imports anew", run: rebuild },
  "sample load": { needs: [], may: [], says: "a migration made of the sample exports; prints its id alone", run: loadSample },
  backup: { words: ["file"], needs: [], may: [], says: "FILE   everything of one moment in one file; the server may go on", run: backup },
  restore: { words: ["file"], needs: [], may: [], says: "FILE   into an empty database only", run: restore },
};

export function usage(): string {
  const lines = Object.entries(commands).map(([name, { says }]) => `  node bin/tandem.mjs ${name} ${says}`);
  return ["Usage:", ...lines].join("\n");
}
