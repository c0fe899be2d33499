import { Ban, CircleHelp, Equal, type LucideIcon, Minus, PenLine, Plus } from "lucide-react";
import { count } from "@/components/moments/numbers";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { ImportRecord } from "@/lib/contracts/imports";
import type { RowOutcome } from "@/lib/domain/row-outcomes";
import { explains } from "@/lib/domain/words/term";
import { importHref } from "@/lib/queries/import-links";
import { outcomeCount, outcomeNames } from "./import-words";

export const outcomeLooks: Record<RowOutcome, { Icon: LucideIcon; colour: string }> = {
  added: { Icon: Plus, colour: "text-good-text" },
  changed: { Icon: PenLine, colour: "text-ink2" },
  unchanged: { Icon: Equal, colour: "text-ink2" },
  withoutAgent: { Icon: CircleHelp, colour: "text-warn-text" },
  missing: { Icon: Minus, colour: "text-bad-text" },
  rejected: { Icon: Ban, colour: "text-warn-text" },
  duplicate: { Icon: Equal, colour: "text-ink2" },
  ignored: { Icon: Ban, colour: "text-ink3" },
  ifWhole: { Icon: CircleHelp, colour: "text-warn-text" },
};

/** What an import is counted by: a people's list makes nobody missing, and may name who has no agent. */
export function countedOutcomes({ kind }: Pick<ImportRecord, "kind">): RowOutcome[] {
  return ["added", "changed", "unchanged", kind === "peopleList" ? "withoutAgent" : "missing", "rejected"];
}

/** The five counts in one quiet line; a zero steps back. */
export function CountsLine({ record, migration }: { record: ImportRecord; migration: string }) {
  return (
    <ul className="flex flex-wrap gap-x-3.5 gap-y-1 text-small">
      {countedOutcomes(record).map((outcome) => {
        const { Icon, colour } = outcomeLooks[outcome];
        const value = outcomeCount(record, outcome);
        return (
          <li
            key={outcome}
            {...explains(`tile:${outcome}`)}
            className={classes("flex items-center gap-1 tabular-nums", value === 0 ? "text-ink3" : colour)}
          >
            <Icon size={12} strokeWidth={2} aria-hidden />
            <b className="font-semibold">
              <OutcomeCount record={record} outcome={outcome} migration={migration} />
            </b>
            <span>{outcomeNames[outcome].toLowerCase()}</span>
          </li>
        );
      })}
    </ul>
  );
}

type CountProps = { record: ImportRecord; outcome: RowOutcome; migration: string; written?: (value: number) => string };

/** How many rows ended so; the number opens them. */
export function OutcomeCount({ record, outcome, migration, written = count }: CountProps) {
  const value = outcomeCount(record, outcome);
  if (value === 0) return written(0);
  return (
    <Link href={importHref(migration, record.id, outcome)} className="opens-rows relative">
      {written(value)}
      <span className="sr-only">
        {" "}
        {outcomeNames[outcome].toLowerCase()} in import #{record.number}
      </span>
    </Link>
  );
}
