import "server-only";
import type { AgentListed } from "@/lib/domain/agent-told";
import { alertsFroms, type Flag, methods, stages } from "@/lib/domain/stages";
import { copyOut, uncopied } from "@/lib/server/database/copy-out";
import { flag, type Is, json, oneOf, orNull, type RowOf, rowIn, text } from "@/lib/server/database/rows";
import { atOneInstant } from "@/lib/server/estate/reading";
import { typedOrListed } from "@/lib/server/plans/typed-or-listed";
import type { StoredListing } from "@/lib/server/projection/period-rows";
import { periodAt } from "./moment";

const isTrue = (written: string) => written === "t";
const column = <T>(sql: string, is: Is<T>, read: (written: string) => unknown = (written) => written) => ({ sql, is, read });

const ofPeriod = {
  stage: column("p.stage", oneOf(stages)),
  stageReason: column("p.stage_reason", text),
  version: column("p.version", orNull(text)),
  release: column("p.release", orNull(text)),
  rollup: column("p.rollup", orNull(text)),
  flags: column("p.flags", json<Flag[]>(), JSON.parse),
  done: column("p.done", flag, isTrue),
  notReporting: column("p.not_reporting", flag, isTrue),
  proposed: column("p.method", orNull(oneOf(methods))),
  manuallyInstalled: column("p.manually_installed", orNull(flag), isTrue),
  groups: column("p.groups", json<Omit<StoredListing, "lastModified">[]>(), JSON.parse),
};
const ofPlan = {
  owner: column(typedOrListed.owner, orNull(text)),
  tags: column(`array_to_string(${typedOrListed.tags}, '; ')`, orNull(text)),
  method: column("pl.method", orNull(oneOf(methods))),
  note: column(typedOrListed.note, orNull(text)),
  listed: column('li."values"', orNull(json<AgentListed>()), JSON.parse),
  excluded: column("pl.excluded_at is not null", flag, isTrue),
  excludedReason: column("pl.excluded_reason", orNull(text)),
  acceptedReason: column("pl.accepted_reason", orNull(text)),
  alertsFrom: column("pl.alerts_from", orNull(oneOf(alertsFroms))),
  alertsSince: column("to_char(pl.alerts_since, 'YYYY-MM-DD')", orNull(text)),
};
/** What the database tells of an agent for a file, besides what the estate holds of each by itself: what exports tell, and what people say. */
export type PeriodLine = ReturnType<typeof readPeriodLine>;
export type PlanLine = ReturnType<typeof readPlanLine>;

export const readPeriodLine = readerOf(ofPeriod);
export const readPlanLine = readerOf(ofPlan);
const columns = [...Object.values(ofPlan), ...Object.values(ofPeriod)].map(({ sql }) => sql).join(", ");

/** Lines of agents by their keys, at a moment, as texts: the same where the same is told, or said. */
export async function eachLine(
  migrationId: string,
  keys: Int32Array,
  moment: Date | null,
  take: (key: number, period: string, plan: string) => void,
): Promise<void> {
  await atOneInstant(async (client) => {
    const at = periodAt(moment, (value) => client.escapeLiteral(value.toISOString()));
    const question = `select p.agent_key, ${columns} from agent_period p
      left join agent_plan pl on pl.migration_id = p.migration_id and pl.agent_key = p.agent_key
      left join agent_listed li on li.migration_id = p.migration_id and li.agent_key = p.agent_key
     where p.migration_id = ${client.escapeLiteral(migrationId)} and p.agent_key = any('{${keys.join(",")}}') and ${at}`;
    await copyOut(client, question, (line) => {
      const plan = line.indexOf("\t") + 1;
      let period = plan;
      for (const _ in ofPlan) period = line.indexOf("\t", period) + 1;
      const groups = line.lastIndexOf("\t");
      take(Number.parseInt(line, 10), line.slice(period, groups) + line.slice(groups).replace(modified, ""), line.slice(plan, period - 1));
    });
  });
}

/** When rows were modified is another time for each agent. In a name, quotes are escaped. */
const modified = /"lastModified":(?:"[^"]*"|null),/g;

/** Reads texts, those that are the same once. Where they are more than `most`, what was read is forgotten. */
export function readOnce<T extends object>(most: number, read: (text: string) => T): (text: string) => T {
  let known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    if (known.size >= most) known = new Map();
    // A piece of a long text would keep all of that in memory.
    const own = Buffer.from(text).toString();
    const value = read(own);
    known.set(own, value);
    return value;
  };
}

function readerOf<C extends Record<string, ReturnType<typeof column>>>(of: C): (line: string) => RowOf<{ [K in keyof C]: C[K]["is"] }> {
  const read = (written: string | undefined, one: C[string]) =>
    written === undefined || written === "\\N" ? null : one.read(uncopied(written));
  const looked = rowIn(Object.fromEntries(Object.entries(of).map(([name, { is }]) => [name, is])) as { [K in keyof C]: C[K]["is"] });
  return (line) => {
    const written = line.split("\t");
    return looked(Object.fromEntries(Object.entries(of).map(([name, one], i) => [name, read(written[i], one as C[string])])));
  };
}
