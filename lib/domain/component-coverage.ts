import type { ComponentFacts } from "./component-facts";
import { type ComponentImport, type ComponentSighting, type ComponentState, componentFactChanges, componentKey } from "./component-history";

/**
 * Whether an export of servers that does not say so can be taken as whole. Returns null when it can, else the sentence to
 * ask with. A management group has few servers, so a share is what tells: more than half of those known, and three or more.
 */
export function serversDoubt(group: string, known: number, missing: number, cut: boolean): string | null {
  if (cut) return "The file ends inside a record, so it may not be all of the group. Whole group or part of it?";
  if (missing < 3 || missing * 2 <= known) return null;
  return `${missing} of ${known} servers of ${group} are not in this file. Is it the whole group or a part of it?`;
}

/** Servers of a group that the export speaks for, as known just before it, and how many of them it leaves out. */
export function serversLeftOut(
  components: Iterable<ComponentState>,
  { speaksFor }: Pick<ComponentImport, "speaksFor">,
  groupKey: number,
  named: ReadonlySet<string>,
): { known: number; missing: number } {
  const known = [...components].filter((c) => c.listed && c.groupKey === groupKey && speaksFor.has(c.kind));
  return { known: known.length, missing: known.filter((c) => !named.has(componentKey(c))).length };
}

type Whole = { one: ComponentImport; rows: readonly ComponentSighting[] };

/** Whether two whole exports of one instant say the same of the kinds and the group that both speak for. */
export function exportsAgree(mine: Whole, theirs: Whole, groupKey: number): boolean {
  const both = (row: ComponentSighting) =>
    row.groupKey === groupKey && mine.one.speaksFor.has(row.kind) && theirs.one.speaksFor.has(row.kind);
  const told = (rows: readonly ComponentSighting[]) =>
    new Map(rows.filter(both).flatMap((row) => (row.facts ? [[componentKey(row), row.facts] as const] : [])));
  const a = told(mine.rows);
  const b = told(theirs.rows);
  return a.size === b.size && [...a].every(([key, facts]) => sameFacts(facts, b.get(key)));
}

/** Compared are columns that both have. A date that one file left undecided is no contradiction. */
function sameFacts(a: ComponentFacts, b: ComponentFacts | undefined): boolean {
  if (!b) return false;
  const differ = componentFactChanges(a, b).filter((c) => c.field !== "listed" && c.field in a && c.field in b);
  return differ.every(({ field, from, to }) => dates.has(field) && !(isInstant(from) && isInstant(to)));
}

const dates: ReadonlySet<string> = new Set(["installTime", "expires"]);
const isInstant = (text: string | null) => text !== null && /^\d{4}-\d\d-\d\dT/.test(text);
