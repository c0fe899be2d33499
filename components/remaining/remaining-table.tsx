import { CircleCheck } from "lucide-react";
import type { BulkKind } from "@/components/agents/bulk-draft";
import { classes } from "@/components/ui/classes";
import { EmptyState } from "@/components/ui/states";
import type { AgentChangeRecord } from "@/lib/contracts/agent-changes";
import type { Migration } from "@/lib/contracts/migrations";
import type { Remaining } from "@/lib/contracts/remaining";
import { CauseRow } from "./cause-row";
import { ValueRow } from "./value-row";

type Props = {
  remaining: Remaining;
  migration: Migration;
  asOf: string | null;
  /** Still of the choice before. */
  stale: boolean;
  onDone: (kind: BulkKind, made: AgentChangeRecord) => void;
};

const heads = {
  cause: [
    { name: "Cause", width: "w-56 desk:w-64" },
    { name: "Agents", width: "w-20 text-right" },
    { name: "Share", width: "w-40 desk:w-56 tablet:max-desk:hidden" },
    { name: "What to do next", width: "" },
    { name: "Change them", width: "w-10", hidden: true },
  ],
  value: [
    { name: "Name", width: "" },
    { name: "Not done", width: "w-22 text-right" },
    { name: "Done", width: "w-22 text-right" },
    { name: "In scope", width: "w-22 text-right" },
    { name: "Done, %", width: "w-32 pl-3 desk:w-64" },
    { name: "Change them", width: "w-10", hidden: true },
  ],
};

/** One row for each cause or value that has agents. */
export function RemainingTable({ remaining, migration, asOf, stale, onDone }: Props) {
  const { by, items, total } = remaining;
  const shown = by === "cause" ? items.filter(({ notDone }) => notDone > 0) : items;
  const most = Math.max(...shown.map(({ notDone }) => notDone), 1);
  const without = by === "cause" ? items.filter(({ notDone }) => notDone === 0).map(({ name }) => name) : [];
  const row = { migration, by, asOf, onDone };
  if (shown.length === 0)
    return (
      <div className="card">
        <EmptyState title={total.inScope === 0 ? "Nothing to count yet" : "Nothing remains"}>
          {total.inScope === 0
            ? "Import the agents of the management groups; what is not across shows here with what to do next."
            : "Every agent in scope is done."}
        </EmptyState>
      </div>
    );
  return (
    <>
      <section
        aria-label="Remaining agents"
        aria-busy={stale}
        className={classes("card overflow-hidden transition-opacity", stale && "opacity-60")}
      >
        <table className="w-full table-fixed border-collapse phone:block">
          <thead className="phone:sr-only">
            <tr className="border-b border-line bg-sunken text-left text-caption text-ink2">
              {heads[by === "cause" ? "cause" : "value"].map(({ name, width, ...head }) => (
                <th key={name} scope="col" className={classes("py-2 pr-3 font-medium first:pl-3.5 last:pr-3.5", width)}>
                  {"hidden" in head ? <span className="sr-only">{name}</span> : name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="phone:block">
            {shown.map((item) =>
              by === "cause" ? (
                <CauseRow key={item.value} item={item} most={most} all={total.notDone} {...row} />
              ) : (
                <ValueRow key={item.value} item={item} {...row} />
              ),
            )}
          </tbody>
        </table>
      </section>
      {by === "server" && (
        <p className="text-small text-ink3">
          An agent counts for each server that a management group names as its primary one, so that the rows add up to more than the agents.
        </p>
      )}
      {without.length > 0 && (
        <p className="flex items-start gap-1.5 text-small text-ink3">
          <CircleCheck size={14} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0" />
          <span>No agent: {without.join(" · ")}</span>
        </p>
      )}
    </>
  );
}
