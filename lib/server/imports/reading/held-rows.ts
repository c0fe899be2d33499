import "server-only";
import { hash } from "node:crypto";
import type { AgentFacts } from "@/lib/domain/agent-facts";
import { compareBytes } from "@/lib/domain/byte-order";
import { isComponentImport } from "@/lib/domain/components";
import { FirstIssues } from "@/lib/domain/first-issues";
import { type AssignedRow, assignGroups, contentIssues, timeIssues, withLastGroup } from "@/lib/domain/import-rows";
import { type ContentRow, contentOf, countOutcomes } from "@/lib/readers/content";
import type { ReadExport } from "@/lib/readers/read-export";
import { copyLine } from "@/lib/server/database/copy-text";
import { Derivation, type Derived, type Want } from "@/lib/server/projection/deriving/derivation";
import type { Newborn } from "@/lib/server/projection/newborn";
import type { ReadCollection, ReadPart } from "../collected/read-collected";
import { listContentOf } from "../lists/content";
import { componentContentOf } from "../servers/content";
import type { Assigned, Born, ContentJob, ContentTold, Questions } from "./jobs";

/** What was read of a file; `rows` are of agents, or of the one kind that it has, `parts` the sections of the collector that are exports of their own. */
export type HeldExport = ReadExport & Pick<ReadCollection, "parts" | "agentsTold">;
type HeldPart = { part: ReadPart; assigned: AssignedRow[] };

/** The rows of one export, from what was read to what is written. Each answer rests on the ones before it. */
export class HeldRows {
  readonly #read: HeldExport;
  #assigned: AssignedRow[] | null = null;
  #parts: HeldPart[] = [];
  #content: readonly ContentRow[] = [];
  #names: readonly string[] = [];
  #hashes: (string | null)[] = [];
  readonly #texts = new Map<string, string>();
  readonly #seen = new Set<string>();
  #keys: ReadonlyMap<string, number> = new Map();
  #newborns: Newborn[] = [];
  #derivation: Derivation | null = null;

  constructor(read: HeldExport) {
    this.#read = read;
  }

  assign({ said, groups }: Questions["assign"]["job"]): Assigned {
    const { file, rows } = this.#read;
    const found = assignGroups(file, rows, said, groups);
    if (!found.ok) return found;
    this.#assigned = [...withLastGroup(found)];
    const issues = [...found.issues];
    for (const part of this.#read.parts) {
      const own = assignGroups(part.file, part.rows, said, groups);
      if (!own.ok) return own;
      this.#parts.push({ part, assigned: [...withLastGroup(own)] });
      issues.push(...own.issues);
    }
    return { ok: true, groupKeys: found.groupKeys, issues };
  }

  /** What was read is used up by it. */
  async content({ dateOrder, capturedAt, groups, groupKeys, namedBuilds, fileName }: ContentJob): Promise<ContentTold> {
    const { rows: read } = this.#read;
    const file = { ...this.#read.file, dateOrder };
    const rows = this.#assigned ?? read.map((row): AssignedRow => ({ ...row, groupKey: null }));
    const ofBuilds = groupKeys ? contentIssues(rows, file, fileName, groupKeys, groups, namedBuilds) : [];
    for (const { part, assigned } of this.#parts)
      if (groupKeys) ofBuilds.push(...contentIssues(assigned, part.file, "", groupKeys, groups, namedBuilds));
    const listed = file.kind === "peopleList" ? listContentOf(file, rows) : null;
    const agents = listed || isComponentImport(file.kind) ? null : await contentOf(file, rows);
    const components = isComponentImport(file.kind) ? componentContentOf({ ...file, kind: file.kind }, rows) : this.#componentsOfParts();
    this.#assigned = null;
    this.#parts = [];
    read.length = 0;
    this.#content = agents?.rows ?? [];
    this.#names = [...new Set(this.#content.flatMap((row) => (carriesName(row) ? [row.name] : [])))];
    const all = [...(agents?.rows ?? []), ...(components?.rows ?? [])];
    const issues = new FirstIssues([
      ...(agents?.issues ?? []),
      ...(components?.issues ?? []),
      ...(listed?.issues ?? []),
      ...ofBuilds,
      // What waits may have waited for weeks: old times say nothing of the file.
      ...(capturedAt === null
        ? []
        : timeIssues(
            all.map((row) => ({ row: row.row, name: row.spelled, times: [row.facts?.lastModified, row.facts?.installTime] })),
            new Date(capturedAt),
          ).filter(({ code }) => code !== "stale-rows" || file.kind !== "pending")),
    ]);
    return {
      counts: countOutcomes(listed?.rows ?? all),
      issues: issues.whole,
      issuesBeyond: issues.beyond + (agents?.issuesBeyond ?? 0),
      bareNames: this.#content.some(({ bare }) => bare),
      names: [...this.#names],
      rows: this.#content.length,
      components: components?.rows ?? null,
      listed: listed?.rows ?? null,
    };
  }

  #componentsOfParts(): ReturnType<typeof componentContentOf> | null {
    if (!this.#parts.length) return null;
    const contents = this.#parts.map(({ part, assigned }) => componentContentOf({ ...part.file, kind: part.kind }, assigned));
    return { rows: contents.flatMap(({ rows }) => rows), issues: contents.flatMap(({ issues }) => issues) };
  }

  /** The same facts are always the same text. */
  hashes({ from, to }: Questions["hashes"]["job"]): string[] {
    const fresh: string[] = [];
    for (const { facts } of this.#content.slice(from, to)) {
      const text = facts && JSON.stringify(facts);
      const key = text && valueHash(text);
      this.#hashes.push(key);
      if (!text || !key || this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.#texts.set(key, text);
      fresh.push(key);
    }
    return fresh;
  }

  values({ migrationId, hashes, known }: Questions["values"]["job"]): Uint8Array {
    const lines = hashes.map((key) => (known.has(key) ? "" : copyLine([migrationId, key, this.#texts.get(key) ?? ""])));
    for (const key of hashes) this.#texts.delete(key);
    return new TextEncoder().encode(lines.join(""));
  }

  keys({ keys, firstNew }: Questions["keys"]["job"]): Born {
    this.#keys = new Map(this.#names.map((name, i) => [name, keys[i] ?? 0]));
    this.#newborns = newborns(this.#content, this.#keys, firstNew);
    const fresh = [...this.#keys].filter(([, key]) => key >= firstNew).sort(([one], [other]) => compareBytes(one, other));
    return { count: this.#newborns.length, sorted: Uint32Array.from(fresh, ([, key]) => key - firstNew) };
  }

  observations({ from, to, migrationId, number }: Questions["observations"]["job"]): Uint8Array {
    const lines = this.#content.slice(from, to).map((row, i) => {
      const key = row.name === null ? null : (this.#keys.get(row.name) ?? null);
      const shown = key === null ? (row.name ?? row.spelled) : null;
      return copyLine([migrationId, number, row.row, row.groupKey, key, row.outcome, this.#hashes[from + i] ?? null, shown, row.bare]);
    });
    return new TextEncoder().encode(lines.join(""));
  }

  want({ context, want }: Questions["want"]["job"]): null {
    this.#derivation = new Derivation(context, want);
    return null;
  }

  get derivation(): Derivation {
    if (!this.#derivation) throw new Error("Nobody said what is wanted of agents.");
    return this.#derivation;
  }

  newborns({ from, to, number, but }: Questions["newborns"]["job"]): Derived[Want["of"]] {
    const part = this.#newborns.slice(from, to);
    return this.derivation.newborns(but.size ? part.filter(({ key }) => !but.has(key)) : part, number);
  }
}

/** Rows that give a name to an agent, damaged ones that have lost their management group too. */
function carriesName(row: ContentRow): row is ContentRow & { name: string } {
  return row.name !== null && (row.groupKey !== null ? row.outcome !== "ignored" : row.outcome === "rejected");
}

/** 128 bits of SHA-1, in the form of a uuid since PostgreSQL keeps those in 16 bytes. */
function valueHash(text: string): string {
  const hex = hash("sha1", text, "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** Names that nothing was known of before, with the rows that carry them. */
function newborns(rows: readonly ContentRow[], keys: ReadonlyMap<string, number>, firstNew: number): Newborn[] {
  const born = new Map<number, Newborn>();
  for (const { row, groupKey, outcome, name, facts } of rows) {
    const key = name === null ? undefined : keys.get(name);
    if (key === undefined || name === null || key < firstNew) continue;
    if (outcome !== "rejected" && (outcome !== "accepted" || groupKey === null)) continue;
    const own = born.get(key);
    const told: { row: number; groupKey: number | null; facts: AgentFacts | null } = { row, groupKey, facts };
    if (own) own.rows.push(told);
    else born.set(key, { key, name, rows: [told] });
  }
  return [...born.values()].sort((a, b) => a.key - b.key);
}
