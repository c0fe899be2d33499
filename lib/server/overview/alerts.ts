import "server-only";
import type { Overview } from "@/lib/contracts/overview";
import { type AlertsFrom, alertsFroms } from "@/lib/domain/stages";
import { agentsQuestion } from "@/lib/server/agents/select";
import { alikeAgents } from "@/lib/server/progress/alike";
import { countingQuery } from "@/lib/server/progress/counting";

/** Agents in scope at a moment by where their alerts are answered; null while nobody said it of any of them. */
export async function alertsAnswered(migrationId: string, moment: Date | null): Promise<Overview["alerts"]> {
  const rows = moment === null ? await alertsNow(migrationId) : await alertsAt(migrationId, moment);
  if (!rows.some(({ from }) => from !== null)) return null;
  const of = (from: AlertsFrom | null) => rows.reduce((sum, row) => sum + (row.from === from ? row.count : 0), 0);
  const [source, both, target] = alertsFroms.map(of);
  return { source: source ?? 0, both: both ?? 0, target: target ?? 0, unknown: of(null) };
}

type Counted = { from: AlertsFrom | null; count: number };

async function alertsNow(migrationId: string): Promise<Counted[]> {
  const scope = (await alikeAgents(migrationId)).filter(({ excluded, stage }) => !excluded && stage !== "gone");
  return scope.map(({ alertsFrom, count }) => ({ from: alertsFrom, count }));
}

async function alertsAt(migrationId: string, moment: Date): Promise<Counted[]> {
  const { text, values } = agentsQuestion(migrationId, moment, { inScope: true });
  return await countingQuery<Counted>(`select pl.alerts_from as "from", count(*)::int as count ${text} group by 1`, values);
}
