import type { Report } from "@/lib/contracts/report";
import { comparisonHref } from "@/lib/queries/overview";
import { useOutside } from "./outside";
import { Part } from "./paper";

/** What became of agents since an earlier moment, in sentences. */
export function Changes({ report: { changes, migration, filterWords } }: { report: Report }) {
  const outside = useOutside();
  const compare = changes.since && !filterWords && !outside ? comparisonHref(migration.id, { from: changes.since, to: null }) : null;
  return (
    <Part
      title={changes.since ? changes.sinceWords : "What changed"}
      aside={
        compare && (
          <a href={compare} className="opens-rows print:hidden">
            Compare
          </a>
        )
      }
    >
      {!changes.since && <p className="text-ink2">{changes.sinceWords}</p>}
      {changes.since && changes.sentences.length === 0 && <p className="text-ink2">Nothing changed.</p>}
      <ul className="flex flex-col gap-1.5">
        {changes.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Part>
  );
}
