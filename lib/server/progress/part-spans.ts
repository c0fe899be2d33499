import "server-only";
import type { AgentRun, AgentSpan } from "@/lib/domain/agent-counts";
import { type FlagCode, flagCodes, type Severity, type Stage } from "@/lib/domain/stages";
import { type AgentConditions, conditionsOf } from "@/lib/server/agents/select";
import { countingQuery } from "./counting";

type Row = {
  stage: Stage;
  excluded: boolean;
  done: boolean;
  notReporting: boolean;
  codes: string;
  settling: string;
  worst: Severity | null;
  names: string;
  count: number;
};

const counted = `p.stage, pl.excluded_at is not null as excluded, p.done, p.not_reporting as "notReporting",
  array_to_string(p.flag_codes, ',') as codes, array_to_string(p.settling, ',') as settling, p.worst, array_to_string(p.group_names, chr(10)) as names, count(*)::int as count`;
const by = "group by p.stage, pl.excluded_at is not null, p.done, p.not_reporting, p.flag_codes, p.settling, p.worst, p.group_names";

/** What alike agents of a part were from one instant to another. Which part it is no count knows, so all periods are read. */
export async function spansOfPart(migrationId: string, part: AgentConditions): Promise<AgentSpan[]> {
  const values: unknown[] = [migrationId];
  const asked = conditionsOf(part, "a.name", (value) => `$${values.push(value)}`)
    .map((condition) => ` and ${condition}`)
    .join("");
  const rows = await countingQuery<Row & { from: Date; to: Date | null }>(
    `select ${counted}, p.from_at as "from", p.to_at as "to"
       from agent_period p left join agent_plan pl on pl.migration_id = p.migration_id and pl.agent_key = p.agent_key
      where p.migration_id = $1${asked} ${by}, p.from_at, p.to_at`,
    values,
  );
  const lists = listsOf();
  return rows.map((row) => ({ ...runOf(row, lists), from: row.from.getTime(), to: row.to?.getTime() ?? null }));
}

type Lists = { codes: (text: string) => FlagCode[]; names: (text: string) => string[] };

/** Few lists repeat often, so each is taken apart once. */
function listsOf(): Lists {
  const known = new Set<string>(flagCodes);
  return {
    codes: remembered((text) => text.split(",").filter((code): code is FlagCode => known.has(code))),
    names: remembered((text) => (text === "" ? [] : text.split("\n"))),
  };
}

function remembered<T>(read: (text: string) => T): (text: string) => T {
  const seen = new Map<string, T>();
  return (text) => {
    const before = seen.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    seen.set(text, value);
    return value;
  };
}

function runOf({ codes, settling, names, ...run }: Row, lists: Lists): AgentRun {
  return { ...run, flagCodes: lists.codes(codes), settling: lists.codes(settling), groups: lists.names(names) };
}
