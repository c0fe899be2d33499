import fc from "fast-check";
import { firstLabel } from "@/lib/domain/agent-names";
import { aliasRefusal } from "@/lib/domain/aliases";
import { type SaidCoverage, saidOf } from "@/lib/domain/said-coverage";

/** For tests: exports at random of a few computers, some of which share a first label or look alike, and what people say of their names. */
export const names = [
  "srv01.corp.test",
  "srv01.emea.test",
  "srv02.corp.test",
  "srv03.corp.test",
  "srv04.dmz.test",
  "box05",
  "srv02.cοrp.test",
];
export const groups = ["OPS_2012SP1", "OPS_2012R2"];
const idOf = (name: string) => `00000000-0000-0000-0000-00000000000${names.indexOf(name)}`;

const row = fc.record({
  name: fc.constantFrom(...names),
  version: fc.constantFrom("7.0.9538.0", "7.1.10184.0", "7.1.10195.0", ""),
  health: fc.constantFrom("Success", "Error", "Uninitialized"),
  mgList: fc.constantFrom("", "OPS_2012SP1", "OPS_2012R2, OPS_2012SP1", "OPS_2012R2"),
  day: fc.integer({ min: 1, max: 3 }),
});
/** Too few rows for two exports in one file, which would be asked about. */
export const file = fc.record({
  rows: fc.uniqueArray(row, { minLength: 1, maxLength: 5, selector: (r) => `${r.name} ${r.day}` }),
  kind: fc.constantFrom("full", "full", "full", "narrow", "lists", "bare", "bareId", "mixedId", "both"),
  group: fc.constantFrom(...groups),
  hour: fc.integer({ min: 0, max: 5 }),
  coverage: fc.constantFrom<SaidCoverage>(
    "whole",
    "whole",
    "part",
    { OPS_2012SP1: "part", OPS_2012R2: "whole" },
    { OPS_2012R2: "part", "": "whole" },
  ),
});
export type File = typeof file extends fc.Arbitrary<infer T> ? T : never;

export function textOf({ rows, kind, group }: File): string {
  const header = {
    full: "FQDN,Version,HealthState,ManagementGroup,LastModified",
    narrow: "FQDN,Version,ManagementGroup",
    lists: "FQDN,Version,HealthState,ManagementGroup,MGList",
    bare: "Name,Version,ManagementGroup",
    bareId: "Name,Id,Version,ManagementGroup",
    mixedId: "Name,Id,Version,HealthState,ManagementGroup",
    both: "FQDN,Version,HealthState,ManagementGroup",
  }[kind];
  const lines = rows.map((r, i) => {
    const bare = r.name.split(".")[0] ?? r.name;
    const modified = `2014-02-0${r.day}T06:00:00Z`;
    switch (kind) {
      case "full":
        return `${r.name},${r.version},${r.health},${group},${modified}`;
      case "narrow":
        return `${r.name},${r.version},${group}`;
      case "lists":
        return `${r.name},${r.version},${r.health},${group},"${r.mgList}"`;
      case "bare":
        return `${bare},${r.version},${group}`;
      case "bareId":
        return `${bare},${idOf(r.name)},${r.version},${group}`;
      case "mixedId":
        return `${i % 2 ? bare : r.name},${idOf(r.name)},${r.version},${r.health},${group}`;
      default:
        return `${r.name},${r.version},${r.health},${groups[i % 2]}`;
    }
  });
  return [header, ...lines].join("\n");
}

/** Some are so far apart that agents named by the first alone are not heard about any more. */
export const capturedAt = (f: File) => new Date(Date.UTC(2014, 1, f.hour > 3 ? 19 : 3, f.hour * 9)).toISOString();
const groupsOf = (f: File) => (f.kind === "both" ? groups.slice(0, f.rows.length) : [f.group]);

/** Two whole exports of a group and instant that disagree are asked about, not taken: histories here leave the second out. */
export function withoutConflicts(files: readonly File[]): File[] {
  const taken = new Set<string>();
  const texts = new Set<string>();
  return files.filter((f) => {
    const marks = groupsOf(f)
      .filter((g) => saidOf(f.coverage, g) === "whole")
      .map((g) => `${g} ${f.hour}`);
    const again = `${textOf(f)} ${f.hour}`;
    if (texts.has(again) || marks.some((m) => taken.has(m))) return false;
    texts.add(again);
    for (const m of marks) taken.add(m);
    return true;
  });
}

export const alias = fc.record({
  name: fc.constantFrom(...names, "srv01", "srv02", "srv04"),
  agent: fc.constantFrom(...names),
  at: fc.nat(4),
});
/** A bare name and a full one, kept apart for good. */
export const apart = fc
  .record({ agent: fc.constantFrom(...names.filter((name) => name.includes("."))), at: fc.nat(4) })
  .map((one) => ({ ...one, name: firstLabel(one.agent) }));
export type Pair = { name: string; agent: string; at: number };
/** What people say of two names: that they mean one agent, or two. */
export type Saying = Pair & { says: "same" | "apart" };

/** A name that means another agent can be kept apart from none: one of the two is refused. */
export const clash = (alias: Pair, kept: Pair) => alias.name === kept.name || alias.name === kept.agent;

/** Names that a file carries whole. */
function fullNames({ kind, rows }: File): string[] {
  if (kind === "bare" || kind === "bareId") return [];
  return rows.flatMap(({ name }, i) => (kind === "mixedId" && i % 2 ? [] : [name]));
}

/** Those that can be said in any order: one step each, of agents that a file names in full, and never both of one name. */
export function sayable(aliases: readonly Pair[], aparts: readonly Pair[], files: readonly File[]): Saying[] {
  const full = new Set(files.flatMap(fullNames));
  const same: Pair[] = [];
  for (const one of aliases)
    if (full.has(one.agent) && !same.some((t) => t.name === one.name) && aliasRefusal(one, same) === null) same.push(one);
  const kept: Pair[] = [];
  for (const one of aparts) {
    if (full.has(one.agent) && !same.some((alias) => clash(alias, one)) && !kept.some(({ agent }) => agent === one.agent)) kept.push(one);
  }
  return [...same.map((one) => ({ ...one, says: "same" as const })), ...kept.map((one) => ({ ...one, says: "apart" as const }))];
}
