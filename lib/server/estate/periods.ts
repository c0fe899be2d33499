import "server-only";
import { add, instantText, type Periods, type Values } from "./columns";
import type { Handed } from "./handed";
import type { ToldPeriods } from "./reading";

/** Periods that were handed over, as they are read otherwise. */
export function toldOf({ periods }: Handed, { told, instants }: Values): ToldPeriods {
  const rows: ToldPeriods = { keys: [], from: [], to: [], told: [] };
  const known = new Map<number, number>();
  const idOf = (at: number) => {
    const id = known.get(at) ?? instants.idOf(instantText(at));
    known.set(at, id);
    return id;
  };
  for (const batch of periods) {
    const texts = batch.texts.map((text) => told.idOf(text));
    for (let i = 0; i < batch.keys.length; i++) {
      rows.keys.push(batch.keys[i] ?? 0);
      rows.from.push(idOf(batch.from[i] ?? 0));
      rows.to.push(idOf(batch.to[i] ?? 0));
      rows.told.push(texts[batch.told[i] ?? 0] ?? 0);
    }
  }
  return rows;
}

/** Periods as they came, agent by agent, each agent's from the first on. `placeOf`: of an agent by its key. */
export function periodsOf(told: ToldPeriods, placeOf: (key: number) => number, agents: number, { instants }: Values): Periods {
  const starts = new Uint32Array(agents + 1);
  for (const key of told.keys) add(starts, placeOf(key) + 1, 1);
  for (let place = 0; place < agents; place++) add(starts, place + 1, starts[place] ?? 0);
  const order = new Uint32Array(told.keys.length);
  const next = starts.slice();
  const at = (i: number) => instants.values[told.from[i] ?? 0] ?? 0;
  for (const [i, key] of told.keys.entries()) {
    const place = placeOf(key);
    let slot = next[place] ?? 0;
    add(next, place, 1);
    // Few are of one agent, and most come in order.
    for (const first = starts[place] ?? 0; slot > first && at(order[slot - 1] ?? 0) > at(i); slot--) order[slot] = order[slot - 1] ?? 0;
    order[slot] = i;
  }
  const column = (values: readonly number[]) => Uint32Array.from(order, (i) => values[i] ?? 0);
  return { starts, from: column(told.from), to: column(told.to), told: column(told.told) };
}

/** Periods of as many agents as `olds` has places: those of `fresh` where that has the agent, else those that it had at its old place. */
export function withFresh(old: Periods, olds: Int32Array, fresh: Periods, isFresh: Uint8Array): Periods {
  const starts = new Uint32Array(olds.length + 1);
  const sources = Array.from(olds, (was, place) => (isFresh[place] ? fresh : was < 0 ? null : old));
  for (const [place, source] of sources.entries()) {
    const at = source === fresh ? place : (olds[place] ?? 0);
    starts[place + 1] = (starts[place] ?? 0) + (source ? (source.starts[at + 1] ?? 0) - (source.starts[at] ?? 0) : 0);
  }
  const count = starts[olds.length] ?? 0;
  const made: Periods = { starts, from: new Uint32Array(count), to: new Uint32Array(count), told: new Uint32Array(count) };
  for (const [place, source] of sources.entries()) {
    if (!source) continue;
    const at = source === fresh ? place : (olds[place] ?? 0);
    const [first, end, into] = [source.starts[at] ?? 0, source.starts[at + 1] ?? 0, starts[place] ?? 0];
    for (let i = first; i < end; i++) {
      made.from[into + i - first] = source.from[i] ?? 0;
      made.to[into + i - first] = source.to[i] ?? 0;
      made.told[into + i - first] = source.told[i] ?? 0;
    }
  }
  return made;
}
