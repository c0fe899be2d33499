import "server-only";
import type { Agent, AgentDetail } from "@/lib/contracts/agents";
import { changedFields } from "@/lib/domain/agent-history";
import type { Stage } from "@/lib/domain/stages";
import { ProblemError } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadTimeline } from "@/lib/server/estate/timeline";
import { apartOf } from "@/lib/server/plans/aliases/apart";
import { aliasesOf, findAlias } from "@/lib/server/plans/aliases/read";
import { deriveAgents } from "@/lib/server/projection/derive";
import { loadAttribution } from "./attribution";
import { importIds } from "./import-ids";
import { momentOf } from "./moment";
import { presentAgent } from "./present";
import type { AgentsOf } from "./rows";
import { readAgentRows } from "./rows";

/** One agent as of a moment, with every change and every stage until then. */
export async function getAgent(migration: AgentsOf, fqdn: string, asOf?: string): Promise<AgentDetail> {
  const moment = momentOf(asOf, migration.timeZone);
  const agent = await findAgent(pool(), migration.id, fqdn, moment);
  return {
    ...agent,
    ...(await historyOf(migration.id, agent.key, moment)),
    aliases: await aliasesOf(migration.id, agent.key),
    apart: await apartOf(migration.id, agent),
  };
}

export async function findAgent(db: Queryable, migrationId: string, fqdn: string, moment: Date | null): Promise<Agent> {
  const name = agentName(fqdn);
  const agent = await tables(db).agent.findUnique({ where: { migrationId_name: { migrationId, name } }, select: { key: true } });
  const [row] = await readAgentRows(db, migrationId, agent ? [agent.key] : [], moment);
  if (!row) throw await notObserved(db, migrationId, name, moment);
  return presentAgent(row, await loadAttribution(db, migrationId, moment));
}

async function notObserved(db: Queryable, migrationId: string, name: string, moment: Date | null): Promise<ProblemError> {
  const alias = await findAlias(db, migrationId, name);
  const why = alias ? `means ${alias.agent} in exports` : `is in no import${moment ? " captured by then" : ""}`;
  return new ProblemError(404, "not-observed", `${name} ${why}.`);
}

/** The key by which an agent is kept, from a name in any case. */
export function agentName(fqdn: string): string {
  return fqdn.trim().replace(/\.$/, "").toLowerCase();
}

async function historyOf(
  migrationId: string,
  key: number,
  moment: Date | null,
): Promise<Pick<AgentDetail, "history" | "periods" | "imports">> {
  const until = moment?.getTime() ?? Number.POSITIVE_INFINITY;
  const timeline = await loadTimeline(pool(), migrationId);
  const idOf = await importIds(pool(), migrationId);
  const names = new Map(timeline.groups.map((g) => [g.key, g.name]));
  const history: AgentDetail["history"] = [];
  const periods: { stage: Stage; from: number; to: number | null }[] = [];
  for await (const agents of deriveAgents(pool(), migrationId, timeline, [key])) {
    const agent = agents.find((one) => one.key === key);
    for (const change of agent?.changes ?? []) {
      const one = timeline.imports[change.place];
      if (!one || one.at > until) continue;
      const at = new Date(one.at).toISOString();
      const group = names.get(change.groupKey) ?? "";
      for (const field of changedFields(change))
        history.push({ at, import: one.number, importId: idOf.get(one.number) ?? "", group, ...field });
    }
    for (const { from, to, state } of agent?.periods ?? []) {
      if (from > until) continue;
      const end = to !== null && to > until ? null : to;
      const before = periods.at(-1);
      if (before?.stage === state.stage) before.to = end;
      else periods.push({ stage: state.stage, from, to: end });
    }
  }
  const groups = (keys: readonly number[]) => keys.flatMap((one) => names.get(one) ?? []);
  return {
    imports: timeline.imports
      .filter((one) => one.at <= until)
      .map(({ number, at, groupKeys }) => ({
        number,
        id: idOf.get(number) ?? "",
        at: new Date(at).toISOString(),
        groups: groups(groupKeys),
      })),
    history: history.reverse(),
    periods: periods.map((p) => ({
      stage: p.stage,
      from: new Date(p.from).toISOString(),
      to: p.to === null ? null : new Date(p.to).toISOString(),
    })),
  };
}
