"use client";

import { FileSpreadsheet } from "lucide-react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { counted, fileSize } from "@/components/moments/numbers";
import { Button, ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Failure } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { discardImport, replanImport } from "@/lib/queries/imports";
import { CapturedTime } from "./captured-time";
import { CountsLine } from "./counts";
import { CoverageChoice } from "./coverage-choice";
import { asksOnlyCoverage, changesWhateverSaid } from "./coverage-words";
import { GroupNames } from "./group-names";
import { ImportStatus } from "./import-status";
import { kindNames } from "./kind-names";
import { NeedQuestions } from "./need-questions";

/** A file that was read and changes nothing yet. */
export function WaitingCard({ record }: { record: ImportRecord }) {
  const migration = useMigration();
  const may = useMay();
  const href = `/m/${migration.id}/imports/${record.id}`;
  const replan = useChange((said: ImportInput) => replanImport(migration.id, record, said));
  const discard = useChange(() => discardImport(migration.id, record.id));
  const onlyCoverage = asksOnlyCoverage(record);
  const asking = record.status === "needs-input" && !onlyCoverage;
  const busy = replan.isPending || discard.isPending;
  return (
    <li className="card grid grid-cols-[minmax(0,1fr)_auto] gap-3 p-3.5 phone:grid-cols-1">
      <div className="flex min-w-0 items-start gap-3">
        <span aria-hidden className="flex size-9 shrink-0 items-center justify-center rounded-field bg-hover text-ink2 phone:hidden">
          <FileSpreadsheet size={18} strokeWidth={1.75} />
        </span>
        <div className="min-w-0 flex-1">
          <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
            <Link href={href} className="opens-rows min-w-0 truncate font-semibold" title={record.fileName}>
              {record.fileName}
            </Link>
            <ImportStatus record={record} />
          </p>
          <div className="mt-0.5 flex flex-wrap items-center gap-x-2.5 gap-y-0.5 text-small text-ink2">
            <span>{record.kind ? kindNames[record.kind] : "Kind not recognised"}</span>
            {record.groups.length > 0 && <GroupNames names={record.groups} migration={migration} />}
            <span>{counted(record.rows.total, "row")}</span>
            <span>{fileSize(record.bytes)}</span>
            {record.capturedAt && (
              <span className="flex items-center gap-1.5">
                Captured
                <CapturedTime
                  instant={record.capturedAt}
                  timeZone={migration.timeZone}
                  busy={busy}
                  onChange={(capturedAt) => replan.mutate({ capturedAt })}
                />
              </span>
            )}
          </div>
          <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
            {record.status === "planned" && <CountsLine record={record} migration={migration.id} />}
            {onlyCoverage && <span className="text-small text-ink2">{changesWhateverSaid(record)}</span>}
            {record.issueCount > 0 && (
              <Link href={href} className="opens-rows text-small text-warn-text">
                {counted(record.issueCount, "issue")}
              </Link>
            )}
          </div>
        </div>
      </div>
      <Failure of={replan.error ?? discard.error} className="col-span-full" />
      {asking && may("imports.apply", migration) && (
        <div className="col-span-full -mt-3">
          <NeedQuestions record={record} busy={busy} onAnswer={replan.mutate} />
        </div>
      )}
      {!asking && may("imports.apply", migration) && (
        <div className="col-span-full empty:hidden">
          <CoverageChoice record={record} busy={busy} onAnswer={replan.mutate} />
        </div>
      )}
      {may("imports.apply", migration) && (
        <div className={asking ? "tablet:col-start-2 tablet:row-start-1" : "flex items-start gap-2 tablet:col-start-2 tablet:row-start-1"}>
          <Button look="danger" size="small" disabled={busy} onClick={() => discard.mutate()}>
            Discard
          </Button>
          {!asking && (
            <ButtonLink href={href} size="small" className="phone:flex-1">
              {onlyCoverage ? "Preview" : "Preview and apply"}
            </ButtonLink>
          )}
        </div>
      )}
    </li>
  );
}
