import "server-only";
import { hash } from "node:crypto";
import type pg from "pg";
import type { Period } from "@/lib/domain/agent-history";
import type { AgentState } from "@/lib/domain/agent-stage";
import { toldOf } from "@/lib/domain/told-listings";
import { flagFields } from "./flag-fields";
import { groupNamesOf, serversOf } from "./listed-names";

/** Tables of what alike agents share, once each, with how many they are. Rows of the other table name it by its id. */
const tables = {
  /** What was true of agents over time, each period of theirs. */
  agent_span: { rows: "agent_period", names: "span" },
  /** What is true of agents now, with all that counts of now ask for. */
  agent_alike: { rows: "agent_now", names: "alike" },
} as const;
type Table = keyof typeof tables;
type Shared = { id: string; agents: number; row: Record<string, unknown> };

/** Counts of alike agents that one change of facts adds; what it takes away is counted where rows are deleted. */
export class AlikeAgents {
  readonly #spans = new Map<string, Shared>();
  readonly #now = new Map<string, Shared>();

  constructor(readonly migrationId: string) {}

  /** One more agent with this period. Answers the id to write into its row. */
  span({ from, to, state, listings }: Period): string {
    const flags = flagColumns(state);
    const groups = groupNamesOf(listings);
    const key = `${from} ${to} ${state.stage} ${state.done} ${state.notReporting} ${Object.values(flags).join(" ")} ${groups.join("\n")}`;
    return this.#add(this.#spans, key, () => ({
      from_at: new Date(from),
      to_at: to === null ? null : new Date(to),
      stage: state.stage,
      done: state.done,
      not_reporting: state.notReporting,
      ...flags,
      group_names: groups,
    }));
  }

  /** The same for the open period of an agent. */
  now({ state, listings }: Period): string {
    const flags = flagColumns(state);
    const groups = groupNamesOf(listings);
    const servers = listings.map(({ listing }) => listing.facts.primaryServer?.toLowerCase() ?? "");
    const told = toldOf({ state, listings });
    const { stage, done, notReporting, method, version, release } = state;
    const key = [stage, done, notReporting, ...Object.values(flags), method, version, release, told, ...groups, ...servers].join("\n");
    return this.#add(this.#now, key, () => ({
      stage,
      done,
      not_reporting: notReporting,
      ...flags,
      group_names: groups,
      servers: serversOf(listings),
      group_servers: servers,
      method,
      version,
      release,
      told,
    }));
  }

  #add(known: Map<string, Shared>, key: string, row: () => Record<string, unknown>): string {
    const before = known.get(key);
    if (before) {
      before.agents += 1;
      return before.id;
    }
    const id = hash("md5", key);
    known.set(key, { id, agents: 1, row: row() });
    return id;
  }

  /** Adds what was counted. Called when all rows of the change are written; what nobody shares any more is taken away. */
  async write(client: pg.PoolClient): Promise<void> {
    await this.#writeTo(client, "agent_span", this.#spans);
    await this.#writeTo(client, "agent_alike", this.#now);
  }

  async #writeTo(client: pg.PoolClient, table: Table, known: ReadonlyMap<string, Shared>): Promise<void> {
    const rows = [...known.values()].map(({ id, agents, row }) => ({ migration_id: this.migrationId, id, ...row, agents }));
    await client.query(
      `insert into ${table} select (json_populate_recordset(null::${table}, $1)).*
       on conflict (migration_id, id) do update set agents = ${table}.agents + excluded.agents`,
      [JSON.stringify(rows)],
    );
    await client.query(`delete from ${table} where migration_id = $1 and agents = 0`, [this.migrationId]);
  }
}

const flagColumns = ({ flags }: AgentState) => {
  const [flag_codes, settling, worst] = flagFields(flags);
  return { flag_codes, settling, worst };
};

/** Deletes the rows of agents, and counts them out of what they shared. */
export async function deleteRows(client: pg.PoolClient, table: Table, migrationId: string, agents: readonly number[]): Promise<void> {
  const { rows, names } = tables[table];
  await client.query(
    `with gone as (delete from ${rows} where migration_id = $1 and agent_key = any($2) returning ${names} as id),
          fewer as (select id, count(*)::int as agents from gone group by id)
     update ${table} s set agents = s.agents - f.agents from fewer f where s.migration_id = $1 and s.id = f.id`,
    [migrationId, agents],
  );
}
