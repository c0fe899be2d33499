import { newPerson } from "@/lib/contracts/people";
import { change } from "@/lib/server/events/change";
import { createPerson, findPerson, setPassword } from "@/lib/server/people/people";
import type { Options } from "./arguments";
import { operator, parsed, passwordLine } from "./input";

export async function createUser({ email, name, role }: Options): Promise<void> {
  const person = parsed(newPerson, { email, name, role, password: await passwordLine() });
  const by = { actor: operator, now: new Date() };
  const made = await change(by, { migrationId: null }, (client) => createPerson(client, person, by));
  process.stdout.write(`${made.email} can sign in as ${made.role}.\n`);
}

export async function setUserPassword({ email = "" }: Options): Promise<void> {
  const secret = parsed(newPerson.pick({ password: true }), { password: await passwordLine() }).password;
  const by = { actor: operator, now: new Date() };
  await change(by, { migrationId: null, lock: "accounts" }, async (client) => {
    const told = await setPassword(client, await findPerson(client, email), secret, by);
    return { answer: null, told };
  });
  process.stdout.write(`The password of ${email} is set; their sessions have ended.\n`);
}
