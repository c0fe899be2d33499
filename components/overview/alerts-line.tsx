import type { Overview } from "@/lib/contracts/overview";
import { alertsFromNames, alertsFroms } from "@/lib/domain/stages";
import { type AgentFilter, inventoryHref } from "@/lib/queries/agent-links";
import { RowsLink } from "./rows-link";

/** From where alerts are answered while both sides alert. Absent until somebody said it of an agent. */
export function AlertsLine({ alerts, migration, asOf }: { alerts: Overview["alerts"]; migration: string; asOf: string | null }) {
  if (!alerts) return null;
  const rows = (filter: Partial<AgentFilter>, value: number, from: string) => (
    <RowsLink href={inventoryHref(migration, { ...filter, inScope: true, asOf })} value={value} name={`answered from ${from}`} />
  );
  return (
    <p className="border-t border-line px-3.5 py-2 text-small text-ink2">
      Alerts answered from:{" "}
      {alertsFroms.map((from) => (
        <span key={from}>
          {alertsFromNames[from].toLowerCase()} {rows({ alertsFrom: [from] }, alerts[from] ?? 0, `${alertsFromNames[from].toLowerCase()}`)}{" "}
          ·{" "}
        </span>
      ))}
      nobody said {rows({ unknown: ["alertsFrom"] }, alerts.unknown ?? 0, "where nobody said")}
    </p>
  );
}
