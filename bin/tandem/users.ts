import { newPerson } from "@/lib/contracts/people";
import { transaction } from "@/lib/server/database/transaction";
import { createPerson, findPerson, setPassword } from "@/lib/server/people/people";
import type { Options } from "./arguments";
import { operator, parsed, passwordLine } from "./input";

export async function createUser({ email, name, role }: Options): Promise<void> {
  const person = parsed(newPerson, { email, name, role, password: await passwordLine() });
  const made = await transaction((client) => createPerson(client, person, { actor: operator, now: new Date() }));
  process.stdout.write(`${made.email} can sign in as ${made.role}.\n`);
}

export async function setUserPassword({ email = "" }: Options): Promise<void> {
  const secret = parsed(newPerson.pick({ password: true }), { password: await passwordLine() }).password;
  await transaction(async (client) => setPassword(client, await findPerson(client, email), secret, { actor: operator, now: new Date() }));
  process.stdout.write(`The password of ${email} is set; their sessions have ended.\n`);
}
