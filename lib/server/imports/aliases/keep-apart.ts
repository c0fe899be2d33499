import "server-only";
import type pg from "pg";
import type { NameApart, NameApartInput } from "@/lib/contracts/aliases";
import { firstLabel } from "@/lib/domain/agent-names";
import { looksLike } from "@/lib/domain/names";
import { conflict, invalidRequest, notFound } from "@/lib/server/answers/problem";
import { tables } from "@/lib/server/database/prisma";
import type { Call } from "@/lib/server/events/call";
import { findApart } from "@/lib/server/plans/aliases/apart";
import { findAlias } from "@/lib/server/plans/aliases/read";
import { changeFacts, type Work } from "../change";
import { keyOf, namesMoved } from "./edit";

type Said = { fqdn: string; name: string };
type Pair = { name: string; agent: string; id: string; key: number };

/** Says that two forms of what may be one name are two computers, for every import there is and will be. Said again it stays as it is. */
export async function keepApart(call: Call, migrationId: string, said: Said, { reason = null }: NameApartInput): Promise<NameApart> {
  return await changeFacts(call, migrationId, "migration", async (work) => {
    const { client } = work;
    const pair = await pairOf(client, migrationId, said);
    const known = await findApart(client, migrationId, pair);
    if (known) return known;
    const isLabel = pair.agent !== pair.name && firstLabel(pair.agent) === pair.name;
    if (!isLabel && !looksLike(pair.name, pair.agent))
      throw invalidRequest(`${pair.name} is not the first label of ${pair.agent} and does not look like it, so nobody takes them for one.`);
    const alias = (await findAlias(client, migrationId, pair.name)) ?? (await findAlias(client, migrationId, pair.agent));
    if (alias) throw conflict("conflict", `${alias.name} means ${alias.agent} in exports. Remove that name first.`);
    const why = { reason: reason || null, saidBy: call.actor.name, saidAt: call.now };
    await tables(client).nameApart.create({ data: { migrationId, name: pair.name, agentKey: pair.key, ...why } });
    await follow(work, pair, { verb: "aliases.apart", reason: reason || null });
    const made = await findApart(client, migrationId, pair);
    if (!made) throw new Error("What was just written is not there.");
    return made;
  });
}

/** Undoes that: everything is then as if it had never been said. */
export async function takeApartBack(call: Call, migrationId: string, said: Said): Promise<NameApart> {
  return await changeFacts(call, migrationId, "migration", async (work) => {
    const { client } = work;
    const pair = await pairOf(client, migrationId, said);
    const known = await findApart(client, migrationId, pair);
    if (!known) throw notFound("What was said of the two names");
    const { name, key: agentKey } = pair;
    await tables(client).nameApart.deleteMany({ where: { migrationId, name, agentKey } });
    await follow(work, pair, { verb: "aliases.unapart", reason: null });
    return known;
  });
}

async function pairOf(client: pg.PoolClient, migrationId: string, { fqdn, name }: Said): Promise<Pair> {
  const pair = { agent: keyOf(fqdn), name: keyOf(name) };
  const where = { migrationId_name: { migrationId, name: pair.agent } };
  const agent = await tables(client).agent.findUnique({ where, select: { id: true, key: true } });
  if (!agent) throw notFound("The agent");
  return { ...pair, ...agent };
}

async function follow(
  work: Work,
  { name, agent, id, key }: Pair,
  { verb, reason }: { verb: "aliases.apart" | "aliases.unapart"; reason: string | null },
): Promise<void> {
  await namesMoved(work, name, key);
  const apart = verb === "aliases.apart";
  work.tell({
    verb,
    subject: { kind: "agent", id, name: agent },
    summary: apart ? `${name} and ${agent} are two computers.` : `${name} and ${agent} are not said to be two computers any more.`,
    before: apart ? null : { apart: name },
    after: apart ? { apart: name } : null,
    reason,
  });
}
