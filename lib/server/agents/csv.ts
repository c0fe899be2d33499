import "server-only";
import type { AgentFilterQuery } from "@/lib/contracts/agents";
import { agentWords } from "@/lib/domain/agent-field-words";
import type { ColumnField, ToldMoment } from "@/lib/domain/agent-fields";
import { momentsOf } from "@/lib/domain/agent-readings";
import { toldMoments } from "@/lib/domain/asked-moments";
import { listFieldNames, listFields } from "@/lib/domain/people-lists/fields";
import { causeOf, causes } from "@/lib/domain/remaining/causes";
import { alertsFromNames, flags, healthNames, methodNames, stageNames } from "@/lib/domain/stages";
import { csvCell, csvLine, lineOfCells } from "@/lib/server/answers/csv";
import { nameAt } from "@/lib/server/estate/columns";
import { estateOf } from "@/lib/server/estate/kept";
import { domainAt, readerOf } from "@/lib/server/estate/values";
import { ahead } from "@/lib/server/process/ahead";
import { eachLine, type PeriodLine, type PlanLine, readOnce, readPeriodLine, readPlanLine } from "./lines";
import { inZone, momentOf } from "./moment";
import type { AgentsOf } from "./rows";

const headOf = (field: ColumnField) => agentWords[field].column;
type AgentLine = Omit<PeriodLine, "proposed"> & PlanLine;
/** What each agent has by itself. */
type Own = { fqdn: string; domain: string | null; moments: Record<ToldMoment, string | null> };
const ofLists = listFieldNames.filter((field) => field !== "owner" && field !== "tags" && field !== "note");
type Column = ((line: AgentLine) => string | null) | { own: (own: Own) => string | null };
/** What the file says of an agent, by what heads each column. */
const columns: Readonly<Record<string, Column>> = {
  FQDN: { own: ({ fqdn }) => fqdn },
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
  Domain: { own: ({ domain }) => domain },
  Owner: ({ owner }) => owner,
  Tags: ({ tags }) => tags,
  Note: ({ note }) => note,
  ...Object.fromEntries(ofLists.map((field) => [listFields[field].name, ({ listed }: AgentLine) => listed?.[field] ?? null])),
  Excluded: ({ excludedReason }) => excludedReason,
  "Cut-over accepted": ({ acceptedReason }) => acceptedReason,
  "Alerts from": ({ alertsFrom }) => alertsFrom && alertsFromNames[alertsFrom],
  "Alerts since": ({ alertsSince }) => alertsSince,
  /* Since when each of the flags, and which settle still. */
  "Flags since": ({ flags: raised }) =>
    raised.map(({ code, since, settling }) => `${flags[code].name} ${since.slice(0, 10)}${settling ? " settling" : ""}`).join("; "),
  ...Object.fromEntries(toldMoments.map((field) => [headOf(field), { own: ({ moments }: Own) => moments[field] }])),
};
export const agentHeader = Object.keys(columns);

/** What columns hold that are not texts. */
export const agentKinds: Readonly<Record<string, "date" | "instant">> = {
  "Alerts since": "date",
  ...Object.fromEntries(toldMoments.map((field) => [headOf(field), "instant" as const])),
};

const batch = 4_000;
/** Many agents are told alike: so many things that are told are read once, and put into words once with each of so many that are said of them. */
const mostTold = 2_000;
const mostSaid = 20;

/** Exactly the rows of the filter in its order, batch by batch, so that any number of them fits; one is read ahead. */
export async function* agentsCsv(migration: AgentsOf, query: AgentFilterQuery): AsyncGenerator<string> {
  yield csvLine(agentHeader);
  for await (const rows of agentRows(migration, query, csvCell)) yield rows.map(lineOfCells).join("");
}

/** The same rows under the header, for files of other kinds; `put`: how those have a cell. */
export async function* agentRows<T>(migration: AgentsOf, query: AgentFilterQuery, put: (cell: string | null) => T): AsyncGenerator<T[][]> {
  const moment = momentOf(query.asOf, migration.timeZone);
  const view = (await estateOf(migration.id)).at(moment);
  const { places } = view.where(inZone(query, migration.timeZone)).order(query.sort);
  const { agents } = view.columns;
  const moments = readerOf(view, { reads: "captures", of: momentsOf });
  const own = Object.values(columns).flatMap((column, i) => ("own" in column ? [{ i, tell: column.own }] : []));
  const inWords = readOnce(mostTold, (period) => {
    const told = readPeriodLine(period);
    return {
      with: readOnce(mostSaid, (plan) => {
        const said = readPlanLine(plan);
        const line = { ...told, ...said, method: said.method ?? told.proposed };
        return Object.values(columns).map((column) => put("own" in column ? null : column(line)));
      }),
    };
  });
  const parts = Array.from({ length: Math.ceil(places.length / batch) }, (_, i) => places.subarray(i * batch, (i + 1) * batch));
  const keyAt = (place: number) => agents.keys[place] ?? 0;
  const read = async (part: Uint32Array) => {
    const words = new Map<number, readonly T[]>();
    await eachLine(migration.id, Int32Array.from(part, keyAt), moment, (key, period, plan) => words.set(key, inWords(period).with(plan)));
    return { part, words };
  };
  for await (const { part, words } of ahead(parts, read)) {
    const rows: T[][] = [];
    for (const place of part) {
      const row = words.get(keyAt(place))?.slice();
      if (!row) continue;
      const of = { fqdn: nameAt(agents, place), domain: domainAt(view, place), moments: moments(place) };
      for (const { i, tell } of own) row[i] = put(tell(of));
      rows.push(row);
    }
    yield rows;
  }
}

type Listing = AgentLine["groups"][number];

function told(groups: AgentLine["groups"], role: "source" | "target", tell: (group: Listing) => string | null): string | null {
  const words = groups.filter((group) => group.role === role).map((group) => tell(group) ?? "");
  return words.join("; ") || null;
}

const healthOf = ({ health }: Listing) => health && healthNames[health];
const yes = (value: boolean) => (value ? "yes" : "no");
