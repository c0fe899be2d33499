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

/** "cut-record" reads "Cut record". */
export function titleOf(code: string): string {
  const words = code
    .replaceAll("-", " ")
    .replace(/\bexcel\b/, "Excel")
    .replace(/\bnul\b/, "NUL");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "7,204, 7,205 and 31 more". */
export function rowList(rows: readonly number[], shown = 6): string {
  const first = rows.slice(0, shown).map(count);
  const more = rows.length - first.length;
  return more > 0 ? `${first.join(", ")} and ${count(more)} more` : first.join(", ");
}
