import "server-only";
import { v7 } from "uuid";
import type { Baseline, BaselineInput } from "@/lib/contracts/drift";
import { type NamedBuilds, readBuild } from "@/lib/domain/builds";
import type { SourceFacts } from "@/lib/domain/drift/facts";
import { counted } from "@/lib/domain/words/numbers";
import { conflict, invalidRequest, notFound } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Call } from "@/lib/server/events/call";
import { changeHeld } from "@/lib/server/migrations/change-held";
import { type BaselineRow, loadBaselines, presentBaseline, writeBaseline } from "./baseline-rows";
import { loadSource, missingIn } from "./source";

/** The baseline that holds. */
export async function getBaseline(migrationId: string): Promise<Baseline> {
  const [latest] = await loadBaselines(pool(), migrationId);
  if (!latest) throw notFound("A baseline");
  return await presentBaseline(pool(), migrationId, latest);
}

/** Freezes what the latest exports tell of the original, or those until the import `at`. What was frozen before stays in the history. */
export async function freezeBaseline(call: Call, migrationId: string, { reason, name, import: at }: BaselineInput): Promise<Baseline> {
  return await changeHeld(call, { migrationId, news: "drift" }, async (client) => {
    const [before] = await loadBaselines(client, migrationId);
    if (before && !reason) throw invalidRequest("A baseline is frozen already. Say why it is renewed.");
    const until = at === undefined ? null : await momentOfImport(client, migrationId, at);
    const source = await loadSource(client, migrationId, { until: until?.at ?? null });
    const missing = missingIn(source);
    if (missing.length) throw conflict("baseline-incomplete", `The baseline cannot be frozen. ${missing.join(" ")}`, { missing });
    const row: BaselineRow = {
      ...summaryOf(source.facts, source.named),
      id: v7(),
      number: (before?.number ?? 0) + 1,
      name: name || null,
      reason: reason || null,
      frozenAt: call.now,
      frozenBy: call.actor.name,
    };
    await writeBaseline(client, migrationId, row, source.facts);
    const told = [counted(row.agents, "agent"), counted(row.servers, "management server"), counted(row.gateways, "gateway")].join(", ");
    const { number, agents, servers, gateways, imports } = row;
    return {
      answer: await presentBaseline(client, migrationId, row),
      told: {
        verb: before ? "baseline.renew" : "baseline.freeze",
        subject: { kind: "baseline", id: row.id, name: row.name ?? `Baseline ${number}` },
        summary: `Baseline of the original ${before ? "renewed" : "frozen"}${until ? ` as of import #${until.number}` : ""}: ${told}.`,
        before: before ? { number: before.number, agents: before.agents, servers: before.servers, gateways: before.gateways } : null,
        after: { number, agents, servers, gateways, imports, ...(until && { asOfImport: until.number }) },
        reason: row.reason,
      },
    };
  });
}

/** The captured time of an applied import of an original; 409 where nothing can be frozen by it. */
async function momentOfImport(db: Queryable, migrationId: string, id: string): Promise<{ number: number; at: Date }> {
  const { import: imports, managementGroup } = tables(db);
  const originals = await managementGroup.findMany({ where: { migrationId, role: "source" }, select: { key: true } });
  const groupKeys = { hasSome: originals.map(({ key }) => key) };
  const found = await imports.findUnique({ where: { id, migrationId, status: "applied", groupKeys } });
  if (!found?.capturedAt) throw conflict("conflict", "Only an applied import of an original can be frozen. Choose another one.");
  return { number: found.number, at: found.capturedAt };
}

/** What is frozen, in numbers. */
function summaryOf(
  { groups, servers, agents }: SourceFacts,
  named: NamedBuilds,
): Pick<BaselineRow, "imports" | "agents" | "servers" | "gateways" | "builds"> {
  const numbers = groups.flatMap(({ agentsImport, serversImport, gatewaysImport }) => [agentsImport, serversImport, gatewaysImport]);
  const builds = new Map<string | null, BaselineRow["builds"][number]>();
  const count = (version: string | null, of: "agents" | "servers") => {
    const release = readBuild(version, named)?.release ?? null;
    const build = builds.get(version) ?? { version, release, agents: 0, servers: 0 };
    builds.set(version, build);
    build[of] += 1;
  };
  for (const { version } of agents) count(version, "agents");
  for (const { version } of servers) count(version, "servers");
  return {
    imports: [...new Set(numbers)].filter((number) => number !== null).sort((a, b) => a - b),
    agents: agents.length,
    servers: servers.filter(({ kind }) => kind === "managementServer").length,
    gateways: servers.filter(({ kind }) => kind === "gateway").length,
    builds: [...builds.values()].sort((a, b) => b.agents - a.agents || b.servers - a.servers),
  };
}
