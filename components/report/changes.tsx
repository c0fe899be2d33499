import type { Report } from "@/lib/contracts/report";
import type { FirstPage } from "@/lib/domain/report/first-page";
import { comparisonHref } from "@/lib/queries/overview";
import { useOutside } from "./outside";
import { Part } from "./paper";

/** What became of agents since an earlier moment, in sentences. */
export function Changes({ changes: { title, items }, report }: { changes: FirstPage["changes"]; report: Report }) {
  const outside = useOutside();
  const { since } = report.changes;
  const compare = since && !report.filterWords && !outside ? comparisonHref(report.migration.id, { from: since, to: null }) : null;
  return (
    <Part
      title={title}
      aside={
        compare && (
          <a href={compare} className="opens-rows print:hidden">
            Compare
          </a>
        )
      }
    >
      <ul className="flex flex-col gap-1.5">
        {items.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Part>
  );
}
