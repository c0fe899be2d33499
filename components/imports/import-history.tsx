import type { ReactNode } from "react";
import { dayAndTime, unknown, wholeMoment } from "@/components/moments/moments";
import { count, difference } from "@/components/moments/numbers";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { ImportRecord } from "@/lib/contracts/imports";
import type { Migration } from "@/lib/contracts/migrations";
import type { RowOutcome } from "@/lib/domain/row-outcomes";
import { importHref } from "@/lib/queries/import-links";
import { OutcomeCount } from "./counts";
import { coverageNames } from "./coverage-words";
import { GroupNames } from "./group-names";
import { ImportStatus } from "./import-status";
import { kindNames } from "./kind-names";

const pad = "px-3 print:px-1";
const number = classes(pad, "text-right tabular-nums");

/** Every import that was decided, newest first; what was undone stays, quietly. */
export function ImportHistory({ records, migration }: { records: readonly ImportRecord[]; migration: Migration }) {
  return (
    <section aria-label="History" className="card overflow-hidden">
      <div className="overflow-x-auto print:overflow-visible">
        <table className="w-full border-collapse phone:block print:text-meta">
          <thead className="border-b border-line bg-sunken phone:hidden">
            <tr>
              <Head className="pl-3.5 text-right">No.</Head>
              <Head>Status</Head>
              <Head>Recognised as</Head>
              <Head>Management group</Head>
              <Head>Captured</Head>
              <Head className="print:hidden">Coverage</Head>
              <Head className="text-right">Added</Head>
              <Head className="text-right">Changed</Head>
              <Head className="text-right">Missing</Head>
              <Head className="text-right">Rejected</Head>
              <Head className="max-desk:hidden print:table-cell">By</Head>
            </tr>
          </thead>
          <tbody className="phone:block">
            {records.map((record) => (
              <HistoryRow key={record.id} record={record} migration={migration} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Head({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <th
      scope="col"
      className={classes(pad, "py-2 text-left text-caption font-medium whitespace-nowrap text-ink2 print:whitespace-normal", className)}
    >
      {children}
    </th>
  );
}

function HistoryRow({ record, migration }: { record: ImportRecord; migration: Migration }) {
  const undone = record.status === "undone";
  const who = undone ? record.undoneBy : record.appliedBy;
  const when = undone ? record.undoneAt : record.appliedAt;
  return (
    <tr
      className={classes(
        "relative h-8.25 border-b border-line last:border-0 hover:bg-hover phone:grid phone:grid-cols-[minmax(3.5rem,auto)_minmax(0,1fr)_auto] phone:gap-x-2 phone:h-auto phone:gap-y-1 phone:py-2.5",
        undone && "text-ink3",
      )}
    >
      <td className={classes(number, "pl-3.5 phone:pl-3 phone:text-left")}>
        <Link
          href={importHref(migration.id, record.id)}
          title={record.fileName}
          className="font-semibold after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2"
        >
          #{record.number}
        </Link>
      </td>
      <td className={classes(pad, "phone:order-3 phone:justify-self-end")}>
        <ImportStatus record={record} />
      </td>
      <td className={classes(pad, "whitespace-nowrap print:whitespace-normal", undone && "line-through")}>
        {record.kind ? kindNames[record.kind] : "Not recognised"}
      </td>
      <td className={classes(pad, "phone:order-4 phone:col-span-2", undone && "line-through")}>
        <GroupNames names={record.groups} migration={migration} />
      </td>
      <td
        className={classes(pad, "whitespace-nowrap tabular-nums print:whitespace-normal phone:order-5 phone:text-small")}
        title={wholeMoment(record.capturedAt, migration.timeZone)}
      >
        {dayAndTime(record.capturedAt, migration.timeZone)}
      </td>
      <td className={classes(pad, "phone:hidden print:hidden")}>{record.coverage ? coverageNames[record.coverage] : unknown}</td>
      {counted.map(([outcome, written]) => (
        <td key={outcome} className={classes(number, "phone:hidden")}>
          <OutcomeCount record={record} outcome={outcome} migration={migration.id} written={written} />
        </td>
      ))}
      <td className={classes(pad, "whitespace-nowrap max-desk:hidden print:table-cell")}>
        {who ?? "–"} {when && <span className="text-ink3 print:hidden">{dayAndTime(when, migration.timeZone)}</span>}
      </td>
    </tr>
  );
}

/** The four counts of a row: who came and went as a difference. */
const counted: [RowOutcome, (value: number) => string][] = [
  ["added", (value) => difference(value) || "0"],
  ["changed", count],
  ["missing", (value) => difference(-value) || "0"],
  ["rejected", count],
];
