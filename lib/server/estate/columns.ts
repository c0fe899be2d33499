import "server-only";
import { domainOf } from "@/lib/domain/agent-names";
import { type AgentListed, type AgentSaid, type AgentTold, nothingListed, nothingSaid } from "@/lib/domain/agent-told";
import { compareBytes } from "@/lib/domain/byte-order";
import type { LastSaid } from "@/lib/domain/timeline";
import { readTold } from "@/lib/domain/told-text";
import { uncopied } from "@/lib/server/database/copy-out";
import { Dictionary } from "./dictionary";

/** The values that columns point to. */
export type Values = {
  told: Dictionary<AgentTold>;
  said: Dictionary<AgentSaid>;
  listed: Dictionary<AgentListed>;
  domains: Dictionary<string | null>;
  /** In milliseconds; the first of them is never. */
  instants: Dictionary<number>;
};

/** Agents by their names in order of bytes: what stands at one place of each column is of one agent. */
export type Agents = {
  keys: Int32Array;
  /** All names in one text, each with a line break behind it, and where each begins: one more than there are agents. */
  names: string;
  begins: Uint32Array;
  domains: Uint32Array;
};

/** Periods of agents from the first on, agent by agent: `starts` tells where those of each agent begin, one more than there are agents. */
export type Periods = { starts: Uint32Array; from: Uint32Array; to: Uint32Array; told: Uint32Array };

/** All that is known of the agents of a migration at one revision. Never changed: what follows shares what it does not change. */
export type Columns = { agents: Agents; periods: Periods; said: Uint32Array; listed: Uint32Array; values: Values };

/** The agents of one moment: `held` is the period of each, by its place; -1 where nothing is known of it then. `lastSaid`: by which import. */
export type AtMoment = { columns: Columns; held: Int32Array; lastSaid: LastSaid };

/** The place of never among the instants. */
export const never = 0;
/** The place of what nobody said anything of, and no list. */
export const unsaid = 0;

export function emptyValues(): Values {
  const values: Values = {
    told: new Dictionary((text) => readTold(uncopied(text))),
    said: new Dictionary((text) => (text === "" ? nothingSaid : readSaid(uncopied(text)))),
    listed: new Dictionary((text): AgentListed => (text === "" ? nothingListed : JSON.parse(uncopied(text)))),
    domains: new Dictionary((text) => (text === "" ? null : text)),
    instants: new Dictionary((text) => (text === "\\N" ? Number.POSITIVE_INFINITY : instantOf(text))),
  };
  values.instants.idOf("\\N");
  values.said.idOf("");
  values.listed.idOf("");
  return values;
}

function readSaid(text: string): AgentSaid {
  const parsed: [AgentSaid["owner"], AgentSaid["tags"] | null, AgentSaid["method"], boolean, AgentSaid["alertsFrom"]] = JSON.parse(text);
  const [owner, tags, method, excluded, alertsFrom] = parsed;
  return { owner, tags: tags ?? [], method, excluded, alertsFrom };
}

/** An instant as the database writes it in UTC: 2014-02-03 06:00:00.25+00. */
function instantOf(text: string): number {
  const at = Date.parse(`${text.slice(0, 10)}T${text.slice(11).replace(/\+00$/, "")}Z`);
  if (Number.isNaN(at)) throw new TypeError(`${text} is no instant`);
  return at;
}

/** An instant in milliseconds as the database would write it; what is infinite as nothing. */
export function instantText(at: number): string {
  if (at === Number.POSITIVE_INFINITY) return "\\N";
  const [day = "", time = ""] = new Date(at).toISOString().split("T");
  return `${day} ${time.slice(0, -1).replace(/\.?0+$/, "")}+00`;
}

/** Names, which come in order, with the keys of their agents. */
export function agentsOf(keys: readonly number[], names: readonly string[], { domains }: Values): Agents {
  const begins = new Uint32Array(names.length + 1);
  for (const [i, name] of names.entries()) begins[i + 1] = (begins[i] ?? 0) + name.length + 1;
  return {
    keys: Int32Array.from(keys),
    names: names.map((name) => `${name}\n`).join(""),
    begins,
    domains: Uint32Array.from(names, (name) => domains.idOf(domainOf(name) ?? "")),
  };
}

export function nameAt({ names, begins }: Agents, place: number): string {
  return names.slice(begins[place] ?? 0, (begins[place + 1] ?? 1) - 1);
}

/** The place of an agent by its key; -1 where none has it. */
export function placesOf(agents: Agents): (key: number) => number {
  const places = new Int32Array(highestKey(agents) + 1).fill(-1);
  for (let place = 0; place < agents.keys.length; place++) places[agents.keys[place] ?? 0] = place;
  return (key) => places[key] ?? -1;
}

/** The place of an agent by its name; -1 where none has it. */
export function placeNamed(agents: Agents, name: string): number {
  let [low, high] = [0, agents.keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareBytes(nameAt(agents, middle), name) < 0) low = middle + 1;
    else high = middle;
  }
  return low < agents.keys.length && nameAt(agents, low) === name ? low : -1;
}

export function highestKey({ keys }: Agents): number {
  return keys.reduce((most, key) => Math.max(most, key), 0);
}

/** Adds to what a column holds at a place, and answers what that was before. */
export function add(column: Uint32Array, place: number, value: number): number {
  const before = column[place] ?? 0;
  column[place] = before + value;
  return before;
}

/** About what columns hold in memory. */
export function bytesOf({ agents, periods, said, listed, values }: Columns): number {
  const columns = [agents.keys, agents.begins, agents.domains, periods.starts, periods.from, periods.to, periods.told, said, listed];
  const dictionaries = [values.told, values.said, values.listed, values.domains, values.instants];
  return [...columns.map(({ byteLength }) => byteLength), ...dictionaries.map(({ bytes }) => bytes)].reduce(
    (sum, bytes) => sum + bytes,
    agents.names.length,
  );
}
