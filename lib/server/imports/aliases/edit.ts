import "server-only";
import type pg from "pg";
import type { Alias, AliasInput } from "@/lib/contracts/aliases";
import { aliasRefusal } from "@/lib/domain/aliases";
import { cleanName, nameKey } from "@/lib/readers/names";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { conflict, invalidRequest, notFound, ProblemError } from "@/lib/server/answers/problem";
import { tables } from "@/lib/server/database/prisma";
import { int, readRows, text } from "@/lib/server/database/rows";
import type { Call } from "@/lib/server/events/call";
import { findApart } from "@/lib/server/plans/aliases/apart";
import { loadAliases } from "@/lib/server/plans/aliases/known";
import { findAlias } from "@/lib/server/plans/aliases/read";
import { changeFacts, type Work } from "../change";
import { factsMoved } from "../facts-moved";
import { retellWaiting } from "../placed-rows";

/** Says that a name in exports means an agent, for every import there is and will be. Saying the same again changes nothing. */
export async function setAlias(call: Call, migrationId: string, input: AliasInput): Promise<{ status: 200 | 201; alias: Alias }> {
  const name = keyOf(input.name);
  const fqdn = keyOf(input.agent);
  return await changeFacts(call, migrationId, "migration", async (work) => {
    const { client, migration } = work;
    const known = await findAlias(client, migrationId, name);
    if (known?.agent === fqdn) return { status: 200, alias: known };
    if (known) throw conflict("name-taken", `${name} means ${known.agent} already. Remove that name first.`, { current: known });
    const refusal = aliasRefusal(
      { name, agent: fqdn },
      [...(await loadAliases(client, migrationId))].map(([n, { agent }]) => ({ name: n, agent })),
    );
    if (refusal) throw new ProblemError(422, "alias-refused", refusal);
    if (await findApart(client, migrationId, { name, agent: fqdn }))
      throw conflict("conflict", `${name} and ${fqdn} were said to be two computers. Undo that first.`);
    const agent = await observed(client, migrationId, fqdn);
    const said = { reason: input.reason || null, saidBy: call.actor.name, saidAt: call.now };
    await tables(client).alias.create({ data: { migrationId, name, agentKey: agent.key, revision: migration.factsRevision + 1, ...said } });
    const alias = await findAlias(client, migrationId, name);
    if (!alias) throw new Error("The alias that was just written is not there.");
    await follow(work, alias, agent, "set");
    return { status: 201, alias };
  });
}

/** Removes an alias: everything is then as if it had never been said. */
export async function removeAlias(call: Call, migrationId: string, said: string, ifMatch: number | null): Promise<Alias> {
  const name = keyOf(said);
  return await changeFacts(call, migrationId, "migration", async (work) => {
    const { client } = work;
    const alias = await findAlias(client, migrationId, name);
    if (!alias) throw notFound("The alias");
    requireRevision(ifMatch, alias.revision, alias);
    const where = { migrationId_name: { migrationId, name } };
    const { agentKey: key } = await tables(client).alias.delete({ where });
    const { id } = await tables(client).agent.findUniqueOrThrow({ where: { migrationId_key: { migrationId, key } }, select: { id: true } });
    await follow(work, alias, { id, key }, "removed");
    return alias;
  });
}

export function keyOf(name: string): string {
  const key = nameKey(cleanName(name));
  if (key === null) throw invalidRequest("A computer's name has letters, digits, - and _, with a dot before each part of its domain.");
  return key;
}

async function observed(client: pg.PoolClient, migrationId: string, fqdn: string): Promise<{ id: string; key: number }> {
  const rows = await readRows(
    client,
    { id: text, key: int },
    `select a.id, a.key from agent a
      where a.migration_id = $1 and a.name = $2
        and (exists (select from agent_period p where p.migration_id = $1 and p.agent_key = a.key and p.to_at is null)
          or exists (select from observation o join import i on i.migration_id = $1 and i.number = o.number and i.status <> 'undone'
                      where o.migration_id = $1 and o.name_key = a.key and not o.bare))`,
    [migrationId, fqdn],
  );
  if (!rows[0]) throw new ProblemError(422, "not-observed", `${fqdn} is in no import.`);
  return rows[0];
}

/** Everything derived follows. */
async function follow(work: Work, alias: Alias, agent: { id: string; key: number }, what: "set" | "removed"): Promise<void> {
  const { name } = alias;
  await namesMoved(work, name, agent.key);
  const set = what === "set";
  work.tell({
    verb: set ? "aliases.set" : "aliases.remove",
    subject: { kind: "agent", id: agent.id, name: alias.agent },
    summary: set ? `${name} in exports means ${alias.agent}.` : `${name} in exports no longer means ${alias.agent}.`,
    before: set ? null : { alias: name },
    after: set ? { alias: name } : null,
    reason: set ? alias.reason : null,
  });
}

/** Which rows may mean which agent is found anew, then everything derived follows. */
export async function namesMoved({ client, call, migration: { id } }: Work, name: string, key: number): Promise<void> {
  const named = await tables(client).agent.findUnique({ where: { migrationId_name: { migrationId: id, name } }, select: { key: true } });
  await factsMoved(client, id, call.now, null);
  await retellWaiting(client, id, named ? [key, named.key] : [key]);
}
