import "server-only";
import type { AgentFilterQuery } from "@/lib/contracts/agents";
import { agentWords } from "@/lib/domain/agent-field-words";
import type { ColumnField, MomentField } from "@/lib/domain/agent-fields";
import { momentsOf } from "@/lib/domain/agent-readings";
import { momentFields } from "@/lib/domain/asked-moments";
import { causeOf, causes } from "@/lib/domain/remaining/causes";
import { alertsFromNames, flags, healthNames, methodNames, stageNames } from "@/lib/domain/stages";
import type { LastSaid } from "@/lib/domain/timeline";
import { readTold } from "@/lib/domain/told-text";
import { csvLine } from "@/lib/server/answers/csv";
import { pool } from "@/lib/server/database/pool";
import { readRows } from "@/lib/server/database/rows";
import { estateOf } from "@/lib/server/estate/kept";
import type { StoredListing } from "@/lib/server/projection/period-rows";
import { type AgentLine, agentLine, agentLinesByKeyText } from "./by-key";
import { momentOf } from "./moment";
import { keysIn } from "./order";
import type { AgentsOf } from "./rows";

const headOf = (field: ColumnField) => agentWords[field].column;
/** What the file says of an agent, by what heads each column. */
const columns: Readonly<Record<string, (line: Line) => string | null>> = {
  FQDN: ({ fqdn }) => fqdn,
  Stage: ({ stage }) => stageNames[stage],
  "Stage reason": ({ stageReason }) => stageReason,
  Version: ({ version }) => version,
  Release: ({ release }) => release,
  Rollup: ({ rollup }) => rollup,
  Flags: ({ flags: raised }) => raised.map(({ code }) => flags[code].name).join("; "),
  Original: ({ groups }) => told(groups, "source", ({ name }) => name),
  "Original health": ({ groups }) => told(groups, "source", healthOf),
  "Original primary server": ({ groups }) => told(groups, "source", ({ primaryServer }) => primaryServer),
  New: ({ groups }) => told(groups, "target", ({ name }) => name),
  "New health": ({ groups }) => told(groups, "target", healthOf),
  "New primary server": ({ groups }) => told(groups, "target", ({ primaryServer }) => primaryServer),
  Done: ({ done, excluded }) => yes(done && !excluded),
  "Not reporting": ({ notReporting, excluded }) => yes(notReporting && !excluded),
  "What remains": (line) => {
    const cause = causeOf({ ...line, flagCodes: line.flags.map(({ code }) => code), owned: line.owner !== null });
    return cause && causes[cause].name;
  },
  Method: ({ method }) => method && methodNames[method],
  "Manually installed": ({ manuallyInstalled }) => (manuallyInstalled === null ? null : yes(manuallyInstalled)),
  Domain: ({ domain }) => domain,
  Owner: ({ owner }) => owner,
  Tags: ({ tags }) => tags,
  Note: ({ note }) => note,
  Excluded: ({ excludedReason }) => excludedReason,
  "Cut-over accepted": ({ acceptedReason }) => acceptedReason,
  "Alerts from": ({ alertsFrom }) => alertsFrom && alertsFromNames[alertsFrom],
  "Alerts since": ({ alertsSince }) => alertsSince,
  /* Since when each of the flags, and which settle still. */
  "Flags since": ({ flags: raised }) =>
    raised.map(({ code, since, settling }) => `${flags[code].name} ${since.slice(0, 10)}${settling ? " settling" : ""}`).join("; "),
  ...Object.fromEntries(momentFields.map((field) => [headOf(field), ({ moments }: Line) => moments[field]])),
};
export const agentHeader = Object.keys(columns);

/** What columns hold that are not texts. */
export const agentKinds: Readonly<Record<string, "date" | "instant">> = {
  "Alerts since": "date",
  ...Object.fromEntries(momentFields.map((field) => [headOf(field), "instant" as const])),
};

type Line = AgentLine & { moments: Record<MomentField, string | null> };

const cells = Object.values(columns);
const batch = 4_000;

/** Exactly the rows of the filter in its order, batch by batch, so that any number of them fits; one is read ahead. */
export async function* agentsCsv(migration: AgentsOf, query: AgentFilterQuery): AsyncGenerator<string> {
  yield csvLine(agentHeader);
  for await (const rows of agentTexts(migration, query)) yield rows.map((row) => csvLine(row)).join("");
}

/** The same rows as texts under the header, for files of other kinds. */
export async function* agentTexts(migration: AgentsOf, query: AgentFilterQuery): AsyncGenerator<(string | null)[][]> {
  const moment = momentOf(query.asOf, migration.timeZone);
  const estate = await estateOf(migration.id);
  const keys = keysIn(estate, migration, query);
  const momentsIn = momentsReader(estate.at(moment).lastSaid);
  const read = (from: number) => {
    const lines = linesOf(migration.id, Array.from(keys.subarray(from, from + batch)), moment, momentsIn);
    // Whoever stops early does not hear of a failure that only the next batch would have met.
    lines.catch(() => undefined);
    return lines;
  };
  let ahead = read(0);
  for (let from = 0; from < keys.length; from += batch) {
    const lines = await ahead;
    ahead = read(from + batch);
    yield lines.map((line) => cells.map((cell) => cell(line)));
  }
}

async function linesOf(
  migrationId: string,
  keys: readonly number[],
  moment: Date | null,
  momentsIn: (told: string) => Line["moments"],
): Promise<Line[]> {
  if (keys.length === 0) return [];
  const rows = await readRows(pool(), agentLine, agentLinesByKeyText(moment), [migrationId, keys, ...(moment ? [moment] : [])]);
  const byKey = new Map(rows.map((row) => [row.key, { ...row, moments: momentsIn(row.told) }]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/** Many are told alike. */
function momentsReader(lastSaid: LastSaid): (told: string) => Line["moments"] {
  const known = new Map<string, Line["moments"]>();
  return (told) => {
    const moments = known.get(told) ?? momentsOf(readTold(told), lastSaid);
    known.set(told, moments);
    return moments;
  };
}

function told(groups: readonly StoredListing[], role: "source" | "target", tell: (group: StoredListing) => string | null): string | null {
  const words = groups.filter((group) => group.role === role).map((group) => tell(group) ?? "");
  return words.join("; ") || null;
}

const healthOf = ({ health }: StoredListing) => health && healthNames[health];
const yes = (value: boolean) => (value ? "yes" : "no");
