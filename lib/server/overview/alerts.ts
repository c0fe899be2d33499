import "server-only";
import type { Overview } from "@/lib/contracts/overview";
import { type AlertsFrom, alertsFroms } from "@/lib/domain/stages";
import type { View } from "@/lib/server/estate/estate";

/** Agents in scope by where their alerts are answered; null while nobody said it of any of them. */
export function alertsAnswered(view: View): Overview["alerts"] {
  const rows = view.alike({ inScope: true });
  if (!rows.some(({ said }) => said.alertsFrom !== null)) return null;
  const of = (from: AlertsFrom | null) => rows.reduce((sum, { said, count }) => sum + (said.alertsFrom === from ? count : 0), 0);
  const [source, both, target] = alertsFroms.map(of);
  return { source: source ?? 0, both: both ?? 0, target: target ?? 0, unknown: of(null) };
}
