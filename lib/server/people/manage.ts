import "server-only";
import { randomInt } from "node:crypto";
import type { z } from "zod";
import type { Person, PersonWithPassword, personInput, personPatch } from "@/lib/contracts/people";
import { conflict } from "@/lib/server/answers/problem";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { settings } from "@/lib/server/process/settings";
import { readPerson } from "./list";
import { createPerson, setPassword } from "./people";

/** An account whose first password is made up here and told once. */
export async function addPerson(call: Call, input: z.output<typeof personInput>): Promise<PersonWithPassword> {
  const password = madeUpPassword();
  return await change(call, { migrationId: null }, async (client) => {
    const { answer, told } = await createPerson(client, { ...input, password }, call);
    return { answer: withPassword(await readPerson(client, answer.id), password), told };
  });
}

/** For whoever forgot theirs: sessions end, and the new password is told once. */
export async function resetPassword(call: Call, id: string): Promise<PersonWithPassword> {
  const password = madeUpPassword();
  return await change(call, { migrationId: null, lock: "accounts" }, async (client) => {
    const told = await setPassword(client, await readPerson(client, id), password, call);
    return { answer: withPassword(await readPerson(client, id), password), told };
  });
}

const withPassword = (person: Person, password: string): PersonWithPassword => ({ person, password, onlyHere: settings().knownHereOnly });

/** Role and access. One administrator who can sign in remains, and nobody locks themselves out. */
export async function editPerson(call: Call, id: string, patch: z.output<typeof personPatch>): Promise<Person> {
  return await change(call, { migrationId: null, lock: "accounts" }, async (client) => {
    const before = await readPerson(client, id);
    const { role = before.role, active = before.active } = patch;
    if (role === before.role && active === before.active) return { answer: before, told: null };
    if (id === call.actor.id && !active) throw conflict("conflict", "You cannot deactivate your own account. Ask another administrator.");
    if (before.role === "admin" && before.active && (role !== "admin" || !active)) await requireOtherAdmin(client, id);
    const { user, session } = tables(client);
    await user.update({ where: { id }, data: { role, banned: !active, updatedAt: call.now } });
    if (!active) await session.deleteMany({ where: { userId: id } });
    const after = await readPerson(client, id);
    return {
      answer: after,
      told: {
        verb: "people.edit",
        subject: { kind: "person", id, name: before.name },
        summary: `${call.actor.name} ${changeInWords(before, after)}.`,
        before: { role: before.role, active: before.active },
        after: { role, active },
      },
    };
  });
}

async function requireOtherAdmin(db: Queryable, id: string): Promise<void> {
  const others = await tables(db).user.count({ where: { role: "admin", banned: false, id: { not: id } } });
  if (!others) throw conflict("conflict", "This is the only administrator who can sign in. Make somebody else one first.");
}

function changeInWords(before: Person, after: Person): string {
  const access = before.active === after.active ? null : `${after.active ? "activated" : "deactivated"} the account of ${before.name}`;
  const role = before.role === after.role ? null : `changed the role of ${before.name} from ${before.role} to ${after.role}`;
  return [access, role].filter((part) => part !== null).join(" and ");
}

/** Twenty letters and digits that are not mistaken for each other: 115 bits. */
function madeUpPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  const text = Array.from({ length: 20 }, () => letters[randomInt(letters.length)]).join("");
  return text.replace(/(.{5})(?=.)/g, "$1-");
}
