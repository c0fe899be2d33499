import "server-only";
import type { AgentFacts } from "@/lib/domain/agent-facts";
import { toldInstant } from "@/lib/domain/import-rows";
import type { LoggedRow } from "@/lib/domain/naming/logged-rows";
import type { ToldRow } from "@/lib/domain/naming/sightings";
import type { BatchTold, ValuesTold } from "./batch-told";

/** Outcomes by the letter that travels for them. */
export const outcomes = { a: "accepted", r: "rejected", d: "duplicate", i: "ignored" } as const;

type Mark = Pick<LoggedRow, "number" | "row" | "groupKey" | "outcome" | "bare"> & { value: string | null };
/** The rows by one name, with the hashes of what they say. */
export type MarkedRows = { key: number; marks: readonly Mark[] };
export type NamedRows = { key: number; rows: Omit<ToldRow, "key" | "name">[] };

export function marksOf({ rows }: Pick<BatchTold, "rows">): MarkedRows[] {
  return rows.map(({ key, told }) => ({ key, marks: told.split("|").map(markOf) }));
}

function markOf(text: string): Mark {
  const [number, row, groupKey, how = "", value] = text.split(" ");
  return {
    number: Number(number),
    row: Number(row),
    groupKey: groupKey ? Number(groupKey) : null,
    outcome: outcomes[how[0] as keyof typeof outcomes],
    bare: how.length > 1,
    value: value || null,
  };
}

/** Hashes of what these rows say, each once. */
export function hashesIn(marked: readonly MarkedRows[]): string[] {
  return [...new Set(marked.flatMap(({ marks }) => marks.flatMap(({ value }) => value ?? [])))];
}

/** Rows with what they say; what is the same text is the same object, by which repeats are told. */
export function namedRows(marked: readonly MarkedRows[], values: ValuesTold): NamedRows[] {
  const read = new Map(values.map(({ hash, facts }) => [hash, JSON.parse(facts) as AgentFacts]));
  return marked.map(({ key, marks }) => ({
    key,
    rows: marks.map(({ value, ...mark }) => {
      const facts = value === null ? null : (read.get(value) ?? null);
      const says = facts && { objectId: facts.objectId ?? null, lastModified: toldInstant(facts.lastModified) };
      return { ...mark, facts, says };
    }),
  }));
}
