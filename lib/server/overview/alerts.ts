import "server-only";
import type { Overview } from "@/lib/contracts/overview";
import { type AlertsFrom, alertsFroms } from "@/lib/domain/stages";
import { agentsQuestion } from "@/lib/server/agents/select";
import { countingQuery } from "@/lib/server/progress/counting";

/** Agents in scope at a moment by where their alerts are answered; null while nobody said it of any of them. */
export async function alertsAnswered(migrationId: string, moment: Date | null): Promise<Overview["alerts"]> {
  const { text, values } = agentsQuestion(migrationId, moment, { inScope: true });
  const rows = await countingQuery<{ from: AlertsFrom | null; count: number }>(
    `select pl.alerts_from as "from", count(*)::int as count ${text} group by 1`,
    values,
  );
  if (!rows.some(({ from }) => from !== null)) return null;
  const of = (from: AlertsFrom | null) => rows.find((row) => row.from === from)?.count ?? 0;
  const [source, both, target] = alertsFroms.map(of);
  return { source: source ?? 0, both: both ?? 0, target: target ?? 0, unknown: of(null) };
}
