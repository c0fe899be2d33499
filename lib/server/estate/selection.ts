import "server-only";
import { agentReadings, type ListField, orderOf, type Reading } from "@/lib/domain/agent-readings";
import type { AgentTold, AlikeAgents } from "@/lib/domain/agent-told";
import { compareBytes } from "@/lib/domain/byte-order";
import { type AtMoment, add, nameAt, unsaid } from "./columns";
import { Lately } from "./lately";
import { Order } from "./order";
import { readerOf, saidAt, toldAt } from "./values";

/** Agents that a filter finds at a moment. */
export class Selection {
  #alike: readonly AlikeAgents[] | undefined;
  readonly #orders = new Lately<Order>(2);

  constructor(
    readonly view: AtMoment,
    /** By their places, which are in the order of names. */
    readonly places: Uint32Array,
  ) {}

  get total(): number {
    return this.places.length;
  }

  keys(): number[] {
    const { keys } = this.view.columns.agents;
    return Array.from(this.places, (place) => keys[place] ?? 0);
  }

  /** In the order of a field, agents alike in it by name. */
  order(sort: string): Order {
    return this.#orders.of(sort, () => {
      const { key, descending } = orderOf(sort);
      const read = key && readerOf(this.view, key);
      const ordered = read ? ranked(this.places, read) : this.places.slice();
      return new Order(this.view, descending ? ordered.reverse() : ordered, read ?? (() => ""), descending);
    });
  }

  /** How many have each value of a field; an agent with several counts for each, one with none under null. */
  countBy(field: ListField): Counted[] {
    const { values, folded }: { values: Reading<readonly string[]>; folded?: true } = agentReadings[field];
    const read = readerOf(this.view, values);
    const counts = new Map<string | null, Counted>();
    for (let i = 0; i < this.places.length; i++) {
      const own = read(this.places[i] ?? 0);
      for (const name of own.length > 0 ? own : [null]) {
        const value = folded && name !== null ? name.toLowerCase() : name;
        const counted = counts.get(value);
        if (!counted) counts.set(value, { value, name, agents: 1 });
        else {
          counted.agents += 1;
          if (name !== null && counted.name !== null && compareBytes(name, counted.name) < 0) counted.name = name;
        }
      }
    }
    return [...counts.values()];
  }

  /** What is made of each agent's name and what is told of it. */
  each<T>(of: (name: string, told: AgentTold) => readonly T[]): T[] {
    return Array.from(this.places, (place) => of(nameAt(this.view.columns.agents, place), toldAt(this.view, place))).flat();
  }

  /** The agents as few rows: all that is counted of them follows from these. */
  alike(): readonly AlikeAgents[] {
    this.#alike ??= this.#count();
    return this.#alike;
  }

  #count(): AlikeAgents[] {
    const { columns, held } = this.view;
    const tolds = columns.values.told.values.length;
    const counts = new Map<number, { place: number; count: number }>();
    for (let i = 0; i < this.places.length; i++) {
      const place = this.places[i] ?? 0;
      const pair = (columns.said[place] ?? unsaid) * tolds + (columns.periods.told[held[place] ?? 0] ?? 0);
      const counted = counts.get(pair);
      if (counted) counted.count += 1;
      else counts.set(pair, { place, count: 1 });
    }
    return [...counts.values()].map(({ place, count }) => ({ told: toldAt(this.view, place), said: saidAt(this.view, place), count }));
  }
}

/** How many agents share a value, and the first of the spellings that are used of it. */
export type Counted = { value: string | null; name: string | null; agents: number };

/** Places in the order of the bytes of a text that each has; those with the same one stay as they are. */
function ranked(places: Uint32Array, read: (place: number) => string): Uint32Array {
  const groups = new Map<string, number>();
  const own = new Uint32Array(places.length);
  for (let i = 0; i < places.length; i++) {
    const text = read(places[i] ?? 0);
    let group = groups.get(text);
    if (group === undefined) {
      group = groups.size;
      groups.set(text, group);
    }
    own[i] = group;
  }
  const ranks = new Uint32Array(groups.size);
  for (const [rank, [, group]] of [...groups].sort(([a], [b]) => compareBytes(a, b)).entries()) ranks[group] = rank;
  const next = new Uint32Array(groups.size + 1);
  for (let i = 0; i < own.length; i++) add(next, (ranks[own[i] ?? 0] ?? 0) + 1, 1);
  for (let rank = 0; rank < groups.size; rank++) add(next, rank + 1, next[rank] ?? 0);
  const ordered = new Uint32Array(own.length);
  for (let i = 0; i < own.length; i++) ordered[add(next, ranks[own[i] ?? 0] ?? 0, 1)] = places[i] ?? 0;
  return ordered;
}
