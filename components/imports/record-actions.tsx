"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { dayAndTime } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import { Button, DownloadLink } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Failure, Note } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { ImportRecord } from "@/lib/contracts/imports";
import { applyImport, discardImport, importFileHref } from "@/lib/queries/imports";
import { isPlanChanged } from "@/lib/queries/replan";
import { standingQuery } from "@/lib/queries/standing";
import { asksOnlyCoverage, whatChanges, whatChangesByGroup } from "./coverage-words";
import { waitWords } from "./upload-words";

/** Apply or discard a plan; undo what was applied. The original file is always at hand. */
export function RecordActions({ record }: { record: ImportRecord }) {
  const migration = useMigration();
  const may = useMay();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const apply = useChange(() => applyImport(migration.id, record), { says: `Import #${record.number} applied` });
  const undo = useChange(() => discardImport(migration.id, record.id), {
    says: `Import #${record.number} undone`,
    after: () => setAsking(false),
  });
  const discard = useChange(() => discardImport(migration.id, record.id), { after: () => router.push(`/m/${migration.id}/imports`) });
  const file = may("imports.file", migration) && (
    <DownloadLink href={importFileHref(migration.id, record.id)} icon={Download} download={record.fileName}>
      Original file
    </DownloadLink>
  );
  const waits = waitWords(useQuery(standingQuery(record.id)).data);
  const moved = isPlanChanged(apply.error);
  const busy = apply.isPending || discard.isPending;
  const byGroup = whatChangesByGroup(record);
  return (
    <footer className="flex flex-col gap-2.5 border-t border-line bg-sunken p-3.5 phone:pb-6">
      {moved && (
        <Note tone="warn" role="alert" title="The facts moved since this was planned">
          The counts now show the new plan. Look again, then apply.
        </Note>
      )}
      <Failure of={moved ? discard.error : (apply.error ?? discard.error)} />
      {record.status === "planned" && may("imports.apply", migration) && (
        <>
          <p className="text-small text-ink2">
            Applying writes import #{record.number}. It can be undone at any time, also after later imports.
          </p>
          {byGroup.length > 0 && (
            <ul aria-label="What applying changes" className="text-small text-ink2">
              {byGroup.map(({ group, words }) => (
                <li key={group}>
                  <span className="font-medium [overflow-wrap:anywhere]">{group}</span>: {words}
                </li>
              ))}
            </ul>
          )}
          <div className="flex flex-wrap gap-2">
            <Button look="primary" className="flex-1" disabled={busy} onClick={() => apply.mutate()}>
              {apply.isPending ? (waits ?? "Applying") : `Apply: ${whatChanges([record])}`}
            </Button>
            <Button look="danger" disabled={busy} onClick={() => discard.mutate()}>
              Discard
            </Button>
          </div>
        </>
      )}
      {record.status === "needs-input" && may("imports.apply", migration) && (
        <>
          <p className="text-small text-ink2">
            {asksOnlyCoverage(record)
              ? "Say first whether this is the whole group or only these: it decides who goes missing."
              : "Answer first what the file does not tell. Nothing is applied before."}
          </p>
          <Button look="danger" className="w-fit" disabled={busy} onClick={() => discard.mutate()}>
            Discard
          </Button>
        </>
      )}
      {record.status === "applied" && (
        <p className="text-small text-ink2">
          Applied {dayAndTime(record.appliedAt, migration.timeZone)} by {record.appliedBy ?? "–"}.
        </p>
      )}
      {record.status === "undone" && (
        <p className="text-small text-ink2">
          {record.appliedAt ? "Undone" : "Discarded"} {dayAndTime(record.undoneAt, migration.timeZone)} by {record.undoneBy ?? "–"}. Nothing
          shown uses it.
        </p>
      )}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {record.status === "applied" && may("imports.undo", migration) && (
          <Button icon={Undo2} look="danger" onClick={() => setAsking(true)}>
            Undo
          </Button>
        )}
        {file}
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={`Undo import #${record.number}`}
        verb="Undo the import"
        danger
        of={undo}
        onConfirm={() => undo.mutate()}
      >
        <p>
          Everything shown is counted again without its {count(record.rows.accepted)} rows, exactly as if it had never been applied. What
          people entered stays. The file is kept.
        </p>
      </Confirm>
    </footer>
  );
}
