"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { dayAndTime } from "@/components/moments/moments";
import { counted } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Failure } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { ImportRecord } from "@/lib/contracts/imports";
import { applyInOrder } from "@/lib/queries/replan";
import { standingQuery } from "@/lib/queries/standing";
import { whatChanges } from "./coverage-words";
import { inCapturedOrder } from "./import-words";
import { sharingTheirTime } from "./same-times";
import { waitWords } from "./upload-words";

/** All that are ready, oldest first, in one go; not those whose order nobody knows. */
export function ApplyReady({ records }: { records: readonly ImportRecord[] }) {
  const migration = useMigration();
  const may = useMay();
  /* The list as it was confirmed: while it is worked off, fewer and fewer are still planned. */
  const [asked, setAsked] = useState<ImportRecord[] | null>(null);
  const [applied, setApplied] = useState(0);
  const planned = records.filter(({ status }) => status === "planned");
  const unordered = new Set(sharingTheirTime(planned));
  const ready = inCapturedOrder(planned.filter((record) => !unordered.has(record)));
  const doubted = records.filter(({ status }) => status === "needs-input").length;
  const applyAll = (list: ImportRecord[]) => {
    setApplied(0);
    return applyInOrder(migration.id, list, () => setApplied((n) => n + 1));
  };
  const apply = useChange(applyAll, {
    says: ({ leftOut }, list) => {
      const left = leftOut.map(({ number }) => `#${number}`).join(", ");
      return `${counted(list.length - leftOut.length, "import")} applied${left ? `. ${left} asks something now and was left out` : ""}`;
    },
    after: () => setAsked(null),
  });
  const current = apply.isPending ? (asked ?? [])[applied] : undefined;
  const waits = waitWords(useQuery(standingQuery(current?.id ?? "")).data);
  if ((ready.length < 2 && !asked) || !may("imports.apply", migration)) return null;
  const list = asked ?? ready;
  return (
    <>
      <Button look="primary" className="phone:h-auto phone:w-full phone:whitespace-normal" onClick={() => setAsked(ready)}>
        Apply all {ready.length} that are ready: {whatChanges(ready)}
      </Button>
      <Confirm
        open={asked !== null}
        onClose={() => !apply.isPending && setAsked(null)}
        title={`Apply ${list.length} files`}
        verb={apply.isPending ? `Applying ${Math.min(applied + 1, list.length)} of ${list.length}` : `Apply ${list.length} files`}
        of={apply}
        failure={<Failure of={apply.error}>The files before it were applied; it and those after it were not.</Failure>}
        onConfirm={() => apply.mutate(list)}
      >
        <p>
          In the order in which they were captured. Each is counted on top of the one before, so the counts of later files can differ from
          what is shown now. Any of them can be undone.
        </p>
        {doubted > 0 && (
          <p>
            {counted(doubted, "other file")} that still {doubted === 1 ? "asks something is" : "ask something are"} left out.
          </p>
        )}
        {unordered.size > 0 && (
          <p>{counted(unordered.size, "file")} that share the moment of their capture are left out: say when each was exported first.</p>
        )}
        <ol className="max-h-60 overflow-y-auto rounded-field border border-line bg-surface">
          {list.map((record, i) => (
            <li key={record.id} className="flex justify-between gap-3 border-b border-line px-2.5 py-1.5 text-small last:border-0">
              <span className="min-w-0 truncate text-ink">{record.fileName}</span>
              <span className="shrink-0 tabular-nums text-ink2">{whatChanges([record])}</span>
              <span className="shrink-0 tabular-nums">
                {apply.isPending && i < applied
                  ? "done"
                  : record === current
                    ? (waits ?? "now")
                    : dayAndTime(record.capturedAt, migration.timeZone)}
              </span>
            </li>
          ))}
        </ol>
        {current && (
          <div className="flex items-center gap-3">
            <div
              role="progressbar"
              aria-label={`Applying ${counted(list.length, "file")}`}
              aria-valuemin={0}
              aria-valuemax={list.length}
              aria-valuenow={applied}
              aria-valuetext={`${applied} of ${list.length} applied`}
              className="h-1 flex-1 overflow-hidden rounded-bar bg-hover"
            >
              <div className="h-full bg-accent transition-[width]" style={{ width: `${(applied / list.length) * 100}%` }} />
            </div>
            <span role="status" className="text-small tabular-nums text-ink2">
              #{current.number}: {waits ?? "being applied"}
            </span>
          </div>
        )}
      </Confirm>
    </>
  );
}
