import "server-only";
import { compareBytes } from "@/lib/domain/byte-order";
import { type AtMoment, nameAt } from "./columns";

/** An agent in an order: what it is sorted by, and its name. */
export type Position = readonly [sortKey: string, name: string];

/** Agents of a selection in order. */
export class Order {
  constructor(
    private readonly view: AtMoment,
    /** By their places among the agents of the view. */
    readonly places: Uint32Array,
    private readonly keyOf: (place: number) => string,
    private readonly descending: boolean,
  ) {}

  /** Keys of all of them. */
  keys(): Int32Array {
    const { keys } = this.view.columns.agents;
    const own = new Int32Array(this.places.length);
    for (let i = 0; i < own.length; i++) own[i] = keys[this.places[i] ?? 0] ?? 0;
    return own;
  }

  /** The name of every so many of them, from the first on. */
  names(step: number): string[] {
    const { agents } = this.view.columns;
    const length = Math.ceil(this.places.length / step);
    return Array.from({ length }, (_, i) => nameAt(agents, this.places[i * step] ?? 0));
  }

  /** So many of them that come after a position, which need not be that of any agent. */
  after(position: Position | null, count: number): { key: number; position: Position }[] {
    const { agents } = this.view.columns;
    const first = position ? this.#firstAfter(position) : 0;
    return Array.from(this.places.subarray(first, first + count), (place) => ({
      key: agents.keys[place] ?? 0,
      position: this.#positionOf(place),
    }));
  }

  #firstAfter(position: Position): number {
    let [low, high] = [0, this.places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#isAfter(this.#positionOf(this.places[middle] ?? 0), position)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #positionOf(place: number): Position {
    return [this.keyOf(place), nameAt(this.view.columns.agents, place)];
  }

  #isAfter([key, name]: Position, [otherKey, otherName]: Position): boolean {
    const compared = compareBytes(key, otherKey) || compareBytes(name, otherName);
    return this.descending ? compared < 0 : compared > 0;
  }
}
