import "server-only";
import { randomInt } from "node:crypto";
import type pg from "pg";
import type { z } from "zod";
import type { Person, PersonWithPassword, personInput, personPatch } from "@/lib/contracts/people";
import { conflict } from "@/lib/server/answers/problem";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { record } from "@/lib/server/events/record";
import { readPerson } from "./list";
import { createPerson, setPassword } from "./people";

const peopleLock = 72_707_011;

/** An account whose first password is made up here and told once. */
export async function addPerson(call: Call, input: z.output<typeof personInput>): Promise<PersonWithPassword> {
  const password = madeUpPassword();
  return await transaction(async (client) => {
    const { id } = await createPerson(client, { ...input, password }, call);
    return { person: await readPerson(client, id), password };
  });
}

/** For whoever forgot theirs: sessions end, and the new password is told once. */
export async function resetPassword(call: Call, id: string): Promise<PersonWithPassword> {
  const password = madeUpPassword();
  return await transaction(async (client) => {
    await setPassword(client, await readPerson(client, id), password, call);
    return { person: await readPerson(client, id), password };
  });
}

/** Role and access. One administrator who can sign in remains, and nobody locks themselves out. */
export async function editPerson(call: Call, id: string, patch: z.output<typeof personPatch>): Promise<Person> {
  return await transaction(async (client) => {
    await client.query("select pg_advisory_xact_lock($1)", [peopleLock]);
    const before = await readPerson(client, id);
    const { role = before.role, active = before.active } = patch;
    if (role === before.role && active === before.active) return before;
    if (id === call.actor.id && !active) throw conflict("conflict", "You cannot deactivate your own account. Ask another administrator.");
    if (before.role === "admin" && before.active && (role !== "admin" || !active)) await requireOtherAdmin(client, id);
    await client.query(`update "user" set role = $2, banned = $3, "updatedAt" = $4 where id = $1`, [id, role, !active, call.now]);
    if (!active) await client.query(`delete from session where "userId" = $1`, [id]);
    const after = await readPerson(client, id);
    await record(client, {
      migrationId: null,
      at: call.now,
      actor: call.actor,
      verb: "people.edit",
      subject: { kind: "person", id, name: before.name },
      requestId: call.requestId,
      summary: `${call.actor.name} ${changeInWords(before, after)}.`,
      before: { role: before.role, active: before.active },
      after: { role, active },
    });
    return after;
  });
}

async function requireOtherAdmin(client: pg.PoolClient, id: string): Promise<void> {
  const { rowCount } = await client.query(`select from "user" where role = 'admin' and banned is not true and id <> $1 limit 1`, [id]);
  if (!rowCount) throw conflict("conflict", "This is the only administrator who can sign in. Make somebody else one first.");
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
