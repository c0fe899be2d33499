import type { ReportFacts } from "./facts";
import { type Cell, cell } from "./table";

/** What every copy says of itself: of what, of when, from which imports, and made by what. */
export function about({ migration, filterWords, asOf, madeAt, version }: ReportFacts): { name: string; value: Cell; words: string }[] {
  return [
    { name: "Migration", value: cell.text(migration.name), words: "" },
    { name: "Part", value: cell.text(filterWords || "The whole migration"), words: "" },
    { name: "As of", value: cell.instant(asOf), words: "Facts captured by then" },
    ...migration.groups.map(({ name, role, observedAt, importNumber }) => ({
      name: `${name} observed`,
      value: cell.instant(observedAt),
      words: observedAt ? `${role === "source" ? "Original" : "New"}, import #${importNumber}` : "Not observed yet",
    })),
    { name: "Time zone", value: cell.text(migration.timeZone), words: "Days and times are in it" },
    { name: "Made", value: cell.instant(madeAt), words: `By Tandem ${version}` },
  ];
}
