import "server-only";
import type { AgentFilterQuery } from "@/lib/contracts/agents";
import { causeOf, causes } from "@/lib/domain/remaining/causes";
import { alertsFromNames, type Flag, flags, healthNames, methodNames, stageNames } from "@/lib/domain/stages";
import { csvLine } from "@/lib/server/answers/csv";
import { pool } from "@/lib/server/database/pool";
import { readRows } from "@/lib/server/database/rows";
import type { StoredListing } from "@/lib/server/projection/period-rows";
import { type AgentLine, agentLine, agentLinesByKeyText } from "./by-key";
import { momentOf } from "./moment";
import { allKeys } from "./order";
import type { AgentsOf } from "./rows";

export const agentHeader = [
  "FQDN",
  "Stage",
  "Stage reason",
  "Version",
  "Release",
  "Rollup",
  "Flags",
  "Original",
  "Original health",
  "Original primary server",
  "New",
  "New health",
  "New primary server",
  "Done",
  "Not reporting",
  "What remains",
  "Method",
  "Manually installed",
  "Domain",
  "Owner",
  "Tags",
  "Note",
  "Excluded",
  "Cut-over accepted",
  "Alerts from",
  "Alerts since",
  "Flags since",
];

/** What columns hold that are not texts. */
export const agentKinds: Readonly<Record<string, "date">> = { "Alerts since": "date" };

const batch = 4_000;

/** Exactly the rows of the filter in its order, batch by batch, so that any number of them fits; one is read ahead. */
export async function* agentsCsv(migration: AgentsOf, query: AgentFilterQuery): AsyncGenerator<string> {
  yield csvLine(agentHeader);
  for await (const rows of agentTexts(migration, query)) yield rows.map((row) => csvLine(row)).join("");
}

/** The same rows as texts under the header, for files of other kinds. */
export async function* agentTexts(migration: AgentsOf, query: AgentFilterQuery): AsyncGenerator<(string | null)[][]> {
  const moment = momentOf(query.asOf, migration.timeZone);
  const keys = await allKeys(migration, query);
  const read = (from: number) => {
    const lines = linesOf(migration.id, Array.from(keys.subarray(from, from + batch)), moment);
    // Whoever stops early does not hear of a failure that only the next batch would have met.
    lines.catch(() => undefined);
    return lines;
  };
  let ahead = read(0);
  for (let from = 0; from < keys.length; from += batch) {
    const lines = await ahead;
    ahead = read(from + batch);
    yield lines.map(cells);
  }
}

async function linesOf(migrationId: string, keys: readonly number[], moment: Date | null): Promise<AgentLine[]> {
  if (keys.length === 0) return [];
  const rows = await readRows(pool(), agentLine, agentLinesByKeyText(moment), [migrationId, keys, ...(moment ? [moment] : [])]);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

function cells(line: AgentLine): (string | null)[] {
  const of = (role: "source" | "target", tell: (group: StoredListing) => string | null) => {
    const told = line.groups.filter((group) => group.role === role).map((group) => tell(group) ?? "");
    return told.join("; ") || null;
  };
  const cause = causeOf({ ...line, flagCodes: line.flags.map(({ code }) => code), owned: line.owner !== null });
  return [
    line.fqdn,
    stageNames[line.stage],
    line.stageReason,
    line.version,
    line.release,
    line.rollup,
    flagWords(line.flags),
    of("source", (group) => group.name),
    of("source", ({ health }) => health && healthNames[health]),
    of("source", (group) => group.primaryServer),
    of("target", (group) => group.name),
    of("target", ({ health }) => health && healthNames[health]),
    of("target", (group) => group.primaryServer),
    yes(line.done && !line.excluded),
    yes(line.notReporting && !line.excluded),
    cause && causes[cause].name,
    line.method && methodNames[line.method],
    line.manuallyInstalled === null ? null : yes(line.manuallyInstalled),
    line.domain,
    line.owner,
    line.tags,
    line.note,
    line.excludedReason,
    line.acceptedReason,
    line.alertsFrom && alertsFromNames[line.alertsFrom],
    line.alertsSince,
    sinceWords(line.flags),
  ];
}

/** The flags by the words of the screens. */
function flagWords(raised: readonly Flag[]): string {
  return raised.map(({ code }) => flags[code].name).join("; ");
}

/** Since when each of them, and which settle still. */
function sinceWords(raised: readonly Flag[]): string {
  return raised.map(({ code, since, settling }) => `${flags[code].name} ${since.slice(0, 10)}${settling ? " settling" : ""}`).join("; ");
}

function yes(value: boolean): string {
  return value ? "yes" : "no";
}
