import { DownloadLink } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import type { Report } from "@/lib/contracts/report";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { cellWords, isRight, type ReportTable, type Role } from "@/lib/domain/report/table";
import { tellingTables } from "@/lib/domain/report/telling-tables";
import { Opening } from "./opening";
import { type Opens, opensNothing } from "./rows";

/** The page, printed too, shows at most so many rows of a table; the files hold them all, the PDF among them. */
const most = 200;

const looks: Record<Role, string> = {
  name: "text-left font-medium",
  words: "text-left",
  number: "text-right tabular-nums whitespace-nowrap",
  share: "text-right tabular-nums whitespace-nowrap",
  date: "text-left tabular-nums whitespace-nowrap",
};

/** Where one table is to be had as CSV; frozen reports have no such files. */
type CsvHref = (table: string) => string;

/** The pages after the first: every number again, as tables. */
export function ReportTables({ report, csvHref, opens = opensNothing }: { report: Report; csvHref?: CsvHref; opens?: Opens }) {
  const { timeZone } = report.migration;
  return (
    <section aria-label="Tables" className="report-sheet card flex flex-col gap-6 px-8 py-6 phone:px-4 print:border-0 print:p-0">
      {tellingTables(report as ReportFacts).map((table) => (
        <OneTable key={table.id} table={table} timeZone={timeZone} csvHref={csvHref} opens={opens} />
      ))}
    </section>
  );
}

type OneTableProps = { table: ReportTable; timeZone: string; csvHref: CsvHref | undefined; opens: Opens };

function OneTable({ table: { id, title, note, columns, rows }, timeZone, csvHref, opens }: OneTableProps) {
  const shown = rows.slice(0, most);
  return (
    <div className="min-w-0">
      <header className="flex items-center gap-3">
        <h2 id={`table-${id}`} className="text-section font-semibold tracking-[-0.01em]">
          {title}
        </h2>
        {csvHref && (
          <DownloadLink look="quiet" size="small" href={csvHref(id)} download aria-label={`${title} as CSV`} className="ml-auto">
            CSV
          </DownloadLink>
        )}
      </header>
      {note && <p className="mb-1 max-w-170 text-small text-ink2">{note}</p>}
      <section
        aria-label={`Table: ${title}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto print:overflow-visible"
      >
        <table className="w-full border-collapse text-small">
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.name}
                  scope="col"
                  className={classes(
                    "border-b border-line2 py-1 pr-4 align-bottom text-caption font-medium text-ink2 last:pr-0",
                    isRight(column.role) ? "text-right" : "text-left",
                  )}
                >
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a report have no name of their own and never move
              <tr key={at} className="break-inside-avoid border-b border-line">
                {row.map((one, i) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
                    key={i}
                    className={classes("py-1 pr-4 align-top last:pr-0", looks[columns[i]?.role ?? "words"])}
                  >
                    <Opening href={one.kind === "count" && one.rows && opens(one.rows)}>{cellWords(one, timeZone)}</Opening>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > shown.length && (
        <p className="mt-1 text-small text-ink3">{rows.length - shown.length} more rows: in the PDF and the other files.</p>
      )}
    </div>
  );
}
