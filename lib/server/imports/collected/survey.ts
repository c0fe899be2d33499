import type { z } from "zod";
import { collectedClosing, collectedEnd, collectedFirst, collectedRows } from "@/lib/contracts/collected-file";
import { type Collected, isTold, type SectionName, type SectionTold, sectionNames } from "@/lib/domain/collected/sections";
import type { Source } from "@/lib/readers/decode";
import { Refusal } from "@/lib/readers/refusal";
import { broken, type Line, linesOf } from "./lines";

type Rows = { [S in SectionName]: z.infer<(typeof collectedRows)[S]> };

/** What a file of the collector says of itself, and what it says of agents beside their own section, by their names in lower case. */
export type Survey = {
  collected: Collected;
  heard: ReadonlyMap<string, { line: number; row: Rows["heard"] }>;
  details: ReadonlyMap<string, { line: number; row: Rows["agentDetail"] }>;
};

const key = /^\s*\{\s*"([A-Za-z]+)"\s*:/;
const isSection = (word: string): word is SectionName => (sectionNames as readonly string[]).includes(word);

/** Of which section a line is a row; null where it is none. */
export function sectionOf({ text }: Line): SectionName | null {
  const word = key.exec(text)?.[1] ?? "";
  return isSection(word) ? word : null;
}

/** One row of a section, as the contract has it; null where it is none: its section counts as failed then. Throws a Refusal where the line is no JSON. */
export function readRow<S extends SectionName>(line: Line, section: S): Rows[S] | null {
  const held = parsed(line) as Record<string, unknown>;
  const read = collectedRows[section].safeParse(held[section]);
  return read.success && Object.keys(held).length === 1 ? (read.data as Rows[S]) : null;
}

/**
 * Reads the file from end to end before anything of it counts: its first line, how each section ended, whether all rows that were written are there, and the
 * line that ends it. `room` is asked again and again while rows are held.
 */
export async function surveyOf(open: Source, fileName: string, room: (rows: number) => void): Promise<Survey> {
  const heard: Map<string, { line: number; row: Rows["heard"] }> = new Map();
  const details: Map<string, { line: number; row: Rows["agentDetail"] }> = new Map();
  const rows = new Map<SectionName, number>();
  const unread = new Map<SectionName, string>();
  const told: SectionTold[] = [];
  let first: z.infer<typeof collectedFirst> | null = null;
  let ended: Line | null = null;
  for await (const line of linesOf(open, fileName)) {
    if (ended) throw broken(line.number, "stands behind the one that ends the file");
    if (!first) {
      first = firstOf(line);
      continue;
    }
    const section = sectionOf(line);
    if (section) {
      if (!first.sections.includes(section) || told.some((one) => one.section === section))
        throw broken(line.number, `is of the section ${section}, which is not open there`);
      rows.set(section, (rows.get(section) ?? 0) + 1);
      const read =
        section === "heard"
          ? kept(heard, line, readRow(line, section))
          : section === "agentDetail"
            ? kept(details, line, readRow(line, section))
            : readRow(line, section) !== null;
      if (!read && !unread.has(section)) unread.set(section, `Line ${line.number} is no row of the section`);
      room(heard.size + details.size);
    } else if (key.exec(line.text)?.[1] === "end") {
      const { success, data } = collectedEnd.safeParse(parsed(line));
      if (!success || data.lines !== line.number) throw broken(line.number, "ends the file, and does not count its lines rightly");
      ended = line;
    } else told.push(closed(line, first.sections, told, rows));
  }
  const open_ = first?.sections.filter((name) => !told.some(({ section }) => section === name)) ?? [];
  if (!first || !ended || open_.length > 0)
    throw new Refusal(
      "broken",
      "The file ends before the line that closes it: it was cut, or the collector was stopped. Nothing of it counts.",
      "Collect again, or copy the file again.",
    );
  const { version, group, groupId, at, culture, user, computer, managementServer, scope } = first;
  const sections = told.map((one) => withFault(one, unread.get(one.section) ?? contradicted(one, told)));
  const scoped = scope === "scoped";
  const collected = {
    version,
    group,
    groupId,
    at,
    culture,
    user,
    computer,
    managementServer,
    scoped,
    scopeKnown: scope !== "unknown",
    sections,
  };
  const isUsed = (name: SectionName) => sections.some((one) => one.section === name && isTold(one));
  return { collected, heard: isUsed("heard") ? heard : new Map(), details: isUsed("agentDetail") ? details : new Map() };
}

/** Keeps a row by its name; false where it is none. */
function kept<R extends { Name: string }>(rows: Map<string, { line: number; row: R }>, { number }: Line, row: R | null): boolean {
  if (row) rows.set(row.Name.toLowerCase(), { line: number, row });
  return row !== null;
}

const withFault = (one: SectionTold, fault: string | null): SectionTold =>
  fault === null || one.error !== null ? one : { ...one, error: fault, whole: false };

/** No agent and yet some that are heard: the account may not list agents, and a stated zero would make all of them missing. */
function contradicted({ section, rows }: SectionTold, told: readonly SectionTold[]): string | null {
  if (section !== "agents" || rows > 0) return null;
  const heard = told.find((one) => one.section === "heard" && isTold(one))?.rows ?? 0;
  return heard > 0 ? `No agent was listed, though ${heard} ${heard === 1 ? "is" : "are"} heard` : null;
}

function firstOf(line: Line): z.infer<typeof collectedFirst> {
  const read = collectedFirst.safeParse(parsed(line));
  if (read.success) return read.data;
  const format = read.error.issues.some(({ path }) => path[0] === "format");
  throw format
    ? new Refusal(
        "unknown-kind",
        "This file was written by a collector of another version, in a format that this Tandem does not read.",
        "Take the collector from this Tandem, or update it.",
      )
    : broken(line.number, `does not say what a file of the collector begins with (${read.error.issues[0]?.path.join(".") ?? ""})`);
}

function closed(
  line: Line,
  asked: readonly SectionName[],
  before: readonly SectionTold[],
  rows: ReadonlyMap<SectionName, number>,
): SectionTold {
  const read = collectedClosing.safeParse(parsed(line));
  if (!read.success) throw broken(line.number, "is none that the collector writes");
  const { section } = read.data;
  if (!asked.includes(section) || before.some((one) => one.section === section))
    throw broken(line.number, `closes the section ${section}, which is not open there`);
  if ((rows.get(section) ?? 0) !== read.data.rows)
    throw broken(line.number, `says ${read.data.rows} rows of ${section}, and ${rows.get(section) ?? 0} stand above it`);
  return read.data;
}

function parsed({ number, text }: Line): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw broken(number, "is not JSON");
  }
}
