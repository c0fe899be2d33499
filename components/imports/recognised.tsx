import { FileSpreadsheet } from "lucide-react";
import type { ReactNode } from "react";
import { dayAndTime, unknown, zoneName } from "@/components/moments/moments";
import { count, fileSize } from "@/components/moments/numbers";
import type { ImportRecord } from "@/lib/contracts/imports";
import type { Migration } from "@/lib/contracts/migrations";
import { CapturedTime } from "./captured-time";
import { coverageNames, speaksForNamed } from "./coverage-words";
import { GroupNames } from "./group-names";
import { ImportStatus } from "./import-status";
import { datesRead, formatRead } from "./import-words";
import { kindNames } from "./kind-names";

/** `onCaptured`: where another time may be said, while nothing was applied. */
type Props = { record: ImportRecord; migration: Migration; onCaptured: ((instant: string) => void) | null; busy?: boolean };

/** What the file is, and how that is known. */
export function Recognised({ record, migration, onCaptured, busy = false }: Props) {
  const { decoded, rows } = record;
  const dates = datesRead(record);
  const left = rows.rejected + rows.duplicates + rows.ignored;
  return (
    <section aria-label="Recognised" className="card p-3.5">
      <div className="flex flex-wrap items-center gap-3 border-b border-line pb-3">
        <span aria-hidden className="flex size-9.5 shrink-0 items-center justify-center rounded-field bg-hover text-ink2 phone:hidden">
          <FileSpreadsheet size={18} strokeWidth={1.75} />
        </span>
        <div className="min-w-0 flex-1 basis-56">
          <h1 className="text-panel [overflow-wrap:anywhere] font-semibold tracking-[-0.01em]">{record.fileName}</h1>
          <p className="text-small text-ink2">
            Import #{record.number} · {fileSize(record.bytes)} · received {dayAndTime(record.receivedAt, migration.timeZone)} by{" "}
            {record.receivedBy} · SHA-256{" "}
            <code className="font-mono text-meta" title={record.sha256}>
              {record.sha256.slice(0, 4)}…{record.sha256.slice(-4)}
            </code>
          </p>
        </div>
        <ImportStatus record={record} />
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 pt-3 tablet:grid-cols-3 desk:grid-cols-6">
        <Fact
          name="Kind"
          value={record.kind ? kindNames[record.kind] : "Not recognised"}
          about={record.evidence.length ? `Told by ${record.evidence.slice(0, 6).join(", ")}` : undefined}
          note={coverageNote(record)}
        />
        <Fact
          name="Management group"
          value={record.kind === "peopleList" ? "None" : <GroupNames names={record.groups} migration={migration} />}
          note={
            record.kind === "peopleList"
              ? "a list of people's own"
              : record.groups.length > 1
                ? `${record.groups.length} management groups`
                : undefined
          }
        />
        <Fact
          name="Captured"
          value={
            record.capturedAt && onCaptured ? (
              <CapturedTime instant={record.capturedAt} timeZone={migration.timeZone} busy={busy} onChange={onCaptured} short />
            ) : (
              dayAndTime(record.capturedAt, migration.timeZone)
            )
          }
          note={record.capturedAt ? zoneName(migration.timeZone) : "not known"}
        />
        <Fact name={decoded.format === "delimited" ? "Encoding" : "Format"} {...formatRead(decoded)} />
        {dates && <Fact name="Dates" {...dates} />}
        <Fact
          name="Rows"
          value={count(rows.total)}
          note={record.kind === null ? undefined : left === 0 ? "all accepted" : `${count(rows.accepted)} accepted, ${count(left)} not`}
        />
      </dl>
    </section>
  );
}

/** What it was taken for, group by group where that differs. */
function coverageNote({ coverage, coverages, kind }: ImportRecord): string | undefined {
  if (kind === null) return undefined;
  if (speaksForNamed({ kind })) return "speaks for whom it names";
  if (coverage !== "mixed") return coverage ? coverageNames[coverage].toLowerCase() : "whole or only these?";
  return Object.entries(coverages)
    .map(([group, word]) => `${group}: ${word ? coverageNames[word].toLowerCase() : unknown}`)
    .join(", ");
}

function Fact({ name, value, note, about }: { name: string; value: ReactNode; note?: string; about?: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-caption font-medium text-ink2">{name}</dt>
      <dd className="truncate font-semibold" title={about}>
        {value}
      </dd>
      {note && (
        <dd className="truncate text-meta text-ink3" title={note}>
          {note}
        </dd>
      )}
    </div>
  );
}
