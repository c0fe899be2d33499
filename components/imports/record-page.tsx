"use client";

import { useQuery } from "@tanstack/react-query";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { count, counted } from "@/components/moments/numbers";
import { Failure } from "@/components/ui/states";
import { Unanswered } from "@/components/ui/unanswered";
import { useChange } from "@/components/ui/use-change";
import type { ImportInput } from "@/lib/contracts/imports";
import { importQuery, replanImport } from "@/lib/queries/imports";
import { isAbsent } from "@/lib/queries/request";
import { CollectedSections } from "./collected-sections";
import { CoverageChoice } from "./coverage-choice";
import { asksOnlyCoverage, makesAnybodyMissing } from "./coverage-words";
import { FieldRows } from "./field-rows";
import { groupIssues } from "./issue-groups";
import { IssueList } from "./issue-list";
import { NeedQuestions } from "./need-questions";
import { NoImport } from "./no-import";
import { OutcomeStrip } from "./outcome-strip";
import { ReadDifferently } from "./read-differently";
import { Recognised } from "./recognised";
import { RecordActions } from "./record-actions";

/** One import: what was recognised, what it changes, what is wrong with it. A preview while it is only planned. */
export function RecordPage({ id }: { id: string }) {
  const migration = useMigration();
  const may = useMay();
  const read = useQuery(importQuery(migration.id, id));
  const record = read.data;
  // The answer shows at once, so that the next one need not wait for the other queries.
  const answer = useChange(async (said: ImportInput) => record && replanImport(migration.id, record, said), {
    answers: importQuery(migration.id, id).queryKey,
  });
  if (!record && isAbsent(read.error)) return <NoImport />;
  if (!record)
    return (
      <div className="p-5">
        <Unanswered of={read} title="This import could not be read" rows={12} />
      </div>
    );
  const kinds = groupIssues(record.issues).length;
  const asks = record.status === "needs-input" && !asksOnlyCoverage(record);
  const waits = record.status === "planned" || asksOnlyCoverage(record);
  return (
    <div className="flex min-h-full flex-col desk:grid desk:h-full desk:grid-cols-[1fr_352px]">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-3 p-4 desk:overflow-y-auto desk:px-5 print:p-0">
        <Recognised
          record={record}
          migration={migration}
          busy={answer.isPending}
          onCaptured={(waits || asks) && may("imports.apply", migration) ? (capturedAt) => answer.mutate({ capturedAt }) : null}
        />
        <Failure of={answer.error} />
        {waits && makesAnybodyMissing(record) && may("imports.apply", migration) && (
          <section aria-label="What the file speaks for" className="card px-3.5 pt-3 pb-3.5">
            <h2 className="mb-2 text-section font-semibold">Is this all of it?</h2>
            <CoverageChoice record={record} busy={answer.isPending} onAnswer={answer.mutate} />
          </section>
        )}
        {asks && may("imports.apply", migration) ? (
          <section aria-label="Questions" className="card px-3.5 pt-3 pb-3.5">
            <h2 className="text-section font-semibold">Before this can be planned</h2>
            <NeedQuestions record={record} busy={answer.isPending} onAnswer={answer.mutate} />
          </section>
        ) : (
          <OutcomeStrip migration={migration.id} record={record} />
        )}
        {record.collected && <CollectedSections id={record.id} collected={record.collected} migration={migration.id} />}
        {waits && may("imports.apply", migration) && (
          <ReadDifferently key={record.revision} record={record} busy={answer.isPending} onAnswer={answer.mutate} />
        )}
        <FieldRows record={record} migration={migration.id} />
      </div>
      <aside aria-label="Issues" className="flex min-h-0 flex-col border-line bg-surface max-desk:border-t desk:border-l">
        <div className="min-h-0 flex-1 overflow-y-auto px-3.5 pb-3">
          <h2 className="flex items-baseline gap-2 pt-3.5 pb-1 text-panel font-semibold">
            Issues
            <span className="text-small font-normal text-ink2">
              {record.issueCount === 0 ? "none" : `${counted(kinds, "kind")}, ${count(record.issueCount)} in all`}
            </span>
          </h2>
          {record.issueCount > 0 ? (
            <IssueList issues={record.issues} />
          ) : (
            <p className="text-ink2">{asks ? "Rows are read once the questions are answered." : "Every row was read as it stands."}</p>
          )}
          {record.issueCount > record.issues.length && (
            <p className="pb-3 text-small text-ink3">
              The first {count(record.issues.length)} are listed here. Further ones are beside their rows, up to 1,000 of each kind; the
              rest is counted.
            </p>
          )}
        </div>
        <RecordActions record={record} />
      </aside>
    </div>
  );
}
