"use client";

import { useState } from "react";
import { count, counted } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import type { DriftList as Drift, DriftItem } from "@/lib/contracts/drift";
import type { Migration } from "@/lib/contracts/migrations";
import { type DriftSeverity, driftNames, driftSeverities } from "@/lib/domain/drift/item";
import { alike } from "./alike";
import { DriftGroup } from "./drift-group";
import { severityWords } from "./drift-words";
import { ExplainDialog } from "./explain-dialog";

type Props = {
  items: readonly DriftItem[];
  counts: Drift["counts"];
  total: number;
  weight: DriftSeverity | null;
  onWeight: (weight: DriftSeverity) => void;
  migration: Migration;
  explains: boolean;
  more: { busy: boolean; onMore: () => void } | null;
};

/** What keeps no gate shut is shown in short beside what does. */
const short: ReadonlySet<DriftSeverity> = new Set(["explained", "information"]);
const few = 6;

/** Differences by weight, the heaviest first; those that need a reason can be chosen and explained together. */
export function DriftList({ items, counts, total, weight, onWeight, migration, explains, more }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const picked = items.filter(({ id, severity, rule }) => chosen.has(id) && (severity === "unexplained" || rule === "written"));
  const toggle = (ids: readonly string[], on: boolean) =>
    setChosen((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  if (total === 0)
    return (
      <section aria-label="Differences" className="card">
        <EmptyState title={weight ? `Nothing under “${driftNames[weight]}”` : "As it was"}>
          {weight ? severityWords[weight].means : "The latest exports tell of the original what the baseline tells."}
        </EmptyState>
      </section>
    );
  return (
    <>
      {driftSeverities.map((severity) => {
        const all = alike(items.filter((item) => item.severity === severity));
        const groups = weight === null && short.has(severity) ? all.slice(0, few) : all;
        const own = groups.flat();
        if (!counts[severity] || (weight !== null && weight !== severity)) return null;
        const { means, Icon, colour } = severityWords[severity];
        const name = driftNames[severity];
        const open = severity === "unexplained" ? own.map(({ id }) => id) : [];
        const every = open.length > 0 && open.every((id) => chosen.has(id));
        return (
          <section key={severity} aria-label={name} className="card overflow-hidden">
            <header className="flex min-h-9 flex-wrap items-center gap-x-2 bg-sunken px-3.5 py-1">
              <Icon size={15} strokeWidth={1.75} aria-hidden className={colour} />
              <h2 className="text-section font-semibold tracking-[-0.01em]">{name}</h2>
              <span className="text-small font-semibold tabular-nums">{count(counts[severity])}</span>
              <span className="text-small text-ink2">{means}</span>
              {explains && open.length > 1 && (
                <Button size="small" look="quiet" className="ml-auto -mr-1.5" onClick={() => toggle(open, !every)}>
                  {every ? "Choose none" : `Choose these ${count(open.length)}`}
                </Button>
              )}
            </header>
            <ul>
              {groups.map((same) => (
                <DriftGroup
                  key={same[0].id}
                  items={same}
                  migration={migration}
                  whole={all.flat().length === counts[severity]}
                  chosen={chosen}
                  onChoose={explains && (severity === "unexplained" || same[0].rule === "written") ? toggle : null}
                />
              ))}
            </ul>
            {weight === null && own.length < counts[severity] && (
              <p className="border-t border-line px-2 py-1 print:hidden">
                <Button size="small" look="quiet" onClick={() => onWeight(severity)}>
                  All {count(counts[severity])} under “{name}”
                </Button>
              </p>
            )}
          </section>
        );
      })}
      <p role="status" className={weight === null ? "sr-only" : "text-small text-ink2"}>
        {weight !== null && items.length < total
          ? `The first ${count(items.length)} of ${counted(total, "difference")}`
          : counted(total, "difference")}
      </p>
      {more && (
        <Button onClick={more.onMore} disabled={more.busy} className="self-center">
          Show more
        </Button>
      )}
      {picked.length > 0 && (
        <div
          role="toolbar"
          aria-label="Chosen differences"
          className="sticky bottom-3.5 z-10 flex items-center gap-3 self-center rounded-card bg-accent px-3.5 py-2 text-on-accent shadow-overlay print:hidden"
        >
          <span className="font-[550]">{counted(picked.length, "difference")} chosen</span>
          <Button size="small" onClick={() => setAsking(true)}>
            Write a reason…
          </Button>
        </div>
      )}
      {asking && (
        <ExplainDialog
          migration={migration.id}
          items={picked}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
}
