"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { counted } from "@/components/moments/numbers";
import { Checkbox } from "@/components/ui/checkbox";
import { Page } from "@/components/ui/page";
import { EmptyState, Note } from "@/components/ui/states";
import { Unanswered } from "@/components/ui/unanswered";
import type { ImportRecord } from "@/lib/contracts/imports";
import { importsQuery } from "@/lib/queries/imports";
import { ApplyReady } from "./apply-ready";
import { DropZone } from "./drop-zone";
import { ImportHistory } from "./import-history";
import { inCapturedOrder } from "./import-words";
import { sharingTheirTime } from "./same-times";
import { asksForCommand, UploadCard } from "./upload-card";
import { useUploads } from "./uploads";
import { WaitingCard } from "./waiting-card";

const isWaiting = ({ status }: ImportRecord) => status === "planned" || status === "needs-input";
/** Planned and discarded before it counted: no part of the history unless asked for. */
const isDiscarded = ({ status, appliedAt }: ImportRecord) => status === "undone" && !appliedAt;

export function ImportsPage() {
  const migration = useMigration();
  const may = useMay();
  const { list: uploads } = useUploads();
  const { data, error, refetch } = useQuery(importsQuery(migration.id));
  const [all, setAll] = useState(false);
  const base = `/m/${migration.id}`;
  const waiting = inCapturedOrder(data?.items.filter(isWaiting) ?? []);
  const decided = data?.items.filter((record) => !isWaiting(record)) ?? [];
  const discarded = decided.filter(isDiscarded).length;
  const history = all ? decided : decided.filter((record) => !isDiscarded(record));
  const sharing = sharingTheirTime(waiting).length;
  const first = data !== undefined && data.items.length === 0 && uploads.length === 0;
  const writes = may("imports.create", migration);
  return (
    <Page measure="table">
      <div className="flex min-h-7.5 flex-wrap items-center gap-3">
        <h1 className="flex-1 text-title">Imports</h1>
        <ApplyReady records={waiting} />
      </div>
      {writes && data && <DropZone base={base} first={first} />}
      {!writes && first && <EmptyState title="Nothing was imported yet">An engineer or lead drops the first export here.</EmptyState>}
      {uploads.length + waiting.length > 0 && (
        <section aria-label="Waiting" className="flex flex-col gap-2">
          <h2 className="text-section font-semibold">
            Not applied yet <span className="font-normal text-ink3">nothing is written until you apply</span>
          </h2>
          {sharing > 0 && (
            <Note
              tone="warn"
              role="status"
              title={`${sharing} files have the captured time of another export of the same management group`}
            >
              That is likely when they were copied. The latest captured time counts last: change each to when it was exported, then apply.
            </Note>
          )}
          <ul className="flex flex-col gap-2">
            {uploads.map((upload) => (
              <UploadCard key={upload.key} upload={upload} commanded={uploads.find(asksForCommand) !== upload} />
            ))}
            {waiting.map((record) => (
              <WaitingCard key={record.id} record={record} />
            ))}
          </ul>
        </section>
      )}
      <Unanswered of={{ data, error, refetch }} title="The imports could not be read" rows={8} />
      {decided.length > 0 && (
        <div className="flex flex-col gap-2">
          <div className="flex min-h-7 items-center justify-between">
            <h2 className="text-section font-semibold">
              History <span className="font-normal text-ink3">{counted(history.length, "import")}</span>
            </h2>
            {discarded > 0 && (
              <Checkbox checked={all} onChange={setAll}>
                <span className="text-small text-ink2">Show {discarded} discarded</span>
              </Checkbox>
            )}
          </div>
          {history.length > 0 ? (
            <ImportHistory records={history} migration={migration} />
          ) : (
            <p className="text-ink2">No import was applied yet.</p>
          )}
        </div>
      )}
    </Page>
  );
}
