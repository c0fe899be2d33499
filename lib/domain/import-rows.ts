import { type NamedBuilds, nothingNamed, readBuild } from "./builds";
import { isComponentImport } from "./components";
import type { Issue, IssueCode, ReadFile, ReadRow } from "./export-rows";
import { dividedByBlanks } from "./lists";
import { findGroup, groupKeyOf, type ManagementGroup } from "./management-groups";

const quotable = 80;

/** A value of a file as messages quote it: a cell may hold a megabyte, which no part of it should keep in memory. */
export function shortened(text: string): string {
  return text.length > quotable ? `${text.slice(0, quotable)}… `.slice(0, -1) : text;
}

/** Row of an import after it was given to a management group. `groupKey` is null where the row names an unknown one. */
export type AssignedRow = ReadRow & { groupKey: number | null };

export type Assignment =
  | { ok: true; rows: AssignedRow[]; groupKeys: number[]; issues: Issue[] }
  /** Rows do not say which group they come from. */
  | { ok: false; needs: "group" }
  | { ok: false; refused: "unknown-group" | "group-mismatch"; detail: string };

/**
 * Gives each row to its management group: the one it names; else the one the caller says; else the only group that every
 * row's own list of management groups has in common.
 */
export function assignGroups(
  file: ReadFile,
  rows: readonly ReadRow[],
  said: string | null,
  groups: readonly ManagementGroup[],
): Assignment {
  const isKnown = (name: string) => findGroup(groups, name) !== undefined;
  const named = new Map<string, ManagementGroup | null>();
  for (const row of rows) if (row.group && !named.has(row.group)) named.set(row.group, findGroup(groups, row.group) ?? null);
  const chosen = said === null ? null : (findGroup(groups, said) ?? null);
  const known = [...named.values()].filter((g): g is ManagementGroup => g !== null);
  if (said !== null && !chosen)
    return { ok: false, refused: "unknown-group", detail: `This migration has no management group named ${shortened(said)}.` };
  if (named.size && !known.length) {
    return {
      ok: false,
      refused: "unknown-group",
      detail: `The rows name ${list([...named.keys()])}, which is not among this migration's management groups (${list(groups.map((g) => g.name))}).`,
    };
  }
  if (chosen && known.length && !known.some((g) => g.key === chosen.key)) {
    return {
      ok: false,
      refused: "group-mismatch",
      detail: `The rows are of ${list(known.map((g) => g.name))}, not of ${shortened(chosen.name)}.`,
    };
  }
  const silent = rows.some((r) => !r.group && r.outcome === "read") || !named.size;
  const configured = dividedByBlanks(file.commonMgList, isKnown);
  const common = groups.filter((g) => configured.some((name) => groupKeyOf(name) === groupKeyOf(g.name)));
  const fallback = chosen ?? (common.length === 1 ? common[0] : null) ?? null;
  if (silent && !fallback) return { ok: false, needs: "group" };
  const issues: Issue[] = [];
  const assigned = rows.map((read): AssignedRow => {
    const row = withDividedList(read, isKnown);
    const group = row.group ? named.get(row.group) : fallback;
    if (row.group && !group && row.outcome === "read") {
      issues.push({
        row: row.row,
        column: "Management group",
        code: "unknown-group",
        severity: "error",
        message: `${shortened(row.spelled ?? "This row")} is of ${shortened(row.group)}, which this migration does not know.`,
        hint: "Add the management group to the migration, or leave these rows out.",
      });
      return { ...row, outcome: "rejected", name: null, groupKey: null };
    }
    return { ...row, groupKey: group?.key ?? null };
  });
  const keys = new Set(assigned.flatMap((r) => (r.groupKey !== null && r.outcome !== "ignored" ? [r.groupKey] : [])));
  if (!keys.size && fallback) keys.add(fallback.key);
  if (!keys.size) for (const g of known) keys.add(g.key);
  return { ok: true, rows: assigned, groupKeys: [...keys].sort((a, b) => a - b), issues };
}

/** Scripts join the management groups of an agent with blanks, too: told from names with blanks by whom the migration knows. */
function withDividedList(row: ReadRow, isKnown: (name: string) => boolean): ReadRow {
  const { mgList } = row.facts;
  if (!mgList?.some((name) => name.includes(" "))) return row;
  return { ...row, facts: { ...row.facts, mgList: dividedByBlanks(mgList, isKnown) } };
}

/** A rejected row may have lost the cell of its group: in a file of one group it is of that one, so its agent is not missing. */
export function withLastGroup({ rows, groupKeys }: { rows: readonly AssignedRow[]; groupKeys: readonly number[] }): readonly AssignedRow[] {
  const [only = null] = groupKeys;
  if (groupKeys.length !== 1) return rows;
  return rows.map((row) => (row.outcome === "rejected" && row.groupKey === null && row.name !== null ? { ...row, groupKey: only } : row));
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 4).map(shortened).join(", ");
  return names.length > 4 ? `${shown} and ${names.length - 4} more` : shown;
}

function warning(row: number | null, column: string | null, code: IssueCode): Pick<Issue, "row" | "column" | "code" | "severity"> {
  return { row, column, code, severity: "warning" };
}

/** What can be said of assigned rows without looking at other imports: builds, and a file name that contradicts them. */
export function contentIssues(
  rows: readonly AssignedRow[],
  file: ReadFile,
  fileName: string,
  groupKeys: readonly number[],
  groups: readonly ManagementGroup[],
  namedBuilds: NamedBuilds = nothingNamed,
): Issue[] {
  const issues: Issue[] = [];
  // Agents of UNIX and Linux computers have builds of their own.
  if (file.columns.includes("version") && file.kind !== "unixAgents") {
    for (const row of rows) {
      if (row.outcome !== "read" || row.facts.version === undefined) continue;
      const build = readBuild(row.facts.version, namedBuilds);
      if (build && !build.unknown) continue;
      issues.push({
        ...warning(row.row, "Version", "unknown-build"),
        message: build
          ? `${shortened(build.text)} on ${shortened(row.name ?? "a row")} is not in the catalogue of builds.`
          : `${shortened(row.name ?? "A row")} has no version.`,
        hint: build?.release
          ? `Read as ${build.release} by its series.`
          : isComponentImport(file.kind)
            ? "Its release stays unknown."
            : "Until it is known the agent counts as below the target release.",
      });
    }
  }
  const own = groups.filter((g) => groupKeys.includes(g.key));
  const told = groups.filter((g) => mentions(fileName, g.name));
  const longest = told.filter((g) => !told.some((other) => other !== g && groupKeyOf(other.name).includes(groupKeyOf(g.name))));
  if (longest.length && !longest.some((g) => own.includes(g))) {
    issues.push({
      ...warning(null, null, "name-contradicts-file"),
      message: `The file is named after ${list(longest.map((g) => g.name))}, its rows are of ${list(own.map((g) => g.name))}.`,
      hint: "The rows count. Check that this is the file you meant.",
    });
  }
  return issues;
}

function mentions(fileName: string, group: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  return plain(group).length > 2 && plain(fileName).includes(plain(group));
}

/** Rows that repeat an agent within its group. The newest decidable last-modified time wins, else the last row. */
export function sortOutDuplicates<T extends { row: number; lastModified: string | null }>(
  rows: readonly T[],
): { kept: T; repeats: T[] } | null {
  const [first] = rows;
  if (!first) return null;
  const kept = rows.reduce((best, row) => (newer(row, best) ? row : best), first);
  return { kept, repeats: rows.filter((r) => r !== kept) };
}

function newer(a: { row: number; lastModified: string | null }, b: { row: number; lastModified: string | null }): boolean {
  if (a.lastModified !== b.lastModified) {
    if (a.lastModified === null) return false;
    if (b.lastModified === null) return true;
    return a.lastModified > b.lastModified;
  }
  return a.row > b.row;
}

/** What to say of a row that was set aside for `kept`. */
export function duplicateIssue(
  row: number,
  spelled: string | null,
  kept: { row: number; spelled: string | null },
  what: "agent" | "server" | "computer" = "agent",
): Issue {
  const other = kept.spelled;
  const variant = spelled !== null && other !== null && spelled !== other;
  return {
    ...warning(row, null, variant ? "case-variant" : "duplicate-row"),
    message: variant
      ? `${shortened(spelled)} is the same ${what} as ${shortened(other)} in row ${kept.row}.`
      : `${shortened(spelled ?? `This ${what}`)} is listed again; row ${kept.row} counts.`,
    hint: "The row modified last counts, else the later one.",
  };
}

const day = 24 * 3600_000;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A date of a row that became an instant; null where it stayed text. */
export function toldInstant(text: string | null | undefined): string | null {
  return text && instant.test(text) ? text : null;
}

/** Times in rows against the moment the file was captured. Only instants are compared; undecided texts say nothing. */
export function timeIssues(
  rows: readonly { row: number; name: string | null; times: readonly (string | null | undefined)[] }[],
  capturedAt: Date,
): Issue[] {
  const issues: Issue[] = [];
  const latest = new Date(capturedAt.getTime() + day).toISOString();
  let newest = "";
  for (const { row, name, times } of rows) {
    for (const time of times) {
      if (!time || (time <= newest && time <= latest) || !toldInstant(time) || Number.isNaN(Date.parse(time))) continue;
      if (time > newest) newest = time;
      if (time <= latest) continue;
      issues.push({
        ...warning(row, "Last modified", "future-date"),
        message: `${shortened(name ?? "This row")} carries ${time.slice(0, 16).replace("T", " ")}, more than a day after the export was captured.`,
        hint: "Check the captured time and the order of day and month.",
      });
      break;
    }
  }
  if (newest !== "" && newest < new Date(capturedAt.getTime() - day).toISOString()) {
    issues.push({
      ...warning(null, "Last modified", "stale-rows"),
      message: `The newest time in the rows is ${newest.slice(0, 16).replace("T", " ")} UTC, more than a day before the export was captured.`,
      hint: "If this is an older file, correct its captured time.",
    });
  }
  return issues;
}

/**
 * The file was applied before, as captured at another time. Agents change from day to day, so the second is rather a copy than an
 * export of its own; servers often do not, and there it says nothing.
 */
export function sameBytesIssue(kind: string | null, earlier: { number: number; capturedAt: Date | null } | undefined): Issue[] {
  if (kind !== "agents" || !earlier?.capturedAt) return [];
  const captured = earlier.capturedAt.toISOString().slice(0, 16).replace("T", " ");
  return [
    {
      ...warning(null, null, "same-bytes"),
      message: `Import #${earlier.number} has exactly these bytes, captured ${captured} UTC. Applied too, it says that all of it held at both times.`,
      hint: "If this is a copy of that file, discard it.",
    },
  ];
}
