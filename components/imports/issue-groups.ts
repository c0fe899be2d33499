import { count } from "@/components/moments/numbers";
import type { ImportRecord } from "@/lib/contracts/imports";

export type Issue = ImportRecord["issues"][number];
export type IssueGroup = {
  code: string;
  severity: Issue["severity"];
  title: string;
  message: string;
  hint: string;
  rows: number[];
  count: number;
  offers: Offer[];
};
export type Offer = NonNullable<Issue["offer"]>["alias"];

/** One entry per code, errors first, then the most frequent; each with its row numbers in order. */
export function groupIssues(issues: readonly Issue[]): IssueGroup[] {
  const groups = new Map<string, IssueGroup>();
  for (const { code, severity, message, hint, row, offer } of issues) {
    const group = groups.get(code) ?? { code, severity, title: titleOf(code), message, hint, rows: [], count: 0, offers: [] };
    if (row !== null) group.rows.push(row);
    group.count += 1;
    if (offer && !group.offers.some(({ name, agent }) => name === offer.alias.name && agent === offer.alias.agent))
      group.offers.push(offer.alias);
    if (severity === "error") group.severity = "error";
    groups.set(code, group);
  }
  for (const group of groups.values()) group.rows.sort((a, b) => a - b);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || b.count - a.count);
}
const rank = ({ severity }: IssueGroup) => (severity === "error" ? 0 : 1);

/** What an issue is called above its rows. */
const titles: Partial<Record<Issue["code"], string>> = {
  "duplicate-row": "Listed twice",
  "case-variant": "Same name in other capitals",
  "cut-record": "Row cut off",
  "nul-byte": "Unreadable characters",
  "unknown-build": "Build not in the catalogue",
  "name-completed": "Name without a domain, completed",
  "unknown-group": "Unknown management group",
  "stale-rows": "Older than the captured time",
  "same-bytes": "Same file as another import",
  "older-rows": "Older exports in the same file",
  "second-header": "Header repeated inside the file",
  "look-alike-name": "Name that looks like another",
  "future-date": "Date in the future",
  "excel-damage": "Changed by a spreadsheet",
  "ragged-row": "More or fewer cells than the header",
  "name-contradicts-file": "File name says otherwise",
  "ambiguous-dates": "Day or month first?",
  "other-calendar": "Dates of another calendar",
  "same-label": "Perhaps one computer under two names",
  "columns-missing": "Columns not found",
  "unknown-action": "Pending action not known",
  "unknown-health": "Health not known",
};

/** Codes that are words already read as they are: "invalid-name" is "Invalid name". */
export function titleOf(code: Issue["code"]): string {
  const words = titles[code] ?? code.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "7,204, 7,205 and 31 more". */
export function rowList(rows: readonly number[], shown = 6): string {
  const first = rows.slice(0, shown).map(count);
  const more = rows.length - first.length;
  return more > 0 ? `${first.join(", ")} and ${count(more)} more` : first.join(", ");
}
