import { counted, decimal, difference, oneDecimal } from "../words/numbers";
import type { ReportFacts } from "./facts";
import { figures } from "./figures";
import type { Cell } from "./table";

/** One number of two reports. `difference` in words: agents, percentage points, days, or what became known; empty where they agree. */
export type ComparedFigure = { id: string; name: string; part: ComparedPart; from: Cell; to: Cell; difference: string };
export const comparedParts = ["figures", "phases", "causes"] as const;
export type ComparedPart = (typeof comparedParts)[number];

/** What the figure is of, by which two reports are laid side by side. */
type Line = { id: string; name: string; value: Cell };

/** Every number of two reports side by side; what only one of them has is unknown in the other. */
export function compareReports(from: ReportFacts, to: ReportFacts): ComparedFigure[] {
  const lines: [ComparedPart, (report: ReportFacts) => Line[]][] = [
    // Each was measured since another moment, so they say nothing side by side.
    ["figures", (report) => figures(report).filter(({ id }) => id !== "doneSince")],
    ["phases", phaseLines],
    ["causes", causeLines],
  ];
  return lines.flatMap(([part, of]) => sideBySide(part, of(from), of(to)));
}

const phaseLines = (report: ReportFacts): Line[] =>
  report.phases.map(({ id, name, done }) => ({ id, name: `${name}: tasks done`, value: { kind: "count", value: done } }));

const causeLines = (report: ReportFacts): Line[] =>
  report.remaining.cause.map(({ name, inScope }) => ({ id: name, name, value: { kind: "count", value: inScope } }));

function sideBySide(part: ComparedPart, from: readonly Line[], to: readonly Line[]): ComparedFigure[] {
  const ids = [...new Set([...to, ...from].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [a, b] = [from.find((one) => one.id === id), to.find((one) => one.id === id)];
    const known = b ?? a;
    if (!known) return [];
    const none = { ...known.value, value: null } as Cell;
    const pair = { from: a?.value ?? none, to: b?.value ?? none };
    return [{ id, name: known.name, part, ...pair, difference: differenceOf(pair.from, pair.to) }];
  });
}

function differenceOf(from: Cell, to: Cell): string {
  if (from.value === null && to.value !== null) return "new";
  if (from.value !== null && to.value === null) return "not known any more";
  if (typeof from.value === "number" && typeof to.value === "number") {
    const by = to.value - from.value;
    if (to.kind === "count") return difference(by);
    const shown = to.kind === "percent" ? oneDecimal(Math.abs(by)) : decimal(Math.abs(by));
    if (Number(shown) === 0) return "";
    return `${by > 0 ? "+" : "−"}${shown}${to.kind === "percent" ? " points" : ""}`;
  }
  if (from.kind === "date" && typeof from.value === "string" && typeof to.value === "string") {
    const days = Math.round((Date.parse(to.value) - Date.parse(from.value)) / 86_400_000);
    return days === 0 ? "" : `${counted(Math.abs(days), "day")} ${days > 0 ? "later" : "earlier"}`;
  }
  return "";
}
