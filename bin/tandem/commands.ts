import type { Options } from "./arguments";
import { rebuild } from "./rebuild";
import { createToken, revokeToken } from "./tokens";
import { createUser, setUserPassword } from "./users";

export type Command = { needs: readonly string[]; may: readonly string[]; says: string; run: (options: Options) => Promise<void> };

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
    says: "--name N --role R [--email person] [--expires YYYY-MM-DD]   prints the token alone",
    run: createToken,
  },
  "token revoke": { needs: ["name"], may: [], says: "--name N", run: revokeToken },
  rebuild: { needs: [], may: [], says: "derives every agent's state from the imports anew", run: rebuild },
};

export function usage(): string {
  const lines = Object.entries(commands).map(([name, { says }]) => `  npm run -s tandem -- ${name} ${says}`);
  return ["Usage:", ...lines].join("\n");
}
