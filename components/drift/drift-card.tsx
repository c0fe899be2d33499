"use client";

import { useQuery } from "@tanstack/react-query";
import { useMigration } from "@/components/frame/current-migration";
import { day } from "@/components/moments/moments";
import { count, counted } from "@/components/moments/numbers";
import { ButtonLink } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { driftNames, driftSeverities } from "@/lib/domain/drift/item";
import { driftCountsQuery, driftHref } from "@/lib/queries/drift";
import { severityWords } from "./drift-words";

/** The baseline and its drift in two lines, above the tasks of Retain. */
export function DriftCard() {
  const migration = useMigration();
  const { data } = useQuery(driftCountsQuery(migration.id));
  if (!data) return null;
  const { baseline, counts, missing } = data;
  return (
    <section aria-label="Baseline and drift" className="card flex flex-wrap items-center gap-x-4 gap-y-2 px-3.5 py-2.5">
      <div className="min-w-0 flex-1">
        <h2 className="text-section font-semibold tracking-[-0.01em]">Baseline and drift</h2>
        <p className="text-small text-ink2">
          {baseline
            ? `${baseline.name ?? "Baseline"}, frozen ${day(baseline.at, migration.timeZone)}: ${counted(baseline.agents, "agent")}, ${counted(baseline.servers, "server")}, ${counted(baseline.gateways, "gateway")}.`
            : (missing[0] ?? "Nothing is frozen yet. The exports for it are there.")}
        </p>
      </div>
      {baseline && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small">
          {driftSeverities.map((severity) => {
            const name = driftNames[severity];
            const { Icon, colour } = severityWords[severity];
            return (
              <li key={severity} className="flex items-center gap-1.5">
                <Icon size={14} strokeWidth={1.9} aria-hidden className={counts[severity] ? colour : "text-ink3"} />
                <Link
                  href={driftHref(migration.id, severity)}
                  className={classes("opens-rows rounded-bar font-semibold tabular-nums", counts[severity] === 0 && "font-normal")}
                  aria-label={`${name}: ${count(counts[severity])}`}
                >
                  {count(counts[severity])}
                </Link>
                <span className="text-ink2">{name}</span>
              </li>
            );
          })}
        </ul>
      )}
      <ButtonLink size="small" href={driftHref(migration.id)}>
        {baseline ? "Open" : "Freeze the baseline"}
      </ButtonLink>
    </section>
  );
}
